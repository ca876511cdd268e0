"""What initiatives need from each other: circles, dates that cannot be, and what is waited for in vain."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from som_cli.diagnostics import Origin
from som_cli.process.ties import Ties, check_ties, fit, ties
from tests.builders.process import case, case_in

if TYPE_CHECKING:
    from som_cli.diagnostics import Diagnostic

A, B, C = "ska-2026-a", "ska-2026-b", "ska-2026-c"
MAY, JUNE, JULY = dt.date(2027, 5, 31), dt.date(2027, 6, 1), dt.date(2027, 6, 2)


def tied(id_: str, **changes: Any) -> Ties:
    defaults = {"path": f"{id_}.yaml", "agency": "ska", "depends_on": (), "supersedes": None, "start": None}
    values: dict[str, Any] = {"id": id_, **defaults, "end": None, "is_open": True, **changes}
    return Ties(**values)


def across(*all_ties: Ties) -> list[Diagnostic]:
    return list(check_ties(all_ties, Origin))


def told(findings: list[Diagnostic]) -> list[tuple[str, tuple[str | int, ...], dict[str, Any]]]:
    return [(one.code, one.at, dict(one.facts)) for one in findings]


def test_of_a_case_only_its_ties_are_kept() -> None:
    one = case(depends_on=[A], supersedes=B)
    kept = ties(one, frozenset({"withdrawn"}))
    assert (kept.depends_on, kept.supersedes, kept.agency, kept.is_open) == ((A,), B, "ska", True)
    assert (kept.start, kept.end) == (dt.date(2027, 2, 1), dt.date(2028, 3, 31))
    bare = ties(case(schedule="unknown"), frozenset({"draft"}))
    assert (bare.start, bare.end, bare.is_open) == (None, None, False)


@pytest.mark.parametrize(
    ("state", "planned_begun"),
    [
        ("shared", (False, False)),
        ("planned", (True, False)),
        ("in_progress", (False, True)),
        ("on_hold", (False, True)),
    ],
)
def test_whether_work_was_planned_or_has_begun_is_kept(state: str, planned_begun: tuple[bool, bool]) -> None:
    kept = ties(case_in(state), frozenset({"completed"}))
    assert (kept.is_planned, kept.has_begun) == planned_begun


def test_an_id_names_one_initiative() -> None:
    assert told(across(tied(A), tied(A, path="other.yaml"))) == [
        ("records-id-twice", ("id",), {"value": A, "other": f"{A}.yaml"})
    ]


@pytest.mark.req("D4")
def test_a_circle_stands_at_the_link_that_leads_into_it() -> None:
    assert told(across(tied(A, depends_on=(C, B)), tied(B, depends_on=(A,)), tied(C))) == [
        ("initiatives-circle", ("depends_on", 1), {"key": "depends_on", "ring": f"{A} → {B} → {A}"})
    ]
    assert told(across(tied(A, depends_on=(A,)))) == [
        ("initiatives-circle", ("depends_on", 0), {"key": "depends_on", "ring": f"{A} → {A}"})
    ]
    assert told(across(tied(A, supersedes=A))) == [
        ("initiatives-circle", ("supersedes",), {"key": "supersedes", "ring": f"{A} → {A}"})
    ]


@pytest.mark.req("D4")
def test_a_circle_goes_through_both_domains_and_over_many_initiatives() -> None:
    ring = (tied(A, depends_on=(B,)), tied(B, depends_on=(C,), agency="terk"), tied(C, depends_on=(A,)))
    (found,) = across(*ring)
    assert (found.path, found.at, found.facts["ring"]) == (f"{A}.yaml", ("depends_on", 0), f"{A} → {B} → {C} → {A}")


@pytest.mark.req("D4")
@pytest.mark.parametrize(
    ("before", "after", "late"),
    [
        ({"end": JULY}, {"end": JUNE}, True),
        ({"end": JUNE}, {"end": JUNE}, False),
        ({}, {"end": JUNE}, False),
        ({"end": JULY}, {}, False),
        ({"end": JULY, "is_open": False}, {"end": JUNE}, False),
        ({"end": JULY}, {"end": JUNE, "is_open": False}, False),
    ],
)
def test_work_does_not_end_before_what_it_depends_on(before: dict[str, Any], after: dict[str, Any], late: bool) -> None:
    needs = ("nowhere", A)
    expected = [("initiatives-dependency-late", ("depends_on", 1), {"value": A, "end": JUNE, "needed": JULY})]
    assert told(across(tied(A, **before), tied(B, depends_on=needs, **after))) == (expected if late else [])


@pytest.mark.req("D4")
def test_work_does_not_wait_for_what_will_not_be_done() -> None:
    waits = tied(B, depends_on=(A,), start=JUNE, end=dt.date(2027, 12, 1))
    at = ("depends_on", 0)
    assert told(across(tied(A, end=JULY), waits)) == []
    assert told(across(tied(A, end=JUNE), waits)) == []
    lost = tied(A, end=JULY, is_open=False, is_lost=True)
    assert told(across(lost, waits)) == [("initiatives-dependency-lost", at, {"value": A})]


@pytest.mark.req("D4")
@pytest.mark.parametrize(
    ("needed", "changes", "noted"),
    [
        (JULY, {"is_planned": True}, True),
        (JUNE, {"is_planned": True}, False),  # the day on which it starts is early enough
        (JULY, {}, False),  # before the yes its dates are a wish
        (JULY, {"has_begun": True}, False),  # the start cannot be moved any more
    ],
)
def test_planned_work_starts_after_what_it_depends_on(needed: dt.date, changes: dict[str, Any], noted: bool) -> None:
    waits = tied(B, depends_on=(A,), start=JUNE, end=dt.date(2027, 12, 1), **changes)
    expected = [("initiatives-dependency-overlap", ("depends_on", 0), {"value": A, "start": JUNE, "needed": JULY})]
    assert told(across(tied(A, end=needed), waits)) == (expected if noted else [])


@pytest.mark.req("D4")
@pytest.mark.parametrize(
    ("waits", "needed", "expected"),
    [
        ({"start": JUNE}, {"end": JULY, "is_open": False}, "done"),
        ({"start": JUNE}, {"end": JULY, "is_open": False, "is_lost": True}, "lost"),
        ({"start": JUNE, "end": JUNE}, {"end": JULY}, "late"),
        ({"start": JUNE, "end": JUNE, "has_begun": True}, {"end": JULY}, "late"),
        ({"start": JUNE, "end": JULY}, {"end": JULY}, "overlap"),
        ({"start": JUNE, "has_begun": True}, {"end": JULY}, "under-way"),
        ({"start": JUNE}, {"end": MAY}, "in-time"),
        ({"start": JUNE}, {"end": JUNE}, "in-time"),
        ({"start": JUNE}, {}, "unknown"),
        ({}, {"end": JUNE}, "unknown"),
    ],
)
def test_dates_fit_or_they_do_not(waits: dict[str, Any], needed: dict[str, Any], expected: str) -> None:
    assert fit(tied(B, depends_on=(A,), **waits), tied(A, **needed)) == expected
