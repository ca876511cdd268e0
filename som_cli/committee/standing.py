"""How an initiative stood when a meeting took it up."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from som_cli.process.casefile import AMEND

if TYPE_CHECKING:
    from som_cli.cards.initiative import Initiative
    from som_cli.diagnostics import Filed
    from som_cli.meetings.model import Meeting
    from som_cli.process.casefile import Case
    from som_cli.process.records import Act


def as_found(case: Case, meeting: Meeting) -> Case:
    """An initiative as the meeting found it: without what was done there and after it, on card or by act.

    A meeting that was not held yet finds everything as it is.
    """
    if not meeting.is_held:
        return case

    def is_before(act: Act) -> bool:
        return act.date <= meeting.date and (act.meeting != meeting.id or act.move == "share")

    return _until(case, meeting, tuple(takewhile(lambda filed: is_before(filed.record), case.acts)))


def as_left(case: Case, meeting: Meeting) -> Case:
    """An initiative as it was when the day of the meeting was over: with what was done there, without what came after.

    A meeting that was not held yet leaves everything as it is.
    """
    if not meeting.is_held:
        return case
    return _until(case, meeting, tuple(takewhile(lambda filed: filed.record.date <= meeting.date, case.acts)))


def _until(case: Case, meeting: Meeting, acts: tuple[Filed[Act], ...]) -> Case:
    return replace(
        case,
        card=_card_then(case, acts),
        acts=acts,
        opinions=tuple(filed for filed in case.opinions if filed.record.date <= meeting.date),
        reports=tuple(filed for filed in case.reports if filed.record.date <= meeting.date),
    )


def _card_then(case: Case, acts: tuple[Filed[Act], ...]) -> Filed[Initiative]:
    """The card as it was after the last of these acts; as it is now where that cannot be found any more."""
    if not acts or all(filed.record.move != AMEND for filed in case.acts[len(acts) :]):
        return case.card
    then = case.card_at(acts[-1].record)
    return replace(case.card, record=then) if then else case.card
