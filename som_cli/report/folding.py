"""Long lines broken between words for a terminal, so that what can be copied stays in one piece."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_PAINT = re.compile(r"\033\[[0-9;]*m")
_PIECE = re.compile(r"(?:`[^`]*`|[^ `]|`)+")  # a word, or what stands in backticks, with the signs that cling to it
_COMMAND = re.compile(r"`(?:som|git) ")
_BARE = re.compile(r" *(?:→ [^:]*: )?(?:som|git) .*")  # a command on a line of its own, or behind who gives it
_ADDED = 2  # how much deeper the lines stand that a line is continued on


def folded(text: str, columns: int) -> str:
    """Break every line that is longer than the terminal; what it is continued on stands two signs deeper."""
    return "\n".join(line if _width(line) <= columns else _folded(line, columns) for line in text.split("\n"))


def _folded(line: str, columns: int) -> str:
    """Break one line; a command is left to the terminal, which copies it in one piece: shells continue differently."""
    if _BARE.fullmatch(line):
        return line
    indent = len(line) - len(line.lstrip(" "))
    return _packed(_pieces(line, columns - indent - _ADDED), " " * indent, columns, " " * (indent + _ADDED))


def _pieces(line: str, room: int) -> Iterator[str]:
    """What is not broken: words, and what stands in backticks; of the latter commands at any length."""
    for match in _PIECE.finditer(line):
        piece = match[0]
        if _width(piece) > room and not _COMMAND.search(piece):
            yield from piece.split(" ")
        else:
            yield piece


def _packed(pieces: Iterable[str], first: str, columns: int, margin: str) -> str:
    """Fill lines with pieces; one that has no room in the margin, but in the whole line, begins further left."""
    lines: list[str] = []
    line, is_empty = first, True
    for piece in pieces:
        if not is_empty and _width(line) + 1 + _width(piece) > columns:
            lines.append(line)
            line, is_empty = margin[: max(0, columns - _width(piece))], True
        line, is_empty = (line + piece if is_empty else f"{line} {piece}"), False
    return "\n".join([*lines, line])


def _width(text: str) -> int:
    return len(_PAINT.sub("", text))
