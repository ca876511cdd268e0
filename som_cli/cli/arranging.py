"""`som meeting move`, `cancel` and `close`: what becomes of a meeting that was planned."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

from som_cli.cli.bundles import taking
from som_cli.cli.initiative.options import RECORD
from som_cli.cli.options import Meeting, day, option
from som_cli.locale import N_, _

if TYPE_CHECKING:
    from som_cli.actions.meeting import Kept
    from som_cli.cli.session import Session

MOVE = N_("Move a meeting to another day, time or place, and see its new deadlines; its id stays.")
CANCEL = N_("Cancel a meeting; what was on its agenda stands on the next one's.")
CLOSE = N_("Close the minutes of a meeting with their number in Delta; its record stays as it is from then on.")

Reason = Annotated[str | None, option("--reason", help=_("Why."), metavar="TEXT")]


@taking(record=RECORD)
def move(
    meeting: Meeting,
    *,
    on: Annotated[date | None, option("--date", help=_("The new day."), parser=day, metavar="DATE")] = None,
    time: Annotated[str | None, option("--time", help=_("When it begins: 14:00."), metavar="TIME")] = None,
    place: Annotated[str | None, option("--place", help=_("Where it is held."), metavar="TEXT")] = None,
    reason: Reason = None,
    record: dict[str, Any],
) -> None:
    """Write the new day into the meeting's record and commit it."""
    from som_cli.actions.arranging import Whereabouts
    from som_cli.actions.arranging import move as moved
    from som_cli.cli.initiative import inputs
    from som_cli.cli.session import Session

    som = Session()
    som.refuse_if_missing([] if on or time or place else [("--date", "DATE")])
    kept = moved(som.git, meeting, Whereabouts(on, time, place, reason), inputs.manner(som, record))
    _print(som, kept)
    tell_deadlines(som, kept)


@taking(record=RECORD)
def cancel(meeting: Meeting, *, reason: Reason = None, record: dict[str, Any]) -> None:
    """Write into the meeting's record that it is cancelled, and commit it."""
    from som_cli.actions.arranging import cancel as cancelled
    from som_cli.cli.initiative import inputs
    from som_cli.cli.session import Session

    som = Session()
    som.refuse_if_missing([] if reason else [("--reason", "TEXT")])
    _print(som, cancelled(som.git, meeting, reason or "", inputs.manner(som, record)))


@taking(record=RECORD)
def close(
    meeting: Meeting,
    *,
    delta: Annotated[str | None, option("--delta", help=_("The registration number in Delta."), metavar="REF")] = None,
    series: Annotated[
        str | None, option("--series", help=_("The series of the document register."), metavar="TEXT")
    ] = None,
    registered: Annotated[
        date | None,
        option("--registered", help=_("The day of registration; today without it."), parser=day, metavar="DATE"),
    ] = None,
    access: Annotated[
        str | None, option("--access", help=_("Public, or the ground of restriction."), metavar="TEXT")
    ] = None,
    record: dict[str, Any],
) -> None:
    """Write into the meeting's record where its minutes are registered, and commit it."""
    from som_cli.actions.arranging import close as closed
    from som_cli.cli.initiative import inputs
    from som_cli.cli.session import Session

    som = Session()
    som.refuse_if_missing([] if delta else [("--delta", "REF")])
    given = {"series": series, "reference": delta, "registered": registered, "access": access}
    _print(som, closed(som.git, meeting, given, inputs.manner(som, record)))


def _print(som: Session, kept: Kept) -> None:
    from som_cli.cli.meeting import print_kept

    print_kept(som, kept)


def tell_deadlines(som: Session, kept: Kept) -> None:
    """Tell the back-calendar of a meeting, and which of its days were moved, and why."""
    from som_cli.committee.diary import occasions
    from som_cli.report.diary import shifted
    from som_cli.report.meetings import deadlines_line

    if line := deadlines_line(kept.meeting, kept.registry):
        som.tell(line)
    for moved in shifted(occasions(kept.meeting, kept.registry)):
        som.tell(moved)
