"""Impossible calendars of meetings."""

from __future__ import annotations

from datetime import date

import pytest

from som_cli.committee.planning import check_meeting, check_plan
from som_cli.diagnostics import Filed, Origin
from tests.builders.december import COMMITTEE, GROUP, story
from tests.builders.meetings import held_meeting, meeting


def found(check, planned, *others, **changes):
    registry = story(meetings=[planned, *others], **changes)
    return [(one.code, dict(one.facts)) for one in check(registry.meetings[planned.id], registry)]


def ordinary(day, **changes):
    return meeting(id=f"{day}-{COMMITTEE}", body=COMMITTEE, date=day, **changes)


def test_an_ordinary_working_day_is_fine():
    assert found(check_meeting, ordinary("2026-12-10")) == []


@pytest.mark.req("X12")
@pytest.mark.parametrize(
    ("day", "near"),
    [("2026-12-12", date(2026, 12, 11)), ("2027-02-24", date(2027, 2, 23))],
    ids=["Saturday", "holiday"],
)
def test_a_meeting_on_a_day_off_is_found_with_the_working_day_before(day, near):
    expected = {"date": date.fromisoformat(day), "near": near}

    assert found(check_meeting, ordinary(day)) == [("meetings-day-off", expected)]


def test_the_day_that_is_proposed_is_neither_past_nor_taken():
    saturday = ordinary("2026-12-12")
    friday = ordinary("2026-12-11", kind="extraordinary")

    assert found(check_meeting, saturday, friday)[0][1]["near"] == date(2026, 12, 14)
    assert found(check_meeting, ordinary("2026-11-22"))[0][1]["near"] == date(2026, 11, 23)  # today is that Sunday


def test_a_meeting_that_was_held_on_a_saturday_is_a_fact():
    held = held_meeting(id=f"2026-12-12-{COMMITTEE}", body=COMMITTEE, date="2026-12-12")

    assert found(check_meeting, held) == []


def test_no_holiday_is_asked_for_where_a_meeting_was_held(monkeypatch):
    def refuse(year):
        raise AssertionError(year)

    monkeypatch.setattr("som_cli.meetings.calendar.public_holidays", refuse)

    assert found(check_meeting, held_meeting(id=f"2026-12-10-{COMMITTEE}", body=COMMITTEE, date="2026-12-10")) == []


@pytest.mark.req("D68")
def test_a_second_ordinary_meeting_in_a_trimester_is_found_at_the_later_one():
    first, second = ordinary("2026-10-08"), ordinary("2026-12-10")

    assert found(check_meeting, first, second) == []
    assert found(check_meeting, second, first) == [
        ("meetings-trimester-full", {"trimester": "2026-T3", "other": date(2026, 10, 8)})
    ]
    assert found(check_meeting, second, ordinary("2026-10-08", status="cancelled")) == []
    assert found(check_meeting, second, ordinary("2026-10-08", kind="extraordinary")) == []


@pytest.mark.req("D61")
def test_a_meeting_planned_after_its_own_deadline_is_found_with_the_first_day_that_fits():
    assert found(check_plan, ordinary("2026-12-03"), cases=[]) == [
        (
            "meetings-share-past",
            {"date": date(2026, 12, 3), "deadline": date(2026, 11, 12), "near": date(2026, 12, 14)},
        )
    ]


def test_a_meeting_for_which_something_was_shared_is_on_its_way():
    assert found(check_plan, ordinary("2026-12-10")) == []


@pytest.mark.req("X12")
def test_an_agency_that_meets_after_the_deadline_is_told():
    group = meeting(id=f"2026-12-02-{GROUP}", body=GROUP, date="2026-12-02")

    [(code, facts)] = found(check_plan, ordinary("2026-12-10"), group)

    assert code == "meetings-agency-late"
    assert (facts["body"].name, facts["date"], facts["deadline"]) == (
        "SKA juhtrühm",
        date(2026, 12, 2),
        date(2026, 11, 19),
    )


def test_an_extraordinary_meeting_needs_no_notice():
    assert found(check_plan, ordinary("2026-11-25", kind="extraordinary"), cases=[]) == []


def test_a_meeting_of_an_unknown_body_is_no_second_finding():
    stray = Filed(meeting(id="2026-12-10-xyz", body="xyz"), Origin("data/meetings/2026-12-10-xyz.yaml"))

    assert list(check_plan(stray, story())) == []
