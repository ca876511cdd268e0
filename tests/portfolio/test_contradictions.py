"""Ratings that the facts speak against."""

from __future__ import annotations

import pytest

from som_cli.portfolio.contradictions import against, check
from tests.builders.december import story
from tests.builders.portfolio import budget, development, line
from tests.builders.process import at

STARTED = ("start", "2026-07-01")
ENDS = {"start": "2026-07-01", "end": "2027-12-31"}


def said(*, rating="green", before=(), schedule=None, later=(), **more):
    """What is found of a development with a green report of 20.11.2026."""
    reports = [*before, {"period": "2026-T3", "date": "2026-11-20", "rating": rating, **more}]
    one = development(
        STARTED, *later, reports=reports, schedule=schedule or ENDS, budget=budget(line(2026, "10.00"), line(2027, "5"))
    )
    registry = story(cases=[one])
    return [{"code": found.code, **vars(at(found))} for found in check(one, registry)]


def codes(**more):
    return [one["code"] for one in said(**more)]


def test_a_green_that_all_agrees_with_is_left_alone():
    assert codes(spent={"amount": "10.00"}, forecast={"end": "2027-12-31", "cost": "15.00"}) == []


@pytest.mark.req("D51")
@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"spent": {"amount": "10.01"}}, "reports-green-spent"),
        ({"spent": {"hours": "1.5"}}, "reports-green-hours"),
        ({"forecast": {"cost": "15.01"}}, "reports-green-cost"),
        ({"forecast": {"end": "2028-01-01"}}, "reports-green-end"),
        ({"schedule": {"start": "2026-07-01", "end": "2026-11-19"}}, "reports-green-overtime"),
    ],
)
def test_a_green_beyond_the_plan_is_found_and_an_amber_that_says_so_is_not(more, code):
    assert codes(**more) == [code]
    assert codes(rating="amber", **more) == []


def test_a_green_after_the_end_forecasts_nothing_where_the_work_was_done_by_then():
    late = [{"period": "2026-T3", "date": "2026-11-20", "rating": "green"}]
    schedule = {"start": "2026-07-01", "end": "2026-11-19"}
    done = development(STARTED, ("complete", "2026-11-18", {"result": "Valmis"}), reports=late, schedule=schedule)
    open_ = development(STARTED, reports=late, schedule=schedule)

    assert list(against(done.counting_reports[0], done, story(cases=[done]))) == []
    found = list(against(open_.counting_reports[0], open_, story(cases=[open_])))
    assert [one.code for one in found] == ["reports-green-overtime"]


def test_hours_are_told_as_hours_and_not_as_euros():
    assert said(spent={"hours": "40"}) == [
        {"code": "reports-green-hours", "period": "2026-T3", "year": "2026", "spent": 40, "planned": 0}
    ]


@pytest.mark.req("D51")
def test_a_milestone_whose_day_has_passed_is_met_in_some_report_or_the_green_is_doubtful():
    schedule = ENDS | {"milestones": [{"date": "2026-09-30", "text": "Prototüüp"}]}
    earlier = {"period": "2026-T2", "date": "2026-10-01", "rating": "green"}

    assert codes(schedule=schedule) == ["reports-green-milestone"]
    assert codes(schedule=schedule, milestones_met=["Prototüüp"]) == []
    assert codes(schedule=schedule, before=[earlier | {"milestones_met": ["Prototüüp"]}]) == []


@pytest.mark.req("D50", "D78")
def test_a_green_after_a_round_of_silence_says_nothing_of_what_happened():
    meeting = {"period": "2026-T3", "date": "2026-11-20", "rating": "green"}
    one = development(("start", "2026-03-13"), decided="2026-03-12", reports=[meeting], schedule=ENDS)
    told = development(
        ("start", "2026-03-13"),
        decided="2026-03-12",
        reports=[meeting, {"period": "2026-T2", "date": "2026-05-25", "rating": "green"}],
        schedule=ENDS,
    )

    assert [at(found).missed for found in check(one, story(cases=[one]))] == ["2026-T2"]
    assert list(check(told, story(cases=[told]))) == []


@pytest.mark.req("D71")
def test_a_green_with_an_overdue_condition_is_found():
    condition = {"id": "c1", "text": "Raha", "satisfied_when": "Leping", "owner": "rein-vaher", "due": "2026-11-01"}
    report = {"period": "2026-T3", "date": "2026-11-20", "rating": "green"}
    june = {"meeting": "2026-06-11-juhtkomisjon-sotsiaal", "outcome": "yes-if", "conditions": [condition]}
    # no command leads here, for the guard of `decide` holds it back: hand edits do
    one = development(("decide", "2026-06-11", june), STARTED, reports=[report], schedule=ENDS)

    assert [at(found).condition for found in check(one, story(cases=[one]))] == ["c1"]
    assert {found.code for found in check(one, story(cases=[one]))} == {"reports-green-condition"}
