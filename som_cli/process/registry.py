"""Everything that is on file, read once: what rules, guards and documents look things up in."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from som_cli.diagnostics import Named

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from som_cli.cards.goals import Plan
    from som_cli.cards.policy import Policy
    from som_cli.cards.service import Service
    from som_cli.cards.workplan import Workplan
    from som_cli.diagnostics import Diagnostic, Filed
    from som_cli.meetings.model import Meeting
    from som_cli.people.bodies import Body
    from som_cli.people.model import Organisation, Person
    from som_cli.process.casefile import Case
    from som_cli.process.model import Process
    from som_cli.settings import Settings


def _none() -> Mapping[str, Any]:
    return MappingProxyType({})


@dataclass(frozen=True)
class Registry:
    """All records by kind and id, the process, the settings, and the day they are looked at.

    `cases` are the initiatives with their acts, opinions and reports, by the initiative's id.
    """

    process: Process
    settings: Settings
    today: date  # in Europe/Tallinn
    organisations: Mapping[str, Filed[Organisation]] = field(default_factory=_none)
    people: Mapping[str, Filed[Person]] = field(default_factory=_none)
    bodies: Mapping[str, Filed[Body]] = field(default_factory=_none)
    plans: Mapping[str, Filed[Plan]] = field(default_factory=_none)
    policies: Mapping[str, Filed[Policy]] = field(default_factory=_none)
    services: Mapping[str, Filed[Service]] = field(default_factory=_none)
    workplans: Mapping[str, Filed[Workplan]] = field(default_factory=_none)
    meetings: Mapping[str, Filed[Meeting]] = field(default_factory=_none)
    cases: Mapping[str, Case] = field(default_factory=_none)
    ahead: tuple[Diagnostic, ...] = ()  # what cards say of days still to come, which no record here has

    # -- what is asked for often, in order of ids ------------------------------------------------------------------

    @cached_property
    def committees(self) -> Mapping[str, tuple[Body, ...]]:
        """The area committees by domain."""
        found: dict[str, tuple[Body, ...]] = {}
        for filed in self.bodies.values():
            if filed.record.type == "area_committee" and filed.record.domain:
                found[filed.record.domain] = (*found.get(filed.record.domain, ()), filed.record)
        return MappingProxyType(found)

    @cached_property
    def agency_bodies(self) -> Mapping[str, tuple[Body, ...]]:
        """The steering group and management of each agency."""
        found: dict[str, tuple[Body, ...]] = {}
        for filed in self.bodies.values():
            if filed.record.type != "area_committee" and filed.record.organisation:
                found[filed.record.organisation] = (*found.get(filed.record.organisation, ()), filed.record)
        return MappingProxyType(found)

    @cached_property
    def meetings_of(self) -> Mapping[str, tuple[Meeting, ...]]:
        """The meetings of each body, in order of their days."""
        found: dict[str, list[Meeting]] = {}
        for filed in self.meetings.values():
            found.setdefault(filed.record.body, []).append(filed.record)
        return MappingProxyType(
            {body: tuple(sorted(meetings, key=lambda one: (one.date, one.id))) for body, meetings in found.items()}
        )

    @cached_property
    def policies_of(self) -> Mapping[str, tuple[Policy, ...]]:
        """The policies to which each service contributes."""
        found: dict[str, tuple[Policy, ...]] = {}
        for filed in self.policies.values():
            for service in dict.fromkeys(contribution.service for contribution in filed.record.services):
                found[service] = (*found.get(service, ()), filed.record)
        return MappingProxyType(found)

    @cached_property
    def drafts(self) -> frozenset[str]:
        """The paths of policy and service cards that nobody has gone through yet."""
        cards: tuple[Filed[Policy] | Filed[Service], ...] = (*self.policies.values(), *self.services.values())
        return frozenset(filed.origin.path for filed in cards if filed.record.reviewed is None)

    def named(self, person: str) -> Named:
        """A person as a sentence speaks of them; the id where there is no such person."""
        filed = self.people.get(person)
        return Named(person, filed.record.name if filed else person)

    def short_name(self, organisation: str) -> str:
        """The abbreviation of an organisation, else its name; the id where there is no such organisation."""
        filed = self.organisations.get(organisation)
        return filed.record.short_name if filed else organisation

    def named_body(self, body: str) -> Named:
        """A body as a sentence speaks of it."""
        filed = self.bodies.get(body)
        return Named(body, filed.record.name if filed else body)

    def body_type(self, body: str | None) -> str | None:
        """The type of a body: whether a steering group or the management acts, or the area committee."""
        filed = self.bodies.get(body or "")
        return filed.record.type if filed else None
