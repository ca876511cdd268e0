"""What becomes of an interrupted step: finished where all of it was committed, undone otherwise."""

from __future__ import annotations

import os
import re
import sys
import time
from enum import StrEnum
from typing import TYPE_CHECKING

from som_cli.errors import StateForbids
from som_cli.store import disk
from som_cli.store.git import blob_name, literal
from som_cli.store.journal import discard, kept

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from som_cli.audit.history import Commit
    from som_cli.store.git import Git
    from som_cli.store.journal import Change, Journal, Step

ENDING_WAIT = 2.0  # seconds a git that outlived us gets to end by itself
NEXT_INDEX = re.compile(r"next-index-([0-9]+)\.lock")


class Ending(StrEnum):
    """How an interrupted step ended."""

    FINISHED = "finished"
    UNDONE = "undone"


def recover(git: Git) -> Ending | None:
    """Finish or undo what an interrupted step left behind; None where there is nothing.

    The repository's lock must be held.

    Raises:
        StateForbids: The git program that the step started still runs.
    """
    journal = kept(git.place)
    if journal is None:
        return None
    _clear_locks(git, journal)
    landed = landed_commits(git, journal)
    if len(landed) == len(journal.steps):
        git.change("reset", "--quiet", "--", *literal(journal.paths))
        ending = Ending.FINISHED
    else:
        undo(git, journal, careful=True)
        ending = Ending.UNDONE
    discard(git.place)
    return ending


def undo(git: Git, journal: Journal, *, careful: bool) -> None:
    """Put branch, files and index back as they were before the step.

    `careful` keeps a file that is no longer as we wrote it: somebody has edited it since.
    """
    landed = landed_commits(git, journal)
    stay = 0 if _rewind(git, journal, landed) else len(landed)
    undone = journal.steps[stay:]
    for change in _backwards(undone):
        _restore(git.root / change.path, change, careful=careful)
    _restore_index(git, journal, undone)


def landed_commits(git: Git, journal: Journal) -> list[Commit]:
    """Find the commits of a journal that were made, oldest first."""
    tip = git.commit_of(f"refs/heads/{journal.branch}")
    if tip in ("", journal.head):
        return []
    walk = [tip, f"^{journal.head}"] if journal.head else [tip]
    since = git.log(*walk, first_parent=True)[::-1]
    landed: list[Commit] = []
    for commit, step in zip(since, journal.steps, strict=False):
        if not _is_ours(commit, step):
            break
        landed.append(commit)
    return landed


def _is_ours(commit: Commit, step: Step) -> bool:
    """Tell a step's own commit: its files and nothing else, and its message or its very contents."""
    touched = {file.path: file.blob for file in commit.files}
    if not touched.keys() <= set(step.paths):
        return False
    if commit.message == step.message:
        return True
    meant = {change.path: change.new for change in step.changes}
    return all(blob == blob_name(meant[path] or b"", len(blob)) for path, blob in touched.items())


def _rewind(git: Git, journal: Journal, landed: Sequence[Commit]) -> bool:
    """Take the branch back, unless commits of others stand on ours; True where none of ours is left."""
    if not landed:
        return True
    ref = f"refs/heads/{journal.branch}"
    if git.commit_of(ref) != landed[-1].hash:
        return False
    to = [ref, journal.head, landed[-1].hash] if journal.head else ["-d", ref, landed[-1].hash]
    git.change("update-ref", "-m", "som: undone", *to)
    return True


def _backwards(steps: Sequence[Step]) -> Iterator[Change]:
    for step in reversed(steps):
        yield from reversed(step.changes)


def _restore(path: Path, change: Change, *, careful: bool) -> None:
    disk.temporary(path).unlink(missing_ok=True)
    if change.old == change.new:
        return  # the user's own edit, taken along: it is theirs
    now = disk.content(path)
    if now == change.old or (careful and now != change.new):
        return
    if change.old is None:
        disk.remove(path)
    else:
        disk.write(path, change.old)


def _restore_index(git: Git, journal: Journal, undone: Sequence[Step]) -> None:
    """Make the index entries of the undone files what they were: HEAD's, or what the user had staged."""
    paths = list(dict.fromkeys(path for step in undone for path in step.paths))
    if not paths:
        return
    git.change("reset", "--quiet", "--", *literal(paths))
    staged = [entry for entry in journal.staged if entry.path in paths]
    lines = [
        f"{entry.mode} {entry.blob}\t{git.place.prefix}{entry.path}\0" for entry in staged if entry.mode.strip("0")
    ]
    gone = [f"0 {entry.blob}\t{git.place.prefix}{entry.path}\0" for entry in staged if entry.staged == "D"]
    if lines or gone:
        git.change("update-index", "-z", "--index-info", stdin="".join([*lines, *gone]).encode())
    announced = [entry.path for entry in staged if (entry.staged, entry.edited) == (".", "A")]
    if announced:
        git.change("add", "--intent-to-add", "--", *literal(announced))


def _clear_locks(git: Git, journal: Journal) -> None:
    """Remove the lock files that our interrupted git left; never those of a git that lives, nor older ones."""
    end = time.monotonic() + ENDING_WAIT
    while (ours := list(_locks(git, journal))) and time.monotonic() < end:
        time.sleep(0.05)
    for path in ours:
        if (match := NEXT_INDEX.fullmatch(path.name)) and _lives(int(match[1])):
            raise StateForbids("store-git-running", process=int(match[1]))
    for path in ours:
        path.unlink(missing_ok=True)


def _locks(git: Git, journal: Journal) -> Iterator[Path]:
    place = git.place
    branch = place.common / "refs" / "heads" / f"{journal.branch}.lock"
    found = [place.folder / "index.lock", place.folder / "HEAD.lock", branch, *place.folder.glob("next-index-*.lock")]
    for path in found:
        try:
            born = path.stat().st_mtime
        except FileNotFoundError:
            continue
        if born >= journal.born - 1:  # file systems round
            yield path


def _lives(process: int) -> bool:
    if sys.platform == "win32":
        return False  # asking would end it there; the wait before has to do
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
