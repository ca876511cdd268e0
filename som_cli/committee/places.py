"""The places of a meeting's agenda: in which order, and so with which numbers, everything stands there.

Agenda, invitation, minutes, extracts and the register all number by `places`. Once the agenda is final its numbers
stay: what comes later stands after everything else. Source: D61, D73, D80.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from som_cli.meetings.quorum import presence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from som_cli.committee.agenda import Agenda, Item
    from som_cli.meetings.model import Meeting, OtherItem
    from som_cli.people.bodies import Body
    from som_cli.process.registry import Registry

DECIDED = ("new", "returning", "change")


@dataclass(frozen=True, slots=True)
class Other:
    """An item that is no initiative; `since` is the meeting without a quorum that had to leave it."""

    item: OtherItem
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """One line of an agenda; `kind` is opening, new, returning, change, monitoring, other or information.

    `is_later` tells that it came when the agenda was final already.
    """

    kind: str
    item: Item | None = None
    other: Other | None = None
    is_later: bool = False


def is_monitoring(meeting: Meeting, body: Body) -> bool:
    """Is the portfolio gone through at the meeting? Source: D79."""
    return body.type == "area_committee" and meeting.kind == "ordinary"


def places(planned: Agenda, registry: Registry) -> tuple[Place, ...]:
    """Every line of an agenda in order."""
    found = [Place("opening"), *_decided(item for item in planned.items if not item.added)]
    found += [Place("monitoring")] if is_monitoring(planned.meeting, planned.body) else []
    found += [Place("other", other=other) for other in other_items(planned.meeting, registry)]
    return (*found, Place("information"), *_later(planned))


def _later(planned: Agenda) -> Iterator[Place]:
    """What came when the agenda was final: what it took in, day by day, and then what it did not take in yet."""
    taken = [item for item in planned.items if item.added]
    days = sorted({item.added for item in taken if item.added})
    for came in (*([item for item in taken if item.added == day] for day in days), planned.supplement):
        yield from (replace(place, is_later=True) for place in _decided(came))


def _decided(items: Iterable[Item]) -> Iterator[Place]:
    """What is to be decided, by section."""
    mine = (item for item in items if item.section in DECIDED)
    return (Place(item.section, item=item) for item in sorted(mine, key=lambda one: DECIDED.index(one.section)))


def other_items(meeting: Meeting, registry: Registry) -> tuple[Other, ...]:
    """The other items of a meeting: those of the last one that had no quorum, then its own.

    One that is written into the meeting again is its own.
    """
    own = tuple(Other(item) for item in meeting.other_items)
    titles = {one.item.title.casefold() for one in own}
    before = meeting_before(meeting, registry)
    if before is None or not lacks_quorum(before, registry):
        return own
    left = (Other(one.item.model_copy(update={"note": None}), before.date) for one in other_items(before, registry))
    return (*(one for one in left if one.item.title.casefold() not in titles), *own)


def lacks_quorum(meeting: Meeting, registry: Registry) -> bool:
    """Was it held with too few members to decide?"""
    return meeting.is_held and not presence(meeting, registry.bodies[meeting.body].record).is_enough


def meeting_before(meeting: Meeting, registry: Registry) -> Meeting | None:
    """The meeting of the body before it that could decide."""
    if meeting.kind == "discussion" or meeting.body not in registry.bodies:
        return None
    earlier = (
        one
        for one in registry.meetings_of.get(meeting.body, ())
        if one.kind != "discussion" and one.is_held and one.date < meeting.date
    )
    return max(earlier, key=lambda one: (one.date, one.id), default=None)
