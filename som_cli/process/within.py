"""What stands within records and has an id of its own: units, goals, indicators, development needs, activities."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from som_cli.process.archive import entries

if TYPE_CHECKING:
    from collections.abc import Iterator

    from som_cli.diagnostics import FieldPath
    from som_cli.process.archive import Entry
    from som_cli.process.registry import Registry

_WITHIN: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("unit", "organisation", ("units",)),
    ("plan_goal", "plan", ("goals",)),
    ("goal", "policy", ("goals",)),
    ("goal", "service", ("goals",)),
    ("indicator", "plan", ("goals", "indicators")),
    ("indicator", "policy", ("goals", "indicators")),
    ("indicator", "service", ("goals", "indicators")),
    ("need", "policy", ("development_needs",)),
    ("need", "service", ("development_needs",)),
    ("activity", "workplan", ("items",)),
)
HOLDERS = frozenset(holder for _kind, holder, _fields in _WITHIN)
_WORDS = ("name", "text")  # the field that says in words what it is


@dataclass(frozen=True, slots=True)
class Inner:
    """What has an id within a record: its kind as links know it, where in which record it stands, and what it says."""

    kind: str
    id: str
    holder: Entry
    at: FieldPath
    part: Any

    @property
    def title(self) -> str:
        """What it is, in words."""
        return str(next(getattr(self.part, word) for word in _WORDS if hasattr(self.part, word)))

    @property
    def goal(self) -> str | None:
        """The goal that an indicator is of."""
        if self.kind != "indicator":
            return None
        return str(self.holder.filed.record.goals[self.at[1]].id)

    @property
    def line(self) -> int:
        """The line of the file in which its id stands, from 1."""
        marks = self.holder.filed.origin.locate()
        mark = marks.get((*self.at, "id")) or marks.get(self.at)
        return mark.line if mark else 1


def within(registry: Registry) -> Iterator[Inner]:
    """Everything within records that has an id, kind by kind."""
    for kind, holders, fields in _WITHIN:
        for holder in entries(registry, holders):
            for at, part in _parts(holder.filed.record, fields, ()):
                yield Inner(kind, part.id, holder, at, part)


def called_within(registry: Registry, name: str, kind: str | None = None) -> tuple[Inner, ...]:
    """What is called so within records, or those of one kind; `RECORD/ID` says within which."""
    record, slash, id_ = name.rpartition("/")
    return tuple(
        one
        for one in within(registry)
        if one.id == id_ and (not slash or one.holder.id == record) and kind in {None, one.holder.kind}
    )


def _parts(part: Any, fields: tuple[str, ...], at: FieldPath) -> Iterator[tuple[FieldPath, Any]]:
    if not fields:
        yield at, part
        return
    for number, item in enumerate(getattr(part, fields[0])):
        yield from _parts(item, fields[1:], (*at, fields[0], number))
