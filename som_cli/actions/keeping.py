"""Hand edits of meetings: made by those who keep the body's record, until the minutes are closed.

Who is there decides whether a body may decide: what `meeting hold` asks of a person holds for an editor too.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from som_cli.actions.meeting import STATUSES, keeper, refuse_planner, refuse_stranger_as_proposer
from som_cli.actions.opening import DeskTree, recorder
from som_cli.diagnostics import Filed, Origin
from som_cli.errors import Refused
from som_cli.meetings.model import Meeting
from som_cli.store.conform import conform
from som_cli.store.layout import place
from som_cli.store.load import Files, load_register
from som_cli.store.source import read

if TYPE_CHECKING:
    from collections.abc import Mapping

    from som_cli.actions.recording import Held
    from som_cli.process.registry import Registry


def refuse_unkept(held: Held, edits: Mapping[str, bytes | None], edited: Registry) -> None:
    """Let nobody change a meeting's record who could not record it, nor plan one for others.

    To remove the file of a planned one is theirs too; a meeting that was held or cancelled is never removed.

    Args:
        held: The repository; roles are those of its HEAD, so that nobody takes one by saving a file.
        edits: The new bytes of files; None for one that goes.
        edited: The registry as it would be, for bodies and people that HEAD does not have yet.

    Raises:
        Refused: The person may not keep the record of that body, or the minutes are closed.
    """
    changed = [path for path in edits if (spot := place(path)) and spot.kind == "meeting"]
    if not changed:
        return
    desk = DeskTree(held.git, held.head, "")
    at_head = load_register(desk, Files.of(desk.paths()), held.manner.now.date()).registry
    bodies, people = {**edited.bodies, **at_head.bodies}, {**edited.people, **at_head.people}
    registry = replace(at_head, bodies=bodies, people=people)
    kept = set(desk.paths())
    for path in changed:
        old = _meeting(path, desk.read(path) if path in kept else None)
        new = _meeting(path, edits[path])
        if old != new:
            _refuse(held, path, (old, new), registry)


def _refuse(held: Held, path: str, versions: tuple[Meeting | None, Meeting | None], registry: Registry) -> None:
    old, new = versions
    if old and new is None and not old.is_to_come:
        raise Refused("meetings-removed", date=old.date, status=STATUSES[old.status], path=path)
    if old and old.is_minuted:
        raise Refused("meetings-minuted", date=old.date)
    both = [one for one in versions if one and one.body in registry.bodies]
    if new is None or any(one.status != "planned" for one in both):
        for one in both:
            keeper(held.git, Filed(one, Origin(path)), registry, held.manner)
    elif new and new.body in registry.bodies:
        body = registry.bodies[new.body].record
        if old is None:
            refuse_planner(new, body, recorder(held.git.identity(), registry).record.id, registry, held.manner)
        if new.proposed_by in registry.people:
            refuse_stranger_as_proposer(new, body, registry)


def _meeting(path: str, content: bytes | None) -> Meeting | None:
    if content is None:
        return None
    return conform(Meeting, read(path, content).value or {}, Origin(path))[0]
