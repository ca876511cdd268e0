"""The newest state is brought here, told in words, and no uncommitted edit is touched."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.builders.governance import governance
from tests.builders.repository import Repository
from tests.builders.terminal import som

if TYPE_CHECKING:
    from pathlib import Path

CASE = "data/initiatives/ska/ska-2026-a/"
ACT = CASE + "acts/001-agree.yaml"
CLAIM = "Som-Act: ska-2026-a#001 0123456789abcdef agree\nSom-Actor: mari-maasikas\nSom-Tool: som/1\n"
MESSAGE = f"ska-2026-a: agree yes\n\n{CLAIM}"


@pytest.fixture
def gov(steady_git: None, tmp_path: Path) -> Repository:  # noqa: ARG001  (the environment is set by then)
    """A clone of a server that has the same main."""
    made = governance(tmp_path / "gov")
    made.run("clone", "--quiet", "--bare", ".", str(tmp_path / "server.git"))
    made.run("remote", "add", "origin", str(tmp_path / "server.git"))
    made.run("push", "--quiet", "--set-upstream", "origin", "main")
    return made


@pytest.fixture
def colleague(gov: Repository, tmp_path: Path) -> Repository:
    gov.run("clone", "--quiet", str(tmp_path / "server.git"), str(tmp_path / "colleague"))
    return Repository(tmp_path / "colleague")


def push(colleague: Repository, message: str = MESSAGE, path: str = ACT, branch: str = "main") -> str:
    """Let the colleague, whom git knows by another name than we do, commit one file and push it."""
    colleague.write(path, f"{message[:9]}\n")
    colleague.run("add", "--all")
    colleague.run("commit", "--quiet", f"--message={message}", GIT_AUTHOR_NAME="mari m")
    colleague.run("push", "--quiet", "origin", f"HEAD:{branch}")
    return colleague.run("rev-parse", "HEAD")


def test_new_acts_are_brought_and_told_in_words(gov: Repository, colleague: Repository) -> None:
    push(colleague)
    newest = push(colleague, "tidy\x1b[31m up", "notes.txt")
    gov.write("som.yaml", gov.read("som.yaml") + "# edited\n")

    said = som(gov.root, "sync")

    assert (said.exit_code, said.stderr) == (0, "")
    assert said.stdout.splitlines() == [
        "2 new commits on `main`:",
        "  ska-2026-a: agreed: yes – Mari Maasikas, 01.09.2026",
        "  tidy\\x1b[31m up – Mari Maasikas, 01.09.2026",
    ]
    assert gov.run("rev-parse", "HEAD") == newest
    assert gov.run("status", "--porcelain") == " M som.yaml"


def test_nothing_new_is_said(gov: Repository) -> None:
    assert som(gov.root, "sync").stdout == "`main` is up to date.\n"


def test_unpushed_commits_are_counted(gov: Repository) -> None:
    gov.commit("mine", **{"notes.txt": "mine\n"})

    assert som(gov.root, "sync").stdout.splitlines() == [
        "`main` is up to date.",
        "1 commit of yours is not on the server yet.",
    ]


def test_unpushed_commits_are_put_behind_those_that_came(gov: Repository, colleague: Repository) -> None:
    newest = push(colleague)
    gov.commit("mine", **{"notes.txt": "mine\n"})
    gov.write("notes.txt", "edited\n")

    said = som(gov.root, "sync")

    assert said.stdout.splitlines()[2:] == [
        "Your own commits were put behind them.",
        "1 commit of yours is not on the server yet.",
    ]
    assert gov.run("log", "--format=%s", "-1") == "mine"
    assert gov.run("rev-parse", "HEAD~") == newest
    assert gov.run("status", "--porcelain") == " M notes.txt"


def test_two_acts_on_one_initiative_are_never_put_in_a_row(gov: Repository, colleague: Repository) -> None:
    push(colleague)
    gov.write(CASE + "acts/001-withdraw.yaml", "mine\n")
    gov.commit("mine")
    before = gov.picture()

    said = som(gov.root, "sync")

    assert said.exit_code == 5
    assert f"Mari Maasikas changed `{ACT}` on 01.09.2026, and so did you" in said.stderr
    assert gov.picture() == before


def test_edits_in_the_way_are_named_and_kept(gov: Repository, colleague: Repository) -> None:
    push(colleague, "theirs", "notes.txt")
    gov.write("notes.txt", "edited\n")
    before = gov.picture()

    said = som(gov.root, "sync")

    assert said.exit_code == 4
    assert "`notes.txt`" in said.stderr
    assert gov.picture() == before


def test_a_records_own_branch_is_brought(gov: Repository, colleague: Repository) -> None:
    newest = push(colleague, branch="som/ska-2026-a")

    said = som(gov.root, "sync", "ska-2026-a")

    assert said.stdout.splitlines() == [
        "1 new commit on `som/ska-2026-a`:",
        "  ska-2026-a: agreed: yes – Mari Maasikas, 01.09.2026",
    ]
    assert (gov.git.branch(), gov.run("rev-parse", "HEAD")) == ("som/ska-2026-a", newest)


def test_whoever_is_taken_off_a_branch_is_told_and_finds_the_way_back(gov: Repository) -> None:
    gov.run("switch", "--quiet", "--create", "som/ska-2026-uus")

    assert som(gov.root, "sync").stdout.splitlines() == [
        "From `som/ska-2026-uus` you went over to `main`; `som sync ska-2026-uus` leads back.",
        "`main` is up to date.",
    ]
    assert "went over" not in som(gov.root, "sync", "ska-2026-uus").stdout
    assert gov.run("branch", "--show-current") == "som/ska-2026-uus"


def test_an_empty_server_is_told_from_a_wrong_name(gov: Repository, tmp_path: Path) -> None:
    gov.run("init", "--quiet", "--bare", str(tmp_path / "empty.git"))
    gov.run("remote", "set-url", "origin", str(tmp_path / "empty.git"))
    gov.run("update-ref", "-d", "refs/remotes/origin/main")

    said = som(gov.root, "sync")

    assert said.exit_code == 4
    assert "if the server is still empty, run `git push -u origin main`" in said.stderr


def test_a_record_without_a_branch_is_on_main(gov: Repository, colleague: Repository) -> None:
    push(colleague)
    gov.run("switch", "--quiet", "--create", "elsewhere")

    assert som(gov.root, "sync", "ska-2026-a").exit_code == 0
    assert gov.git.branch() == "main"


def test_a_branch_that_the_server_has_not_got_is_not_called_up_to_date(gov: Repository) -> None:
    gov.run("switch", "--quiet", "--create", "som/ska-2026-a")
    gov.commit("mine", **{"notes.txt": "mine\n"})

    assert som(gov.root, "sync", "ska-2026-a").stdout.splitlines() == [
        "`som/ska-2026-a` is only here: the server has no such branch.",
        "1 commit of yours is not on the server yet.",
    ]


def test_without_a_server_there_is_nothing_to_bring(gov: Repository) -> None:
    gov.run("remote", "remove", "origin")

    assert som(gov.root, "sync").exit_code == 4


def test_a_server_out_of_reach_is_the_environments_fault(gov: Repository) -> None:
    gov.run("remote", "set-url", "origin", str(gov.root.parent / "gone"))

    assert som(gov.root, "sync").exit_code == 3


def test_a_merge_of_ones_own_is_left_to_git(gov: Repository, colleague: Repository) -> None:
    push(colleague)
    gov.run("switch", "--quiet", "--create", "side")
    gov.commit("side", **{"side.txt": "s\n"})
    gov.run("switch", "--quiet", "main")
    gov.commit("mine", **{"notes.txt": "mine\n"})
    gov.run("merge", "--quiet", "--no-ff", "--no-edit", "side")
    before = gov.picture()

    assert som(gov.root, "sync").exit_code == 4
    assert gov.picture() == before
