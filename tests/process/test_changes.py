"""What an amendment changed: found between two cards, undone, and told apart from what is editorial."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from som_cli.process.changes import (
    applied,
    differences,
    is_material,
    is_scope,
    parse_path,
    path_text,
    reverted,
    stands,
    value_at,
)
from som_cli.process.digests import card_basis
from som_cli.process.plain import plain
from som_cli.process.records import Change
from tests.builders.cards import initiative, initiative_values


def change(path: str, old: Any = None, new: Any = None) -> Change:
    return Change(path=path, old=old, new=new)


@pytest.mark.parametrize(
    ("path", "material", "scope"),
    [
        ("domain", True, True),
        ("service", True, True),
        ("policy", True, True),
        ("problem", True, True),
        ("expected_outcome", True, True),
        ("budget", True, False),
        ("budget.vat_included", True, False),
        ("budget.lines", True, False),
        ("budget.lines.2", True, False),
        ("budget.lines.2.amount", True, False),
        ("budget.lines.2.kind", True, False),
        ("budget.lines.2.source", False, False),
        ("budget.lines.2.secured", False, False),
        ("schedule", True, False),
        ("schedule.start", True, False),
        ("schedule.milestones", False, False),
        ("schedule.milestones.0.date", False, False),
        ("title", False, False),
        ("also", False, False),
        ("estimate.size", False, False),
    ],
)
def test_the_fields_that_are_decided_on(path: str, material: bool, scope: bool) -> None:
    assert (is_material(change(path)), is_scope(change(path))) == (material, scope)


def test_a_path_is_read_and_written_alike() -> None:
    assert parse_path("budget.lines.0.amount") == ("budget", "lines", 0, "amount")
    assert path_text(("budget", "lines", 0, "amount")) == "budget.lines.0.amount"


def test_each_value_that_differs_is_one_change() -> None:
    after = initiative(title="Uus", problem="Muu.", schedule={"start": "2027-03-01", "end": "2028-03-31"})
    milestones = plain(initiative(), dates_as_text=True)["schedule"]["milestones"]
    assert differences(initiative(), after) == (
        change("title", "Pensionikalkulaator", "Uus"),
        change("problem", initiative().problem, "Muu."),
        change("schedule.start", "2027-02-01", "2027-03-01"),
        change("schedule.milestones", milestones, None),
    )


def test_a_list_whose_length_changed_is_one_change() -> None:
    budget = initiative_values()["budget"]
    after = initiative(budget={**budget, "lines": budget["lines"][:1]})
    assert [one.path for one in differences(initiative(), after)] == ["budget.lines"]


def test_the_same_sum_written_otherwise_is_no_change() -> None:
    budget = initiative_values()["budget"]
    lines = [{**budget["lines"][0], "amount": 200000}, budget["lines"][1]]
    assert differences(initiative(), initiative(budget={**budget, "lines": lines})) == ()


@pytest.mark.parametrize(
    "edit",
    [
        {"problem": "Muu."},
        {"service": None, "policy": "eakad"},
        {"budget": "unknown"},
        {"budget": None},
        {"schedule": "unknown"},
        {"schedule": {"end": "2029-01-01"}},
        {"budget": {"vat_included": True, "lines": [{"year": 2027, "hours": 600}]}},
        {"title": "Uus", "parties": [], "also": ["health"], "estimate": {"size": "XL"}},
    ],
)
def test_what_was_changed_can_be_undone_and_done_again(edit: dict[str, Any]) -> None:
    before, after = initiative(), initiative(**edit)
    changes = differences(before, after)
    assert reverted(after, changes) == before
    assert applied(before, changes) == after
    assert all(stands(after, one) for one in changes)


amounts = st.decimals(0, 10**6, places=2)
budgets = st.none() | st.just("unknown") | st.fixed_dictionaries(
    {
        "vat_included": st.booleans(),
        "lines": st.lists(st.fixed_dictionaries({"year": st.integers(2026, 2030), "amount": amounts}), max_size=3),
    }
)  # fmt: skip
cards = st.builds(
    lambda problem, budget, end: initiative(
        problem=problem, budget=budget, schedule={"end": end} if end else "unknown"
    ),
    st.sampled_from(["A", "B\nC", "Õ"]),
    budgets,
    st.none() | st.dates(min_value=date(2027, 1, 1), max_value=date(2030, 1, 1)),
)


@given(cards, cards)
def test_law_undoing_the_differences_gives_back_the_text_that_was_decided_on(before: Any, after: Any) -> None:
    earlier = reverted(after, differences(before, after))
    assert earlier is not None
    assert card_basis(earlier) == card_basis(before)


def test_lines_of_a_list_are_added_and_taken_away_at_its_end() -> None:
    line = {"year": 2029, "amount": "10.00"}
    added = applied(initiative(), [change("budget.lines.2", None, line)])
    assert added is not None
    assert added.known_budget is not None
    assert [one.year for one in added.known_budget.lines] == [2027, 2028, 2029]
    assert reverted(added, [change("budget.lines.2", None, line)]) == initiative()


def test_a_change_that_does_not_fit_the_card_undoes_nothing() -> None:
    assert reverted(initiative(), [change("budget.lines.7.amount", "5", "6")]) is None
    assert reverted(initiative(), [change("problem.text", "5", "6")]) is None
    assert reverted(initiative(), [change("schedule.end", "eile", "2028-03-31")]) is None


def test_what_stands_at_a_path() -> None:
    assert value_at(initiative(), "schedule.end") == "2028-03-31"
    assert value_at(initiative(), "schedule.end.day") is None
    assert value_at(initiative(), "budget.lines.9") is None
    assert stands(initiative(policy=None), change("policy", "eakad", None))
