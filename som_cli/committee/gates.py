"""The five things that should be known before the committee decides: which are there, and what is missing.

Source: D42-D46.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from som_cli.cards.substance import is_unknown, says_something
from som_cli.diagnostics import Words
from som_cli.fields import UNKNOWN

if TYPE_CHECKING:
    from som_cli.cards.initiative import Initiative

IMPACT = ("clients", "admin_burden", "costs_saved", "risks", "data_protection")
NAMES = {
    "impact": Words("mõjuhinnang", "impact assessment"),
    "parties": Words("seotud osapooled", "parties"),
    "law": Words("õigus", "law"),
    "alternatives": Words("alternatiivid", "alternatives"),
    "funding": Words("rahastusallikas", "funding source"),
}
DUTIES = frozenset({"impact", "parties", "alternatives"})  # D42, D43, D45; the other two are “where possible”


@dataclass(frozen=True, slots=True)
class Gate:
    """One of the five, and what is missing of it; None where it is there."""

    name: str
    missing: Words | None

    @property
    def words(self) -> Words:
        """What it is called."""
        return NAMES[self.name]

    @property
    def is_open(self) -> bool:
        """Is it there?"""
        return self.missing is None

    @property
    def is_duty(self) -> bool:
        """Can an initiative not be shared without it?"""
        return self.name in DUTIES


def gates(card: Initiative) -> tuple[Gate, ...]:
    """The five gates of a card, in the order of the source."""
    return (
        Gate("impact", _impact(card)),
        Gate("parties", None if card.parties else NAMES["parties"]),
        Gate("law", _law(card)),
        Gate("alternatives", None if card.alternatives else NAMES["alternatives"]),
        Gate("funding", _funding(card)),
    )


def _impact(card: Initiative) -> Words | None:
    given = card.impact_assessment
    if given is not None and all(says_something(getattr(given, question)) for question in IMPACT):
        return None
    return NAMES["impact"]


def _law(card: Initiative) -> Words | None:
    """What stands in the way in law: an unknown need, or a change that is needed and not begun."""
    legislation = card.known_legislation
    if card.legislation is None:
        return Words("õigusmuudatuse vajadus on märkimata", "the need to change the law is not said")
    if legislation is None or legislation.needed == UNKNOWN:
        return Words("õigusmuudatuse vajadus on teadmata", "the need to change the law is unknown")
    if legislation.needed == "yes" and legislation.status in {None, "not_started"}:
        return Words("õigusmuudatus on alustamata", "the change of law has not been started")
    return None


def _funding(card: Initiative) -> Words | None:
    """Whether every line of the budget names where its money comes from."""
    if card.budget is None:
        return Words("eelarve", "budget")
    budget = card.known_budget
    if budget is None or not budget.lines:
        return Words("maht ja rahastusallikas on teadmata", "the budget and the funding source are unknown")
    sources = [line.source for line in budget.lines]
    if any(source is None or not says_something(source) for source in sources):
        return Words("rahastusallikas", "funding source")
    if any(source is not None and is_unknown(source) for source in sources):
        return Words("rahastusallikas on teadmata", "the funding source is unknown")
    return None
