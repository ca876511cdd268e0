"""What must hold of the goals of a service and of how they are measured. Source: S36, S62, S118, S119."""

from __future__ import annotations

from typing import TYPE_CHECKING

from som_cli.cards.substance import says_something

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from som_cli.cards.goals import Goal, Indicator
    from som_cli.cards.service import Service
    from som_cli.diagnostics import Diagnostic, FieldPath, Filed, Origin
    from som_cli.settings import Thresholds


def check_goals(filed: Filed[Service]) -> Iterator[Diagnostic]:
    """Find a card without goals, goals that nothing measures, and goals without an order."""
    goals, origin = filed.record.goals, filed.origin
    if not goals:
        yield origin.report("services-goals-missing", ("goals",))
    for number, goal in enumerate(goals):
        at: FieldPath = ("goals", number)
        if not goal.indicators:
            yield origin.report("services-goal-unmeasured", at, goal=goal.id)
        for place, indicator in enumerate(goal.indicators):
            yield from _check_indicator(indicator, origin, (*at, "indicators", place))
    yield from _check_order(goals, origin)


def _check_indicator(indicator: Indicator, origin: Origin, at: FieldPath) -> Iterator[Diagnostic]:
    if not indicator.targets:
        yield origin.report("services-indicator-target-missing", at, indicator=indicator.name)
    if not says_something(indicator.source):
        yield origin.report("services-indicator-source-missing", at, indicator=indicator.name)


def check_fresh(filed: Filed[Service], thresholds: Thresholds, year: int) -> Iterator[Diagnostic]:
    """Find indicators whose newest level is old and about which no note says why. Source: S62."""
    for number, goal in enumerate(filed.record.goals):
        for place, indicator in enumerate(goal.indicators):
            if is_stale(indicator, thresholds, year):
                at = ("goals", number, "indicators", place)
                newest = indicator.latest.year
                yield filed.origin.report("services-indicator-stale", at, indicator=indicator.name, year=str(newest))


def is_stale(indicator: Indicator, thresholds: Thresholds, year: int) -> bool:
    """Does the newest level lie further back than it may, and does no note say why?"""
    return indicator.latest.year < year - thresholds.indicator_years and not says_something(indicator.note)


def _check_order(goals: Sequence[Goal], origin: Origin) -> Iterator[Diagnostic]:
    """Of one goal alone nobody asks which place it has."""
    first: dict[int, str] = {}
    for number, goal in enumerate(goals):
        if goal.priority is None:
            if len(goals) > 1:
                at: FieldPath = ("goals", number)
                yield origin.report("services-goal-priority-missing", at, goal=goal.id, count=len(goals))
        elif (other := first.setdefault(goal.priority, goal.id)) != goal.id:
            at = ("goals", number, "priority")
            yield origin.report("services-goal-priority-twice", at, priority=goal.priority, other=other)
