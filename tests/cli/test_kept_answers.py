"""What was answered on a terminal is never lost: a refused card is kept uncommitted, else its answers in a file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.builders.ministry import ID
from tests.builders.process import AGENCY_CHAIR, EARLY, LEAD, POLICY_LEAD
from tests.cli.test_writing import options, typed

if TYPE_CHECKING:
    from tests.builders.ministry import Ministry

CARD = "data/policies/eakad.yaml"
TEAM = [LEAD, "liige", "0"]  # best filled in next, and therefore asked first
THE_REST = [""] * 12
SAVE = "1"
GIVEN = (
    f"core_team.members.0.approved_by={AGENCY_CHAIR}",
    "core_team.members.0.approved_on=2026-11-12",
    "core_team.members.0.mandate.decision_right=true",
    "core_team.members.0.mandate.information_sharing=true",
    "core_team.members.0.mandate.scope=Pensionid",
)


def without_a_team(area: Ministry) -> None:
    empty = re.sub(r"(?ms)^core_team:\n.*?(?=^\S)", "core_team:\n  members: []\n", area.read(CARD))
    area.write(CARD, empty)
    area.run("commit", "--quiet", "--no-verify", "-am", "laid")


def in_a_merge(area: Ministry) -> None:
    area.write(".git/MERGE_HEAD", area.run("rev-parse", "HEAD") + "\n")


def kept_in(stderr: str) -> str:
    (path,) = re.findall(r"What you said is kept in `(build/[^`]+)`", " ".join(stderr.split()))
    return str(path)


def test_an_edited_card_that_is_refused_is_kept_and_gone_on_with(area: Ministry) -> None:
    without_a_team(area)
    before = area.run("rev-parse", "HEAD")

    refused = typed(area, [*TEAM, *THE_REST, SAVE], "policy", "edit", "eakad")

    assert (refused.exit_code, refused.stdout) == (1, f"{CARD}\n"), refused.stderr
    assert "editing-unfinished" in refused.stderr
    assert "teams-mandate-missing" in refused.stderr
    assert "som save eakad" in refused.stderr
    assert f"- person: {LEAD}\n      role: liige\n" in area.read(CARD)
    assert area.run("rev-parse", "HEAD") == before
    assert area.run("status", "--porcelain").split() == ["M", CARD]

    done = area.som("policy", "edit", "eakad", *options(*GIVEN))
    assert done.exit_code == 0, done.stderr
    assert area.run("status", "--porcelain") == ""


def test_options_that_are_refused_change_no_file(area: Ministry) -> None:
    without_a_team(area)
    before = area.picture()
    member = (f"core_team.members.0.person={LEAD}", "core_team.members.0.role=liige")
    assert area.som("policy", "edit", "eakad", *options(*member)).exit_code == 1
    assert area.picture() == before


def test_a_team_of_nobody_is_asked_for_and_stays_where_nobody_is_named(area: Ministry) -> None:
    without_a_team(area)
    asked = typed(area, ["0", "Kokkuvõte.", *[""] * 12, "2"], "policy", "edit", "eakad")
    assert (asked.exit_code, "Core team" in asked.stderr) == (0, True)
    assert "What was answered here before" not in asked.stderr
    assert "core_team:\n  members: []" in asked.stderr.rpartition("yaml-language-server")[2]


def test_answers_that_cannot_be_written_are_kept_for_the_same_command(area: Ministry) -> None:
    without_a_team(area)
    in_a_merge(area)
    edited = typed(area, [*TEAM, *THE_REST, SAVE], "policy", "edit", "eakad")
    assert edited.exit_code == 4, edited.stderr
    path = kept_in(edited.stderr)
    assert f"som policy edit eakad --from {path}" in " ".join(edited.stderr.split())
    assert f"- person: {LEAD}\n" in area.read(path)

    about = ["Hoiatused", "hoolekanne", POLICY_LEAD, "Kõik on hoiatatud."]
    made = typed(area, [*about, *[""] * 16, "0", *[""] * 8, SAVE], "policy", "new")
    assert made.exit_code == 4, made.stderr
    assert 'title: "Hoiatused"' in area.read(kept_in(made.stderr))


def test_answers_to_a_draft_are_kept_for_that_draft(area: Ministry) -> None:
    area.som("initiative", "new", "--from", area.card_file(problem=None), day=EARLY)
    in_a_merge(area)
    refused = typed(area, ["Aeglane.", *[""] * 60], "initiative", "submit", ID)
    path = re.findall(r"build/draft-[0-9-]+\.yaml", refused.stderr)[-1]
    assert f"som initiative submit {ID} --from {path}" in " ".join(refused.stderr.split()), refused.stderr
    assert "Aeglane." in area.read(path)
