"""`som meeting calendar`: the days of coming meetings and of the deadlines before them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

from som_cli.cli.options import AsOf, InAgency, InDomain, TableFormat, option
from som_cli.locale import N_, _

CALENDAR = N_("Show every coming meeting with the deadlines before it, moved where nobody works; or write a calendar.")


def calendar(
    *,
    body: Annotated[str | None, option("--body", metavar="B", help=_("Only those of that body."))] = None,
    agency: InAgency = None,
    domain: InDomain = None,
    ics: Annotated[
        str | None,
        option("--ics", metavar="FILE", help=_("Write a calendar file; `-` writes it to standard output.")),
    ] = None,
    output: TableFormat = "table",
    as_of: AsOf = None,
) -> None:
    """Write the diary to standard output, or as a calendar to a file."""
    from som_cli.cli.filters import MeetingFilter
    from som_cli.cli.session import Session
    from som_cli.committee.diary import diary
    from som_cli.report import diary as report
    from som_cli.report.table import aligned, comma_separated, tabbed

    som = Session(output, as_of)
    chosen = MeetingFilter(som.register, body=body, agency=agency, domain=domain, kind=None, status=None)
    meetings = (one.record for one in som.register.meetings.values() if chosen.takes(one.record))
    every = report.to_come(diary(meetings, som.register), som.register)
    found = report.standing(every)
    if ics is not None:
        from som_cli.actions.diary import as_calendar, sequences_of, start_of

        sequences, changed = sequences_of(som.git, som.revision) if som.has_history else ({}, None)
        written = as_calendar(every, som.registry, sequences, changed or start_of(som.today))
        som.hand_over(written, None if ics == "-" else Path(ics))
    elif output == "json":
        som.write_json(report.as_json(found, som.register))
    elif output == "csv":
        som.write(comma_separated(report.COLUMNS, report.flat(found)))
    elif sys.stdout.isatty():
        headings = tuple(_(heading) for heading in report.HEADINGS)
        som.write(aligned(headings, report.rows(found, som.register), som.style(sys.stdout), whole=frozenset({0})))
    else:
        som.write(tabbed(report.COLUMNS, report.flat(found)))
