"""Move a meeting, cancel it, close its minutes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from som_cli.actions.meeting import STATUSES, Kept, keeper, meeting_of
from som_cli.actions.recording import TOOL
from som_cli.actions.recording import hold as held_repository
from som_cli.audit.trailers import plain_message
from som_cli.committee.agenda import agenda
from som_cli.committee.planning import check_meeting, check_plan
from som_cli.committee.reasons import deadlines_of
from som_cli.diagnostics import Filed
from som_cli.errors import Refused
from som_cli.kinds import KINDS
from som_cli.meetings.calendar import next_meeting
from som_cli.meetings.model import Meeting
from som_cli.store.conform import conform
from som_cli.store.edit import replaced
from som_cli.store.layout import home
from som_cli.store.load import load
from som_cli.store.source import read
from som_cli.store.tree import CommitTree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from som_cli.actions.recording import Manner
    from som_cli.diagnostics import Diagnostic, FieldPath
    from som_cli.process.registry import Registry
    from som_cli.store.git import Git

_DECIDED = ("new", "returning", "change")  # the sections in which something is to be decided


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """When and where a meeting is to be held instead; what is None stays as it is."""

    day: date | None = None
    time: str | None = None
    place: str | None = None
    reason: str | None = None


def move(git: Git, meeting_id: str, to: Whereabouts, manner: Manner) -> Kept:
    """Move a meeting to another day, time or place; its id keeps the day that was planned first.

    Raises:
        UsageFault: There is no such meeting.
        Refused: It was held or cancelled, the day is past or taken, nothing would change, or the person may not keep
            the body's record.
    """

    def changes(filed: Filed[Meeting], registry: Registry) -> dict[str, Any]:
        _refuse_move(filed, to, registry, manner)
        wanted = {"date": to.day, "time": to.time, "place": to.place, "reason": to.reason}
        return {key: value for key, value in wanted.items() if value is not None}

    return _edited(git, meeting_id, _Edit("move", changes, _said_of_move), manner)


def cancel(git: Git, meeting_id: str, reason: str, manner: Manner) -> Kept:
    """Cancel a meeting; what was to be dealt with stands on the next one's agenda.

    Raises:
        UsageFault: There is no such meeting.
        Refused: It was held or cancelled, or the person may not keep the body's record.
    """

    def changes(filed: Filed[Meeting], _registry: Registry) -> dict[str, Any]:
        meeting = filed.record
        if not meeting.is_to_come:
            raise Refused("arranging-cancel-status", date=meeting.date, status=STATUSES[meeting.status])
        return {"status": "cancelled", "reason": reason}

    return _edited(git, meeting_id, _Edit("cancel", changes, _said_of_cancel), manner)


def close(git: Git, meeting_id: str, delta: dict[str, Any], manner: Manner) -> Kept:
    """Close the minutes of a meeting that was held: they are registered in Delta, and its record stays as it is.

    Args:
        git: The repository.
        meeting_id: The meeting.
        delta: `reference`, and `series`, `registered`, `access` where they are given; the day is today without one.
        manner: How to record.

    Raises:
        UsageFault: There is no such meeting.
        Refused: It was not held, or is closed already; or the person may not keep the body's record.
    """

    def changes(filed: Filed[Meeting], _registry: Registry) -> dict[str, Any]:
        meeting = filed.record
        if meeting.status != "held":
            held = meeting.id if meeting.is_to_come else None
            reference = meeting.delta.reference if meeting.delta else None
            status = STATUSES[meeting.status]
            raise Refused("arranging-close-status", date=meeting.date, status=status, held=held, reference=reference)
        before = meeting.delta.model_dump(exclude_none=True) if meeting.delta else {}
        given = {key: value for key, value in delta.items() if value is not None}
        return {"status": "minuted", "delta": {"registered": manner.now.date(), **before, **given}}

    return _edited(git, meeting_id, _Edit("close", changes, _said_of_close), manner)


@dataclass(frozen=True, slots=True)
class _Edit:
    """What a verb writes into the record, and what is to be said of it, from the registry before and after."""

    verb: str
    changes: Callable[[Filed[Meeting], Registry], dict[str, Any]]
    said: Callable[[Filed[Meeting], Registry, Registry], Iterator[Diagnostic]]


def _edited(git: Git, meeting_id: str, edit: _Edit, manner: Manner) -> Kept:
    path = home("meeting", meeting_id)
    with held_repository(git, path, meeting_id, manner) as held:
        tree = CommitTree(git, held.head)
        registry = load(tree, manner.now.date()).registry
        filed = meeting_of(registry, meeting_id)
        actor = keeper(git, filed, registry, manner)
        edits: list[tuple[FieldPath, Any]] = [((key,), value) for key, value in edit.changes(filed, registry).items()]
        text = replaced(tree.read(path).decode(), edits, KINDS["meeting"].keys)
        document = read(path, text.encode())
        made, findings = conform(Meeting, document.value or {}, document.origin)
        if made is None:
            raise Refused("given-values-unfit", tuple(findings))
        recorded = held.record({path: text.encode()}, plain_message(meeting_id, edit.verb, actor, TOOL))
    new = Filed(made, document.origin)
    there = replace(registry, meetings={**registry.meetings, made.id: new})
    return Kept(made, path, there, recorded, tuple(edit.said(new, registry, there)))


# -- moving -------------------------------------------------------------------------------------------------------


def _refuse_move(filed: Filed[Meeting], to: Whereabouts, registry: Registry, manner: Manner) -> None:
    meeting, path = filed.record, filed.origin.path
    if not meeting.is_to_come:
        raise Refused("arranging-move-status", date=meeting.date, status=STATUSES[meeting.status], body=meeting.body)
    there = (to.day or meeting.date, to.time or meeting.time, to.place or meeting.place)
    if there == (meeting.date, meeting.time, meeting.place):
        raise Refused("arranging-move-nothing", date=meeting.date)
    if to.day and to.day != meeting.date:
        if to.day < manner.now.date():
            raise Refused("arranging-move-past", date=to.day, path=path, meeting=meeting.id)
        same = (one for one in registry.meetings_of.get(meeting.body, ()) if one.date == to.day)
        if other := next((one for one in same if one.id != meeting.id and one.status != "cancelled"), None):
            raise Refused("meetings-exists", body=meeting.body, date=to.day, meeting=other.id)


def _said_of_move(filed: Filed[Meeting], _before: Registry, registry: Registry) -> Iterator[Diagnostic]:
    """What does not fit the calendar of the new day, and whom it leaves less time."""
    yield from check_meeting(filed, registry)
    yield from check_plan(filed, registry)
    meeting, wanted = filed.record, registry.settings.thresholds.share_days
    shared = ((case.id, case.latest("share")) for case in registry.cases.values() if case.shared_for == meeting.id)
    days = {id_: (meeting.date - act.date).days for id_, act in shared if act}
    short = {id_: notice for id_, notice in days.items() if notice < wanted}
    if short and meeting.kind != "discussion":
        yield filed.origin.report(
            "arranging-shared-short",
            ("date",),
            count=len(short),
            days=min(short.values()),
            expected=wanted,
            initiatives=tuple(sorted(short)),
            opinions=deadlines_of(meeting, registry).opinions,
        )


# -- cancelling ---------------------------------------------------------------------------------------------------


def _said_of_cancel(filed: Filed[Meeting], before: Registry, registry: Registry) -> Iterator[Diagnostic]:
    """For which meeting what was on the agenda waits now."""
    meeting = filed.record
    following = next_meeting(meeting.body, (one.record for one in registry.meetings.values()), registry.today)
    if following is None or not following.is_to_come:
        named = registry.named_body(meeting.body)
        yield filed.origin.report("arranging-cancel-none", ("status",), body=named, body_id=meeting.body)
        return
    waiting = [
        one.id for one in agenda(before.meetings[meeting.id].record, before).all_items if one.section in _DECIDED
    ]
    if waiting:
        yield filed.origin.report(
            "arranging-cancel-waiting", ("status",), next=following.date, initiatives=tuple(waiting)
        )


# -- closing ------------------------------------------------------------------------------------------------------


def _said_of_close(filed: Filed[Meeting], before: Registry, _registry: Registry) -> Iterator[Diagnostic]:
    """Of which items nothing was recorded."""
    meeting = filed.record
    on = [item.id for item in meeting.agenda if item.section in _DECIDED]
    acts = ((case.id, act) for case in before.cases.values() for act in case.counting)
    decided = {id_ for id_, act in acts if act.meeting == meeting.id and act.move != "share"}
    if silent := tuple(one for one in on if one not in decided):
        yield filed.origin.report("arranging-close-open", ("agenda",), initiatives=silent, meeting=meeting.id)
