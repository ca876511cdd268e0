"""What a progress report must agree with: who reports on what, for which trimester, and the report before it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from som_cli.diagnostics import Origin
from som_cli.meetings.calendar import trimester, trimester_span
from som_cli.process.actors import persons

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from som_cli.diagnostics import Diagnostic, Fact
    from som_cli.process.casefile import Case
    from som_cli.process.records import Report
    from som_cli.process.registry import Registry

BUILDER = "tehik"  # the organisation that builds what its card names no other implementer for


def reporting(case: Case) -> tuple[str, ...]:
    """The organisations that report on an initiative: its agency, and TEHIK where TEHIK builds it. Source: D77."""
    card = case.card.record
    return tuple(dict.fromkeys((card.agency, *((BUILDER,) if card.implementer in (None, BUILDER) else ()))))


def last_period(day: date) -> str:
    """The latest trimester that can be reported on a day: the one after that of the day."""
    return trimester(trimester_span(trimester(day))[1] + timedelta(days=1))


def before(case: Case, organisation: str | None, period: str | None = None) -> Report | None:
    """The last report of an organisation, or of any; of those before `period` where one is given."""
    of_same = [
        filed.record
        for filed in case.counting_reports
        if organisation in (None, filed.record.organisation) and (period is None or filed.record.period < period)
    ]
    return max(of_same, key=lambda report: (report.period, report.date), default=None)


def check(case: Case, registry: Registry) -> Iterator[Diagnostic]:
    """Find reports of organisations that have no part in it, for times to come, or unchanged that are not so."""
    for filed in case.counting_reports:
        report = filed.record
        yield from check_organisation(case, report.organisation, registry, filed.origin)
        yield from check_period(report.period, report.date, filed.origin)
        earlier = before(case, report.organisation, report.period) if report.unchanged else None
        if earlier and earlier.rating != report.rating:
            facts: dict[str, Fact] = {"period": report.period, "rating": report.rating, "before": earlier.rating}
            yield filed.origin.report("reports-unchanged-rating", ("unchanged",), earlier=earlier.period, **facts)


def check_organisation(case: Case, organisation: str, registry: Registry, origin: Origin) -> Iterator[Diagnostic]:
    """A report is of the agency, or of whoever builds it."""
    may = reporting(case)
    if organisation in registry.organisations and organisation not in may:
        facts: dict[str, Fact] = {"organisation": organisation, "id": case.id, "organisations": may}
        yield origin.report("reports-organisation-other", ("organisation",), **facts)


def check_period(period: str, day: date, origin: Origin) -> Iterator[Diagnostic]:
    """Nobody reports on what is still far ahead."""
    if period > last_period(day):
        yield origin.report("reports-period-ahead", ("period",), period=period, date=day, last=last_period(day))


def check_reporter(case: Case, organisation: str, person: str, registry: Registry, day: date) -> Iterator[Diagnostic]:
    """Somebody of the organisation files its report, or the coordinator on its behalf."""
    coordinators = persons("coordinator", case, registry, day)
    if registry.people[person].record.organisation != organisation and person not in coordinators:
        facts: dict[str, Fact] = {"who": registry.named(person), "organisation": organisation}
        people = tuple(registry.named(one) for one in coordinators)
        yield Origin("").report("reports-reporter", (), people=people, **facts)
