"""What changed in the papers of an item after its readers got them."""

from __future__ import annotations

from datetime import date

import pytest

from som_cli.cards.initiative import Budget
from som_cli.committee.papers import changed_papers
from som_cli.diagnostics import Words
from tests.builders.committee import case, continued
from tests.builders.december import DECEMBER, story, to_shared
from tests.builders.meetings import meeting

SHARE = date(2026, 11, 19)
CHANGES = [
    {"path": "title", "old": "Vana", "new": "Uus"},
    {"path": "budget.lines.0.amount", "old": "1", "new": "2"},
    {"path": "schedule.end", "old": "2027-01-01", "new": "2028-01-01"},
    {"path": "problem", "old": "a", "new": "b"},
    {"path": "risks", "old": [], "new": []},
]


def amended(day, *changes):
    told = [*to_shared(1, ["liis-kuusik"]), ("amend", day, {"changes": list(changes)})]
    return continued(case(acts=told[:-1]), told[-1])


def test_what_changed_is_told_by_kind_and_since_which_day():
    found = changed_papers(amended("2026-11-20", *CHANGES), story().meetings[DECEMBER].record, SHARE)

    assert found is not None
    assert (found.code, found.facts["since"]) == ("agenda-changed-late", SHARE)
    what = found.facts["what"]
    assert isinstance(what, tuple)
    assert [words.en for words in what if isinstance(words, Words)] == [
        "the title", "the budget", "the dates", "purpose or scope", "the description",
    ]  # fmt: skip


def test_a_change_on_the_day_of_the_deadline_is_in_time():
    assert changed_papers(amended("2026-11-19", *CHANGES), story().meetings[DECEMBER].record, SHARE) is None


def test_a_change_after_the_agenda_was_made_final_is_told_as_that():
    final = meeting(id=DECEMBER, date="2026-12-10", frozen={"date": "2026-12-03", "commit": "7c41e9a"})

    found = changed_papers(amended("2026-12-04", CHANGES[0]), final, SHARE)

    assert found is not None
    assert found.code == "agenda-changed-frozen"


@pytest.mark.req("D61", "D68")
def test_what_was_written_anew_without_an_act_is_told_against_the_card_of_then():
    now = case(acts=to_shared(1, ["liis-kuusik"]))
    card = now.card.record
    told = {"title": "Vana pealkiri", "impact": "Varem kirjeldatud mõju", "client_view": None, "also": ("health",)}
    then = card.model_copy(update=told)

    found = changed_papers(now, story().meetings[DECEMBER].record, SHARE, {card.id: then})

    assert found is not None
    what = found.facts["what"]
    assert isinstance(what, tuple)
    assert [words.en for words in what if isinstance(words, Words)] == ["the title", "the description", "other"]
    assert changed_papers(now, story().meetings[DECEMBER].record, SHARE, {card.id: card}) is None


def test_a_funding_source_is_told_apart_from_the_budget():
    now = case(acts=to_shared(1, ["liis-kuusik"]))
    card = now.card.record
    assert isinstance(card.budget, Budget)
    lines = tuple(line.model_copy(update={"source": "Hoopis teine allikas"}) for line in card.budget.lines)
    then = card.model_copy(update={"budget": card.budget.model_copy(update={"lines": lines})})

    found = changed_papers(now, story().meetings[DECEMBER].record, SHARE, {card.id: then})

    assert found is not None
    assert found.facts["what"] == (Words("rahastusallikas", "the funding source"),)


def test_what_was_shared_after_the_deadline_is_judged_from_the_day_it_was_shared():
    shared = ("share", "2026-11-21", {"reviewers": ["liis-kuusik"], "meeting": DECEMBER})
    late = case(acts=[*to_shared(1, ["liis-kuusik"])[:-1], shared])
    then = late.card.record.model_copy(update={"title": "Vana pealkiri"})

    assert changed_papers(late, story().meetings[DECEMBER].record, SHARE, {late.id: then}) is None
