"""`som meeting`: plan a meeting, look at it, record that it was held and what was decided."""

from __future__ import annotations

import sys
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

from som_cli.cli.arranging import CANCEL, CLOSE, MOVE, cancel, close, move, tell_deadlines
from som_cli.cli.bundles import taking
from som_cli.cli.calendar import CALENDAR, calendar
from som_cli.cli.decisions import decisions
from som_cli.cli.freezing import FREEZE, freeze
from som_cli.cli.initiative.options import RECORD
from som_cli.cli.options import AsOf, Format, From, InAgency, InDomain, Meeting, TableFormat, choice_option, day, option
from som_cli.cli.spoken import App
from som_cli.locale import _

if TYPE_CHECKING:
    from som_cli.actions.meeting import Kept
    from som_cli.cli.session import Session

app = App(help=_("Meetings of the committees and the agencies' bodies."))
app.command("decisions", help=_("List what was decided at meetings: number, outcome, conditions and their state."))(
    decisions
)
app.command("freeze", help=_(FREEZE))(freeze)
app.command("move", help=_(MOVE))(move)
app.command("cancel", help=_(CANCEL))(cancel)
app.command("close", help=_(CLOSE))(close)
app.command("calendar", help=_(CALENDAR))(calendar)


Present = Annotated[
    list[str] | None, option("--present", help=_("Somebody who was there; repeat it."), metavar="PERSON")
]
Absent = Annotated[list[str] | None, option("--absent", help=_("A member who was not; repeat it."), metavar="PERSON")]
Recused = Annotated[
    list[str] | None,
    option("--recused", help=_("Somebody who took no part in a decision; repeat it."), metavar="PERSON"),
]


@app.command("list", help=_("List meetings by date."))
def list_(
    *,
    body: Annotated[str | None, option("--body", metavar="B", help=_("Only those of that body."))] = None,
    agency: InAgency = None,
    domain: InDomain = None,
    kind: Annotated[
        str | None,
        choice_option("--kind", "ordinary", "extraordinary", "discussion", help=_("Only those of that kind.")),
    ] = None,
    status: Annotated[
        str | None,
        choice_option(
            "--status", "planned", "frozen", "held", "minuted", "cancelled", help=_("Only those of that status.")
        ),
    ] = None,
    output: TableFormat = "table",
    as_of: AsOf = None,
) -> None:
    """List the meetings of every body, unless filtered."""
    from som_cli.cli.filters import MeetingFilter
    from som_cli.cli.session import Session
    from som_cli.report import meetings
    from som_cli.report.table import aligned, comma_separated, tabbed

    som = Session(output, as_of)
    chosen = MeetingFilter(som.register, body=body, agency=agency, domain=domain, kind=kind, status=status)
    found = meetings.ordered(one.record for one in som.register.meetings.values() if chosen.takes(one.record))
    if output == "json":
        som.write_json(meetings.listed(found))
    elif output == "csv":
        som.write(comma_separated(meetings.COLUMNS, map(meetings.flat, found)))
    elif sys.stdout.isatty():
        headings = tuple(_(heading) for heading in meetings.HEADINGS)
        rows = (meetings.row(one, som.register) for one in found)
        spare = (5, 3)  # trimester, kind
        som.write(aligned(headings, rows, som.style(sys.stdout), whole=frozenset({0, 2, 4}), spare=spare))
    else:
        som.write(tabbed(meetings.COLUMNS, map(meetings.flat, found)))


@app.command("show", help=_("Show a meeting: its deadlines, what is on its agenda and why, what is not and why not."))
def show(meeting: Meeting, output: Format = "text", as_of: AsOf = None) -> None:
    """Show the calendar and the agenda of one meeting."""
    from som_cli.actions.meeting import meeting_of
    from som_cli.actions.papers import earlier_cards
    from som_cli.actions.unread import NOT_IN_AGENDA, refuse_unread, unread
    from som_cli.cli.session import Session
    from som_cli.cli.strictness import tell_left_out
    from som_cli.committee.agenda import agenda
    from som_cli.committee.planning import check_meeting, check_plan
    from som_cli.report import meetings

    som = Session(output, as_of)
    refuse_unread(som.loaded, meeting, "meeting")
    filed = meeting_of(som.registry, meeting)
    earlier = earlier_cards(som.git, filed.record, som.registry)
    made = agenda(filed.record, som.registry, earlier)
    if output == "json":
        som.write_json(meetings.shown(made, som.registry))
    else:
        som.read_out(meetings.text(made, som.registry))
        som.tell_findings((*check_meeting(filed, som.registry), *check_plan(filed, som.registry)))
    tell_left_out(som, unread(som.loaded, NOT_IN_AGENDA))
    som.tell_reading_findings()


@app.command("new", help=_("Plan a meeting, and see every deadline before it."))
@taking(record=RECORD)
def new(
    *,
    body: Annotated[str | None, option("--body", help=_("The body that meets."), metavar="B")] = None,
    on: Annotated[date | None, option("--date", help=_("The day of the meeting."), parser=day, metavar="DATE")] = None,
    kind: Annotated[
        str, choice_option("--kind", "ordinary", "extraordinary", "discussion", help=_("What kind of meeting it is."))
    ] = "ordinary",
    proposed_by: Annotated[
        str | None, option("--proposed-by", help=_("The member who proposed an extraordinary one."), metavar="PERSON")
    ] = None,
    time: Annotated[str | None, option("--time", help=_("When it begins: 14:00."), metavar="TIME")] = None,
    place: Annotated[str | None, option("--place", help=_("Where it is held."), metavar="TEXT")] = None,
    from_: From = None,
    record: dict[str, Any],
) -> None:
    """Write the meeting's record and commit it."""
    from som_cli.actions.given import joined
    from som_cli.actions.meeting import plan
    from som_cli.cli.initiative import inputs
    from som_cli.cli.session import Session

    som = Session()
    said = {"body": body, "date": on.isoformat() if on else None, "proposed_by": proposed_by, "time": time}
    values = joined(inputs.file_values(som, from_), {**said, "place": place})
    values.setdefault("kind", kind)
    if som.interactive:
        from som_cli.cli.attendance import planned

        values = planned(som, values)
    examples = (("body", "--body", "B"), ("date", "--date", "DATE"))
    som.refuse_if_missing([(name, example) for key, name, example in examples if key not in values])
    kept = plan(som.git, values, inputs.manner(som, record))
    print_kept(som, kept)
    tell_deadlines(som, kept)


@app.command("hold", help=_("Record that a meeting was held, and who was there."))
@taking(record=RECORD)
def hold(
    meeting: Meeting,
    *,
    present: Present = None,
    absent: Absent = None,
    recused: Recused = None,
    record: dict[str, Any],
) -> None:
    """Write the attendance into the meeting's record and commit it."""
    from som_cli.actions.meeting import Came
    from som_cli.actions.meeting import hold as held
    from som_cli.cli.initiative import inputs
    from som_cli.cli.session import Session

    som = Session()
    manner = inputs.manner(som, record)
    if not present and som.interactive:
        from som_cli.cli.attendance import asked

        came = asked(som, meeting, manner)
    else:
        som.refuse_if_missing([] if present else [("--present", "PERSON")])
        came = Came(present or (), absent or (), recused or ())
    print_kept(som, held(som.git, meeting, came, manner))


@app.command("record", help=_("Record what a body decided at a meeting: all its moves together, one commit each."))
@taking(record=RECORD)
def record_(meeting: Meeting, from_: From = None, *, record: dict[str, Any]) -> None:
    """Record a list of moves, in order; on a terminal, item by item."""
    from som_cli.actions import sitting
    from som_cli.actions.opening import cases_on_disk
    from som_cli.cli.initiative import inputs
    from som_cli.cli.initiative.receipts import print_act
    from som_cli.cli.session import Session

    som = Session()
    manner = inputs.manner(som, record)
    if from_ is None and som.interactive:
        from som_cli.cli.attendance import item_by_item

        item_by_item(som, meeting, manner)
        return
    som.refuse_if_missing([] if from_ else [("--from", "FILE")])
    name, raw = inputs.file_bytes(som, str(from_))
    moves = sitting.wanted(sitting.batch(name, raw), cases_on_disk(som.git))
    for done in sitting.record(som.git, meeting, moves, manner):
        print_act(som, done)


def print_kept(som: Session, kept: Kept) -> None:
    """Print what was written, and what is to be said of it."""
    from som_cli.actions.recording import Preview
    from som_cli.cli.initiative.receipts import print_preview, print_recorded
    from som_cli.report.meetings import STATUSES

    if isinstance(kept.recorded, Preview):
        print_preview(som, kept.recorded)
    else:
        som.write(kept.path)
        som.write(_("status: {status}").replace("{status}", _(STATUSES[kept.meeting.status]), 1))
        print_recorded(som, kept.recorded)
    som.tell_findings(kept.findings)
