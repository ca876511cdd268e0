"""Killed, stopped, racing: whatever happens in the middle, nothing is half-done and nothing is lost."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from som_cli.errors import EnvironmentFault, Interrupted, StateForbids
from som_cli.store.journal import kept
from som_cli.store.transaction import Commit, record, writing

if TYPE_CHECKING:
    from tests.builders.repository import Repository

CASE = "data/initiatives/ska/ska-2026-a/"
CARD = CASE + "initiative.yaml"
ACT = CASE + "acts/001-submit.yaml"
SECOND = CASE + "acts/002-agree.yaml"
COMMITS = [
    Commit({CARD: b"title: A, edited\n", ACT: b"1\n"}, "one\n", {ACT}),
    Commit({SECOND: b"2\n", "notes.txt": b"two\n"}, "two\n", {SECOND}),
]
TOP = Path(__file__).parents[2]

PROGRAM = """
import os, signal, sys
from pathlib import Path
from som_cli.store.git import Git
from som_cli.store.transaction import Commit, record
from tests.store.test_transaction_interrupted import CARD, COMMITS
seen = []
def at(place):
    seen.append(place)
    if f"{place}-{seen.count(place)}" == sys.argv[2]:
        os.kill(os.getpid(), signal.SIGKILL)
record(Git(Path(sys.argv[1])), COMMITS, takes={CARD}, at=at)
"""
KILLED_EARLY = ["locked-1", "journal-1", "written-1", "added-1", "committed-1", "written-2", "added-2"]
KILLED_LATE = ["committed-2", "checked-1"]


def start(repo: Repository, *arguments: str, program: str = PROGRAM) -> subprocess.Popen[bytes]:
    environment = os.environ | {"PYTHONPATH": str(TOP)}
    return subprocess.Popen(
        [sys.executable, "-c", program, str(repo.root), *arguments],
        cwd=repo.root,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def users_work(repo: Repository) -> None:
    """Something staged, something staged and edited, in the way and elsewhere."""
    repo.write("other.txt", "staged\n")
    repo.write(CARD, "title: A, staged\n")
    repo.run("add", "other.txt", CARD)
    repo.write(CARD, "title: A, edited\n")
    repo.write("other.txt", "edited\n")


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
@pytest.mark.parametrize("place", KILLED_EARLY)
def test_killed_before_the_last_commit_the_next_command_undoes_it(repo: Repository, place: str) -> None:
    users_work(repo)
    before = repo.picture()
    killed = start(repo, place)
    killed.communicate()
    assert killed.returncode == -signal.SIGKILL

    with writing(repo.git, []) as transaction:
        said = [note.code for note in transaction.notes]

    assert said == ([] if place == "locked-1" else ["store-recovery-undone"])
    assert repo.picture() == before


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
@pytest.mark.parametrize("place", KILLED_LATE)
def test_killed_after_the_last_commit_the_next_command_finishes_it(repo: Repository, place: str) -> None:
    users_work(repo)
    start(repo, place).communicate()

    with writing(repo.git, []) as transaction:
        said = [note.code for note in transaction.notes]

    assert said == ["store-recovery-finished"]
    assert repo.run("log", "--format=%s") == "two\none\nbegin"
    assert repo.run("status", "--porcelain") == "AM other.txt"
    assert kept(repo.git.place) is None


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
@pytest.mark.parametrize("name", ["index.lock", "HEAD.lock", "refs/heads/main.lock", "next-index-{pid}.lock"])
def test_locks_of_the_killed_git_are_removed(repo: Repository, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("som_cli.store.recovery.ENDING_WAIT", 0.1)
    dead = start(repo, "written-1")
    dead.communicate()
    (repo.root / ".git" / name.format(pid=dead.pid)).touch()

    receipt = record(repo.git, COMMITS)

    assert [note.code for note in receipt.notes] == ["store-recovery-undone"]
    assert repo.picture()["locks"] == ""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
def test_a_git_that_outlived_its_som_is_not_disturbed(repo: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("som_cli.store.recovery.ENDING_WAIT", 0.1)
    start(repo, "written-1").communicate()
    lock = repo.root / f".git/next-index-{os.getpid()}.lock"
    lock.touch()

    with pytest.raises(StateForbids) as refusal:
        record(repo.git, COMMITS)

    assert (refusal.value.code, refusal.value.facts) == ("store-git-running", {"process": os.getpid()})
    assert lock.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
def test_locks_older_than_the_step_are_left_alone(repo: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("som_cli.store.program.PATIENCE", ())
    lock = repo.root / ".git/index.lock"
    start(repo, "journal-1").communicate()
    lock.touch()
    os.utime(lock, (time.time() - 3600,) * 2)

    with pytest.raises(StateForbids, match="store-index-locked"):
        record(repo.git, COMMITS)

    assert lock.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
def test_what_somebody_edited_after_the_crash_is_kept(repo: Repository) -> None:
    start(repo, "written-1").communicate()
    repo.write(CARD, "title: A, edited since\n")

    with writing(repo.git, []):
        pass

    assert repo.read(CARD) == "title: A, edited since\n"
    assert not (repo.root / ACT).exists()


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
def test_commits_made_on_top_after_the_crash_stay(repo: Repository) -> None:
    start(repo, "written-2").communicate()
    repo.write("mine.txt", "m\n")
    repo.run("add", "mine.txt")
    repo.run("commit", "--quiet", "--message=mine")

    with writing(repo.git, []) as transaction:
        said = [note.code for note in transaction.notes]

    assert said == ["store-recovery-undone"]
    assert repo.run("log", "--format=%s") == "mine\none\nbegin"
    assert not (repo.root / SECOND).exists()
    assert repo.read(ACT) == "1\n"
    assert repo.run("status", "--porcelain") == ""


@pytest.mark.parametrize("place", [*KILLED_EARLY[1:], *KILLED_LATE])
def test_stopped_by_the_user_everything_is_undone(repo: Repository, place: str) -> None:
    users_work(repo)
    before = repo.picture()
    seen = []

    def stop(here: str) -> None:
        seen.append(here)
        if f"{here}-{seen.count(here)}" == place:
            raise KeyboardInterrupt

    with pytest.raises(Interrupted) as answer:
        record(repo.git, COMMITS, takes={CARD}, at=stop)

    assert answer.value.exit_code == 130
    assert repo.picture() == before


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_while_a_hook_runs_undoes_everything(repo: Repository, number: signal.Signals) -> None:
    repo.hook("pre-commit", "touch .git/hook-runs; sleep 5")
    before = repo.picture()
    running = start(repo, "nowhere")
    while not (repo.root / ".git/hook-runs").exists():
        time.sleep(0.01)

    running.send_signal(number)
    _, said = running.communicate()

    assert said.decode().splitlines()[-1] == "som_cli.errors.Interrupted: interrupted"
    assert repo.picture() == before


def test_a_disk_that_refuses_in_the_middle_leaves_nothing(repo: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    before = repo.picture()
    replace = Path.replace

    def full(self: Path, target: Path) -> Path:
        if target.name == "002-agree.yaml":
            raise OSError(28, "No space left on device", str(target))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", full)

    with pytest.raises(EnvironmentFault, match="store-disk-full") as fault:
        record(repo.git, COMMITS)

    assert fault.value.exit_code == 3
    assert repo.picture() == before


RACER = """
import sys
from pathlib import Path
from som_cli.errors import SomeoneFirst
from som_cli.store.git import Git
from som_cli.store.transaction import Commit, writing
git = Git(Path(sys.argv[1]))
folder = f"data/initiatives/ska/{sys.argv[2]}/acts/"
for _ in range(int(sys.argv[3])):
    with writing(git, [folder]) as held:
        number = len(list((git.root / folder).glob("*.yaml"))) + 1
        path = f"{folder}{number:03d}-{sys.argv[4]}.yaml"
        print(held.record([Commit({path: b"x\\n"}, f"{path}\\n", {path})]).commits[0], flush=True)
"""


def test_racing_processes_lose_nothing(repo: Repository) -> None:
    racers = [
        start(repo, case, "4", who, program=RACER)
        for case, who in (("ska-2026-a", "one"), ("ska-2026-a", "two"), ("ska-2026-b", "three"))
    ]
    answers = [racer.communicate() for racer in racers]

    assert [err.decode() for _, err in answers] == ["", "", ""]
    told = {line for out, _ in answers for line in out.decode().split()}
    assert told == set(repo.run("rev-list", "HEAD~12..HEAD").split())
    assert sorted(path.name[:3] for path in (repo.root / CASE / "acts").iterdir()) == [f"00{n}" for n in range(1, 9)]
    touched = repo.run("log", "--format=", "--name-status", "-12").split("\n")
    assert all(line.startswith("A\t") for line in touched)
    assert len(touched) == 12


def test_two_working_trees_of_one_repository_share_the_lock(repo: Repository) -> None:
    other = repo.root.parent / "other"
    repo.run("worktree", "add", "--quiet", "-b", "side", str(other))
    racers = [
        start(repo, "ska-2026-a", "3", "one", program=RACER),
        start(type(repo)(other), "ska-2026-a", "3", "two", program=RACER),
    ]
    answers = [racer.communicate() for racer in racers]

    assert [err.decode() for _, err in answers] == ["", ""]
    assert len(repo.run("rev-list", "main").split()) == 4
    assert len(repo.run("rev-list", "side").split()) == 4


def test_a_lock_held_for_long_is_told_of(repo: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("som_cli.store.lock.WAIT", 0.05)

    with (
        writing(repo.git, []),
        pytest.raises(StateForbids, match="store-busy"),
    ):
        record(repo.git, COMMITS)
