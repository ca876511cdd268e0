"""Four years ahead: the marks of the horizon, and what falls before and after them.

Source: D48, D49, D76, X1.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from som_cli.settings import Thresholds


@dataclass(frozen=True, slots=True)
class Horizon:
    """What the portfolio looks at: from the as-of date to the last day of the fourth year.

    `year_end` is the last day of the first year, `detail_end` the last day of what is planned in detail.
    """

    start: date
    year_end: date
    detail_end: date
    end: date
    detail_months: int
    year_months: int

    @classmethod
    def of(cls, today: date, thresholds: Thresholds) -> Horizon:
        """Set the marks."""
        day_before = timedelta(days=1)
        return cls(
            start=today,
            year_end=months_later(today, thresholds.first_year_months) - day_before,
            detail_end=months_later(today, thresholds.detail_months) - day_before,
            end=months_later(today, 12 * thresholds.horizon_years) - day_before,
            detail_months=thresholds.detail_months,
            year_months=thresholds.first_year_months,
        )

    @property
    def after_detail(self) -> date:
        """The first day after the detailed part."""
        return self.detail_end + timedelta(days=1)

    @property
    def years(self) -> range:
        """The calendar years it touches."""
        return range(self.start.year, self.end.year + 1)

    def starts_in_detail(self, start: date | None) -> bool:
        """Does work begin by the end of the detailed part? An unknown start may."""
        return start is None or start <= self.detail_end

    def goes_beyond_detail(self, end: date | None) -> bool:
        """Does work go on after the detailed part? An unknown end may."""
        return end is None or end > self.detail_end

    def goes_beyond(self, end: date | None) -> bool:
        """Does work go on after the last day of the horizon? An unknown end is not known to."""
        return end is not None and end > self.end


def months_later(day: date, months: int) -> date:
    """The same day so many months later, or the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
