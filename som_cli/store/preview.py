"""The difference that a step makes to a file, as people and `git apply` read it."""

from __future__ import annotations

from difflib import unified_diff
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

NO_NEWLINE = "\\ No newline at end of file\n"


def difference(path: str, old: bytes | None, new: bytes | None) -> Iterator[str]:
    """Give the lines of a unified diff of one file; None stands for no file."""
    before = "/dev/null" if old is None else f"a/{path}"
    after = "/dev/null" if new is None else f"b/{path}"
    for line in unified_diff(_lines(old), _lines(new), before, after):
        yield line if line.endswith("\n") else f"{line}\n{NO_NEWLINE}"


def renamed(path: str, target: str, old: bytes, new: bytes) -> Iterator[str]:
    """Give the lines that change where a file gets another path, as `git diff -M` does."""
    yield f"diff --git a/{path} b/{target}\nrename from {path}\nrename to {target}\n"
    before, after, *rest = difference(path, old, new) if old != new else ("", "")
    if rest:
        yield from (before, after.replace(f"b/{path}", f"b/{target}", 1), *rest)


def _lines(content: bytes | None) -> list[str]:
    """Split a text at its line feeds alone, which is where git splits it."""
    *whole, rest = (content or b"").decode("utf-8", "replace").split("\n")
    return [f"{line}\n" for line in whole] + ([rest] if rest else [])
