"""What bodies decided at their meetings, each decision with the number that its minutes give it.

A decision is numbered by the item of the agenda it was taken under, and by its place among the item's decisions:
`3.1`. Agenda, minutes, extracts and the register all number by `places`. Source: D70-D73, D80.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from som_cli.committee.agenda import agenda
from som_cli.committee.places import meeting_before, places
from som_cli.committee.standing import as_found

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from som_cli.committee.places import Place
    from som_cli.meetings.model import AgendaItem, Meeting, OtherItem, Resolution
    from som_cli.process.casefile import Case
    from som_cli.process.records import Act
    from som_cli.process.registry import Registry

_OF_PORTFOLIO = "prioritise"  # the order of the whole is set where the portfolio is gone through


@dataclass(frozen=True, slots=True)
class Ruling:
    """One decision of a body: its number in the minutes, the initiative, the act that records it, the meeting."""

    number: str
    case: Case
    act: Act
    meeting: Meeting

    @property
    def title(self) -> str:
        """The title that was decided on, whatever the initiative is called since."""
        if self.act.snapshot:
            return self.act.snapshot.title
        return (self.case.card_at(self.act) or self.case.card.record).title


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a body decided beside the outcome of an item: its number in the minutes, and who does what by when."""

    number: str
    meeting: Meeting
    said: Resolution
    title: str
    case: Case | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """One item of a meeting, by its number.

    `kind` is opening, new, returning, change, monitoring, other or information; a meeting deals with a `case` or with
    an `other` item, or with neither. `case` is the initiative as the meeting found it; `since` is the day of the
    meeting without a quorum that left an other item to this one.
    """

    number: int
    kind: str
    case: Case | None = None
    entry: AgendaItem | None = None
    other: OtherItem | None = None
    since: date | None = None
    rulings: tuple[Ruling, ...] = ()
    resolutions: tuple[Resolved, ...] = ()

    @property
    def decided(self) -> tuple[Ruling | Resolved, ...]:
        """Every decision of the item, in order of number."""
        return (*self.rulings, *self.resolutions)


def points(meeting: Meeting, registry: Registry) -> tuple[Point, ...]:
    """The items of a meeting in the order and with the numbers of its agenda, with what was decided under each.

    What was decided without standing on the agenda comes after what stood there.
    """
    ruled = _ruled(meeting, registry)
    entries = {entry.id: entry for entry in meeting.agenda}
    found = [_point(place, entries) for place in places(agenda(meeting, registry), registry)]
    monitors = any(point.kind == "monitoring" for point in found)
    own = {point.case.id for point in found if point.case}
    apart = {case.id: case for case, act in ruled if case.id not in own and not (monitors and _is_order(act))}
    found += [Point(0, "other", case=as_found(case, meeting)) for case in apart.values()]
    own |= set(apart)
    return tuple(_numbered(point, number, ruled, own, meeting) for number, point in enumerate(found, 1))


def _point(place: Place, entries: Mapping[str, AgendaItem]) -> Point:
    if place.item:
        return Point(0, place.kind, case=place.item.case, entry=entries.get(place.item.id))
    other = place.other
    return Point(0, place.kind, other=other.item if other else None, since=other.since if other else None)


def rulings(meeting: Meeting, registry: Registry) -> tuple[Ruling, ...]:
    """The decisions of a meeting, in order of number."""
    if not meeting.is_held or not _ruled(meeting, registry):
        return ()  # most meetings: their agenda need not be computed
    return tuple(ruling for point in points(meeting, registry) for ruling in point.rulings)


def resolutions(meeting: Meeting, registry: Registry) -> tuple[Resolved, ...]:
    """What was decided at a meeting beside the outcomes, in order of number."""
    items: tuple[AgendaItem | OtherItem, ...] = (*meeting.agenda, *meeting.other_items)
    if not meeting.is_held or not any(one.decisions for one in items):
        return ()  # most meetings: their agenda need not be computed
    return tuple(resolved for point in points(meeting, registry) for resolved in point.resolutions)


def tasks(meeting: Meeting, registry: Registry) -> tuple[Resolved, ...]:
    """What the meeting before gave somebody to do; this one hears what has come of it."""
    before = meeting_before(meeting, registry)
    return tuple(one for one in resolutions(before, registry) if one.said.owner) if before else ()


def register(meetings: Iterable[Meeting], registry: Registry) -> tuple[Ruling | Resolved, ...]:
    """The decisions of many meetings, the latest meeting first; those of one in order of number."""
    ordered = sorted(meetings, key=lambda one: one.id)
    ordered.sort(key=lambda one: one.date, reverse=True)
    return tuple(one for meeting in ordered if meeting.body in registry.bodies for one in _all(meeting, registry))


def _all(meeting: Meeting, registry: Registry) -> list[Ruling | Resolved]:
    """Every decision of a meeting, in order of number."""
    found: list[Ruling | Resolved] = [*rulings(meeting, registry), *resolutions(meeting, registry)]
    return sorted(found, key=lambda one: [int(part) for part in one.number.split(".")])


def _ruled(meeting: Meeting, registry: Registry) -> list[tuple[Case, Act]]:
    """What the body decided there, by initiative; nothing before it was held."""
    if not meeting.is_held:
        return []
    return [(case, act) for case in registry.cases.values() for act in _acts_of(case, meeting)]


def _acts_of(case: Case, meeting: Meeting) -> Iterator[Act]:
    for step in case.steps:
        act = step.act
        if act.meeting == meeting.id and act.body == meeting.body and step.is_lawful:
            row = case.process.row(step.before, act.move, act.recorded_on)
            if row and row.body:  # presented to a body or shared for its meeting is not decided by it
                yield act


def _is_order(act: Act) -> bool:
    return act.move == _OF_PORTFOLIO


def _numbered(point: Point, number: int, ruled: list[tuple[Case, Act]], own: set[str], meeting: Meeting) -> Point:
    """The item with its number, and with the decisions that belong to it."""
    if point.case:
        here = [(case, act) for case, act in ruled if case.id == point.case.id]
    elif point.kind == "monitoring":
        here = [(case, act) for case, act in ruled if case.id not in own]
        here.sort(key=lambda one: (one[1].rank or 0, one[0].id))
    else:
        here = []
    numbers = (f"{number}.{place}" for place in range(1, len(here) + 1))
    made = tuple(Ruling(name, case, act, meeting) for name, (case, act) in zip(numbers, here, strict=True))
    return replace(point, number=number, rulings=made, resolutions=_resolved(point, number, len(made), meeting))


def _resolved(point: Point, number: int, before: int, meeting: Meeting) -> tuple[Resolved, ...]:
    """What the record says was decided beside the acts; it is numbered after them."""
    about = point.entry or point.other
    if about is None or not meeting.is_held:
        return ()
    title = point.case.card.record.title if point.case else point.other.title if point.other else ""
    numbered = enumerate(about.decisions, before + 1)
    return tuple(Resolved(f"{number}.{place}", meeting, said, title, point.case) for place, said in numbered)
