"""Who owes what by when, as a calendar file."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from som_cli.render.ics import Entry
from som_cli.render.ics import calendar as written
from som_cli.report.todo import what, whose

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from som_cli.portfolio.duty import Duty


def calendar(found: Iterable[Duty], now: datetime) -> str:
    """Write every duty that has a deadline as an all-day entry on that day; what has none is in no calendar.

    The stamp is the beginning of the day, so that the same day tells the same.
    """
    stamp = now.replace(hour=0, minute=0, second=0, microsecond=0)
    return written((_entry(duty, duty.due) for duty in found if duty.due), stamp)


def _entry(duty: Duty, due: date) -> Entry:
    key = (duty.kind, duty.about.id, str(duty.move or ""), duty.detail, *sorted(one.id for one in duty.who))
    digest = sha256("\n".join(key).encode()).hexdigest()[:20]
    lines = [whose(duty), duty.source, duty.command]
    return Entry(f"{digest}@som", due, what(duty), "\n".join(line for line in lines if line))
