"""What covers what: plan goals by policies, services and initiatives, with the gaps both ways.

A plan that is not in force asks for nothing, a domain or an initiative that has ended covers nothing.
Source: S2, S17, S29, S37, S63, S95.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from som_cli.diagnostics import Named
from som_cli.process.overlaps import Conflict, Overlap, conflicts, overlaps

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from som_cli.cards.goals import Goal, Plan
    from som_cli.cards.initiative import Initiative
    from som_cli.cards.policy import Policy
    from som_cli.cards.service import Service
    from som_cli.process.registry import Registry


@dataclass(frozen=True, slots=True)
class Covered:
    """A goal of a plan in force, and who serves it."""

    plan: Named
    goal: Named
    policies: tuple[Named, ...]
    services: tuple[Named, ...]
    initiatives: tuple[Named, ...]

    @property
    def is_bare(self) -> bool:
        """Does nothing serve it?"""
        return not (self.policies or self.services or self.initiatives)


@dataclass(frozen=True, slots=True)
class Coverage:
    """The coverage of an area of government on a day, and its gaps."""

    today: date
    goals: tuple[Covered, ...]
    policies_without_goal: tuple[Named, ...]
    services_without_goal: tuple[Named, ...]
    services_without_policy: tuple[Named, ...]
    initiatives_without_goal: tuple[Named, ...]
    conflicts: tuple[Conflict, ...]
    overlaps: tuple[Overlap, ...]

    @property
    def bare(self) -> tuple[Covered, ...]:
        """The plan goals that nothing serves."""
        return tuple(one for one in self.goals if one.is_bare)


def coverage(registry: Registry) -> Coverage:
    """See what covers what on the registry's day."""
    policies = tuple(one.record for one in registry.policies.values() if one.record.status == "active")
    services = tuple(one.record for one in registry.services.values())
    cards = tuple(case.card.record for case in registry.cases.values() if registry.process.kind(case.state) != "end")
    return Coverage(
        today=registry.today,
        goals=tuple(_covered(registry, policies, services, cards)),
        policies_without_goal=_named(one for one in policies if not _serve(one.goals)),
        services_without_goal=_named(one for one in services if not _serve(one.goals)),
        services_without_policy=_named(
            one for one in services if one.type == "service" and not registry.policies_of.get(one.id)
        ),
        initiatives_without_goal=_named(one for one in cards if not one.plan_goals),
        conflicts=conflicts(registry, policies),
        overlaps=overlaps(registry, policies),
    )


def plans_in_force(registry: Registry) -> Iterator[Plan]:
    """The plans whose years include the registry's day, in order of their ids."""
    return (one.record for one in registry.plans.values() if one.record.is_in_force(registry.today))


def _covered(
    registry: Registry, policies: tuple[Policy, ...], services: tuple[Service, ...], cards: tuple[Initiative, ...]
) -> Iterator[Covered]:
    for plan in plans_in_force(registry):
        for goal in plan.goals:
            yield Covered(
                Named(plan.id, plan.name),
                Named(goal.id, goal.name),
                policies=_named(one for one in policies if goal.id in _serve(one.goals)),
                services=_named(one for one in services if goal.id in _serve(one.goals)),
                initiatives=_named(one for one in cards if goal.id in one.plan_goals),
            )


def _serve(goals: Iterable[Goal]) -> set[str]:
    return {plan_goal for goal in goals for plan_goal in goal.plan_goals}


def _named(cards: Iterable[Policy | Service | Initiative]) -> tuple[Named, ...]:
    return tuple(Named(one.id, one.title) for one in sorted(cards, key=lambda one: one.id))
