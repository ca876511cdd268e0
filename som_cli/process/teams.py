"""The core teams of policy domains and services, as they stand on a day: who is in them, for whom, with whose consent.

The lead belongs to the team, listed among its members or not. Source: S30, S49, S53-S56, S68, S72, S74, X6, X16.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from som_cli.cards.parts import CoreTeam, TeamMember
    from som_cli.cards.policy import Policy
    from som_cli.cards.service import Service
    from som_cli.diagnostics import Filed
    from som_cli.people.model import Organisation, Person
    from som_cli.process.registry import Registry
    from som_cli.settings import Thresholds

AGENCIES = ("agency", "public_body")
Consent = Literal[
    "lead", "head", "missing", "department_head", "direct_manager", "superior", "agency_head", "agreement", "other"
]
SOUND: frozenset[Consent] = frozenset(
    {"lead", "head", "department_head", "direct_manager", "superior", "agency_head", "agreement"}
)


@dataclass(frozen=True, slots=True)
class Seat:
    """A member, its place in the list, and what is on file about the person; None where there is nothing."""

    number: int
    member: TeamMember
    person: Person | None
    home: Organisation | None

    @property
    def is_of_agency(self) -> bool:
        """Does the member come from an agency of the area of government?"""
        return self.home is not None and self.home.type in AGENCIES


@dataclass(frozen=True, slots=True)
class Team:
    """The core team of a card: its leads, and all seats that were ever filled."""

    kind: Literal["policy", "service"]
    card: Filed[Any]
    core: CoreTeam
    leads: tuple[str, ...]
    seats: tuple[Seat, ...]
    day: date

    @property
    def current(self) -> tuple[Seat, ...]:
        """The seats filled on the day."""
        return tuple(seat for seat in self.seats if seat.member.covers(self.day))

    @property
    def people(self) -> tuple[str, ...]:
        """Everybody in the team on the day, each once, the lead first."""
        return tuple(dict.fromkeys((*self.leads[:1], *(seat.member.person for seat in self.current))))

    @property
    def is_empty(self) -> bool:
        """Is nobody there beside who leads?"""
        return set(self.people) <= set(self.leads)

    def size(self, thresholds: Thresholds) -> int:
        """How many count towards the size. Source: S56, X16."""
        lead = self.leads[:1]
        counted = {
            seat.member.person
            for seat in self.current
            if thresholds.team_counts_temporary or seat.member.membership != "temporary"
        }
        return len(counted.union(lead) if thresholds.team_counts_leader else counted.difference(lead))


def policy_team(filed: Filed[Policy], registry: Registry) -> Team:
    """The core team of a policy domain."""
    card = filed.record
    return Team(
        "policy", filed, card.core_team, (card.policy_lead,), _seats(card.core_team.members, registry), registry.today
    )


def service_team(filed: Filed[Service], registry: Registry) -> Team | None:
    """The core team of a service; None where its card names none."""
    card = filed.record
    if card.core_team is None:
        return None
    leads = tuple(one for one in dict.fromkeys((card.service_lead, card.service_manager)) if one)
    return Team("service", filed, card.core_team, leads, _seats(card.core_team.members, registry), registry.today)


def all_teams(registry: Registry) -> Iterator[Team]:
    """The core teams of the domains that go on, then those of services."""
    for policy in registry.policies.values():
        if policy.record.status == "active":
            yield policy_team(policy, registry)
    for service in registry.services.values():
        if team := service_team(service, registry):
            yield team


def team_counts(registry: Registry) -> Mapping[str, int]:
    """In how many core teams each person is today: a figure, nothing more. Source: S103."""
    counts: dict[str, int] = {}
    for team in all_teams(registry):
        for person in team.people:
            counts[person] = counts.get(person, 0) + 1
    return counts


def _seats(members: tuple[TeamMember, ...], registry: Registry) -> tuple[Seat, ...]:
    return tuple(_seat(number, member, registry) for number, member in enumerate(members))


def _seat(number: int, member: TeamMember, registry: Registry) -> Seat:
    person = registry.people.get(member.person)
    home = registry.organisations.get(person.record.organisation) if person else None
    return Seat(number, member, person.record if person else None, home.record if home else None)


# -- consent ----------------------------------------------------------------------------------------------------------


def consent(seat: Seat, team: Team, registry: Registry) -> Consent | None:
    """Tell with whose consent a member is in the team; None where nobody can tell from what is on file.

    From the ministry the head of department or the direct manager agrees (X6: either), from an agency its head, from
    elsewhere a deputy secretary general or a head of an agency. The lead needs no consent to lead, and the head of an
    organisation none but their own. Source: S50, S54, S68, S74.
    """
    member, home = seat.member, seat.home
    if member.person in team.leads:
        return "lead"
    if home is not None and home.head == member.person:
        return "head"
    if member.approved_by is None or member.approved_on is None:
        return "missing"
    if home is None or member.approved_by not in registry.people:
        return None
    return _consent_by(member.approved_by, member.approved_on, seat, home, registry)


def _consent_by(by: str, day: date, seat: Seat, home: Organisation, registry: Registry) -> Consent | None:
    if home.type == "ministry":
        return _consent_of_ministry(seat, home, by, day, registry)
    if home.type == "external":
        return "agreement" if by == home.head or by in _agreeing(registry, day) else "other"
    if home.head is None:
        return None
    return "agency_head" if by == home.head else "other"


def _consent_of_ministry(seat: Seat, home: Organisation, by: str, day: date, registry: Registry) -> Consent:
    own = home.unit(seat.person.unit) if seat.person and seat.person.unit else None
    units = (own,) if own else home.units
    if any(by in {unit.head, unit.portfolio_manager} for unit in units if unit) and by != seat.member.person:
        return "department_head"
    if by == home.head or by in _office_holders(home, day):
        return "superior"
    manager = registry.people[by].record
    is_colleague = own is not None and manager.organisation == home.id and manager.unit == own.id
    return "direct_manager" if is_colleague and by != seat.member.person else "other"


def _office_holders(home: Organisation, day: date) -> set[str]:
    return {office.person for office in home.offices if office.covers(day)}


def _agreeing(registry: Registry, day: date) -> set[str]:
    """Those by whose agreement a team is extended: deputies of the ministry, heads of agencies. Source: S50."""
    found: set[str] = set()
    for filed in registry.organisations.values():
        organisation = filed.record
        if organisation.type == "ministry":
            found |= _office_holders(organisation, day) | {organisation.head or ""}
        elif organisation.type in AGENCIES:
            found.add(organisation.head or "")
    return found - {""}
