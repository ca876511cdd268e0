"""Random walks: whatever anybody tries, the process is never left, no act is lost, no gap opens in the trail."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from som_cli.process import trail
from som_cli.process.changes import applied, value_at
from som_cli.process.engine import Advance, Refusal, advance, outlook
from som_cli.process.records import Change
from tests.builders.meetings import held_meeting
from tests.builders.process import (
    ATTENDANCE,
    CONDITION,
    LEAD,
    MOVES,
    NAMES,
    TODAY,
    WAYS,
    case,
    case_in,
    decision,
    filed,
    process,
    put,
    registry,
    shelf,
)

OUTCOMES = [None, "yes", "yes-if", "no", "return", "agreed", "changed"]
EDITS = [
    ("problem", "Muu probleem."),
    ("problem", "Kolmas probleem."),
    ("expected_outcome", "Muu tulemus."),
    ("budget.lines.0.amount", "90000.00"),
    ("schedule.end", "2028-09-30"),
    ("title", "Uus pealkiri"),
]
IN_PORTFOLIO = {"planned", "in_progress", "on_hold", "completed"}


class Walk(RuleBasedStateMachine):
    """One initiative, and people who try anything at all on it."""

    @initialize(state=st.sampled_from(list(WAYS)), lead_submits=st.booleans())
    def begin(self, state: str, lead_submits: bool) -> None:
        self.registry = registry(meetings=shelf(held_meeting(attendance=ATTENDANCE)))
        self.case = case(submitter=LEAD) if state == "draft" and lead_submits else case_in(state, self.registry)
        self.seen = [one.record for one in self.case.acts]

    def attempt(self, move: str, **changes: Any) -> None:
        before = self.case
        answer = advance(before, decision(move, **changes), self.registry)
        if isinstance(answer, Refusal):
            assert answer.reasons
            return
        assert isinstance(answer, Advance)
        self.case = put(before, answer.act)
        self.seen.append(answer.act)

    @rule(
        move=st.sampled_from(sorted(MOVES)), outcome=st.sampled_from(OUTCOMES), recorder=st.sampled_from([None, *NAMES])
    )
    def try_anything(self, move: str, outcome: str | None, recorder: str | None) -> None:
        changes: dict[str, Any] = {"outcome": outcome}
        if outcome == "yes-if":
            changes["conditions"] = (CONDITION,)
        if recorder:
            changes["recorded_by"] = recorder
        if move == "void" and self.case.last:
            changes["target"] = self.case.last.stem
        if move in {"meet", "verify"} and self.case.conditions:
            changes["condition"] = self.case.conditions[-1].condition.id
        if move == "endorse" and outcome != "yes":
            changes |= {"priority": None, "reason": "Põhjus."}
        self.attempt(move, **changes)

    @rule(data=st.data())
    def take_a_step_that_is_open(self, data: st.DataObject) -> None:
        """Walk on: random words alone would seldom come far."""
        ends = {"amend", "void"} | ({"withdraw", "cancel"} if data.draw(st.integers(0, 3)) else set())
        moves = [one for one in outlook(self.case, self.registry).open if one.move not in ends]
        if not moves:
            return
        one = data.draw(st.sampled_from(moves))
        changes: dict[str, Any] = {"recorded_by": one.who[0].id} if one.who else {}
        if one.outcomes:
            changes["outcome"] = data.draw(st.sampled_from(one.outcomes))
        if changes.get("outcome") == "yes-if":
            changes["conditions"] = (CONDITION,) * data.draw(st.integers(1, 2))
        if one.move in {"meet", "verify"}:
            wanted = "open" if one.move == "meet" else "met"
            changes["condition"] = next(one.condition.id for one in self.case.conditions if one.status == wanted)
        if one.move == "endorse" and changes["outcome"] != "yes":
            changes |= {"priority": None, "reason": "Põhjus."}
        before = len(self.case.acts)
        self.attempt(one.move, **changes)
        assert len(self.case.acts) == before + 1, one

    @rule(edit=st.sampled_from(EDITS), by_hand=st.booleans())
    def change_the_card(self, edit: tuple[str, str], by_hand: bool) -> None:
        """Amend it, or edit it by hand where it is a draft."""
        path, new = edit
        change = Change(path=path, old=value_at(self.case.card.record, path), new=new)
        after = applied(self.case.card.record, (change,))
        assert after is not None
        before = self.case
        edited = replace(before, card=filed(after, before.card.origin.path))
        if by_hand and before.state == "draft":
            self.case = edited
            return
        self.case = edited
        self.attempt("amend", changes=(change,))
        if self.case is edited:
            self.case = before  # refused: nothing was written

    @precondition(lambda self: len(self.case.acts) > 1)
    @rule()
    def void_the_last(self) -> None:
        if self.case.last:
            self.attempt("void", target=self.case.last.stem)

    @invariant()
    def it_never_leaves_the_process(self) -> None:
        if hasattr(self, "case"):
            assert self.case.state in process().states_by_id
            assert all(step.is_lawful for step in self.case.steps)

    @invariant()
    def it_never_loses_an_act(self) -> None:
        if hasattr(self, "case"):
            assert [one.record for one in self.case.acts] == self.seen
            assert [act.number for act in self.seen] == list(range(1, len(self.seen) + 1))

    @invariant()
    def it_is_not_in_the_portfolio_with_an_open_condition(self) -> None:
        if hasattr(self, "case") and self.case.state in IN_PORTFOLIO:
            assert self.case.unverified == ()

    @invariant()
    def it_is_in_the_portfolio_only_with_both_approvals(self) -> None:
        if hasattr(self, "case") and self.case.state in IN_PORTFOLIO:
            assert self.case.latest("endorse", outcome="yes") is not None
            assert self.case.approved is not None
            assert self.case.baseline is not None

    @invariant()
    def its_trail_holds(self) -> None:
        if hasattr(self, "case"):
            assert trail.check(self.case, self.registry) == []


Walk.TestCase.settings = settings(max_examples=80, stateful_step_count=30, deadline=None)
TestWalk = Walk.TestCase


def test_the_day_of_the_walk_is_that_of_its_meeting() -> None:
    assert dt.date(2026, 12, 10) == TODAY
