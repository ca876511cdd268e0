"""The papers that call people to a meeting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from som_cli.actions.documents import own_templates
from som_cli.actions.meeting import meeting_of
from som_cli.actions.papers import earlier_cards
from som_cli.errors import EnvironmentFault, Refused
from som_cli.meetings.calendar import TALLINN
from som_cli.render.invitation import entry, invitation, unreachable
from som_cli.render.mail import draft
from som_cli.store.layout import home

if TYPE_CHECKING:
    from som_cli.diagnostics import Diagnostic
    from som_cli.meetings.model import Meeting
    from som_cli.process.registry import Registry
    from som_cli.render.invitation import Letter
    from som_cli.store.git import Git


@dataclass(frozen=True, slots=True)
class Papers:
    """The letter, the draft of a mail, the entry for a calendar; and whom they do not reach."""

    letter: Letter
    draft: bytes
    entry: bytes
    findings: list[Diagnostic]


def invited_to(registry: Registry, meeting_id: str) -> Meeting:
    """The meeting of an id, to which people can still be invited.

    Raises:
        UsageFault: There is no such meeting.
        Refused: It was held.
    """
    meeting = meeting_of(registry, meeting_id).record
    if meeting.is_held:
        raise Refused("invitation-held", date=meeting.date, meeting=meeting.id)
    return meeting


def papers(git: Git, meeting: Meeting, registry: Registry, *, language: str, revision: str | None) -> Papers:
    """Make all papers; the same commit and the same day give the same bytes."""
    earlier = earlier_cards(git, meeting, registry)
    letter = invitation(meeting, registry, language, own_templates(git, revision, language), earlier)
    stamp = datetime.combine(registry.today, time.min, ZoneInfo(TALLINN))
    calendar = entry(letter, stamp, _times_changed(git, meeting, revision))
    return Papers(letter, draft(letter, calendar), calendar.encode(), unreachable(letter, registry))


def _times_changed(git: Git, meeting: Meeting, revision: str | None) -> int:
    """How often the record of the meeting was changed since it was planned."""
    try:
        count = git.ask("rev-list", "--count", revision or "HEAD", "--", home("meeting", meeting.id))
    except EnvironmentFault:
        return 0  # a folder without git can be rendered too
    return max(int(count) - 1, 0)
