"""A core team as a document shows it: who is in it now, from which organisations, and when it met.

Source: S30, S38, S49-S60, S72.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from som_cli.collation import estonian
from som_cli.portfolio.conditions import unit_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from som_cli.cards.parts import CoreTeam, TeamMember
    from som_cli.cards.policy import TeamMeeting
    from som_cli.process.registry import Registry


@dataclass(frozen=True, slots=True)
class Mate:
    """A member of a team by name, with the place of work and what the member represents."""

    member: TeamMember
    name: str
    office: str
    is_leader: bool
    is_over: bool  # the last day of a temporary membership has passed
    is_to_come: bool  # the first day is still ahead
    represents: tuple[str, ...] = ()
    substitute: str | None = None
    approved_by: str | None = None


@dataclass(frozen=True, slots=True)
class Delegation:
    """The members from one organisation."""

    organisation: str
    mates: tuple[Mate, ...]


@dataclass(frozen=True, slots=True)
class Team:
    """A core team today."""

    delegations: tuple[Delegation, ...]
    last: date | None = None
    next: date | None = None

    @property
    def mates(self) -> tuple[Mate, ...]:
        """All members, organisation by organisation."""
        return tuple(mate for delegation in self.delegations for mate in delegation.mates)

    @property
    def current(self) -> tuple[Mate, ...]:
        """Those whose membership has begun and not ended."""
        return tuple(mate for mate in self.mates if not (mate.is_over or mate.is_to_come))

    @property
    def is_empty(self) -> bool:
        """Is nobody there beside who leads?"""
        return all(mate.is_leader for mate in self.current)

    @property
    def permanent(self) -> int:
        """How many members are there for good, the leader included. Source: X16."""
        return sum(mate.member.membership != "temporary" for mate in self.current)

    @property
    def unapproved(self) -> tuple[Mate, ...]:
        """Those whose membership nobody has approved on a day. Source: S54."""
        return tuple(mate for mate in self.current if mate.member.approved_on is None)


def team(
    core_team: CoreTeam | None,
    lead: str,
    registry: Registry,
    log: Iterable[TeamMeeting] = (),
    represented: Mapping[str, Sequence[str]] | None = None,
) -> Team:
    """See a core team.

    Args:
        core_team: The team on the card; None where there is none.
        lead: The lead named on the card.
        registry: Everything on file.
        log: When the team met, or is to meet.
        represented: The titles of the services that a person represents, by person.
    """
    groups: dict[str, list[Mate]] = {}
    for member in core_team.members if core_team else ():
        filed = registry.people.get(member.person)
        home = filed.record.organisation if filed else ""
        groups.setdefault(home, []).append(_mate(member, lead, registry, (represented or {}).get(member.person, ())))
    days = sorted(meeting.date for meeting in log)
    ordered = sorted(groups, key=lambda home: _rank(home, groups[home], registry))
    return Team(
        tuple(Delegation(_short(home, registry), tuple(groups[home])) for home in ordered),
        last=max((day for day in days if day <= registry.today), default=None),
        next=min((day for day in days if day > registry.today), default=None),
    )


def _mate(member: TeamMember, lead: str, registry: Registry, represents: Sequence[str]) -> Mate:
    return Mate(
        member,
        name=registry.named(member.person).name,
        office=unit_of(member.person, registry),
        is_leader=member.person == lead,
        is_over=member.to is not None and member.to < registry.today,
        is_to_come=member.from_ is not None and member.from_ > registry.today,
        represents=tuple(represents),
        substitute=registry.named(member.substitute).name if member.substitute else None,
        approved_by=registry.named(member.approved_by).name if member.approved_by else None,
    )


def _rank(home: str, mates: Sequence[Mate], registry: Registry) -> tuple[object, ...]:
    """The leader's organisation first, then the largest, then by the alphabet."""
    return not any(mate.is_leader for mate in mates), -len(mates), estonian(_short(home, registry))


def _short(organisation: str, registry: Registry) -> str:
    return registry.short_name(organisation) or "–"
