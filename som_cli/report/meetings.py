"""Meetings as lists, as JSON, and one meeting with its calendar and agenda as text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from som_cli.committee.reasons import deadlines_of
from som_cli.figures import WRITINGS
from som_cli.locale import N_, _, current
from som_cli.meetings.calendar import trimester
from som_cli.report.sentences import hint, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from som_cli.committee.agenda import Agenda, Item
    from som_cli.meetings.model import Meeting
    from som_cli.process.registry import Registry

COLUMNS = ("id", "body", "date", "kind", "status", "trimester")
HEADINGS = (N_("Id"), N_("Body"), N_("Date"), N_("Kind"), N_("Status"), N_("Trimester"))
KINDS = {
    "ordinary": N_("ordinary"),
    "extraordinary": N_("extraordinary"),
    "discussion": N_("reviewers' discussion"),
}
STATUSES = {
    "planned": N_("planned"),
    "frozen": N_("frozen"),
    "held": N_("held"),
    "minuted": N_("minuted"),
    "cancelled": N_("cancelled"),
}
SECTIONS = {
    "new": N_("new"),
    "returning": N_("returning"),
    "change": N_("change"),
    "monitoring": N_("monitoring"),
    "information": N_("information"),
}


def ordered(meetings: Iterable[Meeting]) -> list[Meeting]:
    """Meetings by date, then by id."""
    return sorted(meetings, key=lambda one: (one.date, one.id))


def item(meeting: Meeting) -> dict[str, Any]:
    """One meeting of a list, as JSON."""
    return {
        "id": meeting.id,
        "body": meeting.body,
        "date": meeting.date.isoformat(),
        "kind": meeting.kind,
        "status": meeting.status,
        "trimester": trimester(meeting.date),
    }


def listed(meetings: Iterable[Meeting]) -> dict[str, Any]:
    """A list of meetings as JSON, `som-meetings/1`."""
    return {"schema": "som-meetings/1", "items": [item(one) for one in ordered(meetings)]}


def flat(meeting: Meeting) -> tuple[str, ...]:
    """One meeting as a row for a spreadsheet or a pipe, under `COLUMNS`."""
    return tuple(item(meeting).values())


def row(meeting: Meeting, registry: Registry) -> tuple[str, ...]:
    """One meeting as a row for people, under `HEADINGS`."""
    return (
        meeting.id,
        registry.named_body(meeting.body).name,
        WRITINGS[current()].day(meeting.date),
        _(KINDS[meeting.kind]),
        _(STATUSES[meeting.status]),
        trimester(meeting.date),
    )


def shown(agenda: Agenda, registry: Registry) -> dict[str, Any]:
    """One meeting as JSON, `som-meeting/1`; reasons are in the language in use."""
    return {
        "schema": "som-meeting/1",
        **item(agenda.meeting),
        "time": agenda.meeting.time,
        "deadlines": {
            name: one.isoformat() if one else None for name, one in _deadlines(agenda.meeting, registry).items()
        },
        "agenda": [_on(one, agenda) for one in agenda.all_items],
        "off": [{"id": one.id, "why": sentence(one.why), "needed": hint(one.why) or None} for one in agenda.off],
    }


def _on(one: Item, agenda: Agenda) -> dict[str, Any]:
    return {
        "id": one.id,
        "section": one.section,
        "why": sentence(one.why),
        "supplement": one in agenda.supplement,
        "moved_on": sentence(one.moved_on) if one.moved_on else None,
        "changed": sentence(one.changed) if one.changed else None,
    }


def text(agenda: Agenda, registry: Registry) -> str:
    """One meeting for people: what it is, its deadlines, what is on its agenda and what is not."""
    return "\n".join(_lines(agenda, registry))


def _lines(agenda: Agenda, registry: Registry) -> Iterator[str]:
    meeting = agenda.meeting
    yield agenda.meeting.id
    when = f"{WRITINGS[current()].day(meeting.date)} {meeting.time or ''}".rstrip()
    about = (when, _(KINDS[meeting.kind]), _(STATUSES[meeting.status]), trimester(meeting.date))
    yield f"{registry.named_body(meeting.body).name}: {', '.join(about)}"
    if line := deadlines_line(meeting, registry):
        yield line
    yield ""
    yield _("On the agenda:")
    for on in agenda.all_items:
        later = f"; {_('supplement')}" if on in agenda.supplement else ""
        yield f"  {on.id} ({_(SECTIONS[on.section])}{later})"
        yield f"    {sentence(on.moved_on or on.why)}"
        if on.changed:
            yield f"    ! {sentence(on.changed)}"
    if not agenda.all_items:
        yield "  " + _("nothing")
    yield ""
    yield _("Not on the agenda:")
    for off in agenda.off:
        yield f"  {off.id}"
        yield f"    {sentence(off.why)}"
        if needed := hint(off.why):
            yield f"    → {needed}"
    if not agenda.off:
        yield "  " + _("nothing")


def deadlines_line(meeting: Meeting, registry: Registry) -> str | None:
    """The back-calendar in one line; None for a body of an agency, which has none."""
    due = _deadlines(meeting, registry)
    if due["share"] is None:
        return None
    said = _("Deadlines: sharing {share}, opinions {opinions}, status updates {updates_from}–{updates_to}.")
    weeks = WRITINGS[current()].period(due["updates_from"], due["updates_to"])
    said = said.replace("{updates_from}–{updates_to}", weeks)
    for key, one in due.items():
        said = said.replace(f"{{{key}}}", WRITINGS[current()].day(one) if one else "–", 1)
    return said


def _deadlines(meeting: Meeting, registry: Registry) -> dict[str, date | None]:
    body = registry.bodies.get(meeting.body)
    if body is None or body.record.type != "area_committee":
        return dict.fromkeys(("share", "opinions", "updates_from", "updates_to"))
    due = deadlines_of(meeting, registry)
    return {
        "share": due.share,
        "opinions": due.opinions,
        "updates_from": due.updates_from,
        "updates_to": due.updates_to,
    }
