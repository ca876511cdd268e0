"""Long lines are broken between words, and commands stay whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from som_cli.report.folding import folded


def test_a_long_sentence_is_broken_between_words_and_continued_deeper() -> None:
    said = "  hint: record it by the command that follows, if you please"
    assert folded(said, 30) == "  hint: record it by the\n    command that follows, if\n    you please"


def test_what_fits_stays_as_it_is() -> None:
    assert folded("  one   two\n\nthree", 11) == "  one   two\n\nthree"


def test_a_command_in_backticks_goes_to_a_line_of_its_own_rather_than_being_broken() -> None:
    said = "possible: submit it; `som why 26-kt` shows what is needed"
    assert folded(said, 30) == "possible: submit it;\n  `som why 26-kt` shows what\n  is needed"
    long = "then say `som initiative advance 26-kt --yes`."
    assert folded(long, 37) == "then say\n`som initiative advance 26-kt --yes`."
    assert folded(long, 20) == "then say\n`som initiative advance 26-kt --yes`."


def test_a_text_in_backticks_that_is_longer_than_a_line_is_broken_between_words() -> None:
    assert folded("no service is called `a very long name of it`", 20) == (
        "no service is called\n  `a very long name\n  of it`"
    )


@pytest.mark.parametrize("before", ["    ", "    → Mari Maasikas: "])
def test_a_command_at_the_end_of_a_line_stays_in_one_piece(before: str) -> None:
    said = f"{before}som initiative advance 26-kt --note 'a --b c' --outcome agreed"
    assert folded(said, 34) == said


def test_colours_take_no_room() -> None:
    assert folded("\033[1;31merror\033[0m: one two", 14) == "\033[1;31merror\033[0m: one two"


@given(st.text(alphabet="ab` -'\"som", max_size=120), st.integers(8, 60))
def test_nothing_is_lost_in_breaking(text: str, columns: int) -> None:
    assert "".join(folded(text, columns).split()) == "".join(text.split())
