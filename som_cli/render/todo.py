"""Duties as all-day entries of a calendar: mail programs show those, where many show no tasks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

PRODUCT = "-//som//todo//ET"


@dataclass(frozen=True, slots=True)
class Entry:
    """An all-day entry; `uid` is the same each time the same duty is told, and so replaces it in a calendar."""

    uid: str
    day: date
    summary: str
    text: str


def calendar(entries: Iterable[Entry], stamp: datetime) -> str:
    """Write entries as an iCalendar file, its lines ending as the form asks.

    Args:
        entries: What to write, in order.
        stamp: When it is told.
    """
    from icalendar import Calendar, Event  # noqa: PLC0415  (a heavy import, for this form alone)

    whole = Calendar()
    whole.add("prodid", PRODUCT)
    whole.add("version", "2.0")
    whole.add("method", "PUBLISH")
    for entry in entries:
        event = Event()
        event.add("uid", entry.uid)
        event.add("dtstamp", stamp.astimezone(UTC))
        event.add("dtstart", entry.day)
        event.add("dtend", entry.day + timedelta(days=1))
        event.add("summary", entry.summary)
        event.add("description", entry.text)
        event.add("transp", "TRANSPARENT")
        whole.add_component(event)
    return whole.to_ical().decode("utf-8")
