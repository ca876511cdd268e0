"""Branches and the server: continued where they exist, built on what others pushed, or taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from som_cli.errors import EnvironmentFault, Refused, SomeoneFirst, StateForbids
from som_cli.store.push import destination, push
from som_cli.store.transaction import Commit, Receipt, writing
from tests.builders.repository import Repository

if TYPE_CHECKING:
    from pathlib import Path

CASE = "data/initiatives/ska/ska-2026-a/"
ACT = CASE + "acts/001-submit.yaml"
BRANCH = ("som/ska-2026-a", "main")


@pytest.fixture
def server(repo: Repository, tmp_path: Path) -> Repository:
    """A bare repository that `repo` knows as origin, with its main pushed."""
    bare = tmp_path / "server.git"
    repo.run("clone", "--quiet", "--bare", ".", str(bare))
    repo.run("remote", "add", "origin", str(bare))
    repo.run("fetch", "--quiet", "origin")
    repo.run("branch", "--quiet", "--set-upstream-to=origin/main")
    return Repository(bare)


@pytest.fixture
def colleague(server: Repository, tmp_path: Path) -> Repository:
    """Somebody else's clone."""
    server.run("clone", "--quiet", ".", str(tmp_path / "colleague"))
    return Repository(tmp_path / "colleague")


def act(repo: Repository, *, branch: tuple[str, str] | None = None, **writes: str) -> Receipt:
    """Record one act and push it."""
    wanted = {path: text.encode() for path, text in (writes or {ACT: "1\n"}).items()}
    with writing(repo.git, [CASE], branch=branch) as held:
        return push(held, held.record([Commit(dict(wanted), "act\n")]), "main", lambda _git, commit: commit.author)


def test_what_is_recorded_is_pushed(repo: Repository, server: Repository) -> None:
    receipt = act(repo)

    assert server.run("rev-parse", "main") == receipt.commits[0]
    assert receipt.address is None


def test_a_branch_is_started_from_the_servers_main(repo: Repository, server: Repository, colleague: Repository) -> None:
    newest = colleague.commit("newer", **{"new.txt": "n\n"})
    colleague.run("push", "--quiet")
    repo.commit("of my own", **{"own.txt": "o\n"})

    receipt = act(repo, branch=BRANCH)

    assert server.run("rev-parse", "som/ska-2026-a~") == newest
    assert repo.git.branch() == receipt.branch == "som/ska-2026-a"
    assert repo.run("rev-parse", "--abbrev-ref", "@{upstream}") == "origin/som/ska-2026-a"


def test_a_branch_is_continued_where_it_exists_here(repo: Repository, server: Repository) -> None:
    first = act(repo, branch=BRANCH)
    repo.run("switch", "--quiet", "main")

    second = act(repo, branch=BRANCH, **{CASE + "acts/002-agree.yaml": "2\n"})

    assert server.run("rev-parse", "som/ska-2026-a~") == first.commits[0]
    assert server.run("rev-parse", "som/ska-2026-a") == second.commits[0]


def test_a_branch_is_continued_where_only_the_server_has_it(repo: Repository, colleague: Repository) -> None:
    first = act(colleague, branch=BRANCH)

    act(repo, branch=BRANCH, **{CASE + "acts/002-agree.yaml": "2\n"})

    assert repo.run("rev-parse", "HEAD~") == first.commits[0]


def test_a_branch_that_others_continued_is_brought_forward_first(repo: Repository, colleague: Repository) -> None:
    act(repo, branch=BRANCH)
    second = act(colleague, branch=BRANCH, **{CASE + "acts/002-agree.yaml": "2\n"})

    act(repo, branch=BRANCH, **{CASE + "acts/003-present.yaml": "3\n"})

    assert repo.run("rev-parse", "HEAD~") == second.commits[0]


def test_a_refusal_leads_back_to_where_we_were(repo: Repository, server: Repository) -> None:
    repo.write("notes.txt", "edited\n")
    before = repo.picture()

    with pytest.raises(Refused), writing(repo.git, [CASE], branch=BRANCH):
        raise Refused("process-move-unknown")

    assert repo.picture() == before
    assert repo.run("branch", "--format=%(refname:short)") == "main"
    assert server.run("branch", "--format=%(refname:short)") == "main"


def test_other_edits_come_along_to_the_branch(repo: Repository, server: Repository) -> None:  # noqa: ARG001
    repo.write("notes.txt", "edited\n")

    act(repo, branch=BRANCH)

    assert repo.run("status", "--porcelain") == " M notes.txt"


def test_edits_in_the_way_of_the_branch_are_named(repo: Repository, colleague: Repository) -> None:
    colleague.commit("newer", **{"notes.txt": "theirs\n"})
    colleague.run("push", "--quiet")
    repo.write("notes.txt", "mine\n")

    with pytest.raises(StateForbids) as refusal:
        act(repo, branch=BRANCH)

    assert (refusal.value.code, refusal.value.facts) == (
        "store-edits-in-the-way",
        {"branch": "som/ska-2026-a", "paths": ("notes.txt",)},
    )
    assert repo.git.branch() == "main"


def test_offline_the_branch_starts_from_what_is_known(repo: Repository, server: Repository) -> None:
    server.root.rename(server.root.with_name("gone"))

    with writing(repo.git, [CASE], branch=BRANCH) as held:
        receipt = held.record([Commit({ACT: b"1\n"}, "act\n")])

    assert [note.code for note in receipt.notes] == ["store-server-silent"]


def test_without_a_server_the_branch_starts_from_main(repo: Repository) -> None:
    with writing(repo.git, [CASE], branch=BRANCH) as held:
        receipt = held.record([Commit({ACT: b"1\n"}, "act\n")])

    assert (receipt.branch, receipt.notes) == ("som/ska-2026-a", ())


def test_a_branch_open_elsewhere_is_refused(repo: Repository, tmp_path: Path) -> None:
    repo.run("worktree", "add", "--quiet", "-b", "som/ska-2026-a", str(tmp_path / "elsewhere"))

    with pytest.raises(StateForbids, match="store-branch-elsewhere"):
        act(repo, branch=BRANCH)


def test_rejected_the_act_is_put_behind_what_others_pushed(
    repo: Repository, server: Repository, colleague: Repository
) -> None:
    theirs = colleague.commit("theirs", **{"data/other.yaml": "o\n", "notes.txt": "theirs\n"})
    colleague.run("push", "--quiet")
    repo.write("som.yaml", "staged\n")
    repo.run("add", "som.yaml")
    repo.write("som.yaml", "edited\n")

    receipt = act(repo)

    assert server.run("log", "--format=%H", "-2", "main").splitlines() == [receipt.commits[0], theirs]
    assert server.run("log", "-1", "--format=%an %aI|%B", "main") == "Mari Maasikas 2026-09-01T10:00:00+03:00|act\n"
    assert receipt.short == (repo.run("rev-parse", "--short", "HEAD"),)
    assert repo.run("status", "--porcelain") == "MM som.yaml"
    assert repo.read("notes.txt") == "theirs\n"
    assert repo.git.state() == "ok"


def test_rejected_since_the_case_moved_nothing_is_recorded(repo: Repository, colleague: Repository) -> None:
    repo.write("notes.txt", "edited\n")
    before = repo.picture()
    colleague.write(CASE + "acts/001-withdraw.yaml", "1\n")
    colleague.run("add", "--all")
    colleague.run("commit", "--quiet", "--message=first", GIT_AUTHOR_NAME="Toomas Jalakas")
    colleague.run("push", "--quiet")

    with pytest.raises(SomeoneFirst) as answer:
        act(repo)

    assert (answer.value.code, str(answer.value.facts["who"]), str(answer.value.facts["when"])) == (
        "store-case-moved",
        "Toomas Jalakas",
        "2026-09-01",
    )
    assert answer.value.facts["path"] == CASE + "acts/001-withdraw.yaml"
    assert repo.picture() == before


def test_rejected_with_edits_in_the_way_nothing_is_recorded(repo: Repository, colleague: Repository) -> None:
    colleague.commit("theirs", **{"notes.txt": "theirs\n"})
    colleague.run("push", "--quiet")
    repo.write("notes.txt", "mine\n")
    before = repo.picture()

    with pytest.raises(StateForbids, match="store-edits-in-the-way"):
        act(repo)

    assert repo.picture() == before


def test_other_commits_of_ours_are_not_reordered(repo: Repository, colleague: Repository) -> None:
    colleague.commit("theirs", **{"data/other.yaml": "o\n"})
    colleague.run("push", "--quiet")
    repo.commit("of my own", **{"own.txt": "o\n"})

    with pytest.raises(StateForbids, match="store-branch-diverged"):
        act(repo)

    assert repo.run("log", "-1", "--format=%s") == "act"


def test_a_server_that_refuses_is_quoted(repo: Repository, server: Repository) -> None:
    hook = server.root / "hooks/pre-receive"
    hook.write_text("#!/bin/sh\necho main is protected >&2\nexit 1\n", encoding="ascii")
    hook.chmod(0o755)

    with pytest.raises(StateForbids) as refusal:
        act(repo)

    short = repo.run("rev-parse", "--short", "HEAD")
    assert (refusal.value.code, refusal.value.facts) == (
        "store-push-refused",
        {"commit": short, "words": "main is protected"},
    )
    assert repo.run("log", "-1", "--format=%s") == "act"


def test_a_server_that_cannot_be_reached_keeps_the_commit_here(repo: Repository, server: Repository) -> None:
    server.root.rename(server.root.with_name("gone"))

    with pytest.raises(EnvironmentFault) as fault:
        act(repo)

    assert fault.value.code == "store-push-unreachable"
    assert repo.run("log", "-1", "--format=%s") == "act"


def test_without_a_server_there_is_nowhere_to_push(repo: Repository) -> None:
    with pytest.raises(StateForbids, match="store-remote-missing"):
        destination(repo.git)


@pytest.mark.parametrize(
    ("configured", "page"),
    [
        ("https://github.com/sot/som.git", "https://github.com/sot/som/compare/main...som/ska-2026-a?expand=1"),
        ("git@github.com:sot/som.git", "https://github.com/sot/som/compare/main...som/ska-2026-a?expand=1"),
        (
            "ssh://git@gitlab.example.ee:2222/sot/som.git",
            (
                "https://gitlab.example.ee/sot/som/-/merge_requests/new"
                "?merge_request%5Bsource_branch%5D=som%2Fska-2026-a&merge_request%5Btarget_branch%5D=main"
            ),
        ),
        ("https://codeberg.org/sot/som.git", "https://codeberg.org/sot/som/compare/main...som/ska-2026-a"),
        ("git@forgejo.example.ee:sot/som.git", "https://forgejo.example.ee/sot/som/compare/main...som/ska-2026-a"),
    ],
)
@pytest.mark.parametrize("key", ["url", "pushurl"])
def test_an_address_that_git_rewrites_still_gives_the_page_for_proposing(
    repo: Repository, server: Repository, configured: str, page: str, key: str
) -> None:
    repo.run("config", f"url.{server.root}.insteadOf", configured)
    repo.run("config", f"remote.origin.{key}", configured)

    receipt = act(repo, branch=BRANCH)

    assert server.run("rev-parse", BRANCH[0]) == receipt.commits[0]
    assert receipt.address == page
