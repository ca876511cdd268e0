"""The marks of the horizon."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from som_cli.portfolio.terms import Shift, shift
from som_cli.portfolio.timeline import Horizon, months_later
from som_cli.settings import Thresholds


@pytest.mark.req("D48", "D49", "D76")
def test_the_horizon_has_marks_at_twelve_and_eighteen_months_and_ends_after_four_years():
    horizon = Horizon.of(date(2026, 11, 22), Thresholds())

    assert (horizon.year_end, horizon.detail_end, horizon.end) == (
        date(2027, 11, 21),
        date(2028, 5, 21),
        date(2030, 11, 21),
    )
    assert list(horizon.years) == [2026, 2027, 2028, 2029, 2030]
    assert horizon.after_detail == date(2028, 5, 22)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 8, 31), 18, date(2028, 2, 29)),
        (date(2026, 12, 31), 1, date(2027, 1, 31)),
    ],
)
def test_months_end_where_the_month_ends(day, months, later):
    assert months_later(day, months) == later


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(0, 120))
def test_a_shift_of_months_is_counted_in_months(day, months):
    assert shift(day, months_later(day, months)) == (Shift(months=months) if months else Shift())


def test_a_shift_within_a_month_is_counted_in_days_and_needs_both_ends():
    assert shift(date(2026, 12, 1), date(2026, 12, 31)) == Shift(days=30)
    assert shift(date(2027, 3, 31), date(2027, 4, 15)) == Shift(days=15)
    assert shift(date(2027, 4, 15), date(2027, 3, 31)) == Shift(days=-15)
    assert shift(None, date(2026, 12, 31)) is None
    assert not shift(date(2026, 12, 1), date(2026, 12, 1))
