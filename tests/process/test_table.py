"""The table of the process, walked row by row: what it lets pass, and that it refuses everything else."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from som_cli.process import trail
from som_cli.process.engine import Refusal, advance
from tests.builders.process import (
    CONDITION,
    EARLY,
    SHARE_BY,
    WAYS,
    amended,
    case_in,
    codes,
    decision,
    made,
    moved,
    process,
    refused,
    registry,
)

# from, move, outcome -> to; the contract, written down a second time
TABLE: list[tuple[str, str, str | None, str]] = [
    ("draft", "submit", None, "submitted"),
    ("submitted", "agree", "yes", "agreed"),
    ("submitted", "agree", "return", "draft"),
    ("agreed", "present", None, "presented"),
    ("presented", "assess", None, "assessed"),
    ("assessed", "endorse", "yes", "forwarded"),
    ("assessed", "endorse", "no", "refused"),
    ("assessed", "endorse", "return", "draft"),
    ("forwarded", "share", None, "shared"),
    ("shared", "defend", None, "defended"),
    ("defended", "decide", "yes", "planned"),
    ("defended", "decide", "yes-if", "conditional"),
    ("defended", "decide", "no", "rejected"),
    ("conditional", "meet", None, "conditional"),
    ("planned", "start", None, "in_progress"),
    ("in_progress", "hold", None, "on_hold"),
    ("on_hold", "resume", None, "in_progress"),
    ("in_progress", "complete", None, "completed"),
    *((state, "prioritise", None, state) for state in ("planned", "in_progress", "on_hold")),
    *((state, "cancel", None, "cancelled") for state in ("conditional", "planned", "in_progress", "on_hold")),
    *(
        (state, "withdraw", None, "withdrawn")
        for state in (
            "draft", "submitted", "agreed", "presented", "assessed", "forwarded", "shared", "defended", "conditional",
        )
    ),
]  # fmt: skip
EXTRA: dict[tuple[str, str | None], dict[str, Any]] = {
    ("endorse", "no"): {"priority": None, "reason": "Ei vasta prioriteetidele."},
    ("endorse", "return"): {"priority": None, "reason": "Mõju on ebaselge."},
    ("decide", "yes-if"): {"conditions": (CONDITION,)},
}
AMENDS = [
    *((state, state) for state in ("submitted", "conditional", "planned", "in_progress", "on_hold")),
    *((state, "submitted") for state in ("agreed", "presented", "assessed", "forwarded", "shared", "defended")),
]


def said(move: str, outcome: str | None) -> dict[str, Any]:
    chosen = {"outcome": outcome} if outcome else {}
    return {**({"day": EARLY} if move == "share" else {}), **chosen, **EXTRA.get((move, outcome), {})}


@pytest.mark.req("D37", "D59", "D70", "D71", "D72", "D39", "D55", "D60", "D73")
@pytest.mark.parametrize(("state", "move", "outcome", "to"), TABLE)
def test_a_row_of_the_table_can_be_walked(state: str, move: str, outcome: str | None, to: str) -> None:
    around = registry()
    after = moved(case_in(state, around), move, around, **said(move, outcome))
    assert after.state == to
    assert trail.check(after, around) == []


@pytest.mark.parametrize(("state", "to"), AMENDS)
def test_an_amendment_before_the_decision_goes_back_to_the_lead_and_afterwards_stays(state: str, to: str) -> None:
    around = registry()
    after = amended(case_in(state, around), "problem", "Inimene ei tea midagi.", around)
    assert after.state == to
    assert trail.check(after, around) == []


@pytest.mark.req("D20")
def test_a_lead_who_submits_has_agreed_by_that() -> None:
    act = made(case_in("draft", submitter="toomas-jalakas"), "submit", recorded_by="toomas-jalakas")
    assert (act.outcome, act.by) == ("agreed", "toomas-jalakas")


@pytest.mark.req("D71")
@pytest.mark.parametrize(("outcome", "status"), [("yes", "verified"), ("no", "open")])
def test_a_condition_is_reported_and_verified(outcome: str, status: str) -> None:
    around = registry()
    reported = moved(case_in("conditional", around), "meet", around)
    assert [one.status for one in reported.conditions] == ["met"]
    verified = moved(reported, "verify", around, outcome=outcome)
    assert ([one.status for one in verified.conditions], verified.state) == ([status], "conditional")
    assert trail.check(verified, around) == []


@pytest.mark.req("D71", "X7")
@pytest.mark.parametrize(
    ("path", "value", "outcome", "to"),
    [
        (None, None, None, "forwarded"),
        ("budget.lines.0.amount", "90000.00", None, "forwarded"),
        ("schedule.end", "2028-04-30", None, "forwarded"),
        ("problem", "Inimene ei tea midagi.", "changed", "submitted"),
        ("expected_outcome", "Inimene teab.", "changed", "submitted"),
    ],
)
def test_it_comes_back_to_the_committee_or_with_another_scope_to_its_lead(
    path: str | None, value: Any, outcome: str | None, to: str
) -> None:
    around = registry()
    case = case_in("conditional", around)
    if path:
        case = amended(case, path, value, around)
    case = moved(moved(case, "meet", around), "verify", around)
    act = made(case, "resubmit", around)
    after = moved(case, "resubmit", around)
    assert (act.outcome, after.state) == (outcome, to)
    assert trail.check(after, around) == []


@pytest.mark.req("D33")
@pytest.mark.parametrize("state", ["planned", "in_progress", "on_hold"])
@pytest.mark.parametrize("outcome", ["yes", "no"])
def test_a_change_is_confirmed_or_not_and_the_state_stays(state: str, outcome: str) -> None:
    around = registry()
    changed = amended(case_in(state, around), "budget.lines.0.amount", "300000.00", around)
    after = moved(changed, "confirm", around, outcome=outcome)
    assert (after.state, after.waiting) == (state, ())
    assert trail.check(after, around) == []


@pytest.mark.parametrize("state", [state for state in WAYS if state != "draft"])
def test_from_every_state_the_last_act_can_be_voided(state: str) -> None:
    around = registry()
    before = case_in(state, around)
    assert before.last is not None
    after = moved(before, "void", around, target=before.last.stem)
    assert after.state == before.steps[-1].before
    assert trail.check(after, around) == []


def _elsewhere() -> list[tuple[str, str]]:
    known = {(state, row.move) for state in WAYS for row in process().rows_from(state)}
    return [(state, move.id) for state in WAYS for move in process().moves if (state, move.id) not in known]


def test_the_table_of_the_file_is_the_one_written_here() -> None:
    conditional: list[tuple[str, str, str | None, str]] = [
        ("conditional", "verify", "yes", "conditional"),
        ("conditional", "verify", "no", "conditional"),
    ]
    conditional += [("conditional", "resubmit", None, "forwarded"), ("conditional", "resubmit", "changed", "submitted")]
    confirms = [(s, "confirm", o, s) for s in ("planned", "in_progress", "on_hold") for o in ("yes", "no")]
    amends = [(state, "amend", None, to) for state, to in AMENDS]
    voids = [(state, "void", None, "before") for state in WAYS]
    expected = [*TABLE, ("draft", "submit", "agreed", "agreed"), *conditional, *confirms, *amends, *voids]
    found = [
        (state, row.move, one.outcome, row.target(state, one.outcome) if one.to != "before" else "before")
        for state in WAYS
        for row in process().rows_from(state)
        for one in row.outcomes
    ]
    assert sorted(map(str, found)) == sorted(map(str, expected))


@pytest.mark.req("D37")
@pytest.mark.parametrize(("state", "move"), _elsewhere())
def test_every_other_move_is_refused(state: str, move: str) -> None:
    around = registry()
    refusal = refused(case_in(state, around), move, around)
    assert codes(refusal.reasons) == ["process-move-closed"]


def test_a_move_that_does_not_exist_is_refused_with_the_nearest_name() -> None:
    refusal = advance(case_in("draft"), replace(decision("submit"), move="submt"), registry())
    assert isinstance(refusal, Refusal)
    assert [(one.code, one.facts["nearest"]) for one in refusal.reasons] == [("process-move-unknown", "submit")]


def test_a_refusal_names_the_state_and_what_is_possible_instead() -> None:
    refusal = refused(case_in("submitted"), "decide")
    [reason] = refusal.reasons
    assert str(reason.facts["state"]) == "submitted"
    assert [str(move) for move in reason.facts["possible"]] == ["agree", "withdraw", "amend", "void"]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("state", "move", "missing"),
    [
        ("submitted", "agree", ["process-outcome-missing"]),
        ("agreed", "present", ["process-ask-missing"]),
        ("presented", "assess", ["process-ask-missing"]),
        ("assessed", "endorse", ["process-outcome-missing"]),
        ("forwarded", "share", ["process-ask-missing"]),
        ("shared", "defend", ["process-ask-missing"]),
        ("in_progress", "hold", ["process-ask-missing"]),
        ("in_progress", "complete", ["process-ask-missing"]),
        ("planned", "prioritise", ["process-ask-missing", "process-ask-missing"]),
        ("planned", "cancel", ["process-ask-missing"]),
        ("draft", "withdraw", ["process-ask-missing"]),
        ("planned", "amend", ["process-ask-missing"]),
    ],
)
def test_what_a_move_asks_for_must_be_said(state: str, move: str, missing: list[str]) -> None:
    bare: dict[str, Any] = {
        "outcome": None, "presenter": None, "assessment": None, "reviewers": (), "reason": None, "result": None,
        "rank": None, "priority": None,
    }  # fmt: skip
    if move == "share":
        bare["day"] = SHARE_BY
    refusal = refused(case_in(state), move, **bare)
    assert (codes(refusal.missing), codes(refusal.against)) == (missing, [])


def test_a_yes_if_without_conditions_is_refused() -> None:
    refusal = refused(case_in("defended"), "decide", outcome="yes-if")
    assert codes(refusal.reasons) == ["acts-conditions-missing"]


@pytest.mark.req("D26", "D59")
def test_a_no_or_a_return_of_the_agency_says_why() -> None:
    for outcome in ("no", "return"):
        refusal = refused(case_in("assessed"), "endorse", outcome=outcome, priority=None)
        assert [(one.code, one.at) for one in refusal.missing] == [("process-ask-missing", ("reason",))]


def test_what_a_move_does_not_ask_for_is_not_recorded_unread() -> None:
    refusal = refused(case_in("planned"), "start", rank=3, presenter="mari-maasikas")
    assert [(one.code, one.facts["key"]) for one in refusal.reasons] == [
        ("process-ask-unwanted", "presenter"),
        ("process-ask-unwanted", "rank"),
    ]


def test_an_outcome_that_the_move_does_not_know_is_refused() -> None:
    refusal = refused(case_in("submitted"), "agree", outcome="yes-if")
    assert [(one.code, one.facts["choices"]) for one in refusal.reasons] == [
        ("process-outcome-unknown", ("yes", "return"))
    ]
