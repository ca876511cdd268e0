"""The minutes of a meeting: who was there, what was heard item by item, what was decided, what was put off and why.

Only what is recorded is told: a decision that no act records is none, and a meeting that was not held decided nothing.
Source: D12, D64, D70-D73, D80.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from som_cli.committee.agenda import agenda
from som_cli.committee.places import DECIDED
from som_cli.committee.reasons import placement
from som_cli.committee.rulings import points, tasks
from som_cli.committee.standing import as_found, as_left
from som_cli.meetings.calendar import last_meeting, next_meeting
from som_cli.meetings.quorum import Presence, presence, seats, voters
from som_cli.people.rights import holders
from som_cli.process.leads import leads_of

if TYPE_CHECKING:
    from som_cli.committee.rulings import Point, Resolved, Ruling
    from som_cli.meetings.model import Meeting
    from som_cli.people.bodies import Body
    from som_cli.process.casefile import Case, Standing
    from som_cli.process.records import Act, Opinion
    from som_cli.process.registry import Registry

_HEARD = ("defend", "present")
_STANDS = ("quorum", "postponed")


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody at the meeting; `stands_for` is the member whose seat they fill, `votes` whether they have one."""

    person: str
    votes: bool
    stands_for: str | None = None


@dataclass(frozen=True, slots=True)
class Heard:
    """A reviewer's advice before the meeting; it decides nothing."""

    opinions: tuple[Opinion, ...]
    awaited: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Matter:
    """An item of the minutes.

    `aside` are the members who took no part in it, `there` who was left to decide. `open` says why an initiative was
    not decided: `cancelled`, `ahead` (the meeting was not held yet), `left` (there was nothing to decide any more),
    `quorum`, `unrecorded` (the minutes are still open), `postponed`; None where it was, or where there was nothing to
    decide. `was_heard` says that somebody is on record as having presented it there. `stands` is the meeting that
    was to take it up next, where it was not decided; `ended` the act that had ended it before this one.
    """

    point: Point
    presenter: str | None
    heard: Heard | None
    aside: tuple[str, ...]
    there: Presence
    open: str | None
    was_heard: bool = False
    stands: Meeting | None = None
    ended: Act | None = None

    @property
    def note(self) -> str | None:
        """What was said at the meeting."""
        about = self.point.entry or self.point.other
        return about.note if about else None


@dataclass(frozen=True, slots=True)
class Carried:
    """A condition of an earlier meeting that was not verified when this one met."""

    case: Case
    standing: Standing
    is_overdue: bool


@dataclass(frozen=True)
class Minutes:
    """The minutes of one meeting."""

    meeting: Meeting
    body: Body
    registry: Registry

    @property
    def is_final(self) -> bool:
        """Are they closed? All else is a draft."""
        return self.meeting.is_minuted

    @property
    def decides(self) -> bool:
        """Does the meeting decide, and not only advise?"""
        return self.meeting.kind != "discussion"

    # -- who ------------------------------------------------------------------------------------------------------

    @cached_property
    def chair(self) -> str | None:
        """Who chaired it: the person named, else the body's chair if they were there."""
        return self.meeting.chair or self._officer("chair")

    @cached_property
    def secretary(self) -> str | None:
        """Who took the minutes."""
        return self.meeting.secretary or self._officer("secretary", "coordinator")

    def _officer(self, *roles: str) -> str | None:
        attendance = self.meeting.attendance if self.decides else None  # a discussion is led by whom its agenda names
        there = attendance.present if attendance else None
        holding = (one for role in roles for one in holders(self.body, (role,), self.meeting.date))
        return next((one for one in holding if there is None or one in there), None)

    @cached_property
    def present(self) -> tuple[Attendee, ...]:
        """Those who were there: the members in the order of the body's file, then the others."""
        there = self.meeting.attendance.present if self.meeting.attendance else ()
        counted = voters(self.body, self.meeting.date, there)
        members = [Attendee(one, votes=True, stands_for=self._seat_of(one)) for one in counted]
        return (*members, *(Attendee(one, votes=False) for one in dict.fromkeys(there) if one not in counted))

    def _seat_of(self, voter: str) -> str | None:
        """Whose seat a substitute fills."""
        taken = seats(self.body, self.meeting.date)
        if any(seat.person == voter for seat in taken):
            return None
        return next((seat.person for seat in taken if voter in seat.substitutes), None)

    @cached_property
    def absent(self) -> tuple[str, ...]:
        """The members who were not there."""
        if self.meeting.attendance is None:
            return ()
        said = self.meeting.attendance.absent
        if not self.decides:
            return said  # members need not come to a discussion
        missing = (seat.person for seat in seats(self.body, self.meeting.date))
        there = self.meeting.attendance.present
        return tuple(dict.fromkeys((*said, *(one for one in missing if one not in there))))

    @property
    def invited(self) -> tuple[str, ...]:
        """The guests: ids or names."""
        return self.meeting.attendance.invited if self.meeting.attendance else ()

    @cached_property
    def recused(self) -> tuple[tuple[str, tuple[int, ...]], ...]:
        """The members who took no part in a decision, and in which items; none where no item tells."""
        said = self.meeting.attendance.recused if self.meeting.attendance else ()
        return tuple(
            (one, tuple(matter.point.number for matter in self.matters if one in matter.aside)) for one in said
        )

    @cached_property
    def there(self) -> Presence:
        """How many members were there, and how many are needed."""
        return presence(self.meeting, self.body)

    # -- what -----------------------------------------------------------------------------------------------------

    @cached_property
    def matters(self) -> tuple[Matter, ...]:
        """The items in order."""
        return tuple(self._matter(point) for point in points(self.meeting, self.registry))

    @cached_property
    def rulings(self) -> tuple[Ruling, ...]:
        """All that was decided, in order of number."""
        return tuple(ruling for matter in self.matters for ruling in matter.point.rulings)

    def _matter(self, point: Point) -> Matter:
        case = point.case
        aside = self._aside(case) if case else ()
        there = presence(self.meeting, self.body, aside)
        heard = heard_of(case, self.meeting, point.kind) if case and self.body.type == "area_committee" else None
        is_due = case is not None and point.kind in DECIDED and not point.rulings and not self._is_presented(case)
        undecided = self._open(there, case) if is_due and case else self._open_other(point)
        return Matter(
            point,
            self._presenter(point),
            heard,
            aside,
            there,
            undecided,
            was_heard=case is not None and self._was_heard(case),
            stands=self._stands(case) if undecided in _STANDS else None,
            ended=self._ended(case) if undecided == "left" and case else None,
        )

    def _open_other(self, point: Point) -> str | None:
        """An other item of a meeting without a quorum comes up at the next one."""
        is_left = point.other and self.decides and self.meeting.is_held and not self.there.is_enough
        return "quorum" if is_left else None

    def _was_heard(self, case: Case) -> bool:
        """Does an act of this meeting say that it was presented?"""
        own = self.registry.cases.get(case.id, case)
        here = (act for act in own.counting if act.meeting == self.meeting.id)
        return any(act.move in _HEARD or act.presenter for act in here)

    def _ended(self, case: Case) -> Act | None:
        """The act that had ended it before the meeting; None where it goes on."""
        return case.last if self.registry.process.kind(case.state) == "end" else None

    def _stands(self, case: Case | None) -> Meeting | None:
        """The next meeting that was to decide on it, as things stood when this one was over; an other item waits.

        What became of it later changes no minutes.
        """
        if case is None:
            return next(iter(self._next), None)
        left = as_left(self.registry.cases.get(case.id, case), self.meeting)
        for one in self._next:
            placed = placement(left, one, self.body, self.registry)
            if placed and placed.section in DECIDED:
                return one
        return None

    @cached_property
    def _next(self) -> tuple[Meeting, ...]:
        """The meetings that can decide, up to the next ordinary one."""
        last = self.following.date if self.following else date.max
        later = (one for one in self.registry.meetings_of.get(self.body.id, ()) if self.meeting.date < one.date <= last)
        return tuple(one for one in later if one.kind != "discussion" and one.status != "cancelled")

    @cached_property
    def _left(self) -> frozenset[str]:
        """What stood on the final agenda, and was not to be decided any more when the meeting took it up."""
        return frozenset(item.id for item in agenda(self.meeting, self.registry).all_items if item.moved_on)

    def _is_presented(self, case: Case) -> bool:
        """Was it only to be presented to the body, and was it?"""
        own = self.registry.cases.get(case.id, case)
        return any(act.move == "present" and act.meeting == self.meeting.id for act in own.counting)

    def _open(self, there: Presence, case: Case) -> str | None:
        meeting = self.meeting
        if case.id in self._left:
            return "left"
        if not self.decides:
            return None
        if not meeting.is_held:
            return "cancelled" if meeting.status == "cancelled" else "ahead"
        if not there.is_enough:
            return "quorum"
        return "postponed" if meeting.is_minuted else "unrecorded"

    def _aside(self, case: Case) -> tuple[str, ...]:
        """The members who stepped aside in what concerns them: as its submitter, its lead or its presenter."""
        said = self.meeting.attendance.recused if self.meeting.attendance else ()
        if not said:
            return ()
        own = self.registry.cases.get(case.id, case)
        spoke = (act.presenter for act in own.counting if act.meeting == self.meeting.id and act.presenter)
        concerned = {own.submitter, *leads_of(own.card.record, self.registry).people, *spoke}
        return tuple(one for one in said if one in concerned)

    def _presenter(self, point: Point) -> str | None:
        if point.other:
            return point.other.presenter
        if point.case is None:
            return self.secretary if point.kind in ("monitoring", "information") else self.chair
        own = self.registry.cases.get(point.case.id, point.case)
        said = (act.presenter for act in own.counting if act.meeting == self.meeting.id and act.presenter)
        planned = point.entry.presenter if point.entry else None
        if (found := next(said, planned)) or self.meeting.is_held:  # who spoke goes before who was to
            return found
        return next(iter(leads_of(own.card.record, self.registry).people), own.submitter)  # who is to present it

    @cached_property
    def carried(self) -> tuple[Carried, ...]:
        """The conditions that the body set at earlier meetings and that were not verified yet, the first due first."""
        found = [
            Carried(case, one, one.is_overdue(self.day))
            for case in (as_found(case, self.meeting) for case in self.registry.cases.values())
            if case.state == "conditional"
            for one in case.unverified
            if one.decided.body == self.body.id and one.decided.date <= self.meeting.date
        ]
        return tuple(sorted(found, key=lambda one: (one.standing.condition.due, one.case.id)))

    # -- before and after -----------------------------------------------------------------------------------------

    @cached_property
    def tasks(self) -> tuple[Resolved, ...]:
        """What the meeting before gave somebody to do."""
        return tasks(self.meeting, self.registry)

    @property
    def day(self) -> date:
        """The day as of which it is told: that of the meeting, once it was held."""
        return self.meeting.date if self.meeting.is_held else self.registry.today

    @cached_property
    def previous(self) -> Meeting | None:
        """The ordinary meeting before."""
        return last_meeting(self.body.id, self._meetings, self.meeting.date)

    @cached_property
    def following(self) -> Meeting | None:
        """The next ordinary meeting."""
        return next_meeting(self.body.id, self._meetings, self.meeting.date)

    @property
    def _meetings(self) -> tuple[Meeting, ...]:
        return tuple(filed.record for filed in self.registry.meetings.values())


def minutes(meeting: Meeting, registry: Registry) -> Minutes:
    """The minutes of a meeting, as far as they can be told."""
    return Minutes(meeting, registry.bodies[meeting.body].record, registry)


def heard_of(case: Case, meeting: Meeting, kind: str) -> Heard | None:
    """The advice of the last round, as asked for; None where it was never shared.

    Of a change, only what was shared for the meeting: earlier advice is about what was approved.
    """
    shared = case.latest("share")
    if shared is None or (kind not in ("new", "returning") and shared.meeting != meeting.id):
        return None
    latest = {
        filed.record.reviewer: filed.record for filed in sorted(case.round_opinions, key=lambda one: one.record.date)
    }
    asked = tuple(dict.fromkeys((*shared.reviewers, *latest)))
    return Heard(
        opinions=tuple(latest[one] for one in asked if one in latest),
        awaited=tuple(one for one in asked if one not in latest),
    )
