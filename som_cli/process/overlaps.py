"""Where cards say different things of one indicator, and where the domains of a department do the same.

Source: S17, S37.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from som_cli.diagnostics import Named

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

    from som_cli.cards.goals import Indicator
    from som_cli.cards.policy import Policy
    from som_cli.people.model import Unit
    from som_cli.process.registry import Registry

_DASHES = re.compile(r"\s*[-\u2010-\u2015\u2212]\s*")
_QUOTES = re.compile(r"[\"'\u2018-\u201f\u00ab\u00bb\u2039\u203a\u2032\u2033]")

Shared = Literal["plan_goal", "service", "indicator", "target_group"]


@dataclass(frozen=True, slots=True)
class Target:
    """What one record wants an indicator to be."""

    holder: Named
    path: str
    value: Decimal


@dataclass(frozen=True, slots=True)
class Conflict:
    """An indicator that several records measure, with different targets for one year."""

    name: str
    unit: str
    year: int
    targets: tuple[Target, ...]


@dataclass(frozen=True, slots=True)
class Overlap:
    """What several policy domains of one department share: an overlap, or a reason to work together."""

    department: Named
    kind: Shared
    subject: Named
    policies: tuple[Named, ...]


def conflicts(registry: Registry, policies: Iterable[Policy]) -> tuple[Conflict, ...]:
    """Find indicators of the same name and unit with different targets for a year, over plans, policies, services."""
    told: dict[tuple[str, str], list[tuple[Named, str, Indicator]]] = {}
    for holder, path, indicator in _indicators(registry, policies):
        told.setdefault((same(indicator.name), same(indicator.unit)), []).append((holder, path, indicator))
    found = []
    for key in sorted(told):
        for year in sorted({year for _, _, one in told[key] for year in one.targets}):
            targets = tuple(
                Target(holder, path, one.targets[year]) for holder, path, one in told[key] if year in one.targets
            )
            if len({target.value for target in targets}) > 1:
                first = told[key][0][2]
                found.append(Conflict(first.name, first.unit, year, targets))
    return tuple(found)


def _indicators(registry: Registry, policies: Iterable[Policy]) -> Iterator[tuple[Named, str, Indicator]]:
    for plan in registry.plans.values():
        if plan.record.is_in_force(registry.today):
            for goal in plan.record.goals:
                yield from ((Named(plan.record.id, plan.record.name), plan.origin.path, one) for one in goal.indicators)
    for policy in policies:
        path = registry.policies[policy.id].origin.path
        for aim in policy.goals:
            yield from ((Named(policy.id, policy.title), path, one) for one in aim.indicators)
    for service in registry.services.values():
        card = service.record
        for own in card.goals:
            yield from ((Named(card.id, card.title), service.origin.path, one) for one in own.indicators)


def same(text: str) -> str:
    """A name as it is compared: however its capitals, blanks, dashes and quotes are written."""
    plain = _QUOTES.sub("", _DASHES.sub("-", unicodedata.normalize("NFKC", text).casefold()))
    return " ".join(plain.split())


def overlaps(registry: Registry, policies: Iterable[Policy]) -> tuple[Overlap, ...]:
    """Find what more than one domain of a department serves, uses, measures or is for."""
    ordered = sorted(policies, key=lambda one: (one.department, one.id))
    return tuple(
        overlap
        for department, of_one in groupby(ordered, key=lambda one: one.department)
        for overlap in _within(_department(department, registry), tuple(of_one), registry)
    )


def _within(department: Named, policies: tuple[Policy, ...], registry: Registry) -> Iterator[Overlap]:
    shared: dict[tuple[Shared, str], list[Policy]] = {}
    names: dict[tuple[Shared, str], str] = {}
    for policy in policies:
        for kind, key, name in dict.fromkeys(_subjects(policy, registry)):
            shared.setdefault((kind, key), []).append(policy)
            names.setdefault((kind, key), name)
    for (kind, key), together in shared.items():
        if len(together) > 1:
            subject = Named(key, names[kind, key])
            yield Overlap(department, kind, subject, tuple(Named(one.id, one.title) for one in together))


def _subjects(policy: Policy, registry: Registry) -> Iterator[tuple[Shared, str, str]]:
    names = {goal.id: goal.name for plan in registry.plans.values() for goal in plan.record.goals}
    for goal in policy.goals:
        yield from (("plan_goal", one, names.get(one, one)) for one in goal.plan_goals)
        yield from (("indicator", same(one.name), one.name) for one in goal.indicators)
    for contribution in policy.services:
        filed = registry.services.get(contribution.service)
        yield "service", contribution.service, filed.record.title if filed else contribution.service
    yield from (("target_group", same(one), one) for one in policy.target_groups)


def units(registry: Registry) -> dict[str, Unit]:
    """The departments and units of all organisations, by id."""
    return {unit.id: unit for filed in registry.organisations.values() for unit in filed.record.units}


def _department(id_: str, registry: Registry) -> Named:
    unit = units(registry).get(id_)
    return Named(id_, unit.name if unit else id_)
