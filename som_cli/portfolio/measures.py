"""The goals of a card with how their indicators move, and the plans they serve. Source: S5, S36, S37, S76, S118."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from som_cli.cards.movement import movement
from som_cli.cards.service import ServiceGoal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from som_cli.cards.goals import Goal, Plan
    from som_cli.cards.movement import Movement
    from som_cli.process.registry import Registry

GOOD = ("on_path", "reached")


@dataclass(frozen=True, slots=True)
class Measured:
    """A goal of a card, its indicators as they move, the plan goals it serves by name, and where it was coordinated.

    `coordinated_in` is the title of the policy domain; both are None for goals of a policy.
    """

    goal: Goal
    movements: tuple[Movement, ...]
    plan_goals: tuple[str, ...]
    coordinated_in: str | None = None
    coordinated_on: date | None = None


@dataclass(frozen=True, slots=True)
class Cited:
    """A plan that a card's goals serve, and whether it has run out."""

    name: str
    is_expired: bool


def measured(goals: Iterable[Goal], registry: Registry) -> tuple[Measured, ...]:
    """See goals in order of priority; those without one come last."""
    names = {goal.id: goal.name for filed in registry.plans.values() for goal in filed.record.goals}
    return tuple(
        _measured(goal, names, registry)
        for goal in sorted(goals, key=lambda goal: (goal.priority is None, goal.priority or 0))
    )


def _measured(goal: Goal, names: dict[str, str], registry: Registry) -> Measured:
    domain, day = (goal.coordinated_in, goal.coordinated_on) if isinstance(goal, ServiceGoal) else (None, None)
    policy = registry.policies.get(domain or "")
    return Measured(
        goal=goal,
        movements=tuple(movement(indicator, registry.today.year) for indicator in goal.indicators),
        plan_goals=tuple(names.get(plan_goal, plan_goal) for plan_goal in goal.plan_goals),
        coordinated_in=policy.record.title if policy else domain,
        coordinated_on=day,
    )


def movements(goals: Iterable[Measured]) -> tuple[Movement, ...]:
    """All indicators, in the order of their goals."""
    return tuple(one for goal in goals for one in goal.movements)


def cited(goals: Iterable[Goal], registry: Registry) -> tuple[Cited, ...]:
    """The plans whose goals are served, in the order in which they are named."""
    plan_of: dict[str, Plan] = {
        goal.id: filed.record for filed in registry.plans.values() for goal in filed.record.goals
    }
    found = {plan_of[name].id: plan_of[name] for goal in goals for name in goal.plan_goals if name in plan_of}
    return tuple(Cited(plan.name, plan.period.to < registry.today.year) for plan in found.values())


def on_path(seen: Sequence[Movement]) -> tuple[int, int]:
    """How many indicators keep pace, of how many that were measured since their baseline."""
    return sum(one.pace in GOOD for one in seen if one.level), sum(one.level is not None for one in seen)
