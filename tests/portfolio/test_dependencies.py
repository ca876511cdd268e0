"""What waits for what, until when."""

from __future__ import annotations

from datetime import date

import pytest

from som_cli.portfolio.dependencies import dependencies
from som_cli.portfolio.view import portfolio
from som_cli.render.portfolio import portfolio as page
from som_cli.report.portfolio import shown
from tests.builders.cards import initiative
from tests.builders.committee import case
from tests.builders.december import story, to_shared
from tests.builders.portfolio import development

BEFORE = {"start": "2026-07-01", "end": "2027-01-31"}
AFTER = {"start": "2027-02-01", "end": "2027-12-31"}
HEALTH = {"domain": "health", "agency": "terk", "id": "terk-2026-t", "title": "T"}
STARTED = ("start", "2026-07-01")


def view(*cases, domain="all", public=False, agency=None):
    return portfolio(story(cases=cases), domain, agency, public=public)


def told(*cases, **said):
    return [(one.waits.id, one.needed.id, one.until, one.fit) for one in view(*cases, **said).dependencies]


def waiting(**more):
    return development(**({"id": "ska-2026-w", "title": "W", "depends_on": ["terk-2026-t"], "schedule": AFTER} | more))


@pytest.mark.req("D4", "D28")
@pytest.mark.parametrize("domain", ["social", "all"])
def test_what_a_development_waits_for_is_told_whichever_domain_does_it(domain):
    (one,) = view(waiting(), development(**HEALTH, schedule=BEFORE), domain=domain).dependencies

    assert (one.waits.id, one.needed.id, one.is_across, one.start, one.until, one.fit) == (
        ("ska-2026-w", "terk-2026-t", True, date(2027, 2, 1), date(2027, 1, 31), "in-time")
    )
    assert told(waiting(), development(**HEALTH), domain="health") == []  # it waits for nothing itself


@pytest.mark.req("D4")
@pytest.mark.parametrize(
    ("schedule", "later", "until", "fit"),
    [
        (BEFORE, [], date(2027, 1, 31), "in-time"),
        (BEFORE | {"end": "2027-02-01"}, [], date(2027, 2, 1), "in-time"),
        (BEFORE | {"end": "2027-02-02"}, [], date(2027, 2, 2), "overlap"),
        (BEFORE | {"end": "2027-12-31"}, [], date(2027, 12, 31), "overlap"),
        (BEFORE | {"end": "2028-01-01"}, [], date(2028, 1, 1), "late"),
        ("unknown", [], None, "unknown"),
        (BEFORE, [STARTED, ("complete", "2026-10-01", {"result": "r"})], date(2026, 10, 1), "done"),
        (BEFORE, [("cancel", "2026-10-01", {"reason": "r"})], None, "lost"),
    ],
)
def test_until_when_it_waits_and_whether_the_dates_fit(schedule, later, until, fit):
    assert told(waiting(), development(*later, **HEALTH, schedule=schedule)) == [
        ("ska-2026-w", "terk-2026-t", until, fit)
    ]


@pytest.mark.req("D4", "D33")
def test_a_later_forecast_counts_and_an_earlier_one_does_not():
    def needed(end):
        report = {"period": "2026-T3", "date": "2026-11-20", "rating": "amber", "forecast": {"end": end}}
        return development(STARTED, **HEALTH, schedule=BEFORE, reports=[report])

    (late,) = view(waiting(), needed("2027-05-31")).dependencies
    (early,) = view(waiting(), needed("2027-01-01")).dependencies
    assert (late.until, late.forecast, late.fit) == (date(2027, 1, 31), date(2027, 5, 31), "overlap")
    assert (early.until, early.forecast, early.fit) == (date(2027, 1, 31), None, "in-time")


@pytest.mark.req("D33")
def test_a_change_that_waits_is_no_plan_yet():
    change = {"changes": [{"path": "schedule.end", "old": "2027-01-31", "new": "2028-06-30"}], "by": "helen-sirel"}
    moved = development(
        STARTED, ("amend", "2026-11-16", change), **HEALTH,
        schedule=BEFORE | {"end": "2028-06-30"}, was=initiative(**HEALTH, schedule=BEFORE),
    )  # fmt: skip
    assert told(waiting(), moved) == [("ska-2026-w", "terk-2026-t", date(2027, 1, 31), "in-time")]


def test_what_awaits_a_decision_waits_too_and_what_has_left_or_names_nobody_does_not():
    needed = development(id="ska-2026-n", schedule=BEFORE)
    asked = case(initiative(id="ska-2026-a", depends_on=["ska-2026-n"]), to_shared(1, ["liis-kuusik"]))
    left = development(("cancel", "2026-10-01", {"reason": "r"}), id="ska-2026-l", depends_on=["ska-2026-n"])
    lone = development(id="ska-2026-o", depends_on=["ska-2026-nobody"])

    assert [one[:2] for one in told(needed, asked, left, lone)] == [("ska-2026-a", "ska-2026-n")]
    registry = story(cases=[needed, asked])
    assert dependencies([], registry) == ()


def test_the_portfolio_of_an_agency_tells_what_its_own_wait_for():
    both = (waiting(), development(**HEALTH, depends_on=["ska-2026-w"]))

    assert [one[:2] for one in told(*both, agency="ska")] == [("ska-2026-w", "terk-2026-t")]


@pytest.mark.req("D75")
def test_the_public_learns_of_no_dependency_on_what_is_not_public():
    hidden, opened = development(**HEALTH), development(**HEALTH, visibility="public")

    assert told(waiting(visibility="public"), hidden, public=True) == []
    assert len(told(waiting(visibility="public"), opened, public=True)) == 1


@pytest.mark.req("D4")
@pytest.mark.parametrize(
    ("language", "row"),
    [
        (
            "en",
            "| W | 01.02.2027 | T (**health domain**) | planned | 02.02.2027 | in part: it ends after work",
        ),
        ("et", "| W | 01.02.2027 | T (**tervisevaldkond**) | kavandatud | 02.02.2027 | osaliselt: lõpeb pärast"),
    ],
)
def test_the_document_marks_what_the_other_domain_does(language, row):
    seen = view(waiting(), development(**HEALTH, schedule=BEFORE | {"end": "2027-02-02"}), domain="social")

    assert row in page(seen, language).replace("\u00a0", " ")


@pytest.mark.req("D4")
def test_programs_learn_the_same():
    assert shown(view(waiting(), development(**HEALTH, schedule=BEFORE)))["dependencies"] == [
        {
            "id": "ska-2026-w",
            "domain": "social",
            "start": "2027-02-01",
            "needs": "terk-2026-t",
            "needs_domain": "health",
            "state": "planned",
            "until": "2027-01-31",
            "forecast": None,
            "fit": "in-time",
        }
    ]
