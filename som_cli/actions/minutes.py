"""Write the minutes of a meeting, the extract of one item, or the sheet for registering them in Delta."""

from __future__ import annotations

from typing import TYPE_CHECKING

from som_cli.actions import documents
from som_cli.actions.meeting import meeting_of
from som_cli.actions.sources import of_agenda
from som_cli.actions.unread import NOT_IN_AGENDA, unread
from som_cli.committee.minutes import minutes
from som_cli.errors import Refused, UsageFault
from som_cli.render import minutes as pages

if TYPE_CHECKING:
    from som_cli.committee.minutes import Matter, Minutes
    from som_cli.process.registry import Registry
    from som_cli.store.git import Git
    from som_cli.store.load import Loaded

LACKS = NOT_IN_AGENDA


def view_of(registry: Registry, meeting: str) -> Minutes:
    """The minutes of a meeting.

    Raises:
        UsageFault: There is no such meeting.
        Refused: It was cancelled.
    """
    record = meeting_of(registry, meeting).record
    if record.status == "cancelled":
        raise Refused("minutes-cancelled", meeting=record.id, reason=record.reason or "–")
    return minutes(record, registry)


def sources_of(view: Minutes) -> tuple[str, ...]:
    """The files and folders that minutes are made of."""
    return of_agenda(view.meeting, view.registry)


def document(git: Git, loaded: Loaded, view: Minutes, language: str, revision: str | None) -> str:
    """The minutes as a document."""
    return pages.minutes(
        view,
        language,
        commit=documents.short_commit(git, revision),
        templates=documents.own_templates(git, revision, language),
        lacking=unread(loaded, LACKS),
    )


def extract(git: Git, view: Minutes, item: str, language: str, revision: str | None) -> str:
    """The extract of what was decided on one initiative.

    Raises:
        Refused: The meeting was not held.
        UsageFault: Nothing is recorded as decided on it there.
    """
    _refuse_ahead(view)
    return pages.extract(
        view,
        _decided(view, item),
        language,
        commit=documents.short_commit(git, revision),
        templates=documents.own_templates(git, revision, language),
    )


def sheet(git: Git, view: Minutes, language: str, revision: str | None) -> str:
    """The fields that Delta asks for.

    Raises:
        Refused: The meeting was not held.
    """
    _refuse_ahead(view)
    return pages.delta(
        view,
        language,
        commit=documents.short_commit(git, revision),
        templates=documents.own_templates(git, revision, language),
    )


def _refuse_ahead(view: Minutes) -> None:
    if not view.meeting.is_held:
        raise Refused("minutes-ahead", meeting=view.meeting.id, date=view.meeting.date)


def _decided(view: Minutes, item: str) -> Matter:
    """The item by the initiative's id or by its number, such as `3` or `3.1`."""
    for matter in view.matters:
        decided = matter.point.decided
        if any(item in {one.case and one.case.id, one.number, str(matter.point.number)} for one in decided):
            return matter
    found = (one.case for matter in view.matters for one in matter.point.decided)
    choices = tuple(dict.fromkeys(case.id for case in found if case)) or None
    raise UsageFault("minutes-item-undecided", item=item, meeting=view.meeting.id, choices=choices)
