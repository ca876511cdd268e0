"""Was it theirs to do, on that day? What holds for every move: persons, bodies, recorders, dates.

The same questions are asked before an act is made and of every act on file, so they take either. Source: D12, D20;
model.md "Who records"; F06, F09.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from som_cli.diagnostics import Words
from som_cli.likeness import likeliest
from som_cli.people.rights import is_committee_of, is_of_agency, officers
from som_cli.process.actors import (
    accountable,
    agency_bodies_of,
    body_recorders,
    committees_of,
    persons,
    witnesses,
)
from som_cli.process.casefile import VOID
from som_cli.process.records import TALLINN, Act

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from som_cli.diagnostics import Diagnostic, Fact, Named, Origin
    from som_cli.process.casefile import Case
    from som_cli.process.decision import Decision
    from som_cli.process.model import Row
    from som_cli.process.registry import Registry


BARRED = frozenset(  # whoever is told one of these cannot make the move, whatever else they say
    {
        "acts-by-nobody",
        "acts-by-not-allowed",
        "acts-condition-own",
        "acts-own-initiative",
        "acts-recorder",
        "acts-recorder-body",
        "acts-recorder-own",
        "acts-recorder-person",
        "acts-void-nobody",
        "acts-void-own",
    }
)
OWN = "own-initiative"  # the guard of what the submitter does not do
REPORTED = "condition-reported"  # the guard of what is verified, by somebody else than whoever answers for it
UNDATED = frozenset({"submitter", "service_lead", "condition_owner"})


def to_do(move: str, registry: Registry) -> Words:
    """The infinitive of a move, for a sentence; its id where the process does not know it."""
    known = registry.process.moves_by_id.get(move)
    return known.infinitive.words if known else Words(move, move)


def named(people: tuple[str, ...], registry: Registry) -> tuple[Named, ...]:
    """Persons as a sentence speaks of them."""
    return tuple(registry.named(person) for person in people)


def check_known(moved: Decision, registry: Registry, origin: Origin) -> Iterator[Diagnostic]:
    """Everybody and everything a decision names exists. Source: F06."""
    people = (("by", moved.by), ("presenter", moved.presenter), *(("reviewers", one) for one in moved.reviewers))
    for field, person in people:
        if person is not None and person not in registry.people:
            yield origin.report("acts-person-unknown", (field,), value=person, nearest=_near(person, registry.people))
    if moved.body is not None and moved.body not in registry.bodies:
        yield origin.report(
            "acts-body-unknown", ("body",), value=moved.body, nearest=_near(moved.body, registry.bodies)
        )
    if moved.meeting is not None and moved.meeting not in registry.meetings:
        nearest = _near(moved.meeting, registry.meetings)
        yield origin.report("acts-meeting-unknown", ("meeting",), value=moved.meeting, nearest=nearest)


def check_reviewers(case: Case, moved: Decision, registry: Registry, origin: Origin) -> Iterator[Diagnostic]:
    """Each reviewer is asked once, and the submitter, who defends it, is no reviewer of it. Source: D61, D63."""
    twice = [one for one in dict.fromkeys(moved.reviewers) if moved.reviewers.count(one) > 1]
    if twice:
        yield origin.report("acts-reviewer-twice", ("reviewers",), people=named(tuple(twice), registry))
    if case.submitter in moved.reviewers:
        yield origin.report("acts-reviewer-submitter", ("submitter",), who=registry.named(case.submitter))


def _near(wrong: str, known: Iterable[str]) -> str | None:
    return likeliest(wrong, list(known))


def check_day(moved: Decision | Act, origin: Origin) -> Iterator[Diagnostic]:
    """An act is recorded on its day or later. Source: F09."""
    recorded = moved.recorded_at.astimezone(TALLINN).date()
    if moved.date > recorded:
        yield origin.report("acts-date-ahead", ("date",), date=moved.date, recorded=recorded)


def check_order(
    case: Case, moved: Decision | Act, before: Act | None, origin: Origin, registry: Registry
) -> Iterator[Diagnostic]:
    """No act that counts happened before the one it follows; one day may hold several. Source: F09."""
    if moved.move == VOID:
        target = next((filed.record for filed in case.acts if filed.record.stem == moved.target), None)
        before = target
    if before is not None and moved.date < before.date:
        facts: dict[str, Fact] = {"date": moved.date, "last": before.date, "move": to_do(before.move, registry)}
        yield origin.report("acts-date-order", ("date",), **facts)


def check_person(case: Case, moved: Decision, row: Row, registry: Registry, origin: Origin) -> Iterator[Diagnostic]:
    """The person who answers for a move is one of those who may. Source: D18, D56, D57, D61, D68, D71."""
    if row.body is not None or moved.by is None or moved.by not in registry.people:
        return
    of_condition = "condition_owner" in row.accountable
    if of_condition and moved.condition not in {one.condition.id for one in case.conditions}:
        return
    may = accountable(row, case, registry, moved.date, moved.condition)
    if may and _is_own_void(case, moved, row, registry):
        may = tuple(one for one in may if one != case.submitter)
        if not may or moved.by == case.submitter:
            return  # said of who records it
    facts: dict[str, Fact] = {
        "move": to_do(moved.move, registry),
        "people": named(may, registry),
        "who": registry.named(moved.by),
    }
    if moved.by == case.submitter and moved.by not in may and moved.move == "agree":
        yield origin.report("acts-own-initiative", ("by",), **facts)
    elif not may:
        yield origin.report("acts-by-nobody", ("by",), **facts)
    elif moved.by not in may:
        yield origin.report("acts-by-not-allowed", ("by",), **facts)


def check_dated_person(case: Case, act: Act, row: Row, registry: Registry, origin: Origin) -> Iterator[Diagnostic]:
    """A role that carries dates was held on the act's date; leads and heads carry none. Source: F06."""
    if row.body is not None or act.by is None or UNDATED & set(row.accountable):
        return
    may = accountable(row, case, registry, act.date)
    if act.by not in may:
        facts: dict[str, Fact] = {"move": to_do(act.move, registry), "people": named(may, registry), "date": act.date}
        yield origin.report("acts-role-not-held", ("by",), who=registry.named(act.by), **facts)


def check_body(
    case: Case, moved: Decision | Act, actor: str, registry: Registry, origin: Origin
) -> Iterator[Diagnostic]:
    """The body that acts is the agency's, or the committee of the domain. Source: D27, D38, F06."""
    body = registry.bodies.get(moved.body or "")
    card = case.card.record
    if body is None:
        return
    if actor == "area_committee" and not is_committee_of(body.record, card.deciding_domain):
        domain = registry.committees.get(card.deciding_domain, ())
        right = tuple(registry.named_body(one.id) for one in domain)
        yield origin.report("acts-body-of-domain", ("body",), body=registry.named_body(body.record.id), bodies=right)
    if actor == "agency_body" and not is_of_agency(body.record, card.agency):
        right = tuple(registry.named_body(one.id) for one in registry.agency_bodies.get(card.agency, ()))
        facts: dict[str, Fact] = {"body": registry.named_body(body.record.id), "agency": card.agency, "bodies": right}
        yield origin.report("acts-body-of-agency", ("body",), **facts)


def is_for_others(case: Case, row: Row, target: str | None, registry: Registry) -> bool:
    """Is it for others than the submitter: to verify, and to void what others decided? Source: D20."""
    if OWN in row.guards:
        return True
    step = next((step for step in case.steps if row.move == VOID and step.act.stem == target), None)
    of = registry.process.row(step.before, step.act.move, step.act.recorded_on) if step else None
    return of is not None and (of.body is not None or OWN in of.guards or of.move == "agree")


def owner_of(case: Case, condition: str | None) -> str | None:
    """Who answers for a condition, of whichever decision it is."""
    conditions = (one for act in reversed(case.counting) for one in act.conditions)
    return next((one.owner for one in conditions if one.id == condition), None)


def strangers_to(case: Case, row: Row, condition: str | None, people: tuple[str, ...]) -> tuple[str, ...]:
    """Those of several persons who have no part in what they would verify. Source: D20, D71."""
    involved: set[str | None] = {case.submitter} if OWN in row.guards else set()
    if REPORTED in row.guards:
        involved |= {owner_of(case, condition)}
    return tuple(person for person in people if person not in involved)


def _check_own_hand(
    case: Case, moved: Decision | Act, row: Row, registry: Registry, origin: Origin
) -> Iterator[Diagnostic]:
    """Whoever answers for a condition neither verifies it nor records that it was; nor does the submitter."""
    hands = {"by": moved.by, "recorded_by": moved.recorded_by}
    others = strangers_to(case, row, moved.condition, accountable(row, case, registry, moved.date))
    involved: list[tuple[str, str | None]] = []
    if REPORTED in row.guards:
        involved.append(("acts-condition-own", owner_of(case, moved.condition)))
    if OWN in row.guards and isinstance(moved, Act):  # before it is an act, the guard of the process says it
        involved.append(("acts-own-initiative", case.submitter))
    for code, person in involved:
        if person and (field := next((name for name, hand in hands.items() if hand == person), None)):
            facts: dict[str, Fact] = {"who": registry.named(person), "people": named(others, registry)}
            yield origin.report(code, (field,), condition=moved.condition, **facts)


def _is_own_void(case: Case, moved: Decision | Act, row: Row, registry: Registry) -> bool:
    """Would it declare void what is for others than the submitter? What is on file is told as it was done."""
    return row.move == VOID and not isinstance(moved, Act) and is_for_others(case, row, moved.target, registry)


def _check_own_void(
    case: Case, moved: Decision | Act, row: Row, registry: Registry, origin: Origin
) -> Iterator[Diagnostic]:
    may = accountable(row, case, registry, moved.date)
    others = tuple(one for one in may if one != case.submitter)
    facts: dict[str, Fact] = {"who": registry.named(case.submitter), "people": named(others, registry)}
    if may and not others and _is_own_void(case, moved, row, registry):
        bodies = committees_of(case, registry) or agency_bodies_of(case, registry)
        facts["body"] = bodies[0].id if bodies else None
        yield origin.report("acts-void-nobody", (), **facts)
        return
    involved = {"by": moved.by, "recorded_by": moved.recorded_by}
    field = next((name for name, person in involved.items() if person == case.submitter), None)
    if field and is_for_others(case, row, moved.target, registry):
        yield origin.report("acts-void-own", (field,), **facts)


def check_recorder(
    case: Case, moved: Decision | Act, row: Row, registry: Registry, origin: Origin
) -> Iterator[Diagnostic]:
    """Who recorded the move was allowed to. Source: model.md "Who records", F06."""
    if row.records:
        yield from _check_named_recorders(case, moved, row, registry, origin)
        yield from _check_own_void(case, moved, row, registry, origin)
    elif row.body is not None:
        yield from _check_body_recorder(case, moved, registry, origin)
    elif moved.by is not None and moved.recorded_by != moved.by:
        yield from _check_witness(case, moved, registry, origin)
    yield from _check_own_hand(case, moved, row, registry, origin)


def _check_named_recorders(
    case: Case, moved: Decision | Act, row: Row, registry: Registry, origin: Origin
) -> Iterator[Diagnostic]:
    may = tuple(dict.fromkeys(one for actor in row.records for one in persons(actor, case, registry, moved.date)))
    if may and _is_own_void(case, moved, row, registry):
        may = tuple(one for one in may if one != case.submitter)
        if not may or moved.recorded_by == case.submitter:
            return  # said of the submitter
    if moved.recorded_by not in may:
        facts: dict[str, Fact] = {"move": to_do(moved.move, registry), "people": named(may, registry)}
        yield origin.report("acts-recorder", ("recorded_by",), who=registry.named(moved.recorded_by), **facts)


def _check_body_recorder(case: Case, moved: Decision | Act, registry: Registry, origin: Origin) -> Iterator[Diagnostic]:
    body = registry.bodies.get(moved.body or "")
    if body is None:
        return
    facts: dict[str, Fact] = {
        "body": registry.named_body(body.record.id),
        "who": registry.named(moved.recorded_by),
        "people": named(body_recorders(body.record, case, moved.date), registry),
    }
    if moved.recorded_by == case.submitter:
        yield origin.report("acts-recorder-own", ("recorded_by",), **facts)
    elif moved.recorded_by not in officers(body.record, moved.date):
        yield origin.report("acts-recorder-body", ("recorded_by",), date=moved.date, **facts)


def _check_witness(case: Case, moved: Decision | Act, registry: Registry, origin: Origin) -> Iterator[Diagnostic]:
    if moved.by not in registry.people and not isinstance(moved, Act):
        return  # who that may be is asked first
    may = witnesses(case, registry, moved.date)
    facts: dict[str, Fact] = {
        "who": registry.named(moved.recorded_by),
        "by": registry.named(moved.by or ""),
        "people": named(may, registry),
        "move": to_do(moved.move, registry),
    }
    if moved.recorded_by not in may:
        others = tuple(one for one in may if one != moved.by)  # who answers is named already
        yield origin.report("acts-recorder-person", ("recorded_by",), **{**facts, "people": named(others, registry)})
    elif not moved.evidence:
        option = None if isinstance(moved, Act) else "--evidence"  # what is on file already has no options
        yield origin.report("acts-evidence-missing", ("evidence",), option=option, **facts)
