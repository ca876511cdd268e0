"""Sums of the portfolio: euros and hours, funded and not, by year and by any other key.

Every total is the sum of its parts, because it is made of nothing else. Source: D2, D3, D23, D31.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping

    from som_cli.cards.initiative import BudgetLine


class Addable(Protocol):
    """What can be added up."""

    def __add__(self, other: Any, /) -> Any: ...


T = TypeVar("T")
K = TypeVar("K", bound="Hashable")
V = TypeVar("V", bound=Addable)
ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Sum:
    """Euros and hours, each funded (the money is there) and unfunded (it is not, or nobody said)."""

    secured: Decimal = ZERO
    unsecured: Decimal = ZERO
    secured_hours: Decimal = ZERO
    unsecured_hours: Decimal = ZERO

    @property
    def eur(self) -> Decimal:
        """All euros."""
        return self.secured + self.unsecured

    @property
    def hours(self) -> Decimal:
        """All hours."""
        return self.secured_hours + self.unsecured_hours

    @property
    def is_nothing(self) -> bool:
        """Is there neither money nor work?"""
        return not (self.eur or self.hours)

    def __add__(self, other: Sum) -> Sum:
        return Sum(
            self.secured + other.secured,
            self.unsecured + other.unsecured,
            self.secured_hours + other.secured_hours,
            self.unsecured_hours + other.unsecured_hours,
        )

    def __sub__(self, other: Sum) -> Sum:
        return Sum(
            self.secured - other.secured,
            self.unsecured - other.unsecured,
            self.secured_hours - other.secured_hours,
            self.unsecured_hours - other.unsecured_hours,
        )


@dataclass(frozen=True, slots=True)
class Total:
    """A sum, over how many developments it goes, and how many of those have no known budget."""

    count: int = 0
    sum: Sum = Sum()
    unknown: int = 0

    def __add__(self, other: Total) -> Total:
        return Total(self.count + other.count, self.sum + other.sum, self.unknown + other.unknown)


def of_line(line: BudgetLine) -> Sum:
    """What one budget line comes to."""
    amount, hours = line.amount or ZERO, line.hours or ZERO
    return Sum(secured=amount, secured_hours=hours) if line.secured else Sum(unsecured=amount, unsecured_hours=hours)


def of_lines(lines: Iterable[BudgetLine]) -> Sum:
    """What budget lines come to."""
    return added(of_line(line) for line in lines)


def by_year(lines: Iterable[BudgetLine]) -> dict[int, Sum]:
    """What budget lines come to in each year that has any, in order of years."""
    return dict(sorted(grouped(lines, lambda line: (line.year,), of_line, Sum()).items()))


def added(sums: Iterable[Sum]) -> Sum:
    """Add up sums."""
    return sum(sums, Sum())


def grouped(things: Iterable[T], keys: Callable[[T], Iterable[K]], value: Callable[[T], V], nothing: V) -> dict[K, V]:
    """Add the value of each thing to every one of its keys, in the order in which the keys are met."""
    groups: dict[K, V] = {}
    for thing in things:
        worth = value(thing)
        for key in keys(thing):
            groups[key] = groups.get(key, nothing) + worth
    return groups


def years_after(years: Mapping[int, Sum], last: int) -> Sum:
    """What falls into the years after the last."""
    return added(value for year, value in years.items() if year > last)


def years_within(years: Mapping[int, Sum], first: int, last: int) -> Sum:
    """What falls into the years from first to last, both included."""
    return added(value for year, value in years.items() if first <= year <= last)
