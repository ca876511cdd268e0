"""The portfolio on one day."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from som_cli.portfolio import money
from som_cli.portfolio.view import portfolio
from tests.builders.cards import initiative
from tests.builders.committee import case
from tests.builders.december import HEALTH, JUNE, story, to_shared
from tests.builders.portfolio import budget, development, line, snapshot

OFF = {"start": None, "end": None}


def seen(*cases, domain="all", agency=None, public=False, **changes):
    return portfolio(story(cases=cases, **changes), domain, agency, public=public)


def ids(items):
    return [item.id for item in items]


def amounts(value: money.Sum):
    return (value.eur, value.secured, value.unsecured, value.hours)


LINES = st.lists(
    st.builds(
        lambda year, amount, secured, source: line(
            year, f"{amount}.{amount % 100:02d}", secured=secured, source=source
        ),
        st.integers(2020, 2035),
        st.integers(0, 10**7),
        st.sampled_from([True, False, None]),
        st.sampled_from(["a", "b", None]),
    ),
    max_size=4,
)
CARDS = st.lists(
    st.tuples(
        st.sampled_from(["social", "health"]),
        st.sampled_from(["ska", "som"]),
        LINES,
        st.sampled_from(["planned", "started"]),
    ),
    max_size=6,
)


@pytest.mark.req("D2", "D23", "D31")
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(CARDS)
def test_every_total_is_the_sum_of_its_parts(told):
    cases = [
        development(
            *([("start", "2026-07-01")] if state == "started" else []),
            id=f"{agency}-2026-a{n}",
            agency=agency,
            domain=domain,
            budget=budget(*lines) if lines else "unknown",
        )
        for n, (domain, agency, lines, state) in enumerate(told)
    ]
    view = seen(*cases)

    whole = view.total
    for parts in (view.by_state, view.by_domain, view.by_agency):
        assert sum(parts.values(), money.Total()) == whole
    for sums in (view.by_year, view.by_source, view.by_agency_and_year):
        assert money.added(sums.values()) == whole.sum
    for named, total in view.by_agency.items():
        own = {year: value for (agency, year), value in view.by_agency_and_year.items() if agency == named}
        assert money.added(own.values()) == total.sum
    inside = money.years_within(view.by_year, view.horizon.start.year, view.horizon.end.year)
    assert view.earlier + inside + view.later == whole.sum
    assert whole.sum.eur == whole.sum.secured + whole.sum.unsecured
    assert whole.count == len(told)
    assert whole.unknown == sum(not lines for _, _, lines, _ in told)
    assert [portfolio(story(cases=cases), domain).total for domain in ("social", "health")] == list(
        view.by_domain.values()
    )


@pytest.mark.req("D33")
def test_what_was_approved_counts_and_a_change_stands_beside():
    was = initiative(budget=budget(line(2027, "100.00"), line(2028, "50.00", secured=False)))
    now = budget(line(2027, "130.00", source="SKA eelarve"), line(2028, "50.00"))
    change = {"changes": [{"path": "budget.lines.0.amount", "old": "100.00", "new": "130.00"}], "by": "helen-sirel"}
    view = seen(development(("start", "2026-07-01"), ("amend", "2026-11-16", change), was=was, budget=now))
    (item,) = view.items

    assert amounts(view.total.sum) == (Decimal(150), Decimal(150), 0, 0)
    assert item.sources == ("SKA eelarve", "riigieelarve")  # the card says what is secured, and from where
    assert amounts(item.baseline.sum) == (Decimal(150), Decimal(100), Decimal(50), 0)
    assert (item.waiting.eur, item.waiting.is_refused, item.waiting.terms.sum.eur) == (Decimal(30), False, Decimal(180))
    assert [change.kind for change in view.changed] == ["started", "waiting"]


@pytest.mark.req("D33")
def test_a_confirmed_change_is_the_plan_and_the_baseline_stays():
    was = initiative(schedule={"start": "2027-02-01", "end": "2027-12-31"})
    after = {"start": "2027-02-01", "end": "2028-03-31"}
    told = {"changes": [{"path": "schedule.end", "old": "2027-12-31", "new": "2028-03-31"}], "by": "helen-sirel"}
    shot = {"title": "Pensionikalkulaator", "budget": snapshot(was)["budget"], **after}
    confirm = {"outcome": "yes", "meeting": JUNE, "reason": "Põhjendatud.", "snapshot": shot}
    view = seen(
        development(
            ("amend", "2026-06-01", told),
            ("confirm", "2026-06-11", confirm),
            was=was,
            schedule=after,
            decided="2026-03-12",
        )
    )
    (item,) = view.items

    assert (item.terms.end.isoformat(), item.baseline.end.isoformat(), item.waiting) == (
        "2028-03-31",
        "2027-12-31",
        None,
    )
    assert [(one.kind, one.shift.months) for one in view.decided] == [("confirmed", 3)]


def test_a_change_that_was_refused_waits_for_being_taken_back():
    was = initiative()
    told = {"changes": [{"path": "problem", "old": was.problem, "new": "Muu."}], "by": "helen-sirel"}
    refusal = {"outcome": "no", "meeting": JUNE, "reason": "Ei."}
    (item,) = seen(
        development(("amend", "2026-06-11", told), ("confirm", "2026-06-11", refusal), was=was, problem="Muu.")
    ).items

    assert (item.waiting.is_refused, item.waiting.scope, item.waiting.eur) == (True, ("problem",), 0)


@pytest.mark.req("D77", "X14")
def test_what_left_is_listed_and_counts_no_more():
    done = development(("start", "2026-07-01"), ("complete", "2026-10-01", {"result": "Valmis."}), id="ska-2026-done")
    stopped = development(
        ("cancel", "2026-06-11", {"meeting": JUNE, "reason": "Otsus."}), id="ska-2026-stopped", decided="2026-03-12"
    )
    long_ago = development(("start", "2026-03-13"), ("complete", "2026-04-01"), id="ska-2026-old", decided="2026-03-12")
    view = seen(done, stopped, long_ago)

    assert ids(view.leavers) == ["ska-2026-stopped", "ska-2026-done"]
    assert view.total == money.Total()
    assert [change.kind for change in view.changed] == ["started", "completed"]
    assert [(change.kind, change.eur) for change in view.decided] == [
        ("joined", Decimal(251300)),
        ("cancelled", Decimal(-251300)),
    ]


@pytest.mark.req("D28", "D47")
def test_the_pipeline_counts_in_no_total():
    view = seen(case(initiative(id="ska-2026-new"), to_shared(1, ["liis-kuusik"])), development(id="ska-2026-in"))

    assert (ids(view.pipeline), ids(view.items)) == (["ska-2026-new"], ["ska-2026-in"])
    assert view.total.count == view.pipeline_total.count == 1
    assert view.pipeline[0].meeting.isoformat() == "2026-12-10"


def test_items_stand_by_state_then_by_end_then_by_title():
    view = seen(
        development(id="ska-2026-b", title="Õ"),
        development(id="ska-2026-a", title="Z"),
        development(id="ska-2026-c", title="A", schedule={"start": "2027-01-01", "end": "2029-01-01"}),
        development(("start", "2026-07-01"), id="ska-2026-d", title="Y"),
        development(id="ska-2026-e", schedule="unknown"),
    )

    assert ids(view.items) == ["ska-2026-d", "ska-2026-a", "ska-2026-b", "ska-2026-c", "ska-2026-e"]
    assert ids(view.detailed) == ["ska-2026-d", "ska-2026-a", "ska-2026-b", "ska-2026-c", "ska-2026-e"]


@pytest.mark.req("D48", "D49")
def test_work_after_the_detailed_horizon_is_not_told_in_detail():
    far = development(id="ska-2026-far", schedule={"start": "2028-05-22", "end": "2029-01-01"})
    near = development(id="ska-2026-near", schedule={"start": "2028-05-21", "end": "2029-01-01"})

    assert ids(seen(far, near).detailed) == ["ska-2026-near"]


@pytest.mark.req("D75")
def test_the_public_portfolio_knows_nothing_but_what_is_public():
    hidden = development(id="ska-2026-hidden", related=["ska-2026-open"])
    opened = development(
        ("start", "2026-07-01"),
        id="ska-2026-open",
        visibility="public",
        depends_on=["ska-2026-hidden"],
        also=["health"],
        reports=[{"period": "2026-T3", "date": "2026-11-20", "rating": "red"}],
    )
    asked = case(initiative(id="ska-2026-asked", visibility="public"), to_shared(1, ["liis-kuusik"]))
    view = seen(hidden, opened, asked, public=True)
    (item,) = view.items

    assert (item.id, item.accountable, item.report, item.missing) == ("ska-2026-open", None, None, ())
    assert (view.pipeline, view.conditions, view.concerns) == ((), (), ())
    assert [link.kind for link in view.links] == ["concern"]
    assert {change.id for change in view.changes} == {"ska-2026-open"}


def test_a_domain_without_a_committee_or_meeting_is_looked_at_all_the_same():
    registry = story(cases=[development(domain="health")])
    bare = replace(registry, bodies={key: one for key, one in registry.bodies.items() if key != HEALTH})

    assert [portfolio(one, "health").since for one in (registry, bare)] == [None, None]
    assert [len(portfolio(one, "health").changes) for one in (registry, bare)] == [1, 1]


def test_the_last_report_counts_and_of_several_the_gloomiest():
    reports = [
        {"period": "2026-T3", "date": "2026-11-20", "rating": "green", "organisation": "tehik"},
        {"period": "2026-T3", "date": "2026-11-19", "rating": "amber", "spent": {"amount": "7.00"}},
        {"period": "2026-T2", "date": "2026-08-19", "rating": "red"},
    ]
    (item,) = seen(development(("start", "2026-07-01"), reports=reports)).items

    assert (item.report.rating, item.spent.eur) == ("amber", Decimal(7))
    assert (item.is_reported("2026-T3"), item.is_reported("2027-T1")) == (True, False)
