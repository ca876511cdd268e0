"""The days of coming meetings and the deadlines before them: as text, rows, JSON, and words for a calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from som_cli.figures import WRITINGS
from som_cli.locale import N_, _, current
from som_cli.report.shapes import Shape, day, items, keyed, or_null, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from som_cli.committee.diary import Occasion, Shift
    from som_cli.process.registry import Registry

KINDS = {
    "share": N_("last day to share with the reviewers"),
    "opinions": N_("last day for opinions"),
    "updates_from": N_("first day for status updates"),
    "updates_to": N_("last day for status updates"),
    "meeting": N_("ordinary meeting"),
    "extraordinary": N_("extraordinary meeting"),
    "discussion": N_("reviewers' discussion"),
    "cancelled": N_("meeting cancelled"),
}
_SATURDAY = 5
COLUMNS = ("date", "kind", "meeting", "body", "time", "moved_from", "because")
HEADINGS = (N_("Date"), N_("What"), N_("Body"), N_("Moved from"))
CALENDAR: tuple[str, dict[str, Shape]] = (
    N_("The days of meetings and of the deadlines before them"),
    {
        "as_of": day(N_("The day as of which it is told.")),
        "items": items(
            N_("By day."),
            keyed(
                date=day(N_("The day.")),
                kind=text(N_("The meeting itself, or a deadline before it."), enum=[*list(KINDS)[:5]]),
                meeting=text(N_("The id of the meeting.")),
                body=text(N_("The id of the body.")),
                time=or_null(text(N_("When the meeting begins, in Tallinn; null for a deadline."))),
                status=text(N_("How far the meeting is."), enum=["planned", "frozen", "held", "minuted", "cancelled"]),
                moved_from=or_null(day(N_("The day it was moved from, since nobody works then."))),
                because=or_null(text(N_("Why nobody works then, in the language in use."))),
            ),
        ),
    },
)


def as_json(found: Iterable[Occasion], registry: Registry) -> dict[str, Any]:
    """The diary as JSON, `som-calendar/1`."""
    rows = [dict(zip(COLUMNS, _values(one), strict=True)) for one in found]
    listed = [{**row, "status": one.meeting.status} for row, one in zip(rows, found, strict=True)]
    return {"schema": "som-calendar/1", "as_of": registry.today.isoformat(), "items": listed}


def flat(found: Iterable[Occasion]) -> Iterator[tuple[str, ...]]:
    """The diary as rows for a spreadsheet or a pipe, under `COLUMNS`."""
    return (tuple(value or "" for value in _values(one)) for one in found)


def _values(one: Occasion) -> tuple[str | None, ...]:
    meeting, shift = one.meeting, one.shift
    time = meeting.time if one.kind == "meeting" else None
    moved = (shift.nominal.isoformat(), reason(shift)) if shift else (None, None)
    return (one.day.isoformat(), one.kind, meeting.id, meeting.body, time, *moved)


def rows(found: Iterable[Occasion], registry: Registry) -> Iterator[tuple[str, ...]]:
    """The diary as rows for people, under `HEADINGS`."""
    writing = WRITINGS[current()]
    for one in found:
        when = writing.day(one.day)
        if one.kind == "meeting" and one.meeting.time:
            when = f"{when} {one.meeting.time}"
        moved = f"{writing.day(one.shift.nominal)}: {reason(one.shift)}" if one.shift else ""
        yield (when, what(one), registry.named_body(one.meeting.body).name, moved)


def what(one: Occasion) -> str:
    """What happens on the day."""
    if one.kind != "meeting":
        return _(KINDS[one.kind])
    if one.meeting.status == "cancelled":
        return _(KINDS["cancelled"])
    return _(KINDS[one.meeting.kind if one.meeting.kind in KINDS else "meeting"])


def reason(shift: Shift) -> str:
    """Why nobody works on the day from which a deadline was moved."""
    if shift.holiday:
        return shift.holiday.et if current() == "et" else shift.holiday.en
    return _("weekend") if shift.nominal.weekday() >= _SATURDAY else _("day off")


def shifted(found: Iterable[Occasion]) -> Iterator[str]:
    """One line for each deadline that was moved: which, from which day, and why."""
    for one in found:
        if one.shift:
            said = _("Moved to a working day: {what} ({date}: {reason})")
            facts = {"what": what(one), "date": WRITINGS[current()].day(one.shift.nominal), "reason": reason(one.shift)}
            for key, value in facts.items():
                said = said.replace(f"{{{key}}}", value, 1)
            yield said


def summary(one: Occasion, registry: Registry) -> str:
    """One line for a calendar: what, of which body, and for a deadline before which meeting."""
    body = registry.named_body(one.meeting.body).name
    if one.kind == "meeting":
        return f"{body}: {what(one)}"
    said = _("{what}: {body}, meeting of {date}")
    facts = {"what": what(one), "body": body, "date": WRITINGS[current()].day(one.meeting.date)}
    for key, value in facts.items():
        said = said.replace(f"{{{key}}}", value, 1)
    return said[:1].upper() + said[1:]


def command(one: Occasion) -> str:
    """The command that tells more."""
    return f"som meeting show {one.meeting.id}"


def to_come(found: Sequence[Occasion], registry: Registry) -> tuple[Occasion, ...]:
    """The days that are still to come."""
    return tuple(one for one in found if one.day >= registry.today)


def standing(found: Sequence[Occasion]) -> tuple[Occasion, ...]:
    """The days that hold: a meeting that was cancelled is told of, and asks for nothing any more."""
    return tuple(one for one in found if one.kind == "meeting" or one.meeting.status != "cancelled")
