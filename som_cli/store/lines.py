"""A text as its readers see it: lines, columns, and findings put at a place in them."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from som_cli.diagnostics import Diagnostic, Fact, FieldPath

if TYPE_CHECKING:
    from collections.abc import Iterator

_CONFLICT = re.compile(r"^[ \t]*(<{7}|\|{7}|={7}|>{7})(?=[ \r\n]|\Z)", re.MULTILINE)
_LONE_CR = re.compile(r"\r(?!\n)")
_BREAK = re.compile(r"\r?\n")


class Lines:
    """One file's text with its line starts; offsets are in characters from 0, lines and columns from 1."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text

    @cached_property
    def starts(self) -> list[int]:
        """The offset at which each line begins."""
        return [0, *(found.end() for found in re.finditer("\n", self.text))]

    @cached_property
    def rows(self) -> list[str]:
        """The lines without their ends."""
        return [row.rstrip("\r") for row in self.text.split("\n")]

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1

    def report(self, code: str, offset: int, width: int = 1, at: FieldPath = (), **facts: Fact) -> Diagnostic:
        """Put a finding at an offset."""
        line, column = self.place(offset)
        return Diagnostic(self.path, line, column, code, facts, None, max(width, 1), at)


def broken_ends(lines: Lines) -> Iterator[Diagnostic]:
    """Find line ends that are not one of LF and CRLF throughout."""
    if lone := _LONE_CR.search(lines.text):
        yield lines.report("files-line-ends", lone.start())
        return
    windows = lines.text.count("\r\n")
    if windows and windows != lines.text.count("\n"):
        yield _first_deviation(lines)


def _first_deviation(lines: Lines) -> Diagnostic:
    ends = list(_BREAK.finditer(lines.text))
    deviating = next(end for end in ends if end.group() != ends[0].group())
    return lines.report("files-line-ends-mixed", deviating.start())


def with_newlines(text: str) -> str:
    """The text with each lone CR as a newline, at the same offsets."""
    return _LONE_CR.sub("\n", text)


def conflicts(lines: Lines) -> tuple[list[Diagnostic], str]:
    """Find what a merge left behind.

    Returns:
        One finding per conflict, and the text with the markers and the other side blanked at the same offsets.
    """
    findings: list[Diagnostic] = []
    kept, other, last = [], False, 0
    for marker in _CONFLICT.finditer(lines.text):
        sign = marker.group(1)[0]
        if sign in "=|" and not findings:
            continue  # a row of signs under a heading in someone's text
        if sign == "<" or (sign == ">" and not other):
            findings.append(lines.report("files-conflict", marker.start(1), 7))
        piece = lines.text[last : marker.start()]
        kept.append(_blank(piece) if other else piece)
        end = lines.text.find("\n", marker.start())
        last = len(lines.text) if end < 0 else end
        kept.append(_blank(lines.text[marker.start() : last]))
        other = sign in "=|"
    kept.append(_blank(lines.text[last:]) if other else lines.text[last:])
    return findings, "".join(kept) if findings else lines.text


def has_conflict(text: str) -> bool:
    """Would a line of the text be taken for the mark of a merge?"""
    return _CONFLICT.search(text) is not None


def _blank(piece: str) -> str:
    return re.sub(r"[^\r\n]", " ", piece)
