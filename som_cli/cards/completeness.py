"""How much of an initiative's card has substance, what is missing, and what to fill in next.

Each expected block has a weight; the share of the weights that have substance is the completeness in percent.
Source: S45 (similar cards), D15, D17, D42-D46; model.md §5.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from som_cli.cards.substance import is_placeholder
from som_cli.fields import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from som_cli.cards.initiative import Initiative

# field -> weight, in the order in which it is best filled in: what the next move demands comes first
WEIGHTS: Mapping[str, int] = {
    "current_situation": 8,
    "problem": 8,
    "expected_outcome": 8,
    "impact": 8,
    "alternatives": 8,
    "service": 6,
    "priority_basis": 4,
    "plan_goals": 4,
    "client_view": 3,
    "consulted": 5,
    "estimate": 6,
    "impact_assessment": 8,
    "parties": 4,
    "legislation": 5,
    "budget": 8,
    "schedule": 6,
    "implementer": 3,
}


@dataclass(frozen=True, slots=True)
class Completeness:
    """How full a card is, in whole percent, and the fields that are missing, the next to fill in first."""

    percent: int
    missing: tuple[str, ...]


def completeness(card: Initiative) -> Completeness:
    """Weigh what the card says."""
    missing = tuple(field for field in WEIGHTS if not has_substance(card, field))
    lost = sum(WEIGHTS[field] for field in missing)
    whole = sum(WEIGHTS.values())
    return Completeness(100 * (whole - lost) // whole, missing)


def has_substance(card: Initiative, field: str) -> bool:
    """Does the field of the card say something? That an answer is unknown leaves a gap, if an honest one."""
    if field == "service":
        return bool(card.service or card.policy)
    value = getattr(card, field)
    return value != UNKNOWN and _BY_TYPE.get(field, _says)(value)


def _says(value: Any) -> bool:
    if isinstance(value, str):
        return not is_placeholder(value)
    return bool(value)


def _filled(*names: str) -> Callable[[Any], bool]:
    def every(value: Any) -> bool:
        return value is not None and all(_says(getattr(value, name)) for name in names)

    return every


_BY_TYPE: Mapping[str, Callable[[Any], bool]] = {
    "impact_assessment": _filled("clients", "admin_burden", "costs_saved", "risks", "data_protection"),
    "budget": _filled("lines"),
    "schedule": _filled("start", "end"),
    "estimate": _filled("size"),
}
