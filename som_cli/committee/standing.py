"""How an initiative stood when a meeting took it up."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from som_cli.meetings.model import Meeting
    from som_cli.process.casefile import Case
    from som_cli.process.records import Act


def as_found(case: Case, meeting: Meeting) -> Case:
    """An initiative as the meeting found it: without what was done there, and after it.

    A meeting that was not held yet finds everything as it is.
    """
    if not meeting.is_held:
        return case

    def is_before(act: Act) -> bool:
        return act.date <= meeting.date and (act.meeting != meeting.id or act.move == "share")

    return replace(
        case,
        acts=tuple(takewhile(lambda filed: is_before(filed.record), case.acts)),
        opinions=tuple(filed for filed in case.opinions if filed.record.date <= meeting.date),
        reports=tuple(filed for filed in case.reports if filed.record.date <= meeting.date),
    )
