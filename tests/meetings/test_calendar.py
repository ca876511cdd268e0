"""The back-calendar of a meeting."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from som_cli.meetings.calendar import Deadlines, Workdays, deadlines, ends_at, trimester, trimester_span
from som_cli.settings import Thresholds

DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))
PLAIN = Workdays()


@pytest.mark.req("X24")
@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 1, 1), "2026-T1"),
        (date(2026, 4, 30), "2026-T1"),
        (date(2026, 5, 1), "2026-T2"),
        (date(2026, 8, 31), "2026-T2"),
        (date(2026, 9, 1), "2026-T3"),
        (date(2026, 12, 31), "2026-T3"),
    ],
)
def test_a_year_has_three_trimesters_of_four_months(day, expected):
    assert trimester(day) == expected


@given(DAYS)
def test_a_day_lies_in_the_span_of_its_trimester(day):
    first, last = trimester_span(trimester(day))

    assert first <= day <= last
    assert (
        trimester(first - timedelta(days=1))
        != trimester(first)
        == trimester(last)
        != trimester(last + timedelta(days=1))
    )


@pytest.mark.req("D61", "D65", "D77", "D78", "X12")
@pytest.mark.parametrize(
    ("meeting", "share", "opinions", "updates_from", "updates_to"),
    [
        ("2026-12-10", "2026-11-19", "2026-11-26", "2026-11-19", "2026-11-26"),
        ("2027-03-17", "2027-02-23", "2027-03-03", "2027-02-23", "2027-03-03"),  # 24.02, Independence Day
        ("2026-06-11", "2026-05-21", "2026-05-28", "2026-05-21", "2026-05-28"),
        ("2026-09-10", "2026-08-19", "2026-08-27", "2026-08-19", "2026-08-27"),  # 20.08, Restoration of Independence
        ("2026-07-14", "2026-06-22", "2026-06-30", "2026-06-22", "2026-06-30"),  # 23.06, Victory Day
        ("2027-01-15", "2026-12-23", "2026-12-31", "2026-12-23", "2026-12-31"),  # 24.-26.12, Christmas
        ("2026-04-24", "2026-04-02", "2026-04-10", "2026-04-02", "2026-04-10"),  # 03.04, Good Friday
        ("2026-04-26", "2026-04-02", "2026-04-10", "2026-04-02", "2026-04-10"),  # Easter Sunday, then Good Friday
        ("2027-01-22", "2026-12-31", "2027-01-08", "2026-12-31", "2027-01-08"),  # 01.01, New Year
        ("2026-12-13", "2026-11-20", "2026-11-27", "2026-11-20", "2026-11-27"),  # a Sunday moves to the Friday
    ],
)
def test_deadlines_on_a_day_off_move_to_the_working_day_before(meeting, share, opinions, updates_from, updates_to):
    expected = Deadlines(*map(date.fromisoformat, (share, opinions, updates_from, updates_to)))

    assert deadlines(date.fromisoformat(meeting), PLAIN, Thresholds()) == expected


def test_days_that_the_ministry_closes_move_a_deadline_too():
    closed = Workdays(frozenset({date(2026, 11, 19), date(2026, 11, 18)}))

    assert deadlines(date(2026, 12, 10), closed, Thresholds()).share == date(2026, 11, 17)


def test_the_ministry_may_ask_for_more_notice():
    assert deadlines(date(2026, 12, 10), PLAIN, Thresholds(share_days=28)).share == date(2026, 11, 12)


@given(DAYS, st.frozensets(DAYS, max_size=5))
def test_a_deadline_is_a_working_day_and_never_later_than_counted(meeting, closed):
    workdays = Workdays(closed)

    found = deadlines(meeting, workdays, Thresholds())

    for day, days in ((found.share, 21), (found.opinions, 14), (found.updates_from, 21), (found.updates_to, 14)):
        nominal = meeting - timedelta(days=days)
        assert not workdays.is_off(day)
        assert day <= nominal
        assert all(workdays.is_off(day + timedelta(days=n)) for n in range(1, (nominal - day).days + 1))


@pytest.mark.parametrize(
    ("day", "offset"), [(date(2026, 11, 26), 2), (date(2026, 7, 1), 3)], ids=["winter time", "summer time"]
)
def test_a_deadline_ends_one_second_before_midnight_in_tallinn(day, offset):
    assert ends_at(day) == datetime(day.year, day.month, day.day, 23, 59, 59, tzinfo=timezone(timedelta(hours=offset)))
