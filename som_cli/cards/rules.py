"""What must hold of an initiative's card beyond its form: texts that say something, dates in order, money that adds up.

How strict a rule is grows with the state: a draft may leave open what a submitted card may not (model.md §5).
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from som_cli.cards.initiative import DUTIES
from som_cli.cards.substance import is_placeholder
from som_cli.people.bodies import DOMAINS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from som_cli.cards.initiative import Budget, Initiative, Schedule
    from som_cli.diagnostics import Diagnostic, Filed, Origin

TEXTS = ("title", "current_situation", "problem", "expected_outcome", "impact", "client_view", "team")


def check_texts(filed: Filed[Initiative]) -> Iterator[Diagnostic]:
    """Find texts that only stand in for one that is still to be written. Source: D15, D16."""
    card, origin = filed.record, filed.origin
    for field in TEXTS:
        text = getattr(card, field)
        if text is not None and is_placeholder(text):
            yield origin.report("initiatives-placeholder", (field,), key=field, value=text.strip()[:60])
    for number, alternative in enumerate(card.alternatives):
        for field in ("title", "description", "why_not"):
            text = getattr(alternative, field)
            if text is not None and is_placeholder(text):
                yield origin.report(
                    "initiatives-placeholder", ("alternatives", number, field), key=field, value=text.strip()[:60]
                )


def check_duties(filed: Filed[Initiative]) -> Iterator[Diagnostic]:
    """Find what a submitted initiative must say and does not. Source: D15, D21."""
    card, origin = filed.record, filed.origin
    for field in DUTIES:
        if not getattr(card, field):
            yield origin.report("initiatives-duty-missing", (field,), key=field)
    if card.service is None and card.policy is None:
        yield origin.report("initiatives-service-missing", ("service",))


def check_committee(filed: Filed[Initiative]) -> Iterator[Diagnostic]:
    """Find an initiative of no domain, on which no committee decides. Source: D4, D38."""
    if filed.record.domain is None:
        yield filed.origin.report("initiatives-domain-missing", ("domain",), choices=DOMAINS)


def check_money(filed: Filed[Initiative]) -> Iterator[Diagnostic]:
    """Find budget lines that say no sum, a sum of nothing, or money that is there from nowhere. Source: D16, D25."""
    budget = filed.record.known_budget
    if budget is not None:
        yield from _check_lines(budget, filed.origin)


def _check_lines(budget: Budget, origin: Origin) -> Iterator[Diagnostic]:
    for number, line in enumerate(budget.lines):
        at = ("budget", "lines", number)
        if line.amount is None and line.hours is None:
            yield origin.report("initiatives-line-empty", at, year=str(line.year))
        if line.amount == Decimal(0):
            yield origin.report("initiatives-amount-zero", (*at, "amount"), year=str(line.year))
        if line.secured and line.source is None:
            yield origin.report("initiatives-source-missing", (*at, "secured"), year=str(line.year))
    if budget.total is not None and budget.vat_included is None:
        yield origin.report("initiatives-vat-missing", ("budget",))


def check_dates(filed: Filed[Initiative]) -> Iterator[Diagnostic]:
    """Find a schedule that ends before it starts, and milestones outside it. Source: D49."""
    schedule = filed.record.known_schedule
    if schedule is not None:
        yield from _check_schedule(schedule, filed.origin)


def _check_schedule(schedule: Schedule, origin: Origin) -> Iterator[Diagnostic]:
    start, end = schedule.start, schedule.end
    if start and end and end < start:
        yield origin.report("initiatives-schedule-order", ("schedule", "end"), start=start, end=end)
        return
    for number, milestone in enumerate(schedule.milestones):
        if (start and milestone.date < start) or (end and milestone.date > end):
            at = ("schedule", "milestones", number, "date")
            yield origin.report("initiatives-milestone-outside", at, date=milestone.date, start=start, end=end)


def check_consulted(filed: Filed[Initiative], today: date) -> Iterator[Diagnostic]:
    """Find talks that are still to come: only what took place has been said. Source: D17."""
    for number, one in enumerate(filed.record.consulted):
        if one.date is not None and one.date > today:
            yield filed.origin.report("initiatives-consulted-ahead", ("consulted", number, "date"), date=one.date)


def check_domain(filed: Filed[Initiative]) -> Iterator[Diagnostic]:
    """Find a domain that is named as its own other one. Source: D4, D38."""
    card = filed.record
    for number, domain in enumerate(card.also):
        if domain == card.domain:
            yield filed.origin.report("initiatives-also-own-domain", ("also", number), value=domain)
