"""A file's bytes as plain values: one front end for every kind of record.

Values are those of YAML 1.2's core, and every problem of a file is found in one reading, with its line and column.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from som_cli.diagnostics import Diagnostic, FieldPath, Mark, Origin
from som_cli.store.canonical import values
from som_cli.store.characters import are_common, odd_characters, readable
from som_cli.store.encoding import decoded
from som_cli.store.limits import PROBLEM_LIMIT, SIZE_LIMIT, SLIP_LIMIT
from som_cli.store.lines import Lines, broken_ends, conflicts, with_newlines
from som_cli.store.structure import Structure, structure
from som_cli.store.syntax import Slip, failure, slip

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FOLLOWING_LINES = 4  # after a line at a wrong level, in which more of the kind says nothing new
_LEVEL_SLIPS = frozenset(
    {"files-syntax", "files-syntax-indent", "files-syntax-key", "files-syntax-line", "files-syntax-mixed"}
)
_CONSEQUENCES = _LEVEL_SLIPS | frozenset(
    {"files-key-duplicate", "files-key-kind", "files-list-dash", "files-syntax-colon", "files-syntax-space"}
)


@dataclass(frozen=True)
class Document:
    """One file as read.

    `value` is the mapping at its root; None where the file could not be read to its end as one: syntax, encoding, a
    conflict, a limit. Duplicate keys, tags, anchors and odd characters leave a value beside their findings.
    """

    path: str
    text: str  # without a byte order mark
    value: dict[str, Any] | None
    problems: tuple[Diagnostic, ...] = ()
    bom: bool = False
    _found: Structure | None = field(default=None, compare=False, repr=False)

    @cached_property
    def _structure(self) -> Structure:
        return self._found or structure(Lines(self.path, self.text))

    @cached_property
    def _marks(self) -> Mapping[FieldPath, Mark]:
        return self._structure.value_marks()

    @cached_property
    def _key_marks(self) -> Mapping[FieldPath, Mark]:
        return self._structure.key_marks()

    def locate(self) -> Mapping[FieldPath, Mark]:
        """Where each value stands; a list, mapping or missing value is pointed at by its key."""
        return self._marks

    def locate_keys(self) -> Mapping[FieldPath, Mark]:
        """Where the key of each field stands."""
        return self._key_marks

    @property
    def origin(self) -> Origin:
        """What the document's record is filed with."""
        return Origin(self.path, self.locate, self.locate_keys)


def read(path: str, raw: bytes) -> Document:
    """Read a file's bytes, whatever they are: quickly where it is in canonical style, else exactly.

    Source: issue 2, "Reading YAML".
    """
    text = _common_text(raw)
    value = None if text is None else values(text)
    return examined(path, raw) if value is None else Document(path, text or "", value)


def _common_text(raw: bytes) -> str | None:
    """The text of bytes that need no second look; None where they do."""
    try:
        text = raw.decode() if len(raw) <= SIZE_LIMIT else None
    except UnicodeDecodeError:
        return None
    return text if text is not None and are_common(text) else None


def examined(path: str, raw: bytes) -> Document:
    """Read a file exactly, with all that is to be said of it."""
    source = decoded(path, raw)
    if source.text is None:
        return Document(path, "", None, source.problems, source.bom)
    problems = list(source.problems)
    is_utf8 = all(problem.code == "files-bom" for problem in problems)
    lines = Lines(path, with_newlines(source.text))
    if "\r" in source.text:
        problems += broken_ends(Lines(path, source.text))
    clean = readable(lines.text)
    if is_utf8 and not are_common(lines.text):
        problems += odd_characters(lines)
    torn, clean = conflicts(Lines(path, clean))
    found, slips = _read_on(path, clean)
    problems += [*torn, *slips, *found.problems]
    if not slips and found.is_whole:
        problems += _root_problems(Lines(path, clean), found)
    is_whole = is_utf8 and not torn and not slips and found.is_whole and isinstance(found.value, dict)
    return Document(path, lines.text, found.value if is_whole else None, _listed(path, problems), source.bom, found)


def _read_on(path: str, text: str) -> tuple[Structure, list[Diagnostic]]:
    """Read a text; mend each slip of syntax for the time being, so that what comes after it is found too."""
    found = structure(Lines(path, text))
    slips: dict[int, Slip] = {}
    rows = [row.rstrip("\r") for row in text.split("\n")] if found.error else []
    while found.error and len(slips) < SLIP_LIMIT:
        told = slip(rows, failure(found.error, rows))
        if told.line in slips or _follows(told.line, told.code, slips):
            break
        slips[told.line] = told
        for line, repaired in told.repair:
            rows[line] = repaired
        if not told.repair:
            break
        found = structure(Lines(path, "\n".join(rows)))
    found.problems = [each for each in found.problems if not _follows(each.line - 1, each.code, slips)]
    return found, [_told(path, each) for each in slips.values()]


def _follows(line: int, code: str, slips: Mapping[int, Slip]) -> bool:
    """Is a finding the consequence of a line that lost its level just above?"""
    above = (slips.get(line - distance) for distance in range(1, FOLLOWING_LINES + 1))
    return code in _CONSEQUENCES and any(each.code in _LEVEL_SLIPS for each in above if each)


def _told(path: str, each: Slip) -> Diagnostic:
    return Diagnostic(path, each.line + 1, each.column + 1, each.code, dict(each.facts), None, max(each.width, 1))


def _root_problems(lines: Lines, found: Structure) -> Iterable[Diagnostic]:
    """Find a file that holds something else than one mapping."""
    if found.value is None:
        yield Diagnostic(lines.path, 1, 1, "files-empty")
    elif not isinstance(found.value, dict):
        start = len(lines.text) - len(lines.text.lstrip())
        yield lines.report("files-root", start, value=lines.text[start:].split("\n", 1)[0][:60])


def _listed(path: str, problems: list[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The findings in order of place, one of a kind a place, cut where there are too many."""
    keys = {(each.line, each.column) for each in problems if each.code == "files-key-lookalike"}
    unique = {
        each.place: each
        for each in problems
        if each.code != "files-character-lookalike" or (each.line, each.column) not in keys
    }
    listed = sorted(unique.values(), key=lambda each: each.place)
    if len(listed) <= PROBLEM_LIMIT:
        return tuple(listed)
    more = len(listed) - PROBLEM_LIMIT
    last = listed[PROBLEM_LIMIT - 1]
    return (*listed[:PROBLEM_LIMIT], Diagnostic(path, last.line, 1, "files-more", {"count": more}))
