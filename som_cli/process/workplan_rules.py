"""What must hold of work plans: an order, deadlines, owners, a tie to the policy. Source: S47, S48, S61, S80, S84."""

from __future__ import annotations

from typing import TYPE_CHECKING

from som_cli.cards.substance import says_something
from som_cli.diagnostics import on_one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from som_cli.cards.workplan import WorkItem, Workplan
    from som_cli.diagnostics import Diagnostic, FieldPath, Filed, Origin
    from som_cli.process.registry import Registry

OPEN = ("planned", None)  # a status that says nothing of a deadline that has passed


def check_workplans(registry: Registry) -> Iterator[Diagnostic]:
    """Find what does not hold of work plans, and domains that have none for the year."""
    for filed in registry.workplans.values():
        yield from _check_plan(filed)
        yield from _check_ties(filed, registry)
        for number, item in enumerate(filed.record.items):
            yield from _check_item(item, ("items", number), filed.origin, registry)
            yield from _check_due(item, ("items", number, "due"), filed, registry)
    yield from _check_missing(registry)


def _check_missing(registry: Registry) -> Iterator[Diagnostic]:
    """Every domain that goes on has a work plan for the year. Source: S48."""
    year = registry.today.year
    planned = {filed.record.policy for filed in registry.workplans.values() if filed.record.year == year}
    for filed in registry.policies.values():
        if filed.record.status == "active" and filed.record.id not in planned:
            yield filed.origin.report("workplans-missing", ("id",), year=str(year), policy=filed.record.id)


def _check_plan(filed: Filed[Workplan]) -> Iterator[Diagnostic]:
    """Find a plan of another name than its policy and year, and activities that share an id or a place."""
    plan, origin = filed.record, filed.origin
    wanted = f"{plan.year}-{plan.policy}"
    if plan.id != wanted:
        yield origin.report(
            "workplans-id", ("id",), policy=plan.policy, year=str(plan.year), value=plan.id, wanted=wanted
        )
    ids: set[str] = set()
    places: dict[int, str] = {}
    for number, item in enumerate(plan.items):
        if item.id in ids:
            yield origin.report("workplans-item-twice", ("items", number, "id"), value=item.id)
        ids.add(item.id)
        if item.status == "dropped":
            continue
        if item.priority in places:
            at = ("items", number, "priority")
            yield origin.report("workplans-priority-twice", at, priority=item.priority, other=places[item.priority])
        places.setdefault(item.priority, item.id)
    organisations = {item.organisation for item in plan.items}
    if len(plan.items) > 1 and len(organisations) == 1:
        yield origin.report("workplans-one-organisation", ("items",), value=organisations.pop())


def _check_ties(filed: Filed[Workplan], registry: Registry) -> Iterator[Diagnostic]:
    """Find activities that are about nothing, or about another domain's goals and services. Source: S29, S47."""
    policy = registry.policies.get(filed.record.policy)
    services = {one.service for one in policy.record.services} if policy else set()
    own = tuple(goal.id for goal in policy.record.goals) if policy else ()
    goals = {*own, *(g.id for id_ in services if (one := registry.services.get(id_)) for g in one.record.goals)}
    for number, item in enumerate(filed.record.items):
        at: FieldPath = ("items", number)
        if item.goal is None and item.service is None:
            yield filed.origin.report("workplans-item-loose", at, value=item.id)
        if policy is None:
            continue
        id_ = policy.record.id
        if item.goal is not None and item.goal not in goals:
            yield filed.origin.report(
                "workplans-goal-elsewhere", (*at, "goal"), value=item.goal, policy=id_, choices=own or None
            )
        if item.service is not None and item.service not in services:
            yield filed.origin.report("workplans-service-elsewhere", (*at, "service"), value=item.service, policy=id_)


def _check_item(item: WorkItem, at: FieldPath, origin: Origin, registry: Registry) -> Iterator[Diagnostic]:
    """Find owners who have left or work elsewhere, and high risks left open. Source: S61, S84."""
    owner = registry.people.get(item.owner)
    if owner is not None and item.status not in ("done", "dropped"):
        named = registry.named(item.owner)
        if not owner.record.is_active(registry.today):
            yield origin.report("workplans-owner-inactive", (*at, "owner"), person=named)
        elif owner.record.organisation != item.organisation:
            yield origin.report(
                "workplans-owner-elsewhere", (*at, "owner"), person=named, home=owner.record.organisation,
                value=item.organisation,
            )  # fmt: skip
    for number, risk in enumerate(item.risks):
        if "high" in (risk.probability, risk.impact) and not says_something(risk.mitigation):
            yield origin.report("workplans-risk-open", (*at, "risks", number), risk=on_one_line(risk.text))


def _check_due(item: WorkItem, at: FieldPath, filed: Filed[Workplan], registry: Registry) -> Iterator[Diagnostic]:
    """Find deadlines that are missing, of another year, or past without a word. Source: S48, S61, S96."""
    if item.due is None:
        if item.status != "dropped":
            yield filed.origin.report("workplans-due-missing", at, value=item.id)
        return
    if item.due.year != filed.record.year:
        yield filed.origin.report("workplans-due-year", at, due=item.due, year=str(filed.record.year))
    if item.due < registry.today and item.status in OPEN:
        yield filed.origin.report("workplans-due-passed", at, value=item.id, due=item.due)
