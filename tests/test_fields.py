from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from som_cli import fields
from som_cli.fields import Items, OrUnknown, Part, Shorthand, Unknown


def refusal(kind: Any, value: Any) -> str | None:
    try:
        TypeAdapter(kind).validate_python(value)
    except ValidationError as refused:
        error = refused.errors()[0]
        return str(error.get("ctx", {}).get("error", error["type"]))
    return None


@pytest.mark.parametrize(
    ("kind", "value", "read"),
    [
        (fields.Money, Decimal("12.50"), Decimal("12.50")),
        (fields.Money, "251300.00", Decimal("251300.00")),
        (fields.Money, 0, Decimal(0)),
        (fields.Money, 10**12 - 1, Decimal(10**12 - 1)),
        (fields.Number, "-0.125", Decimal("-0.125")),
        (fields.Year, "2027", 2027),
        (fields.Rank, 1, 1),
        (fields.Day, "2028-02-29", date(2028, 2, 29)),
        (fields.Day, date(2026, 12, 10), date(2026, 12, 10)),
        (fields.Time, "09:05", "09:05"),
        (fields.Period, "2027-T3", "2027-T3"),
        (fields.Line, "So\u0303na", "Sõna"),
        (fields.Text, "kaks\nrida", "kaks\nrida"),
        (fields.Text, "<b>|`#\"' --flag {{ 7 }}", "<b>|`#\"' --flag {{ 7 }}"),
        (fields.Url, 'https://www.riigiteataja.ee/akt/123?a="', None),
        (fields.Slug, "mari-maasikas", "mari-maasikas"),
    ],
)
def test_a_good_value_is_read_as_it_is_meant(kind, value, read):
    if read is None:
        assert refusal(kind, value) == "string_pattern_mismatch"
    else:
        assert TypeAdapter(kind).validate_python(value) == read


@pytest.mark.parametrize(
    ("kind", "value", "why"),
    [
        (fields.Money, 12.5, "decimal-number"),
        (fields.Money, True, "decimal-number"),
        (fields.Money, "1e5", "decimal-number"),
        (fields.Money, "1 000", "decimal-number"),
        (fields.Money, "1,5", "decimal-number"),
        (fields.Money, "010", "decimal-number"),
        (fields.Money, "٣", "decimal-number"),
        (fields.Money, "NaN", "decimal-number"),
        (fields.Money, "9" * 41, "decimal-number"),
        (fields.Money, "0.125", "two-decimals"),
        (fields.Money, "60.000", "two-decimals"),
        (fields.Money, Decimal("60.000"), "two-decimals"),
        (fields.Hours, Decimal("1.500"), "two-decimals"),
        (fields.Money, -1, "greater_than_equal"),
        (fields.Money, 10**12, "less_than"),
        (fields.Money, 10**400, "less_than"),
        (fields.Year, 27, "greater_than_equal"),
        (fields.Year, 20270, "less_than_equal"),
        (fields.Year, True, "whole-number"),
        (fields.Year, "02027", "whole-number"),
        (fields.Year, Decimal("2027.5"), "int_from_float"),
        (fields.Rank, 0, "greater_than_equal"),
        (fields.Day, "2026-02-30", "iso-date"),
        (fields.Day, "2026-13-01", "iso-date"),
        (fields.Day, "2026-W50-4", "iso-date"),
        (fields.Day, "20261210", "iso-date"),
        (fields.Day, "10.12.2026", "iso-date"),
        (fields.Day, "2026-12-10\n", "iso-date"),
        (fields.Day, "٢٠٢٦-12-10", "iso-date"),
        (fields.Day, 20261210, "iso-date"),
        (fields.Day, "0001-01-01", "greater_than_equal"),
        (fields.Day, "9999-12-31", "less_than_equal"),
        (fields.Day, datetime(2026, 12, 10, 14), "iso-date"),  # noqa: DTZ001  (a time without a zone is the point)
        (fields.Time, "24:00", "string_pattern_mismatch"),
        (fields.Time, 840, "string_type"),
        (fields.Period, "2027-T4", "string_pattern_mismatch"),
        (fields.Line, "kaks\nrida", "string_pattern_mismatch"),
        (fields.Line, "kaks\u2028rida", "string_pattern_mismatch"),
        (fields.Line, "x" * 201, "string_too_long"),
        (fields.Line, 5, "string_type"),
        (fields.Text, " \n ", "string_pattern_mismatch"),
        (fields.Text, "", "string_too_short"),
        (fields.Slug, "Mari", "string_pattern_mismatch"),
        (fields.Slug, "-mari", "string_pattern_mismatch"),
        (fields.Slug, "mari\n", "string_pattern_mismatch"),
        (fields.Slug, "../mari", "string_pattern_mismatch"),
        (fields.Slug, "mаri", "string_pattern_mismatch"),
        (fields.Url, "javascript:alert(1)", "string_pattern_mismatch"),
        (fields.Url, "https://a b", "string_pattern_mismatch"),
        (fields.Email, "mari", "string_pattern_mismatch"),
        (fields.YesNo, "yes", "bool_type"),
        (fields.YesNo, 1, "bool_type"),
        (Items[fields.Slug], ["a"] * 501, "too_long"),
        (Items[fields.Slug], "a", "tuple_type"),
    ],
)
def test_a_bad_value_is_refused_for_the_reason_there_is(kind, value, why):
    assert refusal(kind, value) == why


@given(st.decimals(0, 10**9, places=2))
def test_euros_and_cents_come_back_as_they_were(amount):
    assert TypeAdapter(fields.Money).validate_python(str(amount)) == amount


@given(st.text())
def test_any_text_is_read_or_refused_and_never_changed_twice(text):
    reader = TypeAdapter(fields.Text)
    if refusal(fields.Text, text) is None:
        once = reader.validate_python(text)
        assert reader.validate_python(once) == once


class Inner(Part):
    day: fields.Day
    note: fields.Text | None = None


class Outer(Part):
    known: Annotated[Inner | Unknown, OrUnknown()] | None = None
    days: Items[Annotated[Inner, Shorthand("day", fields.Day)]] = ()
    levels: Mapping[fields.Year, fields.Number] = {}


def test_the_word_unknown_stands_for_a_part_and_is_written_back():
    assert Outer.model_validate({"known": "unknown"}).model_dump(exclude_unset=True) == {"known": "unknown"}
    assert Outer.model_validate({"known": {"day": "2026-12-10"}}).known == Inner(day=date(2026, 12, 10))


def test_what_is_wrong_within_a_part_is_placed_without_a_detour():
    bad = {"known": {"day": "homme"}, "days": ["homme", {"day": "2026-12-10", "nota": 1}], "levels": {"x": 1}}

    with pytest.raises(ValidationError) as refused:
        Outer.model_validate(bad)

    assert [error["loc"] for error in refused.value.errors()] == [
        ("known", "day"),
        ("days", 0, "day"),
        ("days", 1, "nota"),
        ("levels", "x", "[key]"),
    ]


def test_a_part_may_be_written_as_its_one_field():
    assert Outer.model_validate({"days": ["2026-12-10"]}) == Outer(days=(Inner(day=date(2026, 12, 10)),))


def test_a_value_read_cannot_be_changed():
    with pytest.raises(ValidationError, match="frozen"):
        Inner(day=date(2026, 12, 10)).note = "x"  # type: ignore[misc]  # the refusal is the point
