"""The records a document is made of: only what is wrong with these counts against it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from som_cli.actions.unread import NOT_IN_WORKPLAN, unread
from som_cli.process.references import SHELVES
from som_cli.store.layout import CARD, PROCESS, SETTINGS, home, place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from som_cli.meetings.model import Meeting
    from som_cli.portfolio.view import Portfolio
    from som_cli.portfolio.yearplan import YearPlan
    from som_cli.process.casefile import Case
    from som_cli.process.registry import Registry
    from som_cli.store.load import Loaded

EVERYWHERE = (SETTINGS, PROCESS, *(f"data/{SHELVES[kind]}/" for kind in ("organisation", "person", "body", "plan")))


def of_agenda(meeting: Meeting, registry: Registry) -> tuple[str, ...]:
    """The files and folders an agenda is made of: what its body is asked or told, and what these name."""
    body = registry.bodies[meeting.body].record
    if body.type == "area_committee":
        cases = (case for case in registry.cases.values() if _concerns(case, body.domain))
    else:
        cases = (case for case in registry.cases.values() if case.card.record.agency == body.organisation)
    return _of_cases(cases, {body.id}, registry)


def of_portfolio(view: Portfolio, registry: Registry) -> tuple[str, ...]:
    """The files and folders a portfolio is made of."""
    domain = None if view.domain == "all" else view.domain
    cases = (
        case
        for case in registry.cases.values()
        if (domain is None or _concerns(case, domain))
        and (view.agency is None or case.card.record.agency == view.agency.id)
    )
    committees = (body.id for of, bodies in registry.committees.items() if domain in {None, of} for body in bodies)
    return _of_cases(cases, set(committees), registry)


def of_workplan(view: YearPlan) -> tuple[str, ...]:
    """The files and folders a work plan is made of."""
    policies = (home("policy", policy.id) for policy in view.policies)
    services = (home("service", one.service) for policy in view.policies for one in policy.services)
    return (*EVERYWHERE, *policies, *_own(view), *dict.fromkeys(services))


def lacking_in_workplan(loaded: Loaded, view: YearPlan) -> tuple[str, ...]:
    """The paths of the records that a work plan lacks since they cannot be read."""
    own = _own(view)
    spots = ((path, place(path)) for path in unread(loaded, NOT_IN_WORKPLAN))
    return tuple(path for path, spot in spots if spot and (spot.kind != "workplan" or path in own))


def _own(view: YearPlan) -> tuple[str, ...]:
    """Where the work plans of its policies stand, or would stand."""
    return tuple(home("workplan", f"{view.year}-{policy.id}") for policy in view.policies)


def _concerns(case: Case, domain: str | None) -> bool:
    card = case.card.record
    return card.domain is None or domain in {card.domain, *card.also}


def _of_cases(cases: Iterable[Case], bodies: set[str], registry: Registry) -> tuple[str, ...]:
    """Case files with the meetings, services and policies that they name, and the meetings of some bodies."""
    found = list(EVERYWHERE)
    found += (one.origin.path for one in registry.meetings.values() if one.record.body in bodies)
    for case in cases:
        found.append(case.card.origin.path.removesuffix(CARD))
        found += _named(case, registry)
    return tuple(dict.fromkeys(found))


def _named(case: Case, registry: Registry) -> Iterator[str]:
    card = case.card.record
    if card.service:
        yield home("service", card.service)
        yield from (home("policy", policy.id) for policy in registry.policies_of.get(card.service, ()))
    if card.policy:
        yield home("policy", card.policy)
    yield from (home("meeting", act.record.meeting) for act in case.acts if act.record.meeting)
