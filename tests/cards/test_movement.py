"""How far an indicator has come on the straight way to its target."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from som_cli.cards.goals import Indicator
from som_cli.cards.movement import expected_level, movement
from tests.builders.cards import indicator_values


def indicator(**changes: Any) -> Indicator:
    """From 40 in 2021 down to 30 in 2026 and to 20 in 2031, unless told otherwise."""
    told = {"baseline": {"year": 2021, "value": 40}, "targets": {2026: 30, 2031: 20}, "actuals": {2024: 36}}
    return Indicator.model_validate(indicator_values(**(told | changes)))


@pytest.mark.req("S76")
@pytest.mark.parametrize(
    ("year", "level"), [(2020, 40), (2021, 40), (2024, 34), (2026, 30), (2030, 22), (2031, 20), (2040, 20)]
)
def test_the_way_leads_straight_from_the_baseline_through_the_targets(year: int, level: int) -> None:
    assert expected_level(indicator(), year) == level


@pytest.mark.req("S76")
def test_what_was_covered_is_told_beside_what_was_due() -> None:
    seen = movement(indicator(), 2025)
    assert (seen.level, seen.aim) == ((2024, Decimal(36)), (2026, Decimal(30)))
    assert (seen.expected, seen.done, seen.due, seen.pace) == (Decimal(34), Decimal(40), Decimal(60), "behind")


@pytest.mark.req("S36", "S76")
@pytest.mark.parametrize(
    ("changes", "year", "pace"),
    [
        ({"actuals": {2024: 34}}, 2025, "on_path"),
        ({"actuals": {2024: "34.5"}}, 2025, "on_path"),  # behind by a twentieth of the way at most
        ({"actuals": {2024: "34.6"}}, 2025, "behind"),
        ({"actuals": {2024: 29}}, 2025, "reached"),
        ({"actuals": {2024: 40}}, 2025, "behind"),
        ({"actuals": {2024: 41}}, 2025, "worse"),
        ({"actuals": {}}, 2025, "unmeasured"),
        ({"actuals": {2021: 40}}, 2025, "unmeasured"),
        ({"actuals": {2026: 20}}, 2025, "unmeasured"),  # nobody can have measured next year
        ({"targets": {}}, 2025, "no_target"),
        ({"targets": {2024: 30}}, 2025, "missed"),
        ({"targets": {2024: 30}, "actuals": {}}, 2025, "missed"),
        ({"targets": {2024: 30}, "actuals": {2024: 30}}, 2025, "reached"),
        ({"direction": "up", "targets": {2026: 50}, "actuals": {2024: 46}}, 2025, "on_path"),
        ({"direction": "up", "targets": {2026: 50}, "actuals": {2024: 39}}, 2025, "worse"),
        ({"targets": {2026: 50}, "actuals": {2024: 45}}, 2025, "worse"),  # a target worse than the baseline
        ({"targets": {2026: 50}, "actuals": {2024: 38}}, 2025, "on_path"),
        ({"targets": {2024: 50}, "actuals": {2024: 50}}, 2025, "worse"),
        ({"targets": {2020: 50}, "actuals": {2024: 45}}, 2025, "worse"),
        ({"direction": "keep", "targets": {2026: 40}, "actuals": {2024: 41}}, 2025, "on_path"),
        ({"direction": "keep", "targets": {2026: 40}, "actuals": {2024: 44}}, 2025, "behind"),
        ({"direction": "keep", "targets": {2026: 40}, "actuals": {2024: 36}}, 2025, "behind"),
    ],
)
def test_the_pace_is_one_word(changes: dict[str, Any], year: int, pace: str) -> None:
    assert movement(indicator(**changes), year).pace == pace


def test_a_target_equal_to_the_baseline_is_no_way_to_cover() -> None:
    seen = movement(indicator(targets={2026: 40}), 2025)
    assert (seen.done, seen.due, seen.pace) == (None, None, "reached")


LEVELS = st.integers(-1000, 1000)


@given(start=LEVELS, target=LEVELS, level=LEVELS, year=st.integers(2022, 2030))
@pytest.mark.req("S76")
def test_better_than_the_way_is_never_called_behind(start: int, target: int, level: int, year: int) -> None:
    direction = "up" if target >= start else "down"
    one = indicator(
        baseline={"year": 2021, "value": start}, targets={2030: target}, actuals={year: level}, direction=direction
    )
    seen = movement(one, 2030)
    assert seen.expected is not None
    assert min(start, target) <= seen.expected <= max(start, target)
    ahead = level >= seen.expected if direction == "up" else level <= seen.expected
    assert seen.pace in {"on_path", "reached"} or not ahead
    if seen.done is not None and seen.due is not None:
        assert (seen.done >= seen.due) == ahead
        assert 0 <= seen.due <= Decimal(100)
