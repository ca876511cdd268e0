"""Entries of a calendar as an iCalendar file, the same for the same entries on every machine.

Mail programs show all-day entries, where many show no tasks; so what is due on a day is one. Source: RFC 5545;
docs/decisions/0031.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

PRODUCT = "-//som//governance as code//ET"
# the rule of the European Union since 1996: the last Sundays of March and October, at 1:00 UTC
_TALLINN = b"""\
BEGIN:VTIMEZONE\r
TZID:Europe/Tallinn\r
BEGIN:STANDARD\r
DTSTART:19961027T040000\r
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r
TZNAME:EET\r
TZOFFSETFROM:+0300\r
TZOFFSETTO:+0200\r
END:STANDARD\r
BEGIN:DAYLIGHT\r
DTSTART:19970330T030000\r
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\r
TZNAME:EEST\r
TZOFFSETFROM:+0200\r
TZOFFSETTO:+0300\r
END:DAYLIGHT\r
END:VTIMEZONE\r
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: a day, or from `start` to `end` by the clock of Tallinn.

    `uid` stays the same for the life of what the entry is about, and `sequence` grows whenever that changes, so that a
    calendar that takes the file in again has it once and as it is now. `guests` are (name, address).
    """

    uid: str
    day: date
    summary: str
    text: str = ""
    start: datetime | None = None
    end: datetime | None = None
    place: str = ""
    sequence: int = 0
    cancelled: bool = False
    guests: tuple[tuple[str, str], ...] = ()
    organizer: tuple[str, str] | None = None


def calendar(entries: Iterable[Entry], stamp: datetime, method: str = "PUBLISH") -> str:
    """Write entries as an iCalendar file, its lines folded and ended as the form asks.

    Args:
        entries: What to write, in order.
        stamp: When it was told: of the commit, not of the machine's clock.
        method: `PUBLISH`, or `REQUEST` for an invitation.
    """
    from icalendar import Calendar, Timezone  # noqa: PLC0415  (a heavy import, for this form alone)

    whole = Calendar()
    whole.add("prodid", PRODUCT)
    whole.add("version", "2.0")
    whole.add("method", method)
    told = tuple(entries)
    if any(entry.start for entry in told):
        whole.add_component(Timezone.from_ical(_TALLINN))
    for entry in told:
        whole.add_component(_event(entry, stamp))
    return str(whole.to_ical().decode("utf-8"))


def _event(entry: Entry, stamp: datetime) -> Any:
    from icalendar import Event  # noqa: PLC0415  (as above)

    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", stamp.astimezone(UTC))
    event.add("sequence", entry.sequence)
    if entry.start is None:
        event.add("dtstart", entry.day)
        event.add("dtend", entry.day + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
    else:
        event.add("dtstart", entry.start)
        event.add("dtend", entry.end or entry.start + timedelta(hours=1))
    event.add("summary", _clean(entry.summary))
    if entry.text:
        event.add("description", _clean(entry.text))
    if entry.place:
        event.add("location", _clean(entry.place))
    if entry.cancelled:
        event.add("status", "CANCELLED")
    if entry.organizer:
        event.add("organizer", _person(*entry.organizer))
    for name, address in entry.guests:
        event.add("attendee", _person(name, address), encode=False)
    return event


def _person(name: str, address: str) -> Any:
    from icalendar import vCalAddress, vText  # noqa: PLC0415  (as above)

    person = vCalAddress(f"mailto:{address}")
    person.params["cn"] = vText(_clean(name).replace('"', "'"))
    return person


def _clean(text: str) -> str:
    """The text without characters that mean something to a terminal or break a line of the file."""
    return "".join(" " if sign == "\t" else sign for sign in text if sign.isprintable() or sign in "\n\t")
