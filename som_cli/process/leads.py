"""Who leads an initiative: the lead of its service, else of its policy, else the head of its agency."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from som_cli.cards.initiative import Initiative
    from som_cli.process.registry import Registry


@dataclass(frozen=True, slots=True)
class Leads:
    """Those of whom any one leads the initiative, and as what: `service`, `policy` or `head`; none where nobody can."""

    people: tuple[str, ...]
    kind: str


def leads_of(card: Initiative, registry: Registry) -> Leads:
    """The lead of an initiative.

    Source: D18, D54, D56, X27.
    """
    service = registry.services.get(card.service or "")
    if service and (lead := _serving((service.record.service_lead, service.record.service_manager), registry)):
        return Leads(lead[:1], "service")
    policy = registry.policies.get(card.policy or "")
    policies = (policy.record,) if policy else registry.policies_of.get(card.service or "", ())
    if leads := _serving((one.policy_lead for one in policies), registry):
        return Leads(leads, "policy")
    agency = registry.organisations.get(card.agency)
    return Leads(_serving((agency.record.head,), registry) if agency else (), "head")


def _serving(persons: Iterable[str | None], registry: Registry) -> tuple[str, ...]:
    """Those who are in service today: a card may still name a lead who has left."""
    known = ((person, registry.people.get(person)) for person in dict.fromkeys(persons) if person)
    return tuple(person for person, filed in known if filed and filed.record.is_active(registry.today))
