"""Who may answer for a move, and who may record it: the roles of the process as persons on a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from som_cli.people.rights import holders, officers, representatives
from som_cli.process.leads import leads_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from som_cli.people.bodies import Body
    from som_cli.process.casefile import Case
    from som_cli.process.model import Row
    from som_cli.process.registry import Registry


def committees_of(case: Case, registry: Registry) -> tuple[Body, ...]:
    """The area committee of the initiative's domain; more than one only where the register is wrong. Source: D38."""
    return registry.committees.get(case.card.record.deciding_domain, ())


def agency_bodies_of(case: Case, registry: Registry) -> tuple[Body, ...]:
    """The steering group and management of the initiative's agency. Source: D27."""
    return registry.agency_bodies.get(case.card.record.agency, ())


def bodies_for(actor: str | None, case: Case, registry: Registry) -> tuple[Body, ...]:
    """The bodies that may be meant by `area_committee` or `agency_body`."""
    return committees_of(case, registry) if actor == "area_committee" else agency_bodies_of(case, registry)


def persons(actor: str, case: Case, registry: Registry, day: date, condition: str | None = None) -> tuple[str, ...]:
    """The persons who are this actor for the initiative on the day; none for a body."""
    match actor:
        case "submitter":
            found: tuple[str, ...] = (case.submitter,)
        case "service_lead":
            found = leads_of(case.card.record, registry).people
        case "condition_owner":
            found = _owners(case, condition)
        case "agency_secretary" if not case.latest("share"):
            found = _unique(holders(body, ("secretary",), day) for body in agency_bodies_of(case, registry))
        case "coordinator":
            found = _unique(holders(body, ("coordinator",), day) for body in committees_of(case, registry))
        case "representative":
            agency, known = case.card.record.agency, registry.people
            found = _unique(representatives(body, agency, known, day) for body in committees_of(case, registry))
        case _:
            found = ()
    return found


def accountable(row: Row, case: Case, registry: Registry, day: date, condition: str | None = None) -> tuple[str, ...]:
    """The persons of whom any one may answer for the move; none for a body's move."""
    return _unique(persons(actor, case, registry, day, condition) for actor in row.accountable)


def body_recorders(body: Body, case: Case, day: date) -> tuple[str, ...]:
    """Who may record what a body did with an initiative: its officers, but never the submitter. Source: D20."""
    return tuple(person for person in officers(body, day) if person != case.submitter)


def witnesses(case: Case, registry: Registry, day: date) -> tuple[str, ...]:
    """Who may record another person's move on evidence: the submitter, and the officers of the bodies concerned."""
    bodies = (*agency_bodies_of(case, registry), *committees_of(case, registry))
    return _unique([(case.submitter,), *(officers(body, day) for body in bodies)])


def _owners(case: Case, condition: str | None) -> tuple[str, ...]:
    named = [one for one in case.conditions if one.condition.id == condition]
    asked = named if condition else [one for one in case.conditions if one.status == "open"]
    return tuple(dict.fromkeys(one.condition.owner for one in asked))


def _unique(groups: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(person for group in groups for person in group))
