"""What we ask of git, against real repositories."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from som_cli.audit.history import Touched
from som_cli.errors import EnvironmentFault, NotProvable, StateForbids
from som_cli.store import program
from som_cli.store.git import Entry, Git, Identity, State, literal
from som_cli.store.transaction import Commit, record
from tests.builders.repository import Repository

if TYPE_CHECKING:
    from collections.abc import Sequence

CARD = "data/initiatives/ska/ska-2026-a/initiative.yaml"
HOSTILE = """
[color]
  ui = always
[core]
  quotePath = true
  fsmonitor = {marker}
[log]
  showSignature = true
[i18n]
  logOutputEncoding = ISO-8859-1
[status]
  showUntrackedFiles = no
  relativePaths = true
  renames = copies
[diff]
  external = {marker}
  renames = copies
  noprefix = true
[commit]
  cleanup = strip
  template = {marker}
[trailer]
  separators = ":="
[alias]
  status = log
"""


def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Write down every call of git from now on, by its verb."""
    calls: list[str] = []

    def run(root: Path, arguments: Sequence[str], **options: Any) -> program.Answer:
        calls.append(next(word for word in arguments if not word.startswith("-") and "=" not in word))
        return program.run(root, arguments, **options)

    monkeypatch.setattr("som_cli.store.git.run", run)
    monkeypatch.setattr("som_cli.store.git.patiently", run)
    return calls


def test_the_identity_is_gits_author(repo: Repository) -> None:
    assert repo.git.identity() == Identity("Mari Maasikas", "mari.maasikas@ska.example")


def test_a_guessed_identity_is_none(repo: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GIT_AUTHOR_EMAIL")

    with pytest.raises(EnvironmentFault, match="store-identity-missing"):
        repo.git.identity()


def test_head_branch_and_edits_come_in_one_call(repo: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    repo.write(CARD, "title: staged\n")
    repo.run("add", CARD)
    repo.write("data/õ ä.yaml", "new\n")
    calls = counted(monkeypatch)

    standing = repo.git.standing(["data/"])

    assert calls == ["status"]
    assert (standing.head, standing.branch) == (repo.run("rev-parse", "HEAD"), "main")
    blob = repo.run("rev-parse", f":{CARD}")
    assert standing.entries == (Entry(CARD, "M", ".", "100644", blob), Entry("data/õ ä.yaml", "?", "?"))
    assert repo.git.uncommitted(["notes.txt"]) == ()
    assert repo.git.uncommitted([]) == ()


def test_a_conflict_is_an_uncommitted_edit(repo: Repository) -> None:
    repo.run("switch", "--quiet", "--create", "side")
    repo.commit(**{"notes.txt": "side\n"})
    repo.run("switch", "--quiet", "main")
    repo.commit(**{"notes.txt": "main\n"})
    with pytest.raises(Exception, match="merge"):
        repo.run("merge", "side")

    assert repo.git.uncommitted(["notes.txt"]) == ("notes.txt",)
    assert repo.git.state() is State.MERGE


def test_the_usual_state_is_ok(repo: Repository) -> None:
    assert repo.git.state() is State.OK
    repo.git.refuse_unless_ok()


def test_a_bare_repository_is_told_from_others(repo: Repository) -> None:
    bare = repo.root.parent / "bare.git"
    repo.run("clone", "--quiet", "--bare", ".", str(bare))

    assert Git(bare).state() is State.BARE
    with pytest.raises(StateForbids, match="store-bare"):
        record(Git(bare), [Commit({"x": b"x"}, "x\n")])


def test_without_a_commit_there_is_no_head(repo: Repository) -> None:
    repo.run("switch", "--quiet", "--orphan", "fresh")

    assert (repo.git.head(), repo.git.branch(), repo.git.state()) == ("", "fresh", State.UNBORN)


def test_on_no_branch_the_branch_is_empty(repo: Repository) -> None:
    repo.run("checkout", "--quiet", "--detach")

    assert (repo.git.branch(), repo.git.state()) == ("", State.DETACHED)


def test_files_and_blobs_of_a_commit_take_two_calls(repo: Repository) -> None:
    repo.write("data/õ.yaml", "õ\r\n\0")
    repo.write("data/empty.yaml", "")
    repo.write("--x", "option\n")
    (repo.root / "data/link.yaml").symlink_to("õ.yaml")
    commit = repo.commit()
    repo.write("data/õ.yaml", "later\n")

    files = repo.git.files(commit, "data/")
    contents = repo.git.blobs(files.values())

    assert {path: contents[blob] for path, blob in files.items()} == {
        CARD: b"title: A\n",
        "data/empty.yaml": b"",
        "data/õ.yaml": "õ\r\n\0".encode(),
    }
    assert sorted(repo.git.files("HEAD")) == ["--x", *sorted(files), "notes.txt", "som.yaml"]
    assert repo.git.blobs([]) == {}


def test_a_blob_that_is_not_here_cannot_be_proved(repo: Repository) -> None:
    with pytest.raises(NotProvable, match="store-object-missing"):
        repo.git.blobs(["0" * 39 + "1"])


@pytest.mark.parametrize("revision", ["nowhere", "--output=x", "HEAD:notes.txt", ""])
def test_a_revision_that_is_none_is_named(repo: Repository, revision: str) -> None:
    with pytest.raises(NotProvable) as answer:
        repo.git.resolve(revision)

    assert (answer.value.code, answer.value.facts, answer.value.exit_code) == (
        "store-revision-unknown",
        {"revision": revision, "fetch": None},
        6,
    )


def test_the_log_reads_trailers_and_files(repo: Repository) -> None:
    repo.write("data/õ.yaml", "x\n")
    repo.run("rm", "--quiet", "notes.txt")
    message = "subject\n\nSom-Actor: mari\nSom-Tool: som/1\n"
    repo.commit(message)
    repo.commit("empty")

    empty, full, begin = repo.git.log()

    assert (empty.subject, empty.files, empty.trailers) == ("empty", (), ())
    assert full.hash == repo.run("rev-parse", "HEAD~")
    assert full.parents == (begin.hash,)
    assert (full.author, full.email) == ("Mari Maasikas", "mari.maasikas@ska.example")
    assert full.committed.isoformat() == "2026-09-01T10:00:00+03:00"
    assert (full.subject, full.message) == ("subject", message)
    assert full.trailers == (("Som-Actor", "mari"), ("Som-Tool", "som/1"))
    blob = repo.run("rev-parse", "HEAD:data/õ.yaml")
    assert full.files == (
        Touched("data/õ.yaml", "A", blob, "100644"),
        Touched("notes.txt", "D", "0" * 40, "000000"),
    )
    assert [commit.hash for commit in repo.git.log(patterns=literal(["notes.txt"]))] == [full.hash, begin.hash]
    assert [commit.hash for commit in repo.git.log(full.hash, limit=1)] == [full.hash]


def test_lines_of_a_message_are_gits_alone(repo: Repository) -> None:
    repo.commit("subject\n\nnot the last paragraph\u2028Som-Actor: forged\x0bSom-Tool: forged\r\n\nKey: value\n")

    assert repo.git.log(limit=1)[0].trailers == (("Key", "value"),)


def test_the_state_of_a_day_is_its_last_commit_at_midnight_in_tallinn(repo: Repository) -> None:
    evening = repo.commit_at("2026-09-10T20:59:59+00:00")  # 23:59:59 in Tallinn
    night = repo.commit_at("2026-09-10T21:00:00+00:00")
    winter = repo.commit_at("2026-12-10T21:59:59+00:00")
    git = repo.git

    assert git.first_parent_at(date(2026, 9, 10)) == evening
    assert git.first_parent_at(date(2026, 9, 11)) == night
    assert git.first_parent_at(date(2026, 12, 9)) == night
    assert git.first_parent_at(date(2026, 12, 10)) == winter
    assert git.day_of("HEAD") == date(2026, 12, 10)
    assert (git.as_of(date(2026, 12, 9)), git.as_of(date(2026, 12, 10)), git.as_of(date(2030, 1, 1))) == (
        night,
        None,
        None,
    )


def test_a_day_follows_the_first_parents(repo: Repository) -> None:
    repo.run("switch", "--quiet", "--create", "side")
    repo.commit_at("2026-09-05T10:00:00+03:00")
    repo.run("switch", "--quiet", "main")
    main = repo.commit_at("2026-09-04T10:00:00+03:00")
    repo.run("merge", "--quiet", "--no-ff", "side", GIT_COMMITTER_DATE="2026-09-20T10:00:00+03:00")

    assert repo.git.first_parent_at(date(2026, 9, 6)) == main


def test_a_day_before_the_history_names_its_first_day(repo: Repository) -> None:
    with pytest.raises(NotProvable) as answer:
        repo.git.first_parent_at(date(2026, 8, 31))

    assert (answer.value.code, answer.value.facts) == (
        "store-day-before-history",
        {"asked": date(2026, 8, 31), "first": date(2026, 9, 1), "typed": "2026-09-01", "fetch": None},
    )


def test_a_hostile_configuration_changes_nothing(
    repo: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    touched = tmp_path / "touched"
    marker = tmp_path / "marker"
    marker.write_text(f"#!/bin/sh\ntouch {touched}\n", encoding="ascii")
    marker.chmod(0o755)
    repo.write("data/õ.yaml", "x\n")
    commit = repo.commit("# õ\n\nSom-Tool: som/1\n")
    before = (repo.git.standing(["data/"]), repo.git.log(), repo.git.files(commit), repo.git.identity())
    (tmp_path / "hostile").write_text(HOSTILE.format(marker=marker), encoding="utf-8")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "hostile"))
    repo.write("data/new.yaml", "x\n")

    after = (repo.git.standing([CARD]), repo.git.log(), repo.git.files(commit), repo.git.identity())

    assert after == before
    assert repo.git.uncommitted(["data/"]) == ("data/new.yaml",)
    assert not touched.exists()


@pytest.mark.parametrize(
    "name", ["GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY"]
)
def test_another_repository_in_the_environment_is_forgotten(
    repo: Repository, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, "/nowhere")
    monkeypatch.setenv("GIT_SSH_COMMAND", "ssh -v")

    assert repo.git.state() is State.OK
    assert record(repo.git, [Commit({"notes.txt": b"2\n"}, "x\n")]).branch == "main"
    assert name not in os.environ
    assert os.environ["GIT_SSH_COMMAND"] == "ssh -v"


def test_from_a_folder_within_a_repository_paths_are_the_folders_own(repo: Repository) -> None:
    inner = Repository(repo.root / "gov")
    inner.write("data/a.yaml", "a\n")
    inner.write("data/b.yaml", "b\n")
    repo.commit()
    inner.write("data/b.yaml", "staged\n")
    inner.run("add", "data/b.yaml")
    inner.write("data/b.yaml", "edited\n")
    git = inner.git

    assert git.place.prefix == "gov/"
    assert git.uncommitted(["data/"]) == ("data/b.yaml",)
    assert sorted(git.files("HEAD", "data/")) == ["data/a.yaml", "data/b.yaml"]
    assert [file.path for file in git.log(limit=1)[0].files] == ["data/a.yaml", "data/b.yaml"]
    record(git, [Commit({"data/c.yaml": b"c\n"}, "c\n")])
    assert repo.run("show", "--format=", "--name-only") == "gov/data/c.yaml"


def test_within_a_repository_a_failed_act_is_undone_too(repo: Repository) -> None:
    inner = Repository(repo.root / "gov")
    inner.write("data/b.yaml", "b\n")
    repo.commit()
    inner.write("data/b.yaml", "staged\n")
    inner.run("add", "data/b.yaml")
    inner.write("data/b.yaml", "edited\n")
    repo.hook("pre-commit", "exit 1")
    before = repo.picture()

    with pytest.raises(StateForbids, match="store-hook-refused"):
        record(inner.git, [Commit({"data/b.yaml": b"edited\n", "data/c.yaml": b"c\n"}, "x\n")], takes={"data/b.yaml"})

    assert repo.picture() == before


@pytest.mark.usefixtures("steady_git")
def test_no_repository_and_no_git_are_told_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(EnvironmentFault, match="store-repository-missing"):
        _ = Git(tmp_path).place

    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(EnvironmentFault, match="store-git-missing") as fault:
        Git(tmp_path).identity()
    assert fault.value.exit_code == 3


@pytest.mark.skipif(sys.platform == "win32", reason="owners are POSIX")
def test_a_repository_of_another_owner_names_the_way_out(repo: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")

    with pytest.raises(EnvironmentFault) as fault:
        record(repo.git, [Commit({"notes.txt": b"2\n"}, "x\n")])

    assert (fault.value.code, fault.value.facts["path"]) == ("store-owner-doubtful", repo.root.as_posix())


def test_an_option_that_git_does_not_know_is_an_old_git(repo: Repository) -> None:
    with pytest.raises(EnvironmentFault, match="store-git-old"):
        repo.git.ask("status", "--no-such-option")


@pytest.mark.usefixtures("steady_git")
def test_a_repository_with_sha_256_works_alike(tmp_path: Path) -> None:
    made = Repository(tmp_path)
    made.run("init", "--quiet", "--initial-branch=main", "--object-format=sha256")
    made.commit("begin", a="a\n")

    receipt = record(made.git, [Commit({"b": b"b\n"}, "b\n")])

    assert (len(receipt.commits[0]), made.git.files("HEAD")["b"]) == (64, made.run("rev-parse", "HEAD:b"))


def test_an_act_takes_five_calls_of_git(repo: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = counted(monkeypatch)

    record(repo.git, [Commit({"data/new.yaml": b"x\n"}, "x\n")])

    assert calls == ["status", "add", "commit", "log", "status"]


def test_reading_files_alone_does_not_load_gitpython(repo: Repository) -> None:
    repo.write("probe.py", "import sys, som_cli.store.git as g; g.Git; sys.exit('git' in sys.modules)")
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}

    done = subprocess.run([sys.executable, repo.root / "probe.py"], env=environment, check=False)

    assert done.returncode == 0
