"""From the day of a meeting to every deadline before it; trimesters and working days."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

TALLINN = "Europe/Tallinn"
DAY_ENDS = time(23, 59, 59)
_SATURDAY = 5
_MONTHS_IN_TRIMESTER = 4


def trimester(day: date) -> str:
    """The trimester of a day: `2026-T3` (January to April, May to August, September to December).

    Source: X24.
    """
    return f"{day.year}-T{(day.month - 1) // _MONTHS_IN_TRIMESTER + 1}"


def trimester_span(period: str) -> tuple[date, date]:
    """The first and the last day of a trimester written `2026-T3`."""
    year, number = int(period[:4]), int(period[-1])
    first = date(year, (number - 1) * _MONTHS_IN_TRIMESTER + 1, 1)
    after = date(year + number // 3, number % 3 * _MONTHS_IN_TRIMESTER + 1, 1)
    return first, after - timedelta(days=1)


def ends_at(deadline: date) -> datetime:
    """The last moment of a deadline: 23:59:59, Tallinn time."""
    return datetime.combine(deadline, DAY_ENDS, ZoneInfo(TALLINN))


@lru_cache(maxsize=256)
def public_holidays(year: int) -> frozenset[date]:
    """The public holidays of Estonia in one year."""
    from holidays import country_holidays  # noqa: PLC0415  (a heavy import; most commands never ask for a holiday)

    return frozenset(country_holidays("EE", years=year))


@dataclass(frozen=True, slots=True)
class Workdays:
    """Which days are worked: weekdays that are neither public holidays nor `closed` by the ministry itself."""

    closed: frozenset[date] = frozenset()

    def is_holiday(self, day: date) -> bool:
        """Is it a public holiday, or a day that `som.yaml` lists as one?"""
        return day in self.closed or day in public_holidays(day.year)

    def is_off(self, day: date) -> bool:
        """Is it a weekend or a holiday?"""
        return day.weekday() >= _SATURDAY or self.is_holiday(day)

    def on_or_before(self, day: date) -> date:
        """The day itself if it is worked, else the nearest working day before it."""
        while self.is_off(day):
            day -= timedelta(days=1)
        return day


@dataclass(frozen=True, slots=True)
class Notice:
    """How many calendar days before a meeting each thing is due.

    Source: D61, D65, D77, D78.
    """

    share: int = 21
    opinions: int = 14
    updates_from: int = 21
    updates_to: int = 14


@dataclass(frozen=True, slots=True)
class Deadlines:
    """The back-calendar of one meeting: working days, each ending at 23:59:59.

    `nominal_share` is the day before it was moved, for the sentence that says why.
    """

    share: date
    opinions: date
    updates_from: date
    updates_to: date
    nominal_share: date = field(compare=False, default=date.min)


def deadlines(meeting_day: date, workdays: Workdays, notice: Notice) -> Deadlines:
    """Count back from a meeting; a deadline on a day off moves to the working day before.

    Source: D61-D65, D77-D78, X12.
    """

    def back(days: int) -> date:
        return workdays.on_or_before(meeting_day - timedelta(days=days))

    return Deadlines(
        share=back(notice.share),
        opinions=back(notice.opinions),
        updates_from=back(notice.updates_from),
        updates_to=back(notice.updates_to),
        nominal_share=meeting_day - timedelta(days=notice.share),
    )
