"""Why an initiative is on the agenda of a meeting, or why not and what is needed: one reason for each state."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from som_cli.committee.gates import gates
from som_cli.diagnostics import Words
from som_cli.meetings.calendar import Deadlines, Workdays, deadlines, next_meeting
from som_cli.process.leads import leads_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from som_cli.diagnostics import Diagnostic, Fact, Named
    from som_cli.meetings.model import Meeting
    from som_cli.people.bodies import Body
    from som_cli.process.casefile import Case
    from som_cli.process.records import Act
    from som_cli.process.registry import Registry

# as a sentence names them; a body's own name begins with that of the whole ministry's area
COMMITTEES = {
    "social": Words("sotsiaalvaldkonna juhtkomisjon", "the committee of the social domain"),
    "health": Words("tervisevaldkonna juhtkomisjon", "the committee of the health domain"),
}


@dataclass(frozen=True, slots=True)
class Placement:
    """Where an initiative stands at a meeting: its section, or None where it is off the agenda; and why."""

    section: str | None
    why: Diagnostic


def deadlines_of(meeting: Meeting, registry: Registry) -> Deadlines:
    """The back-calendar of a meeting by the repository's own days off and thresholds.

    A discussion of the reviewers serves the next ordinary meeting, and has its deadlines.
    """
    if meeting.kind == "discussion":
        meeting = served_by(meeting, registry) or meeting
    return deadlines(meeting.date, Workdays(registry.settings.closed), registry.settings.thresholds)


def served_by(discussion: Meeting, registry: Registry) -> Meeting | None:
    """The ordinary meeting that a discussion of the reviewers prepares; None where none is planned."""
    meetings = (filed.record for filed in registry.meetings.values())
    return next_meeting(discussion.body, meetings, discussion.date - timedelta(days=1))


def coming_before(meeting: Meeting, registry: Registry, day: date) -> Meeting | None:
    """The first meeting of the same body that can decide, is to come on or after a day, and is before this one.

    It takes up first whatever waits today.
    """
    around = registry.meetings_of.get(meeting.body, ())
    ahead = (one for one in around if one.kind != "discussion" and one.is_to_come and day <= one.date < meeting.date)
    return min(ahead, key=lambda one: (one.date, one.id), default=None)


def placement(case: Case, meeting: Meeting, body: Body, registry: Registry) -> Placement | None:
    """Place an initiative at a meeting; None where it is no matter of the body, or nothing follows any more."""
    card = case.card.record
    view = _View(case, meeting, body, registry)
    if registry.process.kind(case.state) == "end":
        return None
    if meeting.is_held and case.state == registry.process.start:
        return None  # nobody had submitted it yet, and since when there is a draft no act tells
    if body.type != "area_committee":
        return view.in_agency() if card.agency == body.organisation else None
    if card.domain != body.domain:
        return view.informed() if body.domain in card.also else None
    if meeting.kind == "discussion":
        return view.among_reviewers()
    return view.in_committee()


@dataclass(frozen=True)
class _View:
    """One initiative as one meeting sees it."""

    case: Case
    meeting: Meeting
    body: Body
    registry: Registry

    # -- what reasons are made of -------------------------------------------------------------------------------

    def on(self, section: str, code: str, **facts: Fact) -> Placement:
        """Place it on the agenda."""
        return Placement(section, self.case.card.origin.report(code, (), **facts))

    def off(self, code: str, **facts: Fact) -> Placement:
        """Leave it off the agenda."""
        return Placement(None, self.case.card.origin.report(code, (), **facts))

    @cached_property
    def state(self) -> Words:
        """The status word."""
        return self.registry.process.state(self.case.state).name.words

    @property
    def since(self) -> date | None:
        """The day it came to where it is."""
        return self.case.since

    @property
    def yes_if(self) -> Act | None:
        """The YES, IF from which it comes back; None for one that comes for the first time."""
        return self.case.latest("decide", outcome="yes-if")

    @property
    def section(self) -> str:
        """The section in which the committee decides on it."""
        return "returning" if self.yes_if else "new"

    @property
    def submitter(self) -> Named:
        """Who submitted it."""
        return self.registry.named(self.case.submitter)

    @property
    def leads(self) -> tuple[Named, ...]:
        """Who leads it; any of them may act."""
        return tuple(map(self.registry.named, leads_of(self.case.card.record, self.registry).people))

    @property
    def agency_bodies(self) -> tuple[Named, ...]:
        """The bodies of its agency; the one it was presented to where it was."""
        presented = self.case.latest("present")
        if presented and presented.body:
            return (self.registry.named_body(presented.body),)
        bodies = self.registry.agency_bodies.get(self.case.card.record.agency, ())
        return tuple(self.registry.named_body(body.id) for body in bodies)

    @cached_property
    def day(self) -> date:
        """The day the meeting is looked at: today, and never after it took place."""
        return min(self.registry.today, self.meeting.date) if self.meeting.is_held else self.registry.today

    @cached_property
    def next(self) -> date | None:
        """The day of the body's next ordinary meeting after this one."""
        meetings = (filed.record for filed in self.registry.meetings.values())
        coming = next_meeting(self.body.id, meetings, self.meeting.date)
        return coming.date if coming else None

    @cached_property
    def earlier(self) -> Meeting | None:
        """The meeting that decides before this one and is still to come."""
        return coming_before(self.meeting, self.registry, self.day)

    @cached_property
    def served(self) -> Meeting | None:
        """The ordinary meeting that a discussion of the reviewers prepares."""
        return served_by(self.meeting, self.registry)

    # -- the committee ------------------------------------------------------------------------------------------

    def in_committee(self) -> Placement:
        """Place it at an ordinary or extraordinary meeting of the committee that decides."""
        state = self.case.state
        if state in {"shared", "defended"}:
            return self.shared()
        if state == "forwarded":
            return self.forwarded()
        if state == "conditional":
            return self.conditional()
        if self.registry.process.kind(state) == "portfolio":
            return self.monitored()
        return self.in_agency_still()

    def shared(self) -> Placement:
        """On the agenda of the meeting it was shared for; if that passed without a decision, of the next one."""
        aim = self.aim
        if aim is not None and aim.id != self.meeting.id:
            if self.comes_first(aim):
                return self.off("agenda-shared-for-another", meeting=aim.date)
            if self.earlier:
                return self.off("agenda-for-earlier", meeting=self.earlier.date)
            if aim.date < self.meeting.date:
                return self.on(self.section, "agenda-postponed", meeting=aim.date)
        defended = self.case.latest("defend")
        if self.case.state == "defended" and defended:
            return self.on(self.section, "agenda-defended", defended=defended.date)
        if self.yes_if:
            return self.on("returning", "agenda-conditions-met", decided=self.yes_if.date)
        return self.on("new", "agenda-shared", shared=self.since)

    @property
    def aim(self) -> Meeting | None:
        """The meeting it was shared for."""
        filed = self.registry.meetings.get(self.case.shared_for or "")
        return filed.record if filed else None

    def comes_first(self, other: Meeting) -> bool:
        """Is the meeting that it was shared for a later one, or one before this that is still to come?"""
        if other.status == "cancelled":
            return False
        return other.date > self.meeting.date or (not other.is_held and other.date >= self.day)

    def forwarded(self) -> Placement:
        """Off the agenda until it is shared: gates first, then the deadline."""
        stopping = (gate.missing for gate in gates(self.case, self.registry) if gate.stops)
        missing = tuple(filter(None, stopping))
        if missing:
            return self.off("agenda-gate-open", since=self.since, missing=missing, submitter=self.submitter)
        deadline = deadlines_of(self.meeting, self.registry).share
        if self.day <= deadline:
            return self.off("agenda-not-shared", since=self.since, deadline=deadline)
        return self.off("agenda-share-missed", since=self.since, deadline=deadline, next=self.next)

    def conditional(self) -> Placement:
        """Off the agenda until its conditions are met, verified, and it is submitted again; a lapsed one is on it."""
        decided = self.yes_if.date if self.yes_if else self.since
        conditions = self.case.conditions
        unmet = self.case.unverified
        due = tuple(f"{day:%d.%m.%Y}" for day in sorted({one.condition.due for one in unmet}))
        opened = [one.condition.due for one in unmet if one.status == "open"]
        late = min((day for day in opened if day < self.day), default=None)
        if late and not self.earlier and self.takes_up_lapsed:
            return self.on("change", "agenda-conditions-lapsed", decided=decided, late=late)
        if late:
            return self.off("agenda-conditions-overdue", decided=decided, late=late, due=due)
        if opened:
            count = {"open": len(unmet), "total": len(conditions)}
            return self.off("agenda-conditions-open", decided=decided, due=due, **count)
        if unmet:
            return self.off("agenda-conditions-unverified", decided=decided)
        return self.off("agenda-not-resubmitted", decided=decided, lead=self.leads)

    @property
    def takes_up_lapsed(self) -> bool:
        """Is it a matter of the meeting to cancel it? Of one that was held, only where it stood on its agenda."""
        return not self.meeting.is_held or any(entry.id == self.case.id for entry in self.meeting.agenda)

    def monitored(self) -> Placement:
        """In the portfolio: a change that waits for the committee, else part of the monitoring."""
        waiting = self.case.waiting
        if waiting and not self.earlier:
            return self.on("change", "agenda-change-waiting", proposed=waiting[-1].date)
        if self.meeting.kind == "extraordinary":
            return self.off("agenda-ordinary-only", state=self.state, next=self.next)
        return self.on("monitoring", "agenda-in-portfolio", state=self.state)

    def informed(self) -> Placement | None:
        """For a committee that does not decide: a draft concerns nobody yet."""
        if self.case.state == self.registry.process.start:
            return None
        is_decided = self.registry.process.kind(self.case.state) == "portfolio"
        if is_decided and self.meeting.kind == "discussion":
            return None  # there is no opinion left to form
        domain = self.case.card.record.deciding_domain
        committee = COMMITTEES.get(domain) or Words(domain, domain)
        code = "agenda-other-decided" if is_decided else "agenda-other-domain"
        return self.on("information", code, committee=committee, state=self.state)

    def among_reviewers(self) -> Placement:
        """For the reviewers' discussion: what was shared with them for the meeting it serves, and is not defended."""
        defended = self.case.latest("defend")
        if self.case.state == "defended" and defended:
            return self.off("agenda-advised", defended=defended.date, next=self.served.date if self.served else None)
        if self.case.state != "shared":
            return self.off("agenda-not-for-reviewers", state=self.state)
        aim = self.aim
        if aim and self.served and aim.date > self.served.date and aim.status != "cancelled":
            return self.off("agenda-shared-for-another", meeting=aim.date)
        shared = self.case.latest("share")
        return self.on(self.section, "agenda-shared", shared=shared.date if shared else self.since)

    # -- the agency ---------------------------------------------------------------------------------------------

    def in_agency_still(self) -> Placement:
        """Off the committee's agenda: the agency has not decided yet."""
        off: dict[str, Callable[[], Placement]] = {
            "draft": self.draft,
            "submitted": self.submitted,
            "agreed": lambda: self.in_steps("agenda-not-presented"),
            "presented": lambda: self.in_steps("agenda-not-assessed"),
            "assessed": lambda: self.in_steps("agenda-not-endorsed"),
        }
        step = off.get(self.case.state)
        return step() if step else self.off("agenda-not-for-reviewers", state=self.state)

    def draft(self) -> Placement:
        """Not submitted yet."""
        return self.off("agenda-draft", submitter=self.submitter)

    def submitted(self) -> Placement:
        """Not agreed yet."""
        return self.off("agenda-not-agreed", since=self.since, lead=self.leads)

    def in_steps(self, code: str) -> Placement:
        """Before the agency's body."""
        return self.off(code, since=self.since, lead=self.leads, body=self.agency_bodies)

    def in_agency(self) -> Placement:
        """Place it at a meeting of a body of its agency."""
        on = {
            "agreed": "agenda-to-present",
            "presented": "agenda-to-assess",
            "assessed": "agenda-to-endorse",
        }
        state = self.case.state
        presented = self.case.latest("present")
        elsewhere = presented and state != "agreed" and presented.body not in {None, self.body.id}
        if state in on and not elsewhere:
            return self.on("new", on[state], since=self.since)
        if self.registry.process.kind(state) == "portfolio" or state in {
            "forwarded",
            "shared",
            "defended",
            "conditional",
        }:
            return self.off("agenda-with-committee", state=self.state)
        return self.in_agency_still()
