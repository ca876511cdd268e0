"""What must hold of policy cards among the other records: who owns and leads them, what they share, what they serve.

What a card must say by itself is in `som_cli.cards.policy_rules`, of its core team in `som_cli.process.team_rules`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from som_cli.cards.indicator_rules import check_indicators, check_plan
from som_cli.cards.policy_rules import check_policy
from som_cli.likeness import likeliest
from som_cli.process.overlaps import same
from som_cli.process.proposals import check_accepted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from som_cli.cards.goals import Indicator, Plan
    from som_cli.cards.initiative import Initiative
    from som_cli.cards.policy import Policy
    from som_cli.diagnostics import Diagnostic, FieldPath, Filed
    from som_cli.people.model import Organisation
    from som_cli.process.registry import Registry


def check_policies(registry: Registry) -> Iterator[Diagnostic]:
    """Find what does not hold of policy cards, of the plans above them and of the departments that own them."""
    for filed in registry.policies.values():
        yield from check_policy(filed, registry.today, registry.settings.thresholds)
        if filed.record.status == "active":
            yield from check_indicators(filed, registry.today.year)
            yield from _check_owner(filed, registry)
            yield from _check_lead(filed, registry)
            yield from _check_area(filed, registry)
            yield from _check_plans(filed, registry)
            yield from _check_related(filed, registry)
            yield from check_accepted(filed, registry)
    for plan in registry.plans.values():
        yield from check_plan(plan)
    yield from _check_managers(registry)
    yield from _check_shared_indicators(registry)
    yield from _check_periods(registry)
    yield from _check_cited(registry)


# -- who owns and leads -----------------------------------------------------------------------------------------------


def _check_owner(filed: Filed[Policy], registry: Registry) -> Iterator[Diagnostic]:
    """Policy is managed in the ministry. Source: S3."""
    homes = _homes(filed.record.department, registry)
    if homes and not any(home.record.type == "ministry" for home in homes):
        yield filed.origin.report(
            "policies-owner-elsewhere", ("department",), value=filed.record.department, home=homes[0].record.name
        )


def _check_lead(filed: Filed[Policy], registry: Registry) -> Iterator[Diagnostic]:
    """Every domain has a lead, who is in service and works in the ministry. Source: S20, S43."""
    person = registry.people.get(filed.record.policy_lead)
    if person is None:
        return
    named = registry.named(person.record.id)
    if not person.record.is_active(registry.today):
        yield filed.origin.report("policies-lead-inactive", ("policy_lead",), person=named, title=filed.record.title)
        return
    home = registry.organisations.get(person.record.organisation)
    if home is not None and home.record.type != "ministry":
        yield filed.origin.report("policies-lead-elsewhere", ("policy_lead",), person=named, home=home.record.name)


def _check_area(filed: Filed[Policy], registry: Registry) -> Iterator[Diagnostic]:
    """Every domain is of the area of one deputy secretary general, where such areas are on file. Source: S15."""
    offices = (office for one in registry.organisations.values() for office in one.record.offices)
    areas = tuple(dict.fromkeys(office.area for office in offices if office.area and office.covers(registry.today)))
    area = filed.record.deputy_area
    if areas and area is None:
        yield filed.origin.report("policies-area-missing", ("deputy_area",), choices=areas)
    elif areas and area not in areas:
        yield filed.origin.report(
            "policies-area-unknown", ("deputy_area",), value=area, near=likeliest(area or "", areas), choices=areas
        )


def _check_managers(registry: Registry) -> Iterator[Diagnostic]:
    """A department that owns domains has somebody in charge of them. Source: S16, S42."""
    owned: dict[str, str] = {}
    for filed in registry.policies.values():
        if filed.record.status == "active":
            owned.setdefault(filed.record.department, filed.record.title)
    for organisation in registry.organisations.values():
        for number, unit in enumerate(organisation.record.units):
            if organisation.record.type != "ministry" or unit.id not in owned:
                continue
            at: FieldPath = ("units", number)
            if unit.portfolio_manager is None:
                yield organisation.origin.report(
                    "organisations-portfolio-manager-missing", at, unit=unit.name, policy=owned[unit.id]
                )
            elif (person := registry.people.get(unit.portfolio_manager)) and not person.record.is_active(
                registry.today
            ):
                yield organisation.origin.report(
                    "organisations-portfolio-manager-inactive", (*at, "portfolio_manager"),
                    unit=unit.name, person=registry.named(unit.portfolio_manager),
                )  # fmt: skip


def _homes(unit: str, registry: Registry) -> list[Filed[Organisation]]:
    return [filed for filed in registry.organisations.values() if filed.record.unit(unit)]


# -- plans ------------------------------------------------------------------------------------------------------------


def _check_plans(filed: Filed[Policy], registry: Registry) -> Iterator[Diagnostic]:
    """Find goals that serve a plan that has run out, and targets that no plan served reaches. Source: S8, S37."""
    plan_of = {goal.id: plan.record for plan in registry.plans.values() for goal in plan.record.goals}
    for number, goal in enumerate(filed.record.goals):
        plans = {plan_goal: plan_of[plan_goal] for plan_goal in goal.plan_goals if plan_goal in plan_of}
        in_force = tuple(plan for plan in plans.values() if plan.period.to >= registry.today.year)
        for place, plan_goal in enumerate(goal.plan_goals):
            plan = plans.get(plan_goal)
            if plan is not None and plan.period.to < registry.today.year:
                at: FieldPath = ("goals", number, "plan_goals", place)
                yield filed.origin.report("policies-plan-expired", at, plan=plan.name, until=str(plan.period.to))
        for place, indicator in enumerate(goal.indicators):
            at = ("goals", number, "indicators", place, "targets")
            yield from _check_reach(indicator, in_force, filed, at)


def _check_reach(
    indicator: Indicator, plans: tuple[Plan, ...], filed: Filed[Policy], at: FieldPath
) -> Iterator[Diagnostic]:
    """One target within the years of one plan is enough: a plan may end halfway."""
    years = sorted(indicator.targets)
    if plans and years and not any(plan.period.from_ <= year <= plan.period.to for plan in plans for year in years):
        last = max(plans, key=lambda plan: plan.period.to)
        yield filed.origin.report(
            "policies-target-outside-plan", at, name=indicator.name, year=str(years[0]), plan=last.name,
            start=str(last.period.from_), end=str(last.period.to),
        )  # fmt: skip


def _check_periods(registry: Registry) -> Iterator[Diagnostic]:
    """The years of a programme lie within those of the plan it belongs to. Source: S37."""
    for filed in registry.plans.values():
        above = registry.plans.get(filed.record.part_of or "")
        if above is None or above is filed:
            continue
        own, whole = filed.record.period, above.record.period
        if own.from_ < whole.from_ or own.to > whole.to:
            yield filed.origin.report(
                "plans-period-outside", ("period",), start=str(own.from_), end=str(own.to), plan=above.record.name,
                first=str(whole.from_), last=str(whole.to),
            )  # fmt: skip


def _check_shared_indicators(registry: Registry) -> Iterator[Diagnostic]:
    """One indicator has one target in a year, whoever names it: a plan or any domain. Source: S17, S37."""
    told: dict[tuple[str, str, int], tuple[Decimal, Filed[Any]]] = {}
    domains = [filed for filed in registry.policies.values() if filed.record.status == "active"]
    places: tuple[Filed[Any], ...] = (*registry.plans.values(), *domains)
    for filed in places:
        for number, goal in enumerate(filed.record.goals):
            for place, indicator in enumerate(goal.indicators):
                for year, target in sorted(indicator.targets.items()):
                    key = (same(indicator.name), same(indicator.unit), year)
                    other, home = told.setdefault(key, (target, filed))
                    if other != target and home is not filed:
                        at: FieldPath = ("goals", number, "indicators", place, "targets", str(year))
                        yield filed.origin.report(
                            "policies-target-differs", at, name=indicator.name, year=str(year), value=f"{target:f}",
                            other=home.origin.path, theirs=f"{other:f}",
                        )  # fmt: skip


# -- domains that ended -----------------------------------------------------------------------------------------------


def _check_related(filed: Filed[Policy], registry: Registry) -> Iterator[Diagnostic]:
    for number, other in enumerate(filed.record.related_policies):
        yield from _ended(filed, ("related_policies", number), other, registry)


def _check_cited(registry: Registry) -> Iterator[Diagnostic]:
    """Find service cards and work plans that still point at a domain that ended. Source: S99."""
    for service in registry.services.values():
        for number, goal in enumerate(service.record.goals):
            yield from _ended(service, ("goals", number, "coordinated_in"), goal.coordinated_in, registry)
        for number, other in enumerate(service.record.supports):
            yield from _ended(service, ("supports", number), other, registry)
    for plan in registry.workplans.values():
        if plan.record.year >= registry.today.year:
            yield from _ended(plan, ("policy",), plan.record.policy, registry)


def check_cited_by(card: Filed[Initiative], registry: Registry) -> Iterator[Diagnostic]:
    """Find an initiative that still points at a domain that ended. Source: S99."""
    yield from _ended(card, ("policy",), card.record.policy, registry)


def _ended(filed: Filed[Any], at: FieldPath, policy: str | None, registry: Registry) -> Iterator[Diagnostic]:
    other = registry.policies.get(policy or "")
    if other is not None and other.record.status != "active":
        yield filed.origin.report(
            "policies-ended-cited", at, value=other.record.id, title=other.record.title,
            choices=tuple(one for one in other.record.successors if one != other.record.id) or None,
        )  # fmt: skip
