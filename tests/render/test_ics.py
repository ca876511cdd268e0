"""A calendar file is read back as it was meant, whatever people wrote."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from som_cli.render.ics import Entry, calendar

TALLINN = ZoneInfo("Europe/Tallinn")
STAMP = datetime(2026, 11, 20, 15, 20, tzinfo=TALLINN)
DUE = Entry("2026-12-10-sotsiaal.share@som", date(2026, 11, 19), "Viimane jagamise päev")
MEETING = Entry(
    "2026-12-10-sotsiaal@som",
    date(2026, 12, 10),
    "Juhtkomisjon; 4. kvartal, lõpp",
    "Päevakord:\n1. Avamine",
    start=datetime(2026, 12, 10, 14, tzinfo=TALLINN),
    end=datetime(2026, 12, 10, 16, tzinfo=TALLINN),
    place="Suur-Ameerika 1, ruum 302",
    sequence=2,
    guests=(("Mari Maasikas", "mari.maasikas@example.ee"),),
    organizer=('Tiina "T" Tamm', "tiina.tamm@example.ee"),
)


def read(text: str) -> list[Any]:
    return Calendar.from_ical(text).walk("VEVENT")


@pytest.mark.req("D61")
def test_what_is_due_on_a_day_is_an_entry_of_the_whole_day_that_blocks_nobody():
    (event,) = read(calendar([DUE], STAMP))
    assert (event["uid"], event["dtstart"].dt, event["dtend"].dt) == (DUE.uid, date(2026, 11, 19), date(2026, 11, 20))
    assert (event["transp"], event["sequence"], event["dtstamp"].dt) == ("TRANSPARENT", 0, STAMP.astimezone(UTC))


def test_a_meeting_is_read_back_whole():
    (event,) = read(calendar([MEETING], STAMP, "REQUEST"))
    assert (event["dtstart"].dt, event["dtend"].dt) == (MEETING.start, MEETING.end)
    assert event["dtstart"].params["tzid"] == "Europe/Tallinn"
    assert (str(event["summary"]), str(event["description"])) == (MEETING.summary, MEETING.text)
    assert (str(event["location"]), event["sequence"]) == (MEETING.place, 2)
    assert event["attendee"].params["cn"] == "Mari Maasikas"
    assert event["organizer"].params["cn"] == "Tiina 'T' Tamm"


@pytest.mark.parametrize(
    ("day", "offset"),
    [(date(2027, 3, 27), 2), (date(2027, 3, 28), 3), (date(2027, 10, 30), 3), (date(2027, 10, 31), 2)],
)
def test_the_time_zone_that_is_written_changes_the_clock_on_the_last_sundays(day, offset):
    text = calendar([MEETING], STAMP)
    zone: Any
    (zone,) = Calendar.from_ical(text).walk("VTIMEZONE")
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=zone.to_tz(lookup_tzid=False))
    assert noon.utcoffset() == timedelta(hours=offset)


def test_a_cancelled_meeting_says_so():
    (event,) = read(calendar([Entry("x@som", date(2026, 12, 10), "Koosolek", cancelled=True)], STAMP))
    assert event["status"] == "CANCELLED"


TEXTS = st.text(max_size=200).filter(lambda text: "\r" not in text)


@given(summary=TEXTS, text=TEXTS)
def test_no_text_breaks_out_of_its_line(summary, text):
    written = calendar([Entry("x@som", date(2026, 12, 10), summary, text), DUE], STAMP)
    assert [event["uid"] for event in read(written)] == ["x@som", DUE.uid]
    assert all(len(line.encode()) <= 75 for line in written.split("\r\n"))
    assert {
        line.partition(":")[0].partition(";")[0] for line in written.split("\r\n") if line[:1] not in {"", " "}
    } <= {
        *("BEGIN", "END", "VERSION", "PRODID", "METHOD", "SUMMARY", "DTSTART", "DTEND", "DTSTAMP", "UID", "SEQUENCE"),
        *("DESCRIPTION", "TRANSP"),
    }


def test_the_same_entries_give_the_same_bytes():
    assert calendar([DUE, MEETING], STAMP) == calendar([DUE, MEETING], STAMP)
