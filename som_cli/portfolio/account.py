"""What a development was to cost at first, is to cost by plan, is expected to cost, and has cost: in euros and hours.

Source: D33, D50; model.md §4.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from som_cli.portfolio.money import ZERO

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from som_cli.portfolio.money import Sum
    from som_cli.portfolio.terms import Terms
    from som_cli.process.records import Report


@dataclass(frozen=True, slots=True)
class Amount:
    """Euros and hours, whoever pays for them."""

    eur: Decimal = ZERO
    hours: Decimal = ZERO

    @classmethod
    def of(cls, value: Sum) -> Amount:
        """All of a sum."""
        return cls(value.eur, value.hours)

    def __add__(self, other: Amount) -> Amount:
        return Amount(self.eur + other.eur, self.hours + other.hours)

    def __sub__(self, other: Amount) -> Amount:
        return Amount(self.eur - other.eur, self.hours - other.hours)


@dataclass(frozen=True, slots=True)
class Account:
    """The four figures of a development.

    `baseline` is None where the first yes recorded none, `spent` where no report tells of it. Where no report foresees
    anything else, the forecast is the plan.
    """

    baseline: Amount | None
    plan: Amount
    forecast: Amount
    spent: Amount | None

    @property
    def change(self) -> Amount | None:
        """How much more the plan has than the baseline."""
        return None if self.baseline is None else self.plan - self.baseline

    @property
    def parts(self) -> tuple[Amount, ...]:
        """Those that are known."""
        return tuple(one for one in (self.baseline, self.plan, self.forecast, self.spent) if one is not None)

    @property
    def has_money(self) -> bool:
        """Is any of it in euros? What nobody gave a figure for yet is neither in euros nor in hours."""
        return any(one.eur for one in self.parts)

    @property
    def has_hours(self) -> bool:
        """Is any of it in hours?"""
        return any(one.hours for one in self.parts)


@dataclass(frozen=True, slots=True)
class Balance:
    """What accounts come to; an unknown figure adds nothing to its column."""

    baseline: Amount
    plan: Amount
    change: Amount
    forecast: Amount
    spent: Amount


def account(terms: Terms, first: Terms | None, report: Report | None, *, has_begun: bool = True) -> Account:
    """Put the figures of a development together: its plan, its baseline and its latest report.

    Nothing has been spent on work that has not begun.
    """
    plan = Amount.of(terms.sum)
    foreseen, used = (report.forecast, report.spent) if report else (None, None)
    unsaid = None if has_begun else Amount()
    return Account(
        baseline=Amount.of(first.sum) if first and first.budget_known else None,
        plan=plan,
        forecast=Amount(_said(foreseen.cost, plan.eur), _said(foreseen.hours, plan.hours)) if foreseen else plan,
        spent=Amount(_said(used.amount, ZERO), _said(used.hours, ZERO)) if used else unsaid,
    )


def balance(accounts: Iterable[Account]) -> Balance:
    """Add up accounts, column by column."""
    given = list(accounts)
    return Balance(
        baseline=_added(one.baseline for one in given),
        plan=_added(one.plan for one in given),
        change=_added(one.change for one in given),
        forecast=_added(one.forecast for one in given),
        spent=_added(one.spent for one in given),
    )


def _said(value: Decimal | None, otherwise: Decimal) -> Decimal:
    return otherwise if value is None else value


def _added(amounts: Iterable[Amount | None]) -> Amount:
    return sum((one for one in amounts if one is not None), Amount())
