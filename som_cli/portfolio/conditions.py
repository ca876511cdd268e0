"""The conditions of a YES, IF that are still open: who owes what, by when. Source: D71."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from som_cli.portfolio.accountable import named_person

if TYPE_CHECKING:
    from datetime import date

    from som_cli.diagnostics import Named
    from som_cli.people.model import Organisation
    from som_cli.process.casefile import Case, Standing
    from som_cli.process.registry import Registry


@dataclass(frozen=True, slots=True)
class OpenCondition:
    """A condition that is not verified yet.

    `status` is `open` or `met` (reported by its owner, not verified yet); `days_left` is negative once its day has
    passed. `office` is the unit of an owner in the ministry, or the short name of the organisation.
    """

    initiative: str
    title: str
    id: str
    text: str
    owner: Named
    office: str
    due: date
    status: str
    days_left: int


def open_conditions(case: Case, registry: Registry) -> tuple[OpenCondition, ...]:
    """List the conditions of an initiative that nobody has verified as met, the most pressing first."""
    found = (_open(case, standing, registry) for standing in case.unverified)
    return tuple(sorted(found, key=lambda one: (one.due, one.id)))


def _open(case: Case, standing: Standing, registry: Registry) -> OpenCondition:
    condition = standing.condition
    return OpenCondition(
        initiative=case.id,
        title=case.card.record.title,
        id=condition.id,
        text=condition.text,
        owner=named_person(condition.owner, registry),
        office=office_of(condition.owner, registry),
        due=condition.due,
        status=standing.status,
        days_left=(condition.due - registry.today).days,
    )


def office_of(person: str, registry: Registry) -> str:
    """Tell where a person works: the unit for the ministry's own people, the short name of any other organisation.

    Empty where it is not known.
    """
    home = _home(person, registry)
    if home is None:
        return ""
    return unit_of(person, registry) if home.type == "ministry" else home.short_name


def unit_of(person: str, registry: Registry) -> str:
    """Tell where a person works within an organisation that is named already: the unit, else its short name."""
    filed, home = registry.people.get(person), _home(person, registry)
    if filed is None or home is None:
        return ""
    unit = home.unit(filed.record.unit) if filed.record.unit else None
    return unit.name if unit else home.short_name


def _home(person: str, registry: Registry) -> Organisation | None:
    filed = registry.people.get(person)
    home = registry.organisations.get(filed.record.organisation) if filed else None
    return home.record if home else None
