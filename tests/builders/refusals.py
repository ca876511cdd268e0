"""What a model says against plain values: where, and what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from som_cli.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping

Said = tuple[tuple[int | str, ...], str]


def refused(kind: str, values: Mapping[str, Any]) -> list[Said]:
    """Every refusal in the order of the model; nothing when the values fit."""
    try:
        KINDS[kind].model.model_validate(values)
    except ValidationError as refusal:
        return [(error["loc"], error["type"]) for error in refusal.errors()]
    return []


def needed(kind: str, values: Mapping[str, Any]) -> set[str]:
    """The keys without which the values are refused, when each is left out in turn."""
    return {key for key in values if refused(kind, {k: v for k, v in values.items() if k != key})}
