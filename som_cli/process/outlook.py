"""What can happen next to an initiative: open moves and closed ones, who can do what, and with which command."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from som_cli.process import commands
from som_cli.process.actors import accountable, bodies_for, body_recorders, witnesses
from som_cli.process.authority import is_for_others, named, strangers_to, to_do
from som_cli.process.casefile import AMEND, VOID
from som_cli.process.decision import Decision
from som_cli.process.judgement import Judgement, asks, fitting_meetings, judge
from som_cli.process.model import BEFORE, SAME
from som_cli.process.records import TALLINN
from som_cli.process.remedies import Remedy, anew, remedies
from som_cli.process.venues import awaited

if TYPE_CHECKING:
    from collections.abc import Iterator

    from som_cli.diagnostics import Diagnostic, Named, Words
    from som_cli.process.casefile import Case
    from som_cli.process.model import Ask, Row
    from som_cli.process.registry import Registry


NOTHING_TO_VOID = ("acts-target-none", "acts-target-text")


@dataclass(frozen=True, slots=True)
class OpenMove:
    """A move that can be made now: who can make it, what it asks for, and the command, with `"<field>"` to fill in."""

    move: str
    title: Words
    who: tuple[Named, ...]
    asks: tuple[Ask, ...]
    command: str
    outcomes: tuple[str, ...] = ()
    notes: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class ClosedMove:
    """A move that cannot be made now: every reason, who can clear the first, and the command that does."""

    move: str
    title: Words
    reasons: tuple[Diagnostic, ...]
    remedies: tuple[Remedy, ...]

    @property
    def who(self) -> tuple[Named, ...]:
        """Who can clear what stands first in the way."""
        return self.remedies[0].who if self.remedies else ()

    @property
    def command(self) -> str:
        """The command that clears what stands first in the way."""
        return self.remedies[0].command if self.remedies else ""

    @property
    def since(self) -> dt.date | None:
        """The day from which that command can be given; None where that is now, or never."""
        return self.remedies[0].since if self.remedies else None


@dataclass(frozen=True, slots=True)
class Outlook:
    """All moves of the process as one initiative sees them, in the order of the process."""

    open: tuple[OpenMove, ...]
    closed: tuple[ClosedMove, ...]

    def leading(self, aside: frozenset[str]) -> tuple[OpenMove, ...]:
        """The open moves that lead on, without those that are never chosen unasked."""
        return tuple(move for move in self.open if move.move not in aside)


def outlook(case: Case, registry: Registry, recorder: str | None = None) -> Outlook:
    """Tell every move open or closed; commands are written for `recorder`, where one is known."""
    trials = {
        row.move: _Trial(case, row, registry, recorder)
        for row in registry.process.rows_from(case.state, registry.today)
    }
    opened: list[OpenMove] = []
    closed: list[ClosedMove] = []
    for move in registry.process.moves:
        trial = trials.get(move.id)
        if trial is None:
            closed.append(_elsewhere(case, move.id, registry, trials))
        elif trial.judgement.against:
            closed.append(_closed(trial, trials))
        else:
            opened.append(trial.opened())
    return Outlook(tuple(opened), tuple(closed))


class _Trial:
    """One row tried out: the decision that would be made now, with what only a person knows left open."""

    def __init__(self, case: Case, row: Row, registry: Registry, recorder: str | None) -> None:
        self.case, self.row, self.registry, self.recorder = case, row, registry, recorder
        self.day = registry.today
        self.who = self._who()
        self.decision, self.judgement = self._judged()

    def _who(self) -> tuple[str, ...]:
        """Those who can make the move themselves; never the submitter where four eyes are asked for."""
        case, row, registry = self.case, self.row, self.registry
        if row.body is not None:
            bodies = bodies_for(row.body, case, registry)
            people = tuple(dict.fromkeys(one for body in bodies for one in body_recorders(body, case, self.day)))
        else:
            people = accountable(row, case, registry, self._date(), self._condition())
        if self._is_for_others():
            people = tuple(person for person in people if person != case.submitter)
        return strangers_to(case, row, self._condition(), people)

    def _is_for_others(self) -> bool:
        return self.row.move != "agree" and is_for_others(self.case, self.row, self._target(), self.registry)

    def _date(self) -> dt.date:
        return max(self.day, self.case.last.date) if self.case.last else self.day

    def _condition(self) -> str | None:
        wanted = "met" if self.row.move == "verify" else "open"
        ids = [one.condition.id for one in self.case.conditions if one.status == wanted]
        return ids[0] if ids and asks(self.row, "condition") else None

    def _judged(self) -> tuple[Decision, Judgement]:
        """Judge the move as the first of those who can make it would record it."""
        row, case = self.row, self.case
        me = self.recorder if self.recorder in self.who else next(iter(self.who), case.submitter)
        day = self._date()
        decision = Decision(
            row.move,
            day,
            recorded_by=me,
            recorded_at=dt.datetime.combine(day, dt.time(23, 59, 59), TALLINN),
            outcome=row.choices[0] if row.choices else None,
            by=me if row.body is None and self.who else None,
            condition=self._condition(),
            target=self._target(),
        )
        judged = judge(case, decision, self.registry)
        if asks(row, "meeting") and judged.decision.meeting is None:
            tried = self._venue(judged.decision)
            judged = judge(case, replace(decision, meeting=tried), self.registry) if tried else judged
        return decision, self._without_meeting(judged)

    def _venue(self, decision: Decision) -> str | None:
        """The meeting to try out where several fit, or none: the last that fits, else the one to come."""
        ask = asks(self.row, "meeting")
        if ask is None or not ask.required:
            return None
        fitting = fitting_meetings(self.case, self.row, decision, self.registry)
        if fitting:
            return fitting[-1].id
        if "meeting-ahead" in self.row.guards:
            return None  # it was to be shared for none of those that are over
        aim = awaited(self.case, self.registry)
        return aim.id if aim else None

    def _without_meeting(self, judged: Judgement) -> Judgement:
        """Where no meeting is planned at all, that is the reason."""
        ask = asks(self.row, "meeting")
        bodies = bodies_for("area_committee", self.case, self.registry)
        if ask is None or not ask.required or judged.decision.meeting or not bodies:
            return judged
        body = self.registry.named_body(bodies[0].id)
        reason = self.case.card.origin.report("acts-meeting-none", ("meeting",), body=body, body_id=body.id)
        return replace(judged, against=(*judged.against, reason))

    def _target(self) -> str | None:
        if self.row.move != VOID or self.case.last is None:
            return None
        return self.case.last.stem

    def opened(self) -> OpenMove:
        """The move as one that can be made."""
        return OpenMove(
            self.row.move,
            to_do(self.row.move, self.registry),
            named(self.who, self.registry),
            self.row.asks,
            self.command(),
            self.row.choices,
            self.judgement.notes,
        )

    def closed(self) -> ClosedMove:
        """The move as one that cannot be made, and what would clear the way."""
        reasons = self.judgement.against
        return ClosedMove(
            self.row.move, to_do(self.row.move, self.registry), reasons, remedies_of(self.case, reasons, self.registry)
        )

    def way(self) -> tuple[Remedy, ...]:
        """What leads on by this move: its own command, or what clears the reasons against it."""
        if self.judgement.against:
            return remedies_of(self.case, self.judgement.against, self.registry)
        return (Remedy(named(self.who, self.registry), self.command()),)

    def command(self) -> str:
        """The command that makes the move, for `recorder` where it is known."""
        fitting = fitting_meetings(self.case, self.row, self.decision, self.registry)
        shown = replace(
            self.judgement.decision,
            by=self._shown_by(),
            meeting=None if len(fitting) > 1 else self.judgement.decision.meeting,
        )
        choices = commands.Choices(
            self.who,
            self._bodies(),
            tuple(meeting.id for meeting in fitting),
            tuple(one.condition.id for one in self.case.conditions if one.status != "verified"),
        )
        return commands.advance(self.case, self.row, shown, choices, evidence=self._needs_evidence())

    def _bodies(self) -> tuple[str, ...]:
        """The bodies that can be meant: that of the agency to which it was presented, once it was."""
        ids = tuple(body.id for body in bodies_for(self.row.body, self.case, self.registry))
        presented = self.case.latest("present")
        return (presented.body,) if self.row.body and presented and presented.body in ids else ids

    def _shown_by(self) -> str | None:
        if self.recorder in self.who:
            return self.recorder
        return self.who[0] if len(self.who) == 1 else None

    def _needs_evidence(self) -> bool:
        """Would `recorder` record somebody else's move?"""
        if self.row.body is not None or self.row.records or self.recorder is None or self.recorder in self.who:
            return False
        if self.recorder == self.case.submitter and self._is_for_others():
            return False
        may = witnesses(self.case, self.registry, self.day)
        return self.recorder in strangers_to(self.case, self.row, self._condition(), may)


def remedies_of(case: Case, reasons: tuple[Diagnostic, ...], registry: Registry) -> tuple[Remedy, ...]:
    """What clears each reason, without repeats."""
    found = (one for reason in reasons for one in remedies(case, reason, reasons, registry))
    return tuple(dict.fromkeys(found))


def _elsewhere(case: Case, move: str, registry: Registry, trials: dict[str, _Trial]) -> ClosedMove:
    """A move that belongs to another state: the way there begins with a move from here."""
    moment = dt.datetime.combine(registry.today, dt.time(12), TALLINN)
    asked = Decision(move, registry.today, case.submitter, moment)
    reasons = judge(case, asked, registry).against
    first = _first_step(case, move, registry)
    trial = trials.get(first) if first else None
    return ClosedMove(move, to_do(move, registry), reasons, trial.way() if trial else (anew(case, registry),))


def _closed(trial: _Trial, trials: dict[str, _Trial]) -> ClosedMove:
    """A move that something stands against; where nothing can be declared void yet, the way on is that of a draft."""
    closed = trial.closed()
    process = trial.registry.process
    if trial.case.state != process.start or not any(reason.code in NOTHING_TO_VOID for reason in closed.reasons):
        return closed
    first = next((one for move, one in trials.items() if not process.move(move).aside), None)
    return replace(closed, remedies=first.way()) if first else closed


def _first_step(case: Case, move: str, registry: Registry) -> str | None:
    """The move from here with which the shortest way to a state that knows the move begins."""
    process = registry.process
    seen = {case.state}
    ways: list[tuple[str, str]] = list(_steps(case.state, registry))
    while ways:
        following = []
        for first, state in ways:
            if state in seen:
                continue
            if process.row(state, move, registry.today):
                return first
            seen.add(state)
            following += [(first, after) for _, after in _steps(state, registry)]
        ways = following
    return None


def _steps(state: str, registry: Registry) -> Iterator[tuple[str, str]]:
    for row in registry.process.rows_from(state, registry.today):
        for one in row.outcomes:
            if one.to not in {SAME, BEFORE} and row.move != AMEND:
                yield row.move, one.to
