"""What a card leaves out although its form asks for it, and the empty value it is read with all the same.

A card that lacks a text, a list or a group of fields says enough to be weighed, shown and judged; without its id,
its title or a person, an organisation or a unit it is nobody's card.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, get_origin

from pydantic import BaseModel, StringConstraints

from som_cli.fields import TEXT_PATTERN

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from pydantic.fields import FieldInfo

C = TypeVar("C", bound=BaseModel)

STAND_IN = "-"  # what the form takes for a text while the card is read


def blanks(model: type[BaseModel]) -> dict[str, Any]:
    """The fields that a card of the form may lack and be read all the same, each with its empty value."""
    fields = {name: field for name, field in model.model_fields.items() if field.is_required()}
    return {name: _blank(field) for name, field in fields.items() if _can_be_blank(field)}


def _can_be_blank(field: FieldInfo) -> bool:
    is_text = any(isinstance(one, StringConstraints) and one.pattern == TEXT_PATTERN for one in field.metadata)
    return is_text or get_origin(field.annotation) is tuple or _part(field) is not None


def _blank(field: FieldInfo) -> Any:
    if field.annotation is str:
        return ""
    part = _part(field)
    return () if part is None else part.model_construct(**blanks(part))


def _part(field: FieldInfo) -> type[BaseModel] | None:
    one: Any = field.annotation
    return one if isinstance(one, type) and issubclass(one, BaseModel) else None


def stand_ins(empty: Mapping[str, Any]) -> dict[str, Any]:
    """What the form takes in the place of empty values."""
    return {key: value if value != "" else STAND_IN for key, value in empty.items()}


def emptied(card: C, empty: Mapping[str, Any]) -> C:
    """The card with empty values that it does not count as said."""
    made = card.model_copy(update=empty)
    made.model_fields_set.difference_update(empty)
    return made


def left_out(card: BaseModel) -> Collection[str]:
    """The fields that the form asks for and the card does not have."""
    said = card.model_fields_set
    return [name for name, field in type(card).model_fields.items() if field.is_required() and name not in said]
