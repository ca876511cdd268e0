"""What can happen next: open and closed moves, the reason, who can clear it, and a command that works."""

from __future__ import annotations

import re
import shlex
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

from som_cli.process import commands
from som_cli.process.engine import Advance, ClosedMove, OpenMove, advance, outlook
from som_cli.process.venues import awaited
from tests.builders.meetings import held_meeting, meeting
from tests.builders.people import agency_body, body
from tests.builders.process import (
    ASSESSMENT,
    ATTENDANCE,
    COMMITTEE_SECRETARY,
    COORDINATOR,
    GROUP,
    HELD,
    ID,
    LATER,
    LEAD,
    OUTSIDER,
    POLICY_LEAD,
    SUBMITTER,
    TODAY,
    WAYS,
    amended,
    case_in,
    codes,
    decision,
    edited,
    moved,
    process,
    registry,
    shelf,
)
from tests.builders.process import case as new_case

if TYPE_CHECKING:
    from som_cli.process.casefile import Case
    from som_cli.process.registry import Registry


def opened(case: Case, move: str, around: Registry | None = None, recorder: str | None = None) -> OpenMove:
    return next(one for one in outlook(case, around or registry(), recorder).open if one.move == move)


def closed(case: Case, move: str, around: Registry | None = None) -> ClosedMove:
    return next(one for one in outlook(case, around or registry()).closed if one.move == move)


@pytest.mark.parametrize("state", list(WAYS))
def test_every_move_is_either_open_or_closed_and_a_closed_one_has_a_reason_and_a_way_out(state: str) -> None:
    seen = outlook(case_in(state), registry())
    told = [one.move for one in seen.open] + [one.move for one in seen.closed]
    assert sorted(told) == sorted(move.id for move in process().moves)
    assert [one.move for one in seen.closed if not (one.reasons and one.command and one.who)] == []
    assert [one.move for one in seen.open if not (one.command and one.who)] == []


@pytest.mark.parametrize("state", list(WAYS))
def test_commands_name_known_things_and_leave_the_rest_to_a_person(state: str) -> None:
    for one in outlook(case_in(state), registry()).open:
        words = shlex.split(one.command)
        assert words[:2] == ["som", "initiative"]
        assert ID in words


FILL: dict[str, Any] = {
    "by": None, "presenter": SUBMITTER, "reviewers": POLICY_LEAD, "priority": 1, "rank": 1, "meeting": HELD,
    "evidence": "Delta 1.1-13/9", "reason": "Põhjus.", "result": "Tulemus.",
}  # fmt: skip


@pytest.mark.parametrize("state", list(WAYS))
def test_a_command_that_was_filled_in_works(state: str) -> None:
    case, around = case_in(state), registry()
    for one in outlook(case, around).open:
        if one.move == "amend":
            continue
        said = _said(one)
        answer = advance(case, decision(one.move, recorded_by=said["by"] or one.who[0].id, **said), around)
        assert isinstance(answer, Advance), (one.command, codes(answer.reasons))


def _said(one: OpenMove) -> dict[str, Any]:
    """What the command says, with each `<field>` filled in by somebody who knows."""
    words = shlex.split(re.sub(r"<([\w|-]+)>", lambda match: str(FILL.get(match[1], match[1])), one.command))
    fields = (
        "outcome", "by", "body", "meeting", "presenter", "assessment", "priority", "condition", "rank", "result",
        "reason", "evidence",
    )  # fmt: skip
    bare: dict[str, Any] = {**dict.fromkeys(fields), "reviewers": ()}
    for option, value in pairwise(words[4:]):
        field = {"--reviewer": "reviewers"}.get(option, option.removeprefix("--"))
        if option == "--assessment":
            bare["assessment"] = ASSESSMENT
        elif option.startswith("--"):
            bare[field] = (value,) if field == "reviewers" else None if value == "None" else value
    return bare


def test_what_is_known_is_filled_in() -> None:
    assert opened(case_in("submitted"), "agree").command == (
        f"som initiative advance {ID} agree --outcome yes --by {LEAD}"
    )
    assert opened(case_in("forwarded"), "share").command == (
        f'som initiative advance {ID} share --by {COORDINATOR} --meeting {LATER} --reviewer "<reviewers>"'
    )
    assert opened(case_in("defended"), "decide").command == (
        f'som initiative advance {ID} decide --outcome yes --body sotsiaal --meeting {HELD} --reason "<reason>"'
    )
    assert opened(case_in("draft"), "submit").command == f"som initiative submit {ID}"
    assert opened(case_in("planned"), "amend").command == (
        f'som initiative amend {ID} --field "<path>=<value>" --by "<by>"'
    )


def test_an_assessment_and_conditions_are_offered_in_the_form_in_which_they_are_read() -> None:
    assert '--assessment "outcome=<rating>: <text>"' in opened(case_in("presented"), "assess").command
    row = process().row("defended", "decide")
    assert row is not None
    words = commands.advance(case_in("defended"), row, decision("decide", outcome="yes-if"))
    assert '--conditions "text=<text>; satisfied_when=<satisfied_when>; owner=<owner>; due=<due>"' in words


def test_a_recorder_who_may_do_it_for_another_is_asked_for_the_evidence() -> None:
    case = case_in("submitted")
    assert opened(case, "agree", recorder=COORDINATOR).command.endswith(f'--by {LEAD} --evidence "<evidence>"')
    assert opened(case, "agree", recorder=LEAD).command.endswith(f"--by {LEAD}")
    assert opened(case, "agree", recorder=OUTSIDER).command.endswith(f"--by {LEAD}")
    assert opened(case, "withdraw", recorder=SUBMITTER).command.endswith(f'--by {SUBMITTER} --reason "<reason>"')


def test_an_open_move_says_what_it_asks_for_and_what_it_can_end_in() -> None:
    one = opened(case_in("defended"), "decide")
    assert [(ask.field, ask.required, ask.type) for ask in one.asks] == [
        ("meeting", True, "meeting"),
        ("reason", True, "text"),
        ("conditions", True, "conditions"),
    ]
    assert (one.outcomes, [who.id for who in one.who]) == (
        ("yes", "yes-if", "no"),
        [COMMITTEE_SECRETARY, POLICY_LEAD, COORDINATOR],
    )


def test_a_warning_does_not_close_a_move_but_stands_beside_it() -> None:
    case = case_in("forwarded", legislation="unknown")
    assert codes(opened(case, "share").notes) == ["acts-gate-law-unknown"]


@pytest.mark.req("D15")
def test_a_draft_that_lacks_its_duties_is_told_all_of_them_in_one_command() -> None:
    one = closed(new_case(problem=None, alternatives=None, service=None), "submit")
    assert (codes(one.reasons), [who.id for who in one.who], one.command) == (
        ["acts-duty-missing", "acts-duty-missing", "acts-service-missing"],
        [SUBMITTER],
        f'som initiative submit {ID} --problem "<problem>" --alternative "<title>=<why_not>" --service "<service>"',
    )


def test_where_nothing_can_be_voided_yet_the_command_fills_in_all_that_the_draft_lacks() -> None:
    lacking = new_case(problem=None)
    whole = f'som initiative submit {ID} --problem "<problem>"'
    assert (closed(lacking, "void").command, closed(lacking, "submit").command) == (whole, whole)
    returned = edited(moved(case_in("submitted"), "agree", outcome="return"), problem=None)
    one = closed(returned, "void")
    assert (codes(one.reasons), one.command) == (["acts-target-text"], whole)


def test_a_service_that_does_not_exist_is_named_anew() -> None:
    one = closed(new_case(service="ei-ole", policy=None), "submit")
    assert one.command == f'som initiative submit {ID} --service "<service>"'


def test_a_service_without_any_lead_gets_one_on_its_card() -> None:
    people = {SUBMITTER: registry().people[SUBMITTER]}
    assert closed(new_case(), "submit", registry(people=people)).command == "som save ska-pension"


@pytest.mark.req("D42", "D43")
def test_an_open_gate_is_cleared_by_who_wrote_the_card() -> None:
    one = closed(case_in("forwarded", parties=[]), "share")
    assert ([who.id for who in one.who], one.command) == (
        [SUBMITTER, LEAD],
        f'som initiative amend {ID} --field "parties.0.name=<name>" --field "parties.0.role=<role>"',
    )


def test_a_meeting_that_was_not_held_is_held_first_by_an_officer() -> None:
    around = registry(meetings=shelf(meeting()))
    one = closed(case_in("defended"), "decide", around)
    assert (codes(one.reasons), one.command) == (
        ["acts-meeting-not-held"],
        f'som meeting hold {HELD} --present "<person>"',
    )


def test_a_meeting_that_is_still_to_come_is_waited_for() -> None:
    around = registry(meetings=shelf(meeting()), today=TODAY.replace(day=1))
    one = closed(case_in("shared"), "defend", around)
    assert (codes(one.reasons), one.command) == (
        ["acts-meeting-future"],
        f'som meeting hold {HELD} --present "<person>"',
    )


@pytest.mark.req("D73")
def test_what_was_postponed_is_decided_at_the_next_meeting_and_not_where_the_minutes_are_closed() -> None:
    over = held_meeting(status="minuted", delta={"series": "1", "reference": "2"})
    later = meeting(id=LATER, date="2027-03-17")
    around = registry(meetings=shelf(over, later))
    one = closed(case_in("defended"), "decide", around)
    assert (codes(one.reasons), one.command) == (
        ["acts-meeting-not-held"],
        'som meeting hold 2027-03-17-sotsiaal --present "<person>"',
    )
    waits_for = awaited(case_in("defended"), around)
    assert waits_for is not None
    assert waits_for.id == later.id


def test_without_any_meeting_one_is_planned() -> None:
    around = registry(meetings={})
    one = closed(case_in("planned"), "prioritise", around)
    assert (codes(one.reasons), one.command) == (
        ["acts-meeting-none"],
        'som meeting new --body sotsiaal --date "<date>"',
    )


@pytest.mark.req("D12")
def test_a_meeting_that_was_not_quorate_is_followed_by_another() -> None:
    around = registry(meetings=shelf(held_meeting(attendance={"present": [POLICY_LEAD]})))
    one = closed(case_in("defended"), "decide", around)
    assert (codes(one.reasons), one.command) == (
        ["acts-meeting-not-quorate"],
        'som meeting new --body sotsiaal --date "<date>"',
    )


def test_of_several_meetings_that_fit_a_person_chooses() -> None:
    second = held_meeting(id="2026-11-02-sotsiaal", date="2026-11-02", attendance=ATTENDANCE)
    around = registry(meetings={**registry().meetings, **shelf(second)})
    assert '--meeting "<meeting>"' in opened(case_in("planned"), "prioritise", around).command


@pytest.mark.req("D71")
def test_open_conditions_are_cleared_one_after_the_other_by_owner_and_coordinator() -> None:
    case = case_in("conditional")
    one = closed(case, "resubmit")
    assert ([who.id for who in one.who], one.command) == (
        [LEAD],
        f'som initiative advance {ID} meet --by {LEAD} --condition c1 --evidence "<evidence>"',
    )
    one = closed(moved(case, "meet"), "resubmit")
    assert ([who.id for who in one.who], one.command) == (
        [COORDINATOR],
        f"som initiative advance {ID} verify --outcome yes --by {COORDINATOR} --condition c1",
    )
    done = moved(moved(case, "meet"), "verify")
    assert closed(done, "meet").command == f"som initiative advance {ID} resubmit --by {LEAD}"
    assert opened(done, "resubmit").command == f"som initiative advance {ID} resubmit --by {LEAD}"


def test_a_card_that_was_changed_by_hand_is_amended_first() -> None:
    one = closed(edited(case_in("submitted"), problem="Muu."), "agree")
    assert (codes(one.reasons), one.command) == (["acts-card-differs"], f"som initiative amend {ID}")


def test_a_move_of_a_later_state_names_the_first_step_towards_it() -> None:
    one = closed(case_in("submitted"), "decide")
    assert (codes(one.reasons), [who.id for who in one.who], one.command) == (
        ["process-move-closed"],
        [LEAD],
        f"som initiative advance {ID} agree --outcome yes --by {LEAD}",
    )


def test_a_move_of_a_later_state_names_what_stands_in_the_way_of_the_first_step() -> None:
    assert closed(new_case(problem=None), "agree").command == f'som initiative submit {ID} --problem "<problem>"'


@pytest.mark.req("D72")
def test_after_the_end_a_new_initiative_takes_its_place() -> None:
    one = closed(case_in("rejected"), "share")
    assert one.command == f'som initiative new --from "<file>" --field supersedes={ID}'


@pytest.mark.req("D33")
def test_a_change_that_waits_opens_its_confirmation() -> None:
    case = amended(case_in("planned"), "problem", "Muu.")
    assert opened(case, "confirm").command.endswith(
        f'confirm --outcome yes --body sotsiaal --meeting {HELD} --reason "<reason>"'
    )


@pytest.mark.req("D20")
def test_a_coordinator_who_submitted_is_not_named_as_the_one_to_verify() -> None:
    members = [{"person": SUBMITTER, "role": "coordinator"}, {"person": COORDINATOR, "role": "coordinator"}]
    around = registry(bodies=shelf(body(members=[*members, *_voting()]), agency_body()))
    case = moved(case_in("conditional", around), "meet", around)
    assert [who.id for who in opened(case, "verify", around).who] == [COORDINATOR]


def _voting() -> list[dict[str, str]]:
    people = (("kaja-kask", "chair"), ("peeter-pihlakas", "member"), ("tiina-tamm", "secretary"))
    return [{"person": person, "role": role} for person, role in people]


def test_where_nobody_holds_the_role_the_register_is_completed() -> None:
    members = [{"person": person, "role": "member"} for person in ("kaja-kask", "peeter-pihlakas")]
    around = registry(bodies=shelf(body(members=members), agency_body()))
    one = closed(case_in("forwarded"), "share", around)
    assert (codes(one.reasons), one.command) == (["acts-by-nobody"], "som save sotsiaal")


def test_only_what_leads_on_is_chosen_unasked() -> None:
    aside = frozenset(move.id for move in process().moves if move.aside)
    leading = {state: [one.move for one in outlook(case_in(state), registry()).leading(aside)] for state in WAYS}
    assert leading == {
        "draft": ["submit"], "submitted": ["agree"], "agreed": ["present"], "presented": ["assess"],
        "assessed": ["endorse"], "forwarded": ["share"], "shared": ["defend"], "defended": ["decide"],
        "conditional": ["meet"], "planned": ["start"], "in_progress": ["complete"], "on_hold": ["resume"],
        "completed": [], "cancelled": [], "refused": [], "rejected": [], "withdrawn": [],
    }  # fmt: skip


def test_the_outlook_is_that_of_today() -> None:
    around = registry()
    rows = [row.model_dump(by_alias=True) for row in around.process.rows]
    closing = [row | {"until": "2026-12-09"} if row["move"] == "start" else row for row in rows]
    later = type(around.process).model_validate(around.process.model_dump(by_alias=True) | {"rows": closing})
    case = case_in("planned", around)
    assert "start" not in [
        one.move for one in outlook(replace(case, process=later), replace(around, process=later)).open
    ]


def test_the_body_to_which_it_was_presented_is_filled_in() -> None:
    both = registry(bodies=shelf(body(), agency_body(), agency_body(id="ska-juhtkond", type="agency_management")))
    case = case_in("presented", both)
    assert f"--body {GROUP}" in opened(case, "assess", both).command
    assert '--body "<body>"' in opened(case_in("agreed", both), "present", both).command
