"""The sample as a repository of its own: two years of invented work, one commit for each thing that was done."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from som_cli.actions import earlier, replay
from som_cli.actions.start import MAIN, SUBJECT, contents
from som_cli.errors import StateForbids
from som_cli.people.owners import code_owners
from som_cli.process.records import TALLINN
from som_cli.store.fastimport import Past, take_in
from som_cli.store.git import Git
from som_cli.store.layout import CARD, SETTINGS, home
from som_cli.store.load import Files, Reader, load
from som_cli.store.packaged import packaged
from som_cli.store.tree import WorkingTree

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from som_cli.process.registry import Registry

CODEOWNERS = ".github/CODEOWNERS"


@dataclass(frozen=True, slots=True)
class Made:
    """A sample repository: its root, its files, how many commits it has, and the short hash of the last."""

    root: Path
    files: tuple[str, ...]
    commits: int
    commit: str | None


def make(root: Path, *, dry_run: bool = False) -> Made:
    """Make the sample repository at `root`, which is an empty folder or none yet.

    Raises:
        StateForbids: Something is there already; nothing was written.
    """
    standing = tuple(sorted(path.name for path in root.iterdir())[:5]) if root.exists() else ()
    if standing:
        raise StateForbids("init-files-exist", files=standing, path=str(root))
    history = list(commits())
    files = tuple(sorted({path for commit in history for path in commit.files}))
    if dry_run:
        return Made(root, files, len(history), None)
    git = Git(root)
    with _all_or_nothing(root):
        git.change("init", "--quiet", f"--initial-branch={MAIN}")
        take_in(git, MAIN, history)
    return Made(root, files, len(history), git.short(git.head()))


def first_act() -> tuple[str, str, str]:
    """The sample's draft, and the name and e-mail of whom it waits for: a first act for whoever tries it."""
    tree = WorkingTree(packaged(SETTINGS).parent)
    cases = Files.of(tree.paths()).cases
    folder = next(folder for folder, paths in cases.items() if paths == (folder + CARD,))
    reader = Reader(tree)
    card = reader.record(folder + CARD, "initiative")
    person = reader.record(home("person", card.record.submitter), "person") if card else None
    return (card.record.id, person.record.name, person.record.email[0]) if card and person else ("", "", "")


@contextmanager
def _all_or_nothing(root: Path) -> Iterator[None]:
    """Fill a folder that is empty, or none yet; where that does not come off, leave it as it was."""
    was_there = root.exists()
    root.mkdir(parents=True, exist_ok=True)
    try:
        yield
    except BaseException:
        for left in root.iterdir() if was_there else [root]:
            if left.is_dir():
                shutil.rmtree(left, ignore_errors=True)
            else:
                left.unlink()
        raise


def commits() -> Iterator[Past]:
    """The sample's history, from the first commit on."""
    tree = WorkingTree(packaged(SETTINGS).parent)
    texts = {path: tree.read(path).decode() for path in tree.paths()}
    registry = load(tree, date.min).registry
    registry = replace(registry, today=registry.settings.today or date.min)
    first = datetime.combine(replay.founded(registry), time(9, 2), TALLINN)
    written = dict(_first_files(registry, texts))
    yield _past(registry, replay.coordinator(registry), first, SUBJECT, written)
    begun = replay.created(registry)
    for moment in replay.moments(registry, texts):
        known = {name for name, when in begun.items() if when <= moment.when}
        day = moment.when.astimezone(TALLINN).date()
        then = {path: earlier.as_of(text, day, known).encode() for path, text in moment.texts.items()}
        changed = {path: content for path, content in then.items() if written.get(path) != content}
        if changed:
            written |= changed
            yield _past(registry, moment.actor, moment.when, moment.message, changed)


def _first_files(registry: Registry, texts: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    """What an empty repository has, without the marks of empty folders, and who is there on the first day."""
    day = replay.founded(registry)
    owners = code_owners(registry.bodies, registry.people, day)
    for path, content in contents(day, registry.settings.language).items():
        if not path.endswith(".gitkeep"):
            yield path, owners.encode() if path == CODEOWNERS else content
    for path, text in replay.founding(registry, texts).items():
        yield path, earlier.as_of(text, day, frozenset()).encode()


def _past(registry: Registry, person: str, when: datetime, message: str, files: Mapping[str, bytes]) -> Past:
    who = registry.people[person].record
    return Past(who.name, who.email[0], when, message, dict(files))
