"""Findings as values: what is wrong, where, and the facts a sentence needs.

The rings state facts and never sentences: `som_cli.codes` holds one sentence per code, `som_cli.report`
puts both together in the reader's language.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import IntEnum
from types import MappingProxyType
from typing import Generic, TypeVar

T = TypeVar("T")
QUOTED = 60  # characters of a user's text that a sentence quotes
FieldPath = tuple[str | int, ...]  # the way to a field: ("budget", "lines", 0, "amount")


@dataclass(frozen=True, slots=True)
class Words:
    """A name in both languages, as data files give it (states, moves, outcomes)."""

    et: str
    en: str

    def __str__(self) -> str:
        return self.en


@dataclass(frozen=True, slots=True)
class Named:
    """A record as a sentence speaks of it: its id, and its name or title."""

    id: str
    name: str

    def __str__(self) -> str:
        return self.name


Fact = str | int | Decimal | date | Words | Named | tuple["str | Words | Named", ...] | None
Facts = Mapping[str, Fact]
EMPTY: Facts = MappingProxyType({})


class Severity(IntEnum):
    """How bad a finding is; `OFF` is a rule that `som.yaml` has switched off."""

    OFF = 0
    NOTE = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """The name used in JSON and in `som.yaml`."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a value stands in its file; line and column from 1, in characters."""

    line: int
    column: int
    width: int = 1


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding, at one place, that one person can act on."""

    path: str  # POSIX, relative to the repository root; "" where no file is meant; at line 0 words of the command line
    line: int
    column: int
    code: str  # `initiatives-service-unknown`: the subject, then what is wrong
    facts: Facts = field(default_factory=lambda: EMPTY)  # a mapping proxy has no hash before Python 3.12
    severity: Severity | None = None  # None: the code's own
    width: int = 1
    at: FieldPath = ()

    @property
    def place(self) -> tuple[str, int, int, str]:
        """What findings are sorted by."""
        return (self.path, self.line, self.column, self.code)

    def lowered(self, to: Severity) -> Diagnostic:
        """The same finding at another severity."""
        return replace(self, severity=to)


def _nowhere() -> Mapping[FieldPath, Mark]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a record was read: its file, and a way to the mark of each of its fields.

    Marks are looked up only when a finding needs them: most files are never asked.
    """

    path: str
    locate: Callable[[], Mapping[FieldPath, Mark]] = field(default=_nowhere, compare=False, repr=False)
    locate_keys: Callable[[], Mapping[FieldPath, Mark]] = field(default=_nowhere, compare=False, repr=False)

    def report(self, code: str, at: FieldPath = (), **facts: Fact) -> Diagnostic:
        """Put a finding at the value of the field `at`, or at its nearest ancestor that has a mark."""
        return self._put(_nearest(self.locate(), at), code, at, facts)

    def report_key(self, code: str, at: FieldPath, **facts: Fact) -> Diagnostic:
        """Put a finding at the key of the field `at`: the key itself is wrong, or its value is missing inside it."""
        marks = self.locate_keys()
        return self._put(marks[at] if at in marks else _nearest(self.locate(), at), code, at, facts)

    def within(self, way: FieldPath) -> Origin:
        """The same for what stands inside: a list or a group of fields."""

        def inside(marks: Mapping[FieldPath, Mark]) -> Mapping[FieldPath, Mark]:
            return {at[len(way) :]: mark for at, mark in marks.items() if at[: len(way)] == way}

        return Origin(self.path, lambda: inside(self.locate()), lambda: inside(self.locate_keys()))

    def _put(self, mark: Mark, code: str, at: FieldPath, facts: Facts) -> Diagnostic:
        return Diagnostic(self.path, mark.line, mark.column, code, facts, None, mark.width, at)


def _nearest(marks: Mapping[FieldPath, Mark], at: FieldPath) -> Mark:
    while at and at not in marks:
        at = at[:-1]
    return marks.get(at, Mark(1, 1))


@dataclass(frozen=True, slots=True)
class Filed(Generic[T]):
    """A record and where it was read."""

    record: T
    origin: Origin


def worst(findings: Iterable[Diagnostic]) -> Severity:
    """The highest severity among findings whose severity is settled; `OFF` when there is none."""
    return max((finding.severity or Severity.ERROR for finding in findings), default=Severity.OFF)


def shortened(text: str, longest: int = QUOTED) -> str:
    """Cut a long text, saying so with an ellipsis."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def on_one_line(text: str) -> str:
    """Quote the beginning of a text of several lines."""
    return shortened(" ".join(text.split()))
