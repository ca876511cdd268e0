"""The parts that shapes of JSON are made of, each with a word about what it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from som_cli.fields import DATE_PATTERN

if TYPE_CHECKING:
    from collections.abc import Mapping

Shape = dict[str, Any]

MONEY_PATTERN = r"^-?[0-9]+\.[0-9]{2}$"


def text(about: str, **more: Any) -> Shape:
    """A text, with whatever else is asked of it."""
    return {"description": about, "type": "string", **more}


def day(about: str) -> Shape:
    """A day as `2026-12-10`."""
    return text(about, format="date", pattern=DATE_PATTERN)


def euros(about: str) -> Shape:
    """A sum as a decimal string."""
    return text(about, pattern=MONEY_PATTERN)


def number(about: str) -> Shape:
    """A whole number."""
    return {"description": about, "type": "integer"}


def truth(about: str) -> Shape:
    """True or false."""
    return {"description": about, "type": "boolean"}


def or_null(shape: Shape) -> Shape:
    """The shape, or null."""
    kinds = shape["type"] if isinstance(shape["type"], list) else [shape["type"]]
    return {**shape, "type": [*kinds, "null"]}


def items(about: str, of: Shape) -> Shape:
    """A list of one shape."""
    return {"description": about, "type": "array", "items": of}


def mapping(about: str, values: Shape) -> Shape:
    """An object whose keys are data."""
    return {"description": about, "type": "object", "additionalProperties": values}


def keyed(about: str = "", /, *, optional: Mapping[str, Shape] | None = None, **keys: Shape) -> Shape:
    """An object with these keys, and perhaps the optional ones."""
    shape: Shape = {"type": "object", "required": list(keys), "properties": {**keys, **(optional or {})}}
    return {"description": about, **shape} if about else shape
