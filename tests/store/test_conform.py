"""Each thing that can be wrong with the form of a record is told in our own words, at its place."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

import pytest
from pydantic import BaseModel, Field, create_model

from som_cli.codes import table
from som_cli.diagnostics import FieldPath, Mark, Origin, Words
from som_cli.fields import (
    Day,
    Email,
    Items,
    Line,
    Money,
    Number,
    OrUnknown,
    Part,
    Period,
    Rank,
    Slug,
    Text,
    Time,
    Unknown,
    Url,
    Whole,
    YesNo,
)
from som_cli.kinds import KINDS
from som_cli.store import conform as module
from som_cli.store.conform import conform

ORIGIN = Origin("r.yaml")
LIST = Words("loetelu", "a list")
GROUP = Words("väljade rühm", "a group of fields")


class Inner(Part):
    """A part."""

    year: Whole = Field(description="Aasta.")
    name: Line | None = None


class Outer(Part):
    """A record."""

    title: Line
    id: Slug | None = None
    part: Inner | None = None
    parts: Items[Inner] = ()
    known: Annotated[Inner | Unknown, OrUnknown()] | None = None
    by_year: Mapping[Rank, Number] = Field(default_factory=dict)
    parts_by_name: dict[str, Inner] = Field(default_factory=dict)
    from_: Day | None = Field(None, alias="from", description="When it begins.")


def told(model: type[BaseModel], **values: Any) -> list[tuple[str, tuple[str | int, ...], dict[str, Any]]]:
    record, found = conform(model, values, ORIGIN)
    assert record is None
    return [(one.code, one.at, dict(one.facts)) for one in found]


def of(annotation: Any, value: Any) -> tuple[str, dict[str, Any]]:
    """What is told of one value in a field `f` of this kind."""
    [(code, at, facts)] = told(create_model("Of", f=(annotation, ...)), f=value)
    assert at == ("f",)
    return code, facts


def test_what_fits_is_a_record_without_findings() -> None:
    values = {"title": "A", "from": "2026-12-10", "part": {"year": "2026"}, "known": "unknown"}
    record, found = conform(Outer, values, ORIGIN)
    assert found == []
    assert record == Outer.model_validate(values)


@pytest.mark.req("X5")
@pytest.mark.parametrize(
    ("annotation", "value", "code", "facts"),
    [
        (Line, 15, "records-text", {"found": "`15`"}),
        (Line, ["a"], "records-text", {"found": LIST}),
        (Text, {"a": 1}, "records-text", {"found": GROUP}),
        (Text, False, "records-text", {"found": "`false`"}),
        (Whole, "1.5", "records-whole-number", {"value": "1.5"}),
        (Whole, True, "records-whole-number", {"value": "true"}),
        (Whole, [1], "records-whole-number", {"value": "[1]"}),
        (Whole, 1.5, "records-whole-number", {"value": "1.5"}),
        (Number, "palju", "records-number", {"value": "palju"}),
        (Number, 1.5, "records-number", {"value": "1.5"}),
        (Number, ["1"], "records-number", {"value": "['1']"}),
        (Money, "1.005", "records-decimals", {"value": "1.005"}),
        (Money, "-1", "records-range", {"value": "-1", "least": "0"}),
        (Money, 10**12, "records-range", {"value": str(10**12), "below": str(10**12)}),
        (Rank, 0, "records-range", {"value": "0", "least": "1"}),
        (Rank, 10_001, "records-range", {"value": "10001", "most": "10000"}),
        (Day, "17.19.2023", "records-date", {"value": "17.19.2023"}),
        (Day, "2026-02-30", "records-date", {"value": "2026-02-30"}),
        (Day, "1989-12-31", "records-range", {"value": "1989-12-31", "least": "1990-01-01"}),
        (YesNo, "jah", "records-yes-no", {"value": "jah"}),
        (Items[Line], "a", "records-list", {"found": "`a`"}),
        (Items[Line], {"a": 1}, "records-list", {"found": GROUP}),
        (Mapping[str, int], [1], "records-mapping", {"found": LIST}),
        (Inner, "x", "records-mapping", {"found": "`x`", "choices": ("year", "name")}),
        (
            Annotated[Inner | Unknown, OrUnknown()],
            "teadmata",
            "records-part-or-unknown",
            {"found": "`teadmata`", "choices": ("year", "name")},
        ),
        (Line, "a" * 201, "records-too-long", {"value": "a" * 59 + "…", "most": "200", "length": "201"}),
        (Items[Whole], [1] * 501, "records-too-long", {"most": "500", "length": "501"}),
        (Annotated[Items[Whole], Field(min_length=1)], [], "records-too-few", {"least": "1", "length": "0"}),
        (
            Literal["social", "health"],
            "Socal",
            "records-choice",
            {"choices": ("social", "health"), "nearest": "social"},
        ),
        (Literal["a"], 3, "records-choice", {"choices": ("a",), "nearest": None}),
        (Line, "a\nb", "records-line", {}),
        (Line, "", "records-empty", {}),
        (Line, " \t", "records-empty", {}),
        (Text, " \n ", "records-empty", {}),
        (Line, None, "records-empty", {}),
        (Items[Line], None, "records-empty", {}),
        (Inner, None, "records-empty", {}),
        (Mapping[str, int], None, "records-empty", {}),
        (Period, "2026-III", "records-pattern", {"value": "2026-III", "form": "2026-T3"}),
        (Time, "14.00", "records-pattern", {"value": "14.00", "form": '"14:00"'}),
        (Url, "www.som.ee", "records-pattern", {"value": "www.som.ee", "form": "https://…"}),
        (Email, "mari", "records-pattern", {"value": "mari", "form": "eesnimi.perenimi@asutus.ee"}),
        (Annotated[str, Field(pattern="^x$")], "y", "records-pattern", {"value": "y", "form": None}),
    ],
)
def test_a_value_that_does_not_fit_is_told_in_our_own_words(
    annotation: Any, value: Any, code: str, facts: dict[str, Any]
) -> None:
    told_code, told_facts = of(annotation, value)
    assert told_code == code
    assert told_facts.pop("key") == "f"
    if "value" not in facts:
        told_facts.pop("value", None)
    if "choices" not in facts:
        assert told_facts.pop("choices", None) is None
    assert told_facts == facts


@pytest.mark.parametrize(
    ("value", "nearest"),
    [("Eakad Kodus", "eakad-kodus"), ("jõe_äär", "joe-aar"), ("õäöü", "oaou"), ("--", None), ("a--b", "a-b")],
)
def test_an_id_is_answered_by_the_one_that_was_meant(value: str, nearest: str | None) -> None:
    assert of(Slug, value) == ("records-id-form", {"value": value, "nearest": nearest})


class Colour(enum.Enum):
    """An enumeration."""

    RED = "red"


# what our own validators stand before; pydantic says it only of plain types, and then in the same words
@pytest.mark.parametrize(
    ("annotation", "value", "code"),
    [
        (int, "x", "records-whole-number"),
        (int, 1.5, "records-whole-number"),
        (int, None, "records-whole-number"),
        (int, "9" * 5000, "records-whole-number"),
        (Decimal, "x", "records-number"),
        (Decimal, [], "records-number"),
        (Decimal, "inf", "records-number"),
        (Annotated[Decimal, Field(max_digits=3)], "1234", "records-range"),
        (Annotated[Decimal, Field(max_digits=3, decimal_places=2)], "12.3", "records-range"),
        (Annotated[int, Field(gt=3)], 3, "records-range"),
        (Annotated[int, Field(lt=3)], 3, "records-range"),
        (date, "x", "records-date"),
        (date, [], "records-date"),
        (date, "2026-01-01T10:00:00", "records-date"),
        (bool, "x", "records-yes-no"),
        (list[int], "x", "records-list"),
        (Colour, "blue", "records-choice"),
        (Annotated[str, Field(min_length=3)], "a", "records-empty"),
        (bytes, 3, "records-value"),
    ],
)
def test_plain_types_are_told_in_the_same_words(annotation: Any, value: Any, code: str) -> None:
    assert of(annotation, value)[0] == code


def test_every_word_of_pydantic_leads_to_a_code() -> None:
    assert set(module._CODES.values()) <= set(table())


# -- keys -------------------------------------------------------------------------------------------------------------


def test_every_missing_key_is_told_with_what_it_is_about() -> None:
    about = KINDS["policy"].model.model_fields["department"].description
    found = told(KINDS["policy"].model, schema="policy/1", id="eakad")
    missing = {facts["key"]: facts["about"] for code, _, facts in found if code == "records-key-missing"}
    assert {"title", "department", "policy_lead", "vision", "core_team"} <= missing.keys()
    assert str(missing["department"]) == about


def test_a_key_missing_within_a_list_is_told_at_its_item() -> None:
    assert told(Outer, title="A", parts=[{"year": 2026}, {"name": "B"}]) == [
        ("records-key-missing", ("parts", 1), {"key": "year", "about": Words("Aasta.", "Aasta.")})
    ]


def test_an_unknown_key_is_told_with_the_nearest() -> None:
    assert told(Outer, titel="B", title="A") == [
        ("records-key-unknown", ("titel",), {"key": "titel", "nearest": "title"})
    ]
    assert told(Outer, title="A", part={"year": 2026, "nmae": "B"}) == [
        ("records-key-unknown", ("part", "nmae"), {"key": "nmae", "nearest": "name"})
    ]
    assert told(Outer, title="A", form=3) == [("records-key-unknown", ("form",), {"key": "form", "nearest": "from"})]
    assert told(Outer, title="A", xyz=3) == [("records-key-unknown", ("xyz",), {"key": "xyz", "nearest": None})]


def test_a_key_that_does_not_fit_is_told_at_the_key() -> None:
    at: FieldPath = ("by_year", "kaks")
    origin = Origin("r.yaml", lambda: {at: Mark(3, 9)}, lambda: {at: Mark(3, 3)})
    _, [found] = conform(Outer, {"title": "A", "by_year": {"kaks": 1}}, origin)
    assert (found.code, found.line, found.column, dict(found.facts)) == (
        "records-whole-number",
        3,
        3,
        {"key": "by_year", "value": "kaks"},
    )


def test_a_value_under_a_key_that_is_free_is_told_by_that_key() -> None:
    assert told(Outer, title="A", by_year={"2": "palju"}) == [
        ("records-number", ("by_year", "2"), {"key": "2", "value": "palju"})
    ]
    assert told(Outer, title="A", parts_by_name={"b": {"year": "x"}}) == [
        ("records-whole-number", ("parts_by_name", "b", "year"), {"key": "year", "value": "x"})
    ]
    assert told(Outer, title="A", parts_by_name={"b": {}}) == [
        ("records-key-missing", ("parts_by_name", "b"), {"key": "year", "about": Words("Aasta.", "Aasta.")})
    ]
    assert told(create_model("Of", f=(dict[str, dict[str, Inner]], ...)), f={"a": {"b": {}}}) == [
        ("records-key-missing", ("f", "a", "b"), {"key": "year", "about": None})
    ]
    assert told(Outer, title="A", parts_by_name={"b": 3}) == [
        ("records-mapping", ("parts_by_name", "b"), {"key": "b", "found": "`3`", "choices": ("year", "name")})
    ]
    assert told(Outer, title="A", parts_by_name=3) == [
        ("records-mapping", ("parts_by_name",), {"key": "parts_by_name", "found": "`3`", "choices": None})
    ]


def test_an_item_of_a_list_is_told_by_the_name_of_the_list() -> None:
    assert told(create_model("Of", f=(Items[Items[Whole]], ...)), f=[[1, "x"]]) == [
        ("records-whole-number", ("f", 0, 1), {"key": "f", "value": "x"})
    ]


def test_what_is_wrong_within_a_part_that_may_be_unknown_is_told_there() -> None:
    assert told(Outer, title="A", known={"year": "x", "nmae": "B"}) == [
        ("records-key-unknown", ("known", "nmae"), {"key": "nmae", "nearest": "name"}),
        ("records-whole-number", ("known", "year"), {"key": "year", "value": "x"}),
    ]


# -- a choice between two forms ---------------------------------------------------------------------------------------


class Either(Part):
    """A record with a plain choice between forms."""

    f: Literal["none"] | Inner | tuple[Whole, ...]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"year": "x"}, [("records-whole-number", ("f", "year"))]),
        ({"name": "A"}, [("records-key-missing", ("f",))]),
        ([1, "x"], [("records-whole-number", ("f", 1))]),
        ("nune", [("records-mapping", ("f",))]),
    ],
)
def test_of_two_forms_the_one_is_told_that_was_meant(
    value: Any, expected: list[tuple[str, tuple[str | int, ...]]]
) -> None:
    assert [(code, at) for code, at, _ in told(Either, f=value)] == expected


def test_of_a_choice_within_a_choice_both_are_told() -> None:
    nested: Any = Literal["none"] | tuple[Whole | Inner, ...]
    found = told(create_model("Of", f=(nested, ...)), f=[{"year": "x"}])
    assert [at for _, at, _ in found] == [("f", 0), ("f", 0, "year")]


# -- order ------------------------------------------------------------------------------------------------------------


def test_findings_stand_in_the_order_of_the_file() -> None:
    marks: dict[FieldPath, Mark] = {("id",): Mark(1, 5), ("part", "year"): Mark(3, 9), ("title",): Mark(5, 8)}
    values = {"id": "A B", "part": {"year": "x"}, "title": ""}
    _, found = conform(Outer, values, Origin("r.yaml", lambda: marks))
    assert [(one.line, one.code) for one in found] == [
        (1, "records-id-form"),
        (3, "records-whole-number"),
        (5, "records-empty"),
    ]
