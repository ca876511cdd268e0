from __future__ import annotations

import pytest

from som_cli.cards.completeness import Completeness, Gap, completeness
from som_cli.cards.substance import is_placeholder, is_unknown
from tests.builders.cards import draft, initiative


@pytest.mark.parametrize("text", ["TBD", "tbd.", "…", " – ", "Täpsustamisel", "vajab  täpsustamist!", "n/a", "TODO"])
@pytest.mark.req("D15")
def test_a_placeholder_says_nothing(text: str) -> None:
    assert is_placeholder(text)


@pytest.mark.parametrize(
    "text", ["Ei muutu", "teadmata", "Kõik, mis on täpsustamisel, lisatakse", "0,5 ametikohta", "Testida", "%", "‰"]
)
def test_a_short_answer_is_an_answer(text: str) -> None:
    assert not is_placeholder(text)


@pytest.mark.parametrize(("text", "unknown"), [("Teadmata.", True), ("unknown", True), ("Teadmata arv inimesi", False)])
@pytest.mark.req("D16")
def test_unknown_is_said_in_a_word(text: str, unknown: bool) -> None:
    assert is_unknown(text) is unknown


@pytest.mark.req("S45")
def test_a_full_card_lacks_nothing() -> None:
    assert completeness(initiative()) == Completeness(100, ())


@pytest.mark.req("S45")
def test_a_draft_is_told_what_to_fill_in_next() -> None:
    card = initiative(impact="TBD", budget="unknown", estimate=None)
    gaps = (Gap("impact", "placeholder", share=8), Gap("estimate", "empty", share=6),
            Gap("budget", "unknown", share=8))  # fmt: skip
    assert completeness(card) == Completeness(78, gaps)
    assert completeness(card).missing == ("impact", "estimate", "budget")
    assert completeness(card).next == "impact"
    assert completeness(draft()).percent == 0
