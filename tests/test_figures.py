from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from babel.dates import format_date
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from som_cli.figures import ENGLISH, ESTONIAN, MINUS, NBSP

DAY = date(2026, 12, 10)
DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))
WHOLE = st.integers(min_value=10_000, max_value=10**12)


def spaced(text: str) -> str:
    return text.replace(NBSP, " ")


@pytest.mark.parametrize(
    ("estonian", "english", "write"),
    [
        ("10.12.2026", "10.12.2026", lambda w: w.day(DAY)),
        ("–", "–", lambda w: w.day(None)),
        ("10. detsember 2026", "10 December 2026", lambda w: w.long_date(DAY)),
        ("neljapäev", "Thursday", lambda w: w.weekday(DAY)),
        ("19.11–26.11.2026", "19.11–26.11.2026", lambda w: w.period(date(2026, 11, 19), date(2026, 11, 26))),
        ("01.03.2027–30.06.2028", "01.03.2027–30.06.2028", lambda w: w.period(date(2027, 3, 1), date(2028, 6, 30))),
        ("10.12.2026", "10.12.2026", lambda w: w.period(DAY, DAY)),
        ("10.12.2026–", "10.12.2026–", lambda w: w.period(DAY, None)),
        ("–10.12.2026", "–10.12.2026", lambda w: w.period(None, DAY)),
        ("–", "–", lambda w: w.period(None, None)),
        ("2028–2030", "2028–2030", lambda w: w.years(2028, 2030)),
        ("kell 14.00", "14:00", lambda w: w.clock("14:00")),
        ("2026. aasta III trimester", "third trimester of 2026", lambda w: w.trimester("2026-T3")),
        ("480 000", "480,000", lambda w: w.amount(Decimal("480000.00"))),
        ("9 690", "9,690", lambda w: w.amount(9690)),
        ("9690", "9,690", lambda w: w.number(9690)),
        ("26 300", "26,300", lambda w: w.number(26300)),
        ("–", "–", lambda w: w.amount(None)),
        ("0", "0", lambda w: w.amount(0)),
        ("480 000 €", "€480,000", lambda w: w.money(480000)),
        ("378 519,12 €", "€378,519.12", lambda w: w.money(Decimal("378519.12"))),
        ("378 519,10 €", "€378,519.10", lambda w: w.money(Decimal("378519.1"))),
        ("+118 000 €", "+€118,000", lambda w: w.money_change(Decimal(118000))),
        ("−251 300 €", "−€251,300", lambda w: w.money_change(Decimal(-251300))),
        ("600 tundi", "600 hours", lambda w: w.hours(600)),
        ("1 tund", "1 hour", lambda w: w.hours(1)),
        ("1,5 tundi", "1.5 hours", lambda w: w.hours(Decimal("1.50"))),
        ("−600 tundi", "−600 hours", lambda w: w.hours_change(Decimal(-600))),
        ("1 päev", "1 day", lambda w: w.days(1)),
        ("21 päeva", "21 days", lambda w: w.days(21)),
        ("+3 kuud", "+3 months", lambda w: w.months_change(3)),
        ("−1 kuu", "−1 month", lambda w: w.months_change(-1)),
        ("41%", "41%", lambda w: w.percent(Decimal(3424170), Decimal(8344170))),
        ("1%", "1%", lambda w: w.percent(Decimal(1), Decimal(8344170))),
        ("99%", "99%", lambda w: w.percent(Decimal(8344169), Decimal(8344170))),
        ("0%", "0%", lambda w: w.percent(Decimal(0), Decimal(5))),
        ("100%", "100%", lambda w: w.percent(Decimal(5), Decimal(5))),
        ("–", "–", lambda w: w.percent(Decimal(0), Decimal(0))),
        ("a, b ja c", "a, b and c", lambda w: w.all_of(["a", "b", "c"])),
        ("a või b", "a or b", lambda w: w.any_of(["a", "b"])),
        ("a", "a", lambda w: w.all_of(["a"])),
        ("", "", lambda w: w.all_of([])),
    ],
)
def test_figures_are_written_as_the_ministry_writes_them(estonian, english, write):
    assert (spaced(write(ESTONIAN)), spaced(write(ENGLISH))) == (estonian, english)


def test_a_figure_is_never_broken_over_two_lines():
    assert ESTONIAN.money(Decimal("-1234567.5")) == f"{MINUS}1{NBSP}234{NBSP}567,50{NBSP}€"
    assert ESTONIAN.long_date(DAY) == f"10.{NBSP}detsember 2026"


@given(DAYS)
def test_long_dates_are_babels(day):
    assert spaced(ESTONIAN.long_date(day)) == format_date(day, "long", locale="et")
    assert spaced(ENGLISH.long_date(day)) == format_date(day, "d MMMM y", locale="en")
    assert ESTONIAN.weekday(day) == format_date(day, "EEEE", locale="et")
    assert ENGLISH.weekday(day) == format_date(day, "EEEE", locale="en")
    assert ESTONIAN.day(day) == format_date(day, "dd.MM.y", locale="et")


@given(WHOLE)
def test_large_numbers_are_babels(value):
    assert spaced(ESTONIAN.number(value)) == spaced(format_decimal(value, locale="et"))
    assert ENGLISH.number(value) == format_decimal(value, locale="en")


@given(st.decimals(0, 10**11, places=2))
def test_amounts_read_back_to_the_cent(value):
    assert Decimal(ESTONIAN.amount(value).replace(NBSP, "").replace(",", ".")) == value
    assert Decimal(ENGLISH.amount(value).replace(",", "")) == value


@given(DAYS, st.integers(0, 2000))
def test_a_period_names_both_ends(start, length):
    end = min(start + timedelta(days=length), date(2100, 12, 31))
    written = ESTONIAN.period(start, end)

    assert written.endswith(ESTONIAN.day(end))
    assert written.startswith(f"{start:%d.%m}")
