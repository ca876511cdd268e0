"""The wizard on a terminal: questions, mistakes, an interrupt, a draft; the same for the fields of a move."""

from __future__ import annotations

import re
import shlex
import sys
from typing import TYPE_CHECKING

import pytest

from som_cli.cards.initiative import DUTIES, Initiative
from som_cli.cards.questions import BY_FIELD, QUESTIONS
from som_cli.cli.checks import wrong_month
from som_cli.notation import within_month
from tests.builders.ministry import CARD, ID
from tests.builders.process import (
    AGENCY_SECRETARY,
    COMMITTEE_SECRETARY,
    COORDINATOR,
    EARLY,
    HELD,
    LEAD,
    OUTSIDER,
    SHARE_BY,
    SUBMITTER,
    TODAY,
)
from tests.cli.test_walk import DEFEND, ENDORSE, SHARE, TO_ASSESSED

if TYPE_CHECKING:
    import datetime as dt

    from tests.builders.ministry import Ministry
    from tests.builders.terminal import Result

PLAIN = {"SOM_PLAIN": "1", "GIT_EDITOR": ":"}
ABOUT = ["", "Pensionikalkulaator", "xyz", "Sotsiaalkindlustus", "1", "ska-pension"]
DESCRIBED = ["Paber.", "Teine rida.", "", "Ooteaeg.", "", "10 päeva.", "", "4000 last.", "", "", "Kasvab.", "", ""]
GROUNDS = ["1", "hea-toimetulek", "0", "tehik", "", "0", "MTA", "annab andmed", ""]
RESOURCES = [
    *("a", "b", "c", "d", "e"),  # the preliminary impact assessment
    *("yes", "PKS", "", "not started"),
    *("small", "6", "analüütik", "1,5", ""),
    *("in euros", "n", "aasta", "2027", "palju", "12 000,50", "building", "", "ei", ""),
    *("varsti", "1.01.2027", "2027-06-30", "Prototüüp", "2027-03-01", ""),
    "TEHIK",
]


def typed(area: Ministry, lines: list[str], *words: str, who: str = SUBMITTER, **env: str) -> Result:
    """Run a command on a terminal where somebody types these lines."""
    keys = "".join(f"{line}\n" for line in lines)
    return area.som("initiative", *words, who=who, day=EARLY, stdin=keys, terminal=True, env={**PLAIN, **env})


@pytest.mark.req("D53", "D82", "X4")
def test_the_questions_fill_fields_of_the_card_and_the_duties_are_among_them() -> None:
    assert {question.field for question in QUESTIONS} <= set(Initiative.model_fields)
    assert all(BY_FIELD[field].duty for field in DUTIES)


def test_the_wizard_leads_from_a_title_to_a_commit(area: Ministry) -> None:
    result = typed(area, [*ABOUT, *DESCRIBED, *GROUNDS, *RESOURCES, "submit it"], "submit")
    assert result.exit_code == 0, result.stderr
    assert result.stdout.startswith(f"{CARD}\nstate: submitted\ncommit: ")
    text = area.read(CARD)
    assert "current_situation: |-\n  Paber.\n  Teine rida.\n" in text
    assert '  - title: "Mitte midagi teha"\n    why_not: "Kasvab."\n' in text
    assert "plan_goals:\n  - hea-toimetulek\n" in text
    assert "      amount: 12000.50\n" in text
    assert '    "analüütik": 1.5\n' in text
    assert "  start: 2027-01-01\n" in text
    assert "implementer: tehik\n" in text
    for said in (
        "This cannot be left empty", "That is not in the list.", "Write a number.", "Write a year", "D. Impact, law",
        "% of the card is filled.", "The same in one command:",
    ):  # fmt: skip
        assert said in result.stderr


@pytest.mark.parametrize(("wish", "state"), [("keep it", "draft"), ("submit it", "submitted")])
def test_the_command_that_the_wizard_names_does_the_same(area: Ministry, wish: str, state: str) -> None:
    wizard = typed(area, [*ABOUT, *DESCRIBED, *GROUNDS, *RESOURCES, wish], "submit")
    assert (wizard.exit_code, f"state: {state}" in wizard.stdout) == (0, True), wizard.stderr
    text = area.read(CARD)
    command = re.split(r"\n(?:[0-9]+% of|Submitted: )", wizard.stderr.split("The same in one command:\n")[1])[0]
    words = shlex.split(command)
    area.run("reset", "--quiet", "--hard", "HEAD~1")
    again = area.som(*words[1:], day=EARLY)
    assert (again.exit_code, again.stdout.splitlines()[1]) == (0, f"state: {state}"), again.stderr
    assert area.read(CARD) == text


def test_an_interrupted_wizard_keeps_a_draft_that_can_be_gone_on_with(area: Ministry) -> None:
    head = area.run("rev-parse", "HEAD")
    stopped = typed(area, [*ABOUT, "Paber.", "", "Ooteaeg."], "submit")
    assert (stopped.exit_code, CARD in stopped.stderr, area.run("rev-parse", "HEAD")) == (130, True, head)
    assert 'current_situation: "Paber."' in area.read(CARD)
    assert f"go on with `som initiative submit {ID}`" in " ".join(stopped.stderr.split())
    rest = ["Ooteaeg.", "", "10 päeva.", "", "4000 last.", "", "", "Kasvab.", "", "", *GROUNDS, *RESOURCES, "submit"]
    done = typed(area, rest, "submit", ID)
    assert done.exit_code == 0, done.stderr
    assert area.run("log", "-1", "--format=%s") == f"{ID}: submit"


def test_a_way_back_leads_to_the_question_before_and_is_told_on_screen(area: Ministry) -> None:
    at_agency = ["Kalkulaator", "<", "Pensionikalkulaator", "1", "2", "<", "1", "ska-pension"]
    at_texts = ["Paber.", "", "<", "Uus paber.", "", "Oote", "<", "Ooteaeg.", "", "<", "", "10 päeva.", "", "4000.", ""]
    alternatives = ["", "Kasvab.", "Teine tee", "<", "Ei tee", "Kasvab.", "", "<", "Ei tee", "Kasvab.", "", "", ""]
    result = typed(
        area, [*at_agency, *at_texts, *alternatives, *GROUNDS, *RESOURCES, "<", "agency", "keep it"], "submit"
    )
    assert result.exit_code == 0, result.stderr
    assert "`<` goes back to the question before" in " ".join(result.stderr.split())
    assert "So far (an empty answer keeps it):\n  Ooteaeg.\n" in result.stderr
    text = area.read(CARD)
    assert 'title: "Pensionikalkulaator"\nagency: ska\ndomain: social\n' in text
    assert 'current_situation: "Uus paber."\nproblem: "Ooteaeg."\nexpected_outcome: "10 päeva."\n' in text
    assert '  - title: "Ei tee"\n' in text
    assert "Teine tee" not in text
    assert "implementer: agency\n" in text


def test_a_part_of_an_answer_is_taken_back_and_the_parts_before_it_stand(area: Ministry) -> None:
    assessed = ["a", "b", "c", "<", "viga", "<", "C", "d", "e"]
    law = ["yes", "Perehüvitiste seadus", "Rehnungiseadus", "<", "<", "PKS", "Riigilõivuseadus", "", "not started"]
    result = typed(area, [*ABOUT, *DESCRIBED, *GROUNDS, *assessed, *law, *RESOURCES[9:], "keep it"], "submit")
    assert result.exit_code == 0, result.stderr
    text = area.read(CARD)
    assert '  clients: "a"\n  admin_burden: "b"\n  costs_saved: "C"\n  risks: "d"\n  data_protection: "e"\n' in text
    assert [word in text for word in ("PKS", "Riigilõivuseadus", 'seadus"', "viga")] == [True, True, True, False]
    assert "Perehüvitiste" not in text


def test_who_stops_in_the_middle_of_an_answer_keeps_what_was_whole_of_it(area: Ministry) -> None:
    money = ["in euros", "n", "2027", "1000", "building", "EL", "yes", "2028"]
    before = [*ABOUT, *DESCRIBED, *GROUNDS, *RESOURCES[:14], *money]
    stopped = typed(area, before, "submit")
    assert stopped.exit_code == 130
    kept = area.read(CARD)
    assert 'vat_included: false\n  lines:\n    - year: 2027\n      amount: 1000\n      source: "EL"\n' in kept
    assert "2028" not in kept


def test_an_impact_assessment_with_gaps_is_asked_for_again_and_keeps_what_it_has(area: Ministry) -> None:
    with_gaps = [*ABOUT, *DESCRIBED, *GROUNDS, "a", "", "c", "", "", *RESOURCES[5:]]
    result = typed(area, [*with_gaps, "answer the questions", "", "", "b", "", "d", "e", "keep it"], "submit")
    assert result.exit_code == 0, result.stderr
    assessed = area.read(CARD).split("impact_assessment:\n")[1]
    assert [line.split()[1] for line in assessed.splitlines()[:5]] == ['"a"', '"b"', '"c"', '"d"', '"e"']


def test_at_the_first_question_there_is_no_way_back(area: Ministry) -> None:
    result = typed(area, ["<", "Muu", "ska", "throw"], "new", "--priority-basis", "plan")
    assert (result.exit_code, "This is the first question." in result.stderr) == (0, True)


def test_who_stops_on_the_way_back_loses_no_answer(area: Ministry) -> None:
    stopped = typed(area, [*ABOUT, "Paber.", "", "<"], "submit")
    assert (stopped.exit_code, 'current_situation: "Paber."' in area.read(CARD)) == (130, True)


def test_what_the_process_refuses_is_kept_and_said_where(area: Ministry) -> None:
    placeholder = ["TBD", "", *DESCRIBED[3:]]
    refused = typed(area, [*ABOUT, *placeholder, *GROUNDS, *RESOURCES, "submit it"], "submit")
    assert (refused.exit_code, "acts-duty-placeholder" in refused.stderr) == (1, True), refused.stderr
    assert f"is kept in `{CARD}`; go on with `som initiative submit {ID}`" in " ".join(refused.stderr.split())
    assert "implementer: tehik\n" in area.read(CARD)
    done = typed(area, [], "submit", ID, "--current-situation", "Paber.")
    assert done.exit_code == 0, done.stderr


def test_an_answer_that_does_not_fit_is_asked_for_again_at_once(area: Ministry) -> None:
    lines = ["x" * 201, *ABOUT[1:], *DESCRIBED, *GROUNDS, *RESOURCES[:-3], "", "2027-03-01", "", "TEHIK", "keep it"]
    result = typed(area, lines, "submit")
    assert result.exit_code == 0, result.stderr
    assert "200" in result.stderr.split("Which agency submits?")[0]
    assert "    - date: 2027-03-01\n      text: " in area.read(CARD)


def test_a_move_tells_what_it_asks_about_and_takes_days_as_estonians_write_them(area: Ministry) -> None:
    area.submitted()
    for move, who, day, said, _ in (*TO_ASSESSED, ENDORSE, SHARE, DEFEND):
        assert area.som("initiative", "advance", ID, move, *said, who=who, day=day).exit_code == 0
    conditions = ["Raha on olemas.", "", "Leping on sõlmitud.", LEAD, "varsti", "31.05.2027", "n"]
    decided = on_day(area, TODAY, ["yes-if", "Mõju on suur.", "", *conditions], "advance", ID, who=COMMITTEE_SECRETARY)
    assert decided.exit_code == 0, decided.stderr
    asked = decided.stderr
    assert asked.startswith(f"Decision: “Pensionikalkulaator” (`{ID}`)\n\nHow did it end?\n")
    assert asked.count("What is the reason?") == 1
    assert ".:" not in asked
    assert "An answer is needed here." in asked
    assert "due: 2027-05-31" in area.read(CARD.replace("initiative.yaml", "acts/008-decide.yaml"))


def test_submitting_is_not_offered_while_it_would_be_refused(area: Ministry) -> None:
    lacking = ["", *DESCRIBED[3:]]
    result = typed(area, [*ABOUT, *lacking, *GROUNDS, *RESOURCES, "submit", "keep it"], "submit")
    assert (result.exit_code, "submit it: one commit" in result.stderr) == (0, False), result.stderr
    assert "It cannot be submitted before these are filled: `current_situation`." in result.stderr


def test_an_editor_that_does_not_start_or_writes_nothing_loses_no_question(area: Ministry) -> None:
    said = ("--title", "Pensionikalkulaator", "--agency", "ska", "--domain", "social", "--service", "ska-pension")
    lines = [".", "Paber.", "", *("x", "") * 3, "", "y", "", "submit"]
    gone = typed(area, lines, "submit", *said, SOM_EDITOR="no-such-editor-anywhere")
    assert (gone.exit_code, "The editor `no-such-editor-anywhere` does not start" in gone.stderr) == (0, True)
    area.run("reset", "--quiet", "--hard", "HEAD~1")
    empty = typed(area, lines, "submit", *said, SOM_EDITOR="true")
    assert (empty.exit_code, "Nothing was written in the editor." in empty.stderr) == (0, True)


def test_a_draft_that_could_be_submitted_is_shown_before_it_is(area: Ministry) -> None:
    assert typed(area, [*ABOUT, *DESCRIBED], "submit").exit_code == 130
    left = typed(area, ["leave it"], "submit", ID)
    assert (left.exit_code, left.stdout, "The same in one" in left.stderr) == (0, "", False)
    done = typed(area, ["answer the questions", "", *GROUNDS, *RESOURCES, "submit"], "submit", ID)
    assert done.exit_code == 0, done.stderr
    assert ("implementer: tehik\n" in area.read(CARD), area.run("log", "-1", "--format=%s")) == (True, f"{ID}: submit")


def test_what_is_no_card_yet_is_kept_in_a_file(area: Ministry) -> None:
    stopped = typed(area, ["Pensionikalkulaator"], "submit")
    path = stopped.stderr.split("is kept in `")[1].split("`")[0]
    assert (stopped.exit_code, path.startswith("build/draft-")) == (130, True)
    assert f"`som initiative submit --from {path}`" in stopped.stderr
    taken = area.som("initiative", "new", "--from", path, "--agency", "ska", "--domain", "social")
    assert taken.exit_code == 0, taken.stderr
    nothing = typed(area, [], "submit")
    assert (nothing.exit_code, "`" in nothing.stderr.splitlines()[-1]) == (130, False)


def test_a_stranger_is_told_before_the_first_question(area: Ministry) -> None:
    result = typed(area, ABOUT, "submit", who="jaan-ilves")
    assert (result.exit_code, "What is the title" in result.stderr) == (3, False)


def test_an_arrow_key_on_a_plain_terminal_leaves_no_control_character(area: Ministry) -> None:
    rest = ["Paber\x1b[D\x1b[D\x1b.", "", "\x1bOAOoteaeg\x08.", ""]
    assert typed(area, [*ABOUT, *rest], "submit").exit_code == 130
    assert 'current_situation: "Paber."\nproblem: "Ooteaeg."\n' in area.read(CARD)


def test_a_sign_of_equality_in_an_answer_is_kept_by_the_named_command(area: Ministry) -> None:
    described = [*DESCRIBED[:-4], "Osta = kallis", "Ei sobi.", "", ""]
    wizard = typed(area, [*ABOUT, *described, *GROUNDS, *RESOURCES, "keep it"], "submit")
    assert wizard.exit_code == 0, wizard.stderr
    assert "--field 'alternatives.0.title=Osta = kallis'" in wizard.stderr


def test_without_a_service_the_policy_is_asked_for(area: Ministry) -> None:
    lines = [*ABOUT[:-1], "1", "0", "eakad", *DESCRIBED, *GROUNDS, *RESOURCES, "keep"]
    lines.remove("1")
    result = typed(area, lines, "submit")
    assert result.exit_code == 0, result.stderr
    assert "policy: eakad\n" in area.read(CARD)


def test_a_draft_asks_only_for_what_makes_a_card_and_may_be_thrown_away(area: Ministry) -> None:
    result = typed(area, ["Muu", "1", "throw"], "new", "--priority-basis", "plan")
    assert (result.exit_code, result.stdout, area.run("status", "--porcelain")) == (0, "", "")


def test_a_long_text_is_written_in_the_persons_own_editor(area: Ministry) -> None:
    editor = area.root.parent / "editor.py"
    editor.write_text(
        "import sys, pathlib\nfile = pathlib.Path(sys.argv[1])\nhelp = file.read_text(encoding='utf-8')\n"
        "assert 'What is the situation now?' in help\n"
        "file.write_text(help + 'Esimene lõik.\\n\\nTeine lõik.\\n', encoding='utf-8')\n",
        encoding="utf-8",
    )
    lines = [".", *("x", "") * 3, "", "y", "", "submit"]
    command = f"{shlex.quote(sys.executable)} {shlex.quote(str(editor))}"
    said = ("--title", "Pensionikalkulaator", "--agency", "ska", "--domain", "social", "--service", "ska-pension")
    result = typed(area, lines, "submit", *said, SOM_EDITOR=command)
    assert result.exit_code == 0, result.stderr
    assert "current_situation: |-\n  Esimene lõik.\n\n  Teine lõik.\n" in area.read(CARD)


def test_a_move_asks_for_what_it_needs(area: Ministry) -> None:
    area.submitted()
    agreed = typed(area, ["maybe", "yes"], "advance", ID, who=LEAD)
    assert (agreed.exit_code, "state: agreed" in agreed.stdout) == (0, True), agreed.stderr
    presented = typed(area, ["ska-juhtruhm", SUBMITTER], "advance", ID, "present")
    assert presented.exit_code == 0, presented.stderr
    ratings = [line for _ in range(4) for line in ("4", "Hea.")]
    assessed = typed(area, ratings, "advance", ID, "assess", who=AGENCY_SECRETARY)
    assert (assessed.exit_code, ".:" in assessed.stderr) == (0, False), assessed.stderr
    endorsed = typed(area, ["1", "0", "2"], "advance", ID, "endorse", who=AGENCY_SECRETARY)
    assert (endorsed.exit_code, "state: forwarded" in endorsed.stdout) == (0, True), endorsed.stderr


def test_what_cannot_be_made_anyway_is_not_asked_about(area: Ministry) -> None:
    area.submitted()
    result = typed(area, [], "advance", ID, "decide", who=OUTSIDER)
    assert (result.exit_code, "process-move-closed" in result.stderr) == (1, True)


def test_a_conditional_yes_is_asked_for_condition_by_condition_and_shown(area: Ministry) -> None:
    area.submitted()
    for move, who, day, said, _ in TO_ASSESSED:
        assert area.som("initiative", "advance", ID, move, *said, who=who, day=day).exit_code == 0
    assert area.som("initiative", "advance", ID, *ENDORSE[:1], *ENDORSE[3], who=ENDORSE[1], day=EARLY).exit_code == 0
    shared = on_day(area, SHARE_BY, [OUTSIDER, "0"], "advance", ID, "share", "--meeting", HELD, who=COORDINATOR)
    assert shared.exit_code == 0, shared.stderr
    defended = on_day(area, TODAY, [LEAD], "advance", ID, "defend", who=LEAD)
    assert defended.exit_code == 0, defended.stderr
    conditions = ["Raha on olemas.", "", "Leping on sõlmitud.", LEAD, "2027-05-31", "n"]
    decided = on_day(area, TODAY, ["yes-if", "Mõju on suur.", "", *conditions], "advance", ID, who=COMMITTEE_SECRETARY)
    assert (decided.exit_code, "state: conditional" in decided.stdout) == (0, True), decided.stderr
    shown = area.som("initiative", "show", ID)
    assert "c1: Raha on olemas. – open (Toomas Jalakas, due 31.05.2027)" in shown.stdout
    why = area.som("why", ID).stdout
    assert "→ Toomas Jalakas: som initiative advance" in why
    assert area.som("initiative", "show", ID, "--format", "json").json["conditions"][0]["status"] == "open"
    met = on_day(area, TODAY, ["Delta 7", ""], "advance", ID, "meet", who=LEAD)
    assert met.exit_code == 0, met.stderr
    voided = on_day(area, TODAY, ["009-meet", "Eksitus.", "", "Delta 8", ""], "advance", ID, "void", who=COORDINATOR)
    assert voided.exit_code == 0, voided.stderr
    assert "Voided: act 9, report that a condition is met (“" in voided.stderr
    assert "void: no longer counts" in area.som("initiative", "history", ID).stdout


def test_a_newcomer_is_asked_for_name_address_and_organisation(area: Ministry) -> None:
    newcomer = {"GIT_AUTHOR_NAME": "Ülle Õunapuu", "GIT_AUTHOR_EMAIL": "ylle@ska.ee", **PLAIN}
    stopped = area.som("person", "new", stdin="\n", terminal=True, env=newcomer)
    assert (stopped.exit_code, area.run("status", "--porcelain")) == (130, "")
    added = area.som("person", "new", stdin="\n\ntehik\n", terminal=True, env=newcomer)
    assert (added.exit_code, "organisation: tehik\n" in area.read("data/people/ulle-ounapuu.yaml")) == (0, True)


def on_day(area: Ministry, day: dt.date, lines: list[str], *words: str, who: str) -> Result:
    keys = "".join(f"{line}\n" for line in lines)
    return area.som("initiative", *words, who=who, day=day, stdin=keys, terminal=True, env=PLAIN)


def test_a_title_that_is_too_long_is_refused_at_its_question(area: Ministry) -> None:
    result = typed(area, ["x" * 201, "Pensionikalkulaator", "ska", "throw"], "new", "--priority-basis", "plan")
    assert result.exit_code == 0, result.stderr
    first, rest = result.stderr.split("200", 1)
    assert (first.count("›"), "›" in rest) == (1, True)


def test_an_answer_that_only_stands_in_for_one_is_told_at_its_question(area: Ministry) -> None:
    stopped = typed(area, [*ABOUT, "täpsustamisel", "", "Ooteaeg."], "submit")
    told = " ".join(stopped.stderr.split())
    assert "`current_situation` is “täpsustamisel”, which says nothing; write one sentence" in told


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        ("2027-05", "2027-05-01", "2027-05-31"),
        ("2.2028", "2028-02-01", "2028-02-29"),
        ("2.11.2026", "2026-11-02", "2026-11-02"),
        ("2026-12-10", "2026-12-10", "2026-12-10"),
    ],
)
def test_a_schedule_is_told_to_the_month(said: str, first: str, last: str) -> None:
    assert wrong_month(said) is None
    assert (within_month(said, last=False), within_month(said, last=True)) == (first, last)


@pytest.mark.parametrize("said", ["2027-13", "13.2027", "2027", "0.2027", "2027-02-30", "0000-05"])
def test_what_is_neither_a_month_nor_a_day_is_refused(said: str) -> None:
    assert wrong_month(said)
