"""A service or a support service as its card tells it, with everything else on file that is about it.

Source: S6, S7, S25-S28, S31-S34, S112-S130; model.md §2.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

from som_cli.cards.completeness import completeness, empty_blocks
from som_cli.cards.weights import BLOCKS
from som_cli.portfolio import concerns
from som_cli.portfolio.concerns import MEASURED_MONTHS, Concern, called
from som_cli.portfolio.measures import cited, measured, movements, on_path
from som_cli.portfolio.teams import team
from som_cli.portfolio.timeline import months_later
from som_cli.portfolio.undertakings import needs, undertakings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from som_cli.cards.completeness import Completeness, Gap
    from som_cli.cards.service import Service, ServiceData
    from som_cli.diagnostics import Named
    from som_cli.portfolio.measures import Cited, Measured
    from som_cli.portfolio.teams import Team
    from som_cli.portfolio.undertakings import Need, Undertaking
    from som_cli.process.registry import Registry


@dataclass(frozen=True, slots=True)
class Served:
    """A policy domain that the service contributes to, or that a support service works for, and who leads it."""

    id: str
    title: str
    lead: str | None


@dataclass(frozen=True, slots=True)
class Kept:
    """Data of the service, with the name of who answers for their quality."""

    data: ServiceData
    quality_owner: str | None


@dataclass(frozen=True, slots=True)
class ServiceView:
    """A service on a day; `lead` is the support-service manager where it is a support service that has one."""

    card: Service
    full: Completeness
    lead: Named
    unit: str | None
    agency: str
    organisation: str
    organisation_en: str | None
    policies: tuple[Served, ...]
    supports: tuple[Served, ...]
    plans: tuple[Cited, ...]
    goals: tuple[Measured, ...]
    data: tuple[Kept, ...]
    team: Team
    undertakings: tuple[Undertaking, ...]
    needs: tuple[Need, ...]
    gaps: tuple[Gap, ...]
    empty_blocks: tuple[str, ...]
    concerns: tuple[Concern, ...] = ()

    @property
    def kept(self) -> tuple[int, int]:
        """How many indicators keep pace, of how many that were measured."""
        return on_path(movements(self.goals))

    @property
    def is_support(self) -> bool:
        """Does it work for the organisation rather than for clients?"""
        return self.card.type == "support_service"

    @property
    def filled_blocks(self) -> int:
        """How many of the nine blocks say something. Source: S121."""
        return len(BLOCKS) - len(self.empty_blocks)

    @property
    def unanswered(self) -> tuple[Need, ...]:
        """The needs that no initiative answers."""
        return tuple(need for need in self.needs if not need.is_answered)


def service_view(service: Service, registry: Registry) -> ServiceView:
    """See a service on the registry's day."""
    is_support = service.type == "support_service"
    lead = (service.service_manager if is_support else None) or service.service_lead
    home = registry.organisations.get(service.organisation)
    under_way = undertakings(
        registry,
        lambda card: card.service == service.id,
        (need.initiative for need in service.development_needs if need.initiative),
    )
    full = completeness(service)
    view = ServiceView(
        card=service,
        full=full,
        lead=registry.named(lead),
        unit=_unit(lead, registry),
        agency=registry.short_name(service.organisation),
        organisation=home.record.name if home else service.organisation,
        organisation_en=home.record.name_en if home else None,
        policies=tuple(
            Served(one.id, one.title, registry.named(one.policy_lead).name)
            for one in registry.policies_of.get(service.id, ())
        ),
        supports=tuple(_served(one, registry) for one in service.supports),
        plans=cited(service.goals, registry),
        goals=measured(service.goals, registry),
        data=tuple(Kept(one, _name(one.quality_owner, registry)) for one in service.data),
        team=team(service.core_team, lead, registry),
        undertakings=under_way,
        needs=needs(service.development_needs, registry, under_way),
        gaps=called(full, _names(service, registry)),
        empty_blocks=empty_blocks(service),
    )
    return replace(view, concerns=tuple(_concerns(view, registry)))


def _unit(person: str, registry: Registry) -> str | None:
    """The unit in which a person works, if that is known."""
    filed = registry.people.get(person)
    home = registry.organisations.get(filed.record.organisation) if filed else None
    unit = home.record.unit(filed.record.unit) if filed and home and filed.record.unit else None
    return unit.name if unit else None


def _name(person: str | None, registry: Registry) -> str | None:
    return registry.named(person).name if person else None


def _served(name: str, registry: Registry) -> Served:
    """A policy or another service that a support service works for. Source: S33."""
    if policy := registry.policies.get(name):
        return Served(name, policy.record.title, registry.named(policy.record.policy_lead).name)
    if service := registry.services.get(name):
        return Served(name, service.record.title, registry.named(service.record.service_lead).name)
    return Served(name, name, None)


def _concerns(view: ServiceView, registry: Registry) -> Iterator[Concern]:
    today, limits, service = registry.today, registry.settings.thresholds, view.card
    if not view.is_support and not view.policies:
        yield Concern("no_policy")
    uncoordinated = (one for one in view.goals if one.coordinated_on is None and not view.is_support)
    yield from chain(
        concerns.of_indicators(movements(view.goals), today.year),
        (Concern("uncoordinated", one.goal.text) for one in uncoordinated),
        _satisfaction(service, today),
        concerns.of_team(view.team, today),
        concerns.of_undertakings(view.undertakings),
        concerns.of_risks(service.risks),
        concerns.of_plans(view.plans),
        concerns.of_review(service.reviewed, limits.service_review_months, today),
    )


def _satisfaction(service: Service, today: date) -> Iterator[Concern]:
    """Clients who have not been asked for a year. Source: S34, S124."""
    measured_on = service.user_experience.measured_on
    if measured_on is None or months_later(measured_on, MEASURED_MONTHS) < today:
        yield Concern("unasked", on=measured_on)


def _names(service: Service, registry: Registry) -> dict[str, str]:
    """What the items of a card are called, by what a gap names them."""
    goals = {goal.id: goal.text for goal in service.goals}
    indicators = {one.id: one.name for goal in service.goals for one in goal.indicators}
    members = service.core_team.members if service.core_team else ()
    return goals | indicators | {member.person: registry.named(member.person).name for member in members}
