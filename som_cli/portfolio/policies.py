"""A policy domain as its card tells it, with everything else on file that is about it.

Source: S4, S5, S20, S26, S36-S39, S75-S84; model.md §2.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

from som_cli.cards.completeness import completeness
from som_cli.collation import estonian
from som_cli.portfolio import concerns
from som_cli.portfolio.concerns import Concern, called
from som_cli.portfolio.measures import cited, measured, movements, on_path
from som_cli.portfolio.teams import team
from som_cli.portfolio.undertakings import needs, undertakings
from som_cli.process.proposals import proposals

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from som_cli.cards.completeness import Completeness, Gap
    from som_cli.cards.policy import ContributingService, Policy
    from som_cli.cards.workplan import WorkItem
    from som_cli.diagnostics import Named
    from som_cli.people.model import Unit
    from som_cli.portfolio.measures import Cited, Measured
    from som_cli.portfolio.teams import Team
    from som_cli.portfolio.undertakings import Need, Undertaking
    from som_cli.process.proposals import Proposed
    from som_cli.process.registry import Registry


@dataclass(frozen=True, slots=True)
class Contribution:
    """A service that contributes to the domain, and how it stands.

    `representative` is who speaks for it in the core team: the person the card names, else its lead, in the team;
    None where nobody does. `kept` of `measured` indicators keep pace.
    """

    id: str
    title: str
    agency: str
    lead: str | None
    representative: str | None
    percent: int | None = None
    kept: int = 0
    measured: int = 0
    reviewed: date | None = None


@dataclass(frozen=True, slots=True)
class Work:
    """An activity of a work plan, with names in the place of ids."""

    item: WorkItem
    organisation: str
    owner: str
    service: str | None
    is_late: bool


@dataclass(frozen=True, slots=True)
class YearOfWork:
    """The activities of one year, in order of priority."""

    year: int
    items: tuple[Work, ...]


@dataclass(frozen=True, slots=True)
class Related:
    """Another policy domain, its lead, and the services both share."""

    title: str
    lead: str | None
    shared: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PolicyView:
    """A policy domain on a day."""

    card: Policy
    full: Completeness
    lead: Named
    department: str
    portfolio_manager: Named | None
    deputy: Named | None
    plans: tuple[Cited, ...]
    goals: tuple[Measured, ...]
    services: tuple[Contribution, ...]
    support: tuple[str, ...]
    team: Team
    undertakings: tuple[Undertaking, ...]
    needs: tuple[Need, ...]
    work: tuple[YearOfWork, ...]
    related: tuple[Related, ...]
    successors: tuple[str, ...]
    proposals: tuple[Proposed, ...]
    gaps: tuple[Gap, ...]
    concerns: tuple[Concern, ...] = ()

    @property
    def kept(self) -> tuple[int, int]:
        """How many indicators keep pace, of how many that were measured."""
        return on_path(movements(self.goals))

    @property
    def unrepresented(self) -> tuple[Contribution, ...]:
        """The services nobody speaks for in the core team. Source: S26, S27."""
        return tuple(one for one in self.services if one.representative is None)

    @property
    def unanswered(self) -> tuple[Need, ...]:
        """The needs that no initiative answers."""
        return tuple(need for need in self.needs if not need.is_answered)


def policy_view(policy: Policy, registry: Registry) -> PolicyView:
    """See a policy domain on the registry's day."""
    unit = _department(policy, registry)
    manager = unit.portfolio_manager if unit else None
    own = {one.service for one in policy.services}
    under_way = undertakings(
        registry,
        lambda card: policy.id == card.policy or (card.service in own and not card.policy),
        (need.initiative for need in policy.development_needs if need.initiative),
    )
    full = completeness(policy)
    view = PolicyView(
        card=policy,
        full=full,
        lead=registry.named(policy.policy_lead),
        department=unit.name if unit else policy.department,
        portfolio_manager=registry.named(manager) if manager else None,
        deputy=_deputy(policy, registry),
        plans=cited(policy.goals, registry),
        goals=measured(policy.goals, registry),
        services=tuple(_contribution(one, policy, registry) for one in policy.services),
        support=_support(policy, registry),
        team=team(policy.core_team, policy.policy_lead, registry, policy.meeting_log, _represented(policy, registry)),
        undertakings=under_way,
        needs=needs(policy.development_needs, registry, under_way),
        work=_work(policy, registry),
        related=tuple(_related(one, own, registry) for one in _linked(policy, registry)),
        successors=tuple(_title(one, registry) for one in policy.successors if one != policy.id),
        proposals=proposals(policy, registry),
        gaps=called(full, _names(policy, registry)),
    )
    return replace(view, concerns=tuple(_concerns(view, registry)))


def _department(policy: Policy, registry: Registry) -> Unit | None:
    ministries = (filed.record for filed in registry.organisations.values() if filed.record.type == "ministry")
    return next((unit for one in ministries if (unit := one.unit(policy.department))), None)


def _deputy(policy: Policy, registry: Registry) -> Named | None:
    """The deputy secretary-general who answers for the area of the domain. Source: S15."""
    for filed in registry.organisations.values():
        for office in filed.record.offices:
            if (
                office.office == "deputy_secretary_general"
                and office.area
                and office.area == policy.deputy_area
                and office.covers(registry.today)
            ):
                return registry.named(office.person)
    return None


def _contribution(one: ContributingService, policy: Policy, registry: Registry) -> Contribution:
    filed = registry.services.get(one.service)
    person = _representative(one, policy, registry)
    name = registry.named(person).name if person else None
    if filed is None:
        return Contribution(one.service, one.service, "–", None, name)
    service = filed.record
    kept, of = on_path(movements(measured(service.goals, registry)))
    return Contribution(
        id=service.id,
        title=service.title,
        agency=registry.short_name(service.organisation),
        lead=registry.named(service.service_lead).name,
        representative=name,
        percent=completeness(service).percent,
        kept=kept,
        measured=of,
        reviewed=service.reviewed,
    )


def _representative(one: ContributingService, policy: Policy, registry: Registry) -> str | None:
    filed = registry.services.get(one.service)
    members = {member.person for member in policy.core_team.members if member.covers(registry.today)}
    asked = (one.represented_by, filed.record.service_lead if filed else None)
    return next((person for person in asked if person in members), None)


def _represented(policy: Policy, registry: Registry) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in policy.services:
        if person := _representative(one, policy, registry):
            filed = registry.services.get(one.service)
            found.setdefault(person, []).append(filed.record.title if filed else one.service)
    return found


def _support(policy: Policy, registry: Registry) -> tuple[str, ...]:
    """The titles of the support services that work for the domain. Source: S33."""
    titles = (filed.record.title for filed in registry.services.values() if policy.id in filed.record.supports)
    return tuple(sorted(titles, key=estonian))


def _work(policy: Policy, registry: Registry) -> tuple[YearOfWork, ...]:
    """The work plans of this year and later ones."""
    plans = sorted(
        (filed.record for filed in registry.workplans.values() if filed.record.policy == policy.id),
        key=lambda plan: (plan.year, plan.id),
    )
    return tuple(
        YearOfWork(
            plan.year, tuple(activity(item, registry) for item in sorted(plan.items, key=lambda item: item.priority))
        )
        for plan in plans
        if plan.year >= registry.today.year
    )


def activity(item: WorkItem, registry: Registry) -> Work:
    """See an activity of a work plan with names, on the registry's day."""
    service = registry.services.get(item.service or "")
    is_open = item.status not in {"done", "dropped"}
    return Work(
        item,
        organisation=registry.short_name(item.organisation),
        owner=registry.named(item.owner).name,
        service=service.record.title if service else item.service,
        is_late=item.status == "late" or (is_open and item.due is not None and item.due < registry.today),
    )


def _linked(policy: Policy, registry: Registry) -> Iterable[str]:
    """The domains that a card names as related, then those going on that name it. Source: S81."""
    others = (filed.record for filed in registry.policies.values() if filed.record.status == "active")
    naming = (one.id for one in others if policy.id in one.related_policies and one.id != policy.id)
    return dict.fromkeys((*policy.related_policies, *naming))


def _related(name: str, own: set[str], registry: Registry) -> Related:
    filed = registry.policies.get(name)
    if filed is None:
        return Related(name, None, ())
    shared = [one.service for one in filed.record.services if one.service in own]
    titles = (registry.services[one].record.title for one in shared if one in registry.services)
    lead = registry.named(filed.record.policy_lead).name
    return Related(filed.record.title, lead, tuple(sorted(titles, key=estonian)))


def _title(name: str, registry: Registry) -> str:
    filed = registry.policies.get(name)
    return filed.record.title if filed else name


def _concerns(view: PolicyView, registry: Registry) -> Iterator[Concern]:
    today, limits, policy = registry.today, registry.settings.thresholds, view.card
    late = (one for year in view.work for one in year.items if one.is_late)
    bills = (bill for bill in policy.legislation_pipeline if bill.due and bill.due < today)
    yield from chain(
        concerns.of_indicators(movements(view.goals), today.year),
        (Concern("unrepresented", one.title) for one in view.unrepresented),
        concerns.of_team(view.team, today, limits.team_meeting_days),
        (Concern("late_work", one.item.text, one.item.due) for one in late),
        (Concern("bill_due", bill.title, bill.due) for bill in bills),
        concerns.of_undertakings(view.undertakings),
        concerns.of_risks(policy.risks),
        concerns.of_plans(view.plans),
        (Concern("proposal_waiting", one.proposal.text, one.proposal.date) for one in view.proposals if one.is_waiting),
        (Concern("proposal_loose", one.proposal.text) for one in view.proposals if one.is_loose),
        concerns.of_review(policy.reviewed, limits.policy_review_months, today),
    )


def _names(policy: Policy, registry: Registry) -> dict[str, str]:
    """What the items of a card are called, by what a gap names them."""
    goals = {goal.id: goal.text for goal in policy.goals}
    indicators = {one.id: one.name for goal in policy.goals for one in goal.indicators}
    people = {member.person: registry.named(member.person).name for member in policy.core_team.members}
    return goals | indicators | people
