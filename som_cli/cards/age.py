"""Whether something was done long ago, in months."""

from __future__ import annotations

from calendar import monthrange
from datetime import date


def is_overdue(last: date | None, months: int, today: date) -> bool:
    """Is it more than so many months since the day? What was never done is overdue."""
    return last is None or months_after(last, months) < today


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
