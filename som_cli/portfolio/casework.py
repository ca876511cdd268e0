"""What is owed to one initiative: the move it waits for, opinions, conditions, its report."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from som_cli.committee.reasons import deadlines_of
from som_cli.diagnostics import Named
from som_cli.meetings.calendar import next_meeting, trimester
from som_cli.people.rights import representatives
from som_cli.portfolio.duty import Duty
from som_cli.portfolio.terms import approved
from som_cli.process import commands
from som_cli.process.actors import accountable, body_recorders, committees_of, persons
from som_cli.process.authority import to_do
from som_cli.process.outlook import outlook
from som_cli.process.venues import awaited

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from som_cli.meetings.model import Meeting
    from som_cli.process.casefile import Case, Standing
    from som_cli.process.model import Row
    from som_cli.process.registry import Registry

LEADING = {
    "draft": "submit",
    "submitted": "agree",
    "agreed": "present",
    "presented": "assess",
    "assessed": "endorse",
    "forwarded": "share",
    "planned": "start",
    "in_progress": "complete",
}
BY_AGENCY = frozenset({"assess", "endorse"})
REPORTING = frozenset({"in_progress", "on_hold"})
STARTING_AHEAD = timedelta(days=30)


def casework(case: Case, registry: Registry) -> Iterator[Duty]:
    """Everything that somebody owes to an initiative today."""
    if registry.process.kind(case.state) == "end":
        return
    owed = _Owed(case, registry)
    state = case.state
    if state in LEADING:
        yield from owed.leading(LEADING[state])
    if state == "shared":
        yield from owed.opinions()
        yield from owed.defence()
    if state == "defended":
        yield from owed.decision("decide")
    if state == "conditional":
        yield from owed.conditions()
    if case.waiting and registry.process.kind(state) == "portfolio":
        yield from owed.decision("confirm")
    if state in REPORTING:
        yield from owed.report()


class _Owed:
    """One initiative with what its duties are made of."""

    def __init__(self, case: Case, registry: Registry) -> None:
        self.case, self.registry, self.today = case, registry, registry.today
        self.about = Named(case.id, case.card.record.title)
        self.agency = case.card.record.agency

    def row(self, move: str) -> Row | None:
        """The row of a move from where the initiative is."""
        return self.registry.process.row(self.case.state, move, self.today)

    def duty(
        self, kind: str, who: tuple[str, ...] | tuple[Named, ...], row: Row | None, command: str, **more: object
    ) -> Duty:
        """A duty of these people; its source is that of the row of the process."""
        duty = Duty(
            kind=kind,
            about=self.about,
            who=tuple(one if isinstance(one, Named) else self.registry.named(one) for one in who),
            role=row.accountable[0] if row else "",
            source=", ".join(row.seed) if row else "",
            command=command,
            organisation=self.agency,
        )
        return replace(duty, **more)  # type: ignore[arg-type]  # the fields of a duty by name

    # -- moves ---------------------------------------------------------------------------------------------------

    def leading(self, move: str) -> Iterator[Duty]:
        """The move that leads on, or what must be cleared before it."""
        row, due = self.row(move), self._due(move)
        if row is None or (move in {"start", "complete"} and (due is None or not self._is_near(move, due))):
            return
        seen = outlook(self.case, self.registry)
        words = to_do(move, self.registry)
        for opened in seen.open:
            if opened.move == move:
                yield self.duty("move", opened.who, row, opened.command, due=due, move=words)
        for closed in seen.closed:
            if closed.move == move:
                kind = "move" if move == "submit" else "clear"
                yield self.duty(kind, closed.who, row, closed.command, due=due, since=closed.since, move=words)

    def _is_near(self, move: str, due: date) -> bool:
        return due - self.today <= STARTING_AHEAD if move == "start" else due < self.today

    def _due(self, move: str) -> date | None:
        """By when a move is to be made, where anything says so."""
        terms = approved(self.case)
        if move == "start":
            return terms.start
        if move == "complete":
            report = max((filed.record for filed in self.case.counting_reports), key=lambda one: one.date, default=None)
            forecast = report.forecast.end if report and report.forecast else None
            return max(filter(None, (terms.end, forecast)), default=None)
        if move in BY_AGENCY:
            presented = self.case.latest("present")
            days = self.registry.settings.thresholds.agency_decision_days
            return presented.date + timedelta(days=days) if presented else None
        if move == "share":
            meeting = self._next_ordinary()
            return deadlines_of(meeting, self.registry).share if meeting else None
        return None

    def _next_ordinary(self) -> Meeting | None:
        """The committee's next ordinary meeting for which there is time to share it."""
        for body in committees_of(self.case, self.registry):
            for meeting in self.registry.meetings_of.get(body.id, ()):
                is_ahead = meeting.kind == "ordinary" and meeting.is_to_come
                if is_ahead and deadlines_of(meeting, self.registry).share >= self.today:
                    return meeting
        return None

    # -- reviewers and the committee -------------------------------------------------------------------------------

    def opinions(self) -> Iterator[Duty]:
        """An opinion of everybody who was asked in this round and has not answered."""
        shared, meeting = self.case.latest("share"), awaited(self.case, self.registry)
        given = {filed.record.reviewer for filed in self.case.round_opinions}
        due = deadlines_of(meeting, self.registry).opinions if meeting else None
        for reviewer in dict.fromkeys(shared.reviewers if shared else ()):
            if reviewer not in given:
                command = (
                    f"som initiative opinion {self.case.id} --reviewer {reviewer} "
                    '--stance "<stance>" --argument "<argument>"'
                )
                yield self.duty("opinion", (reviewer,), None, command, role="reviewer", source="D65", due=due)

    def defence(self) -> Iterator[Duty]:
        """Its defence at the meeting it was shared for."""
        row, meeting = self.row("defend"), awaited(self.case, self.registry)
        if row is None:
            return
        who = accountable(row, self.case, self.registry, self.today)
        command = f'som initiative advance {self.case.id} defend --by "<by>"'
        if meeting:
            command += f" --meeting {meeting.id}"
        yield self.duty("move", who, row, command, **self._at(meeting), move=to_do("defend", self.registry))

    def decision(self, move: str) -> Iterator[Duty]:
        """What the committee decides: its officers record it at the meeting."""
        row, meeting = self.row(move), self._deciding(move)
        if row is None:
            return
        bodies = committees_of(self.case, self.registry)
        who = tuple(dict.fromkeys(one for body in bodies for one in body_recorders(body, self.case, self.today)))
        command = f"som meeting record {meeting.id}" if meeting else self._plan()
        yield self.duty("move", who, row, command, **self._at(meeting), move=to_do(move, self.registry))

    def _deciding(self, move: str) -> Meeting | None:
        if move == "decide":
            return awaited(self.case, self.registry)
        for body in committees_of(self.case, self.registry):
            ahead = (one for one in self.registry.meetings_of.get(body.id, ()) if one.kind != "discussion")
            return next((one for one in ahead if one.is_to_come and one.date >= self.today), None)
        return None

    def _at(self, meeting: Meeting | None) -> dict[str, object]:
        if meeting is None:
            return {}
        return {"due": meeting.date, "since": meeting.date if meeting.date > self.today else None}

    def _plan(self) -> str:
        bodies = committees_of(self.case, self.registry)
        return commands.plan(bodies[0].id if bodies else '"<body>"')

    # -- YES, IF ---------------------------------------------------------------------------------------------------

    def conditions(self) -> Iterator[Duty]:
        """Meet each condition, verify it, bring the initiative back; and end it where its day has passed."""
        for one in self.case.unverified:
            yield self._condition(one)
        if not self.case.unverified:
            row = self.row("resubmit")
            who = accountable(row, self.case, self.registry, self.today) if row else ()
            command = commands.resubmitted(self.case, who)
            yield self.duty("move", who, row, command, move=to_do("resubmit", self.registry))
        if self.case.is_lapsed(self.today):
            yield from self._lapsed()

    def _condition(self, one: Standing) -> Duty:
        condition = one.condition
        more: dict[str, object] = {"due": condition.due, "detail": condition.text}
        if one.status == "open":
            command = commands.condition_met(self.case, condition.id, condition.owner)
            return self.duty("meet", (condition.owner,), self.row("meet"), command, **more)
        who = tuple(
            person
            for person in persons("coordinator", self.case, self.registry, self.today)
            if person != self.case.submitter
        )
        return self.duty(
            "verify", who, self.row("verify"), commands.condition_verified(self.case, condition.id, who), **more
        )

    def _lapsed(self) -> Iterator[Duty]:
        """A YES, IF whose conditions are overdue: the committee cancels it, or its own side withdraws it."""
        duty = next(self.decision("cancel"), None)
        if duty is not None:
            yield replace(duty, kind="lapsed", due=self._deadline_of_lapse(), since=None)
        row = self.row("withdraw")
        who = accountable(row, self.case, self.registry, self.today) if row else ()
        command = f'som initiative advance {self.case.id} withdraw --by "<by>" --reason "<reason>"'
        yield self.duty("withdraw", who, row, command, due=self._deadline_of_lapse())

    def _deadline_of_lapse(self) -> date | None:
        meeting = self._deciding("cancel")
        return meeting.date if meeting else None

    # -- monitoring ------------------------------------------------------------------------------------------------

    def report(self) -> Iterator[Duty]:
        """The report for the committee's next meeting, from the day on which the weeks for it begin."""
        for body in committees_of(self.case, self.registry):
            meetings = self.registry.meetings_of.get(body.id, ())
            meeting = next_meeting(body.id, meetings, self.today - timedelta(days=1))
            if meeting is None or meeting.is_held:
                continue
            period, window = trimester(meeting.date), deadlines_of(meeting, self.registry)
            if any(filed.record.period >= period for filed in self.case.counting_reports):
                continue
            who = representatives(body, self.agency, self.registry.people, self.today)
            who = who or accountable_lead(self.case, self.registry)
            yield self.duty(
                "report",
                who,
                None,
                f'som initiative report {self.case.id} --period {period} --rating "<rating>" --reason "<reason>"',
                role="representative",
                source="D50, D77, D78",
                due=window.updates_to,
                since=window.updates_from if window.updates_from > self.today else None,
                detail=period,
            )


def accountable_lead(case: Case, registry: Registry) -> tuple[str, ...]:
    """Who leads the initiative, where the agency has nobody in the committee."""
    return persons("service_lead", case, registry, registry.today)
