"""Developments as the committee let them in, from a few words each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from som_cli.process.digests import card_basis
from tests.builders.cards import initiative
from tests.builders.committee import case
from tests.builders.december import COMMITTEE, JUNE, to_yes

if TYPE_CHECKING:
    from som_cli.process.casefile import Case
    from tests.builders.committee import Told

MARCH = "2026-03-12"
EARLY = f"{MARCH}-{COMMITTEE}"


def line(year: int, amount: str | None = None, *, secured: bool | None = True, **more: Any) -> dict[str, Any]:
    """A line of a budget, in euros unless hours are given."""
    values = {
        "year": year,
        "amount": amount,
        "secured": secured,
        "source": "riigieelarve",
        "kind": "development",
    } | more
    return {key: value for key, value in values.items() if value is not None}


def budget(*lines: dict[str, Any]) -> dict[str, Any]:
    """A budget without VAT."""
    return {"vat_included": False, "lines": list(lines)}


def snapshot(card: Any) -> dict[str, Any]:
    """What a decision on the card as it is would record."""
    schedule = card.known_schedule
    values = {
        "title": card.title,
        "budget": card.budget.model_dump(exclude_none=True) if card.known_budget else card.budget,
        "start": schedule.start if schedule else None,
        "end": schedule.end if schedule else None,
    }
    return {key: value for key, value in values.items() if value is not None}


def development(*later: Told, decided: str = "2026-06-11", reports: Any = (), was: Any = None, **card: Any) -> Case:
    """A development: its card, the way to the committee's yes, and what came later.

    `was` is the card as the committee saw it; it is as now unless acts amend it.
    """
    now = initiative(**card)
    seen = was or now
    meeting = JUNE if decided == "2026-06-11" else EARLY
    way = [
        (move, day, {**more, **({"snapshot": snapshot(seen), "meeting": meeting} if move == "decide" else {})})
        for move, day, more in ((*told, {})[:3] for told in to_yes())
    ]
    way = [(move, decided if move == "decide" else min(day, decided), more) for move, day, more in way]
    way = [(move, day, more | {"basis": card_basis(seen)}) for move, day, more in way]
    return case(now, [*way, *later], reports=reports)
