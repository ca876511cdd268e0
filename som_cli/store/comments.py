"""The comments of a text, each with the field or item that it is about."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from som_cli.diagnostics import FieldPath
    from som_cli.store.extents import Extent

_HASH = re.compile(r"(?:^|(?<=[ \t]))#")
Attached = dict["FieldPath", list[str]]


@dataclass
class Comments:
    """Comments by the way to what they stand at; an empty text is an empty line.

    `before` stand above it, `beside` on its first line, `after` below it but deeper than what follows; `header` above
    the first field of the file, `footer` below everything.
    """

    header: list[str] = field(default_factory=list)
    footer: list[str] = field(default_factory=list)
    before: Attached = field(default_factory=dict)
    beside: Attached = field(default_factory=dict)
    after: Attached = field(default_factory=dict)

    def texts(self) -> list[str]:
        """Every comment, in no order."""
        groups = chain(self.before.values(), self.beside.values(), self.after.values())
        return [text for group in (self.header, self.footer, *groups) for text in group if text]

    def within(self, path: FieldPath, *, inside: bool = False) -> list[str]:
        """The comments at a field and at all that is in it; `inside` leaves out those at the field itself."""
        return [
            text
            for attached in (self.before, self.beside, self.after)
            for at, texts in attached.items()
            if at[: len(path)] == path and (len(at) > len(path) or not inside)
            for text in texts
            if text
        ]


def comments_of(text: str, found: Mapping[FieldPath, Extent]) -> Comments:
    """Find the comments of a text whose line ends are plain, and what each is about."""
    return _Finding(text, found).run()


class _Finding:
    """One pass over the lines."""

    def __init__(self, text: str, found: Mapping[FieldPath, Extent]) -> None:
        self.text = text
        self.found = found
        heads = sorted((extent.head, path) for path, extent in found.items() if path)
        self.heads = [head for head, _ in heads]
        self.paths = [path for _, path in heads]
        self.zones = sorted(_zones(text, found))
        self.comments = Comments()
        self.blanks = 0

    def run(self) -> Comments:
        start = 0
        for line in self.text.split("\n"):
            self.line(line, start)
            start += len(line) + 1
        return self.comments

    def line(self, line: str, start: int) -> None:
        """Take one line."""
        column = len(line) - len(line.lstrip())
        at = next((match.start() for match in _HASH.finditer(line) if not self.is_text(start + match.start())), None)
        if at == column and line[:at].strip() == "":
            self.alone(line[at:].rstrip(), start + at, at)
        elif at is not None:
            self.content(start)
            self.comments.beside.setdefault(self.beside(start + at), []).append(line[at:].rstrip())
        elif not line.strip():
            self.blanks += not self.is_text(start)
        else:
            self.content(start)

    def is_text(self, offset: int) -> bool:
        """Is it within a name or a value?"""
        spot = bisect_right(self.zones, (offset, len(self.text) + 1)) - 1
        return spot >= 0 and offset < self.zones[spot][1]

    def following(self, offset: int) -> int:
        """The number of the first field or item that begins behind an offset."""
        return bisect_right(self.heads, offset)

    def beside(self, offset: int) -> FieldPath:
        """What a comment at the end of a line is about: a whole bracket where it is behind one."""
        path = self.paths[self.following(offset) - 1]
        around = (path[:length] for length in range(1, len(path) + 1))
        return next((one for one in around if self.found[one].is_brackets and self.found[one].end <= offset), path)

    def content(self, start: int) -> None:
        """Leave the empty lines above a line of content to what begins there."""
        number = bisect_right(self.heads, start - 1)
        if self.blanks and number < len(self.heads) and "\n" not in self.text[start : self.heads[number]]:
            group = self.comments.before.setdefault(self.paths[number], []) if number else self.comments.header
            group.append("")
        self.blanks = 0

    def alone(self, remark: str, offset: int, column: int) -> None:
        """Take a comment on a line of its own."""
        group = self.group(offset, column)
        if self.blanks:
            group.append("")
        group.append(remark)
        self.blanks = 0

    def group(self, offset: int, column: int) -> list[str]:
        number = self.following(offset)
        if number == 0:
            return self.comments.header
        is_last = number == len(self.heads)
        if column > (0 if is_last else self.column(self.paths[number])):
            above = self.paths[number - 1]
            around = [above[:length] for length in range(1, len(above) + 1)]
            fitting = [path for path in around if self.column(path) <= column]
            return self.comments.after.setdefault(fitting[-1] if fitting else above, [])
        return self.comments.footer if is_last else self.comments.before.setdefault(self.paths[number], [])

    def column(self, path: FieldPath) -> int:
        """The column in which a field or item begins."""
        head = self.found[path].head
        return head - self.text.rfind("\n", 0, head) - 1


def _zones(text: str, found: Mapping[FieldPath, Extent]) -> Iterator[tuple[int, int]]:
    """Where names and values stand, in which a `#` begins no comment."""
    for path, extent in found.items():
        if path and isinstance(path[-1], str):
            yield extent.head, extent.colon
        if extent.shape in ("|", ">"):
            body = text.find("\n", extent.start)
            if 0 <= body < extent.end:
                yield body, extent.end
        elif not (extent.is_lines or extent.is_brackets):
            yield extent.start, extent.end
