"""What needs attention."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from som_cli.portfolio.attention import MOST_OF_A_KIND, publication
from som_cli.portfolio.view import portfolio
from tests.builders.cards import initiative
from tests.builders.committee import case, settings
from tests.builders.december import JUNE, TODAY, story, to_yes
from tests.builders.portfolio import budget, development, line

STARTED = ("start", "2026-07-01")
FULL = {
    "start": "2027-02-01",
    "end": "2028-12-31",
    "milestones": [{"date": "2027-05-01", "text": "Etapp"}, {"date": "2027-12-01", "text": "Teine"}],
}


def concerns(*cases, today=TODAY, **changes):
    view = portfolio(story(cases=cases, today=today, **changes), "social")
    return [one for one in view.concerns if one.kind != "publication"]


def kinds(*cases, **changes):
    return [one.kind for one in concerns(*cases, **changes)]


def report(**more):
    return [{"period": "2026-T3", "date": "2026-11-20", **more}]


def test_all_is_well_where_work_is_funded_reported_and_detailed():
    assert kinds(development(schedule=FULL)) == []


@pytest.mark.req("D31", "D32")
@pytest.mark.parametrize(
    ("lines", "later", "kind"),
    [
        ([line(2027, "5.00", secured=False)], [], "unfunded"),
        ([line(2027, "5.00", secured=None)], [STARTED], "unfunded"),
        ([line(2027, hours="5", secured=False)], [], "unfunded"),
        ([line(2027, "5.00"), line(2028, "7.00", secured=False)], [], "partly-funded"),
        ([line(2025, "7.00", secured=False), line(2027, "5.00")], [], None),
    ],
)
def test_money_that_is_not_there(lines, later, kind):
    found = concerns(development(*later, schedule=FULL, budget=budget(*lines), reports=report()))

    assert [one.kind for one in found] == ([kind] if kind else [])


def test_money_is_no_matter_of_haste_for_work_that_begins_after_eighteen_months():
    later = {"start": "2028-06-01", "end": "2029-12-31"}

    assert kinds(development(schedule=later, budget=budget(line(2028, "5.00", secured=False)))) == []


@pytest.mark.req("D51")
def test_work_on_hold_is_told_with_its_reason():
    (one,) = concerns(
        development(STARTED, ("hold", "2026-09-01", {"reason": "Seadus."}), schedule=FULL, reports=report(rating="red"))
    )

    assert (one.kind, one.on, one.reason) == ("on-hold", date(2026, 9, 1), "Seadus.")


def test_a_red_report_is_told_with_its_reason():
    (one,) = concerns(development(STARTED, schedule=FULL, reports=report(rating="red", reason="Riie.")))

    assert (one.kind, one.on, one.reason) == ("red", date(2026, 11, 20), "Riie.")


def test_a_forecast_beyond_the_plan_is_late_and_dearer():
    forecast = {"end": "2029-02-28", "cost": "260000.00"}
    (one,) = concerns(development(STARTED, schedule=FULL, reports=report(rating="amber", forecast=forecast)))

    assert (one.kind, one.shift.months, one.eur) == ("late", 2, Decimal(8700))


def test_a_forecast_that_a_waiting_change_asks_for_is_no_second_concern():
    told = {"changes": [{"path": "schedule.end", "old": "2028-06-30", "new": "2028-12-31"}], "by": "helen-sirel"}
    was = initiative(schedule=FULL | {"end": "2028-06-30"})
    asked = development(
        STARTED, ("amend", "2026-11-01", told), was=was, schedule=FULL, reports=report(forecast={"end": "2028-12-31"})
    )

    assert kinds(asked) == []


def test_what_is_over_its_time_or_not_begun_is_told():
    over = development(
        STARTED, schedule={"start": "2026-07-01", "end": "2026-10-31"}, id="ska-2026-over", reports=report()
    )
    idle = development(schedule=FULL | {"start": "2026-11-21"}, id="ska-2026-idle")

    assert kinds(over, idle) == ["over-time", "not-started"]


def test_work_that_did_not_begin_for_want_of_money_is_told_once():
    poor = budget(line(2027, "5.00", secured=False))

    assert kinds(development(schedule=FULL | {"start": "2026-11-21"}, budget=poor)) == ["unfunded"]


def test_of_many_of_a_kind_the_largest_are_told_and_the_rest_counted():
    many = [
        development(id=f"ska-2026-a{n}", schedule=FULL, budget=budget(line(2027, f"{n}.00", secured=False)))
        for n in range(1, 9)
    ]
    found = concerns(*many)

    assert [one.eur for one in found] == [8, 7, 6, 5, 4, 6]
    assert (found[MOST_OF_A_KIND].kind, found[MOST_OF_A_KIND].count) == ("more", 3)


@pytest.mark.req("D50", "D78")
@pytest.mark.parametrize(("today", "missing"), [("2026-11-18", 0), ("2026-11-19", 1), ("2026-12-10", 1)])
def test_reports_are_missed_once_they_are_gathered(today, missing):
    silent = development(STARTED, schedule=FULL, id="ska-2026-silent")
    heard = development(STARTED, schedule=FULL, id="ska-2026-heard", reports=report(date="2026-11-01"))
    found = concerns(silent, heard, today=today)

    assert [(one.kind, one.count, one.of, one.on) for one in found] == [("reports", 1, 2, date(2026, 11, 26))] * missing


@pytest.mark.req("D71")
def test_conditions_whose_day_has_passed_are_told_together():
    conditions = [
        {"id": f"c{n}", "text": "t", "satisfied_when": "s", "owner": "rein-vaher", "due": due}
        for n, due in enumerate(("2026-11-20", "2026-11-21", "2026-11-22"))
    ]
    decided = {"meeting": JUNE, "outcome": "yes-if", "conditions": conditions, "reason": "r"}
    found = concerns(case(initiative(), [*to_yes()[:-1], ("decide", "2026-06-11", decided)]))

    assert [(one.kind, one.count, one.on) for one in found] == [("conditions", 2, date(2026, 11, 20))]


@pytest.mark.req("D49")
def test_plans_without_detail_are_told_together():
    assert kinds(development(schedule={"start": "2027-02-01", "end": "2029-12-31"})) == ["detail"]


@pytest.mark.req("D75", "X13")
@pytest.mark.parametrize(
    ("published", "today", "found"),
    [
        ([], "2026-11-22", ("never-published", None, False)),
        (["2025-11-28"], "2026-09-26", None),
        (["2025-11-28"], "2026-09-28", ("publication", date(2026, 11, 27), False)),
        (["2025-11-28", "2024-11-28"], "2026-11-28", ("publication", date(2026, 11, 27), True)),
        (["2025-11-28", "2026-11-20"], "2026-11-28", None),
    ],
)
def test_publication_is_due_once_in_twelve_months(published, today, found):
    one = publication(settings(published=[{"date": day} for day in published]), date.fromisoformat(today))

    assert (one and (one.kind, one.on, one.is_past)) == found
