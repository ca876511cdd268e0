"""What is recorded brings no error that was not there before: a command finds what `som validate` would find."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.builders.process import (
    AGENCY_SECRETARY,
    COMMITTEE_SECRETARY,
    EARLY,
    FOLDER,
    GROUP,
    ID,
    LEAD,
    OUTSIDER,
    SUBMITTER,
    TODAY,
)
from tests.cli.test_walk import AT, CONDITION, REASON, SUBMIT, TO_DEFENDED

if TYPE_CHECKING:
    from tests.builders.ministry import Ministry


@pytest.fixture
def presented(area: Ministry) -> Ministry:
    """An initiative that the group of its agency has seen."""
    area.submitted()
    for who, words in ((LEAD, ("agree", "--outcome", "yes")), (SUBMITTER, ("present", "--body", GROUP))):
        extra = ("--presenter", SUBMITTER) if "present" in words else ()
        result = area.som("initiative", "advance", ID, *words, *extra, who=who, day=EARLY)
        assert result.exit_code == 0, result.stderr
    return area


@pytest.mark.parametrize(
    "words",
    [
        ("initiative", "amend", ID, "--field", "agency=som"),
        ("card", "set", ID, "agency=som"),
    ],
)
def test_an_agency_whose_body_never_saw_it_is_refused(presented: Ministry, words: tuple[str, ...]) -> None:
    before = presented.run("rev-parse", "HEAD")
    told = presented.som(*words, day=EARLY)
    assert (told.exit_code, "003-present.yaml" in told.stderr) == (1, True), told.stderr
    assert "error[acts-body-of-agency]" in told.stderr
    assert told.stderr.startswith(f"error[{'editing-errors' if words[0] == 'card' else 'initiatives-card-faulty'}]")
    assert presented.run("rev-parse", "HEAD") == before
    assert presented.som("validate", day=EARLY).exit_code == 0


def test_what_was_wrong_before_stands_in_nobodys_way(presented: Ministry) -> None:
    path = FOLDER + "initiative.yaml"
    presented.write(path, presented.read(path).replace("agency: ska", "agency: som"))
    presented.run("commit", "-q", "-am", "by hand")
    told = presented.som("initiative", "amend", ID, "--field", "problem=Muu mure.", day=EARLY)
    assert told.exit_code == 0, told.stderr


@pytest.mark.req("D20")
@pytest.mark.parametrize("words", [("card", "set", ID), ("initiative", "amend", ID, "--field")])
def test_nobody_becomes_the_submitter_by_an_edit(presented: Ministry, words: tuple[str, ...]) -> None:
    told = presented.som(*words, f"submitter={OUTSIDER}", who=OUTSIDER, day=EARLY)
    assert (told.exit_code, "error[acts-submitter-differs]" in told.stderr) == (1, True), told.stderr
    path = FOLDER + "initiative.yaml"
    text = presented.read(path).replace(f"submitter: {SUBMITTER}", f"submitter: {OUTSIDER}")
    presented.write(path, text)
    assert presented.som("save", who=AGENCY_SECRETARY, day=EARLY).exit_code == 1
    presented.run("commit", "-q", "-am", "by hand")
    withdraw = ("initiative", "advance", ID, "withdraw", "--reason", "Ei.", "--by", OUTSIDER)
    assert "acts-by-not-allowed" in presented.som(*withdraw, who=OUTSIDER, day=EARLY).stderr


def test_a_card_that_differs_from_its_last_act_is_told_field_by_field(presented: Ministry) -> None:
    path = FOLDER + "initiative.yaml"
    text = presented.read(path)
    lines = text.splitlines()
    number = next(number for number, line in enumerate(lines) if line.startswith("problem: "))
    lines[number] = "problem: Muu mure."
    presented.write(path, "\n".join(lines).replace("vat_included: false", "vat_included: true") + "\n")
    for _ in range(2):  # edited, then committed by hand
        told = presented.som("validate", day=EARLY)
        assert f"{path}:{number + 1}:10: error[acts-card-differs]" in told.stdout + told.stderr
        assert "other than then: `problem` and `budget.vat_included`; record" in told.stdout + told.stderr
        presented.run("commit", "-q", "--allow-empty", "-am", "by hand")


@pytest.mark.req("D18")
def test_an_amendment_of_what_was_agreed_tells_that_it_goes_back(presented: Ministry) -> None:
    path = FOLDER + "initiative.yaml"
    told = presented.som("initiative", "amend", ID, "--field", "problem=Muu mure.", day=EARLY)
    line = next(n for n, one in enumerate(presented.read(path).splitlines(), 1) if one.startswith("problem:"))
    assert told.exit_code == 0
    assert f"{path}:{line}:10: note[acts-amend-back]: the amendment takes it back from “presented” to “submitted”" in (
        told.stderr
    )


@pytest.mark.req("D71")
def test_a_condition_due_before_its_decision_is_told_at_its_line_of_the_act(area: Ministry) -> None:
    early = CONDITION.replace("2027-05-31", "2026-12-01")
    decide = (COMMITTEE_SECRETARY, TODAY, (*AT, "--outcome", "yes-if", *REASON, "--conditions", early), "conditional")
    for move, who, day, words, _ in (SUBMIT, *TO_DEFENDED, ("decide", *decide)):
        target = ("submit", "--from", area.card_file()) if move == "submit" else ("advance", ID, move)
        told = area.som("initiative", *target, *words, who=who, day=day)
        assert told.exit_code == 0, told.stderr
    path = f"{FOLDER}acts/008-decide.yaml"
    line = next(n for n, one in enumerate(area.read(path).splitlines(), 1) if one.strip().startswith("due:"))
    assert f"{path}:{line}:10: warning[acts-condition-due]" in told.stderr
