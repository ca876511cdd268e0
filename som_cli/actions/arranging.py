"""Move a meeting, cancel it, close its minutes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from som_cli.actions.meeting import STATUSES
from som_cli.actions.meeting_record import Edit, Found, rewritten
from som_cli.committee.agenda import agenda
from som_cli.committee.keeping import registered_as
from som_cli.committee.planning import check_meeting, check_plan
from som_cli.committee.reasons import deadlines_of
from som_cli.errors import Refused
from som_cli.meetings.calendar import next_meeting

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from som_cli.actions.meeting import Kept
    from som_cli.actions.recording import Manner
    from som_cli.diagnostics import Diagnostic, Filed
    from som_cli.meetings.model import Meeting
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

    def values(found: Found) -> dict[str, Any]:
        _refuse_move(found.filed, to, found.registry, manner)
        wanted = {"date": to.day, "time": to.time, "place": to.place, "reason": to.reason}
        return {key: value for key, value in wanted.items() if value is not None}

    return rewritten(git, meeting_id, Edit("move", values, _said_of_move), manner)


def cancel(git: Git, meeting_id: str, reason: str, manner: Manner) -> Kept:
    """Cancel a meeting; what was to be dealt with stands on the next one's agenda.

    Raises:
        UsageFault: There is no such meeting.
        Refused: It was held or cancelled, or the person may not keep the body's record.
    """

    def values(found: Found) -> dict[str, Any]:
        meeting = found.filed.record
        if not meeting.is_to_come:
            raise Refused("arranging-cancel-status", date=meeting.date, status=STATUSES[meeting.status])
        return {"status": "cancelled", "reason": reason}

    return rewritten(git, meeting_id, Edit("cancel", values, _said_of_cancel), manner)


def close(git: Git, meeting_id: str, delta: dict[str, Any], manner: Manner) -> Kept:
    """Close the minutes of a meeting that was held: they are registered in Delta, and its record stays as it is.

    Args:
        git: The repository.
        meeting_id: The meeting.
        delta: `reference`, and `series`, `registered`, `access` where they are given; the day is today without one.
        manner: How to record.

    Raises:
        UsageFault: There is no such meeting.
        Refused: It was not held, or is closed already; the day of registration is not possible or the number is that
            of another meeting; or the person may not keep the body's record.
    """

    def values(found: Found) -> dict[str, Any]:
        meeting = found.filed.record
        if meeting.status != "held":
            held = meeting.id if meeting.is_to_come else None
            reference = meeting.delta.reference if meeting.delta else None
            status = STATUSES[meeting.status]
            raise Refused("arranging-close-status", date=meeting.date, status=status, held=held, reference=reference)
        before = meeting.delta.model_dump(exclude_none=True) if meeting.delta else {}
        given = {key: value for key, value in delta.items() if value is not None}
        whole = {"registered": manner.now.date(), **before, **given}
        _refuse_registration(meeting, whole, found.registry, manner.now.date())
        return {"status": "minuted", "delta": whole}

    return rewritten(git, meeting_id, Edit("close", values, _said_of_close), manner)


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


def _refuse_registration(meeting: Meeting, delta: dict[str, Any], registry: Registry, today: date) -> None:
    registered, reference = delta["registered"], delta.get("reference")
    if registered > today:
        raise Refused("arranging-close-future", date=registered)
    if registered < meeting.date:
        raise Refused("arranging-close-before", date=registered, held=meeting.date)
    if other := registered_as(reference, meeting, registry):
        raise Refused("meetings-delta-twice", reference=reference, other=other.id)


def _said_of_close(filed: Filed[Meeting], before: Registry, _registry: Registry) -> Iterator[Diagnostic]:
    """Of which items nothing was recorded."""
    meeting = filed.record
    on = [item.id for item in meeting.agenda if item.section in _DECIDED]
    acts = ((case.id, act) for case in before.cases.values() for act in case.counting)
    decided = {id_ for id_, act in acts if act.meeting == meeting.id and act.move != "share"}
    if silent := tuple(one for one in on if one not in decided):
        yield filed.origin.report("arranging-close-open", ("agenda",), initiatives=silent, meeting=meeting.id)
