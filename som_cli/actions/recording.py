"""How something is recorded: as one commit, as files alone, or only shown."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from som_cli import __version__
from som_cli.store.transaction import Commit

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from som_cli.diagnostics import Diagnostic
    from som_cli.store.git import Git
    from som_cli.store.transaction import Transaction

TOOL = __version__


@dataclass(frozen=True, slots=True)
class Manner:
    """How to record: `dry_run` only shows, `commit` off leaves the commit to the user."""

    dry_run: bool = False
    commit: bool = True


@dataclass(frozen=True, slots=True)
class Recorded:
    """What was recorded: the short hash (None without a commit), the branch, and what else to say."""

    commit: str | None = None
    branch: str | None = None
    notes: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Preview:
    """What would be recorded: the difference of each file, and the commit message."""

    diff: str
    message: str


def record(
    transaction: Transaction,
    writes: Mapping[str, bytes],
    message: str,
    *,
    manner: Manner,
    now: datetime,
    fresh: tuple[str, ...] = (),
) -> Recorded:
    """Write files and commit them once, or leave the commit to the user."""
    commit = Commit(writes, message, fresh, when=now)
    if not manner.commit:
        transaction.write([commit])
        return Recorded(notes=tuple(transaction.notes))
    receipt = transaction.record([commit])
    return Recorded(receipt.short[0], receipt.branch, receipt.notes)


def preview(git: Git, writes: Mapping[str, bytes], message: str) -> Preview:
    """Show what would be recorded, against HEAD: hand edits that are taken along are part of it."""
    head = git.head()
    blobs = git.files(head) if head else {}
    old = git.blobs(blobs[path] for path in writes if path in blobs)
    before = {path: old[blobs[path]] for path in writes if path in blobs}
    return Preview("".join(_difference(path, before.get(path), new) for path, new in writes.items()), message)


def _difference(path: str, before: bytes | None, after: bytes) -> str:
    names = ("/dev/null" if before is None else f"a/{path}", f"b/{path}")
    return "".join(difflib.unified_diff(_lines(before or b""), _lines(after), *names))


def _lines(content: bytes) -> list[str]:
    return content.decode("utf-8", "replace").splitlines(keepends=True)
