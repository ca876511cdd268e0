"""What is recorded brings no error that was not there before: a command finds what `som validate` would find."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.builders.process import AGENCY_SECRETARY, EARLY, FOLDER, GROUP, ID, LEAD, OUTSIDER, SUBMITTER

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
