"""The rounds of reporting: of each ordinary meeting of a committee one, with its window and who had to report.

Source: D50, D77-D79.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from som_cli.committee.reasons import deadlines_of
from som_cli.meetings.calendar import trimester
from som_cli.portfolio.items import gloomiest
from som_cli.process.actors import committees_of

if TYPE_CHECKING:
    from datetime import date

    from som_cli.meetings.calendar import Deadlines
    from som_cli.meetings.model import Meeting
    from som_cli.process.casefile import Case
    from som_cli.process.records import Report
    from som_cli.process.registry import Registry

REPORTING = frozenset({"in_progress", "on_hold"})
GIVEN, LATE, SILENT, AWAITED = "given", "late", "silent", "awaited"


@dataclass(frozen=True, slots=True)
class Round:
    """A round of reporting: the trimester, the meeting it is for, and the days on which reports are due."""

    period: str
    meeting: Meeting
    window: Deadlines


def rounds_of(body: str, registry: Registry) -> tuple[Round, ...]:
    """The rounds of a committee in order of time; of several ordinary meetings in a trimester the first counts."""
    found: dict[str, Round] = {}
    for meeting in registry.meetings_of.get(body, ()):
        period = trimester(meeting.date)
        if meeting.kind == "ordinary" and meeting.status != "cancelled" and period not in found:
            found[period] = Round(period, meeting, deadlines_of(meeting, registry))
    return tuple(found[period] for period in sorted(found))


def state_on(case: Case, day: date) -> str:
    """Where an initiative was at the end of a day."""
    state = case.process.start
    for step in case.steps:
        if step.act.date > day:
            break
        state = step.after
    return state


def is_asked(case: Case, one: Round) -> bool:
    """Did it have to report in the round? It was at work on the first and on the last day of the window."""
    return state_on(case, one.window.updates_from) in REPORTING and state_on(case, one.window.updates_to) in REPORTING


def report_in(case: Case, period: str, today: date) -> Report | None:
    """Its report of a trimester; of several organisations the gloomiest."""
    reports = (filed.record for filed in case.counting_reports)
    return gloomiest(one for one in reports if one.period == period and one.date <= today)


def answer(case: Case, one: Round, today: date) -> str:
    """How it answered: `given` in time, `late`, `silent` once the window is over, `awaited` before that."""
    report = report_in(case, one.period, today)
    if report is None:
        return SILENT if today > one.window.updates_to else AWAITED
    return GIVEN if report.date <= one.window.updates_to else LATE


def rounds_before(case: Case, period: str, registry: Registry) -> tuple[Round, ...]:
    """The rounds before a trimester in which it had to report, in order of time."""
    bodies = committees_of(case, registry)
    found = (one for body in bodies for one in rounds_of(body.id, registry))
    return tuple(one for one in found if one.period < period and is_asked(case, one))
