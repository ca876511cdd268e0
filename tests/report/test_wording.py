from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from som_cli.diagnostics import Named, Words, shortened
from som_cli.report.wording import joined, spoken, visible


@pytest.mark.parametrize(
    ("fact", "estonian", "english"),
    [
        (date(2026, 12, 10), "10.12.2026", "10.12.2026"),
        (Decimal("480000.00"), "480\u00a0000\u00a0€", "€480,000"),
        (Decimal("378519.12"), "378\u00a0519,12\u00a0€", "€378,519.12"),
        (Decimal(-20000), "\u221220\u00a0000\u00a0€", "\u2212€20,000"),
        (Words("esitatud", "submitted"), "esitatud", "submitted"),
        (Named("mari-tamm", "Mari Tamm"), "Mari Tamm", "Mari Tamm"),
        (2027, "2027", "2027"),
        (None, "–", "–"),
        (("a", "b", "c"), "a, b ja c", "a, b and c"),
        ((), "", ""),
    ],
)
def test_a_fact_reads_as_its_language_writes_it(fact: object, estonian: str, english: str) -> None:
    assert (spoken(fact, "et"), spoken(fact, "en")) == (estonian, english)  # type: ignore[arg-type]  # a table of facts


def test_choices_end_in_or() -> None:
    assert joined(["toetab", "toetab märkustega", "ei toeta"], "et", "or") == "toetab, toetab märkustega või ei toeta"
    assert joined(["one"], "en", "or") == "one"


def test_of_many_people_the_first_are_named_and_the_others_counted() -> None:
    many = tuple(Named(f"p{number}", f"P{number}") for number in range(1, 11))
    assert spoken(many, "en", "or") == "P1, P2, P3, P4, P5, P6, P7 or 3 more"
    assert spoken(many, "et", "or") == "P1, P2, P3, P4, P5, P6, P7 või veel 3"
    assert spoken(many[:8], "en", "or") == "P1, P2, P3, P4, P5, P6, P7 or P8"
    assert spoken(tuple("abcdefghij"), "en", "or") == "a, b, c, d, e, f, g, h, i or j"


def test_what_moves_the_cursor_or_turns_the_line_around_is_made_visible() -> None:
    assert visible("a\x1b[31mb\u202ec\nd\te\x00") == "a\\x1b[31mb\\u202ec\\nd\\te\\x00"
    assert visible("Õhtu „tekst“ 1\u00a0000 😀") == "Õhtu „tekst“ 1\u00a0000 😀"


def test_a_long_word_is_cut_and_says_so() -> None:
    assert shortened("x" * 200, 10) == "xxxxxxxxx…"


@given(st.text())
def test_nothing_unprintable_survives(text: str) -> None:
    assert all(char.isprintable() or char == "\u00a0" for char in visible(text))
