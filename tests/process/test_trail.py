"""The file layer of the proof: honest case files say nothing, and each way of bending one is found."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from som_cli.codes import table
from som_cli.diagnostics import Filed
from som_cli.process import trail
from som_cli.process.digests import act_digest
from som_cli.process.records import FIRST
from tests.builders.meetings import held_meeting, meeting
from tests.builders.people import agency_body, agency_body_values, body, body_values
from tests.builders.process import (
    AGENCY_SECRETARY,
    ATTENDANCE,
    COMMITTEE_SECRETARY,
    FOLDER,
    LATER,
    OUTSIDER,
    SUBMITTER,
    WAYS,
    amended,
    case_in,
    codes,
    edited,
    filed,
    moved,
    opinion,
    refused,
    registry,
    report,
    shelf,
)

if TYPE_CHECKING:
    from som_cli.process.casefile import Case
    from som_cli.process.registry import Registry


def found(case: Case, around: Registry | None = None) -> list[str]:
    return codes(trail.check(case, around or registry()))


def altered(case: Case, number: int, *, sealed: bool = False, **changes: Any) -> Case:
    """The case with one act changed on file; `sealed` computes its digest anew, as a cheat would."""
    acts = list(case.acts)
    act = acts[number - 1].record.model_copy(update=changes)
    if sealed:
        act = act.model_copy(update={"digest": act_digest(act)})
    acts[number - 1] = Filed(act, acts[number - 1].origin)
    return replace(case, acts=tuple(acts))


def resealed(case: Case, number: int) -> Case:
    """The case with the chain computed anew from an act on."""
    for place in range(number, len(case.acts) + 1):
        prev = case.acts[place - 2].record.digest if place > 1 else FIRST
        case = altered(case, place, sealed=True, prev=prev)
    return case


def without(case: Case, number: int) -> Case:
    return replace(case, acts=case.acts[: number - 1] + case.acts[number:])


@pytest.mark.parametrize("state", list(WAYS))
def test_an_honest_case_file_says_nothing(state: str) -> None:
    assert found(case_in(state)) == []


def test_f02_a_missing_act_is_a_gap_and_a_last_one_is_left_to_the_history() -> None:
    case = case_in("defended")
    assert found(without(case, 3))[0] == "acts-number-gap"
    assert found(without(case, 7)) == []


def test_f02_f03_rival_acts_are_found_and_a_void_of_the_loser_settles_them() -> None:
    before = case_in("agreed")
    presented = moved(before, "present").acts[-1]
    withdrawn = moved(before, "withdraw").acts[-1]
    both = replace(before, acts=(*before.acts, presented, withdrawn))
    assert "acts-number-twice" in found(both)
    settled = moved(both, "void", target=withdrawn.record.stem)
    assert (found(settled), settled.state) == ([], "presented")
    other = moved(both, "void", target=presented.record.stem)
    assert (found(other), other.state) == ([], "withdrawn")
    assert moved(settled, "assess").state == "assessed"
    assert found(moved(settled, "assess")) == []


def test_f02_f03_a_rival_that_a_merge_dropped_is_settled_by_its_digest() -> None:
    before = case_in("agreed")
    withdrawn = moved(before, "withdraw").acts[-1].record
    presented = moved(before, "present")
    settled = moved(presented, "void", target=withdrawn.stem, target_digest=withdrawn.digest)
    assert (found(settled), settled.state) == ([], "presented")


def test_f03_an_older_act_with_its_digest_made_anew_breaks_the_chain() -> None:
    case = altered(case_in("forwarded"), 4, sealed=True, note="Muudetud.")
    assert found(case) == ["acts-chain-broken"]


def test_f03_the_first_act_follows_none() -> None:
    case = altered(case_in("submitted"), 1, sealed=True, prev="a1:" + "1" * 64)
    assert found(case) == ["acts-chain-broken"]


def test_f08_an_outcome_changed_by_hand_is_found() -> None:
    assert "acts-digest-differs" in found(altered(case_in("rejected"), 8, outcome="yes"))


@pytest.mark.parametrize("field", ["note", "reason", "evidence", "by", "date", "recorded_at", "recorded_by", "meeting"])
def test_f08_every_field_is_sealed(field: str) -> None:
    values: dict[str, Any] = {"date": dt.date(2026, 12, 9), "recorded_at": dt.datetime(2026, 12, 11, tzinfo=dt.UTC)}
    assert "acts-digest-differs" in found(altered(case_in("planned"), 8, **{field: values.get(field, "muu")}))


def test_f04_a_step_that_was_left_out_is_found_even_with_a_chain_made_anew() -> None:
    case = without(case_in("defended"), 5)
    numbered = replace(
        case,
        acts=tuple(
            Filed(one.record.model_copy(update={"number": number}), one.origin)
            for number, one in enumerate(case.acts, start=1)
        ),
    )
    assert "acts-move-impossible" in found(resealed(numbered, 1))


def test_f04_an_outcome_that_the_row_does_not_know_is_found() -> None:
    case = resealed(altered(case_in("agreed"), 2, outcome="no"), 2)
    assert found(case) == ["acts-outcome-impossible"]


def test_f04_old_acts_are_judged_by_the_rows_of_their_time() -> None:
    case = case_in("in_progress")
    around = registry()
    rows = [row.model_dump(by_alias=True) for row in around.process.rows]
    closed = [row | {"until": "2026-12-31"} if row["move"] == "start" else row for row in rows]
    process = type(around.process).model_validate(around.process.model_dump(by_alias=True) | {"rows": closed})
    assert found(replace(case, process=process), replace(around, process=process)) == []
    early = [row | {"until": "2026-11-30"} if row["move"] == "start" else row for row in rows]
    process = type(around.process).model_validate(around.process.model_dump(by_alias=True) | {"rows": early})
    assert "acts-move-impossible" in found(replace(case, process=process), replace(around, process=process))


def test_f06_a_decision_recorded_by_somebody_who_is_no_officer_is_found() -> None:
    assert found(resealed(altered(case_in("planned"), 8, recorded_by=OUTSIDER), 8)) == ["acts-recorder-body"]


def test_f06_a_decision_recorded_after_the_mandate_ended_is_found() -> None:
    members = [
        member | ({"to": "2026-12-09"} if member["person"] == COMMITTEE_SECRETARY else {})
        for member in body_values()["members"]
    ]
    around = registry(bodies=shelf(body(members=members), agency_body()))
    assert found(case_in("planned"), around) == ["acts-recorder-body"]


def test_f06_a_dated_role_is_judged_on_the_acts_date() -> None:
    members = [
        member | ({"from": "2026-12-01"} if member["role"] == "coordinator" else {})
        for member in body_values()["members"]
    ]
    around = registry(bodies=shelf(body(members=members), agency_body()))
    assert found(case_in("shared"), around) == ["acts-role-not-held"]


def test_f06_the_submitter_did_not_record_a_bodys_move() -> None:
    members = [*body_values()["members"], {"person": SUBMITTER, "role": "secretary"}]
    around = registry(bodies=shelf(body(members=members), agency_body()))
    case = resealed(altered(case_in("planned"), 8, recorded_by=SUBMITTER), 8)
    assert found(case, around) == ["acts-recorder-own"]


def test_f06_a_decision_of_another_bodys_meeting_or_of_another_domain_is_found() -> None:
    other = registry(
        bodies=shelf(body(), agency_body(), body(id="tervis", domain="health")),
        meetings={**registry().meetings, **shelf(held_meeting(id="2026-12-10-tervis", body="tervis"))},
    )
    case = resealed(altered(case_in("planned"), 8, meeting="2026-12-10-tervis"), 8)
    assert found(case, other) == ["acts-meeting-of-other-body"]
    case = resealed(altered(case, 8, body="tervis"), 8)
    assert found(case, other) == ["acts-body-of-domain"]


def test_f06_sharing_and_defending_name_a_meeting_of_the_committee() -> None:
    other = registry(meetings={**registry().meetings, **shelf(held_meeting(id="2026-12-10-ska", body="ska-juhtruhm"))})
    for number in (6, 7):
        case = resealed(altered(case_in("defended"), number, meeting="2026-12-10-ska"), number)
        assert found(case, other) == ["acts-meeting-of-other-body"]


def test_f06_it_was_presented_to_a_body_of_its_agency() -> None:
    assert found(resealed(altered(case_in("presented"), 3, body="sotsiaal"), 3)) == ["acts-body-of-agency"]


def test_f06_a_decision_dated_before_its_meeting_is_found() -> None:
    case = case_in("planned")
    for number in (7, 8):
        case = resealed(altered(case, number, date=dt.date(2026, 12, 9)), number)
    assert found(case) == ["acts-meeting-future"]


def test_f06_a_void_names_who_answers_for_it() -> None:
    case = moved(case_in("agreed"), "void", target="002-agree")
    assert found(resealed(altered(case, 3, by=None), 3)) == ["acts-by-missing"]
    assert found(resealed(altered(case, 3, by=OUTSIDER), 3)) == ["acts-role-not-held"]
    assert found(resealed(altered(case, 3, recorded_by=OUTSIDER), 3)) == ["acts-recorder"]
    assert found(resealed(altered(case, 3, reason=None), 3)) == ["acts-incomplete"]


def test_f06_a_decision_at_a_meeting_that_was_not_held_is_found() -> None:
    around = registry(meetings=shelf(meeting()))
    assert found(case_in("planned"), around) == ["acts-meeting-not-held"]


def test_f06_a_person_recorded_by_another_needs_evidence() -> None:
    case = resealed(altered(case_in("agreed"), 2, recorded_by=SUBMITTER), 2)
    assert found(case) == ["acts-evidence-missing"]
    case = resealed(altered(case, 2, evidence="Delta 1.1-13/5"), 2)
    assert found(case) == []


def test_f06_leads_carry_no_dates_and_are_not_judged_again() -> None:
    around = registry(services={}, policies={})
    assert found(case_in("in_progress"), around) == []


def test_f07_a_card_changed_by_hand_is_found_and_the_figures_are_named_where_a_snapshot_tells() -> None:
    case = edited(case_in("planned"), budget="unknown")
    [finding] = trail.check(case, registry())
    assert (finding.code, finding.path, finding.facts["fields"]) == (
        "acts-card-differs",
        case.card.origin.path,
        ("budget",),
    )
    assert found(edited(case_in("submitted"), problem="Muu.")) == ["acts-card-differs"]


def test_f07_a_draft_is_exempt() -> None:
    returned = moved(case_in("submitted"), "agree", outcome="return")
    assert found(edited(returned, problem="Muu.")) == []
    assert found(moved(edited(returned, problem="Muu."), "submit")) == []


def test_f07_an_act_taken_on_a_text_that_no_amendment_led_to_is_found() -> None:
    basis = case_in("draft", problem="Muu.").basis
    case = resealed(altered(case_in("presented"), 2, basis=basis), 2)
    assert found(case) == ["acts-basis-jumps", "acts-basis-jumps"]


def test_f07_an_amendment_that_does_not_lead_back_is_found() -> None:
    case = amended(case_in("planned"), "budget.lines.0.amount", "300000.00")
    change = case.acts[8].record.changes[0].model_copy(update={"old": "250000.00"})
    assert found(resealed(altered(case, 9, changes=(change,)), 9)) == ["acts-amend-incomplete"]


def test_f07_a_voided_act_does_not_count() -> None:
    case = moved(moved(case_in("agreed"), "void", target="002-agree"), "agree")
    assert found(case) == []


def test_f09_dates_run_forward_among_the_acts_that_count() -> None:
    case = resealed(altered(case_in("agreed"), 2, date=dt.date(2026, 10, 13)), 2)
    assert found(case) == ["acts-date-order"]


def test_f09_nothing_is_dated_after_it_was_recorded() -> None:
    case = resealed(altered(case_in("agreed"), 2, date=dt.date(2026, 10, 15)), 2)
    assert found(case) == ["acts-date-ahead"]


@pytest.mark.req("D58", "D59", "D69", "D77")
@pytest.mark.parametrize(
    ("state", "number", "field"),
    [
        ("presented", 3, "presenter"),
        ("assessed", 4, "assessment"),
        ("forwarded", 5, "priority"),
        ("refused", 5, "reason"),
        ("shared", 6, "reviewers"),
        ("shared", 6, "meeting"),
        ("defended", 7, "presenter"),
        ("planned", 8, "reason"),
        ("planned", 8, "snapshot"),
        ("conditional", 8, "conditions"),
        ("on_hold", 10, "reason"),
        ("completed", 10, "result"),
        ("withdrawn", 1, "reason"),
    ],
)
def test_f10_an_act_that_lacks_what_its_move_asks_for_is_found(state: str, number: int, field: str) -> None:
    nothing: Any = () if field in {"reviewers", "conditions"} else None
    findings = trail.check(resealed(altered(case_in(state), number, **{field: nothing}), number), registry())
    assert [(one.code, one.facts["key"]) for one in findings] == [("acts-incomplete", field)]


def test_f10_a_bodys_move_names_its_body_and_a_persons_move_its_person() -> None:
    assert found(resealed(altered(case_in("planned"), 8, body=None), 8)) == ["acts-body-missing"]
    assert found(resealed(altered(case_in("agreed"), 2, by=None), 2)) == ["acts-by-missing"]


def test_f10_a_snapshot_shows_the_figures_that_were_decided_on() -> None:
    case = case_in("planned")
    snapshot = case.acts[7].record.snapshot
    assert snapshot is not None
    for change in ({"budget": "unknown"}, {"end": dt.date(2029, 1, 1)}, {"start": None}):
        other = resealed(altered(case, 8, snapshot=snapshot.model_copy(update=change)), 8)
        assert found(other) == ["acts-snapshot-differs"]
    changed = amended(case, "schedule.end", "2028-06-30")
    other = resealed(altered(changed, 8, snapshot=snapshot.model_copy(update={"end": dt.date(2028, 6, 30)})), 8)
    assert found(other) == ["acts-snapshot-differs"]


def test_f10_a_snapshot_without_a_known_schedule_agrees() -> None:
    assert found(case_in("planned", schedule="unknown", budget="unknown")) == []
    assert found(case_in("planned", schedule=None, budget=None)) == []


def test_a_void_is_judged_as_of_its_time() -> None:
    """The agency's secretary may void until it is shared; that it was shared later changes nothing."""
    case = moved(case_in("agreed"), "void", target="002-agree", recorded_by="anu-allik")
    for move in ("agree", "present", "assess", "endorse"):
        case = moved(case, move)
    case = moved(case, "share", meeting=LATER)
    assert (case.state, found(case)) == ("shared", [])


def test_a_void_of_what_was_not_last_or_changed_or_never_there_is_found() -> None:
    case = moved(case_in("agreed"), "void", target="002-agree")
    first = case.acts[0].record
    wrong = resealed(altered(case, 3, target=first.stem, target_digest=first.digest), 3)
    assert found(wrong) == ["acts-move-impossible", "acts-target-not-last"]
    assert "acts-target-changed" in found(resealed(altered(case, 3, target_digest="a1:" + "0" * 64), 3))
    assert "acts-target-unknown" in found(resealed(altered(case, 3, target="009-agree"), 3))


def test_a_voided_opinion_that_was_changed_afterwards_is_found() -> None:
    path = f"{FOLDER}opinions/r1-{OUTSIDER}.yaml"
    shared = replace(case_in("shared"), opinions=(filed(opinion(), path),))
    case = moved(shared, "void", target=f"r1-{OUTSIDER}")
    again = filed(opinion(argument="Siiski."), f"{FOLDER}opinions/r1-{OUTSIDER}-2.yaml")
    assert found(replace(case, opinions=(*case.opinions, again))) == []
    changed = filed(opinion(argument="Hoopis muu."), path)
    assert "acts-target-changed" in found(replace(case, opinions=(changed,)))


def test_opinions_belong_to_a_round_and_count_once_under_their_name() -> None:
    shared = case_in("shared")
    path = f"{FOLDER}opinions/r1-{OUTSIDER}.yaml"
    early = filed(opinion(round=2), f"{FOLDER}opinions/r2-{OUTSIDER}.yaml")
    assert found(replace(shared, opinions=(early,))) == ["opinions-round-unknown"]
    wrong = filed(opinion(), f"{FOLDER}opinions/r1-muu.yaml")
    assert found(replace(shared, opinions=(wrong,))) == ["records-stem"]
    twice = filed(opinion(argument="Teisiti."), f"{FOLDER}opinions/r1-{OUTSIDER}-2.yaml")
    assert found(replace(shared, opinions=(filed(opinion(), path), twice))) == ["opinions-twice", "opinions-twice"]


def test_reports_count_once_for_a_period_under_their_name() -> None:
    case = case_in("in_progress")
    one = filed(report(), f"{FOLDER}reports/2027-T1-ska.yaml")
    two = filed(report(rating="red"), f"{FOLDER}reports/2027-T1-ska-2.yaml")
    assert found(replace(case, reports=(one,))) == []
    assert found(replace(case, reports=(one, two))) == ["reports-twice", "reports-twice"]
    assert found(replace(case, reports=(filed(report(), f"{FOLDER}reports/2027-T2-ska.yaml"),))) == ["records-stem"]


def test_a_finding_stands_in_the_file_that_it_is_about() -> None:
    [finding] = trail.check(altered(case_in("planned"), 8, note="Muu."), registry())
    assert finding.path == f"{FOLDER}acts/008-decide.yaml"


@pytest.mark.req("S41")
@pytest.mark.parametrize("seed", ["F02", "F03", "F04", "F05", "F06", "F07", "F08", "F09", "F10"])
def test_what_holds_the_trail_together_cannot_be_lowered(seed: str) -> None:
    soft = {"acts-change-empty", "acts-change-incomplete", "acts-change-editorial", "acts-change-not-made"}
    soft |= {"acts-target-none", "records-stem"}
    mine = [one for one in table().values() if one.seed == seed and one.code.startswith("acts-")]
    assert mine
    assert [one.code for one in mine if not one.fixed and one.code not in soft and "unknown" not in one.code] == []


def test_a_domain_that_was_amended_later_does_not_make_the_earlier_body_a_wrong_one() -> None:
    health = body(id="tervis", domain="health", members=agency_body_values()["members"])
    around = registry(bodies=shelf(body(), agency_body(), health), meetings=shelf(held_meeting(attendance=ATTENDANCE)))
    case = amended(case_in("planned", around), "domain", "health", around)
    assert found(case, around) == []


@pytest.mark.req("D20")
def test_f06_editing_the_card_makes_nobody_else_the_submitter() -> None:
    case = edited(case_in("shared"), submitter=OUTSIDER)
    (told,) = trail.check(case, registry())
    assert (told.code, told.at) == ("acts-submitter-differs", ("submitter",))
    assert told.facts == {"value": OUTSIDER, "by": SUBMITTER, "act": "001-submit", "date": dt.date(2026, 10, 14)}
    assert codes(refused(case, "withdraw", by=OUTSIDER, recorded_by=OUTSIDER).against) == ["acts-by-not-allowed"]
    assert moved(case, "withdraw").state == "withdrawn"


@pytest.mark.req("D20")
def test_f06_a_draft_that_was_returned_may_be_submitted_by_another() -> None:
    returned = moved(case_in("submitted"), "agree", outcome="return")
    taken = edited(returned, submitter=AGENCY_SECRETARY)
    assert found(taken) == []
    again = moved(taken, "submit", recorded_by=AGENCY_SECRETARY)
    assert (again.submitter, found(again)) == (AGENCY_SECRETARY, [])
    assert found(moved(taken, "withdraw", recorded_by=AGENCY_SECRETARY)) == []
    assert found(edited(again, submitter=SUBMITTER)) == ["acts-submitter-differs"]
