"""Write values into a meeting's record: who may, the checks, one commit; one way for every verb that does so."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from som_cli.actions.meeting import Kept, keeper, meeting_of, record_edits
from som_cli.actions.recording import TOOL
from som_cli.actions.recording import hold as held_repository
from som_cli.audit.trailers import plain_message
from som_cli.store.layout import home
from som_cli.store.load import load
from som_cli.store.tree import CommitTree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from som_cli.actions.recording import Manner
    from som_cli.diagnostics import Diagnostic, FieldPath, Filed
    from som_cli.meetings.model import Meeting
    from som_cli.process.registry import Registry
    from som_cli.store.git import Git


@dataclass(frozen=True, slots=True)
class Found:
    """What a verb finds: the record, everything else, and the commit that has both."""

    filed: Filed[Meeting]
    registry: Registry
    commit: str


def nothing(_made: Filed[Meeting], _before: Registry, _after: Registry) -> Iterator[Diagnostic]:
    """What is to be said where nothing is."""
    return iter(())


@dataclass(frozen=True, slots=True)
class Edit:
    """What a verb writes, key by key, or why it refuses; and what is to be said, from the registry before and after."""

    verb: str
    values: Callable[[Found], dict[str, Any]]
    said: Callable[[Filed[Meeting], Registry, Registry], Iterator[Diagnostic]] = nothing


def rewritten(git: Git, meeting_id: str, edit: Edit, manner: Manner) -> Kept:
    """Write into a meeting's record, as one commit by one of the body's officers.

    Raises:
        UsageFault: There is no such meeting.
        Refused: The verb refuses, a value does not fit, or the person may not keep the body's record.
    """
    path = home("meeting", meeting_id)
    with held_repository(git, path, meeting_id, manner) as held:
        tree = CommitTree(git, held.head)
        registry = load(tree, manner.now.date()).registry
        filed = meeting_of(registry, meeting_id)
        actor = keeper(git, filed, registry, manner)
        values = edit.values(Found(filed, registry, held.head))
        edits: list[tuple[FieldPath, Any]] = [((key,), value) for key, value in values.items()]
        message = plain_message(meeting_id, edit.verb, actor, TOOL)
        new, recorded = record_edits(held, path, tree.read(path), edits, message)
    after = replace(registry, meetings={**registry.meetings, new.record.id: new})
    return Kept(new.record, path, after, recorded, tuple(edit.said(new, registry, after)))
