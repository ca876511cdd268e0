"""The shapes of the JSON about the committees' cycle: meetings, who owes what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from som_cli.fields import PERIOD_PATTERN
from som_cli.locale import N_
from som_cli.report.changes import CHANGES
from som_cli.report.diary import CALENDAR
from som_cli.report.monitoring import MONITORING
from som_cli.report.order import ORDER
from som_cli.report.rulings import DECISIONS
from som_cli.report.shapes import day, items, keyed, number, or_null, text, truth
from som_cli.report.status import STATUS
from som_cli.report.todo import TODO

if TYPE_CHECKING:
    from collections.abc import Mapping

from som_cli.report.shapes import Shape

ID = text(N_("The id of the record."))
MEETING = {
    "id": ID,
    "body": text(N_("The id of the body.")),
    "date": day(N_("The day of the meeting.")),
    "kind": text(N_("Ordinary, extraordinary, or a discussion."), enum=["ordinary", "extraordinary", "discussion"]),
    "status": text(N_("How far it is."), enum=["planned", "frozen", "held", "minuted", "cancelled"]),
    "trimester": text(N_("The trimester it falls in."), pattern=PERIOD_PATTERN),
}
ROUND = keyed(
    round=number(N_("The how-manieth sharing.")),
    meeting=or_null(text(N_("The meeting it was shared for."))),
    due=or_null(day(N_("The last day for opinions."))),
    answers=items(
        N_("Those who were asked, then those who answered unasked."),
        keyed(
            reviewer=text(N_("The id of the person.")),
            status=text(N_("Given in time, late, awaited, or missing."), enum=["given", "late", "awaited", "missing"]),
            date=or_null(day(N_("The day it was given."))),
            asked=truth(N_("Was the opinion asked for?")),
        ),
    ),
)
CYCLE: Mapping[str, tuple[str, Mapping[str, Shape]]] = {
    "meetings": (N_("A list of meetings"), {"items": items(N_("Sorted by date."), keyed(**MEETING))}),
    "meeting": (
        N_("One meeting"),
        {
            **MEETING,
            "deadlines": keyed(
                N_("The back-calendar of the meeting."),
                **{
                    name: or_null(day(about))
                    for name, about in (
                        ("share", N_("The last day to share initiatives.")),
                        ("opinions", N_("The last day for opinions.")),
                        ("updates_from", N_("The first day for updates.")),
                        ("updates_to", N_("The last day for updates.")),
                    )
                },
            ),
            "agenda": items(
                N_("What is on, and why."),
                keyed(
                    id=ID,
                    section=text(N_("The section of the agenda.")),
                    why=text(N_("Why it is on.")),
                    supplement=truth(N_("Did it come after the agenda was made final?")),
                    moved_on=or_null(text(N_("What became of it since the agenda was made final, if it is off."))),
                    changed=or_null(text(N_("What changed in its papers after they were to be read."))),
                ),
            ),
            "off": items(N_("What is off, and why."), keyed(id=ID, why=text(N_("Why it is off.")))),
        },
    ),
    "calendar": CALENDAR,
    "changes": CHANGES,
    "monitoring": MONITORING,
    "order": ORDER,
    "decisions": DECISIONS,
    "todo": TODO,
    "status": STATUS,
}
