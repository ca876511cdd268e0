"""`som todo`: who owes what by when, and the command that does it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

from som_cli.cli.options import AsOf, choice_option, option
from som_cli.cli.spoken import App
from som_cli.locale import _

if TYPE_CHECKING:
    from som_cli.cli.session import Session

app = App(help=_("Who owes what by when, and the command that does it."))


@app.command(help=_("List what is owed: moves, opinions, conditions, reports, reviews, meetings, publication."))
def todo(
    *,
    person: Annotated[str | None, option("--person", metavar="P", help=_("Only what that person owes."))] = None,
    role: Annotated[
        str | None,
        option("--role", metavar="R", help=_("Only what is owed in that role, such as `coordinator` or `reviewer`.")),
    ] = None,
    organisation: Annotated[
        str | None, option("--org", metavar="O", help=_("Only what people of that organisation owe."))
    ] = None,
    output: Annotated[
        str,
        choice_option(
            "--format",
            "text",
            "json",
            "ics",
            "csv",
            help=_("Text for people, JSON for programs, ICS for a calendar, CSV for a spreadsheet."),
        ),
    ] = "text",
    as_of: AsOf = None,
) -> None:
    """Write what is owed to standard output."""
    from som_cli.cli.filters import known
    from som_cli.cli.session import Session
    from som_cli.portfolio.duties import ROLES, Whose, duties
    from som_cli.report import todo as report
    from som_cli.report.table import comma_separated

    som = Session(output, as_of)
    known("--person", person, som.registry.people)
    known("--role", role, ROLES)
    known("--org", organisation, som.registry.organisations)
    found = duties(som.registry, Whose(person, role, organisation))
    if output == "json":
        som.write_json(report.as_json(found, som.today))
    elif output == "csv":
        som.write(comma_separated(report.COLUMNS, report.rows(found, som.today)))
    elif output == "ics":
        from som_cli.actions.todo import calendar

        som.write(calendar(found, som.now))
    else:
        som.read_out(report.by_name(found, som.style(sys.stdout), som.today, _me(som)))
        som.tell(report.summary(found, som.today))
    som.tell_reading_findings()


def _me(som: Session) -> str | None:
    """Who is at the keyboard; nobody where that is not known, or nobody looks."""
    if not sys.stdout.isatty():
        return None
    from som_cli.actions.opening import recorder
    from som_cli.errors import SomError

    try:
        return recorder(som.git.identity(), som.registry).record.id
    except SomError:
        return None
