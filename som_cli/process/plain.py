"""Records as the plain values that a file holds."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from som_cli.fields import Part


def plain(value: Any, *, dates_as_text: bool = False) -> Any:
    """The value as a file holds it: groups as mappings in the order of the form, what is empty left out.

    Sums stay decimals and dates stay dates (unless texts are asked for); moments become texts.
    """
    if isinstance(value, Part):
        named = ((field.alias or name, getattr(value, name)) for name, field in type(value).model_fields.items())
        return {key: plain(item, dates_as_text=dates_as_text) for key, item in named if not is_empty(item)}
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    if isinstance(value, date) and dates_as_text:
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [plain(item, dates_as_text=dates_as_text) for item in value]
    if hasattr(value, "items"):
        return {key: plain(item, dates_as_text=dates_as_text) for key, item in value.items()}
    return value


def is_empty(value: Any) -> bool:
    """Does the value say nothing: absent, an empty text, list or group? `false` says something."""
    return value is None or (isinstance(value, str | tuple | list | dict) and not value)
