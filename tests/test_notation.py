"""What people write for a day or a sum, as the files have it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from som_cli.figures import ESTONIAN
from som_cli.notation import day_of, sum_of, within_month


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("60000", "60000"),
        ("60 000,50", "60000.50"),
        ("60\u00a0000.5", "60000.5"),
        ("60\u202f000", "60000"),
        ("0", "0"),
        ("60.000", None),
        ("60,000", None),
        ("60000.555", None),
        ("60000€", None),
        ("-5", None),
        ("", None),
        ("1e5", None),
        ("٣", None),
    ],
)
def test_a_sum_is_read_only_where_it_can_mean_one_thing(written: str, read: str | None) -> None:
    assert sum_of(written) == read


@given(st.decimals(min_value=0, max_value=10**11, places=2))
def test_a_sum_as_it_is_printed_is_read_back(amount: Decimal) -> None:
    assert Decimal(sum_of(ESTONIAN.amount(amount)) or "-1") == amount


@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)))
def test_a_day_as_it_is_printed_is_read_back(day: date) -> None:
    assert day_of(ESTONIAN.day(day)) == day_of(day.isoformat()) == day.isoformat()


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2027-02", "2027-02-01", "2027-02-28"),
        ("2.2028", "2028-02-01", "2028-02-29"),
        ("01.02.2027", "2027-02-01", "2027-02-01"),
        ("1. 2. 2027", "2027-02-01", "2027-02-01"),
        ("2027-13", "2027-13", "2027-13"),
        ("varsti", "varsti", "varsti"),
    ],
)
def test_a_month_is_its_first_or_its_last_day(written: str, first: str, last: str) -> None:
    assert (within_month(written, last=False), within_month(written, last=True)) == (first, last)
