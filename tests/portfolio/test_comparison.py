"""The portfolio on two days, compared."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from som_cli.portfolio.comparison import MONEY_KINDS, compare
from som_cli.portfolio.money import added
from tests.builders.december import story
from tests.builders.portfolio import budget, development, line

KNOWN = "ska-2026-pensionikalkulaator"
BEFORE = date(2026, 6, 30)
HELD = ("hold", "2026-09-15", {"reason": "Ootab seadust."})
STARTED = ("start", "2026-07-01")


def told(before, after, domain="all"):
    then, now = story(cases=before), story(cases=after)
    return compare(replace(then, today=BEFORE), now, domain)


def kinds(before, after, domain="all"):
    return [(one.kind, one.id) for one in told(before, after, domain).differences]


def test_the_same_records_have_no_differences():
    cases = [development(), development(id="ska-2026-tervis", domain="health")]
    seen = told(cases, cases)
    assert (seen.differences, seen.difference.is_nothing) == ((), True)


@pytest.mark.req("D33", "D77")
def test_what_joined_and_what_left_is_told_with_its_money_and_reason():
    old = development(id="ska-2026-vana", budget=budget(line(2026, "70.00")))
    gone = development(
        STARTED,
        ("cancel", "2026-09-15", {"reason": "Ei ole vaja."}),
        id="ska-2026-vana",
        budget=budget(line(2026, "70.00")),
    )
    seen = told([old], [gone, development(budget=budget(line(2027, "100.00", secured=False)))])

    assert [(one.kind, one.id, str(one.sum.eur), one.reason) for one in seen.differences] == [
        ("joined", KNOWN, "100.00", None),
        ("left", "ska-2026-vana", "-70.00", "Ei ole vaja."),
    ]
    assert str(seen.difference.eur) == "30.00"
    assert kinds([old], []) == [("left", "ska-2026-vana")]


@pytest.mark.req("D50", "D78")
def test_what_a_report_foresees_otherwise_is_told_with_its_reason():
    late = {
        "period": "2026-T3",
        "date": "2026-11-20",
        "rating": "amber",
        "reason": "Maht kasvas.",
        "forecast": {"end": "2030-03-31", "cost": "130.00"},
    }
    plan = budget(line(2027, "100.00"))
    before, after = development(STARTED, budget=plan), development(STARTED, reports=[late], budget=plan)

    seen = told([before], [after])

    assert [(one.kind, str(one.on), one.reason) for one in seen.differences] == [
        ("expected-end", "2026-11-20", "Maht kasvas."),
        ("expected-cost", "2026-11-20", "Maht kasvas."),
    ]
    assert seen.by_kind["expected-end"][0].now == date(2030, 3, 31)
    assert str(seen.by_kind["expected-cost"][0].sum.eur) == "30.00"
    assert seen.difference.is_nothing


@pytest.mark.req("D50", "D51")
def test_state_funding_agency_and_title_are_compared():
    before = development(STARTED, budget=budget(line(2027, "100.00", secured=False)))
    after = development(
        STARTED, HELD, title="Kalkulaator", agency="som", budget=budget(line(2027, "100.00")), was=before.card.record
    )
    seen = told([before], [after])

    found = {one.kind: one for one in seen.differences}
    assert set(found) >= {"state", "cost", "agency", "title"}
    assert (found["state"].now.en, found["state"].on, found["state"].reason) == (
        "on hold", date(2026, 9, 15), "Ootab seadust.",
    )  # fmt: skip
    assert (str(found["cost"].sum.eur), str(found["cost"].sum.secured)) == ("0.00", "100.00")


def test_a_domain_is_compared_alone():
    health = development(id="ska-2026-tervis", domain="health", service=None)
    assert kinds([], [development(), health], "health") == [("joined", "ska-2026-tervis")]


LINES = st.lists(
    st.builds(
        lambda year, euros, secured: line(year, f"{euros}.00", secured=secured),
        st.integers(2025, 2031), st.integers(0, 10**6), st.booleans(),
    ),
    min_size=1, max_size=3,
)  # fmt: skip
PART = st.dictionaries(st.sampled_from(["ska-2026-aaaaaa", "ska-2026-bbbbbb", "ska-2026-cccccc"]), LINES)


@pytest.mark.req("D2", "D51")
@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(PART, PART)
def test_what_joined_left_and_costs_otherwise_makes_the_difference_of_the_totals(before, after):
    then, now = (
        [development(id=key, budget=budget(*lines)) for key, lines in part.items()] for part in (before, after)
    )
    seen = told(then, now)

    assert added(seen.sum(kind) for kind in sorted(MONEY_KINDS)) == seen.difference
    joined, left = (len(seen.by_kind[kind]) for kind in ("joined", "left"))
    assert seen.total_then.count + joined - left == seen.total_now.count
