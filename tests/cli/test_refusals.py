"""Each way a command can refuse has a code of its own: the mistake, the exit code, the name of the refusal."""

from __future__ import annotations

import re
from contextlib import chdir
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from som_cli.actions.decide import leading_move, unsaid
from som_cli.actions.opening import Opened
from som_cli.cli.faults import usage
from som_cli.errors import EnvironmentFault, StateForbids, UsageFault
from som_cli.store import restyle
from tests.builders.ministry import Ministry
from tests.builders.process import (
    AGENCY_SECRETARY,
    CARD,
    COMMITTEE,
    COMMITTEE_SECRETARY,
    CONDITION,
    COORDINATOR,
    EARLY,
    FOLDER,
    GROUP,
    HELD,
    ID,
    LATER,
    LEAD,
    OUTSIDER,
    SUBMITTER,
    TODAY,
    case_in,
    moved,
    registry,
)
from tests.builders.process import (
    decision as decision_on,
)
from tests.builders.terminal import som

if TYPE_CHECKING:
    from pathlib import Path

    from tests.builders.repository import Repository
    from tests.builders.terminal import Result

AUTUMN = f"2026-10-14-{GROUP}"


def refused(result: Result) -> tuple[int, str]:
    """How a command ended, and the first code it names."""
    named = re.search(r"\[([a-z-]+)\]", result.stderr)
    return result.exit_code, named[1] if named else result.stderr


def advance(area: Ministry, *words: str, who: str = SUBMITTER, **run: Any) -> tuple[int, str]:
    return refused(area.som("initiative", "advance", ID, *words, who=who, **run))


# -- the command line -------------------------------------------------------------------------------------------------


def test_a_wrong_outcome_is_answered_with_those_that_this_move_has(area: Ministry) -> None:
    area.submitted()
    agree = area.som("initiative", "advance", ID, "agree", "--outcome", "yess", who=LEAD, day=EARLY)
    assert (agree.exit_code, agree.stderr) == (
        2,
        "error[usage-choice]: `--outcome` cannot be `yess`\n  hint: did you mean `yes`? Possible: `yes` or `return`\n",
    )
    closed = advance(area, "decide", "--outcome", "yess", who=LEAD, day=EARLY)
    assert closed == advance(area, "decide", "--outcome", "yes", who=LEAD, day=EARLY)
    none = advance(area, "withdraw", "--outcome", "yess", "--reason", "Ei ole vaja.", day=EARLY)
    assert none == (2, "process-outcome-unknown")


def test_a_name_that_nobody_bears_is_one_mistake(area: Ministry) -> None:
    area.submitted()
    one = area.som("initiative", "advance", ID, "agree", "--outcome", "yes", "--by", "mari-masikas", day=EARLY)
    assert (one.exit_code, one.stderr) == (
        2,
        "error[acts-person-unknown]: no person is called `mari-masikas`\n  hint: did you mean `mari-maasikas`?\n",
    )
    two = area.som("initiative", "advance", ID, "agree", "--by", "mari-masikas", day=EARLY)
    assert refused(two) == (2, "initiatives-move-refused")
    assert re.findall(r"error\[([a-z-]+)", two.stderr)[1:] == ["acts-person-unknown", "process-outcome-missing"]


def test_what_a_move_asks_for_is_named_as_the_form_does_and_by_its_option(area: Ministry) -> None:
    area.submitted()
    withdraw = ("initiative", "advance", ID, "withdraw")
    alone = area.som(*withdraw, day=EARLY)
    assert alone.stderr.endswith("  hint: add `--reason TEXT` (reason)\n")
    more = area.som(*withdraw, "--by", "mari-masikas", day=EARLY)
    assert (
        "error[process-ask-missing]: the move asks for: reason (`reason`)\n  hint: add `--reason`: Why." in more.stderr
    )
    nobody = area.som(*withdraw, "--meeting", "2026-10-1", day=EARLY, who=OUTSIDER)
    assert f"error[acts-by-missing]: who answers for it is not said\n  hint: add `--by`: `{SUBMITTER}` or `{LEAD}`" in (
        nobody.stderr
    )


def test_no_hint_names_an_option_twice() -> None:
    case, here = case_in("conditional"), registry()
    decision = decision_on("meet", recorded_by=COORDINATOR)
    nobody = case.card.origin.report("acts-by-missing", ("by",), people=(), move="meet")
    evidence = case.card.origin.report("process-ask-missing", ("evidence",))
    opened = Opened(here, case, "", (), {})
    fault = unsaid(opened, decision, (nobody, evidence))
    examples = fault.facts["examples"]
    assert isinstance(examples, tuple)
    assert sum("--evidence" in str(one) for one in examples) == 1


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        (["initiative"], (2, "usage-command-missing")),
        (["validate", "data/nothing"], (2, "usage-file")),
        (["validate", ".."], (2, "usage-path-outside")),
        (["initiative", "submit", "--from", "nothing.yaml"], (2, "usage-file")),
        (["initiative", "submit"], (2, "usage-missing")),
        (["initiative", "show", "ska-2026-muu"], (2, "initiatives-id-unknown")),
        (["meeting", "show", "2026-01-01-muu"], (2, "meetings-unknown")),
        (["meeting", "new", "--body", "muu", "--date", "2027-06-10"], (2, "meetings-body-unknown")),
        (["save", "kusagil"], (2, "save-record-unknown")),
        (["explain", "muu"], (2, "codes-unknown")),
    ],
)
def test_a_slip_on_the_command_line_is_named(area: Ministry, words: list[str], answer: tuple[int, str]) -> None:
    assert refused(area.som(*words)) == answer


def test_what_the_parser_says_in_no_known_way_is_quoted() -> None:
    fault = usage(SimpleNamespace(message="Something odd.", ctx=None))
    assert (fault.exit_code, fault.code, fault.facts["value"]) == (2, "usage-wrong", "Something odd.")


def test_outside_a_repository_the_refusal_says_which_folder_was_meant(tmp_path: Path) -> None:
    with chdir(tmp_path):
        assert refused(som(None, "validate")) == (3, "repository-missing")
    assert refused(som(tmp_path, "validate")) == (3, "repository-folder-unmarked")
    assert refused(som(tmp_path / "none", "validate")) == (3, "repository-folder-missing")


def test_a_fault_of_ours_and_a_stop_have_exit_codes_of_their_own(
    area: Ministry, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("som_cli.actions.check.check", fail)
    assert refused(area.som("validate")) == (70, "internal-bug")
    monkeypatch.setattr("som_cli.actions.check.check", stop)
    assert area.som("validate").exit_code == 130


# -- what a file holds ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("title: [\n", "given-file-unreadable"),
        ("- a\n", "given-file-unreadable"),
        ("domain: x\n", "given-values-unfit"),
    ],
)
def test_a_file_for_a_card_is_read_whole_or_not_at_all(area: Ministry, text: str, code: str) -> None:
    area.write("../card.yaml", text)
    words = ("--title", "Teavitused", "--agency", "ska", *(() if "domain" in text else ("--domain", "social")))
    result = area.som("initiative", "new", *words, "--from", str(area.root.parent / "card.yaml"))
    assert refused(result) == (1, code)
    assert area.run("status", "--porcelain") == ""


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("moves: [\n", (1, "given-file-unreadable")),
        ("a: 1\n", (2, "meetings-batch-form")),
        ("- {id: x}\n", (1, "given-values-unfit")),
        ("[]\n", (2, "meetings-nothing-to-record")),
        (f"- {{id: {ID}, move: present, presenter: 3}}\n", (1, "given-values-unfit")),
        (f"- {{id: {ID}, move: decide, outcome: 'yes', reason: Jah}}\n", (1, "meetings-batch-refused")),
    ],
)
def test_a_batch_of_a_meeting_is_recorded_whole_or_not_at_all(
    area: Ministry, text: str, answer: tuple[int, str]
) -> None:
    area.submitted()
    area.write("../batch.yaml", text)
    result = area.som(
        "meeting", "record", HELD, "--from", str(area.root.parent / "batch.yaml"), who=COMMITTEE_SECRETARY
    )
    assert refused(result) == answer


# -- who it is --------------------------------------------------------------------------------------------------------


def test_who_is_not_on_file_is_told_to_come_on_file(area: Ministry) -> None:
    area.submitted()
    withdraw = ("initiative", "advance", ID, "withdraw", "--reason", "Ei.")
    stranger = {"GIT_AUTHOR_NAME": "Uno Võõras", "GIT_AUTHOR_EMAIL": "uno@som.example"}
    result = area.som(*withdraw, env=stranger)
    assert refused(result) == (3, "identity-unknown")
    assert "add the file `data/people/uno-vooras.yaml`" in result.stderr
    assert '\nid: uno-vooras\nname: "Uno Võõras"\norganisation: "<id>"\nemail:\n  - uno@som.example\n' in result.stderr


def test_who_has_a_new_address_is_told_where_it_belongs(area: Ministry) -> None:
    area.submitted()
    result = area.som("initiative", "advance", ID, "withdraw", "--reason", "Ei.", env={"GIT_AUTHOR_EMAIL": "uus@x.ee"})
    assert refused(result) == (3, "identity-unknown")
    assert f"`data/people/{SUBMITTER}.yaml`" in result.stderr


# -- warnings stop nobody ---------------------------------------------------------------------------------------------


def test_a_warning_in_the_card_does_not_stop_a_move(area: Ministry) -> None:
    area.submitted()
    area.write(CARD, area.read(CARD) + "x:\n  vastus: n\n")
    area.commit("a value that programs read differently")
    assert advance(area, "agree", "--outcome", "yes", who=LEAD, day=EARLY)[0] == 0


def test_a_warning_in_what_is_given_does_not_stop_a_move(area: Ministry) -> None:
    area.submitted()
    area.write("../given.yaml", "reason: Ei.\nnote: n\n")
    given = str(area.root.parent / "given.yaml")
    assert advance(area, "withdraw", "--from", given, day=EARLY)[0] == 0


# -- moves ------------------------------------------------------------------------------------------------------------


def test_a_move_that_the_process_refuses_has_its_reasons_behind_it(area: Ministry) -> None:
    area.submitted()
    result = area.som("initiative", "advance", ID, "start", who=LEAD)
    assert refused(result) == (1, "initiatives-move-refused")
    assert "process-move-closed" in result.stderr


def test_without_a_move_named_there_must_be_one_that_leads_on(area: Ministry) -> None:
    area.submitted()
    withdrawn = advance(area, "withdraw", "--reason", "Ei.", day=EARLY)
    assert withdrawn[0] == 0
    assert advance(area) == (1, "initiatives-move-none")
    said = area.som("initiative", "advance", ID).stderr
    assert f"possible, though it does not lead on: void; `som why {ID}` shows" in said


def test_where_only_a_void_remains_that_is_possible_and_what_can_be_voided_is_listed(area: Ministry) -> None:
    area.submitted()
    advance(area, "withdraw", "--reason", "Ei.", day=EARLY)
    closed = area.som("initiative", "advance", ID, "start", who=LEAD)
    assert "possible: void; " in closed.stderr
    wrong = area.som("initiative", "advance", ID, "void", "--target", "099-x", "--reason", "Ei.", day=EARLY)
    assert "error[acts-target-unknown]" in wrong.stderr
    assert "hint: on file: `001-submit` and `002-withdraw`\n" in wrong.stderr


def test_a_report_is_given_once_there_is_something_to_report(area: Ministry) -> None:
    area.submitted()
    said = ("initiative", "report", ID, "--period", "2026-T3", "--org", "ska", "--rating", "green", "--reason", "Hea.")
    assert refused(area.som(*said)) == (1, "initiatives-report-early")


def test_a_card_that_points_at_nothing_is_not_submitted_along(area: Ministry) -> None:
    result = area.som("initiative", "submit", "--from", area.card_file(plan_goals=["muu"]), day=EARLY)
    assert refused(result) == (1, "initiatives-new-refused")
    assert "initiatives-plan-goal-unknown" in result.stderr
    assert area.som("initiative", "new", "--from", area.card_file(plan_goals=["muu"]), day=EARLY).exit_code == 0
    assert refused(area.som("initiative", "submit", ID, day=EARLY)) == (1, "initiatives-card-faulty")


def test_an_amendment_needs_the_text_before_it(area: Ministry) -> None:
    """The text that was decided on is in no commit: nobody can tell what was changed."""
    area.submitted()
    card = area.read(CARD)
    area.run("rm", "--quiet", "--cached", CARD)
    area.write(CARD, card.replace("40 000", "50 000").replace("ühe minutiga", "kohe"))
    area.run("checkout", "--quiet", "--orphan", "uus")
    area.commit("history was cut off")
    area.run("branch", "--quiet", "-M", "main")
    area.write(CARD, card.replace("ühe minutiga", "varsti"))
    assert refused(area.som("initiative", "amend", ID)) == (1, "initiatives-basis-lost")


# -- saving -----------------------------------------------------------------------------------------------------------


def test_what_was_recorded_is_neither_edited_nor_made_by_hand(area: Ministry) -> None:
    area.submitted()
    act = f"{FOLDER}acts/001-submit.yaml"
    text = area.read(act)
    area.write(act, text + 'note: "x"\n')
    assert refused(area.som("save")) == (1, "save-untouchable")
    area.write(act, text)
    area.write(f"{FOLDER}acts/002-agree.yaml", text.replace("number: 1", "number: 2").replace("submit", "agree"))
    assert refused(area.som("save")) == (1, "save-act-by-hand")


def test_edits_with_errors_are_not_saved(area: Ministry) -> None:
    path = "data/organisations/ska.yaml"
    area.write(path, area.read(path).replace("parent: som", "parent: soom"))
    assert refused(area.som("save")) == (1, "save-errors")


# -- meetings ---------------------------------------------------------------------------------------------------------


def planned(area: Ministry, *more: str, body: str = GROUP, day: str = "2026-10-14") -> tuple[int, str]:
    words = ("meeting", "new", "--body", body, "--date", day, *more)
    return refused(area.som(*words, who=AGENCY_SECRETARY, day=EARLY))


def held(area: Ministry, meeting: str, *more: str, who: str = COMMITTEE_SECRETARY, day: Any = TODAY) -> tuple[int, str]:
    return refused(area.som("meeting", "hold", meeting, *more, who=who, day=day))


@pytest.mark.req("D81")
def test_a_meeting_that_cannot_be_planned_says_why(area: Ministry) -> None:
    assert planned(area, "--kind", "extraordinary", "--proposed-by", OUTSIDER) == (1, "meetings-proposer")
    assert planned(area, "--kind", "extraordinary", "--proposed-by", "muu") == (2, "meetings-person-unknown")
    assert planned(area, "--kind", "extraordinary") == (2, "usage-left-out")
    assert planned(area)[0] == 0
    assert planned(area) == (1, "meetings-exists")


@pytest.mark.req("D80")
def test_a_meeting_that_cannot_be_held_says_why(area: Ministry) -> None:
    present = ("--present", COMMITTEE_SECRETARY)
    assert held(area, LATER, *present) == (1, "meetings-future")
    assert held(area, HELD, *present) == (1, "meetings-status")
    assert held(area, LATER, *present, who=OUTSIDER) == (1, "meetings-recorder")
    assert planned(area)[0] == 0
    group: dict[str, Any] = {"who": AGENCY_SECRETARY, "day": EARLY}
    assert held(area, AUTUMN, *present, "--absent", COMMITTEE_SECRETARY, **group) == (1, "meetings-person-twice")
    assert held(area, AUTUMN, *present, "--absent", OUTSIDER, **group) == (1, "meetings-absent-stranger")
    assert held(area, AUTUMN, "--present", "muu", **group) == (2, "meetings-person-unknown")


@pytest.mark.req("X26")
def test_a_body_without_a_quorum_is_noted_where_its_meeting_is_held(area: Ministry) -> None:
    assert planned(area)[0] == 0
    assert held(area, AUTUMN, "--present", AGENCY_SECRETARY, who=AGENCY_SECRETARY, day=EARLY) == (
        0,
        "meetings-quorum-unsaid",
    )


# -- documents --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", [["portfolio", "render", "-o", "-"], ["agenda", "render", LATER]])
def test_a_strict_document_is_not_made_of_what_cannot_be_read(area: Ministry, words: list[str]) -> None:
    area.write("data/people/jaan-tamm.yaml", "id: [\n")
    area.commit("broken")
    assert refused(area.som(*words, "--strict", who=COORDINATOR)) == (1, "documents-findings")


# -- the server -------------------------------------------------------------------------------------------------------


def test_a_server_out_of_reach_or_without_main_is_named(area: Ministry, tmp_path: Path) -> None:
    area.run("remote", "add", "origin", str(tmp_path / "nowhere.git"))
    assert refused(area.som("sync")) == (3, "store-server-unreachable")
    area.run("init", "--quiet", "--bare", str(tmp_path / "nowhere.git"))
    assert refused(area.som("sync")) == (4, "sync-branch-missing")


def test_where_both_sides_changed_one_record_nothing_is_put_in_a_row(area: Ministry, tmp_path: Path) -> None:
    server = str(tmp_path / "server.git")
    area.run("init", "--quiet", "--bare", "--initial-branch=main", server)
    area.run("remote", "add", "origin", server)
    area.run("push", "--quiet", "origin", "main")
    path = f"data/bodies/{COMMITTEE}.yaml"
    text = area.read(path)
    area.write(path, text + 'rhythm: "kord aastas"\n')
    area.commit("theirs")
    area.run("push", "--quiet", "origin", "main")
    area.run("reset", "--quiet", "--hard", "HEAD~1")
    area.write(path, text + 'rhythm: "kord kuus"\n')
    area.commit("ours")
    assert refused(area.som("sync")) == (5, "sync-both-changed")


def test_whoever_was_faster_is_named_as_on_file_though_they_are_a_newcomer(area: Ministry, tmp_path: Path) -> None:
    server = str(tmp_path / "server.git")
    area.submitted()
    area.run("clone", "--quiet", "--bare", ".", server)
    area.run("remote", "add", "origin", server)
    area.run("clone", "--quiet", server, str(tmp_path / "colleague"))
    colleague = Ministry(tmp_path / "colleague")
    known = colleague.read(f"data/people/{SUBMITTER}.yaml")
    newcomer = known.replace(SUBMITTER, "uno-uus").replace("Mari Maasikas", "Uno Uus")
    colleague.write("data/people/uno-uus.yaml", newcomer)
    colleague.write(f"{FOLDER}notes.txt", "x\n")
    colleague.run("add", "--all")
    colleague.run("commit", "--quiet", "--message=x", GIT_AUTHOR_NAME="uno", GIT_AUTHOR_EMAIL="uno-uus@som.example")
    colleague.run("push", "--quiet")

    told = area.som("initiative", "advance", ID, "withdraw", "--reason", "Ei ole vaja.", "--push")

    assert refused(told) == (5, "store-case-moved")
    assert "Uno Uus changed" in told.stderr


# -- single values and new ids ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        (["card", "check", "muu"], (2, "cards-id-unknown")),
        (["policy", "show", "muu"], (2, "policies-id-unknown")),
        (["service", "show", "muu"], (2, "services-id-unknown")),
        (["team", "check", "muu"], (2, "teams-card-unknown")),
        (["card", "set", "muu", "title=Muu"], (2, "editing-record-unknown")),
        (["card", "set", "001-submit", "note=Muu"], (1, "editing-kept")),
        (["card", "set", "ska", "head=muu"], (1, "editing-errors")),
        (["card", "set", ID, "problem=Muu."], (1, "editing-material")),
        (["mv", "process", "minu"], (2, "rename-single")),
        (["mv", SUBMITTER, "mari-kask"], (1, "rename-named-by-act")),
        (["--color", "rohkem", "validate"], (2, "usage-choice")),
    ],
)
def test_what_cannot_be_changed_or_is_not_there_is_named(
    area: Ministry, words: list[str], answer: tuple[int, str]
) -> None:
    area.submitted()
    assert refused(area.som(*words)) == answer


def test_a_name_that_two_records_bear_must_be_said_as_a_path(area: Ministry) -> None:
    area.write("data/organisations/eakad.yaml", "schema: organisation/1\nid: eakad\nname: Eakad\ntype: external\n")
    area.commit("another")
    assert refused(area.som("card", "set", "eakad", "name=Muu")) == (2, "editing-record-ambiguous")


def test_of_two_moves_that_lead_on_one_must_be_named() -> None:
    other = CONDITION.model_copy(update={"text": "Hange on tehtud."})
    conditional = moved(case_in("defended"), "decide", outcome="yes-if", conditions=(CONDITION, other))
    opened: Any = SimpleNamespace(registry=registry(), case=moved(conditional, "meet"))
    with pytest.raises(UsageFault) as refusal:
        leading_move(opened)
    assert (refusal.value.code, refusal.value.facts["moves"]) == ("initiatives-move-open", ("meet", "verify"))


def test_a_git_that_fails_for_a_reason_of_its_own_is_quoted(repo: Repository) -> None:
    with pytest.raises(EnvironmentFault) as fault:
        repo.git.ask("no-such-verb")
    assert (fault.value.code, fault.value.facts["command"]) == ("store-git-failed", "git no-such-verb")


def test_a_file_that_would_not_come_out_the_same_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(restyle, "_keeps", lambda *_: False)
    with pytest.raises(StateForbids) as refusal:
        restyle.restyled("schema: person/1\nid: a\n", "person", "data/people/a.yaml")
    assert refusal.value.code == "files-format-impossible"
