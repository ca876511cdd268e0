"""Whom an invitation to a meeting goes to: who sits there, who stands in, who presents, who was asked or invited."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from som_cli.meetings.quorum import seats
from som_cli.people.rights import officers

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from som_cli.meetings.model import Meeting
    from som_cli.people.bodies import Body
    from som_cli.process.registry import Registry


@dataclass(frozen=True, slots=True)
class Addressed:
    """Somebody with an address: the first one they have."""

    person: str
    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Recipients:
    """Who is written to, who gets a copy, and the ids of those who cannot be written to."""

    to: tuple[Addressed, ...]
    copies: tuple[Addressed, ...]
    unreachable: tuple[str, ...]


def recipients(
    meeting: Meeting, body: Body, registry: Registry, presenters: Iterable[str], reviewers: Iterable[str]
) -> Recipients:
    """Whom the invitation goes to: members and officers; substitutes, presenters and invited in copy.

    A discussion is one of the reviewers who were asked: they are written to, and the presenters get a copy.
    """
    on = meeting.date
    sitting = [seat.person for seat in seats(body, on)]
    standing_in = [person for seat in seats(body, on) for person in seat.substitutes]
    invited = [one for one in (meeting.attendance.invited if meeting.attendance else ()) if one in registry.people]
    if meeting.kind == "discussion":
        first = [*reviewers, *officers(body, on)]
        second = [*presenters, *invited]
    else:
        first = [*sitting, *officers(body, on)]
        second = [*standing_in, *presenters, *reviewers, *invited]
    to = dict.fromkeys(first)
    copies = dict.fromkeys(one for one in second if one not in to)
    silent = (one for one in (*to, *copies) if addressed(one, registry) is None)
    return Recipients(_reached(to, registry), _reached(copies, registry), tuple(silent))


def addressed(person: str, registry: Registry) -> Addressed | None:
    """A person with the address that is written to; None where there is none."""
    filed = registry.people.get(person)
    if filed is None or not filed.record.email:
        return None
    return Addressed(person, filed.record.name, filed.record.email[0])


def moved_from(meeting: Meeting) -> date | None:
    """The day for which a meeting was planned first, where it is another; its id keeps it."""
    first = meeting.id[:10]
    return None if first == meeting.date.isoformat() else type(meeting.date).fromisoformat(first)


def _reached(people: Iterable[str], registry: Registry) -> tuple[Addressed, ...]:
    return tuple(found for one in people if (found := addressed(one, registry)))
