"""How an indicator moves: its newest level against the straight way from the baseline to the target.

The way leads from the baseline through each target in order of years. Source: S76 (follows movement toward goals).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from som_cli.cards.goals import Indicator

Pace = Literal["no_target", "unmeasured", "reached", "on_path", "behind", "worse", "missed"]
HUNDRED = Decimal(100)
NEAR = Decimal(5)  # behind by no more than this share of the way, in percent, still is as planned
KEPT = Decimal("0.05")  # a level that is to be kept may differ by a twentieth

Point = tuple[int, Decimal]  # year and level


@dataclass(frozen=True, slots=True)
class Movement:
    """How far an indicator has come.

    `level` is the newest level measured after the baseline, None where there is none; `aim` the target aimed at now:
    the first one that is not past, else the last. `expected` is where the straight way is in the year of the level;
    `done` and `due` are the shares of the way from the baseline to the aim that were covered and that should have
    been, in percent, `done` below zero where it moves away. None where there is no way to cover: a target worse than
    the baseline is none, and is never reached.
    """

    indicator: Indicator
    pace: Pace
    level: Point | None
    aim: Point | None
    expected: Decimal | None = None
    done: Decimal | None = None
    due: Decimal | None = None


def movement(indicator: Indicator, year: int) -> Movement:
    """Compare the newest level of an indicator with its way, as seen in a year."""
    start, aim = indicator.baseline, _aim(indicator, year)
    newest = max((one for one in indicator.actuals if start.year < one <= year), default=None)
    level = None if newest is None else (newest, indicator.actuals[newest])
    if aim is None:
        return Movement(indicator, "no_target", level, None)
    if level is None:
        return Movement(indicator, "missed" if aim[0] < year else "unmeasured", None, aim)
    if _is_worse(indicator, aim):
        return Movement(indicator, "on_path" if is_as_good(indicator, level[1], start.value) else "worse", level, aim)
    expected = expected_level(indicator, level[0])
    whole = aim[1] - start.value
    return Movement(
        indicator,
        _pace(indicator, level[1], aim, expected, year),
        level,
        aim,
        expected,
        done=(level[1] - start.value) * HUNDRED / whole if whole else None,
        due=(expected - start.value) * HUNDRED / whole if whole else None,
    )


def expected_level(indicator: Indicator, year: int) -> Decimal:
    """Where the straight way is in a year: the baseline before it begins, the last target after it ends."""
    points = way(indicator)
    before = [point for point in points if point[0] <= year]
    after = [point for point in points if point[0] > year]
    if not before:
        return points[0][1]
    if not after:
        return points[-1][1]
    (start, low), (end, high) = before[-1], after[0]
    return low + (high - low) * (year - start) / (end - start)


def way(indicator: Indicator) -> Sequence[Point]:
    """The points the way leads through: the baseline, then the targets of later years."""
    start = indicator.baseline
    targets = sorted(target for target in indicator.targets.items() if target[0] > start.year)
    return [(start.year, start.value), *targets]


def is_as_good(indicator: Indicator, level: Decimal, other: Decimal) -> bool:
    """Is a level at least as good as another, by the direction that is better?"""
    if indicator.direction == "up":
        return level >= other
    if indicator.direction == "down":
        return level <= other
    return abs(level - other) <= abs(other) * KEPT


def worse_targets(indicator: Indicator) -> Sequence[Point]:
    """The targets of later years that would leave things worse than the baseline; none for what is to be kept."""
    return [target for target in way(indicator)[1:] if _is_worse(indicator, target)]


def _is_worse(indicator: Indicator, target: Point) -> bool:
    return indicator.direction != "keep" and not is_as_good(indicator, target[1], indicator.baseline.value)


def _aim(indicator: Indicator, year: int) -> Point | None:
    targets = sorted(indicator.targets.items())
    return next((target for target in targets if target[0] >= year), targets[-1] if targets else None)


def _pace(indicator: Indicator, level: Decimal, aim: Point, expected: Decimal, year: int) -> Pace:
    start = indicator.baseline.value
    if indicator.direction == "keep":
        return "on_path" if is_as_good(indicator, level, expected) else "behind"
    if is_as_good(indicator, level, aim[1]):
        return "reached"
    if aim[0] < year:
        return "missed"
    slack = abs(aim[1] - start) * NEAR / HUNDRED
    if is_as_good(indicator, level, expected) or abs(level - expected) <= slack:
        return "on_path"
    return "behind" if is_as_good(indicator, level, start) else "worse"
