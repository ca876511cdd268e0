"""What must hold of service cards among the other records: who leads them, whom they belong to, whom they serve.

Source: S2, S3, S7, S25, S29, S31, S43, S47, S118. What a card must say by itself is in `som_cli.cards.service_rules`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from som_cli.cards.budget_rules import check_budget
from som_cli.cards.goal_rules import check_fresh
from som_cli.cards.indicator_rules import check_indicators
from som_cli.cards.service_rules import check_service
from som_cli.process.references import is_written

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from som_cli.cards.policy import Policy
    from som_cli.cards.service import Service, ServiceGoal
    from som_cli.diagnostics import Diagnostic, FieldPath, Filed
    from som_cli.process.registry import Registry


def check_services(registry: Registry) -> Iterator[Diagnostic]:
    """Find what does not hold of service and support-service cards, and of the budgets of all cards."""
    thresholds, today = registry.settings.thresholds, registry.today
    for filed in registry.services.values():
        yield from check_service(filed, thresholds, today)
        yield from check_fresh(filed, thresholds, today.year)
        yield from check_indicators(filed, today.year)
        yield from check_budget(filed, thresholds.budget_deviation_percent, today.year)
        yield from _check_owner(filed, registry)
        yield from _check_leads(filed, registry)
        yield from _check_one_lead(filed, registry)
        if filed.record.type == "service":
            yield from _check_policies(filed, registry)
    yield from _check_catalogue(registry)
    for policy in registry.policies.values():
        yield from check_budget(policy, thresholds.budget_deviation_percent, today.year)


def _check_catalogue(registry: Registry) -> Iterator[Diagnostic]:
    """An id of the state's catalogue means one service. Source: S11."""
    first: dict[str, Service] = {}
    for filed in registry.services.values():
        for number, name in enumerate(filed.record.catalogue_ids):
            other = first.setdefault(name.strip().casefold(), filed.record)
            if other is not filed.record:
                at: FieldPath = ("catalogue_ids", number)
                yield filed.origin.report("services-catalogue-twice", at, value=name, other=other.title, id=other.id)


def _check_owner(filed: Filed[Service], registry: Registry) -> Iterator[Diagnostic]:
    """Find services of the ministry, and support services from outside. Source: S3, S7, S31, X17."""
    card = filed.record
    owner = registry.organisations.get(card.organisation)
    if owner is None:
        return
    if card.type == "service" and owner.record.type == "ministry":
        yield filed.origin.report("services-owner-ministry", ("organisation",), value=card.organisation)
    if card.type == "support_service" and owner.record.type == "external":
        yield filed.origin.report("support-owner-outside", ("organisation",), value=card.organisation)


def _check_leads(filed: Filed[Service], registry: Registry) -> Iterator[Diagnostic]:
    """Find leads who have left, or who work elsewhere. Source: S22, S25, S43."""
    card = filed.record
    for key in ("service_lead", "service_manager"):
        person = registry.people.get(getattr(card, key) or "")
        if person is None:
            continue
        named, home = registry.named(person.record.id), person.record.organisation
        is_gone, is_elsewhere = not person.record.is_active(registry.today), home != card.organisation
        if not (is_gone or is_elsewhere) or not is_written(filed, (key,)):
            continue
        if is_gone:
            yield filed.origin.report("services-lead-inactive", (key,), person=named)
        else:
            yield filed.origin.report(
                "services-lead-elsewhere", (key,), person=named, home=home, value=card.organisation
            )


def _check_one_lead(filed: Filed[Service], registry: Registry) -> Iterator[Diagnostic]:
    """One person answers for a support service. Source: S22, S23."""
    card = filed.record
    if card.type == "support_service" and card.service_manager not in {None, card.service_lead}:
        person, other = registry.named(card.service_manager or ""), registry.named(card.service_lead)
        yield filed.origin.report("support-manager-other", ("service_lead",), person=person, other=other)


def _check_policies(filed: Filed[Service], registry: Registry) -> Iterator[Diagnostic]:
    """Find services of no domain, and goals that have nothing to do with their domains'. Source: S2, S29, S118."""
    policies = registry.policies_of.get(filed.record.id, ())
    if not policies:
        yield filed.origin.report("services-policy-missing", ("id",))
    for number, goal in enumerate(filed.record.goals):
        yield from _check_coordination(filed, ("goals", number), goal, policies, registry)
    theirs = {plan_goal for policy in policies for goal in policy.goals for plan_goal in goal.plan_goals}
    own = {plan_goal for goal in filed.record.goals for plan_goal in goal.plan_goals}
    if theirs and filed.record.goals and not theirs & own:
        yield filed.origin.report("services-policy-goal-missing", ("goals",), choices=tuple(sorted(theirs)))


def _check_coordination(
    filed: Filed[Service], at: FieldPath, goal: ServiceGoal, policies: Sequence[Policy], registry: Registry
) -> Iterator[Diagnostic]:
    policy = registry.policies.get(goal.coordinated_in or "")
    if policy is None:
        return
    id_ = policy.record.id
    if id_ not in {one.id for one in policies}:
        choices = tuple(one.id for one in policies) or None
        yield filed.origin.report(
            "services-goal-elsewhere", (*at, "coordinated_in"), goal=goal.id, policy=id_, choices=choices
        )
    days = {meeting.date for meeting in policy.record.meeting_log}
    if goal.coordinated_on and days and goal.coordinated_on >= min(days) and goal.coordinated_on not in days:
        yield filed.origin.report(
            "services-goal-unmet", (*at, "coordinated_on"), policy=id_, date=goal.coordinated_on, goal=goal.id
        )
