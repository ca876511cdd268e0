"""Who may make a move, and who may record it: roles on the day, evidence, four eyes."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from som_cli.diagnostics import Named
from som_cli.process import trail
from som_cli.process.digests import act_digest
from som_cli.process.engine import Advance, advance, outlook
from som_cli.report.sentences import hint, sentence
from tests.builders.people import agency_body, body, body_values, organisation, person
from tests.builders.process import (
    AGENCY_CHAIR,
    AGENCY_SECRETARY,
    COMMITTEE_SECRETARY,
    COORDINATOR,
    EARLY,
    LATER,
    LEAD,
    NAMES,
    OUTSIDER,
    POLICY_LEAD,
    SUBMITTER,
    amended,
    case_in,
    codes,
    decision,
    made,
    moved,
    put,
    refused,
    registry,
    shelf,
)
from tests.builders.process import case as new_case

if TYPE_CHECKING:
    from som_cli.process.registry import Registry

EVIDENCE = "https://github.com/som/valitsemine/pull/12#pullrequestreview-1"


def with_member(role: str, who: str, **dates: str) -> Registry:
    members = [*body_values()["members"], {"person": who, "role": role, **dates}]
    return registry(bodies=shelf(body(members=members), agency_body()))


# -- persons ------------------------------------------------------------------------------------------------------


@pytest.mark.req("D18", "D56", "D13", "D14", "D19", "D22", "D39", "D68", "S112", "S114")
@pytest.mark.parametrize(
    ("state", "move", "allowed"),
    [
        ("draft", "submit", {SUBMITTER}),
        ("submitted", "agree", {LEAD}),
        ("agreed", "present", {SUBMITTER, LEAD}),
        ("forwarded", "share", {COORDINATOR}),
        ("shared", "defend", {AGENCY_CHAIR, LEAD, SUBMITTER}),
        ("conditional", "meet", {LEAD}),
        ("planned", "start", {LEAD}),
        ("in_progress", "hold", {LEAD}),
        ("on_hold", "resume", {LEAD}),
        ("in_progress", "complete", {LEAD}),
        ("agreed", "withdraw", {SUBMITTER, LEAD}),
        ("agreed", "void", {COORDINATOR, AGENCY_SECRETARY}),
        ("planned", "void", {COORDINATOR}),
    ],
)
def test_a_persons_move_is_made_by_those_whom_the_table_names(state: str, move: str, allowed: set[str]) -> None:
    case = case_in(state)
    assert case.state == state
    target: dict[str, Any] = {"target": case.last.stem} if move == "void" and case.last else {}
    day: dict[str, Any] = {"day": EARLY} if move == "share" else {}
    found = {
        who
        for who in registry().people
        if isinstance(advance(case, decision(move, **day, recorded_by=who, by=who, **target), registry()), Advance)
    }
    assert found == allowed


@pytest.mark.req("D56")
def test_where_there_is_no_service_the_policy_lead_agrees() -> None:
    case = moved(new_case(service=None, policy="eakad"), "submit", day=EARLY)
    assert codes(refused(case, "agree", day=EARLY, by=LEAD).reasons) == ["acts-by-not-allowed"]
    assert made(case, "agree", day=EARLY, recorded_by=POLICY_LEAD).by == POLICY_LEAD


@pytest.mark.req("D56")
def test_a_lead_who_has_left_does_not_lead() -> None:
    gone = person(id=LEAD, name="Toomas Jalakas", email=[], active={"to": "2026-09-30"})
    around = registry(people={**registry().people, **shelf(gone)})
    case = moved(new_case(), "submit", around, day=EARLY)
    refusal = refused(case, "agree", around, day=EARLY, by=LEAD)
    assert codes(refusal.reasons) == ["acts-by-not-allowed"]
    assert made(case, "agree", around, day=EARLY, recorded_by=POLICY_LEAD).by == POLICY_LEAD


@pytest.mark.req("D20", "D54", "D55")
def test_a_submitter_does_not_agree_to_the_own_initiative() -> None:
    [reason] = refused(case_in("submitted"), "agree", recorded_by=SUBMITTER, by=SUBMITTER).reasons
    assert reason.code == "acts-own-initiative"
    assert [one.id for one in reason.facts["people"]] == [LEAD]  # type: ignore[union-attr]


@pytest.mark.req("D20")
def test_a_submitter_who_is_the_lead_agrees_again_after_an_amendment() -> None:
    case = moved(new_case(submitter=LEAD), "submit", recorded_by=LEAD, day=EARLY)
    case = amended(case, "problem", "Täpsem.", recorded_by=LEAD, day=EARLY)
    assert (case.state, moved(case, "agree", day=EARLY).state) == ("submitted", "agreed")


@pytest.mark.req("D20")
def test_a_coordinator_who_is_the_submitter_does_not_verify() -> None:
    around = with_member("coordinator", SUBMITTER)
    case = moved(case_in("conditional", around), "meet", around)
    refusal = refused(case, "verify", around, recorded_by=SUBMITTER)
    assert codes(refusal.reasons) == ["acts-own-initiative"]
    assert moved(case, "verify", around).conditions[0].status == "verified"


@pytest.mark.req("D20")
def test_the_submitter_does_not_record_a_verification_either() -> None:
    case = moved(case_in("conditional"), "meet")
    refusal = refused(case, "verify", recorded_by=SUBMITTER, by=COORDINATOR, evidence=EVIDENCE)
    assert codes(refusal.reasons) == ["acts-own-initiative"]
    [verify] = [one for one in outlook(case, registry(), SUBMITTER).open if one.move == "verify"]
    assert "--evidence" not in verify.command


@pytest.mark.req("D20")
@pytest.mark.parametrize("state", ["planned", "rejected", "forwarded"])
def test_a_coordinator_who_is_the_submitter_does_not_void_what_a_body_decided(state: str) -> None:
    around = with_member("coordinator", SUBMITTER)
    case = case_in(state, around)
    assert case.last is not None
    target = case.last.stem
    [reason] = refused(case, "void", around, recorded_by=SUBMITTER, target=target).reasons
    assert (reason.code, str(reason.facts["people"][0])) == ("acts-void-own", "Rein Vaher")  # type: ignore[index]
    [seen] = [one for one in outlook(case, around, SUBMITTER).open if one.move == "void"]
    assert SUBMITTER not in [one.id for one in seen.who]


@pytest.mark.req("D20")
def test_a_coordinator_who_is_the_submitter_may_void_the_own_submission() -> None:
    around = with_member("coordinator", SUBMITTER)
    assert moved(case_in("submitted"), "void", around, recorded_by=SUBMITTER, target="001-submit").state == "draft"


@pytest.mark.req("D20")
def test_f06_a_void_by_the_submitter_of_what_was_decided_is_found_on_file() -> None:
    case = case_in("planned")
    assert case.last is not None
    void = moved(case, "void", target=case.last.stem)
    around = with_member("coordinator", SUBMITTER)
    act = void.acts[-1].record.model_copy(update={"by": SUBMITTER, "recorded_by": SUBMITTER})
    forged = put(case, act.model_copy(update={"digest": act_digest(act)}))
    assert codes(trail.check(forged, around)) == ["acts-void-own"]


def test_whoever_may_not_make_a_move_is_told_that_and_asked_for_nothing() -> None:
    refusal = refused(case_in("defended"), "decide", recorded_by=OUTSIDER, outcome=None, reason=None)
    assert codes(refusal.missing) == ["process-outcome-missing", "process-ask-missing"]
    assert codes(refusal.told) == ["acts-recorder-body"]
    allowed = refused(case_in("defended"), "decide", outcome=None, reason=None, meeting=LATER)
    assert codes(allowed.told)[-2:] == codes(allowed.missing)


def test_who_answers_is_filled_in_for_the_recorder_and_where_there_is_only_one() -> None:
    assert made(case_in("agreed"), "present", recorded_by=LEAD).by == LEAD
    assert made(case_in("submitted"), "agree", recorded_by=SUBMITTER, evidence=EVIDENCE).by == LEAD
    refusal = refused(case_in("agreed"), "present", recorded_by=AGENCY_SECRETARY, evidence=EVIDENCE)
    assert codes(refusal.reasons) == ["acts-by-missing"]


# -- recorders ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("recorder", [SUBMITTER, AGENCY_SECRETARY, AGENCY_CHAIR, COORDINATOR, COMMITTEE_SECRETARY])
def test_another_persons_move_is_recorded_on_evidence(recorder: str) -> None:
    case = case_in("submitted")
    assert codes(refused(case, "agree", recorded_by=recorder, by=LEAD).reasons) == ["acts-evidence-missing"]
    act = made(case, "agree", recorded_by=recorder, by=LEAD, evidence=EVIDENCE)
    assert (act.by, act.recorded_by, act.evidence) == (LEAD, recorder, EVIDENCE)


def test_an_outsider_records_nothing_for_others() -> None:
    refusal = refused(case_in("submitted"), "agree", recorded_by=OUTSIDER, by=LEAD, evidence=EVIDENCE)
    assert codes(refusal.reasons) == ["acts-recorder-person"]
    own = refused(case_in("submitted"), "agree", recorded_by=OUTSIDER, by=AGENCY_SECRETARY, evidence=EVIDENCE)
    people = next(reason.facts["people"] for reason in own.reasons if reason.code == "acts-recorder-person")
    assert isinstance(people, tuple)
    assert AGENCY_SECRETARY not in [one.id for one in people if isinstance(one, Named)]


def test_the_one_who_answers_is_named_once_in_the_refusal_of_an_outsider() -> None:
    refusal = refused(case_in("forwarded"), "share", recorded_by=OUTSIDER, meeting=LATER, reviewers=(LEAD,))
    told = next(reason for reason in refusal.reasons if reason.code == "acts-recorder-person")
    assert f"{sentence(told)} {hint(told)}".count(NAMES[COORDINATOR]) == 1


@pytest.mark.req("D12")
@pytest.mark.parametrize(
    ("state", "move", "allowed"),
    [
        ("presented", "assess", {AGENCY_SECRETARY, AGENCY_CHAIR}),
        ("assessed", "endorse", {AGENCY_SECRETARY, AGENCY_CHAIR}),
        ("defended", "decide", {COMMITTEE_SECRETARY, COORDINATOR, POLICY_LEAD}),
        ("planned", "prioritise", {COMMITTEE_SECRETARY, COORDINATOR, POLICY_LEAD}),
        ("planned", "cancel", {COMMITTEE_SECRETARY, COORDINATOR, POLICY_LEAD}),
    ],
)
def test_a_bodys_move_is_recorded_by_its_secretary_chair_or_coordinator(
    state: str, move: str, allowed: set[str]
) -> None:
    case = case_in(state)
    found = {
        who
        for who in registry().people
        if isinstance(advance(case, decision(move, recorded_by=who), registry()), Advance)
    }
    assert found == allowed


@pytest.mark.req("D20")
def test_a_submitter_does_not_record_what_a_body_decided_even_as_its_secretary() -> None:
    around = with_member("secretary", SUBMITTER)
    refusal = refused(case_in("defended", around), "decide", around, recorded_by=SUBMITTER)
    assert codes(refusal.reasons) == ["acts-recorder-own"]


@pytest.mark.parametrize(
    ("dates", "passes"),
    [
        ({"from": "2026-12-10", "to": "2026-12-10"}, True),
        ({"to": "2026-12-09"}, False),
        ({"from": "2026-12-11"}, False),
    ],
)
def test_a_role_counts_on_the_day_of_the_act(dates: dict[str, str], passes: bool) -> None:
    around = with_member("secretary", OUTSIDER, **dates)
    answer = advance(case_in("defended"), decision("decide", recorded_by=OUTSIDER), around)
    assert isinstance(answer, Advance) is passes


def test_a_name_that_nobody_bears_is_refused_with_the_nearest() -> None:
    refusal = refused(case_in("defended"), "decide", body="sotsial", meeting="2026-12-10-sotsial")
    found = {reason.code: reason.facts["nearest"] for reason in refusal.reasons if "nearest" in reason.facts}
    assert found == {"acts-body-unknown": "sotsiaal", "acts-meeting-unknown": "2026-12-10-sotsiaal"}
    [reason] = refused(case_in("agreed"), "present", presenter="mari-masikas").reasons
    assert (reason.code, reason.facts["nearest"]) == ("acts-person-unknown", SUBMITTER)


def test_a_role_that_nobody_holds_is_said_to_be_empty() -> None:
    around = registry(bodies=shelf(body(members=[]), agency_body()))
    refusal = refused(case_in("forwarded"), "share", around, day=dt.date(2026, 11, 19), by=COORDINATOR)
    assert "acts-by-nobody" in codes(refusal.reasons)


def test_nobody_records_without_being_on_file() -> None:
    refusal = refused(case_in("submitted"), "agree", by="ei-ole", recorded_by=LEAD, outcome="yes")
    assert codes(refusal.reasons) == ["acts-person-unknown"]


def test_of_a_condition_that_is_not_there_nobody_can_be_the_owner() -> None:
    refusal = refused(case_in("conditional"), "meet", by=LEAD, recorded_by=LEAD, condition="c9", evidence="Delta 1")
    assert codes(refusal.reasons) == ["acts-condition-unknown"]


# -- bodies -------------------------------------------------------------------------------------------------------


@pytest.mark.req("D27", "D38")
@pytest.mark.parametrize(
    ("state", "move", "other", "code"),
    [
        ("agreed", "present", "terk", "acts-body-of-agency"),
        ("presented", "assess", "terk", "acts-body-of-agency"),
        ("presented", "assess", "sotsiaal", "acts-body-of-agency"),
        ("defended", "decide", "tervis", "acts-body-of-domain"),
        ("defended", "decide", "ska-juhtruhm", "acts-body-of-domain"),
    ],
)
def test_the_body_is_the_agencys_own_or_the_committee_of_the_domain(
    state: str, move: str, other: str, code: str
) -> None:
    around = registry(
        bodies=shelf(
            body(), agency_body(), body(id="tervis", domain="health"), agency_body(id="terk", organisation="terk")
        ),
        organisations={**registry().organisations, **shelf(organisation(id="terk"))},
    )
    assert code in codes(refused(case_in(state), move, around, body=other).reasons)


@pytest.mark.req("D27")
def test_the_management_may_take_the_place_of_a_steering_group() -> None:
    management = agency_body(id="ska-juhtkond", type="agency_management")
    around = registry(bodies=shelf(body(), management))
    case = moved(case_in("agreed"), "present", around, body="ska-juhtkond")
    assert moved(case, "assess", around, body="ska-juhtkond").state == "assessed"


def test_of_two_bodies_that_fit_one_must_be_named() -> None:
    management = agency_body(id="ska-juhtkond", type="agency_management")
    around = registry(bodies=shelf(body(), agency_body(), management))
    refusal = refused(case_in("presented"), "assess", around, body=None)
    assert codes(refusal.reasons) == ["acts-body-missing"]


def test_an_agency_secretary_voids_only_until_it_has_been_shared() -> None:
    by: dict[str, Any] = {"recorded_by": AGENCY_SECRETARY}
    assert moved(case_in("forwarded"), "void", target="005-endorse", **by).state == "assessed"
    refusal = refused(case_in("shared"), "void", target="006-share", **by)
    assert codes(refusal.reasons) == ["acts-recorder"]


def test_the_recorder_is_judged_by_the_committee_of_the_initiatives_own_domain() -> None:
    around = replace(registry(), bodies={**registry().bodies, **shelf(body(id="tervis", domain="health", members=[]))})
    assert moved(case_in("forwarded"), "share", around, day=dt.date(2026, 11, 19)).state == "shared"
