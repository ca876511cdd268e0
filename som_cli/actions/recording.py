"""How something is recorded: as one commit, here or on its own branch, as files alone, or only shown."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from som_cli import __version__
from som_cli.actions.authors import author_there
from som_cli.store.branches import branch_of
from som_cli.store.preview import difference, renamed
from som_cli.store.push import destination, push
from som_cli.store.transaction import Commit, writing

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from datetime import datetime

    from som_cli.diagnostics import Diagnostic
    from som_cli.store.git import Git
    from som_cli.store.transaction import Transaction

TOOL = __version__


@dataclass(frozen=True, slots=True)
class Manner:
    """How to record, and when: `dry_run` only shows, without `commit` the commit is left to the user.

    `branch` works on the record's own branch, which starts from `main`; `push` pushes what was recorded.
    """

    now: datetime
    dry_run: bool = False
    commit: bool = True
    branch: bool = False
    push: bool = False
    main: str = "main"


@dataclass(frozen=True, slots=True)
class Recorded:
    """What was recorded: the short hash (None without a commit), branch, the page to propose it, what else to say.

    `sent` is how many commits were pushed; of those recorded together the last one has it.
    """

    commit: str | None = None
    branch: str | None = None
    address: str | None = None
    notes: tuple[Diagnostic, ...] = ()
    sent: int = 0


@dataclass(frozen=True, slots=True)
class Preview:
    """What would be recorded: the commit message, and the difference of each file."""

    message: str
    diff: str


@dataclass(frozen=True, slots=True)
class Step:
    """One of several commits that are recorded together: new files, and the message."""

    writes: Mapping[str, bytes]
    message: str


@dataclass(frozen=True)
class Held:
    """The repository, held for one act; without a transaction it is only looked at."""

    git: Git
    head: str
    manner: Manner
    transaction: Transaction | None

    def record(
        self,
        writes: Mapping[str, bytes | None],
        message: str,
        fresh: Collection[str] = (),
        moved: Mapping[str, str] | None = None,
    ) -> Recorded | Preview:
        """Write files and commit them once, as the manner says; `moved` tells which get another path."""
        if self.transaction is None:
            return Preview(message, self._difference(writes, moved or {}))
        commit = Commit(writes, message, fresh, when=self.manner.now)
        if not self.manner.commit:
            self.transaction.write([commit])
            return Recorded(notes=tuple(self.transaction.notes))
        receipt = self.transaction.record([commit])
        if self.manner.push:
            receipt = push(self.transaction, receipt, self.manner.main, author_there)
        return Recorded(receipt.short[0], receipt.branch, receipt.address, receipt.notes, int(self.manner.push))

    def record_each(self, steps: Sequence[Step]) -> list[Recorded | Preview]:
        """Write new files and commit them step by step, all or none, as the manner says."""
        if self.transaction is None:
            return [Preview(step.message, self._difference(step.writes, {})) for step in steps]
        commits = [Commit(step.writes, step.message, tuple(step.writes), when=self.manner.now) for step in steps]
        if not self.manner.commit:
            self.transaction.write(commits)
            return [Recorded(notes=tuple(self.transaction.notes) if step is steps[-1] else ()) for step in steps]
        receipt = self.transaction.record(commits)
        if self.manner.push:
            receipt = push(self.transaction, receipt, self.manner.main, author_there)
        *before, last = receipt.short
        sent = len(steps) if self.manner.push else 0
        return [
            *(Recorded(short, receipt.branch) for short in before),
            Recorded(last, receipt.branch, receipt.address, receipt.notes, sent),
        ]

    def _difference(self, writes: Mapping[str, bytes | None], moved: Mapping[str, str]) -> str:
        """What differs from HEAD: hand edits that are taken along are part of it."""
        blobs = self.git.files(self.head) if self.head else {}
        texts = self.git.blobs(blobs[path] for path in writes if path in blobs)
        old = {path: texts[blobs[path]] for path in writes if path in blobs}
        lines: list[str] = []
        unchanged: list[str] = []  # git reads these rightly where no other file comes after them
        for path, new in writes.items():
            target = moved.get(path, path) if path in old and new is None else path
            if after := writes[target] if target != path else None:
                (unchanged if after == old[path] else lines).extend(renamed(path, target, old[path], after))
            elif path not in moved.values():
                lines += difference(path, old.get(path), new)
        return "".join([*lines, *unchanged])


@contextmanager
def hold(git: Git, folder: str, record: str, manner: Manner, takes: Collection[str] = ()) -> Iterator[Held]:
    """Hold the repository for one act about a folder; `record` names the branch, `takes` the hand edits taken along.

    Raises:
        StateForbids: There are edits in the way, a merge is unfinished, there is nowhere to push to.
    """
    with hold_several(git, (folder,), record, manner, takes) as held:
        yield held


@contextmanager
def hold_several(
    git: Git, folders: Sequence[str], record: str, manner: Manner, takes: Collection[str] = ()
) -> Iterator[Held]:
    """Hold the repository for what is recorded together about several folders.

    Raises:
        StateForbids: There are edits in the way, a merge is unfinished, there is nowhere to push to.
    """
    if manner.push:
        destination(git)
    if manner.dry_run:
        yield Held(git, git.head(), manner, None)
        return
    branch = (branch_of(record), manner.main) if manner.branch else None
    with writing(git, folders, takes=takes, branch=branch) as transaction:
        yield Held(git, transaction.standing.head, manner, transaction)
