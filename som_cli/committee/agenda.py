"""The agenda of a meeting, computed from the states of the initiatives.

Every initiative of the body that is still under way is either on the agenda, in one section and with the reason why,
or off it, with the reason why not and what is needed. Source: D61-D68, D77-D81; model.md §4.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from som_cli.committee.papers import changed_papers
from som_cli.committee.reasons import deadlines_of, placement
from som_cli.committee.standing import as_found

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from som_cli.cards.initiative import Initiative
    from som_cli.diagnostics import Diagnostic
    from som_cli.meetings.model import Meeting
    from som_cli.people.bodies import Body
    from som_cli.process.casefile import Case
    from som_cli.process.registry import Registry

SECTIONS = ("new", "returning", "change", "monitoring", "information")
# nearest to the committee first
_NEARNESS = (
    "defended", "shared", "conditional", "forwarded", "assessed", "presented", "agreed", "submitted", "draft",
    "in_progress", "on_hold", "planned",
)  # fmt: skip
_WORK = ("in_progress", "on_hold", "planned")
_LAST = 10_000


@dataclass(frozen=True, slots=True)
class Item:
    """An initiative on the agenda: where and why.

    `case` is the initiative as the meeting finds it; `added` the day on which a final agenda took it in; `moved_on`
    tells what happened to it after the agenda was frozen, `changed` what is different in its papers since its readers
    got them.
    """

    case: Case
    section: str
    why: Diagnostic
    added: date | None = None
    moved_on: Diagnostic | None = None
    changed: Diagnostic | None = None

    @property
    def id(self) -> str:
        """The initiative's id."""
        return self.case.id


@dataclass(frozen=True, slots=True)
class Absence:
    """An initiative off the agenda: why, and by the hint of the reason what is needed."""

    case: Case
    why: Diagnostic

    @property
    def id(self) -> str:
        """The initiative's id."""
        return self.case.id


@dataclass(frozen=True, slots=True)
class Agenda:
    """What a meeting deals with, in order, and what it does not deal with.

    `supplement` holds what came after the agenda was frozen; it is empty for one that was not.
    """

    meeting: Meeting
    body: Body
    items: tuple[Item, ...]
    off: tuple[Absence, ...]
    supplement: tuple[Item, ...] = ()

    @property
    def all_items(self) -> tuple[Item, ...]:
        """What is on the agenda, the supplement included."""
        return (*self.items, *self.supplement)


def agenda(meeting: Meeting, registry: Registry, earlier: Mapping[str, Initiative] | None = None) -> Agenda:
    """Compute the agenda of a meeting; a frozen one keeps its items, and later ones are its supplement.

    A meeting that was cancelled deals with nothing: what waited for it stands on the next one's.

    Args:
        meeting: Whose agenda it is.
        registry: Everything on file.
        earlier: The cards as its readers got them, by id; without them only what was amended counts as changed.
    """
    made = _agenda(meeting, registry)
    return replace(
        made,
        items=tuple(_compared(item, meeting, registry, earlier) for item in made.items),
        supplement=tuple(_compared(item, meeting, registry, earlier) for item in made.supplement),
    )


def _compared(item: Item, meeting: Meeting, registry: Registry, earlier: Mapping[str, Initiative] | None) -> Item:
    """Say of an item what changed in its papers.

    Until the agenda is final, nobody has to keep a deadline before a body of an agency, and a change is proposed late
    by its nature.
    """
    shared = item.section in {"new", "returning"} and registry.bodies[meeting.body].record.type == "area_committee"
    if not shared and not (meeting.frozen and item.section in {"new", "returning", "change"}):
        return item
    share = deadlines_of(meeting, registry).share
    return replace(item, changed=changed_papers(item.case, meeting, share, earlier))


def _agenda(meeting: Meeting, registry: Registry) -> Agenda:
    body = registry.bodies[meeting.body].record
    if meeting.status == "cancelled":
        return Agenda(meeting, body, (), ())
    on: list[Item] = []
    off: list[Absence] = []
    for case in registry.cases.values():
        found = as_found(case, meeting)
        placed = placement(found, meeting, body, registry)
        if placed is None:
            continue
        if placed.section:
            on.append(Item(found, placed.section, placed.why))
        else:
            off.append(Absence(found, placed.why))
    items = sorted(on, key=_order)
    absent = sorted(off, key=_nearness)
    if not (meeting.agenda or meeting.frozen):  # a final agenda may be empty
        return Agenda(meeting, body, tuple(items), tuple(absent))
    return _frozen(Agenda(meeting, body, tuple(items), tuple(absent)), registry)


def _frozen(computed: Agenda, registry: Registry) -> Agenda:
    """Keep the items that were frozen, and put what has come since beside them."""
    meeting = computed.meeting
    now = {item.id: item for item in computed.items}
    kept: list[Item] = []
    for entry in meeting.agenda:
        case = registry.cases.get(entry.id)
        if case is None:
            continue  # a link that leads nowhere is a finding of its own
        found = as_found(case, meeting)
        why = found.card.origin.report("agenda-frozen")
        if item := now.get(entry.id):
            kept.append(Item(found, entry.section, item.why, entry.added))
        else:
            words = registry.process.state(found.state).name.words
            moved_on = found.card.origin.report("agenda-moved-on", state=words)
            kept.append(Item(found, entry.section, why, entry.added, moved_on))
    ids = {item.id for item in kept}
    # the list of a meeting that was held without a final agenda is all that stood there
    came = () if meeting.is_held and not meeting.frozen else computed.items
    return Agenda(
        meeting,
        computed.body,
        tuple(kept),
        tuple(absence for absence in computed.off if absence.id not in ids),
        tuple(item for item in came if item.id not in ids),
    )


def _order(item: Item) -> tuple[object, ...]:
    """By section; then by agency and its priority, and in the portfolio by state and the end of the work."""
    card = item.case.card.record
    section = SECTIONS.index(item.section)
    if item.section == "monitoring":
        schedule = card.known_schedule
        end = schedule.end.isoformat() if schedule and schedule.end else "9999"
        return (section, _WORK.index(item.case.state), end, card.id)
    return (section, 0, card.agency, f"{item.case.priority or _LAST:05d}", card.id)


def _nearness(absence: Absence) -> tuple[object, ...]:
    """By how near to the committee; then the longest there first."""
    card = absence.case.card.record
    came = absence.case.since
    return (_NEARNESS.index(absence.case.state), came.isoformat() if came else "9999", card.agency, card.id)
