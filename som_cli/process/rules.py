"""What must hold across records: ids, spans of time, circles, plans in force, needs that exist.

The rules of one card are in `som_cli.cards.rules`, of a case's acts in `som_cli.process.trail`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
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
from som_cli.process.workplan_rules import check_workplans
from som_cli.slugs import LONGEST, RESERVED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date

    from som_cli.cards.initiative import Initiative
    from som_cli.diagnostics import Diagnostic, FieldPath, Filed, Origin
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


@dataclass(frozen=True, slots=True)
class Ties:
    """What an initiative is tied to, without the card: other initiatives, and when it runs."""

    id: str
    path: str
    agency: str
    depends_on: tuple[str, ...]
    supersedes: str | None
    start: date | None
    end: date | None
    is_open: bool  # not in an end state
    is_lost: bool = False  # in one that it never comes back from undone


def ties(case: Case, ends: frozenset[str]) -> Ties:
    """Keep of a case what the rules across cases need; `ends` are the states that nothing follows."""
    card = case.card.record
    schedule = card.known_schedule
    return Ties(
        card.id, case.card.origin.path, card.agency, card.depends_on, card.supersedes,
        schedule.start if schedule else None, schedule.end if schedule else None, case.state not in ends,
        case.state in ends and case.state != "completed",
    )  # fmt: skip


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


def check_ties(all_ties: Iterable[Ties], origin: Callable[[str], Origin]) -> Iterator[Diagnostic]:
    """Find ids used twice, circles, and work that starts before what it depends on is done. Source: D4, F01."""
    tied: dict[str, Ties] = {}
    for tie in all_ties:
        if tie.id in tied:
            other = tied[tie.id].path
            yield origin(tie.path).report("records-id-twice", ("id",), value=tie.id, other=other)
        tied.setdefault(tie.id, tie)
    for field, graph in (
        ("depends_on", {tie.id: tie.depends_on for tie in tied.values()}),
        ("supersedes", {tie.id: (tie.supersedes,) if tie.supersedes else () for tie in tied.values()}),
    ):
        for ring in circles(graph):
            first = tied[ring[0]]
            yield origin(first.path).report("initiatives-circle", (field,), key=field, ring=_round(ring))
    for tie in tied.values():
        for number, needed in enumerate(tie.depends_on):
            if tie.is_open and needed in tied:
                yield from _check_dependency(tie, tied[needed], origin(tie.path), ("depends_on", number))


def _check_dependency(tie: Ties, before: Ties, origin: Origin, at: FieldPath) -> Iterator[Diagnostic]:
    """Find what depends on work that never comes, or that ends after its own end."""
    if before.is_lost:
        yield origin.report("initiatives-dependency-lost", at, value=before.id)
    elif before.is_open and before.end and tie.end and before.end > tie.end:
        yield origin.report("initiatives-dependency-late", at, value=before.id, end=tie.end, needed=before.end)


def circles(graph: Mapping[str, Iterable[str]]) -> list[tuple[str, ...]]:
    """Find the rings in a graph of ids; each once, beginning with its first id by name.

    Of several rings through one link, the first that is met is told: mending it shows the next.
    """
    found: dict[frozenset[str], tuple[str, ...]] = {}
    done: set[str] = set()
    for start in sorted(graph):
        if start not in done:
            for ring in _rings_from(start, graph, done):
                first = ring.index(min(ring))
                found.setdefault(frozenset(ring), (*ring[first:], *ring[:first]))
    return sorted(found.values())


def _rings_from(start: str, graph: Mapping[str, Iterable[str]], done: set[str]) -> Iterator[list[str]]:
    """Go depth first without recursion: a chain of thousands is no reason to fail."""
    way = {start: 0}  # the nodes from the start to here, each with its place
    stack = [iter(sorted(graph.get(start, ())))]
    while stack:
        step = next((node for node in stack[-1] if node in graph and node not in done), None)
        if step is None:
            stack.pop()
            done.add(way.popitem()[0])
        elif step in way:
            yield list(way)[way[step] :]
        else:
            way[step] = len(way)
            stack.append(iter(sorted(graph.get(step, ()))))


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
        yield filed.origin.report("records-circle", (field,), key=field, ring=_round(ring))


def _round(ring: tuple[str, ...]) -> str:
    """A ring as one reads it, from its first id back to that: `a → b → a`."""
    return " → ".join((*ring, ring[0]))


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
