"""The kinds of values that records are made of, and the two bases every model shares.

Lengths are in characters, money in euros, hours in hours; a year is a whole number of four digits.
The patterns are the part of regular expressions that Python, Rust and ECMAScript read alike.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeVar, get_args

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    StringConstraints,
)
from pydantic_core import CoreSchema, core_schema

from som_cli.locale import N_

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic.fields import FieldInfo
    from pydantic.json_schema import JsonSchemaValue

T = TypeVar("T")

LINE_LENGTH = 200
TEXT_LENGTH = 20_000
LIST_LENGTH = 500
MONEY_LIMIT = Decimal(10) ** 12
HOURS_LIMIT = Decimal(10) ** 7
_CENT_DIGITS = 2

LINE_PATTERN = r"^[^\r\n\t\x0b\x0c\x85\u2028\u2029]*\S[^\r\n\t\x0b\x0c\x85\u2028\u2029]*$"
TEXT_PATTERN = r"\S"
SLUG_PATTERN = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"
PERIOD_PATTERN = r"^[0-9]{4}-T[1-3]$"
DATE_PATTERN = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
TIME_PATTERN = r"^(?:[01][0-9]|2[0-3]):[0-5][0-9]$"
URL_PATTERN = r'^(?:https?://|mailto:)[^\s<>"]+$'
EMAIL_PATTERN = r"^[^@\s<>]+@[^@\s<>]+$"

_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WHOLE = re.compile(r"-?(?:0|[1-9][0-9]*)")


def _whole(value: Any) -> Any:
    """Take a whole number, or one in quotes; never a boolean, a fraction or a leading zero."""
    if isinstance(value, bool):
        raise ValueError("whole-number")  # noqa: TRY004  (pydantic turns ValueError into a finding)
    if isinstance(value, str):
        if not _WHOLE.fullmatch(value) or len(value) > 18:  # noqa: PLR2004  (more digits than any figure here)
            raise ValueError("whole-number")
        return int(value)
    return value


def _decimal(value: Any) -> Any:
    """Take a decimal number, or one in quotes; never a float, a boolean, an exponent or an infinity."""
    if isinstance(value, bool | float):
        raise ValueError("decimal-number")  # noqa: TRY004
    if isinstance(value, int):
        return Decimal(value) if abs(value) < MONEY_LIMIT else value
    if isinstance(value, str):
        if not _NUMBER.fullmatch(value) or len(value) > 40:  # noqa: PLR2004
            raise ValueError("decimal-number")
        return Decimal(value)
    return value


def _to_the_cent(value: Any) -> Any:
    """Take a sum in which a full stop parts cents, not thousands: `60.000` can be meant for either."""
    number = _decimal(value)
    if isinstance(number, Decimal) and number.is_finite() and -int(number.as_tuple().exponent) > _CENT_DIGITS:
        raise ValueError("two-decimals")
    return number


def _iso_date(value: Any) -> Any:
    """Take `2026-12-10` and nothing else (`date.fromisoformat` also reads week dates)."""
    if isinstance(value, str):
        if not _DATE.fullmatch(value):
            raise ValueError("iso-date")
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise ValueError("iso-date") from None
    if type(value) is date:  # a time of day would be lost
        return value
    raise ValueError("iso-date")


def _composed(value: Any) -> Any:
    """Bring text to Unicode NFC, so that equal words are equal strings."""
    return unicodedata.normalize("NFC", value) if isinstance(value, str) and not value.isascii() else value


# Constraints stand before the validator that prepares the value: so they are checked in Rust, not in Python.
Line = Annotated[
    str,
    StringConstraints(strict=True, min_length=1, max_length=LINE_LENGTH, pattern=LINE_PATTERN),
    BeforeValidator(_composed),
]
Text = Annotated[
    str,
    StringConstraints(strict=True, min_length=1, max_length=TEXT_LENGTH, pattern=TEXT_PATTERN),
    BeforeValidator(_composed),
]
Slug = Annotated[str, StringConstraints(strict=True, min_length=1, max_length=80, pattern=SLUG_PATTERN)]
Whole = Annotated[int, BeforeValidator(_whole)]
Rank = Annotated[int, Field(ge=1, le=10_000), BeforeValidator(_whole)]
Year = Annotated[int, Field(ge=1990, le=2100), BeforeValidator(_whole)]
Number = Annotated[Decimal, BeforeValidator(_decimal)]
Quantity = Annotated[Decimal, Field(ge=0, lt=HOURS_LIMIT), BeforeValidator(_decimal)]
Money = Annotated[Decimal, Field(ge=0, lt=MONEY_LIMIT, decimal_places=2), BeforeValidator(_to_the_cent)]
Hours = Annotated[Decimal, Field(ge=0, lt=HOURS_LIMIT, decimal_places=2), BeforeValidator(_to_the_cent)]
Day = Annotated[date, Field(ge=date(1990, 1, 1), le=date(2100, 12, 31)), BeforeValidator(_iso_date)]
Time = Annotated[str, StringConstraints(strict=True, pattern=TIME_PATTERN)]
Period = Annotated[str, StringConstraints(strict=True, pattern=PERIOD_PATTERN)]
Url = Annotated[str, StringConstraints(strict=True, max_length=2000, pattern=URL_PATTERN)]
Email = Annotated[str, StringConstraints(strict=True, max_length=254, pattern=EMAIL_PATTERN)]
YesNo = Annotated[bool, Field(strict=True)]
Items = Annotated[tuple[T, ...], Field(max_length=LIST_LENGTH)]

UNKNOWN: Literal["unknown"] = "unknown"
Unknown = Literal["unknown"]


class Choices:
    """What each word of a `Literal` means, beside it in `Annotated`; editors show it."""

    def __init__(self, **meanings: str) -> None:
        self.meanings = {word.replace("__", "-"): meaning for word, meaning in meanings.items()}

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Write the meanings in the order of the words."""
        json = handler(schema)
        json["enumDescriptions"] = [self.meanings[word] for word in json.get("enum", [json.get("const")])]
        return json


def choices_of(field: FieldInfo) -> dict[str, str]:
    """The words that a field, or each item of its list, may be, with what they mean; nothing where it is free."""
    found = [*(one for one in field.metadata if isinstance(one, Choices)), *_choices_within(field.annotation)]
    return {word: meaning for one in found for word, meaning in one.meanings.items()}


def _choices_within(annotation: Any) -> list[Choices]:
    inner = [one for arg in get_args(annotation) for one in _choices_within(arg)]
    return [one for one in getattr(annotation, "__metadata__", ()) if isinstance(one, Choices)] + inner


def _part_or_unknown(value: Any, inner: Callable[[Any], Any]) -> Any:
    """Let the word pass, refuse other words, validate what is left."""
    if isinstance(value, str) and value != UNKNOWN:
        raise ValueError("part-or-unknown")
    return value if value == UNKNOWN else inner(value)


class OrUnknown:
    """Take the part, or the word `unknown`, without a branch in the place of a finding (a plain union has one)."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Validate the first member of the union, after letting the word pass."""
        part = handler.generate_schema(get_args(source)[0])
        return core_schema.no_info_wrap_validator_function(
            _part_or_unknown,
            part,
            serialization=core_schema.wrap_serializer_function_ser_schema(
                lambda value, inner: value if value == UNKNOWN else inner(value), schema=part
            ),
        )

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Say both ways of writing it."""
        return {"anyOf": [handler(schema), {"const": UNKNOWN, "title": N_("Not known yet")}]}


class Shorthand:
    """Let a part that needs one field only be written as that field's value alone."""

    def __init__(self, key: str, value: Any = Text) -> None:
        self.key = key
        self.value = value
        self._schema: CoreSchema | None = None

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Make a mapping of what is not one, then validate the part."""
        self._schema = handler.generate_schema(self.value)
        return core_schema.no_info_before_validator_function(
            lambda value: value if isinstance(value, dict | source) else {self.key: value}, handler(source)
        )

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Say both ways of writing it."""
        return {"anyOf": [handler(schema), *([handler(self._schema)] if self._schema else [])]}


class Part(BaseModel):
    """A part of a record: frozen, and no key it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", protected_namespaces=(), defer_build=True)


class Record(Part):
    """A file of its own: `schema` first, extra keys only under `x`."""

    schema_: str = Field(
        alias="schema",
        title=N_("Form"),
        description=N_("The kind of the record and the version of its form."),
    )
    x: dict[str, Any] | None = Field(
        None, title=N_("Own keys"), description=N_("The place for keys of your own; nothing else reads them.")
    )
