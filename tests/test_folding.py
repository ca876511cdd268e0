"""Texts are found as people type them."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from som_cli.folding import lowered, needles


def finds(query: str, text: str) -> bool:
    small = lowered(text)
    return all(needle.search(small) for needle in needles(query))


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("too", "TÖÖVÕIME"),
        ("töö", "Töövõime"),
        ("siseministeerium", "Siseministeerium"),
        ("zurnaal", "žurnaal"),
        ("kohtuotsus teenus", "Teenuse osutamine kohtuotsuse alusel"),
        ('"kohtuotsuse alusel"', "kohtuotsuse\n alusel"),
        ("cafe", "Café"),
        (unicodedata.normalize("NFD", "töö"), "töö"),
    ],
)
def test_what_was_meant_is_found(query: str, text: str) -> None:
    assert finds(query, text)


@pytest.mark.parametrize(
    ("query", "text"),
    [("töö", "too"), ("õ", "ö"), ('"alusel kohtuotsuse"', "kohtuotsuse alusel"), ("a.c", "abc"), ("[", "a")],
)
def test_something_else_is_not_found(query: str, text: str) -> None:
    assert not finds(query, text)


def test_nothing_is_sought_where_nothing_was_typed() -> None:
    assert needles("  ") == ()


@given(st.text())
def test_small_letters_stand_where_the_letters_stood(text: str) -> None:
    assert len(lowered(text)) == len(text)


@given(st.text(alphabet=st.characters(whitelist_categories=("L", "N")), min_size=1))
def test_every_text_finds_itself(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    assert finds(composed, composed)
