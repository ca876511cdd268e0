"""What changed in the papers of an item after its readers got them, in words.

Acts tell what was amended; that a title, a text or a source was written anew only the card of then tells.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from som_cli.diagnostics import Words
from som_cli.process.changes import differences, is_material, is_scope

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from som_cli.cards.initiative import Initiative
    from som_cli.diagnostics import Diagnostic
    from som_cli.meetings.model import Meeting
    from som_cli.process.casefile import Case
    from som_cli.process.records import Change

_KINDS = {
    "title": Words("pealkiri", "the title"),
    "budget": Words("eelarve", "the budget"),
    "source": Words("rahastusallikas", "the funding source"),
    "schedule": Words("tähtajad", "the dates"),
    "scope": Words("eesmärk või maht", "purpose or scope"),
    "description": Words("kirjeldus", "the description"),
    "other": Words("muu", "other"),
}
_DESCRIBED = {"current_situation", "impact", "alternatives", "client_view", "impact_assessment", "risks"}


def read_on(meeting: Meeting, share: date) -> date:
    """The day from the end of which on papers are not to change: it was made final, else shared for the last time."""
    return meeting.frozen.date if meeting.frozen else share


def changed_papers(
    case: Case, meeting: Meeting, share: date, earlier: Mapping[str, Initiative] | None = None
) -> Diagnostic | None:
    """What differs from what was made final; else from what stood at the deadline for sharing; None where nothing.

    What was shared after the deadline is judged by what was amended after it was shared; a change on the day itself
    counts as read: the day of a deadline belongs to it. Source: D61, D68.

    Args:
        case: The initiative as the meeting finds it.
        meeting: Whose agenda it is on.
        share: The deadline for sharing.
        earlier: The cards as they were when the agenda was made final, or at the end of the deadline, as far as known.
    """
    day = read_on(meeting, share)
    shared = case.latest("share")
    before = None if earlier is None or (shared and shared.date > day) else earlier.get(case.id)
    if before is None:
        day = max(day, shared.date) if shared else day
        acts = [act for act in case.counting if act.move == "amend" and act.date > day]
        changes: Iterable[Change] = [change for act in acts for change in act.changes]
    else:
        changes = differences(before, case.card.record)
    kinds = {_kind(change) for change in changes}
    if not kinds:
        return None
    what = tuple(words for kind, words in _KINDS.items() if kind in kinds)
    code = "agenda-changed-frozen" if meeting.frozen and day == meeting.frozen.date else "agenda-changed-late"
    return case.card.origin.report(code, (), what=what, since=day)


def _kind(change: Change) -> str:
    steps = change.path.split(".")
    if steps[0] == "budget" and steps[-1] == "source":
        return "source"
    if steps[0] in {"title", "budget", "schedule"}:
        return steps[0]
    if is_scope(change) or is_material(change):
        return "scope"
    return "description" if steps[0] in _DESCRIBED else "other"
