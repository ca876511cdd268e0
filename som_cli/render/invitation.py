"""The invitation to a meeting: a letter in plain text, a draft for a mail program, an entry for a calendar."""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from som_cli.committee.invitation import Addressed, Recipients, addressed, moved_from, recipients
from som_cli.committee.places import DECIDED
from som_cli.diagnostics import Origin, Words
from som_cli.figures import NBSP
from som_cli.meetings.calendar import TALLINN
from som_cli.people.rights import holders
from som_cli.render.agenda import Row, page_of
from som_cli.render.environment import NO_TEMPLATES, render
from som_cli.render.escape import Markdown, plain
from som_cli.render.ics import Entry, calendar
from som_cli.render.words import small, vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping

    from som_cli.cards.initiative import Initiative
    from som_cli.diagnostics import Diagnostic
    from som_cli.meetings.model import Meeting
    from som_cli.people.bodies import Body
    from som_cli.process.registry import Registry
    from som_cli.render.environment import Templates

WIDTH = 72
_COLUMNS = re.compile(r"(?: *\S(?:.*?\S)? {2,})+")  # what stands before the last column of a line


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the agenda in a letter: all of it plain text."""

    kind: str
    number: int
    start: str | None
    title: str | None
    presenter: str | None
    is_later: bool
    is_changed: bool
    gone: Words | None


@dataclass(frozen=True, slots=True)
class Letter:
    """An invitation that is written: subject, text, whom it goes to, who sends it."""

    meeting: Meeting
    subject: str
    text: str
    recipients: Recipients
    sender: Addressed | None
    body: str
    place: str
    end: str | None

    @property
    def whole(self) -> str:
        """The letter as it is read: the subject, then the text."""
        return f"{self.subject}\n\n{self.text}"


def invitation(
    meeting: Meeting,
    registry: Registry,
    language: str,
    templates: Templates = NO_TEMPLATES,
    earlier: Mapping[str, Initiative] | None = None,
) -> Letter:
    """Write the invitation to a meeting; one that was moved or cancelled says so.

    Args:
        meeting: The meeting.
        registry: Everything on file, on the day of the letter.
        language: `et` or `en`.
        templates: The repository's own templates.
        earlier: The cards as the readers got them.
    """
    page = page_of(meeting, registry, earlier)
    context = page.context()
    body, rows = page.body, context["rows"]
    standing = [item for item in page.agenda.all_items if item.moved_on is None]
    presenters = dict.fromkeys(page.briefing.presenter(item) for item in standing if item.section in DECIDED)
    reviewers = dict.fromkeys(
        one
        for item in standing
        if (shared := item.case.latest("share")) and shared.meeting == meeting.id
        for one in shared.reviewers
    )
    role, runs = _sender(body, meeting)
    sender = addressed(runs, registry) if runs else None
    given = {
        **context,
        "lines": [_line(row) for row in rows] if meeting.status != "cancelled" else [],
        "body_name": _safe(body.name),
        "place": _safe(meeting.place),
        "reason": _safe(meeting.reason),
        "moved_from": moved_from(meeting),
        "sender": _signature(runs, role, registry),
        **vocabulary(language),
    }
    first, _, rest = render("invitation", language, given, templates).partition("\n")
    text = wrapped(rest.strip("\n")) + "\n"
    subject = plain(first).replace(NBSP, " ")
    reached = recipients(meeting, body, registry, presenters, reviewers)
    return Letter(
        meeting, subject, text, reached, sender, plain(body.name), plain(meeting.place or ""), context["times"].end
    )


def wrapped(text: str) -> str:
    """Break lines at 72 columns; what goes on stands under the last column of its line."""
    lines: list[str] = []
    for line in text.split("\n"):
        indent = len(line) - len(line.lstrip(" "))
        columns = _COLUMNS.match(line)
        hanging = " " * (columns.end() if columns and columns.end() < WIDTH // 2 else indent)
        broken = textwrap.wrap(line, WIDTH, subsequent_indent=hanging, break_long_words=False, break_on_hyphens=False)
        lines += broken or [""]
    return "\n".join(lines).replace(NBSP, " ")


def unreachable(letter: Letter, registry: Registry) -> list[Diagnostic]:
    """Who has no address, as a finding."""
    if not letter.recipients.unreachable:
        return []
    people = tuple(map(registry.named, letter.recipients.unreachable))
    return [Origin(f"data/meetings/{letter.meeting.id}.yaml").report("invitation-no-address", (), people=people)]


def entry(letter: Letter, stamp: datetime, sequence: int) -> str:
    """Write the meeting for a calendar: a request, or the cancellation of one.

    Args:
        letter: The invitation.
        stamp: The day on which it is written.
        sequence: How often the meeting was changed; a calendar takes the highest.
    """
    meeting = letter.meeting
    cancelled = meeting.status == "cancelled"
    guests = (*letter.recipients.to, *letter.recipients.copies)
    made = Entry(
        uid=f"{meeting.id}@som",
        day=meeting.date,
        summary=letter.body,
        text=letter.text,
        start=_moment(meeting.date, meeting.time),
        end=_moment(meeting.date, letter.end) if meeting.time else None,
        place=letter.place,
        sequence=sequence,
        cancelled=cancelled,
        guests=tuple((one.name, one.address) for one in guests),
        organizer=(letter.sender.name, letter.sender.address) if letter.sender else None,
    )
    return calendar((made,), stamp, "CANCEL" if cancelled else "REQUEST")


def _moment(day: date, clock: str | None) -> datetime | None:
    return datetime.combine(day, time.fromisoformat(clock), ZoneInfo(TALLINN)) if clock else None


def _line(row: Row) -> Line:
    brief, speaker = row.brief, row.brief.presenter if row.brief else row.speaker
    title = brief.card.title if brief else row.other.title if row.other else None
    said = ", ".join(part for part in (speaker.name, small(speaker.office)) if part) if speaker else None
    later, changed = row.is_later, brief is not None and brief.item.changed is not None
    gone = moved_on.facts["state"] if (moved_on := brief.item.moved_on if brief else None) else None
    words = gone if isinstance(gone, Words) else None
    return Line(row.kind, row.slot.number, row.slot.start, _safe(title), _safe(said), later, changed, words)


def _sender(body: Body, meeting: Meeting) -> tuple[str, str | None]:
    """Who calls the meeting, and as what: the coordinator, else the secretary, else the chair."""
    for role in ("coordinator", "secretary", "chair"):
        if found := holders(body, (role,), meeting.date):
            return role, found[0]
    return "", None


def _signature(person: str | None, role: str, registry: Registry) -> dict[str, Any] | None:
    filed = registry.people.get(person or "")
    if filed is None:
        return None
    home = registry.organisations.get(filed.record.organisation)
    unit = home.record.unit(filed.record.unit) if home and filed.record.unit else None
    return {
        "name": _safe(filed.record.name),
        "role": role,
        "unit": _safe(small(unit.name) if unit else None),
        "organisation": _safe(home.record.name if home else None),
        "address": _safe(filed.record.email[0] if filed.record.email else None),
    }


def _safe(text: str | None) -> Markdown | None:
    """A user's text on one line; nothing in a plain letter is a sign of Markdown."""
    return Markdown(plain(text)) if text else None
