"""What changed in the papers of an item after its readers got them."""

from __future__ import annotations

from datetime import date

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


def test_what_changed_is_told_by_kind_and_the_last_day():
    found = changed_papers(amended("2026-11-20", *CHANGES), story().meetings[DECEMBER].record, SHARE)

    assert found is not None
    assert (found.code, found.facts["last"]) == ("agenda-changed-late", date(2026, 11, 20))
    what = found.facts["what"]
    assert isinstance(what, tuple)
    assert [words.en for words in what if isinstance(words, Words)] == [
        "the title", "the budget", "the dates", "purpose or scope", "other",
    ]  # fmt: skip


def test_a_change_on_the_day_of_the_deadline_is_in_time():
    assert changed_papers(amended("2026-11-19", *CHANGES), story().meetings[DECEMBER].record, SHARE) is None


def test_a_change_after_the_agenda_was_made_final_is_told_as_that():
    final = meeting(id=DECEMBER, date="2026-12-10", frozen={"date": "2026-12-03", "commit": "7c41e9a"})

    found = changed_papers(amended("2026-12-04", CHANGES[0]), final, SHARE)

    assert found is not None
    assert found.code == "agenda-changed-frozen"
