"""Everything on file as one shelf: each record with its kind, its id and its name, and what names it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from som_cli.process.casefile import stem
from som_cli.process.references import LINKS, SHELVES, follow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from som_cli.diagnostics import FieldPath, Filed
    from som_cli.process.casefile import Case
    from som_cli.process.registry import Registry

KINDS = (
    "organisation", "person", "body", "plan", "policy", "service", "workplan", "meeting", "initiative", "act",
    "opinion", "report",
)  # fmt: skip
_REACHES = {  # links that lead to several kinds
    "supported": ("policy", "service"),
    "goal": ("goal", "plan_goal"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A record on the shelf. What stands in a case file bears the initiative's id: `ska-2026-x/003-present`."""

    kind: str
    id: str
    title: str
    filed: Filed[Any]


@dataclass(frozen=True, slots=True)
class Mention:
    """A field of a record that names another one."""

    entry: Entry
    at: FieldPath


def entries(registry: Registry, kind: str | None = None) -> Iterator[Entry]:
    """Every record, or those of one kind: kinds in the order of `KINDS`, records by id."""
    for name in KINDS if kind is None else (kind,):
        yield from sorted(_of_kind(registry, name), key=lambda one: one.id)


def _of_kind(registry: Registry, kind: str) -> Iterator[Entry]:
    if kind == "workplan":
        for id_, plan in registry.workplans.items():
            policy = registry.policies.get(plan.record.policy)
            title = policy.record.title if policy else plan.record.policy
            yield Entry(kind, id_, f"{title} {plan.record.year}", plan)
    elif kind == "meeting":
        for id_, meeting in registry.meetings.items():
            yield Entry(kind, id_, registry.named_body(meeting.record.body).name, meeting)
    elif kind in SHELVES:
        for id_, filed in getattr(registry, SHELVES[kind]).items():
            yield Entry(kind, id_, getattr(filed.record, "name", None) or filed.record.title, filed)
    else:
        for case in registry.cases.values():
            yield from _of_case(case, kind)


def _of_case(case: Case, kind: str) -> Iterator[Entry]:
    if kind == "initiative":
        yield Entry(kind, case.id, case.card.record.title, case.card)
        return
    shelves: dict[str, tuple[Filed[Any], ...]] = {
        "act": case.acts, "opinion": case.opinions, "report": case.reports,
    }  # fmt: skip
    for filed in shelves[kind]:
        yield Entry(kind, f"{case.id}/{stem(filed)}", case.card.record.title, filed)


def called(registry: Registry, name: str, kind: str | None = None) -> tuple[Entry, ...]:
    """The records of that id or path; ids of different kinds may be alike."""
    path = name.replace("\\", "/").removeprefix("./")
    return tuple(one for one in entries(registry, kind) if name == one.id or path == one.filed.origin.path)


def mentions(registry: Registry, wanted: Entry) -> tuple[Mention, ...]:
    """Every field of every other record that names this one, in the order of `entries`."""
    return naming(registry, wanted.kind, wanted.id)


def naming(registry: Registry, kind: str, id_: str) -> tuple[Mention, ...]:
    """Every field by which records name what has that id, be it a record or within one, in the order of `entries`."""
    return tuple(
        Mention(entry, at)
        for entry in entries(registry)
        for link in LINKS.get(entry.kind, ())
        if kind in _REACHES.get(link.target, (link.target,))
        for at, value in follow(entry.filed.record, link.steps)
        if value == id_
    )
