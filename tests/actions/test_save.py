"""Hand edits become one commit where they are sound, and are left alone where they are not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from som_cli import __version__
from tests.builders.cards import draft_values
from tests.builders.governance import DRAFT, PERSON, governance, put
from tests.builders.people import person_values
from tests.builders.terminal import som

if TYPE_CHECKING:
    from pathlib import Path

    from tests.builders.repository import Repository

ACT = "data/initiatives/ska/ska-2026-a/acts/001-submit.yaml"
OPINION = "data/initiatives/ska/ska-2026-a/opinions/r1-mari-maasikas.yaml"


@pytest.fixture
def gov(steady_git: None, tmp_path: Path) -> Repository:  # noqa: ARG001  (the environment is set by then)
    return governance(tmp_path / "gov")


def draft(gov: Repository, **changes: object) -> None:
    put(gov, DRAFT, "initiative", draft_values(id="ska-2026-a", **changes))


@pytest.mark.req("S41")
def test_all_hand_edits_of_records_become_one_commit(gov: Repository) -> None:
    draft(gov)
    put(gov, PERSON, "person", person_values(handle="mari"))
    gov.write("notes.txt", "mine\n")

    said = som(gov.root, "save")

    short = gov.run("rev-parse", "--short", "HEAD")
    assert (said.exit_code, said.stdout) == (0, f"{DRAFT}\n{PERSON}\ncommit: {short}\n")
    assert gov.run("log", "-1", "--format=%B") == (
        f"2 records: save\n\nSom-Actor: mari-maasikas\nSom-Tool: som/{__version__}\n"
    )
    assert gov.run("show", "--format=", "--name-only").splitlines() == [DRAFT, PERSON]
    assert gov.run("status", "--porcelain") == " M notes.txt"


def test_only_what_is_named_is_saved(gov: Repository) -> None:
    draft(gov)
    put(gov, PERSON, "person", person_values(handle="mari"))

    said = som(gov.root, "save", "ska-2026-a")

    assert said.exit_code == 0
    assert gov.run("log", "-1", "--format=%s") == "ska-2026-a: save"
    assert gov.run("status", "--porcelain") == f" M {PERSON}"


def test_where_nothing_was_edited_nothing_is_done(gov: Repository) -> None:
    head = gov.run("rev-parse", "HEAD")

    said = som(gov.root, "save", "mari-maasikas")

    assert (said.exit_code, said.stdout) == (0, "")
    assert gov.run("rev-parse", "HEAD") == head


def test_an_unknown_name_is_answered_with_the_nearest(gov: Repository) -> None:
    said = som(gov.root, "save", "mari-masikas")

    assert said.exit_code == 2
    assert "`mari-maasikas`" in said.stderr


def test_edits_with_errors_are_shown_and_not_saved(gov: Repository) -> None:
    draft(gov, submitter="mari-masikas")
    before = gov.picture()

    said = som(gov.root, "save")

    assert said.exit_code == 1
    assert f"{DRAFT}:" in said.stderr
    assert "mari-masikas" in said.stderr
    assert gov.picture() == before


def test_an_edit_that_breaks_another_record_is_not_saved(gov: Repository) -> None:
    draft(gov)
    gov.commit("draft")
    put(gov, "data/people/mart-mets.yaml", "person", person_values(id="mart-mets", name="Mart Mets", handle="mart"))
    (gov.root / PERSON).unlink()

    said = som(gov.root, "save")

    assert said.exit_code == 1
    assert f"{DRAFT}:" in said.stderr


def test_what_was_wrong_elsewhere_before_does_not_stop_a_save(gov: Repository) -> None:
    draft(gov, submitter="mari-masikas")
    gov.commit("wrong")
    put(gov, PERSON, "person", person_values(handle="mari"))

    assert som(gov.root, "save").exit_code == 0


def test_uncommitted_records_that_are_not_named_do_not_count(gov: Repository) -> None:
    other = person_values(id="mart-mets", name="Mart Mets", email=["mart@ska.example"], handle="mart")
    put(gov, "data/people/mart-mets.yaml", "person", other)
    draft(gov, submitter="mart-mets")

    assert som(gov.root, "save", "ska-2026-a").exit_code == 1
    assert som(gov.root, "save", "ska-2026-a", "mart-mets").exit_code == 0


@pytest.mark.parametrize("path", [ACT, OPINION])
def test_what_was_recorded_is_never_edited(gov: Repository, path: str) -> None:
    draft(gov)
    gov.write(path, "schema: act/1\n")
    gov.commit("recorded")
    gov.write(path, "schema: act/1\nnote: other\n")

    said = som(gov.root, "save", "ska-2026-a")

    assert said.exit_code == 1
    assert f"`{path}` is never edited by hand" in said.stderr


def test_an_act_made_by_hand_is_refused(gov: Repository) -> None:
    draft(gov)
    gov.write(ACT, "schema: act/1\n")

    said = som(gov.root, "save")

    assert said.exit_code == 1
    assert f"`{ACT}` was not made by som" in said.stderr


def test_dry_run_shows_and_changes_nothing(gov: Repository) -> None:
    put(gov, PERSON, "person", person_values(handle="mari"))
    before = gov.picture()

    said = som(gov.root, "save", "--dry-run")

    assert said.exit_code == 0
    assert '-handle: "mmaasikas"\n+handle: "mari"\n' in said.stdout
    assert "mari-maasikas: save\n\nSom-Actor: mari-maasikas\n" in said.stdout
    assert gov.picture() == before


def test_edits_can_be_saved_on_the_records_own_branch(gov: Repository) -> None:
    draft(gov)

    said = som(gov.root, "save", "ska-2026-a", "--branch")

    assert said.exit_code == 0
    assert gov.git.branch() == "som/ska-2026-a"
    assert gov.run("status", "--porcelain") == ""


def test_several_records_are_saved_on_a_branch_named_by_the_first_and_it_is_continued(gov: Repository) -> None:
    draft(gov)
    put(gov, PERSON, "person", person_values(handle="mari"))
    first = som(gov.root, "save", "--branch")
    assert (first.exit_code, gov.git.branch()) == (0, "som/save-mari-maasikas")
    draft(gov, title="Teine pealkiri")
    put(gov, PERSON, "person", person_values(handle="maasikas"))

    again = som(gov.root, "save", "--branch")

    assert (again.exit_code, gov.git.branch()) == (0, "som/save-mari-maasikas")
    assert gov.run("rev-list", "--count", "main..HEAD") == "2"


def test_without_a_commit_the_edits_are_checked_and_left_as_they_are(gov: Repository) -> None:
    put(gov, PERSON, "person", person_values(handle="mari"))
    before = gov.picture()

    said = som(gov.root, "save", "--no-commit")

    assert (said.exit_code, said.stdout) == (0, f"{PERSON}\n")
    assert said.stderr == "The files are written and not committed.\n"
    assert gov.picture() == before


def test_somebody_unknown_cannot_save(gov: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_AUTHOR_EMAIL", "keegi@mujal.example")
    draft(gov)

    assert som(gov.root, "save").exit_code == 3


def test_commits_that_the_server_has_not_got_are_counted_and_pushed(gov: Repository, tmp_path: Path) -> None:
    gov.run("init", "--quiet", "--bare", "--initial-branch=main", str(tmp_path / "server.git"))
    gov.run("remote", "add", "origin", str(tmp_path / "server.git"))
    gov.run("push", "--quiet", "origin", "HEAD")
    assert "server" not in som(gov.root, "save").stderr
    draft(gov)
    assert som(gov.root, "save").exit_code == 0
    assert "1 commit is not on the server yet; `som save --push` sends it." in som(gov.root, "save").stderr
    sent = som(gov.root, "save", "--push")
    assert (sent.exit_code, "1 commit was sent to the server." in sent.stderr) == (0, True)
    branch = gov.run("symbolic-ref", "--short", "HEAD")
    assert gov.run("rev-parse", f"refs/remotes/origin/{branch}") == gov.run("rev-parse", "HEAD")
    assert (
        som(gov.root, "save", "--push").stderr == "There is nothing to save: all records are as they were committed.\n"
    )


def test_what_was_pushed_is_said(gov: Repository, tmp_path: Path) -> None:
    gov.run("init", "--quiet", "--bare", "--initial-branch=main", str(tmp_path / "server.git"))
    gov.run("remote", "add", "origin", str(tmp_path / "server.git"))
    branch = gov.run("symbolic-ref", "--short", "HEAD")
    draft(gov)
    sent = som(gov.root, "save", "--push")
    assert (sent.exit_code, f"1 commit was sent to the server, to the branch `{branch}`." in sent.stderr) == (0, True)
    draft(gov, title="Muu pealkiri")
    assert "sent to the server" not in som(gov.root, "save").stderr
