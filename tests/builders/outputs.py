"""Whether what a command printed has the shape that its schema promises."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from jsonschema import Draft202012Validator

from som_cli.report.outputs import output


@lru_cache
def _validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(output(name, str))


def misfits(values: dict[str, Any]) -> list[str]:
    """What does not fit the shape that the output names in `schema`: where, and what."""
    name = values["schema"].removeprefix("som-").removesuffix("/1")
    return [f"{error.json_path}: {error.message}" for error in _validator(name).iter_errors(values)]
