"""On a terminal, what an opinion, a report, a meeting and an amendment need is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.builders.ministry import CARD, ID
from tests.builders.process import COORDINATOR, LEAD, OUTSIDER, POLICY_LEAD, SUBMITTER
from tests.cli.test_advice import running  # noqa: F401  (a fixture)
from tests.cli.test_wizard import PLAIN

if TYPE_CHECKING:
    from tests.builders.ministry import Ministry
    from tests.builders.terminal import Result

FOLDER = CARD.removesuffix("initiative.yaml")
AMENDED = ("initiative", "amend", ID, "--field", "problem=Muu mure.")


def typed(area: Ministry, lines: list[str], *words: str, who: str) -> Result:
    keys = "".join(f"{line}\n" for line in lines)
    return area.som(*words, who=who, stdin=keys, terminal=True, env=PLAIN)


@pytest.mark.req("D34")
def test_an_opinion_is_asked_for(running: Ministry) -> None:  # noqa: F811
    answers = ["supports with remarks", "Hea mõte.", ""]
    result = typed(running, answers, "initiative", "opinion", ID, who=OUTSIDER)
    assert result.exit_code == 0, result.stderr
    text = running.read(f"{FOLDER}opinions/r1-{OUTSIDER}.yaml")
    assert 'stance: support_with_remarks\nargument: "Hea mõte."\n' in text


def test_somebody_elses_opinion_is_asked_for_its_evidence(running: Ministry) -> None:  # noqa: F811
    answers = ["1", "Hea mõte.", "", "Delta 1-2/3"]
    result = typed(running, answers, "initiative", "opinion", ID, "--reviewer", POLICY_LEAD, who=COORDINATOR)
    assert result.exit_code == 0, result.stderr
    assert 'evidence: "Delta 1-2/3"' in running.read(f"{FOLDER}opinions/r1-{POLICY_LEAD}.yaml")


@pytest.mark.req("D65")
def test_who_was_not_asked_advises_all_the_same_and_that_is_noted(running: Ministry) -> None:  # noqa: F811
    words = ("initiative", "opinion", ID, "--stance", "against", "--argument", "Ei.")
    unasked, asked = running.som(*words, who=LEAD), running.som(*words, who=POLICY_LEAD)
    assert (unasked.exit_code, "note[initiatives-opinion-unasked]" in unasked.stderr) == (0, True)
    assert (asked.exit_code, "initiatives-opinion-unasked" in asked.stderr) == (0, False)


def test_nothing_is_asked_of_an_opinion_that_comes_too_early(area: Ministry) -> None:
    area.submitted()
    result = typed(area, [], "initiative", "opinion", ID, who=OUTSIDER)
    assert (result.exit_code, "initiatives-opinion-early" in result.stderr) == (1, True)
    result = typed(area, [], "initiative", "report", ID, who=OUTSIDER)
    assert (result.exit_code, "initiatives-report-early" in result.stderr) == (1, True)


@pytest.mark.req("D77")
def test_a_report_is_asked_for_and_the_trimester_is_proposed(running: Ministry) -> None:  # noqa: F811
    answers = ["kevad", "", "amber", "Hange venib.", ""]
    result = typed(running, answers, "initiative", "report", ID, who=LEAD)
    assert result.exit_code == 0, result.stderr
    assert "Write a year and a trimester" in result.stderr
    assert 'rating: amber\nreason: "Hange venib."\n' in running.read(f"{FOLDER}reports/2026-T3-ska.yaml")


def test_a_meeting_is_asked_for(area: Ministry) -> None:
    answers = ["sotsiaal", "homme", "2027-03-10"]
    result = typed(area, answers, "meeting", "new", who=COORDINATOR)
    assert result.exit_code == 0, result.stderr
    assert "Write a day" in result.stderr
    assert result.stdout.startswith("data/meetings/2027-03-10-sotsiaal.yaml\n")


def test_who_proposed_an_extraordinary_meeting_is_asked(area: Ministry) -> None:
    words = ("meeting", "new", "--body", "sotsiaal", "--date", "2027-03-10", "--kind", "extraordinary")
    result = typed(area, [POLICY_LEAD], *words, who=COORDINATOR)
    assert result.exit_code == 0, result.stderr
    assert f"proposed_by: {POLICY_LEAD}\n" in area.read("data/meetings/2027-03-10-sotsiaal.yaml")


@pytest.mark.req("D20")
def test_an_amendment_by_another_names_who_can_make_it(area: Ministry) -> None:
    area.submitted()
    told = area.som(*AMENDED, who=COORDINATOR)
    assert told.exit_code == 2
    assert "error[usage-by-missing]: who answers for it is not said: Mari Maasikas or " in told.stderr
    assert f'add `--by "{SUBMITTER}|{LEAD}"` and `--evidence "<evidence>"`' in told.stderr
    result = typed(area, [LEAD, "Delta 1-2/3"], *AMENDED, who=COORDINATOR)
    assert result.exit_code == 0, result.stderr
    assert result.stdout.startswith(f"{CARD}\nstate: submitted\n")


def test_evidence_of_somebody_elses_move_is_asked_for(area: Ministry) -> None:
    area.submitted()
    words = ("initiative", "advance", ID, "agree", "--outcome", "yes", "--by", LEAD)
    result = typed(area, ["Delta 1-2/3", ""], *words, who=COORDINATOR)
    assert result.exit_code == 0, result.stderr
    assert 'evidence: "Delta 1-2/3"' in area.read(f"{FOLDER}acts/002-agree.yaml")


def test_a_refusal_of_the_process_points_at_no_line(area: Ministry) -> None:
    area.submitted()
    result = area.som("initiative", "advance", ID, "decide", "--outcome", "yes", who=LEAD)
    assert result.exit_code == 1
    assert "\nerror[process-move-closed]: from the state “submitted” it is not possible to decide\n" in result.stderr
    hint = f"  hint: possible: agree, withdraw, amend or void; `som why {ID}` shows what is needed next\n"
    assert hint in result.stderr
    assert "initiative.yaml:" not in result.stderr
