"""The committees between whose meetings the portfolio changes: the last meeting of each, and the next one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from som_cli.meetings.calendar import Deadlines, Workdays, deadlines, trimester

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from som_cli.meetings.model import Meeting
    from som_cli.people.bodies import Body
    from som_cli.process.registry import Registry


@dataclass(frozen=True, slots=True)
class Sitting:
    """An area committee, its last meeting and its next one, as far as there is any.

    `updates` is when status reports for the next meeting are due, `asked` when those for the last one were; `period`
    is the trimester that the next ones are about.
    """

    domain: str
    body: Body
    last: Meeting | None = None
    next: Meeting | None = None
    updates: Deadlines | None = None
    asked: Deadlines | None = None

    @property
    def since(self) -> date | None:
        """The day from which changes count: that of the last meeting."""
        return self.last.date if self.last else None

    @property
    def period(self) -> str | None:
        """The trimester of the next meeting."""
        return trimester(self.next.date) if self.next else None

    def reports_open(self, today: date) -> bool:
        """Have the weeks begun in which status reports are gathered?"""
        return self.updates is not None and today >= self.updates.updates_from


def sittings(registry: Registry, domains: Iterable[str]) -> tuple[Sitting, ...]:
    """Find the committee of each domain and its meetings around today; a domain without a committee is left out."""
    bodies = {
        filed.record.domain: filed.record
        for filed in registry.bodies.values()
        if filed.record.type == "area_committee" and filed.record.domain
    }
    return tuple(_sitting(registry, domain, bodies[domain]) for domain in domains if domain in bodies)


def _sitting(registry: Registry, domain: str, body: Body) -> Sitting:
    meetings = sorted(
        (
            filed.record
            for filed in registry.meetings.values()
            if filed.record.body == body.id and filed.record.kind != "discussion"
        ),
        key=lambda meeting: (meeting.date, meeting.id),
    )
    held = [meeting for meeting in meetings if meeting.is_held and meeting.date <= registry.today]
    coming = [meeting for meeting in meetings if meeting.is_to_come and meeting.date >= registry.today]
    following = coming[0] if coming else None
    return Sitting(
        domain=domain,
        body=body,
        last=held[-1] if held else None,
        next=following,
        updates=_deadlines(registry, following.date) if following else None,
        asked=_deadlines(registry, held[-1].date) if held else None,
    )


def _deadlines(registry: Registry, day: date) -> Deadlines:
    return deadlines(day, Workdays(registry.settings.closed), registry.settings.thresholds)
