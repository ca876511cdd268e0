"""From the day of a meeting to every deadline before it; trimesters and working days."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from som_cli.diagnostics import Words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from som_cli.meetings.model import Meeting
    from som_cli.settings import Thresholds

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


def holiday_name(day: date) -> Words | None:
    """What a public holiday is called; None where the day is none."""
    from holidays import country_holidays  # noqa: PLC0415  (as above)

    estonian = country_holidays("EE", years=day.year, language="et").get(day)
    english = country_holidays("EE", years=day.year, language="en_US").get(day)
    return Words(estonian, english or estonian) if estonian else None


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

    def on_or_after(self, day: date, taken: Collection[date] = ()) -> date:
        """The day itself if it is worked, else the nearest working day after it; none of those that are `taken`."""
        while self.is_off(day) or day in taken:
            day += timedelta(days=1)
        return day


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


def deadlines(meeting_day: date, workdays: Workdays, thresholds: Thresholds) -> Deadlines:
    """Count back from a meeting; a deadline on a day off moves to the working day before.

    Source: D61-D65, D77-D78, X12.
    """

    def back(days: int) -> date:
        return workdays.on_or_before(meeting_day - timedelta(days=days))

    return Deadlines(
        share=back(thresholds.share_days),
        opinions=back(thresholds.opinion_days),
        updates_from=back(thresholds.updates_from_days),
        updates_to=back(thresholds.updates_to_days),
        nominal_share=meeting_day - timedelta(days=thresholds.share_days),
    )


def meetings_of(body: str, meetings: Iterable[Meeting]) -> tuple[Meeting, ...]:
    """The ordinary meetings of a body that took or will take place, by date."""
    ordinary = (m for m in meetings if m.body == body and m.kind == "ordinary" and m.status != "cancelled")
    return tuple(sorted(ordinary, key=lambda m: (m.date, m.id)))


def next_meeting(body: str, meetings: Iterable[Meeting], after: date) -> Meeting | None:
    """The first ordinary meeting of a body after a day; None where none is planned."""
    return next((m for m in meetings_of(body, meetings) if m.date > after), None)


def last_meeting(body: str, meetings: Iterable[Meeting], before: date) -> Meeting | None:
    """The last ordinary meeting of a body held before a day; None where there was none."""
    return next((m for m in reversed(meetings_of(body, meetings)) if m.date < before and m.is_held), None)
