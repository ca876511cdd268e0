"""What must hold of goals and indicators whoever measures by them: words that say something, targets that lead on.

Source: S36, S62.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from som_cli.cards.movement import worse_targets
from som_cli.cards.substance import is_placeholder
from som_cli.diagnostics import shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from som_cli.cards.goals import Goal, Indicator, Plan
    from som_cli.diagnostics import Diagnostic, FieldPath, Filed


def check_indicators(filed: Filed[Any], year: int) -> Iterator[Diagnostic]:
    """Find goals in words that say nothing, targets that lead the wrong way, and those that are all past in a year."""
    for number, goal in enumerate(filed.record.goals):
        yield from _check_words(goal, filed, ("goals", number), "text")
    for at, indicator in _indicators(filed):
        yield from _check_words(indicator, filed, at, "name", "unit")
        yield from _check_way(indicator, filed, at)
        yield from _check_ahead(indicator, filed, at, year)


def check_plan(filed: Filed[Plan]) -> Iterator[Diagnostic]:
    """Find targets of a plan that lead the wrong way; a plan that is over keeps those it had."""
    for at, indicator in _indicators(filed):
        yield from _check_way(indicator, filed, at)


def _indicators(filed: Filed[Any]) -> Iterator[tuple[FieldPath, Indicator]]:
    for number, goal in enumerate(filed.record.goals):
        for place, indicator in enumerate(goal.indicators):
            yield ("goals", number, "indicators", place), indicator


def _check_words(part: Goal | Indicator, filed: Filed[Any], at: FieldPath, *keys: str) -> Iterator[Diagnostic]:
    for key in keys:
        if is_placeholder(text := getattr(part, key)):
            yield filed.origin.report("cards-placeholder", (*at, key), key=key, value=shortened(text.strip()))


def _check_way(indicator: Indicator, filed: Filed[Any], at: FieldPath) -> Iterator[Diagnostic]:
    """One finding tells it: the first target that would leave things worse than they were."""
    for year, value in worse_targets(indicator)[:1]:
        yield filed.origin.report(
            "indicators-target-worse", (*at, "targets", str(year)), name=indicator.name, year=str(year),
            value=f"{value:f}", baseline=f"{indicator.baseline.value:f}", direction=indicator.direction,
        )  # fmt: skip


def _check_ahead(indicator: Indicator, filed: Filed[Any], at: FieldPath, year: int) -> Iterator[Diagnostic]:
    """A target that is not even after the baseline is told of as such."""
    last = max(indicator.targets, default=year)
    if indicator.baseline.year < last < year:
        yield filed.origin.report("indicators-target-over", (*at, "targets"), name=indicator.name, year=str(last))
