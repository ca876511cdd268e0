"""The meetings to come and the deadlines before them, as a calendar file."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from som_cli.committee.agenda import agenda
from som_cli.committee.timetable import timed
from som_cli.meetings.calendar import TALLINN
from som_cli.render.ics import Entry, calendar
from som_cli.report.diary import command, summary
from som_cli.store.git import literal
from som_cli.store.layout import home

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from som_cli.committee.diary import Occasion
    from som_cli.meetings.model import Meeting
    from som_cli.process.registry import Registry
    from som_cli.store.git import Git


def as_calendar(found: Iterable[Occasion], registry: Registry, sequences: dict[str, int], stamp: datetime) -> str:
    """Write the days of a diary as an iCalendar file."""
    return calendar((_entry(one, registry, sequences.get(one.meeting.id, 0)) for one in found), stamp)


def sequences_of(git: Git, revision: str | None) -> tuple[dict[str, int], datetime | None]:
    """How often each meeting's record was changed after it was planned, and when any of them last was.

    A calendar that takes a file in again keeps the entry with the higher number. In a shallow clone the numbers begin
    at its edge, and are lower than elsewhere. One call of git.
    """
    folder = home("meeting", "x").rpartition("/")[0]
    log = git.log(*([revision] if revision else []), patterns=literal([folder]))
    touched = Counter(file.path.rpartition("/")[2].removesuffix(".yaml") for commit in log for file in commit.files)
    return {meeting: count - 1 for meeting, count in touched.items()}, (log[0].committed if log else None)


def uid(one: Occasion) -> str:
    """What the entry is called for good: a meeting by its id, which keeps the day that was planned first."""
    return f"{one.meeting.id}{'' if one.kind == 'meeting' else f'.{one.kind}'}@som"


def starts_at(meeting: Meeting) -> datetime | None:
    """The moment a meeting begins; None where its time is not known."""
    if meeting.time is None:
        return None
    return datetime.combine(meeting.date, time.fromisoformat(meeting.time), ZoneInfo(TALLINN))


def _end_of(meeting: Meeting, start: datetime, registry: Registry) -> datetime:
    """When its agenda ends: the invitation says the same."""
    return start + timedelta(minutes=timed(agenda(meeting, registry), registry).minutes)


def start_of(day: date) -> datetime:
    """The first moment of a day in Tallinn: the stamp of a calendar where git knows none."""
    return datetime.combine(day, time(), ZoneInfo(TALLINN))


def _entry(one: Occasion, registry: Registry, sequence: int) -> Entry:
    meeting = one.meeting
    is_meeting = one.kind == "meeting"
    start = starts_at(meeting) if is_meeting else None
    lines = (meeting.reason or "", command(one))
    return Entry(
        uid(one),
        one.day,
        summary(one, registry),
        "\n".join(line for line in lines if line),
        start=start,
        end=_end_of(meeting, start, registry) if start else None,
        place=(meeting.place or "") if is_meeting else "",
        sequence=sequence,
        cancelled=meeting.status == "cancelled",
    )
