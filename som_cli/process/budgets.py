"""The budgets of policy domains, added up by domain, department and area of a deputy. Source: S15, S60, S84, S98."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from som_cli.diagnostics import Named
from som_cli.process.overlaps import units

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from som_cli.cards.parts import BudgetYear
    from som_cli.cards.policy import Policy
    from som_cli.process.registry import Registry

Level = Literal["area", "department", "policy"]
NOTHING = Decimal(0)
HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Funds:
    """Euros of a year; each is None where nobody has said it. `missing` counts the domains that said nothing at all."""

    proposed: Decimal | None = None
    approved: Decimal | None = None
    actual: Decimal | None = None
    missing: int = 0

    @property
    def used(self) -> Decimal | None:
        """How much of what was approved has been used, in percent."""
        return self.actual * HUNDRED / self.approved if self.approved and self.actual is not None else None


@dataclass(frozen=True, slots=True)
class BudgetRow:
    """The budget of a year of a domain, or of all domains of a department or an area."""

    level: Level
    of: Named
    year: int
    funds: Funds


def roll_up(registry: Registry, policies: Iterable[Policy], year: int) -> tuple[BudgetRow, ...]:
    """Add up a year: areas first, then departments, then domains, each in order of ids; each level is a whole.

    A domain that ended is left out unless it has a budget for the year.
    """
    told = [(one, _line(one, year)) for one in policies]
    kept = [(one, line) for one, line in told if line is not None or one.status == "active"]
    return tuple(_rows(registry, sorted(kept, key=lambda pair: pair[0].id), year))


def _line(policy: Policy, year: int) -> BudgetYear | None:
    return next((line for line in policy.budget if line.year == year), None)


def _rows(registry: Registry, told: list[tuple[Policy, BudgetYear | None]], year: int) -> Iterator[BudgetRow]:
    names = units(registry)
    areas: dict[str, list[BudgetYear | None]] = {}
    departments: dict[str, list[BudgetYear | None]] = {}
    for policy, line in told:
        areas.setdefault(policy.deputy_area or "", []).append(line)
        departments.setdefault(policy.department, []).append(line)
    for area in sorted(areas):
        yield BudgetRow("area", Named(area, area), year, _sum(areas[area]))
    for id_ in sorted(departments):
        unit = names.get(id_)
        yield BudgetRow("department", Named(id_, unit.name if unit else id_), year, _sum(departments[id_]))
    for policy, line in told:
        yield BudgetRow("policy", Named(policy.id, policy.title), year, _sum([line]))


def total(rows: Iterable[BudgetRow]) -> Funds:
    """The sum of the domains' rows."""
    return _added([row.funds for row in rows if row.level == "policy"])


def _sum(lines: Iterable[BudgetYear | None]) -> Funds:
    return _added([Funds(line.proposed, line.approved, line.actual) if line else Funds(missing=1) for line in lines])


def _added(parts: list[Funds]) -> Funds:
    return Funds(
        proposed=_plus(one.proposed for one in parts),
        approved=_plus(one.approved for one in parts),
        actual=_plus(one.actual for one in parts),
        missing=sum(one.missing for one in parts),
    )


def _plus(values: Iterable[Decimal | None]) -> Decimal | None:
    said = [value for value in values if value is not None]
    return sum(said, NOTHING) if said else None
