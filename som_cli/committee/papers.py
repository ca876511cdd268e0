"""What changed in the papers of an item after its readers got them, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from som_cli.diagnostics import Words
from som_cli.process.changes import is_material, is_scope

if TYPE_CHECKING:
    from datetime import date

    from som_cli.diagnostics import Diagnostic
    from som_cli.meetings.model import Meeting
    from som_cli.process.casefile import Case
    from som_cli.process.records import Change

_KINDS = {
    "title": Words("pealkiri", "the title"),
    "budget": Words("eelarve", "the budget"),
    "schedule": Words("tähtajad", "the dates"),
    "scope": Words("eesmärk või maht", "purpose or scope"),
    "other": Words("muu", "other"),
}


def changed_papers(case: Case, meeting: Meeting, share: date) -> Diagnostic | None:
    """What was amended after the agenda was frozen; else after the deadline for sharing; None where nothing was.

    An amendment on the day itself counts as read: the day of a deadline belongs to it. Source: D61, D68.
    """
    if meeting.frozen and (found := _after(case, meeting.frozen.date, "agenda-changed-frozen")):
        return found
    return _after(case, share, "agenda-changed-late")


def _after(case: Case, day: date, code: str) -> Diagnostic | None:
    acts = [act for act in case.counting if act.move == "amend" and act.date > day and act.changes]
    kinds = {_kind(change) for act in acts for change in act.changes}
    if not kinds:
        return None
    what = tuple(words for kind, words in _KINDS.items() if kind in kinds)
    return case.card.origin.report(code, (), what=what, last=max(act.date for act in acts))


def _kind(change: Change) -> str:
    field = change.path.partition(".")[0]
    if field in {"title", "budget", "schedule"}:
        return field
    return "scope" if is_scope(change) or is_material(change) else "other"
