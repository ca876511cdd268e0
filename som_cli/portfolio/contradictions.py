"""Ratings that the facts speak against: green with a slipped milestone, too much spent, a round of silence.

Source: D50, D51.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from som_cli.portfolio.items import latest_report
from som_cli.portfolio.rounds import AWAITED, SILENT, answer, rounds_before
from som_cli.portfolio.terms import Terms, approved, overrun, planned_milestones, waiting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from som_cli.diagnostics import Diagnostic, Filed
    from som_cli.process.casefile import Case
    from som_cli.process.records import Report
    from som_cli.process.registry import Registry


def check(case: Case, registry: Registry) -> Iterator[Diagnostic]:
    """Weigh the latest report of a development against everything else on file; what is older is history."""
    latest = latest_report(case, registry.today)
    if latest is None or registry.process.kind(case.state) != "portfolio":
        return
    for filed in case.counting_reports:
        if filed.record.period == latest.period and filed.record.rating == "green":
            yield from against(filed, case, registry)


def against(filed: Filed[Report], case: Case, registry: Registry) -> Iterator[Diagnostic]:
    """Everything that speaks against a green report, as it stood on its day."""
    yield from _conditions(filed, case)
    yield from _milestones(filed, case)
    yield from _spent(filed, approved(case))
    yield from _forecast(filed, case)
    yield from _silence(filed, case, registry)


def _conditions(filed: Filed[Report], case: Case) -> Iterator[Diagnostic]:
    report = filed.record
    for one in case.conditions:
        if one.is_overdue(report.date):
            condition, due = one.condition.id, one.condition.due
            yield filed.origin.report(
                "reports-green-condition", ("rating",), period=report.period, condition=condition, due=due
            )


def _milestones(filed: Filed[Report], case: Case) -> Iterator[Diagnostic]:
    """Milestones whose day had passed, and which neither this report nor one before it says are met."""
    report = filed.record
    until = (one.record for one in case.counting_reports if one.record.date <= report.date)
    met = {text.strip() for one in until for text in one.milestones_met}
    approval = case.approval.date if case.approval else report.date
    for mark in planned_milestones(case):
        if approval <= mark.date < report.date and mark.text.strip() not in met:
            yield filed.origin.report(
                "reports-green-milestone", ("rating",), period=report.period, milestone=mark.text, due=mark.date
            )


def _spent(filed: Filed[Report], terms: Terms) -> Iterator[Diagnostic]:
    """More used than the plan has up to the end of the year of the report."""
    report, year = filed.record, filed.record.date.year
    if report.spent is None or not terms.budget_known:
        return
    lines = [line for line in terms.lines if line.year <= year]
    euros = sum((line.amount or Decimal(0) for line in lines), Decimal(0))
    hours = sum((line.hours or Decimal(0) for line in lines), Decimal(0))
    said = {"period": report.period, "year": str(year)}
    if report.spent.amount is not None and report.spent.amount > euros:
        facts = {"spent": report.spent.amount, "planned": euros}
        yield filed.origin.report("reports-green-spent", ("spent", "amount"), **said, **facts)
    if report.spent.hours is not None and report.spent.hours > hours:
        counted = {"spent": _counted(report.spent.hours), "planned": _counted(hours)}
        yield filed.origin.report("reports-green-hours", ("spent", "hours"), **said, **counted)


def _counted(hours: Decimal) -> int | str:
    """Hours as a sentence writes them: a decimal alone would be read as euros."""
    return int(hours) if hours == int(hours) else str(hours)


def _forecast(filed: Filed[Report], case: Case) -> Iterator[Diagnostic]:
    """A forecast beyond what was approved, and beyond what a waiting change asks for; or none where one is needed."""
    report, terms, period = filed.record, approved(case), filed.record.period
    beyond = overrun(report, terms, waiting(case))
    forecast = report.forecast.end if report.forecast else None
    if beyond.shift:
        yield filed.origin.report(
            "reports-green-end", ("forecast", "end"), period=period, forecast=forecast, end=terms.end
        )
    if beyond.eur:
        yield filed.origin.report("reports-green-cost", ("forecast", "cost"), period=period, beyond=beyond.eur)
    done = case.latest("complete", "cancel")
    is_over = done is not None and done.date <= report.date  # nothing is left to forecast
    if terms.end is not None and terms.end < report.date and forecast is None and not is_over:
        yield filed.origin.report("reports-green-overtime", ("rating",), period=period, end=terms.end)


def _silence(filed: Filed[Report], case: Case, registry: Registry) -> Iterator[Diagnostic]:
    """Nothing was said in the round before, unless nothing was asked then."""
    before = rounds_before(case, filed.record.period, registry)
    if before and answer(case, before[-1], filed.record.date) in {SILENT, AWAITED}:
        facts = {"period": filed.record.period, "missed": before[-1].period}
        yield filed.origin.report("reports-green-silence", ("rating",), **facts)
