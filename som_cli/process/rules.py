"""What must hold across records: ids, spans of time, circles, plans in force, needs that exist.

The rules of one card are in `som_cli.cards.rules`, of a case's acts in `som_cli.process.trail`, of what initiatives
need from each other in `som_cli.process.ties`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from som_cli.cards.rules import (
    check_committee,
    check_consulted,
    check_dates,
    check_domain,
    check_duties,
    check_money,
    check_texts,
)
from som_cli.diagnostics import Named, Severity
from som_cli.process.policy_rules import check_cited_by, check_policies
from som_cli.process.references import follow
from som_cli.process.service_rules import check_services
from som_cli.process.team_rules import check_teams
from som_cli.process.ties import around, circles
from som_cli.process.workplan_rules import check_workplans
from som_cli.slugs import LONGEST, RESERVED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from som_cli.cards.initiative import Initiative
    from som_cli.diagnostics import Diagnostic, Filed
    from som_cli.process.casefile import Case
    from som_cli.process.registry import Registry

SHORTEST = 3
_DATED = re.compile(r"^[0-9]{4}-(?:[0-9]{2}-[0-9]{2}-)?")
_INITIATIVE_ID = re.compile(r"[a-z][a-z0-9-]*-[0-9]{4}-[a-z0-9-]+")

# shelf of the registry -> fields with `from` and `to`
_SPANS: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "organisations": (("active",), ("offices[]",)),
    "people": (("active",), ("signing_keys[]",)),
    "bodies": (("members[]",),),
    "plans": (("period",),),
    "policies": (("core_team", "members[]"),),
    "services": (("core_team", "members[]"),),
}
_SHELVES = (*_SPANS, "workplans", "meetings")


def check_register(registry: Registry) -> Iterator[Diagnostic]:
    """Find what does not hold of the records that are not case files."""
    for shelf in _SHELVES:
        for filed in getattr(registry, shelf).values():
            yield from _check_id(filed)
            for steps in _SPANS.get(shelf, ()):
                yield from _check_spans(filed, steps)
    yield from _check_goal_ids(registry)
    yield from _check_addresses(registry)
    yield from _check_bodies(registry)
    yield from registry.ahead
    yield from check_policies(registry)
    yield from check_teams(registry)
    yield from check_services(registry)
    yield from check_workplans(registry)
    yield from _circles("organisations", {i: f.record.parent for i, f in registry.organisations.items()}, registry)
    yield from _circles("plans", {i: f.record.part_of for i, f in registry.plans.items()}, registry)


def check_case(case: Case, registry: Registry) -> Iterator[Diagnostic]:
    """Find what does not hold of one initiative's card in its state."""
    card = case.card
    yield from _check_id(card)
    if not _INITIATIVE_ID.fullmatch(card.record.id):
        yield card.origin.report("initiatives-id-form", ("id",), value=card.record.id)
    yield from _check_folder(card)
    kind = registry.process.kind(case.state)
    if kind == "end":
        return
    committee = check_committee(card)
    if kind == "start":  # a draft always saves: what it lacks is no error yet
        yield from (finding.lowered(Severity.WARNING) for finding in committee)
    else:
        yield from committee
        yield from check_duties(card)
    yield from check_consulted(card, registry.today)
    for rule in (check_texts, check_money, check_dates, check_domain):
        yield from rule(card)
    yield from check_cited_by(card, registry)
    yield from _check_plans(card, registry)
    yield from _check_need(card, registry)


def _check_id(filed: Filed[Any]) -> Iterator[Diagnostic]:
    id_ = filed.record.id
    bare = _DATED.sub("", id_)
    if not SHORTEST <= len(bare) <= LONGEST:
        yield filed.origin.report(
            "records-id-length", ("id",), value=id_, length=str(len(bare)), least=str(SHORTEST), most=str(LONGEST)
        )
    if id_ in RESERVED:
        yield filed.origin.report("records-id-reserved", ("id",), value=id_)


def _check_folder(card: Filed[Initiative]) -> Iterator[Diagnostic]:
    folder = card.origin.path.split("/")[2]
    if folder != card.record.agency:
        yield card.origin.report("initiatives-folder", ("agency",), value=card.record.agency, folder=folder)


def _check_spans(filed: Filed[Any], steps: tuple[str, ...]) -> Iterator[Diagnostic]:
    for at, span in follow(filed.record, steps):
        first, last = getattr(span, "from_", None), getattr(span, "to", None)
        if first is not None and last is not None and last < first:
            yield filed.origin.report("records-span", (*at, "to"), start=first, end=last)


def _check_goal_ids(registry: Registry) -> Iterator[Diagnostic]:
    shelves: tuple[Mapping[str, Filed[Any]], ...] = (registry.plans, registry.policies, registry.services)
    places = [
        (goal.id, filed, number)
        for shelf in shelves
        for filed in shelf.values()
        for number, goal in enumerate(filed.record.goals)
    ]
    first: dict[str, str] = {}
    for id_, filed, number in places:
        if id_ in first:
            yield filed.origin.report("records-id-twice", ("goals", number, "id"), value=id_, other=first[id_])
        first.setdefault(id_, filed.origin.path)


def _check_addresses(registry: Registry) -> Iterator[Diagnostic]:
    """Two persons with one address could not be told apart by git's identity. Source: model.md §2 'Who records'."""
    owner: dict[str, Filed[Any]] = {}
    for filed in registry.people.values():
        for number, address in enumerate(filed.record.email):
            other = owner.setdefault(address.casefold(), filed)
            if other is not filed:
                named = Named(other.record.id, other.record.name)
                yield filed.origin.report("people-email-twice", ("email", number), value=address, other=named)


def _check_bodies(registry: Registry) -> Iterator[Diagnostic]:
    for filed in registry.bodies.values():
        body, origin = filed.record, filed.origin
        if body.type == "area_committee" and body.domain is None:
            yield origin.report("bodies-domain-missing", ("type",))
        if body.type != "area_committee" and body.organisation is None:
            yield origin.report("bodies-organisation-missing", ("type",))


def _circles(shelf: str, parents: Mapping[str, str | None], registry: Registry) -> Iterator[Diagnostic]:
    for ring in circles({id_: (parent,) if parent else () for id_, parent in parents.items()}):
        filed = getattr(registry, shelf)[ring[0]]
        field = "parent" if shelf == "organisations" else "part_of"
        yield filed.origin.report("records-circle", (field,), key=field, ring=around(ring))


def _check_plans(card: Filed[Initiative], registry: Registry) -> Iterator[Diagnostic]:
    """A plan that has run out gives no priority any more. Source: D10, S8, X23."""
    plan_of = {goal.id: filed.record for filed in registry.plans.values() for goal in filed.record.goals}
    for number, goal in enumerate(card.record.plan_goals):
        plan = plan_of.get(goal)
        if plan is not None and plan.period.to < registry.today.year:
            yield card.origin.report(
                "initiatives-plan-expired", ("plan_goals", number), plan=plan.name, until=str(plan.period.to)
            )


def _check_need(card: Filed[Initiative], registry: Registry) -> Iterator[Diagnostic]:
    """The development need must be one of the service's or the policy's. Source: D40, D21."""
    need = card.record.development_need
    if need is None:
        return
    service = registry.services.get(card.record.service or "")
    policy = registry.policies.get(card.record.policy or "")
    needs = {item.id for filed in (service, policy) if filed for item in filed.record.development_needs}
    if (service or policy) and need not in needs:
        yield card.origin.report(
            "initiatives-need-unknown", ("development_need",), value=need, choices=tuple(sorted(needs))
        )
