"""No acts written by hand bring an initiative with an open condition into the portfolio unseen."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from som_cli.diagnostics import Filed, Origin, Severity
from som_cli.process import trail
from som_cli.process.casefile import Case
from som_cli.process.digests import act_digest
from som_cli.process.engine import Advance, advance
from som_cli.process.records import Act, Snapshot
from som_cli.report.text import severity_of
from tests.builders.process import FOLDER, MOVES, TODAY, case_in, codes, decision, moment, moved, put, registry

IN_PORTFOLIO = {"planned", "in_progress", "on_hold", "completed"}
OUTCOMES = (None, "yes", "no", "changed", "return")
WAY = ("share", "defend", "decide")


def forged(case: Case, move: str, outcome: str | None = None, **more: Any) -> Case:
    """The case with an act that somebody wrote by hand, with right numbers and digests, past every guard."""
    last = case.acts[-1].record
    said = {key: value for key, value in MOVES[move].items() if key != "outcome"}
    values = {
        "schema_": "act/1", "initiative": case.id, "number": last.number + 1, "move": move, "date": TODAY,
        "outcome": outcome, "recorded_at": moment(TODAY), "by": said["recorded_by"], "basis": last.basis,
        "prev": last.digest, **said, **more,
    }  # fmt: skip
    if move == "decide" and outcome == "yes":
        card = case.card.record
        values["snapshot"] = Snapshot(title=card.title, budget=card.budget)
    act = Act.model_construct(**{name: field.get_default() for name, field in Act.model_fields.items()} | values)
    act = act.model_copy(update={"digest": act_digest(act)})
    records = (*case.acts, Filed(act, Origin(f"{FOLDER}acts/{act.stem}.yaml")))
    return Case(card=case.card, acts=records, process=case.process)


def errors(case: Case) -> list[str]:
    return codes(one for one in trail.check(case, registry()) if severity_of(one) == Severity.ERROR)


@pytest.mark.req("D71", "D72")
def test_a_return_to_the_committee_by_hand_past_an_open_condition_is_found() -> None:
    case = forged(case_in("conditional"), "resubmit")
    assert errors(case) == ["acts-condition-skipped"]
    for move in WAY:
        case = forged(case, move, "yes" if move == "decide" else None)
    assert case.state == "planned"
    assert errors(case).count("acts-condition-skipped") == 2


@pytest.mark.req("D71")
def test_a_return_after_all_conditions_were_verified_is_not() -> None:
    case = case_in("conditional")
    for move in ("meet", "verify", "resubmit"):
        case = moved(case, move)
    assert trail.check(case, registry()) == []


@pytest.mark.req("D71")
def test_a_verification_voided_later_leaves_the_condition_open() -> None:
    case = case_in("conditional")
    for move in ("meet", "verify", "resubmit"):
        case = moved(case, move)
    verified = case.acts[-2].record
    case = forged(case, "void", target=verified.stem, target_digest=verified.digest)
    assert "acts-condition-skipped" in errors(case)


@pytest.mark.req("D71")
@pytest.mark.parametrize("first", sorted(MOVES))
def test_no_two_acts_by_hand_and_the_way_on_reach_the_portfolio_with_an_open_condition_unseen(first: str) -> None:
    begun = case_in("conditional")
    reached = []
    for outcome, second, then in product(OUTCOMES, sorted(MOVES), (None, "yes", "changed")):
        case = forged(forged(begun, first, outcome), second, then)
        for move in WAY:
            case = forged(case, move, "yes" if move == "decide" else None)
        if case.state in IN_PORTFOLIO and case.unverified:
            reached.append((outcome, second, then, bool(errors(case))))
    assert [one for one in reached if not one[-1]] == []


ANY_MOVE = st.sampled_from(sorted(MOVES))
ANY_OUTCOME = st.sampled_from((*OUTCOMES, "yes-if", "agreed"))
HANDS = st.lists(
    st.one_of(
        st.tuples(st.just("command"), ANY_MOVE, ANY_OUTCOME),
        st.tuples(st.just("forge"), ANY_MOVE, ANY_OUTCOME),
        st.tuples(st.just("take away"), st.integers(0, 20), st.none()),
        st.tuples(st.just("unsay"), st.integers(0, 20), st.none()),
    ),
    max_size=8,
)


def commanded(case: Case, move: str, outcome: str | None) -> Case:
    """The case after a command; as it was where that is refused."""
    last = case.conditions[-1].condition.id if case.conditions else None
    more: dict[str, Any] = {"outcome": outcome} | ({"condition": last} if move in {"meet", "verify"} else {})
    answer = advance(case, decision(move, **more), registry())
    return put(case, answer.act) if isinstance(answer, Advance) else case


def taken_away(case: Case, place: int) -> Case:
    """The case without one of the acts that others follow: nothing in the files tells that a last one was there."""
    kept = [one for number, one in enumerate(case.acts) if number != place or number == len(case.acts) - 1]
    return Case(card=case.card, acts=tuple(kept), process=case.process)


def unsaid(case: Case, place: int) -> Case:
    """The case with the conditions of an act wiped out by hand."""
    acts = [
        Filed(one.record.model_copy(update={"conditions": ()}), one.origin) if number == place else one
        for number, one in enumerate(case.acts)
    ]
    return Case(card=case.card, acts=tuple(acts), process=case.process)


@pytest.mark.req("D71", "D72")
@settings(max_examples=300, deadline=None)
@given(HANDS, st.sampled_from([WAY, ("resubmit", *WAY)]))
def test_no_commands_and_hand_edits_in_any_order_reach_the_portfolio_with_an_open_condition_unseen(
    hands: list[tuple[str, Any, Any]], way: tuple[str, ...]
) -> None:
    case, is_tampered = case_in("conditional"), False
    for hand, what, outcome in hands:
        before = case.acts
        match hand:
            case "command":
                case = commanded(case, what, outcome)
            case "forge":
                case = forged(case, what, outcome)
            case "take away":
                case = taken_away(case, what)
            case _:
                case = unsaid(case, what)
        is_tampered |= hand in {"take away", "unsay"} and case.acts != before
    for move in way:
        case = forged(case, move, "yes" if move == "decide" else None)
    if case.state in IN_PORTFOLIO and (case.unverified or is_tampered):
        assert errors(case)


@pytest.mark.req("D71", "D72")
@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(ANY_MOVE, ANY_OUTCOME), max_size=12))
def test_no_commands_at_all_reach_the_portfolio_with_an_open_condition(moves: list[tuple[str, str | None]]) -> None:
    case = case_in("conditional")
    for move, outcome in (*moves, ("resubmit", None), *((move, "yes" if move == "decide" else None) for move in WAY)):
        case = commanded(case, move, outcome)
        assert case.state not in IN_PORTFOLIO or not case.unverified
