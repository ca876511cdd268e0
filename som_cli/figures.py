"""Dates, amounts, shares and lists as they are written in Estonian and in English.

`Writing` is abstract in what differs; `ESTONIAN` and `ENGLISH` are the two there are. Spaces within a figure are
no-break spaces, minus is U+2212, a range has an en dash without spaces, a cent is written only where there is one.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

NBSP = "\u00a0"
MINUS = "\u2212"
_HUNDRED = Decimal(100)
_CENT = Decimal("0.01")
_FOUR_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Writing:
    """How one language writes figures.

    `groups` parts thousands, `point` parts the fraction; `short_groups` says that even four digits are grouped in
    running text (in tables of money they always are).
    """

    language: str
    groups: str
    point: str
    short_groups: bool
    months: tuple[str, ...]
    weekdays: tuple[str, ...]  # as in “on Friday”: the plain name, from Monday
    conjunctions: tuple[str, str]  # and, or
    day_point: str  # after the day in a long date
    euro: tuple[str, str]  # before and after an amount
    ordinals: tuple[str, str, str]  # of trimesters
    units: tuple[tuple[str, str], ...]  # hour, day, month, year: singular and after any other number

    # -- days ------------------------------------------------------------------------------------------------------

    def day(self, day: date | None) -> str:
        """Write a day in a table: 10.12.2026; none is a dash."""
        return f"{day:%d.%m.}{day.year:04d}" if day else "–"

    def long_date(self, day: date) -> str:
        """Write a day in a title or a letter: 10. detsember 2026, 10 December 2026."""
        return f"{day.day}{self.day_point}{NBSP}{self.months[day.month - 1]} {day.year}"

    def weekday(self, day: date) -> str:
        """Name the day of the week."""
        return self.weekdays[day.weekday()]

    def period(self, start: date | None, end: date | None) -> str:
        """Write a period: 19.11–26.11.2026, and both years where they differ; an open end is left open."""
        if start is None or end is None:
            return f"{self.day(start)}–" if start else f"–{self.day(end)}" if end else "–"
        if start == end:
            return self.day(start)
        first = f"{start:%d.%m}" if start.year == end.year else self.day(start)
        return f"{first}–{self.day(end)}"

    def years(self, first: int, last: int) -> str:
        """Write a span of years: 2028–2030, or the one year."""
        return str(first) if first == last else f"{first}–{last}"

    def clock(self, time: str) -> str:
        """Write a time given as `14:00` in running text: kell 14.00, 14:00."""
        return f"kell{NBSP}{time.replace(':', '.')}" if self.language == "et" else time

    def trimester(self, period: str) -> str:
        """Write a trimester given as `2026-T3` in full."""
        year, ordinal = period[:4], self.ordinals[int(period[-1]) - 1]
        return f"{year}. aasta {ordinal} trimester" if self.language == "et" else f"{ordinal} trimester of {year}"

    # -- numbers ---------------------------------------------------------------------------------------------------

    def number(self, value: Decimal | int) -> str:
        """Write a number in running text: 9690, 26 300, 1,5."""
        return self._figure(Decimal(value), table=False)

    def amount(self, value: Decimal | int | None) -> str:
        """Write an amount of money in a table whose header names the unit; none is a dash."""
        return "–" if value is None else self._figure(Decimal(value), table=True, cents=True)

    def money(self, value: Decimal | int) -> str:
        """Write an amount of money in running text: 480 000 €, €480,000."""
        before, after = self.euro
        sign = MINUS if value < 0 else ""
        return f"{sign}{before}{self._figure(abs(Decimal(value)), table=True, cents=True)}{after}"

    def money_change(self, value: Decimal) -> str:
        """Write a change of money with its sign: +118 000 €, −€251,300."""
        return ("+" if value > 0 else "") + self.money(value)

    def hours(self, value: Decimal | int) -> str:
        """Write an amount of work: 600 tundi, 600 hours."""
        return self._counted(Decimal(value), 0)

    def hours_change(self, value: Decimal) -> str:
        """Write a change of hours with its sign: −600 tundi."""
        return ("+" if value > 0 else "") + self.hours(value)

    def days(self, value: int) -> str:
        """Count days: 1 päev, 21 päeva."""
        return self._counted(Decimal(value), 1)

    def months_of(self, value: int) -> str:
        """Count months: 1 kuu, 3 kuud."""
        return self._counted(Decimal(value), 2)

    def months_change(self, value: int) -> str:
        """Write a change of months with its sign: +3 kuud."""
        return ("+" if value > 0 else "") + self.months_of(value)

    def percent(self, part: Decimal, whole: Decimal) -> str:
        """Write a share in whole percent; what is not nothing is never 0%, what is not all never 100%."""
        if not whole:
            return "–"
        share = int((part * _HUNDRED / whole).quantize(Decimal(1), ROUND_HALF_UP))
        if 0 < part < whole:
            share = min(max(share, 1), 99)
        return f"{share}%"

    # -- words -----------------------------------------------------------------------------------------------------

    def plural(self, number: Decimal | int, one: str, many: str) -> str:
        """Choose the form that stands after a number; one alone takes the singular."""
        return one if number == 1 else many

    def all_of(self, parts: Sequence[str]) -> str:
        """List findings or names: a, b ja c."""
        return self._listed(parts, self.conjunctions[0])

    def any_of(self, parts: Sequence[str]) -> str:
        """List choices: a, b või c."""
        return self._listed(parts, self.conjunctions[1])

    @staticmethod
    def _listed(parts: Sequence[str], conjunction: str) -> str:
        return f" {conjunction} ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))

    def _counted(self, value: Decimal, unit: int) -> str:
        one, many = self.units[unit]
        return f"{self.number(value)}{NBSP}{self.plural(abs(value), one, many)}"

    def _figure(self, value: Decimal, *, table: bool, cents: bool = False) -> str:
        rounded = value.quantize(_CENT, ROUND_HALF_UP)
        whole, _, fraction = f"{abs(rounded):f}".partition(".")
        fraction = fraction.rstrip("0") if not cents or fraction == "00" else fraction
        if table or self.short_groups or len(whole) > _FOUR_DIGITS:
            whole = f"{int(whole):,}".replace(",", self.groups)
        sign = MINUS if rounded < 0 else ""
        return f"{sign}{whole}{self.point}{fraction}" if fraction else sign + whole


ESTONIAN = Writing(
    language="et",
    groups=NBSP,
    point=",",
    short_groups=False,
    months=(
        "jaanuar", "veebruar", "märts", "aprill", "mai", "juuni",
        "juuli", "august", "september", "oktoober", "november", "detsember",
    ),
    weekdays=("esmaspäev", "teisipäev", "kolmapäev", "neljapäev", "reede", "laupäev", "pühapäev"),
    conjunctions=("ja", "või"),
    day_point=".",
    euro=("", f"{NBSP}€"),
    ordinals=("I", "II", "III"),
    units=(("tund", "tundi"), ("päev", "päeva"), ("kuu", "kuud"), ("aasta", "aastat")),
)  # fmt: skip
ENGLISH = Writing(
    language="en",
    groups=",",
    point=".",
    short_groups=True,
    months=(
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
    weekdays=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    conjunctions=("and", "or"),
    day_point="",
    euro=("€", ""),
    ordinals=("first", "second", "third"),
    units=(("hour", "hours"), ("day", "days"), ("month", "months"), ("year", "years")),
)  # fmt: skip
WRITINGS = {"et": ESTONIAN, "en": ENGLISH}
