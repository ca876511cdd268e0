"""The days that a body's meetings ask for: each meeting, and every deadline before it, moved where nobody works.

Source: D61-D65, D77-D78, X12; model.md §4.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from som_cli.meetings.calendar import Workdays, deadlines, holiday_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from som_cli.diagnostics import Words
    from som_cli.meetings.model import Meeting
    from som_cli.process.registry import Registry

KINDS = ("share", "opinions", "updates_from", "updates_to", "meeting")


@dataclass(frozen=True, slots=True)
class Shift:
    """From which day a deadline was moved, and why: a holiday's name, or None for a weekend or a day of `som.yaml`."""

    nominal: date
    holiday: Words | None


@dataclass(frozen=True, slots=True)
class Occasion:
    """One day in the diary: a meeting itself (`meeting`), or a deadline before it (`share`, `opinions`, …)."""

    day: date
    kind: str
    meeting: Meeting
    shift: Shift | None = None


def diary(meetings: Iterable[Meeting], registry: Registry) -> tuple[Occasion, ...]:
    """Everything that meetings ask for, by day; of one that was cancelled what it asked for before."""
    found = (one for meeting in meetings for one in occasions(meeting, registry))
    return tuple(sorted(found, key=lambda one: (one.day, KINDS.index(one.kind), one.meeting.id)))


def occasions(meeting: Meeting, registry: Registry) -> Iterator[Occasion]:
    """A meeting and the deadlines before it, in the order of `KINDS`.

    Only committees have a back-calendar. A discussion of the reviewers has none of its own: it serves the next ordinary
    meeting.
    """
    body = registry.bodies.get(meeting.body)
    counted = body and body.record.type == "area_committee" and meeting.kind != "discussion"
    if counted:
        thresholds, workdays = registry.settings.thresholds, Workdays(registry.settings.closed)
        days = deadlines(meeting.date, workdays, thresholds)
        back = {
            "share": thresholds.share_days,
            "opinions": thresholds.opinion_days,
            "updates_from": thresholds.updates_from_days,
            "updates_to": thresholds.updates_to_days,
        }
        for kind, before in back.items():
            day = getattr(days, kind)
            nominal = meeting.date - timedelta(days=before)
            yield Occasion(day, kind, meeting, None if nominal == day else Shift(nominal, holiday_name(nominal)))
    yield Occasion(meeting.date, "meeting", meeting)
