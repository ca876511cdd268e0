"""Numbers and times on an agenda."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from som_cli.committee.timetable import Slot, Timetable, timetable


def test_items_follow_each_other_from_the_start_of_the_meeting():
    assert timetable("14:00", [10, 20, 35]) == Timetable(
        (Slot(1, "14:00", 10), Slot(2, "14:10", 20), Slot(3, "14:30", 35)), "15:05", 65
    )


def test_a_meeting_without_a_time_has_numbers_alone():
    assert timetable(None, [10, 20]) == Timetable((Slot(1, None, 10), Slot(2, None, 20)), None, 30)


def test_a_meeting_may_run_past_midnight():
    assert timetable("23:30", [45]).end == "00:15"


@given(st.lists(st.integers(0, 120), max_size=30))
def test_the_last_item_ends_when_the_meeting_does(minutes):
    made = timetable("09:00", minutes)

    assert made.minutes == sum(minutes)
    assert [slot.number for slot in made.slots] == list(range(1, len(minutes) + 1))
    assert made.end == timetable("09:00", [*minutes, 0]).slots[-1].start
