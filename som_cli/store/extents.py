"""Where each field and item of a text begins and ends, so that one of them can be replaced and nothing else moves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml

from som_cli.store.parser import Parser

if TYPE_CHECKING:
    from collections.abc import Iterator

    from som_cli.diagnostics import FieldPath


@dataclass(slots=True)
class Extent:
    """One field or item; offsets from 0.

    `head` is where its key or dash begins, `colon` the offset behind its colon or dash, `start` and `end` enclose the
    value. `shape` is `'`, `"`, `|`, `>` or empty for scalars, `[` or `{` for what stands in brackets, `-` or `:` for
    lists and mappings of lines of their own.
    """

    head: int
    colon: int
    start: int
    end: int
    shape: str = ""
    is_list: bool = False
    children: int = 0

    @property
    def is_lines(self) -> bool:
        """Does it hold lines of their own, one field or item each?"""
        return self.shape in ("-", ":")

    @property
    def is_brackets(self) -> bool:
        """Does it stand in brackets?"""
        return self.shape in ("[", "{")


class _Walk:
    """One pass over the events, which knows the way to each value."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: dict[FieldPath, Extent] = {}
        self.open: list[tuple[FieldPath, Extent]] = []
        self.key: Any = None  # the key event that waits for its value
        self.dashes = _dashes(text)

    def run(self) -> dict[FieldPath, Extent]:
        parser = Parser(self.text)
        for event in iter(parser.get_event, None):
            if isinstance(event, yaml.ScalarEvent):
                self.scalar(event)
            elif isinstance(event, yaml.CollectionStartEvent):
                self.enter(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                self.leave(event)
        return self.found

    def scalar(self, event: Any) -> None:
        if self.open and self.open[-1][1].shape in (":", "{") and self.key is None:
            self.key = event
            return
        end = event.end_mark.index
        if event.style in ("|", ">"):
            end = len(self.text[:end].rstrip())
        self.put(event, end, event.style or "")

    def enter(self, event: Any) -> None:
        lines = "-" if isinstance(event, yaml.SequenceStartEvent) else ":"
        start = event.start_mark.index
        path, extent = self.put(event, start, self.text[start] if event.flow_style else lines)
        self.open.append((path, extent))

    def leave(self, event: Any) -> None:
        _, extent = self.open.pop()
        if extent.is_brackets:
            extent.end = event.end_mark.index
        if self.open:
            self.open[-1][1].end = max(self.open[-1][1].end, extent.end)

    def put(self, event: Any, end: int, shape: str) -> tuple[FieldPath, Extent]:
        start = event.start_mark.index
        if not self.open:
            extent = Extent(start, start, start, end, shape)
            path: FieldPath = ()
        else:
            above, parent = self.open[-1]
            path, head, colon = self.way(above, parent, start)
            start = max(start, colon)
            extent = Extent(head, colon, start, max(end, start), shape)
            parent.children += 1
            parent.end = max(parent.end, extent.end)
        extent.is_list = isinstance(event, yaml.SequenceStartEvent)
        self.found.setdefault(path, extent)
        return path, extent

    def way(self, above: FieldPath, parent: Extent, start: int) -> tuple[FieldPath, int, int]:
        """The path of the next value, where its key or dash begins, and what is behind its colon or dash."""
        if parent.is_list:
            dash = next(self.dashes) if parent.shape == "-" else start
            return (*above, parent.children), dash, dash + 1 if parent.shape == "-" else start
        key, self.key = self.key, None
        return (*above, key.value), key.start_mark.index, self.text.index(":", key.end_mark.index) + 1


def _dashes(text: str) -> Iterator[int]:
    """The offsets of the dashes before items, in order: the order in which the items are met."""
    parser = Parser(text)
    for token in iter(parser.get_token, None):
        if isinstance(token, yaml.BlockEntryToken):
            yield token.start_mark.index


def extents(text: str) -> dict[FieldPath, Extent]:
    """Where every value of a text stands; the text must be one that `source.read` reads without errors."""
    return _Walk(text).run()
