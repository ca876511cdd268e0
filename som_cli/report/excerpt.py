"""The source line of a finding, with a caret under the place; however long, wide or hostile the line is."""

from __future__ import annotations

import unicodedata

TAB = 4
_WIDEST_CHAR = 2


def cells(char: str) -> int:
    """How many columns of a terminal a character takes."""
    if unicodedata.combining(char) or unicodedata.category(char) in {"Mn", "Me"}:
        return 0
    return _WIDEST_CHAR if unicodedata.east_asian_width(char) in "WF" else 1


def width(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return len(text) if text.isascii() else sum(cells(char) for char in text)


def _drawn(char: str) -> str:
    """The character as it may stand in an excerpt: one that draws, and does nothing else."""
    if char == "\t":
        return " " * TAB
    if char.isprintable():
        return char
    if ord(char) < 0x20:  # noqa: PLR2004  (the control characters have pictures, in the same order)
        return chr(0x2400 + ord(char))
    return " " if unicodedata.category(char) == "Zs" else "\N{REPLACEMENT CHARACTER}"


def excerpt(line: str, column: int, marked: int, room: int) -> tuple[str, str]:
    """Return the visible line and the carets under `marked` characters from `column` (from 1).

    At most `room` columns wide: of a longer line the part around the place is shown, cut with ellipses.
    """
    column = max(1, min(column, len(line) + 1))
    start, end = _window(line, column - 1, room)
    drawn = [_drawn(char) for char in line[start:end]]
    before = "…" if start else ""
    text = before + "".join(drawn) + ("…" if end < len(line) else "")
    place = column - 1 - start
    indent = len(before) + sum(width(char) for char in drawn[:place])
    length = sum(width(char) for char in drawn[place : place + max(1, marked)])
    return text.rstrip(), " " * indent + "^" * max(1, length)


def _window(line: str, place: int, room: int) -> tuple[int, int]:
    """The part of a line to show: all of it if it fits, else what stands around the place."""
    if sum(width(_drawn(char)) for char in line) <= room:
        return 0, len(line)
    room -= 2  # the ellipses
    start = end = min(place, len(line))
    used = 0
    while start > 0 and (cost := width(_drawn(line[start - 1]))) + used <= room // 3:
        used, start = used + cost, start - 1
    while end < len(line) and (cost := width(_drawn(line[end]))) + used <= room:
        used, end = used + cost, end + 1
    return start, end
