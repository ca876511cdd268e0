"""The exact reading of a text: its values, the place of every field, and all that is wrong with its structure.

PyYAML's event stream is read, never its nodes: libyaml's composer crashes the interpreter on deep nesting.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

import yaml

from som_cli.diagnostics import Diagnostic, Fact, FieldPath, Mark
from som_cli.store.characters import lookalike, name, odd_escapes
from som_cli.store.limits import DEPTH_LIMIT, NODE_LIMIT
from som_cli.store.parser import Parser
from som_cli.store.row import GLUED
from som_cli.store.scalars import is_trap, resolved

if TYPE_CHECKING:
    from som_cli.store.lines import Lines

_QUOTES = "„“”‟«»‘’‚"
_DASHES = "–—‒―•‣◦▪·−"
_BULLET = re.compile(r"[ \t]*(?:[-*+]|[0-9]{1,2}[.)])\s?\S")
_TIGHT_COMMENT = re.compile(r"[ \t]*(#[^\s!#][^\r\n]*)")
_NO_NAMES = frozenset({"", "~", "<<", "="})


@dataclass(slots=True)
class _Frame:
    """A list or mapping being read; `place` says where its next value goes."""

    values: Any  # dict or list
    path: FieldPath
    key: str | None = None
    is_key: bool = False  # a mapping or list in the place of a key


@dataclass(slots=True)
class Structure:
    """What one text says: `value` is the root's, `error` the syntax error that stopped the reading."""

    value: Any = None
    spots: dict[FieldPath, Any] = field(default_factory=dict)  # the event that each value is pointed at by
    keys: dict[FieldPath, Any] = field(default_factory=dict)  # the event of each key
    problems: list[Diagnostic] = field(default_factory=list)
    error: yaml.YAMLError | None = None
    documents: int = 0
    is_whole: bool = True  # False: a limit or a second document cut the reading short

    def value_marks(self) -> dict[FieldPath, Mark]:
        """Where each value stands; a block list or mapping, or a missing value, is pointed at by its key."""
        return {path: _mark(event) for path, event in self.spots.items()}

    def key_marks(self) -> dict[FieldPath, Mark]:
        """Where the key of each field stands."""
        return {path: _mark(event) for path, event in self.keys.items()}


class _Stop(Exception):
    """Nothing after this is worth reading."""


class _Reading:
    """One pass over the events of a text."""

    def __init__(self, lines: Lines) -> None:
        self.lines = lines
        self.found = Structure()
        self.frames: list[_Frame] = []
        self.frame: _Frame | None = None
        self.nodes = 0
        self.has_escapes = "\\" in lines.text
        self.has_tight_comments = re.search(r" #[^\s!#]", lines.text) is not None
        self.handlers = {
            yaml.ScalarEvent: self.scalar,
            yaml.MappingStartEvent: self.mapping,
            yaml.SequenceStartEvent: self.sequence,
            yaml.MappingEndEvent: self.mapping_end,
            yaml.SequenceEndEvent: self.end,
            yaml.AliasEvent: self.alias,
            yaml.DocumentStartEvent: self.document,
        }

    def run(self) -> Structure:
        """Read to the end, to a limit or to the first syntax error."""
        parser = None
        handlers = self.handlers
        try:
            parser = Parser(self.lines.text)
            for event in iter(parser.get_event, None):
                if handler := handlers.get(type(event)):
                    handler(event)
        except yaml.YAMLError as error:
            self.found.error = error
        except _Stop:
            self.found.is_whole = False
        finally:
            if parser is not None:
                parser.dispose()
        return self.found

    def report(self, code: str, event: Any, **facts: Fact) -> None:
        """Put a finding at the beginning of an event."""
        mark = _mark(event)
        self.found.problems.append(Diagnostic(self.lines.path, mark.line, mark.column, code, facts, None, mark.width))

    def document(self, event: Any) -> None:
        self.found.documents += 1
        if event.version or event.tags:
            self.report("files-directive", event)
        if self.found.documents > 1:
            self.report("files-documents", event)
            raise _Stop

    def scalar(self, event: Any) -> None:
        frame = self.frame
        if event.anchor is not None or event.tag is not None:
            self.decoration(event)
        if frame is not None and frame.key is None and type(frame.values) is dict:
            self.key(event, frame)
            return
        text = event.value
        plain = event.style in ("", None) and event.implicit[0]
        if not plain:
            if self.has_escapes and event.style == '"':
                self.escapes(event)
            self.put(text, event)
        else:
            self.plain(text, event)
            self.put(resolved(text), event)

    def plain(self, text: str, event: Any) -> None:
        """Judge an unquoted value by its looks."""
        if self.has_tight_comments and (cut := _TIGHT_COMMENT.match(self.lines.text, event.end_mark.index)):
            self.report("files-value-comment", event, rest=cut.group(1)[:60])
        if is_trap(text):
            self.report("files-value-trap", event, value=text[:60])
        elif ":" in text or event.start_mark.line != event.end_mark.line:
            self.folded(event)
        if text and not text.isascii():
            first = text[0]
            if first in _QUOTES:
                self.report("files-value-quotes", event, value=text[:60], character=name(first))
            elif first in _DASHES and text[1:2].isspace() and self.stands_below_its_key(event):
                self.report("files-list-dash", event, character=name(first))
            elif first.isspace():
                self.report("files-indent-space", event, character=name(first))

    def folded(self, event: Any) -> None:
        """Find lines that YAML takes for one unquoted text, and that were meant as items or fields."""
        first, last = event.start_mark.line, event.end_mark.line
        if first == last and not self.stands_below_its_key(event):
            return
        rows = [self.lines.rows[first][event.start_mark.column :], *self.lines.rows[first + 1 : last + 1]]
        if len(rows) > 1 and all(map(_BULLET.match, rows)):
            self.report("files-list-dash", event, character=rows[0].split()[0][:4])
            return
        for number, text in enumerate(rows, first):
            lead = len(text) - len(text.lstrip(" "))
            if glued := GLUED.match(text, lead):
                self.report_row("files-syntax-space", event, number, lead, key=glued.group()[:-1])
            elif number > first and text.startswith("- ", lead):
                self.report_row("files-list-dash", event, number, lead, character="-")

    def report_row(self, code: str, event: Any, number: int, lead: int, **facts: Fact) -> None:
        """Put a finding at the first sign of one of the lines of a value."""
        column = lead + 1 + (event.start_mark.column if number == event.start_mark.line else 0)
        self.found.problems.append(Diagnostic(self.lines.path, number + 1, column, code, facts))

    def stands_below_its_key(self, event: Any) -> bool:
        frame = self.frame
        if frame is None or frame.key is None:
            return False
        return bool(self.found.keys[(*frame.path, frame.key)].start_mark.line < event.start_mark.line)

    def escapes(self, event: Any) -> None:
        start, end = event.start_mark.index, event.end_mark.index
        if "\\" in self.lines.text[start:end]:
            self.found.problems.extend(odd_escapes(self.lines, start, end))

    def decoration(self, event: Any) -> None:
        """Refuse anchors and tags, wherever they stand."""
        if event.anchor is not None:
            self.report("files-anchor", event, name=event.anchor[:60])
        if event.tag is not None:
            self.report("files-tag", event, name=event.tag.replace("tag:yaml.org,2002:", "!!")[:60])

    def key(self, event: Any, frame: _Frame) -> None:
        text = event.value
        path = (*frame.path, text)
        if text in frame.values:
            self.report("files-key-duplicate", event, key=text[:60], first=_mark(self.found.keys[path]).line)
        elif not text.isascii() or not text.isidentifier() or is_trap(text):
            self.odd_key(event, text)
        elif event.style in ("", None) and not isinstance(resolved(text), str):
            self.report("files-key-kind", event, key=text)
        frame.key = text
        self.found.keys.setdefault(path, event)

    def odd_key(self, event: Any, text: str) -> None:
        """Judge a key that is not a plain word; a year is one."""
        plain = event.style in ("", None)
        if plain and text == "<<":
            self.report("files-merge", event)
        elif plain and (text in _NO_NAMES or is_trap(text) or not isinstance(resolved(text), str | int)):
            self.report("files-key-kind", event, key=text[:60])
        elif text[:1].isspace() and not text.isascii():
            self.report("files-indent-space", event, character=name(next(c for c in text if not c.isascii())))
        elif letter := next((found for word in text.split() if (found := lookalike(word))), ""):
            self.report("files-key-lookalike", event, key=text[:60], character=name(letter))
        if self.has_escapes and event.style == '"':
            self.escapes(event)

    def mapping(self, event: Any) -> None:
        self.open({}, event)

    def sequence(self, event: Any) -> None:
        self.open([], event)

    def open(self, values: Any, event: Any) -> None:
        if event.anchor is not None or event.tag is not None:
            self.decoration(event)
        if len(self.frames) >= DEPTH_LIMIT:
            self.report("files-depth", event, limit=DEPTH_LIMIT)
            raise _Stop
        frame = self.frame
        if frame is not None and frame.key is None and type(frame.values) is dict:
            self.report("files-key-kind", event, key=self.lines.text[event.start_mark.index :][:20].split("\n")[0])
            new = _Frame(values, (*frame.path, "?"), is_key=True)
            self.found.keys.setdefault(new.path, event)
        else:
            new = _Frame(values, self.put(values, event))
        self.frames.append(new)
        self.frame = new

    def end(self, _event: Any) -> None:
        closed = self.frames.pop()
        self.frame = self.frames[-1] if self.frames else None
        if closed.is_key and self.frame is not None:
            self.frame.key = "?"

    def mapping_end(self, event: Any) -> None:
        frame = self.frame
        if frame is not None and len({_folded(key) for key in frame.values}) < len(frame.values):
            self.same_but_for_case(frame)
        self.end(event)

    def same_but_for_case(self, frame: _Frame) -> None:
        seen: dict[str, str] = {}
        for key in frame.values:
            other = seen.setdefault(_folded(key), key)
            if other != key:
                first = _mark(self.found.keys[(*frame.path, other)])
                event = self.found.keys[(*frame.path, key)]
                self.report("files-key-case", event, key=key[:60], other=other[:60], first=first.line)

    def alias(self, event: Any) -> None:
        self.report("files-alias", event, name=event.anchor[:60])
        frame = self.frame
        if frame is not None and frame.key is None and type(frame.values) is dict:
            frame.key = f"*{event.anchor}"
            self.found.keys.setdefault((*frame.path, frame.key), event)
        else:
            self.put(None, event)

    def put(self, value: Any, event: Any) -> FieldPath:
        """File a value under the key or number that waits for it; the first of two with one key stays."""
        self.nodes += 1
        if self.nodes > NODE_LIMIT:
            self.report("files-nodes", event, limit=NODE_LIMIT)
            raise _Stop
        frame = self.frame
        if frame is None:
            path: FieldPath = ()
            self.found.value = value
        elif frame.key is None:
            path = (*frame.path, len(frame.values))
            frame.values.append(value)
        else:
            path = (*frame.path, frame.key)
            frame.values.setdefault(frame.key, value)
            frame.key = None
        if path not in self.found.spots:
            points_at_key = type(event) is not yaml.ScalarEvent and getattr(event, "flow_style", None) is False
            self.found.spots[path] = self.found.keys.get(path, event) if points_at_key or value is None else event
        return path


def _folded(key: str) -> str:
    return key.casefold() if key.isascii() else normalize("NFC", key).casefold()


def _mark(event: Any) -> Mark:
    start, end = event.start_mark, event.end_mark
    width = end.column - start.column if end.line == start.line else 1
    return Mark(start.line + 1, start.column + 1, max(width, 1))


def structure(lines: Lines) -> Structure:
    """Read a text exactly; CR alone and characters that YAML forbids must have been replaced before."""
    return _Reading(lines).run()
