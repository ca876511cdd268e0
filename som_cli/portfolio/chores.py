"""What is owed apart from single initiatives: meetings, reviews of cards, the publication of the portfolio."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from som_cli.cards.age import months_after
from som_cli.committee.rulings import resolutions
from som_cli.diagnostics import Named
from som_cli.meetings.calendar import Workdays
from som_cli.people.rights import holders, officers
from som_cli.portfolio.duty import Duty
from som_cli.process import commands

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from som_cli.meetings.model import Meeting
    from som_cli.people.bodies import Body
    from som_cli.process.registry import Registry

CALLED_AHEAD = timedelta(days=42)  # from when on a meeting to come is work
REVIEWED_AHEAD = timedelta(days=60)
PUBLISHED_AHEAD = timedelta(days=60)
MINUTED_WITHIN = timedelta(days=14)  # the minutes are kept in Delta within two weeks


def chores(registry: Registry) -> Iterator[Duty]:
    """Everything that somebody owes to meetings, cards and the reader of the portfolio."""
    for filed in registry.bodies.values():
        yield from _meetings(filed.record, registry)
    yield from _reviews(registry)
    yield from _publication(registry)


# -- meetings ------------------------------------------------------------------------------------------------------


def _meetings(body: Body, registry: Registry) -> Iterator[Duty]:
    meetings = registry.meetings_of.get(body.id, ())
    for meeting in meetings:
        if meeting.is_to_come and meeting.date - registry.today <= CALLED_AHEAD:
            yield from _called(meeting, body, registry)
        elif meeting.status == "held" and meeting.kind != "discussion":
            yield from _kept(meeting, body, registry)
    yield from _tasks(meetings, registry)
    ordinary = any(one.kind == "ordinary" and one.is_to_come for one in meetings)
    if body.type == "area_committee" and not ordinary:
        who = _named(holders(body, ("coordinator",), registry.today) or officers(body, registry.today), registry)
        yield Duty("plan", Named(body.id, body.name), who, "coordinator", "D73", commands.plan(body.id), never=True)


def _called(meeting: Meeting, body: Body, registry: Registry) -> Iterator[Duty]:
    """Before a meeting: its final agenda and invitation; on its day: who was there."""
    about, who, role = _whose(meeting, body, registry)
    is_ahead = meeting.date > registry.today
    if body.type == "area_committee" and meeting.kind != "discussion" and is_ahead:
        days = registry.settings.thresholds.final_agenda_days
        due = Workdays(registry.settings.closed).on_or_before(meeting.date - timedelta(days=days))
        if meeting.status == "planned":
            yield Duty("freeze", about, who, role, "D80", f"som meeting freeze {meeting.id}", due, on=meeting.date)
            yield Duty("invite", about, who, role, "D80", f"som invitation render {meeting.id}", due, on=meeting.date)
    yield Duty(
        "hold",
        about,
        who,
        role,
        "D80",
        commands.hold(meeting.id),
        meeting.date,
        since=meeting.date if is_ahead else None,
        on=meeting.date,
    )


def _tasks(meetings: Iterable[Meeting], registry: Registry) -> Iterator[Duty]:
    """What somebody was given to do, until the minutes of the next meeting tell what has come of it."""
    decided = [one for one in meetings if one.is_held and one.kind != "discussion"]
    closed = max((one.date for one in decided if one.is_minuted), default=None)
    for meeting in decided:
        if closed and meeting.date < closed:
            continue
        for one in resolutions(meeting, registry):
            if one.said.owner:
                about = Named(one.case.id if one.case else meeting.id, one.title)
                who = (registry.named(one.said.owner),)
                command = f"som minutes render {meeting.id}"
                yield Duty("task", about, who, "task_owner", "D71", command, one.said.due, detail=one.said.text)


def _kept(meeting: Meeting, body: Body, registry: Registry) -> Iterator[Duty]:
    """After a meeting: its minutes in Delta."""
    about, who, role = _whose(meeting, body, registry)
    due = Workdays(registry.settings.closed).on_or_after(meeting.date + MINUTED_WITHIN)
    command = f'som meeting close {meeting.id} --delta "<reference>"'
    yield Duty("close", about, who, role, "D80", command, due, on=meeting.date)


def _whose(meeting: Meeting, body: Body, registry: Registry) -> tuple[Named, tuple[Named, ...], str]:
    today = registry.today
    if meeting.kind == "discussion":
        found, role = holders(body, ("coordinator",), today), "coordinator"
    else:
        found, role = holders(body, ("secretary",), today), "secretary"
    if meeting.secretary:
        found = (meeting.secretary,)
    return Named(meeting.id, body.name), _named(found or officers(body, today), registry), role


# -- cards ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Review:
    about: Named
    lead: str | None
    last: date | None
    months: int
    command: str
    source: str
    kind: str = "review"
    role: str = "service_lead"


def _reviews(registry: Registry) -> Iterator[Duty]:
    for review in _reviewed(registry):
        due = months_after(review.last, review.months) if review.last else None
        if due and due - registry.today > REVIEWED_AHEAD:
            continue
        who = _named((review.lead,) if review.lead else (), registry)
        yield Duty(
            review.kind, review.about, who, review.role, review.source, review.command, due, never=review.last is None
        )


def _reviewed(registry: Registry) -> Iterator[_Review]:
    spans, today = registry.settings.thresholds, registry.today.isoformat()
    for policy in (filed.record for filed in registry.policies.values()):
        about, command = Named(policy.id, policy.title), f"som card set {policy.id} reviewed={today}"
        months = spans.policy_review_months
        yield _Review(about, policy.policy_lead, policy.reviewed, months, command, "X19", role="policy_lead")
    for service in (filed.record for filed in registry.services.values()):
        about, command = Named(service.id, service.title), f"som card set {service.id} reviewed={today}"
        lead = service.service_lead or service.service_manager
        yield _Review(about, lead, service.reviewed, spans.service_review_months, command, "S15, X19")
        if service.process_reviewed is not None:
            command = f"som card set {service.id} process_reviewed={today}"
            months = spans.process_review_months
            yield _Review(about, lead, service.process_reviewed, months, command, "S108", kind="process_review")


# -- the portfolio -------------------------------------------------------------------------------------------------


def _publication(registry: Registry) -> Iterator[Duty]:
    days = [one.date for one in registry.settings.published if one.date <= registry.today]
    due = months_after(max(days), registry.settings.thresholds.publish_months) - timedelta(days=1) if days else None
    if due and due - registry.today > PUBLISHED_AHEAD:
        return
    committees = [body for bodies in registry.committees.values() for body in bodies]
    found = dict.fromkeys(one for body in committees for one in holders(body, ("coordinator",), registry.today))
    yield Duty(
        "publish",
        Named("portfolio", ""),
        _named(tuple(found), registry),
        "coordinator",
        "D75",
        "som portfolio render --profile public",
        due,
        never=not days,
    )


def _named(people: tuple[str, ...], registry: Registry) -> tuple[Named, ...]:
    return tuple(registry.named(person) for person in people)
