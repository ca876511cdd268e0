"""Whether what a command printed has the shape that its schema promises."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from jsonschema import Draft202012Validator

from som_cli.report.outputs import output

if TYPE_CHECKING:
    from collections.abc import Iterator


@lru_cache
def _validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(output(name, str))


def misfits(values: dict[str, Any]) -> list[str]:
    """What does not fit the shape that the output names in `schema`: where, and what."""
    name = values["schema"].removeprefix("som-").removesuffix("/1")
    return [f"{error.json_path}: {error.message}" for error in _validator(name).iter_errors(values)]


def unsaid(values: dict[str, Any]) -> list[str]:
    """The keys of what a command printed that its schema does not tell of, as paths."""
    name = values["schema"].removeprefix("som-").removesuffix("/1")
    return sorted(set(_unsaid(values, output(name, str), "")))


def _unsaid(value: Any, shape: dict[str, Any], path: str) -> Iterator[str]:
    if isinstance(value, list) and "items" in shape:
        for one in value:
            yield from _unsaid(one, shape["items"], f"{path}[]")
    elif isinstance(value, dict) and ("properties" in shape or "additionalProperties" in shape):
        keys, others = shape.get("properties", {}), shape.get("additionalProperties")
        for key, one in value.items():
            if key not in keys and others is None:
                yield f"{path}.{key}"
            else:
                yield from _unsaid(one, keys.get(key, others), f"{path}.{key}")
