"""Who answers for a development, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from som_cli.diagnostics import Named
from som_cli.process.leads import leads_of

if TYPE_CHECKING:
    from som_cli.cards.initiative import Initiative
    from som_cli.process.registry import Registry


def accountable(card: Initiative, registry: Registry) -> Named | None:
    """Name the lead of an initiative; None where nobody is known.

    Source: D56, X27.
    """
    leads = leads_of(card, registry).people
    return named_person(leads[0], registry) if leads else None


def named_person(person: str, registry: Registry) -> Named:
    """A person with the name, or the id where there is no such person."""
    filed = registry.people.get(person)
    return Named(person, filed.record.name if filed else person)
