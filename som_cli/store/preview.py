"""What a writing command would do: the difference it makes to files, and the message of each commit."""

from __future__ import annotations

from difflib import unified_diff
from typing import TYPE_CHECKING

from som_cli.store import disk

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from som_cli.store.transaction import Commit

NO_NEWLINE = "\\ No newline at end of file\n"


def preview(root: Path, commits: Sequence[Commit]) -> str:
    """Show commits as `git format-patch` would, message and unified diff of each; nothing is changed."""
    now: dict[str, bytes | None] = {}
    parts = []
    for commit in commits:
        parts.append(commit.message.rstrip("\n") + "\n\n")
        for path, new in commit.writes.items():
            old = now[path] if path in now else disk.content(root / path)
            parts.extend(difference(path, old, new))
            now[path] = new
    return "".join(parts)


def difference(path: str, old: bytes | None, new: bytes | None) -> Iterator[str]:
    """Give the lines of a unified diff of one file; None stands for no file."""
    before = "/dev/null" if old is None else f"a/{path}"
    after = "/dev/null" if new is None else f"b/{path}"
    for line in unified_diff(_lines(old), _lines(new), before, after):
        yield line if line.endswith("\n") else f"{line}\n{NO_NEWLINE}"


def _lines(content: bytes | None) -> list[str]:
    text = (content or b"").decode("utf-8", "replace")
    lines = text.split("\n")
    return [f"{line}\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])
