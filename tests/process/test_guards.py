"""What must hold before a move: the form, the gates, the meeting, the conditions, the change, the target of a void."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from som_cli.process.engine import Advance, advance
from som_cli.process.records import Change
from som_cli.settings import Settings
from tests.builders.meetings import held_meeting, meeting
from tests.builders.people import agency_body, body, organisation
from tests.builders.process import (
    ATTENDANCE,
    COMMITTEE,
    CONDITION,
    EARLY,
    HELD,
    LATER,
    SHARE_BY,
    SUBMITTER,
    TODAY,
    amended,
    card,
    case_in,
    codes,
    decision,
    edited,
    filed,
    moved,
    refused,
    registry,
    shelf,
)
from tests.builders.process import case as new_case

if TYPE_CHECKING:
    from som_cli.process.registry import Registry


def notes(case: Any, move: str, around: Registry | None = None, **changes: Any) -> list[str]:
    answer = advance(case, decision(move, **changes), around or registry())
    assert isinstance(answer, Advance), codes(answer.reasons)
    return codes(answer.notes)


# -- the form -----------------------------------------------------------------------------------------------------


@pytest.mark.req("D15", "D53")
@pytest.mark.parametrize("field", ["current_situation", "problem", "expected_outcome", "impact", "alternatives"])
def test_each_of_the_five_duties_must_be_written_before_it_is_submitted(field: str) -> None:
    [reason] = refused(new_case(**{field: None}), "submit").reasons
    assert (reason.code, reason.at, reason.facts["key"]) == ("acts-duty-missing", (field,), field)


@pytest.mark.req("D15")
@pytest.mark.parametrize("text", ["TBD", "täpsustamisel", "  ... ", "Täpsustub hiljem."])
def test_a_text_that_only_stands_in_is_no_answer(text: str) -> None:
    assert codes(refused(new_case(problem=text), "submit").reasons) == ["acts-duty-placeholder"]
    alternatives = [{"title": text.strip()}]
    assert codes(refused(new_case(alternatives=alternatives), "submit").reasons) == ["acts-duty-placeholder"]
    assert codes(refused(new_case(title=text.strip()), "submit").reasons) == ["acts-duty-placeholder"]


def test_that_the_impact_is_unknown_is_an_answer() -> None:
    assert notes(new_case(impact="teadmata"), "submit") == []


@pytest.mark.req("D21", "D56")
def test_it_develops_a_service_or_belongs_to_a_policy() -> None:
    assert codes(refused(new_case(service=None), "submit").reasons) == ["acts-service-missing"]
    assert notes(new_case(service=None, policy="eakad"), "submit") == []
    assert codes(refused(new_case(service="ei-ole"), "submit").reasons) == ["initiatives-service-unknown"]


@pytest.mark.req("D5", "D6", "D7", "S13", "X15")
def test_an_idea_without_a_basis_of_priority_is_warned_and_not_refused() -> None:
    assert notes(new_case(priority_basis=None), "submit") == ["acts-priority-basis"]
    assert notes(new_case(plan_goals=[]), "submit") == ["acts-plan-goal"]
    assert notes(new_case(priority_basis="political", plan_goals=[]), "submit") == []


def test_all_reasons_come_at_once_in_the_order_of_the_guards() -> None:
    refusal = refused(new_case(problem=None, impact=None, service=None), "submit")
    assert codes(refusal.reasons) == ["acts-duty-missing", "acts-duty-missing", "acts-service-missing"]


# -- the lead -----------------------------------------------------------------------------------------------------


@pytest.mark.req("X27")
def test_where_nobody_leads_service_or_policy_the_head_of_the_agency_stands_in() -> None:
    around = registry(
        services={}, policies={}, organisations=shelf(organisation(), organisation(id="som", parent=None))
    )
    case = new_case(service=None, policy="eakad")
    submitted = advance(case, decision("submit"), replace(around, policies=registry().policies))
    assert isinstance(submitted, Advance)
    agreed = advance(
        replace(case, acts=(filed(submitted.act),)), decision("agree", recorded_by="peeter-pihlakas"), around
    )
    assert isinstance(agreed, Advance)
    assert (agreed.act.by, codes(agreed.notes)) == ("peeter-pihlakas", ["acts-lead-head"])


def test_where_nobody_at_all_leads_it_cannot_be_submitted() -> None:
    around = registry(policies=registry().policies, people={SUBMITTER: registry().people[SUBMITTER]})
    refusal = refused(new_case(), "submit", around)
    assert codes(refusal.reasons) == ["acts-lead-missing"]


# -- the gates ----------------------------------------------------------------------------------------------------


@pytest.mark.req("D17", "X30")
def test_the_agency_is_warned_if_tehik_was_not_asked_and_the_work_not_estimated() -> None:
    case = case_in("presented", consulted=[{"person": "toomas-jalakas"}], estimate="unknown")
    assert notes(case, "assess") == ["acts-not-consulted", "acts-not-estimated"]


@pytest.mark.req("D17")
def test_a_talk_with_tehik_that_is_still_to_come_does_not_count() -> None:
    talk = {"organisation": "tehik", "date": "2026-12-11"}
    case = case_in("presented", consulted=[talk])
    assert notes(case, "assess") == ["acts-not-consulted"]
    assert notes(case, "assess", around=registry(today=dt.date(2026, 12, 11)), day=dt.date(2026, 12, 11)) == []


@pytest.mark.req("D42", "D43", "D45")
@pytest.mark.parametrize(
    ("change", "code"),
    [
        pytest.param({"impact_assessment": None}, "acts-gate-impact", marks=pytest.mark.req("D42")),
        pytest.param({"impact_assessment": {"clients": "TBD"}}, "acts-gate-impact", marks=pytest.mark.req("D42")),
        pytest.param({"parties": []}, "acts-gate-parties", marks=pytest.mark.req("D43")),
        pytest.param(
            {"alternatives": [{"title": "Mitte midagi"}]}, "acts-gate-alternatives", marks=pytest.mark.req("D45")
        ),
    ],
)
def test_a_gate_that_is_a_duty_refuses_the_sharing(change: dict[str, Any], code: str) -> None:
    assert codes(refused(case_in("forwarded", **change), "share", day=SHARE_BY).reasons) == [code]


@pytest.mark.req("D44", "D46")
@pytest.mark.parametrize(
    ("change", "code"),
    [
        pytest.param({"legislation": None}, "acts-gate-law-unknown", marks=pytest.mark.req("D16", "D44")),
        pytest.param({"legislation": "unknown"}, "acts-gate-law-unknown", marks=pytest.mark.req("D44")),
        pytest.param({"legislation": {"needed": "yes"}}, "acts-gate-law", marks=pytest.mark.req("D44")),
        pytest.param(
            {"legislation": {"needed": "yes", "status": "not_started"}}, "acts-gate-law", marks=pytest.mark.req("D44")
        ),
        pytest.param({"budget": "unknown"}, "acts-gate-funding", marks=pytest.mark.req("D46")),
        pytest.param(
            {"budget": {"lines": [{"year": 2027, "amount": 5}]}}, "acts-gate-source", marks=pytest.mark.req("D46")
        ),
        pytest.param(
            {"impact_assessment": {"clients": "Vastus on kohe."}},
            "acts-gate-impact-open",
            marks=pytest.mark.req("D42"),
        ),
    ],
)
def test_a_gate_for_where_possible_warns_and_lets_pass(change: dict[str, Any], code: str) -> None:
    assert notes(case_in("forwarded", **change), "share", day=SHARE_BY) == [code]


def test_a_law_that_is_being_changed_passes_the_gate() -> None:
    case = case_in("forwarded", legislation={"needed": "yes", "status": "started"})
    assert notes(case, "share", day=SHARE_BY) == []


def test_a_repository_may_lower_a_gate_for_a_while_but_never_what_holds_the_trail_together() -> None:
    low = {"level": "warning", "reason": "Proovime.", "until": "2026-12-31"}
    levels = {"acts-gate-parties": low, "acts-card-differs": low}
    around = registry(settings=Settings.model_validate({"schema": "settings/1", "levels": levels}))
    assert notes(case_in("forwarded", parties=[]), "share", around, day=SHARE_BY) == ["acts-gate-parties"]
    changed = edited(case_in("forwarded"), problem="Muu.")
    assert codes(refused(changed, "share", around, day=SHARE_BY).reasons) == ["acts-card-differs"]


# -- sharing and meetings -----------------------------------------------------------------------------------------


@pytest.mark.req("D61")
@pytest.mark.parametrize(("day", "found"), [(SHARE_BY, []), (SHARE_BY + dt.timedelta(days=1), ["acts-shared-late"])])
def test_sharing_later_than_three_weeks_before_is_a_finding_and_no_refusal(day: dt.date, found: list[str]) -> None:
    assert notes(case_in("forwarded"), "share", day=day) == found


@pytest.mark.req("D61")
def test_nothing_is_shared_for_a_meeting_that_is_over() -> None:
    around = registry(today=dt.date(2026, 12, 11))
    [reason] = refused(case_in("forwarded"), "share", around, day=dt.date(2026, 12, 11)).reasons
    assert (reason.code, reason.facts["coming"]) == ("acts-meeting-past", (LATER,))


@pytest.mark.req("D61")
def test_what_comes_back_on_the_day_of_its_meeting_is_shared_for_a_later_one() -> None:
    case = case_in("forwarded")
    [reason] = refused(case, "share", day=TODAY).reasons
    assert (reason.code, reason.facts["coming"]) == ("acts-meeting-past", (LATER,))
    early = registry(meetings=shelf(meeting(id=HELD, date=TODAY.isoformat()), meeting(id=LATER, date="2027-03-17")))
    assert moved(case, "share", early, day=TODAY).shared_for == HELD
    assert moved(case, "share", day=TODAY, meeting=None).shared_for == LATER


@pytest.mark.req("D62")
def test_nothing_is_decided_at_a_discussion_of_reviewers() -> None:
    around = registry(meetings=shelf(held_meeting(kind="discussion", attendance=ATTENDANCE)))
    assert codes(refused(case_in("defended"), "decide", around).reasons) == ["acts-meeting-discussion"]


@pytest.mark.req("D38", "D73")
def test_a_decision_names_a_meeting_of_the_committee_of_the_domain() -> None:
    meetings = {**registry().meetings, **shelf(held_meeting(id="2026-12-09-ska", body="ska-juhtruhm"))}
    refusal = refused(case_in("defended"), "decide", registry(meetings=meetings), meeting="2026-12-09-ska")
    assert codes(refusal.reasons) == ["acts-meeting-of-other-body"]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"status": "planned", "attendance": None}, "acts-meeting-not-held"),
        ({"status": "frozen", "attendance": None}, "acts-meeting-not-held"),
        ({"status": "cancelled"}, "acts-meeting-cancelled"),
        ({"date": "2026-12-11"}, "acts-meeting-future"),
        ({"attendance": {"present": ["kaja-kask"]}}, "acts-meeting-not-quorate"),
    ],
)
@pytest.mark.req("D12", "D73")
def test_a_committee_decides_at_a_meeting_that_was_held_and_quorate(change: dict[str, Any], code: str) -> None:
    case = case_in("defended")
    around = registry(meetings=shelf(held_meeting(**({"attendance": ATTENDANCE} | change))))
    assert code in codes(refused(case, "decide", around).reasons)


def test_the_arithmetic_of_a_quorum_that_was_missed_is_told() -> None:
    around = registry(meetings=shelf(held_meeting(attendance={"present": ["kaja-kask", "rein-vaher"]})))
    [reason] = refused(case_in("defended"), "decide", around).reasons
    assert dict(reason.facts) == {"meeting": HELD, "present": 1, "seats": 2, "needed": 2}


@pytest.mark.req("X26")
def test_a_body_without_a_quorum_counts_as_quorate_with_a_note() -> None:
    around = registry(bodies=shelf(body(quorum=None), agency_body()))
    assert notes(case_in("defended"), "decide", around) == ["acts-quorum-unset"]


@pytest.mark.req("D61")
def test_it_may_be_decided_at_a_later_meeting_than_it_was_shared_for_and_never_at_an_earlier() -> None:
    earlier = held_meeting(id="2026-12-01-sotsiaal", date="2026-12-01", attendance=ATTENDANCE)
    later = held_meeting(id=LATER, date="2027-03-17", attendance=ATTENDANCE)
    around = registry(meetings={**registry().meetings, **shelf(earlier, later)}, today=dt.date(2027, 3, 17))
    case = case_in("shared")
    refusal = refused(case, "defend", around, meeting="2026-12-01-sotsiaal")
    assert codes(refusal.reasons) == ["acts-meeting-before-shared"]
    case = moved(case, "defend", around, day=dt.date(2027, 3, 17), meeting=LATER)
    assert moved(case, "decide", around, day=dt.date(2027, 3, 17), meeting=LATER).state == "planned"


def test_an_extraordinary_meeting_takes_the_place_of_one_that_was_cancelled() -> None:
    extra = held_meeting(id="2026-12-03-sotsiaal", date="2026-12-03", kind="extraordinary", attendance=ATTENDANCE)
    around = registry(meetings=shelf(meeting(status="cancelled"), extra))
    case = moved(case_in("shared"), "defend", around, meeting="2026-12-03-sotsiaal")
    assert moved(case, "decide", around, meeting="2026-12-03-sotsiaal").state == "planned"


@pytest.mark.req("D68")
def test_it_is_not_defended_before_the_meeting() -> None:
    around = registry(today=dt.date(2026, 12, 9))
    refusal = refused(case_in("shared"), "defend", around, day=dt.date(2026, 12, 9))
    assert codes(refusal.reasons) == ["acts-meeting-future"]


def test_a_move_of_the_agencys_body_need_not_name_a_meeting_and_names_no_other_bodys() -> None:
    agency_meeting = held_meeting(id="2026-12-09-ska", body="ska-juhtruhm", date="2026-12-09", attendance=None)
    planned = meeting(id="2026-12-10-ska", body="ska-juhtruhm")
    around = registry(meetings={**registry().meetings, **shelf(agency_meeting, planned)})
    case = case_in("presented", around)
    assert notes(case, "assess", around, meeting="2026-12-09-ska") == []
    assert codes(refused(case, "assess", around, meeting="2026-12-10-ska").reasons) == ["acts-meeting-not-held"]
    assert codes(refused(case, "assess", around, meeting=HELD).reasons) == ["acts-meeting-of-other-body"]


def test_the_only_meeting_and_the_only_body_that_fit_are_filled_in() -> None:
    answer = advance(case_in("defended"), decision("decide", meeting=None), registry())
    assert isinstance(answer, Advance)
    assert (answer.act.meeting, answer.act.body) == (HELD, COMMITTEE)


# -- conditions ---------------------------------------------------------------------------------------------------


def test_a_condition_keeps_its_own_name_unless_it_is_taken() -> None:
    named = CONDITION.model_copy(update={"id": "rahastus"})
    case = moved(case_in("defended"), "decide", outcome="yes-if", conditions=(named, CONDITION))
    assert [one.condition.id for one in case.conditions] == ["rahastus", "c1"]
    refusal = refused(case_in("defended"), "decide", outcome="yes-if", conditions=(named, named))
    assert codes(refusal.reasons) == ["acts-condition-id-taken"]


def test_a_yes_has_no_conditions() -> None:
    assert codes(refused(case_in("defended"), "decide", conditions=(CONDITION,)).reasons) == [
        "acts-conditions-unwanted"
    ]


def test_a_condition_answers_to_a_known_person_and_has_time() -> None:
    odd = CONDITION.model_copy(update={"owner": "ei-ole", "due": dt.date(2026, 12, 9)})
    answer = refused(case_in("defended"), "decide", outcome="yes-if", conditions=(odd,))
    assert codes(answer.reasons) == ["acts-person-unknown"]
    turned = odd.model_copy(update={"owner": "-".join(reversed(CONDITION.owner.split("-")))})
    answer = refused(case_in("defended"), "decide", outcome="yes-if", conditions=(turned,))
    assert answer.reasons[0].facts["nearest"] == CONDITION.owner
    early = CONDITION.model_copy(update={"due": dt.date(2026, 12, 9)})
    assert notes(case_in("defended"), "decide", outcome="yes-if", conditions=(early,)) == ["acts-condition-due"]


@pytest.mark.req("D71")
def test_only_a_condition_that_is_open_is_reported_and_only_one_that_was_reported_is_verified() -> None:
    case = case_in("conditional")
    assert codes(refused(case, "verify").reasons) == ["acts-condition-not-reported"]
    assert codes(refused(case, "meet", condition="c9").reasons) == ["acts-condition-unknown"]
    assert codes(refused(case, "verify", condition="c9").reasons) == ["acts-condition-unknown"]
    assert codes(refused(moved(case, "meet"), "meet").reasons) == ["acts-condition-unverified"]
    done = moved(moved(case, "meet"), "verify")
    assert codes(refused(done, "meet").reasons) == ["acts-condition-verified"]
    assert codes(refused(done, "verify").reasons) == ["acts-condition-verified"]
    assert "acts-conditions-all-verified" in codes(refused(done, "meet", condition=None).reasons)


@pytest.mark.req("D71")
def test_it_does_not_come_back_while_a_condition_is_open_or_unverified() -> None:
    case = case_in("conditional")
    assert codes(refused(case, "resubmit").reasons) == ["acts-condition-open"]
    assert codes(refused(moved(case, "meet"), "resubmit").reasons) == ["acts-condition-unverified"]


# -- changes ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("state", ["submitted", "agreed", "assessed", "forwarded", "shared", "defended", "planned"])
@pytest.mark.parametrize(
    "change", [{"problem": "Muu."}, {"budget": "unknown"}, {"schedule": None}, {"domain": "health"}]
)
def test_no_move_is_made_on_a_card_that_was_changed_by_hand(state: str, change: dict[str, Any]) -> None:
    case = edited(case_in(state), **change)
    assert "acts-card-differs" in codes(refused(case, "withdraw" if state != "planned" else "start").reasons)


def test_a_draft_that_was_returned_is_edited_freely() -> None:
    case = moved(case_in("submitted"), "agree", outcome="return")
    assert moved(edited(case, problem="Täpsem probleem."), "submit").state == "submitted"


@pytest.mark.req("D33")
def test_there_must_be_a_change_to_confirm() -> None:
    assert codes(refused(case_in("planned"), "confirm").reasons) == ["acts-change-none"]
    case = moved(amended(case_in("planned"), "problem", "Muu."), "confirm", outcome="no")
    assert codes(refused(case, "confirm").reasons) == ["acts-change-refused"]


def test_a_change_is_not_confirmed_at_a_meeting_held_before_it() -> None:
    later = dt.date(2026, 12, 14)
    around = registry(today=later)
    case = amended(case_in("planned"), "problem", "Muu.", around, day=later)
    assert codes(refused(case, "confirm", around, day=later).reasons) == ["acts-meeting-before-change"]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ((Change(path="problem", old="Muu.", new="Mitte see."),), "acts-change-not-made"),
        ((Change(path="title", old="Vana", new="Pensionikalkulaator"),), "acts-change-editorial"),
        ((Change(path="domain", old="health", new="social"),), "acts-change-incomplete"),
        (
            (Change(path="domain", old="social", new="social"),),
            "acts-change-empty",
        ),
    ],
)
def test_an_amendment_says_what_was_changed_and_all_of_it(changes: tuple[Change, ...], code: str) -> None:
    assert codes(refused(case_in("planned"), "amend", changes=changes).reasons) == [code]


def test_an_amendment_names_every_material_change() -> None:
    case = edited(case_in("planned"), problem="Muu.", expected_outcome="Muu.")
    old = case_in("planned").card.record.problem
    change = Change(path="problem", old=old, new="Muu.")
    assert codes(refused(case, "amend", changes=(change,)).reasons) == ["acts-change-incomplete"]


def test_an_amendment_may_take_editorial_changes_along() -> None:
    before = case_in("planned")
    case = edited(before, problem="Muu.", title="Uus")
    changes = (
        Change(path="problem", old=before.card.record.problem, new="Muu."),
        Change(path="title", old=before.card.record.title, new="Uus"),
    )
    assert [act.stem for act in moved(case, "amend", changes=changes).waiting] == ["009-amend"]


# -- voids --------------------------------------------------------------------------------------------------------


def test_only_the_last_act_that_counts_can_be_voided() -> None:
    [reason] = refused(case_in("agreed"), "void", target="001-submit").reasons
    assert (reason.code, reason.facts["last"]) == ("acts-target-not-last", "002-agree")


def test_an_amendment_is_amended_again_and_never_voided() -> None:
    case = amended(case_in("planned"), "problem", "Muu.")
    assert codes(refused(case, "void", target="009-amend").reasons) == ["acts-target-amend"]
    assert codes(refused(case, "void", target="008-decide").reasons) == ["acts-target-not-last"]


def test_a_void_is_not_voided_and_nothing_is_voided_twice() -> None:
    case = moved(case_in("agreed"), "void", target="002-agree")
    assert codes(refused(case, "void", target="003-void").reasons) == ["acts-target-void"]
    assert codes(refused(case, "void", target="002-agree").reasons) == ["acts-target-voided"]


def test_what_is_not_there_cannot_be_voided_unless_a_merge_dropped_it() -> None:
    digest = "a1:" + "5" * 64
    assert codes(refused(case_in("agreed"), "void", target="002-withdraw").reasons) == ["acts-target-unknown"]
    assert codes(refused(case_in("agreed"), "void", target="007-withdraw", target_digest=digest).reasons) == [
        "acts-target-unknown"
    ]
    for wrong in ("99-x", "2-x y", "002-agree.yaml"):
        [reason] = refused(case_in("agreed"), "void", target=wrong, target_digest=digest).reasons
        assert (reason.code, reason.facts["known"]) == ("acts-target-unknown", ("001-submit", "002-agree"))
    case = moved(case_in("agreed"), "void", target="002-withdraw", target_digest=digest)
    assert (case.state, case.acts[-1].record.target_digest) == ("agreed", digest)


def test_a_return_is_not_voided_once_the_draft_was_edited() -> None:
    returned = moved(case_in("submitted"), "agree", outcome="return")
    assert moved(returned, "void", target="002-agree").state == "submitted"
    case = edited(returned, problem="Muu.")
    assert codes(refused(case, "void", target="002-agree").reasons) == ["acts-target-text"]


def test_a_draft_has_nothing_to_void() -> None:
    assert codes(refused(case_in("draft"), "void", target=None).against) == ["acts-target-none"]


def test_the_bodies_that_a_move_needs_are_on_file() -> None:
    around = registry(bodies={})
    assert "acts-body-none-agency" in codes(refused(case_in("agreed"), "present", around, body=None).reasons)
    reasons = codes(refused(case_in("defended"), "decide", around, body=None).reasons)
    assert "acts-body-none-domain" in reasons


def test_dates_follow_each_other_and_never_run_ahead() -> None:
    late = refused(case_in("submitted"), "agree", day=EARLY - dt.timedelta(days=1))
    assert codes(late.reasons) == ["acts-date-order"]
    ahead = refused(case_in("submitted"), "agree", date=TODAY + dt.timedelta(days=1))
    assert codes(ahead.reasons) == ["acts-date-ahead"]


def test_the_day_is_counted_in_tallinn() -> None:
    late_evening = dt.datetime(2026, 10, 14, 22, 30, tzinfo=dt.UTC)  # past midnight in Tallinn
    case = moved(case_in("submitted"), "agree", date=dt.date(2026, 10, 15), recorded_at=late_evening)
    assert case.state == "agreed"


def test_the_card_of_the_builders_passes_every_gate() -> None:
    assert card().record.parties


@pytest.mark.req("D18", "X7")
@pytest.mark.parametrize(
    ("state", "notes_", "date"),
    [
        ("submitted", [], None),
        ("agreed", ["acts-amend-back"], None),
        ("shared", ["acts-amend-back"], TODAY),
        ("planned", [], None),
    ],
)
def test_an_amendment_that_takes_it_back_says_so(state: str, notes_: list[str], date: dt.date | None) -> None:
    case = edited(case_in(state), problem="Muu mure.", title="Muu")
    old = case_in(state).card.record
    changes = (Change(path="title", old=old.title, new="Muu"), Change(path="problem", old=old.problem, new="Muu mure."))
    answer = advance(case, decision("amend", changes=changes), registry())
    assert isinstance(answer, Advance)
    assert [(one.code, one.at, one.facts["date"]) for one in answer.notes] == [
        (code, ("problem",), date) for code in notes_
    ]
