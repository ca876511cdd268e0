"""The meetings at which a move can be made: which fit, and what stands against one that was named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from som_cli.meetings.calendar import Workdays, deadlines
from som_cli.meetings.quorum import presence
from som_cli.process.actors import agency_bodies_of, committees_of

if TYPE_CHECKING:
    from datetime import date

    from som_cli.diagnostics import Diagnostic, Fact
    from som_cli.meetings.model import Meeting
    from som_cli.process.casefile import Case
    from som_cli.process.decision import Decision
    from som_cli.process.registry import Registry

AT = ("meeting",)
_FEW = 3  # meetings to come that a hint lists


def named_meeting(decision: Decision, registry: Registry) -> Meeting | None:
    """The meeting that a decision names, where there is one of that name."""
    filed = registry.meetings.get(decision.meeting or "")
    return filed.record if filed else None


def _of_committee(case: Case, registry: Registry) -> tuple[Meeting, ...]:
    """The meetings of the committee at which it can decide: not the reviewers' discussions, nothing cancelled."""
    meetings = (one for body in committees_of(case, registry) for one in registry.meetings_of.get(body.id, ()))
    return tuple(one for one in meetings if one.kind != "discussion" and one.status != "cancelled")


def ahead(case: Case, registry: Registry, day: date) -> tuple[Meeting, ...]:
    """The committee's meetings for which it can be shared on the day: today's or later, not held."""
    return tuple(one for one in _of_committee(case, registry) if one.date >= day and not one.is_held)


def awaited(case: Case, registry: Registry) -> Meeting | None:
    """The meeting at which the committee takes it up: the one it was shared for until its minutes are closed.

    After that it was postponed, and waits for the first meeting to come.
    """
    shared = registry.meetings.get(case.shared_for or "") if case.state in {"shared", "defended"} else None
    if shared and not shared.record.is_minuted and shared.record.status != "cancelled":
        return shared.record
    return coming(case, registry)


def coming(case: Case, registry: Registry) -> Meeting | None:
    """The committee's meeting that must take place next: the one it was shared for, else the first not held."""
    shared = registry.meetings.get(case.shared_for or "")
    if shared and not shared.record.is_held and shared.record.status != "cancelled":
        return shared.record
    meetings = (one for one in _of_committee(case, registry) if not one.is_held)
    return next((one for one in meetings if not _is_before_shared(case, one, registry)), None)


def _is_before_shared(case: Case, meeting: Meeting, registry: Registry) -> bool:
    shared = registry.meetings.get(case.shared_for or "")
    if shared is None or shared.record.id == meeting.id or shared.record.status == "cancelled":
        return False
    return case.state in {"shared", "defended"} and meeting.date < shared.record.date


def meeting_of_body(case: Case, decision: Decision, registry: Registry) -> list[Diagnostic]:
    """A meeting that is named is one of the body, and was not cancelled."""
    meeting = named_meeting(decision, registry)
    if meeting is None:
        return []
    if decision.body and meeting.body != decision.body:
        facts: dict[str, Fact] = {"meeting": meeting.id, "body": registry.named_body(decision.body)}
        return [case.card.origin.report("acts-meeting-of-other-body", AT, **facts)]
    return _not_cancelled(case, meeting)


def meeting_of_committee(case: Case, decision: Decision, registry: Registry) -> list[Diagnostic]:
    """The meeting is one at which the committee of the domain decides. Source: D38, D73."""
    meeting = named_meeting(decision, registry)
    if meeting is None:
        return []
    origin, committees = case.card.origin, committees_of(case, registry)
    if meeting.body not in {body.id for body in committees}:
        body = registry.named_body(committees[0].id) if committees else None
        return [origin.report("acts-meeting-of-other-body", AT, meeting=meeting.id, body=body)]
    if meeting.kind == "discussion":
        return [origin.report("acts-meeting-discussion", AT, meeting=meeting.id)]
    return _not_cancelled(case, meeting)


def _not_cancelled(case: Case, meeting: Meeting) -> list[Diagnostic]:
    if meeting.status != "cancelled":
        return []
    return [case.card.origin.report("acts-meeting-cancelled", AT, meeting=meeting.id, date=meeting.date)]


def meeting_ahead(case: Case, decision: Decision, registry: Registry) -> list[Diagnostic]:
    """It is shared before the meeting, not after, nor on the same day once it was held. Source: D61."""
    meeting = named_meeting(decision, registry)
    if meeting is None or decision.date < meeting.date or (decision.date == meeting.date and not meeting.is_held):
        return []
    coming = tuple(one.id for one in ahead(case, registry, decision.date))[:_FEW]
    return [case.card.origin.report("acts-meeting-past", AT, date=meeting.date, coming=coming)]


def shared_in_time(case: Case, decision: Decision, registry: Registry) -> list[Diagnostic]:
    """It is shared three weeks before the meeting; later is possible, and a finding. Source: D61."""
    meeting = named_meeting(decision, registry)
    if meeting is None or decision.date > meeting.date:
        return []
    settings = registry.settings
    deadline = deadlines(meeting.date, Workdays(settings.closed), settings.thresholds).share
    if decision.date <= deadline:
        return []
    days = (meeting.date - decision.date).days
    facts: dict[str, Fact] = {
        "days": days,
        "expected": settings.thresholds.share_days,
        "deadline": deadline,
        "date": meeting.date,
    }
    return [case.card.origin.report("acts-shared-late", AT, **facts)]


def meeting_reached(case: Case, decision: Decision, registry: Registry) -> list[Diagnostic]:
    """What is said to have happened at a meeting did not happen before it. Source: D68."""
    meeting = named_meeting(decision, registry)
    if meeting is None or meeting.date <= decision.date:
        return []
    return [case.card.origin.report("acts-meeting-future", AT, date=meeting.date, said=decision.date)]


def meeting_held(case: Case, decision: Decision, registry: Registry) -> list[Diagnostic]:
    """The meeting took place, on the day of the act or before. Source: D73."""
    meeting = named_meeting(decision, registry)
    if meeting is None:
        return []
    if not meeting.is_held:
        return [case.card.origin.report("acts-meeting-not-held", AT, meeting=meeting.id, date=meeting.date)]
    return meeting_reached(case, decision, registry)


def meeting_quorate(case: Case, decision: Decision, registry: Registry) -> list[Diagnostic]:
    """Enough members were there; a body whose order names no number counts as quorate. Source: D12, X26."""
    meeting = named_meeting(decision, registry)
    filed = registry.bodies.get(meeting.body) if meeting else None
    if meeting is None or filed is None or not meeting.is_held:
        return []
    there = presence(meeting, filed.record)
    if there.needed is None:
        return [case.card.origin.report("acts-quorum-unset", AT, body=registry.named_body(filed.record.id))]
    if there.is_enough:
        return []
    facts: dict[str, Fact] = {"present": there.present, "seats": there.seats, "needed": there.needed}
    return [case.card.origin.report("acts-meeting-not-quorate", AT, meeting=meeting.id, **facts)]


def meeting_not_before_shared(case: Case, decision: Decision, registry: Registry) -> list[Diagnostic]:
    """It may be decided at a later meeting than the one it was shared for, never at an earlier. Source: D61-D65."""
    meeting = named_meeting(decision, registry)
    if meeting is None or not _is_before_shared(case, meeting, registry):
        return []
    shared = registry.meetings[case.shared_for or ""].record
    return [case.card.origin.report("acts-meeting-before-shared", AT, date=meeting.date, shared=shared.date)]


def body_of_agency(case: Case, _decision: Decision, registry: Registry) -> list[Diagnostic]:
    """The agency has a body that can see it. Source: D27, D57."""
    if agency_bodies_of(case, registry):
        return []
    return [case.card.origin.report("acts-body-none-agency", ("agency",), agency=case.card.record.agency)]


def body_of_domain(case: Case, _decision: Decision, registry: Registry) -> list[Diagnostic]:
    """The domain has a committee that can decide. Source: D12, D38."""
    if committees_of(case, registry):
        return []
    return [case.card.origin.report("acts-body-none-domain", ("domain",), domain=case.card.record.domain)]
