"""What is wrong with a day, a month, a year or a number as somebody typed it; None where nothing is."""

from __future__ import annotations

import re
from datetime import date

from som_cli.locale import _
from som_cli.notation import day_of, sum_of, within_month


def wrong_day(answer: str) -> str | None:
    """Check a day."""
    try:
        date.fromisoformat(day_of(answer))
    except ValueError:
        return _("Write year, month and day: 2026-12-10.")
    return None


def wrong_month(answer: str) -> str | None:
    """Check a month or a day."""
    if wrong_day(within_month(answer, last=False)) is None:
        return None
    return _("Write year and month, 2027-05, or a day, 2027-05-14.")


def wrong_number(answer: str) -> str | None:
    """Check a number of at most two decimals."""
    return _("Write a number.") if sum_of(answer) is None else None


def wrong_year(answer: str) -> str | None:
    """Check a year of this century."""
    return None if re.fullmatch(r"20[0-9]{2}", answer) else _("Write a year, such as 2027.")


def number(answer: str) -> str:
    """A number that was checked, as the files have it; nothing where nothing was said."""
    return sum_of(answer) or ""
