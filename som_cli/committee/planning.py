"""What is wrong with the calendar of a planned meeting: its own day, its neighbours, and what must happen before it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from som_cli.committee.reasons import deadlines_of
from som_cli.meetings.calendar import Workdays, trimester

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from som_cli.diagnostics import Diagnostic, Filed
    from som_cli.meetings.model import AgendaItem, Meeting, OtherItem
    from som_cli.people.bodies import Body
    from som_cli.process.registry import Registry

AT = ("date",)


def check_meeting(filed: Filed[Meeting], registry: Registry) -> Iterator[Diagnostic]:
    """Find what does not fit a meeting's day, whenever it is looked at.

    Source: D68, X12.
    """
    meeting = filed.record
    yield from _early(filed)
    if meeting.status == "cancelled":
        return
    workdays = Workdays(registry.settings.closed)
    if not meeting.is_held and workdays.is_off(meeting.date):  # a holiday is costly to ask for
        near = _free_day(meeting, workdays, registry)
        yield filed.origin.report("meetings-day-off", AT, date=meeting.date, near=near)
    body = registry.bodies.get(meeting.body)
    if body and body.record.type == "area_committee" and meeting.kind == "ordinary":
        yield from _crowded(filed, registry)


def _early(filed: Filed[Meeting]) -> Iterator[Diagnostic]:
    """Decisions that were to be done before they were taken."""
    meeting = filed.record
    fields: tuple[tuple[str, tuple[AgendaItem | OtherItem, ...]], ...] = (
        ("agenda", meeting.agenda),
        ("other_items", meeting.other_items),
    )
    for field, items in fields:
        for place, item in enumerate(items):
            for number, decision in enumerate(item.decisions):
                if decision.due and decision.due < meeting.date:
                    at = (field, place, "decisions", number, "due")
                    yield filed.origin.report("meetings-due-early", at, due=decision.due, date=meeting.date)


def check_plan(filed: Filed[Meeting], registry: Registry) -> Iterator[Diagnostic]:
    """Find what makes the calendar of a coming committee meeting impossible or tight today.

    Source: D61, X12.
    """
    meeting = filed.record
    body = registry.bodies.get(meeting.body)
    if meeting.is_held or meeting.status == "cancelled" or body is None or body.record.type != "area_committee":
        return
    if meeting.kind != "ordinary":
        return
    share = deadlines_of(meeting, registry).share
    if share < registry.today and not _is_shared_for(meeting, registry):
        facts = {"date": meeting.date, "deadline": share, "near": _first_day(registry)}
        yield filed.origin.report("meetings-share-past", AT, **facts)
    yield from _late_agencies(filed, body.record, share, registry)


def _free_day(meeting: Meeting, workdays: Workdays, registry: Registry) -> date:
    """The working day before a meeting's, or after it where that is past or the body meets then."""
    taken = {one.date for one in registry.meetings_of.get(meeting.body, ()) if one.status != "cancelled"}
    before = workdays.on_or_before(meeting.date)
    if before >= registry.today and before not in taken:
        return before
    return workdays.on_or_after(max(meeting.date, registry.today), taken)


def _crowded(filed: Filed[Meeting], registry: Registry) -> Iterator[Diagnostic]:
    """Another ordinary meeting in the trimester; said of the later one."""
    meeting = filed.record
    for other in registry.meetings_of.get(meeting.body, ()):
        earlier = (other.date, other.id) < (meeting.date, meeting.id)
        same = trimester(other.date) == trimester(meeting.date)
        if earlier and same and other.kind == "ordinary" and other.status != "cancelled":
            period = trimester(meeting.date)
            yield filed.origin.report("meetings-trimester-full", AT, trimester=period, other=other.date)
            return


def _is_shared_for(meeting: Meeting, registry: Registry) -> bool:
    return any(case.shared_for == meeting.id for case in registry.cases.values())


def _first_day(registry: Registry) -> date:
    """The first working day for which initiatives can still be shared in time."""
    notice = timedelta(days=registry.settings.thresholds.share_days)
    return Workdays(registry.settings.closed).on_or_after(registry.today + notice)


def _late_agencies(filed: Filed[Meeting], body: Body, share: date, registry: Registry) -> Iterator[Diagnostic]:
    """The next meetings of agencies' bodies that fall between the deadline for sharing and the meeting."""
    agencies = {case.card.record.agency for case in registry.cases.values() if case.card.record.domain == body.domain}
    for agency in sorted(agencies):
        for group in registry.agency_bodies.get(agency, ()):
            coming = [
                one for one in registry.meetings_of.get(group.id, ()) if not one.is_held and one.status != "cancelled"
            ]
            following = next((one for one in coming if one.date >= registry.today), None)
            if following and share < following.date <= filed.record.date:
                named = registry.named_body(group.id)
                yield filed.origin.report("meetings-agency-late", AT, body=named, date=following.date, deadline=share)
