"""Opinions and reports from the command line: they move nothing, and are filed once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.builders.ministry import CARD, ID
from tests.builders.process import COORDINATOR, LEAD, OUTSIDER, POLICY_LEAD, SUBMITTER, TODAY
from tests.cli.test_walk import START, TO_DEFENDED, YES

if TYPE_CHECKING:
    from tests.builders.ministry import Ministry

FOLDER = CARD.removesuffix("initiative.yaml")
OPINION = ("initiative", "opinion", ID, "--stance", "support_with_remarks", "--argument", "Hea mõte.")
REPORT = ("initiative", "report", ID, "--period", "2026-T3")


@pytest.fixture
def running(area: Ministry) -> Ministry:
    """A ministry with one initiative in progress."""
    area.submitted()
    for move, who, day, said, _ in (*TO_DEFENDED, YES, START):
        result = area.som("initiative", "advance", ID, move, *said, who=who, day=day)
        assert result.exit_code == 0, result.stderr
    return area


@pytest.mark.req("D34", "D36")
def test_an_opinion_is_filed_once_a_round(running: Ministry) -> None:
    first = running.som(*OPINION, "--aspect", "law=Ei muutu.", "--aspect", "risks=Andmed.", who=OUTSIDER)
    path = f"{FOLDER}opinions/r1-{OUTSIDER}.yaml"
    short = running.run("rev-parse", "--short", "HEAD")
    assert (first.exit_code, first.stdout) == (0, f"{path}\ncommit: {short}\n")
    assert 'aspects:\n  law:\n    finding: "Ei muutu."\n  risks:\n' in running.read(path)
    assert running.run("log", "-1", "--format=%s") == f"{ID}: opinion"
    again = running.som(*OPINION, who=OUTSIDER)
    assert (again.exit_code, "initiatives-filed-already" in again.stderr) == (1, True)
    assert f"void --target r1-{OUTSIDER} --reason … --evidence …`" in again.stderr
    void = (
        "initiative",
        "advance",
        ID,
        "void",
        "--target",
        f"r1-{OUTSIDER}",
        "--reason",
        "Eksitus.",
        "--evidence",
        "Delta",
    )
    voided = running.som(*void, who=COORDINATOR)
    assert voided.exit_code == 0
    assert "Voided: the opinion of Jaan Tamm (“" in voided.stderr
    third = running.som(*OPINION, who=OUTSIDER)
    assert third.stdout.splitlines()[0] == f"{FOLDER}opinions/r1-{OUTSIDER}-2.yaml"
    assert running.som("validate").exit_code == 0


def test_somebody_elses_opinion_needs_evidence(running: Ministry) -> None:
    theirs = (*OPINION, "--reviewer", OUTSIDER)
    assert running.som(*theirs, who=COORDINATOR).exit_code == 2
    assert running.som(*theirs, "--evidence", "Delta 1", who=COORDINATOR).exit_code == 0
    future = running.som(*OPINION, "--date", "2027-01-01", who=LEAD)
    assert (future.exit_code, "usage-date-future" in future.stderr) == (2, True)


def test_edits_of_the_card_do_not_stand_in_the_way_of_an_opinion(running: Ministry) -> None:
    running.write(CARD, running.read(CARD) + "# pooleli\n")
    assert running.som(*OPINION, who=OUTSIDER).exit_code == 0
    assert running.run("status", "--porcelain") == f" M {CARD}"


@pytest.mark.parametrize(
    ("words", "who", "stem"),
    [
        (OPINION, OUTSIDER, f"r1-{OUTSIDER}"),
        ((*REPORT, "--rating", "green", "--reason", "Kava peab."), SUBMITTER, "2026-T3-ska"),
    ],
)
def test_each_has_a_branch_of_its_own(running: Ministry, words: tuple[str, ...], who: str, stem: str) -> None:
    assert running.som(*words, "--branch", who=who).exit_code == 0
    assert running.git.branch() == f"som/{ID}-{stem}"


def test_a_report_says_how_it_goes_and_may_say_that_nothing_changed(running: Ministry) -> None:
    lacking = running.som(*REPORT)
    assert (lacking.exit_code, "`--rating` and `--reason`" in lacking.stderr) == (2, True)
    none_before = running.som(*REPORT, "--unchanged")
    assert (none_before.exit_code, "initiatives-report-first" in none_before.stderr) == (1, True)
    said = (
        "--rating",
        "amber",
        "--reason",
        "Hange venib.",
        "--progress",
        "Analüüs.",
        "--field",
        "forecast.cost=130000",
    )
    first = running.som(*REPORT, *said)
    assert first.exit_code == 0, first.stderr
    assert "forecast:\n  cost: 130000\n" in running.read(f"{FOLDER}reports/2026-T3-ska.yaml")
    later = running.som("initiative", "report", ID, "--period", "2027-T1", "--unchanged", day=TODAY.replace(year=2027))
    assert later.exit_code == 0, later.stderr
    text = running.read(f"{FOLDER}reports/2027-T1-ska.yaml")
    assert ('reason: "Hange venib."' in text, "unchanged: true" in text, f"by: {SUBMITTER}" in text) == (True,) * 3
    assert ("forecast:\n  cost: 130000\n" in text, "Analüüs" in text) == (True, False)  # what was done is news
    assert "reports-late" in later.stderr  # the window was in March
    assert running.som("validate").exit_code == 0


def test_an_opinion_that_is_there_already_is_no_question_of_evidence(running: Ministry) -> None:
    assert running.som(*OPINION, who=OUTSIDER).exit_code == 0
    again = running.som(*OPINION, "--reviewer", OUTSIDER, who=COORDINATOR)
    assert (again.exit_code, "initiatives-filed-already" in again.stderr) == (1, True), again.stderr


GREEN = ("--rating", "green", "--reason", "Kava peab.")


@pytest.mark.req("D77")
def test_only_the_agency_and_whoever_builds_it_report(running: Ministry) -> None:
    of_ministry = running.som(*REPORT, *GREEN, who=POLICY_LEAD)
    assert (of_ministry.exit_code, "reports-organisation-other" in of_ministry.stderr) == (1, True)
    for_others = running.som(*REPORT, *GREEN, "--org", "ska", who=POLICY_LEAD)
    assert (for_others.exit_code, "reports-reporter" in for_others.stderr) == (1, True)
    by_coordinator = running.som(*REPORT, *GREEN, "--org", "ska", who=COORDINATOR)
    assert by_coordinator.exit_code == 0, by_coordinator.stderr


@pytest.mark.req("D50", "D77")
def test_a_report_is_not_of_a_time_far_ahead(running: Ministry) -> None:
    ahead = running.som("initiative", "report", ID, "--period", "2027-T2", *GREEN)
    assert (ahead.exit_code, "reports-period-ahead" in ahead.stderr) == (1, True)
    coming = running.som("initiative", "report", ID, "--period", "2027-T1", *GREEN)
    assert coming.exit_code == 0, coming.stderr


@pytest.mark.req("D77")
@pytest.mark.parametrize(("option", "other"), [("--rating", "red"), ("--reason", "Hange venib.")])
def test_an_unchanged_report_says_nothing_else(running: Ministry, option: str, other: str) -> None:
    assert running.som(*REPORT, *GREEN).exit_code == 0
    later = ("initiative", "report", ID, "--period", "2027-T1", "--unchanged")
    differs = running.som(*later, option, other)
    assert (differs.exit_code, "reports-unchanged-differs" in differs.stderr, option in differs.stderr) == (
        2,
        True,
        True,
    )
    assert running.som(*later, *GREEN).exit_code == 0
