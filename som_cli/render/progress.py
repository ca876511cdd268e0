"""The state of the portfolio as an agenda shows it: a line for each development, and who has not reported."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from som_cli.committee.reasons import coming_before
from som_cli.committee.standing import as_found
from som_cli.meetings.calendar import last_meeting, trimester
from som_cli.portfolio.items import LEFT, STATES, folder, gloomiest
from som_cli.portfolio.terms import approved

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from som_cli.committee.agenda import Agenda
    from som_cli.diagnostics import Words
    from som_cli.process.casefile import Case
    from som_cli.process.records import Report
    from som_cli.process.registry import Registry

REPORTING = ("in_progress", "on_hold")


@dataclass(frozen=True, slots=True)
class Development:
    """A development of the portfolio: rating and reason from its report of the trimester, or their absence.

    `item` is the id under which the agenda deals with a change of it; `end` is as approved last, `forecast` as
    reported, `is_open_ended` tells that nobody can say.
    """

    id: str
    title: str
    folder: str
    agency: str
    state: str
    state_name: Words
    since: date | None
    start: date | None
    end: date | None
    is_due: bool
    rating: str | None = None
    reason: str | None = None
    forecast: date | None = None
    has_change: bool = False

    @property
    def is_open_ended(self) -> bool:
        """Is it on hold without a day on which it will end?"""
        return self.state == "on_hold" and self.forecast is None


@dataclass(frozen=True, slots=True)
class Departure:
    """What left the portfolio since the committee met last."""

    title: str
    folder: str
    on: date
    state_name: Words
    result: str | None


@dataclass(frozen=True, slots=True)
class Progress:
    """The portfolio of a domain at a meeting."""

    period: str
    developments: tuple[Development, ...]
    departures: tuple[Departure, ...]

    def count(self, state: str) -> int:
        """How many developments are in a state."""
        return sum(one.state == state for one in self.developments)

    @property
    def due(self) -> int:
        """How many developments have to report."""
        return sum(one.is_due for one in self.developments)

    @property
    def reported(self) -> int:
        """How many of those have."""
        return sum(one.is_due and one.rating is not None for one in self.developments)


def progress(agenda: Agenda, registry: Registry, day: date) -> Progress:
    """Gather the state of the portfolio of the committee's domain.

    Source: D50, D77-D79.
    """
    meeting, period = agenda.meeting, trimester(agenda.meeting.date)
    own = [one for one in registry.cases.values() if one.card.record.domain == agenda.body.domain]
    found = [as_found(one, meeting) for one in own]
    changes = {item.id for item in agenda.all_items if item.section == "change"}
    running = sorted((_development(one, registry, period, changes) for one in found if one.state in STATES), key=_order)
    return Progress(period, tuple(running), tuple(_departures(found, agenda, registry, day)))


def report_of(case: Case, period: str) -> Report | None:
    """The report of a trimester."""
    return gloomiest(filed.record for filed in case.counting_reports if filed.record.period == period)


def _development(case: Case, registry: Registry, period: str, changes: Iterable[str]) -> Development:
    card, terms, report = case.card.record, approved(case), report_of(case, period)
    held = case.latest("hold") if case.state == "on_hold" else None
    return Development(
        id=case.id,
        title=card.title,
        folder=folder(case),
        agency=registry.short_name(card.agency),
        state=case.state,
        state_name=registry.process.state(case.state).name.words,
        since=case.since,
        start=terms.start,
        end=terms.end,
        is_due=case.state in REPORTING,
        rating=report.rating if report else None,
        reason=report.reason if report else held.reason if held else None,
        forecast=report.forecast.end if report and report.forecast else None,
        has_change=case.id in changes,
    )


def _order(one: Development) -> tuple[object, ...]:
    return (STATES.index(one.state), one.end is None, one.end.isoformat() if one.end else "", one.id)


def _departures(found: Iterable[Case], agenda: Agenda, registry: Registry, day: date) -> Iterable[Departure]:
    """What was completed or cancelled since the last ordinary meeting; silence would read as a loss.

    Source: D77.
    """
    if coming_before(agenda.meeting, registry, day):
        return  # that meeting will be told
    meetings = (filed.record for filed in registry.meetings.values())
    before = last_meeting(agenda.body.id, meetings, agenda.meeting.date)
    for case in found:
        act = case.latest("complete", "cancel")
        if case.state not in LEFT or act is None or act.date > day:
            continue
        if before and (act.date < before.date or act.meeting == before.id):
            continue  # that meeting knew
        if case.approval is None:
            continue  # a lapsed YES, IF never was in the portfolio
        words = registry.process.state(case.state).name.words
        yield Departure(case.card.record.title, folder(case), act.date, words, act.result or act.reason)
