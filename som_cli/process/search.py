"""Search in the texts of all records: which of them say it, and where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from som_cli.collation import estonian
from som_cli.fields import Part
from som_cli.folding import lowered, needles
from som_cli.process.archive import KINDS, entries

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping

    from som_cli.diagnostics import FieldPath
    from som_cli.process.archive import Entry
    from som_cli.process.registry import Registry

MACHINE_MADE = frozenset({"schema", "digest", "prev", "basis", "target_digest", "sig"})  # nobody wrote them


@dataclass(frozen=True, slots=True)
class Hit:
    """A field that says it: where it stands in its record, its text, and what of it was found."""

    at: FieldPath
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Found:
    """A record that says everything that was sought, and the fields that say it, in their order."""

    entry: Entry
    hits: tuple[Hit, ...]
    in_title: bool


def search(registry: Registry, query: str, kind: str | None = None) -> tuple[Found, ...]:
    """Find the records that hold every word of the query, each in some field; nothing where no word was given.

    Those that say all of it in their title or id come first, then kinds in their order, records by title.
    """
    sought = needles(query)
    if not sought:
        return ()
    seen = (_in_record(entry, sought) for entry in entries(registry, kind))
    return tuple(sorted((found for found in seen if found), key=_rank))


def _rank(found: Found) -> Any:
    entry = found.entry
    return not found.in_title, KINDS.index(entry.kind), estonian(entry.title), entry.id


def _in_record(entry: Entry, sought: tuple[re.Pattern[str], ...]) -> Found | None:
    hits = []
    open_ = set(sought)
    for at, text in texts(entry.filed.record):
        small = lowered(text)
        matches = [match for needle in sought if (match := needle.search(small))]
        if matches:
            open_ -= {match.re for match in matches}
            first = min(matches, key=lambda match: match.start())
            hits.append(Hit(at, text, *first.span()))
    if open_:
        return None
    head = lowered(f"{entry.title} {entry.id}")
    return Found(entry, tuple(hits), all(needle.search(head) for needle in sought))


def texts(value: Any, at: FieldPath = ()) -> Iterator[tuple[FieldPath, str]]:
    """Every text that somebody wrote into a record, ids and references among them, and where it stands."""
    if isinstance(value, str):
        yield at, value
    elif isinstance(value, Part):
        for name, field in type(value).model_fields.items():
            key = field.alias or name
            if key not in MACHINE_MADE:
                yield from texts(getattr(value, name), (*at, key))
    elif isinstance(value, list | tuple):
        for number, item in enumerate(value):
            yield from texts(item, (*at, number))
    elif isinstance(value, dict):
        yield from _mapping(value, at)


def _mapping(value: Mapping[Any, Any], at: FieldPath) -> Iterator[tuple[FieldPath, str]]:
    for key, item in value.items():
        yield from texts(item, (*at, key))
