"""The state as the fold of acts: which count, on which text they were taken, and what they add up to."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from som_cli.process.digests import card_basis
from tests.builders.process import (
    CONDITION,
    EARLY,
    FOLDER,
    HELD,
    LATER,
    OUTSIDER,
    SHARE_BY,
    TODAY,
    amended,
    case_in,
    filed,
    made,
    moved,
    opinion,
    put,
    registry,
    report,
)


def test_a_card_without_acts_is_a_draft_that_has_been_nowhere() -> None:
    case = case_in("draft")
    assert (case.state, case.since, case.last, case.next_number, case.is_unchanged) == ("draft", None, None, 1, True)


def test_it_is_where_it_is_since_the_last_act_that_moved_it() -> None:
    case = moved(case_in("planned"), "prioritise")
    assert (case.state, case.since, case.rank) == ("planned", TODAY, 2)
    assert case_in("forwarded").since == EARLY


def test_a_voided_act_does_not_count_and_its_number_stays_taken() -> None:
    case = moved(case_in("agreed"), "void", target="002-agree")
    assert ([act.stem for act in case.counting], case.state, case.next_number) == (["001-submit"], "submitted", 4)


def test_voiding_backwards_reaches_an_earlier_act() -> None:
    case = case_in("presented")
    for target in ("003-present", "002-agree", "001-submit"):
        case = moved(case, "void", target=target)
    assert (case.counting, case.state) == ((), "draft")


def test_a_voided_act_can_be_recorded_anew_on_its_own_day() -> None:
    case = moved(case_in("planned"), "void", day=dt.date(2026, 12, 14), target="008-decide")
    again = moved(case, "decide", outcome="no", recorded_at=dt.datetime(2026, 12, 14, 12, tzinfo=dt.UTC))
    assert again.state == "rejected"


def test_a_void_of_another_digest_voids_nothing() -> None:
    case = moved(case_in("agreed"), "void", target="002-agree")
    void = case.acts[-1].record.model_copy(update={"target_digest": "a1:" + "0" * 64})
    assert put(case_in("agreed"), void).state == "agreed"


def test_an_act_that_the_process_does_not_know_from_there_moves_nothing() -> None:
    decided = case_in("planned").acts[-1].record
    case = put(case_in("submitted"), decided.model_copy(update={"number": 2}))
    assert (case.state, [step.is_lawful for step in case.steps]) == ("submitted", [True, False])


def test_an_act_is_folded_by_the_row_that_was_in_force_when_it_was_recorded() -> None:
    around = registry()
    rows = tuple(
        row.model_copy(update={"until": dt.date(2026, 12, 31)}) if row.move == "start" else row
        for row in around.process.rows
    )
    closed = around.process.model_copy(update={"rows": rows})
    case = case_in("in_progress", around)
    assert replace(case, process=type(closed).model_validate(closed.model_dump(by_alias=True))).state == "in_progress"
    gone = tuple(row for row in rows if row.move != "start")
    without = type(closed).model_validate(closed.model_copy(update={"rows": gone}).model_dump(by_alias=True))
    assert replace(case, process=without).state == "planned"


@pytest.mark.req("D71")
def test_conditions_are_numbered_through_all_rounds() -> None:
    case = case_in("conditional")
    assert [one.condition.id for one in case.conditions] == ["c1"]
    around = registry(today=dt.date(2027, 3, 17))
    case = moved(moved(moved(case, "meet", around), "verify", around), "resubmit", around)
    case = moved(case, "share", around, day=dt.date(2027, 2, 1), meeting=LATER, recorded_by="rein-vaher")
    assert (case.state, case.round, case.shared_for) == ("shared", 2, LATER)
    decided = case_in("conditional").acts[-1].record
    later = decided.model_copy(update={"conditions": (decided.conditions[0].model_copy(update={"id": "c2"}),)})
    assert [one.id for one in later.conditions] == ["c2"]
    held = registry(
        meetings={
            **around.meetings,
            LATER: filed(around.meetings[HELD].record.model_copy(update={"id": LATER, "date": dt.date(2027, 3, 17)})),
        },
        today=dt.date(2027, 3, 17),
    )
    case = moved(case, "defend", held, day=dt.date(2027, 3, 17), meeting=LATER)
    again = made(
        case,
        "decide",
        held,
        day=dt.date(2027, 3, 17),
        meeting=LATER,
        outcome="yes-if",
        conditions=(CONDITION, CONDITION),
    )
    assert [one.id for one in again.conditions] == ["c2", "c3"]


def test_a_condition_is_overdue_until_it_is_verified() -> None:
    case = moved(case_in("conditional"), "meet")
    [one] = case.conditions
    assert (one.status, one.is_overdue(dt.date(2027, 5, 31)), one.is_overdue(dt.date(2027, 6, 1))) == (
        "met",
        False,
        True,
    )
    [verified] = moved(case, "verify").conditions
    assert not verified.is_overdue(dt.date(2027, 6, 1))


@pytest.mark.req("D33")
def test_a_change_after_the_yes_waits_and_the_approved_figures_stand() -> None:
    before = case_in("planned")
    case = amended(before, "budget.lines.0.amount", "300000.00")
    assert [act.stem for act in case.waiting] == ["009-amend"]
    assert case.approved == before.approved == case.baseline
    assert case.approved is not None
    assert case.approved.known_budget is not None
    assert str(case.approved.known_budget.total) == "251300.00"


@pytest.mark.req("D33")
def test_a_confirmed_change_is_the_plan_and_the_baseline_stays() -> None:
    before = case_in("planned")
    case = moved(amended(before, "budget.lines.0.amount", "300000.00"), "confirm")
    assert (case.waiting, case.unapproved, case.baseline) == ((), (), before.baseline)
    assert case.approved is not None
    assert case.approved.known_budget is not None
    assert str(case.approved.known_budget.total) == "351300.00"


@pytest.mark.req("D33")
def test_after_a_no_the_change_no_longer_waits_until_it_is_amended_back() -> None:
    before = case_in("planned")
    refused = moved(amended(before, "budget.lines.0.amount", "300000.00"), "confirm", outcome="no")
    assert (refused.waiting, [act.stem for act in refused.unapproved]) == ((), ["009-amend"])
    assert refused.approved == before.approved
    back = amended(refused, "budget.lines.0.amount", "200000.00")
    assert (back.waiting, back.unapproved, back.basis) == ((), (), before.basis)


def test_another_amendment_after_a_no_waits_again() -> None:
    case = moved(amended(case_in("planned"), "budget.lines.0.amount", "300000.00"), "confirm", outcome="no")
    again = amended(case, "budget.lines.0.amount", "280000.00")
    assert [act.stem for act in again.waiting] == ["009-amend", "011-amend"]


def test_the_card_as_approved_is_found_by_undoing_what_was_amended_since() -> None:
    before = case_in("planned")
    case = amended(amended(before, "budget.lines.1.amount", "60000.00"), "schedule.end", "2028-09-30")
    then = case.card_at_approval
    assert then is not None
    assert card_basis(then) == before.basis
    assert then.known_budget == before.card.record.known_budget


def test_the_card_as_approved_keeps_the_funding_as_it_is_now() -> None:
    lines = [
        {"year": 2027, "amount": "200000.00", "source": "RES", "secured": False, "kind": "development"},
        {"year": 2028, "amount": "51300.00", "source": "RES", "secured": False, "kind": "development"},
    ]
    planned = case_in("planned")
    values = {"budget": {"vat_included": False, "lines": lines}}
    card = type(planned.card.record).model_validate(planned.card.record.model_dump(by_alias=True) | values)
    case = replace(planned, card=filed(card, planned.card.origin.path))
    assert case.is_unchanged
    then = case.card_at_approval
    assert then is not None
    assert then.known_budget is not None
    assert [line.source for line in then.known_budget.lines] == ["RES", "RES"]


def test_before_a_yes_there_is_no_approved_card() -> None:
    case = case_in("defended")
    assert (case.card_at_approval, case.approved, case.baseline, case.unapproved) == (None, None, None, ())


def test_a_card_that_was_changed_by_hand_no_longer_leads_back() -> None:
    planned = case_in("planned")
    other = case_in("draft", problem="Muu probleem.").card
    assert replace(planned, card=other).card_at_approval is None


@pytest.mark.req("D65")
def test_only_the_opinions_and_reports_that_were_not_voided_count() -> None:
    shared = replace(
        case_in("shared"),
        opinions=(filed(opinion(), f"{FOLDER}opinions/r1-{OUTSIDER}.yaml"),),
        reports=(filed(report(), f"{FOLDER}reports/2027-T1-ska.yaml"),),
    )
    assert (len(shared.round_opinions), len(shared.counting_reports)) == (1, 1)
    case = moved(shared, "void", target=f"r1-{OUTSIDER}")
    assert (case.round_opinions, len(case.counting_reports), case.state) == ((), 1, "shared")
    case = moved(case, "void", target="2027-T1-ska")
    assert (case.counting_opinions, case.counting_reports) == ((), ())


@pytest.mark.req("D19", "D59", "X15")
def test_it_remembers_who_presented_it_and_how_urgent_the_agency_finds_it() -> None:
    assert case_in("forwarded").priority == 1
    assert (case_in("forwarded").presenter, case_in("defended").presenter) == ("mari-maasikas", "toomas-jalakas")
    assert (case_in("draft").priority, case_in("draft").presenter, case_in("draft").rank) == (None, None, None)
    assert (case_in("shared").shared_for, case_in("forwarded").shared_for) == (HELD, None)
    assert case_in("shared").since == SHARE_BY
