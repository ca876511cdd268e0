"""What must hold of the budgets of policy and service cards. Source: S60."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from som_cli.cards.parts import BudgetYear
    from som_cli.cards.policy import Policy
    from som_cli.cards.service import Service
    from som_cli.diagnostics import Diagnostic, Filed

HUNDRED = Decimal(100)


def deviation(line: BudgetYear) -> Decimal | None:
    """By how many percent use differs from what was approved; None where either is not known."""
    if line.actual is None or not line.approved:
        return None
    return (line.actual - line.approved) * HUNDRED / line.approved


def check_budget(filed: Filed[Policy] | Filed[Service], percent: int, year: int) -> Iterator[Diagnostic]:
    """Find years told twice, money used without a budget, and use that differs much from what was approved.

    In a year that goes on, only more than was approved is told: less may still be used.
    """
    seen: set[int] = set()
    for number, line in enumerate(filed.record.budget):
        at = ("budget", number)
        if line.year in seen:
            yield filed.origin.report("budgets-year-twice", (*at, "year"), year=str(line.year))
        seen.add(line.year)
        if line.actual and not line.approved:
            yield filed.origin.report("budgets-unapproved", at, actual=line.actual, year=str(line.year))
        off = deviation(line)
        if off is not None and (off > percent or (off < -percent and line.year < year)):
            yield filed.origin.report(
                "budgets-deviation",
                (*at, "actual"),
                actual=line.actual,
                approved=line.approved,
                year=str(line.year),
                percent=str(abs(round(off))),
            )
