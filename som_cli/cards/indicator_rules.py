"""What must hold of an indicator whoever measures by it: its targets lead the better way, and one is still ahead.

Source: S36, S62.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from som_cli.cards.movement import worse_targets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from som_cli.cards.goals import Indicator
    from som_cli.diagnostics import Diagnostic, FieldPath, Filed


def check_indicators(filed: Filed[Any], year: int) -> Iterator[Diagnostic]:
    """Find targets that lead the wrong way, and indicators whose last target is past, as seen in a year."""
    for number, goal in enumerate(filed.record.goals):
        for place, indicator in enumerate(goal.indicators):
            at: FieldPath = ("goals", number, "indicators", place)
            yield from _check_way(indicator, filed, at)
            yield from _check_ahead(indicator, filed, at, year)


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
