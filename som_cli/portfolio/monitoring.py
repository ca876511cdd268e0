"""Monitoring of a trimester: who reported, how ratings moved, what contradicts them, what was finished, where it waits.

Source: D50, D51, D77-D79.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from som_cli.collation import estonian
from som_cli.diagnostics import Named
from som_cli.meetings.calendar import trimester_span
from som_cli.people.bodies import DOMAINS
from som_cli.portfolio.contradictions import against
from som_cli.portfolio.items import folder
from som_cli.portfolio.rounds import AWAITED, GIVEN, LATE, SILENT, Round, answer, is_asked, report_in, rounds_of
from som_cli.portfolio.terms import Terms, approved
from som_cli.portfolio.waits import Wait, waits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from som_cli.diagnostics import Diagnostic
    from som_cli.people.bodies import Body
    from som_cli.process.casefile import Case
    from som_cli.process.records import Report
    from som_cli.process.registry import Registry

TREND = 4  # rounds that a trend looks back on, this one included
ANSWERS = (SILENT, LATE, AWAITED, GIVEN)


@dataclass(frozen=True, slots=True)
class Beat:
    """One round of a development: its rating, or None where it was silent."""

    period: str
    rating: str | None


@dataclass(frozen=True, slots=True)
class Reporting:
    """A development that had to report: how it answered, how its rating moved, and what speaks against it."""

    id: str
    title: str
    folder: str
    agency: Named
    answer: str
    report: Report | None
    trend: tuple[Beat, ...]
    against: tuple[Diagnostic, ...]
    end: date | None

    @property
    def course(self) -> str:
        """Where the rating goes: `worse`, `better`, `same`, `new` at first, `none` where nothing was reported."""
        if self.report is None:
            return "none"
        order = ("green", "amber", "red")
        said = [order.index(beat.rating) for beat in self.trend if beat.rating]
        if len(said) < 2:  # noqa: PLR2004  (two make a course)
            return "new"
        return "worse" if said[-1] > said[-2] else "better" if said[-1] < said[-2] else "same"


@dataclass(frozen=True, slots=True)
class Finished:
    """A development that was completed in the trimester: what came of it, against what was expected. Source: D77."""

    id: str
    title: str
    folder: str
    agency: Named
    on: date
    expected: str | None
    result: str | None
    terms: Terms


@dataclass(frozen=True, slots=True)
class Gathering:
    """The reports of one committee's trimester. `round` is None where no meeting is planned in it."""

    domain: str
    body: Body
    round: Round | None
    reporting: tuple[Reporting, ...]
    finished: tuple[Finished, ...]

    @property
    def counts(self) -> Mapping[str, int]:
        """How many answered how; all four named."""
        found = Counter(one.answer for one in self.reporting)
        return {name: found[name] for name in ANSWERS}

    @property
    def silent(self) -> tuple[tuple[Named, int, int], ...]:
        """The organisations of which something is silent: how many of how many."""
        asked = Counter(one.agency for one in self.reporting)
        silent = Counter(one.agency for one in self.reporting if one.answer == SILENT)
        return tuple((agency, silent[agency], asked[agency]) for agency in sorted(silent, key=_by_name))

    @property
    def contradicted(self) -> tuple[Reporting, ...]:
        """The developments whose rating the facts speak against."""
        return tuple(one for one in self.reporting if one.against)


@dataclass(frozen=True, slots=True)
class Monitoring:
    """The monitoring of a trimester, of one domain or both, as of a day."""

    period: str
    today: date
    gatherings: tuple[Gathering, ...]
    waits: tuple[Wait, ...]


def monitoring(registry: Registry, period: str, domain: str = "all") -> Monitoring:
    """Gather what was reported in a trimester, and what was not."""
    domains = [one for one in DOMAINS if domain in {"all", one}]
    gatherings = [
        _gathering(registry, one, body, period) for one in domains for body in registry.committees.get(one, ())
    ]
    cases = [case for case in registry.cases.values() if case.card.record.domain in domains]
    return Monitoring(period, registry.today, tuple(gatherings), waits(cases, registry))


def _gathering(registry: Registry, domain: str, body: Body, period: str) -> Gathering:
    rounds = rounds_of(body.id, registry)
    this = next((one for one in rounds if one.period == period), None)
    own = sorted(
        (case for case in registry.cases.values() if case.card.record.domain == domain),
        key=lambda case: (estonian(case.card.record.title), case.id),
    )
    asked = [case for case in own if this is not None and is_asked(case, this)]
    reporting = tuple(_reporting(case, this, rounds, registry) for case in asked if this is not None)
    order = sorted(reporting, key=lambda one: (ANSWERS.index(one.answer), not one.against))
    return Gathering(domain, body, this, tuple(order), tuple(_finished(own, this, rounds, period, registry)))


def _reporting(case: Case, this: Round, rounds: Iterable[Round], registry: Registry) -> Reporting:
    report = report_in(case, this.period, registry.today)
    until = [one for one in rounds if one.period <= this.period and is_asked(case, one)]
    return Reporting(
        id=case.id,
        title=case.card.record.title,
        folder=folder(case),
        agency=_agency(case, registry),
        answer=answer(case, this, registry.today),
        report=report,
        trend=tuple(_beat(case, one, registry) for one in until[-TREND:]),
        against=tuple(_against(case, report, registry)),
        end=approved(case).end,
    )


def _beat(case: Case, one: Round, registry: Registry) -> Beat:
    report = report_in(case, one.period, registry.today)
    return Beat(one.period, report.rating if report else None)


def _against(case: Case, report: Report | None, registry: Registry) -> Iterator[Diagnostic]:
    for filed in case.counting_reports:
        if report is not None and filed.record.period == report.period and filed.record.rating == "green":
            yield from against(filed, case, registry)


def _finished(
    own: Iterable[Case], this: Round | None, rounds: Iterable[Round], period: str, registry: Registry
) -> Iterator[Finished]:
    """What was completed after the meeting before, up to this one; without a meeting, in the trimester."""
    first, last = trimester_span(period)
    before = [one for one in rounds if one.period < period]
    begins = before[-1].meeting.date + timedelta(days=1) if before else first
    ends = min(this.meeting.date if this else last, registry.today)
    for case in own:
        act = case.latest("complete")
        if case.state == "completed" and act is not None and begins <= act.date <= ends:
            yield Finished(
                case.id,
                case.card.record.title,
                folder(case),
                _agency(case, registry),
                act.date,
                case.card.record.expected_outcome,
                act.result,
                approved(case),
            )


def _agency(case: Case, registry: Registry) -> Named:
    agency = case.card.record.agency
    return Named(agency, registry.short_name(agency))


def _by_name(named: Named) -> tuple[object, ...]:
    return (estonian(named.name), named.id)
