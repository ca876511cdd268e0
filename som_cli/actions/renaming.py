"""Give a record, or what stands within one, a new id, with every reference to it, in one commit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from som_cli.actions.check import check
from som_cli.actions.inner_ids import (
    Named,
    found_within,
    named_in_acts,
    named_in_cards,
    named_in_proposals,
    taken_by,
)
from som_cli.actions.opening import recorder
from som_cli.actions.recording import TOOL, Manner, Preview, Recorded, hold_several
from som_cli.actions.save import KEPT_FOR_EVER, EditedTree
from som_cli.actions.setting import spotted
from som_cli.audit.trailers import plain_message
from som_cli.diagnostics import Filed, Severity
from som_cli.errors import Refused, UsageFault
from som_cli.fields import SLUG_PATTERN
from som_cli.process.digests import SCOPE
from som_cli.process.references import LINKS, follow
from som_cli.slugs import slug
from som_cli.store.edit import replaced
from som_cli.store.layout import CARD, INITIATIVES, SINGLES, case_folder, home, place
from som_cli.store.load import Files, load
from som_cli.store.tree import CommitTree, WorkingTree

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from som_cli.cards.workplan import Workplan
    from som_cli.diagnostics import FieldPath
    from som_cli.process.registry import Registry
    from som_cli.store.git import Git

_TARGETS = {
    "policy": ("policy", "supported"),
    "service": ("service", "supported"),
    "plan_goal": ("plan_goal", "goal"),
}

_SHELVES = {
    "organisation": "organisations", "person": "people", "body": "bodies", "plan": "plans", "policy": "policies",
    "service": "services", "workplan": "workplans", "meeting": "meetings",
}  # fmt: skip
_YEAR = re.compile(r"\d{4}(?:-\d\d)*(?:-|$)")


@dataclass(frozen=True, slots=True)
class Renamed:
    """A new id: the files that changed (as they are called now), and how it was recorded."""

    paths: tuple[str, ...]
    recorded: Recorded | Preview


def rename(git: Git, old: str, new: str, manner: Manner) -> Renamed:
    """Change an id everywhere.

    Raises:
        UsageFault: There is nothing of that name.
        Refused: An act names it, the new id is taken or has a wrong form, or records would no longer agree.
    """
    tree = WorkingTree(git.root)
    today = manner.now.date()
    registry = load(tree, today).registry
    named = _found(tree, registry, old)
    old = _id_of(named, old)
    _refuse_name(tree, registry, named, new)
    places = _places(registry, named, old, new)
    _refuse_recorded(registry, named, old, places)
    moved = _moved(tree, named, new)
    for plan in _plans_called_after(registry, named, old):  # their ids are the year and the policy
        called = f"{plan.record.year}-{new}"
        places.setdefault(plan.origin.path, {})["id",] = called
        moved[plan.origin.path] = home("workplan", called)
    touched = sorted({*places, *moved, *moved.values()})
    with hold_several(git, touched, new, manner) as held:
        writes: dict[str, bytes | None] = dict.fromkeys(moved)
        for path in {*places, *moved}:
            text = (git.root / path).read_bytes().decode()
            changes = list(places.get(path, {}).items())
            writes[moved.get(path, path)] = replaced(text, changes).encode() if changes else text.encode()
        _refuse_errors(git, held.head, writes, moved, today)
        actor = recorder(git.identity(), registry).record.id
        message = plain_message(new, "rename", actor, TOOL)
        recorded = held.record(writes, message, fresh=tuple(moved.values()), moved=moved)
    return Renamed(tuple(sorted(path for path, content in writes.items() if content is not None)), recorded)


def _id_of(named: Named, called: str) -> str:
    """The id, where a record was called by its path."""
    spot = place(named.path)
    if named.is_within:
        return called.rpartition("/")[2]
    return called if spot is None else spot.case or spot.stem


def _found(tree: WorkingTree, registry: Registry, name: str) -> Named:
    """Find what is called so: a record, else what stands within one."""
    try:
        path, spot = spotted(tree, name)
    except UsageFault as fault:
        if fault.code != "editing-record-unknown" or (inner := found_within(registry, name)) is None:
            raise
        return inner
    if path in SINGLES:
        raise UsageFault("rename-single", path=path)
    return Named(spot.kind, path)


def _refuse_name(tree: WorkingTree, registry: Registry, named: Named, new: str) -> None:
    dated = named.kind != "meeting" and _YEAR.match(new)  # such an id is read as a date or a number
    if dated or not re.fullmatch(SLUG_PATTERN, new):
        raise Refused("rename-form", value=new, example=slug(_YEAR.sub("", new)) or "lapsed-ja-pered")
    spots = ((path, spot) for path in tree.paths() if (spot := place(path)))
    taken = next((path for path, spot in spots if spot.stem == new and spot.kind == named.kind), None)
    if named.is_within:
        taken = taken_by(registry, named, new)
    if taken is not None:
        raise Refused("rename-taken", value=new, path=taken)


def _records(registry: Registry) -> Iterator[tuple[str, Filed[Any]]]:
    for kind in LINKS:
        shelf: Mapping[str, Filed[Any]] = getattr(registry, _SHELVES.get(kind, ""), {})
        yield from ((kind, filed) for filed in shelf.values())
    for case in registry.cases.values():
        yield "initiative", case.card
        for kind, group in (("act", case.acts), ("opinion", case.opinions), ("report", case.reports)):
            yield from ((kind, filed) for filed in group)


def _places(registry: Registry, named: Named, old: str, new: str) -> dict[str, dict[FieldPath, str]]:
    """Every file that names it, with the fields and what they say then: the id itself, and each mention of it."""
    found: dict[str, dict[FieldPath, str]] = {}
    for path, at in (*_links(registry, named, old), *named_in_cards(registry, named, old), (named.path, named.at)):
        found.setdefault(path, {})[at] = new
    for path, at, line in named_in_proposals(registry, named, old, new):
        found.setdefault(path, {})[at] = line
    return found


def _links(registry: Registry, named: Named, old: str) -> Iterator[tuple[str, FieldPath]]:
    targets = _TARGETS.get(named.kind, (named.kind,))
    for kind, filed in _records(registry):
        links = (link for link in LINKS[kind] if link.target in targets)
        yield from (
            (filed.origin.path, at) for link in links for at, value in follow(filed.record, link.steps) if value == old
        )
        if kind in KEPT_FOR_EVER and named.kind == "initiative" and filed.record.initiative == old:
            yield filed.origin.path, ("initiative",)


def _plans_called_after(registry: Registry, named: Named, old: str) -> list[Filed[Workplan]]:
    """The work plans whose ids hold that of the policy."""
    if named.kind != "policy":
        return []
    plans = registry.workplans.values()
    return [one for one in plans if one.record.policy == old and one.record.id == f"{one.record.year}-{old}"]


def _refuse_recorded(registry: Registry, named: Named, old: str, places: Mapping[str, Mapping[FieldPath, str]]) -> None:
    """Refuse where something names it that is never edited, or that acts rest on. Source: model.md §1."""
    submitted = {case.card.origin.path for case in registry.cases.values() if case.acts}
    for path, ways in sorted(places.items()):
        spot = place(path)
        if spot is None or path == named.path:
            continue
        if spot.kind in KEPT_FOR_EVER:
            raise _refusal("rename-named-by-act", registry, named, old, path=path)
        judged = [at for at in ways if at[0] in SCOPE] if path in submitted else []
        if judged:
            raise _refusal("rename-judged", registry, named, old, path=path, way=".".join(map(str, judged[0])))
    if kept := named_in_acts(registry, named, old):
        raise _refusal("rename-named-by-act", registry, named, old, path=kept)
    if named.kind == "organisation":
        cases = (case.card.origin.path for case in registry.cases.values())
        if inside := next((path for path in sorted(cases) if path.startswith(f"{INITIATIVES}{old}/")), None):
            raise _refusal("rename-folder", registry, named, old, path=inside)


def _refusal(code: str, registry: Registry, named: Named, old: str, **facts: str) -> Refused:
    """Refuse, and say what may be changed instead: a name, a title or a text, where there is one."""
    initiative = old if named.kind == "initiative" else None
    record = named.record or old
    filed = next((filed for _, filed in _records(registry) if filed.origin.path == named.path), None)
    part: Any = filed.record if filed else None
    for step in named.at[:-1]:
        part = part[step] if isinstance(step, int) else getattr(part, step)
    words = next((word for word in ("name", "title", "text") if word in type(part).model_fields), None)
    field = ".".join(map(str, (*named.at[:-1], words))) if words else None
    told: dict[str, Any] = {"old": old, "record": record, "initiative": initiative, "field": field, **facts}
    return Refused(code, **told)


def _moved(tree: WorkingTree, named: Named, new: str) -> dict[str, str]:
    """The files that get another path: that of the record, or those of a draft's folder."""
    if named.is_within:
        return {}
    spot = place(named.path)
    if spot is None or spot.case is None:
        return {named.path: home(named.kind, new)}
    folder, target = named.path.removesuffix(CARD), case_folder(str(spot.agency), new)
    return {path: target + path.removeprefix(folder) for path in Files.of(tree.paths()).cases[folder]}


def _refuse_errors(
    git: Git, head: str, writes: Mapping[str, bytes | None], moved: Mapping[str, str], today: date
) -> None:
    """Refuse where records that agreed before would not agree any more, such as a meeting with its body."""
    before = CommitTree(git, head)
    old = {(moved.get(one.path, one.path), one.code, one.at) for one in check(before, today).findings}
    found = check(EditedTree(before, writes), today).findings
    errors = [one for one in found if one.severity is Severity.ERROR and (one.path, one.code, one.at) not in old]
    if errors:
        raise Refused("editing-errors", tuple(errors))
