"""`som meeting` and `som agenda`, as a committee's secretary uses them."""

from __future__ import annotations

import datetime as dt
import json
import re

import pytest
import yaml

from tests.builders.ministry import ID
from tests.builders.outputs import misfits
from tests.builders.process import (
    AGENCY_CHAIR,
    AGENCY_SECRETARY,
    COMMITTEE,
    COMMITTEE_SECRETARY,
    COORDINATOR,
    EARLY,
    GROUP,
    HELD,
    LATER,
    LEAD,
    OUTSIDER,
    POLICY_LEAD,
    SHARE_BY,
    SUBMITTER,
    TODAY,
)
from tests.cli.test_walk import SUBMIT, TO_DEFENDED

AUTUMN = f"2026-10-14-{GROUP}"
RATED = {"rating": 4, "text": "Mõju on suur."}
ASSESSMENT = dict.fromkeys(("outcome", "impact", "priorities", "alternatives"), RATED)
SPRING = dt.date(2027, 3, 17)


def planned(area, *options, body=GROUP, day="2026-10-14", who=AGENCY_SECRETARY, today=EARLY):
    return area.som("meeting", "new", "--body", body, "--date", day, *options, who=who, day=today)


def read(area, meeting):
    return yaml.safe_load(area.read(f"data/meetings/{meeting}.yaml"))


# -- planning -----------------------------------------------------------------------------------------------------


def test_a_meeting_is_planned_with_one_commit(area):
    before = area.run("rev-parse", "HEAD")

    result = planned(area, "--time", "10:00", "--place", "Paldiski mnt 80")

    assert (result.exit_code, result.stderr) == (0, "")
    path, status, commit = result.stdout.splitlines()
    assert (path, status) == (f"data/meetings/{AUTUMN}.yaml", "status: planned")
    assert commit == f"commit: {area.run('rev-parse', '--short', 'HEAD')}"
    assert area.run("rev-parse", "HEAD^") == before
    assert area.run("log", "-1", "--format=%B").splitlines() == [
        f"{AUTUMN}: new", "", f"Som-Actor: {AGENCY_SECRETARY}", area.run("log", "-1", "--format=%B").splitlines()[-1],
    ]  # fmt: skip
    assert read(area, AUTUMN) == {
        "schema": "meeting/1",
        "id": AUTUMN,
        "body": GROUP,
        "date": dt.date(2026, 10, 14),
        "time": "10:00",
        "place": "Paldiski mnt 80",
        "kind": "ordinary",
        "status": "planned",
    }


@pytest.mark.req("D61", "D65", "X12")
def test_planning_a_committee_says_every_deadline_before_it(area):
    result = planned(area, body=COMMITTEE, day="2027-06-10", who=COORDINATOR)

    assert result.exit_code == 0
    assert "sharing 20.05.2027, opinions 27.05.2027, status updates 20.05–27.05.2027" in result.stderr


@pytest.mark.req("X12", "D68")
@pytest.mark.parametrize(
    ("day", "code"),
    [
        ("2027-02-24", "meetings-day-off"),
        ("2026-10-20", "meetings-share-past"),
        ("2027-04-08", "meetings-trimester-full"),
    ],
)
def test_an_impossible_calendar_is_said_and_the_meeting_planned_all_the_same(area, day, code):
    result = planned(area, body=COMMITTEE, day=day, who=COORDINATOR)

    assert result.exit_code == 0
    assert f"warning[{code}]" in result.stderr


@pytest.mark.req("D61", "D68")
def test_a_meeting_planned_in_the_past_and_before_another_of_its_trimester_is_said_to_be_so(area):
    before = planned(area, body=COMMITTEE, day="2027-01-12", who=COORDINATOR)  # another meets on 17.03.2027
    assert (before.exit_code, "warning[meetings-trimester-full]" in before.stderr) == (0, True)
    assert "meetings-past" not in before.stderr
    past = planned(area, day="2026-10-13", today=dt.date(2026, 10, 14))
    assert (past.exit_code, "note[meetings-past]" in past.stderr) == (0, True)


def test_a_body_meets_once_on_a_day(area):
    planned(area)
    result = planned(area)

    assert result.exit_code == 1
    assert "already has a meeting on 14.10.2026" in result.stderr


def test_what_was_not_said_is_named_where_nobody_can_be_asked(area):
    result = area.som("meeting", "new")

    assert result.exit_code == 2
    assert "--body" in result.stderr
    assert "--date" in result.stderr


@pytest.mark.req("D81")
def test_an_extraordinary_meeting_is_proposed_by_a_member(area):
    extra = ("--kind", "extraordinary")

    at = {"body": COMMITTEE, "day": "2026-11-03", "who": COORDINATOR}
    assert planned(area, *extra, **at).exit_code == 2
    assert planned(area, *extra, "--proposed-by", OUTSIDER, **at).exit_code == 1
    assert planned(area, *extra, "--proposed-by", POLICY_LEAD, **at).exit_code == 0


@pytest.mark.req("D68", "D81")
@pytest.mark.parametrize("kind", ["ordinary", "discussion"])
def test_no_other_meeting_has_somebody_who_proposed_it(area, kind):
    result = planned(area, "--kind", kind, "--proposed-by", POLICY_LEAD, body=COMMITTEE, who=COORDINATOR)
    assert (result.exit_code, "meetings-proposer-unwanted" in result.stderr) == (2, True), result.stderr


@pytest.mark.req("D80", "D81")
@pytest.mark.parametrize("options", [(), ("--kind", "extraordinary", "--proposed-by", AGENCY_CHAIR)])
@pytest.mark.parametrize("who", [OUTSIDER, AGENCY_CHAIR])  # not even the member who proposes it
def test_a_meeting_is_planned_by_the_officers_of_the_body(area, options, who):
    result = planned(area, *options, body=COMMITTEE, day="2026-11-03", who=who)
    assert (result.exit_code, "meetings-planner" in result.stderr) == (1, True), result.stderr
    assert "Rein Vaher" in result.stderr


@pytest.mark.req("D80")
def test_a_meeting_written_by_hand_is_saved_by_the_officers_of_the_body(area):
    made = planned(area, "--dry-run", body=COMMITTEE, day="2026-11-03", who=COORDINATOR)
    assert made.exit_code == 0
    area.write(
        "data/meetings/2026-11-03-sotsiaal.yaml",
        "schema: meeting/1\nid: 2026-11-03-sotsiaal\nbody: sotsiaal\ndate: 2026-11-03\nstatus: planned\n",
    )
    words = ("save", "2026-11-03-sotsiaal")
    refused = area.som(*words, who=OUTSIDER, day=EARLY)
    assert (refused.exit_code, "meetings-planner" in refused.stderr) == (1, True), refused.stderr
    saved = area.som(*words, who=COORDINATOR, day=EARLY)
    assert saved.exit_code == 0, saved.stderr


def test_a_plan_can_be_looked_at_first(area):
    result = planned(area, "--dry-run")

    assert result.exit_code == 0
    assert f"+++ b/data/meetings/{AUTUMN}.yaml" in result.stdout
    assert not (area.root / f"data/meetings/{AUTUMN}.yaml").exists()


def test_an_unknown_body_is_named_with_the_nearest(area):
    result = planned(area, body="ska-juhtrym")

    assert result.exit_code == 2
    assert "ska-juhtruhm" in result.stderr


# -- holding ------------------------------------------------------------------------------------------------------


@pytest.mark.req("D80")
def test_a_meeting_is_held_with_those_who_came_and_keeps_its_comments(area):
    path = f"data/meetings/{LATER}.yaml"
    area.write(path, area.read(path).replace("place:", "# kinnitamata\nplace:"))
    area.commit("a remark")

    result = area.som(
        "meeting", "hold", LATER, "--present", POLICY_LEAD, "--present", COMMITTEE_SECRETARY, "--present", LEAD,
        "--absent", AGENCY_CHAIR, who=COMMITTEE_SECRETARY, day=SPRING,
    )  # fmt: skip

    assert result.exit_code == 0, result.stderr
    assert "# kinnitamata\nplace:" in area.read(path)
    made = read(area, LATER)
    assert (made["status"], made["chair"], made["secretary"]) == ("held", POLICY_LEAD, COMMITTEE_SECRETARY)
    assert made["attendance"] == {
        "present": [POLICY_LEAD, COMMITTEE_SECRETARY],
        "absent": [AGENCY_CHAIR],
        "invited": [LEAD],
    }
    assert area.run("log", "-1", "--format=%s") == f"{LATER}: hold"
    assert area.som("validate", day=SPRING).exit_code == 0


@pytest.mark.req("D12")
def test_too_few_members_and_forgotten_ones_are_said(area):
    result = area.som("meeting", "hold", LATER, "--present", POLICY_LEAD, who=COMMITTEE_SECRETARY, day=SPRING)

    assert result.exit_code == 0
    assert "warning[meetings-inquorate]: 1 of 2 members were present; 2 are needed to decide" in result.stderr
    assert "warning[meetings-attendance-gap]: nothing is said of Peeter Pihlakas" in result.stderr


SAYS = ("--present", POLICY_LEAD)


@pytest.mark.parametrize(
    ("words", "exit_code", "said"),
    [
        ((), 2, "--present"),
        (("--present", "kaja-kas"), 2, "kaja-kask"),
        ((*SAYS, "--absent", POLICY_LEAD), 1, "both present and absent"),
        ((*SAYS, "--absent", LEAD), 1, "so cannot be absent"),
    ],
)
def test_a_meeting_is_held_only_with_those_who_can_have_been_there(area, words, exit_code, said):
    before = area.run("rev-parse", "HEAD")

    result = area.som("meeting", "hold", LATER, *words, who=COMMITTEE_SECRETARY, day=SPRING)

    assert result.exit_code == exit_code
    assert said in result.stderr
    assert area.run("rev-parse", "HEAD") == before


@pytest.mark.req("D80")
def test_whoever_stepped_aside_was_there(area):
    words = ("meeting", "hold", LATER, *SAYS, "--present", COMMITTEE_SECRETARY)
    away = area.som(*words, "--recused", AGENCY_CHAIR, who=COMMITTEE_SECRETARY, day=SPRING)
    assert (away.exit_code, "meetings-recused-away" in away.stderr) == (1, True), away.stderr

    held = area.som(*words, "--recused", POLICY_LEAD, who=COMMITTEE_SECRETARY, day=SPRING)

    assert held.exit_code == 0, held.stderr
    assert read(area, LATER)["attendance"] == {
        "present": [POLICY_LEAD, COMMITTEE_SECRETARY],
        "recused": [POLICY_LEAD],
    }


@pytest.mark.parametrize(
    ("who", "day", "said"),
    [(LEAD, SPRING, "may not keep the record"), (COMMITTEE_SECRETARY, TODAY, "is still to come")],
)
def test_a_meeting_is_held_by_those_who_keep_its_record_and_not_before_its_day(area, who, day, said):
    result = area.som("meeting", "hold", LATER, *SAYS, who=who, day=day)

    assert result.exit_code == 1
    assert said in result.stderr


def test_a_meeting_is_held_once(area):
    result = area.som("meeting", "hold", HELD, "--present", POLICY_LEAD, who=COMMITTEE_SECRETARY)

    assert result.exit_code == 1
    assert "is held" in result.stderr


def test_an_unknown_meeting_is_named_with_the_nearest(area):
    result = area.som("meeting", "show", "2026-12-10-sotsial")

    assert result.exit_code == 2
    assert HELD in result.stderr


def test_a_meeting_whose_body_is_gone_is_no_crash(area):
    (area.root / "data/bodies/sotsiaal.yaml").unlink()

    assert [area.som(*words, LATER).exit_code for words in (("meeting", "show"), ("agenda", "render"))] == [2, 2]


# -- what was decided ---------------------------------------------------------------------------------------------


def presented(area, **changes):
    """An initiative that the agency's group is to assess."""
    initiative = area.submitted(**changes)
    assert (
        area.som("initiative", "advance", initiative, "agree", "--outcome", "yes", who=LEAD, day=EARLY).exit_code == 0
    )
    words = ("present", "--presenter", SUBMITTER, "--body", GROUP)
    assert area.som("initiative", "advance", initiative, *words, day=EARLY).exit_code == 0
    return initiative


def group_meeting(area):
    planned(area)
    words = ("meeting", "hold", AUTUMN, "--present", AGENCY_CHAIR, "--present", AGENCY_SECRETARY)
    assert area.som(*words, who=AGENCY_SECRETARY, day=EARLY).exit_code == 0


def recorded(area, moves, *options, meeting=AUTUMN, who=AGENCY_SECRETARY, day=EARLY):
    path = area.root.parent / "moves.yaml"
    path.write_text(json.dumps(moves, indent=2), encoding="utf-8")  # JSON is YAML
    return area.som("meeting", "record", meeting, "--from", str(path), *options, who=who, day=day)


def decisions(initiative, priority):
    return [
        {"id": initiative, "move": "assess", "assessment": ASSESSMENT},
        {"id": initiative, "move": "endorse", "outcome": "yes", "priority": priority},
    ]


@pytest.mark.req("D58", "D59")
@pytest.mark.parametrize("shape", [list, lambda moves: {"moves": moves}], ids=["a list", "under a key"])
def test_the_moves_of_a_meeting_are_recorded_in_order_one_commit_each(area, shape):
    first, second = presented(area), presented(area, title="Teine algatus")
    group_meeting(area)
    before = area.run("rev-parse", "HEAD")

    result = recorded(area, shape([*decisions(first, 1), *decisions(second, 2)]))

    assert result.exit_code == 0, result.stderr
    assert area.run("log", "--reverse", "--format=%s", f"{before}..HEAD").splitlines() == [
        f"{first}: assess", f"{first}: endorse yes", f"{second}: assess", f"{second}: endorse yes",
    ]  # fmt: skip
    assert area.run("log", "-1", "--format=%(trailers:key=Som-Meeting,valueonly)").strip() == AUTUMN
    act = yaml.safe_load(area.read(f"data/initiatives/ska/{second}/acts/005-endorse.yaml"))
    assert (act["body"], act["meeting"], act["priority"]) == (GROUP, AUTUMN, 2)
    assert area.som("validate").exit_code == 0


def test_a_batch_is_recorded_whole_or_not_at_all(area):
    first, second = presented(area), presented(area, title="Teine algatus")
    group_meeting(area)
    before = area.run("rev-parse", "HEAD")

    moves = [*decisions(first, 1), {"id": second, "move": "decide", "outcome": "yes", "reason": "Hea."}]
    result = recorded(area, moves)

    assert result.exit_code == 1
    assert "nothing was recorded: 1 of the moves cannot be made" in result.stderr
    assert "moves.yaml:" in result.stderr
    assert '"move": "decide"' in result.stderr
    assert area.run("rev-parse", "HEAD") == before
    assert area.run("status", "--porcelain") == ""


def test_every_fault_of_a_batch_is_told_at_its_line(area):
    initiative = presented(area)
    path = area.root.parent / "moves.yaml"
    path.write_text(
        f"moves:\n- id: {initiative}\n  move: assess\n  outcome: jah\n"
        f"- {{id: ska-2026-puudub, move: assess}}\n- id: {initiative}\n  mov: decide\n",
        encoding="utf-8",
    )

    result = area.som("meeting", "record", HELD, "--from", str(path))

    assert result.exit_code == 1
    told = [line.partition("moves.yaml:")[2] for line in result.stderr.splitlines() if "moves.yaml:" in line]
    assert [line.partition("]")[0] for line in told] == [
        "4:12: error[records-choice",
        "5:8: error[initiatives-id-unknown",
        "6:3: error[records-key-missing",
        "7:3: error[records-key-unknown",
    ]
    assert "did you mean `move`?" in result.stderr


def test_a_batch_that_leaves_something_unsaid_names_it(area):
    initiative = presented(area)
    group_meeting(area)

    result = recorded(area, [{"id": initiative, "move": "assess"}])

    assert result.exit_code == 2
    assert "--assessment" in result.stderr


def test_a_batch_can_be_looked_at_first(area):
    initiative = presented(area)
    group_meeting(area)
    before = area.run("rev-parse", "HEAD")

    result = recorded(area, decisions(initiative, 1), "--dry-run")

    assert result.exit_code == 0
    assert f"{initiative}: endorse yes" in result.stdout
    assert (area.run("rev-parse", "HEAD"), area.run("status", "--porcelain")) == (before, "")


@pytest.mark.parametrize(
    ("text", "exit_code", "said"),
    [
        ("- 7\n", 1, "moves.yaml:1:3: error[meetings-batch-form]"),
        ("- id: x\n", 1, "moves.yaml:1:3: error[records-key-missing]: `move` is missing"),
        ("'a'\n", 2, "item 1 is not"),
        ("[]\n", 2, "no move was given"),
        ("- {id: ska-2026-x, move: agree}\n", 1, "moves.yaml:1:8: error[initiatives-id-unknown]"),
        ("- {id: x, move: assess, hue: red}\n", 1, "hue"),
        ("- id: x\n  id: y\n  move: agree\n", 1, "id"),
    ],
)
def test_a_batch_of_another_form_is_refused(area, text, exit_code, said):
    path = area.root.parent / "moves.yaml"
    path.write_text(text, encoding="utf-8")

    result = area.som("meeting", "record", HELD, "--from", str(path))

    assert result.exit_code == exit_code, result.stderr
    assert said in result.stderr


# -- looking ------------------------------------------------------------------------------------------------------


def test_meetings_are_listed_by_date(area):
    planned(area)

    result = area.som("meeting", "list", "--format", "json").json

    assert misfits(result) == []
    assert [item["id"] for item in result["items"]] == [AUTUMN, HELD, LATER]
    assert area.som("meeting", "list", "--body", COMMITTEE).stdout.splitlines()[1].split("\t")[0] == HELD


@pytest.mark.req("D61", "D68")
def test_a_meeting_shows_what_is_on_its_agenda_and_what_is_not(area):
    planned(area, body=COMMITTEE, day="2027-06-10", who=COORDINATOR)
    initiative = area.submitted()

    result = area.som("meeting", "show", LATER, "--format", "json").json

    assert misfits(result) == []
    assert result["deadlines"] == {
        "share": "2027-02-23", "opinions": "2027-03-03", "updates_from": "2027-02-23", "updates_to": "2027-03-03",
    }  # fmt: skip
    assert result["agenda"] == []
    assert result["off"] == [
        {
            "id": initiative,
            "why": "submitted on 14.10.2026; not agreed yet",
            "needed": "Toomas Jalakas agrees to it or returns it",
        }
    ]
    text = area.som("meeting", "show", LATER).stdout
    assert "Deadlines: sharing 23.02.2027" in text
    assert "Toomas Jalakas agrees to it or returns it" in text


def test_a_meeting_of_an_agency_has_no_back_calendar(area):
    planned(area)
    initiative = presented(area)

    result = area.som("meeting", "show", AUTUMN, "--format", "json").json

    assert set(result["deadlines"].values()) == {None}
    assert [(item["id"], item["section"]) for item in result["agenda"]] == [(initiative, "new")]


def test_an_agenda_is_rendered_to_standard_output_or_to_a_file(area):
    initiative = area.submitted()

    shown = area.som("agenda", "render", LATER, "--lang", "en")
    target = area.root / "build" / "agendas" / "march.md"
    written = area.som("agenda", "render", LATER, "--lang", "en", "-o", str(target))

    assert (shown.exit_code, written.exit_code, written.stdout) == (0, 0, "")
    assert shown.stdout.startswith("# Area committee (social domain), ordinary meeting: agenda\n")
    assert f"commit `{area.run('rev-parse', '--short', 'HEAD')}`" in shown.stdout
    assert f"](../data/initiatives/ska/{initiative}/)" in shown.stdout
    assert target.read_text(encoding="utf-8") == shown.stdout.replace("](../data", "](../../data")


def test_the_same_commit_and_day_give_the_same_agenda(area):
    area.submitted()
    first = area.som("agenda", "render", LATER, "--as-of", "2026-11-22").stdout

    assert first == area.som("agenda", "render", LATER, "--as-of", "2026-11-22", day=SHARE_BY).stdout
    assert first.startswith("# Sotsiaalvaldkonna juhtkomisjoni korraline koosolek: päevakord\n")


def test_the_ministry_may_keep_its_own_template(area):
    area.write("templates/en/agenda.md.j2", "# {{ body.name|inline }}\n")

    assert area.som("agenda", "render", LATER, "--lang", "en").stdout == "# Sotsiaalvaldkonna juhtkomisjon\n"


# -- on a terminal ------------------------------------------------------------------------------------------------

PLAIN = {"TERM": "dumb", "SOM_PLAIN": "1"}


def test_on_a_terminal_who_came_is_asked_and_the_rest_of_the_members_were_absent(area):
    words = ("meeting", "hold", LATER)
    answers = "0\nKaja\n0\nno\nKaja\nTiina\n0\nyes\n"

    result = area.som(*words, who=COMMITTEE_SECRETARY, day=SPRING, terminal=True, stdin=answers, env=PLAIN)

    assert result.exit_code == 0, result.stderr
    assert "Name at least one who was there." in result.stderr
    one = "Present (1): Kaja Kask\nAbsent (1): Peeter Pihlakas\n"
    assert f"{one}Members with a vote: 1 of 2; 2 are needed to decide: no\nRecord it? (yes/no): " in result.stderr
    assert "Present (2): Kaja Kask, Tiina Tamm\nAbsent (1): Peeter Pihlakas\n" in result.stderr
    assert read(area, LATER)["attendance"] == {"present": [POLICY_LEAD, COMMITTEE_SECRETARY], "absent": [AGENCY_CHAIR]}
    again = area.som(*words, who=COMMITTEE_SECRETARY, day=SPRING, terminal=True, stdin="", env=PLAIN)
    assert (again.exit_code, "meetings-status" in again.stderr, "Who was" in again.stderr) == (1, True, False)


def test_on_a_terminal_nothing_is_recorded_of_who_came_until_it_is_confirmed(area):
    before = area.run("rev-parse", "HEAD")
    words = ("meeting", "hold", LATER)
    result = area.som(*words, who=COMMITTEE_SECRETARY, day=SPRING, terminal=True, stdin="Kaja\n0\n", env=PLAIN)
    assert (result.exit_code, "interrupted" in result.stderr) == (130, True), result.stderr
    assert area.run("rev-parse", "HEAD") == before


@pytest.mark.req("D71")
def test_on_a_terminal_the_conditions_are_shown_before_they_are_recorded(area):
    for move, who, day, words, _ in (SUBMIT, *TO_DEFENDED):
        target = ("submit", "--from", area.card_file()) if move == "submit" else ("advance", ID, move)
        assert area.som("initiative", *target, *words, who=who, day=day).exit_code == 0
    first, second = (f"{what} on olemas\nLeping on sõlmitud\nToomas\n31.05.2027\n" for what in ("Raha", "Luba"))
    answers = f"decide\nyes-if\nRaha on puudu.\n\n{first}yes\n{second}no\nno\n0\n"
    words = ("meeting", "record", HELD)
    result = area.som(*words, who=COMMITTEE_SECRETARY, day=TODAY, terminal=True, stdin=answers, env=PLAIN)
    assert "Conditions: 2\n  – Raha on olemas (Toomas Jalakas, 31.05.2027)\n  – Luba on olemas (" in result.stderr


@pytest.mark.req("D62")
def test_a_discussion_of_reviewers_is_no_meeting_without_quorum(area):
    made = planned(area, "--kind", "discussion", body=COMMITTEE, day="2027-03-03", who=COORDINATOR)
    assert made.exit_code == 0, made.stderr
    said = ("meeting", "hold", f"2027-03-03-{COMMITTEE}", "--present", POLICY_LEAD)
    result = area.som(*said, who=COMMITTEE_SECRETARY, day=SPRING)
    assert (result.exit_code, result.stderr) == (0, "")
    assert read(area, f"2027-03-03-{COMMITTEE}")["attendance"] == {"present": [POLICY_LEAD]}


@pytest.mark.req("D80")
def test_a_body_that_nobody_keeps_the_record_of_is_told_when_a_meeting_is_planned(area):
    path = f"data/bodies/{COMMITTEE}.yaml"
    roles = re.sub(r"role: (secretary|chair|coordinator)", "role: member", area.read(path))
    assert roles != area.read(path)
    area.write(path, roles)
    area.run("commit", "-q", "-am", "members only")
    result = planned(area, body=COMMITTEE, day="2027-06-10", who=COORDINATOR)
    assert (result.exit_code, "warning[meetings-unkept]" in result.stderr) == (0, True), result.stderr
    assert f"`data/bodies/{COMMITTEE}.yaml`, then `som save {COMMITTEE}`" in result.stderr


def test_on_a_terminal_decisions_are_asked_for_item_by_item(area):
    initiative = presented(area)
    group_meeting(area)
    ratings = "".join(f"4\nMõju {name}.\n" for name in ("a", "b", "c", "d"))
    answers = f"assess\n{ratings}yes\nendorse\nno\nKallis.\n\nno\nendorse\nyes\n1\nyes\n"

    result = area.som(
        "meeting", "record", AUTUMN, who=AGENCY_SECRETARY, day=EARLY, terminal=True, stdin=answers, env=PLAIN
    )
    assert "Assessment: “" not in result.stderr  # named by the question before
    assert "Endorsement · no · Reason: Kallis.\nRecord it? (yes/no): " in result.stderr

    assert result.exit_code == 0, result.stderr
    assert area.run("log", "-2", "--format=%s").splitlines() == [f"{initiative}: endorse yes", f"{initiative}: assess"]
    act = yaml.safe_load(area.read(f"data/initiatives/ska/{initiative}/acts/005-endorse.yaml"))
    assert (act["outcome"], act["priority"], act["meeting"], act["body"]) == ("yes", 1, AUTUMN, GROUP)


def test_who_may_not_record_for_the_body_is_refused_before_the_first_question(area):
    presented(area)
    group_meeting(area)

    refused = area.som("meeting", "record", AUTUMN, who=SUBMITTER, day=EARLY, terminal=True, stdin="", env=PLAIN)

    assert (refused.exit_code, "meetings-recorder" in refused.stderr, "what was done" in refused.stderr) == (
        1,
        True,
        False,
    )


def test_an_item_can_be_passed_over(area):
    presented(area)
    group_meeting(area)
    before = area.run("rev-parse", "HEAD")

    result = area.som(
        "meeting", "record", AUTUMN, who=AGENCY_SECRETARY, day=EARLY, terminal=True, stdin="0\n", env=PLAIN
    )

    assert (result.exit_code, area.run("rev-parse", "HEAD")) == (0, before)


def test_who_stops_midway_is_told_that_what_was_recorded_stays(area):
    initiative = presented(area)
    group_meeting(area)
    ratings = "".join(f"4\nMõju {name}.\n" for name in ("a", "b", "c", "d"))

    result = area.som(
        "meeting",
        "record",
        AUTUMN,
        who=AGENCY_SECRETARY,
        day=EARLY,
        terminal=True,
        stdin=f"assess\n{ratings}yes\n",
        env=PLAIN,
    )

    assert (result.exit_code, area.run("log", "-1", "--format=%s")) == (130, f"{initiative}: assess")
    assert "error[interrupted-midway]" in result.stderr
    assert f"go on with `som meeting record {AUTUMN}`" in result.stderr


def test_a_body_that_nobody_knows_is_a_mistake_of_the_list(area):
    result = area.som("meeting", "list", "--body", COMMITTEE + "x")

    assert (result.exit_code, result.stdout) == (2, "")
    assert f"`{COMMITTEE}`" in result.stderr
