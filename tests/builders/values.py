"""How builders take changes to their defaults."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


def merged(defaults: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    """The defaults with the changes; None leaves a key out. A key that Python keeps for itself ends in `_`."""
    values = dict(defaults) | {key.removesuffix("_"): value for key, value in changes.items()}
    return {key: value for key, value in values.items() if value is not None}
