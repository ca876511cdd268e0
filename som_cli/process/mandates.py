"""The mandates of core-team members: whether each has one, what it says, and whether it still holds.

A mandate has no dates of its own: it ends with the membership (`to`), or with the organisation that gave it.
Source: S57, S131.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from som_cli.cards.substance import says_something

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from som_cli.cards.parts import Mandate
    from som_cli.cards.policy import ContributingService
    from som_cli.cards.service import Service
    from som_cli.diagnostics import Diagnostic, FieldPath
    from som_cli.process.registry import Registry
    from som_cli.process.teams import Seat, Team

_RIGHTS = ("decision_right", "information_sharing", "scope")


def at(seat: Seat, *keys: str) -> FieldPath:
    """Where a member stands on the card."""
    return ("core_team", "members", seat.number, *keys)


def check_mandates(team: Team, registry: Registry) -> Iterator[Diagnostic]:
    """Find members without a mandate, with half of one, or with one that has ended. Source: S57, S131."""
    for seat in team.current:
        if seat.member.person not in team.leads:  # the lead's comes with the role
            yield from _check_rights(seat, team, registry)
            yield from _check_giver(seat, team, registry)
    yield from _check_expired(team, registry)


def _check_rights(seat: Seat, team: Team, registry: Registry) -> Iterator[Diagnostic]:
    """A mandate says what may be decided and shared, and gives a right to one of them at least."""
    mandate, named = seat.member.mandate, registry.named(seat.member.person)
    missing = tuple(key for key in _RIGHTS if mandate is None or not _says(mandate, key))
    if len(missing) == len(_RIGHTS):
        yield team.card.origin.report("teams-mandate-missing", at(seat), person=named)
    elif missing:
        yield team.card.origin.report("teams-mandate-partial", at(seat, "mandate"), person=named, missing=missing)
    if mandate and mandate.decision_right is False and mandate.information_sharing is False:
        yield team.card.origin.report("teams-mandate-void", at(seat, "mandate"), person=named)


def _says(mandate: Mandate, key: str) -> bool:
    value = getattr(mandate, key)
    return says_something(value) if isinstance(value, str) else value is not None


def _check_giver(seat: Seat, team: Team, registry: Registry) -> Iterator[Diagnostic]:
    """An organisation that is no more cannot answer for what is decided on its behalf."""
    span = seat.home.active if seat.home else None
    if seat.home is None or span is None or span.to is None or span.to >= registry.today:
        return
    if span.from_ is None or span.from_ <= span.to:  # dates the wrong way round say nothing
        yield team.card.origin.report(
            "teams-mandate-giver-ended", at(seat, "person"), person=registry.named(seat.member.person),
            home=seat.home.name, until=span.to,
        )  # fmt: skip


def _check_expired(team: Team, registry: Registry) -> Iterator[Diagnostic]:
    """Find members whose time is over while a service or a colleague still counts on them."""
    seats = {seat.member.person: seat for seat in _ended(team)}
    for person, others in relying(team, registry).items():
        seat = seats[person]
        yield team.card.origin.report(
            "teams-mandate-expired", at(seat, "to"), person=registry.named(person), until=seat.member.to,
            others=others,
        )  # fmt: skip


def relying(team: Team, registry: Registry) -> Mapping[str, tuple[str, ...]]:
    """Who is in the team no longer and is still counted on: by which services and by which members, by name."""
    gone = {seat.member.person for seat in _ended(team)}
    if not gone:
        return {}
    found: dict[str, list[str]] = {}
    for link in team.card.record.services if team.kind == "policy" else ():
        service = registry.services.get(link.service)
        wanted = wanted_for(link, service.record) if service else []
        if service and set(wanted).isdisjoint(team.people):
            for person in gone.intersection(wanted):
                found.setdefault(person, []).append(service.record.title)
    for seat in team.current:
        if seat.member.substitute in gone:
            found.setdefault(seat.member.substitute, []).append(registry.named(seat.member.person).name)
    return {person: tuple(others) for person, others in sorted(found.items())}


def wanted_for(link: ContributingService, service: Service) -> list[str]:
    """Who may speak for a service in the team: the one the card names, else its lead or manager. Source: S26, S27."""
    if link.represented_by:
        return [link.represented_by]
    return [service.service_lead, *([service.service_manager] if service.service_manager else [])]


def _ended(team: Team) -> list[Seat]:
    """The seats that are over, of people who have no other in the team."""
    return [
        seat
        for seat in team.seats
        if seat.member.to is not None and seat.member.to < team.day and seat.member.person not in team.people
    ]
