"""What must hold of core teams: who is in them, for whom, with whose consent and with what right.

Of members whose time is over only those are spoken of who were there for a time: their end may have been missed.
Size, composition, consent and representation are asked of the teams of policy domains; a service's team is a matter
of its own agency. Source: S26-S30, S39, S49-S57, S65, S68, S72-S74, X16.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from som_cli.cards.substance import says_something
from som_cli.diagnostics import Severity
from som_cli.process.mandates import at, check_mandates, relying, wanted_for
from som_cli.process.teams import AGENCIES, SOUND, all_teams, consent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from som_cli.diagnostics import Diagnostic, FieldPath
    from som_cli.process.registry import Registry
    from som_cli.process.teams import Team

_SIDES = {"ministry": "ministry", "external": "external"}  # every other kind of organisation is an agency


def check_teams(registry: Registry) -> Iterator[Diagnostic]:
    """Find what does not hold of the core teams of domains and services."""
    for team in all_teams(registry):
        for rule in (_check_leader, _check_seats, _check_roles, _check_terms, check_mandates, _check_substitutes):
            yield from rule(team, registry)
        if team.kind == "policy":
            for rule in (_check_size, _check_sides, _check_consent, _check_services, _check_ties):
                yield from rule(team, registry)


# -- every team -------------------------------------------------------------------------------------------------------


def _check_leader(team: Team, registry: Registry) -> Iterator[Diagnostic]:
    """The team is led by the lead of the card; of services that is asked beside the card. Source: S49."""
    leader = team.core.leader
    if team.kind == "policy" and leader is not None and leader not in team.leads:
        yield team.card.origin.report(
            "teams-leader-other", ("core_team", "leader"),
            person=registry.named(leader), lead=registry.named(team.leads[0]),
        )  # fmt: skip


def _check_seats(team: Team, registry: Registry) -> Iterator[Diagnostic]:
    """Find people who are in the team twice, and members who left the service. Source: S43, S65."""
    seen: set[str] = set()
    for seat in team.current:
        person = seat.member.person
        if person in seen:
            yield team.card.origin.report("teams-member-twice", at(seat, "person"), person=registry.named(person))
        elif seat.person and person not in team.leads and not seat.person.is_active(registry.today):
            yield team.card.origin.report("teams-member-inactive", at(seat, "person"), person=registry.named(person))
        seen.add(person)


def _check_roles(team: Team, registry: Registry) -> Iterator[Diagnostic]:
    """Roles are agreed clearly: each says something, and no two are the same. Source: S39, S65."""
    first: dict[str, str] = {}
    for seat in team.current:
        role, person = seat.member.role, seat.member.person
        if not says_something(role):
            yield team.card.origin.report("teams-role-empty", at(seat, "role"), person=registry.named(person))
            continue
        other = first.setdefault(" ".join(role.casefold().split()), person)
        if other != person:
            yield team.card.origin.report(
                "teams-role-twice", at(seat, "role"), role=role, person=registry.named(person),
                other=registry.named(other),
            )  # fmt: skip


def _check_terms(team: Team, registry: Registry) -> Iterator[Diagnostic]:
    """Find temporary members whose time is over, or who are there without an end. Source: S53."""
    relied_on = relying(team, registry)
    for seat in team.seats:
        member, named = seat.member, registry.named(seat.member.person)
        if member.membership != "temporary":
            continue
        if member.to is None:
            yield team.card.origin.report("teams-temporary-open", at(seat), person=named)
        elif member.to < registry.today and member.person not in relied_on:
            yield team.card.origin.report("teams-temporary-over", at(seat, "to"), person=named, until=member.to)


def _check_substitutes(team: Team, registry: Registry) -> Iterator[Diagnostic]:
    """Who stands in for a member is in the team, and is somebody else. Source: S73."""
    lapsed = relying(team, registry)
    for seat in team.current:
        member, other = seat.member, seat.member.substitute
        if other == member.person:
            yield team.card.origin.report("teams-substitute-self", at(seat, "substitute"), person=registry.named(other))
        elif other is not None and other not in team.people and other not in lapsed:
            yield team.card.origin.report(
                "teams-substitute-outside", at(seat, "substitute"), person=registry.named(member.person),
                other=registry.named(other),
            )  # fmt: skip


# -- teams of policy domains ------------------------------------------------------------------------------------------


def _check_size(team: Team, registry: Registry) -> Iterator[Diagnostic]:
    """Seven to eight members are best; of a team of nobody no more is said. Source: S49, S56, X16."""
    if team.is_empty:
        yield team.card.origin.report("teams-empty", ("core_team", "members"))
        return
    thresholds = registry.settings.thresholds
    least, most, size = thresholds.team_least, thresholds.team_most, team.size(thresholds)
    if not least <= size <= most:
        yield team.card.origin.report("teams-size", ("core_team", "members"), size=size, least=least, most=most)


def _check_sides(team: Team, registry: Registry) -> Iterator[Diagnostic]:
    """A domain is managed by people of the ministry and of agencies, across units. Source: S30, S49, S52."""
    people = [filed.record for one in team.people if (filed := registry.people.get(one))]
    homes = [registry.organisations.get(one.organisation) for one in people]
    types = {home.record.type for home in homes if home}
    members: FieldPath = ("core_team", "members")
    if len(people) < len(team.people) or None in homes or team.is_empty:
        return  # who is not on file cannot be counted for any side
    if len({(one.organisation, one.unit) for one in people}) == 1:
        yield team.card.origin.report("teams-one-unit", members)
    elif "ministry" not in types:
        yield team.card.origin.report("teams-ministry-missing", members)
    elif types.isdisjoint(AGENCIES):
        yield team.card.origin.report("teams-agencies-missing", members)


def _check_consent(team: Team, registry: Registry) -> Iterator[Diagnostic]:
    """Find members to whom nobody, or somebody else than should have, agreed. Source: S50, S54, S68, S74, X6.

    Where an approver is named and no day, the answer is awaited: that is how a new team begins, and no error.
    """
    for seat in team.current:
        found, member = consent(seat, team, registry), seat.member
        if found is None or found in SOUND:
            continue
        side = _SIDES.get(seat.home.type if seat.home else "", "agency")
        named = registry.named(member.person)
        if found == "other":
            by = registry.named(member.approved_by or "")
            yield team.card.origin.report(f"teams-approver-{side}", at(seat, "approved_by"), person=named, other=by)
            continue
        code = "teams-agreement-missing" if side == "external" else "teams-approval-missing"
        lacking = tuple(key for key in ("approved_by", "approved_on") if getattr(member, key) is None)
        finding = team.card.origin.report(code, at(seat), person=named, missing=lacking)
        yield finding.lowered(Severity.WARNING) if member.approved_by else finding


def _check_services(team: Team, registry: Registry) -> Iterator[Diagnostic]:
    """Each service is represented by its lead, or by whom its card names instead. Source: S26, S27, S29."""
    lapsed = relying(team, registry)
    for number, link in enumerate(team.card.record.services):
        service = registry.services.get(link.service)
        if service is None:
            continue
        wanted = wanted_for(link, service.record)
        if not set(wanted).isdisjoint((*team.people, *lapsed)):
            continue
        home = registry.organisations.get(service.record.organisation)
        finding = team.card.origin.report(
            "teams-service-unrepresented", ("services", number), service=service.record.title,
            lead=tuple(registry.named(one) for one in wanted),
        )  # fmt: skip
        yield finding.lowered(Severity.NOTE) if home and home.record.type == "external" else finding


def _check_ties(team: Team, registry: Registry) -> Iterator[Diagnostic]:
    """Members from agencies carry the role of a service lead; others are taken in as needed. Source: S53, S72."""
    leads = {filed.record.service_lead for filed in registry.services.values()}
    leads |= {filed.record.service_manager for filed in registry.services.values() if filed.record.service_manager}
    leads |= {link.represented_by for link in team.card.record.services if link.represented_by}
    for seat in team.current:
        member = seat.member
        is_extra = member.membership == "temporary" or member.participation == "on_call"
        if seat.home is None or not seat.is_of_agency or is_extra or member.person in leads:
            continue
        heads = {seat.home.head, *(unit.head for unit in seat.home.units)}
        heads |= {unit.portfolio_manager for unit in seat.home.units}
        if member.person not in heads:
            yield team.card.origin.report(
                "teams-member-loose", at(seat, "person"), person=registry.named(member.person)
            )
