"""The Estonian catalogue is complete, and its sentences carry the facts that the English ones carry."""

from __future__ import annotations

import re

import pytest

from tools.catalogue import marked, sentences, translations

FACT = re.compile(r"\{[a-z_|0-9]+\}")


def forms(text: str | tuple[str, ...] | list[str] | None) -> list[str]:
    return [text] if isinstance(text, str) else list(text or ())


def test_every_sentence_has_its_estonian_and_no_estonian_is_left_over() -> None:
    english = {forms(message.id)[0] for message in sentences() if message.id}
    estonian = {forms(message.id)[0] for message in translations() if message.id and all(forms(message.string))}
    assert sorted(english - estonian) == []
    assert sorted(estonian - english) == []


def test_sentences_are_found_within_f_strings_too() -> None:
    source = """f"{style.paint(_('hint'), '1')}: {advice}"; ngettext("{n} act", "{n} acts", 2); _(said)"""
    assert set(marked(source)) == {"hint", ("{n} act", "{n} acts")}


def test_no_translation_is_a_guess() -> None:
    assert [message.id for message in translations() if message.fuzzy and message.id] == []


def test_a_translation_names_the_same_facts() -> None:
    odd = [
        message.id
        for message in translations()
        if message.id
        and all(forms(message.string))
        and {fact for form in forms(message.id) for fact in FACT.findall(form)}
        != {fact for form in forms(message.string) for fact in FACT.findall(form)}
    ]
    assert odd == []


@pytest.mark.req("X2", "X9")
@pytest.mark.parametrize("wrong", ["portfellihaldur", "päevakava", "teenuskaart", "läbi vii", "kommit", "verstapost"])
def test_the_words_to_avoid_are_avoided(wrong: str) -> None:
    assert [form for message in translations() for form in forms(message.string) if wrong in form.casefold()] == []
