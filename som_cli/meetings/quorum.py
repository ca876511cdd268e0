"""Who sits in a body on a day, who of them was there, and were they enough to decide."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from som_cli.meetings.model import Meeting
    from som_cli.people.bodies import Body

# the secretary and the portfolio coordinator serve the body and have no vote
VOTING = frozenset({"chair", "member", "representative"})


@dataclass(frozen=True, slots=True)
class Seat:
    """A member with a vote, and those who may stand in, in the order of the body's file."""

    person: str
    substitutes: tuple[str, ...] = ()


def seats(body: Body, day: date) -> tuple[Seat, ...]:
    """The seats of a body on a day, in the order of its file; a person has one, whatever their roles."""
    members = body.members_on(day)
    holders = dict.fromkeys(m.person for m in members if m.role in VOTING and m.substitute_for is None)
    return tuple(
        Seat(holder, tuple(m.person for m in members if m.substitute_for == holder and m.person not in holders))
        for holder in holders
    )


def voters(body: Body, day: date, present: Collection[str]) -> tuple[str, ...]:
    """Those present who count: for each seat its member or, in their absence, one substitute."""
    counted: dict[str, None] = {}
    for seat in seats(body, day):
        stands_in = (
            person for person in (seat.person, *seat.substitutes) if person in present and person not in counted
        )
        if voter := next(stands_in, None):
            counted[voter] = None
    return tuple(counted)


@dataclass(frozen=True, slots=True)
class Presence:
    """How many of a body's members were there, and how many it needs; `needed` is None where no order says."""

    present: int
    seats: int
    needed: int | None

    @property
    def is_enough(self) -> bool:
        """May the body decide? One without a quorum may, whoever came.

        Source: X26.
        """
        return self.needed is None or self.present >= self.needed


def presence(meeting: Meeting, body: Body, recused: Collection[str] = ()) -> Presence:
    """Count who was at a meeting; `recused` leave the room for one item."""
    there = meeting.attendance.present if meeting.attendance else ()
    counted = voters(body, meeting.date, [person for person in there if person not in recused])
    return Presence(len(counted), len(seats(body, meeting.date)), body.quorum.members if body.quorum else None)


def quorate(meeting: Meeting, body: Body, recused: Collection[str] = ()) -> bool:
    """Were enough members at the meeting to decide? A body without a quorum counts as quorate.

    Source: D12, X26.
    """
    return presence(meeting, body, recused).is_enough
