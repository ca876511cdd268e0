"""`som meeting decisions`: the register of decisions across meetings."""

from __future__ import annotations

import sys
from datetime import date
from typing import Annotated

from som_cli.cli.options import AsOf, InDomain, TableFormat, choice_option, day, option
from som_cli.locale import _


def decisions(
    *,
    body: Annotated[str | None, option("--body", metavar="B", help=_("Only those of that body."))] = None,
    domain: InDomain = None,
    outcome: Annotated[
        str | None,
        choice_option("--outcome", "yes", "yes-if", "no", "return", help=_("Only those that ended in that.")),
    ] = None,
    since: Annotated[
        date | None, option("--since", metavar="DATE", parser=day, help=_("Only meetings of that day and later."))
    ] = None,
    until: Annotated[
        date | None, option("--until", metavar="DATE", parser=day, help=_("Only meetings of that day and before."))
    ] = None,
    output: TableFormat = "table",
    as_of: AsOf = None,
) -> None:
    """List what was decided, the latest meeting first."""
    from som_cli.cli.filters import MeetingFilter
    from som_cli.cli.session import Session
    from som_cli.committee.rulings import register
    from som_cli.report import rulings
    from som_cli.report.table import aligned, comma_separated, tabbed

    som = Session(output, as_of)
    chosen = MeetingFilter(som.registry, body=body, agency=None, domain=domain, kind=None, status=None)
    meetings = (filed.record for filed in som.registry.meetings.values() if chosen.takes(filed.record))
    within = [one for one in meetings if (since or one.date) <= one.date <= (until or one.date)]
    found = [one for one in register(within, som.registry) if outcome in {None, rulings.outcome_of(one)}]
    if output == "json":
        som.write_json(rulings.as_json(found, som.today))
    elif output == "csv":
        som.write(comma_separated(rulings.COLUMNS, map(rulings.flat, found)))
    elif sys.stdout.isatty():
        headings = tuple(_(heading) for heading in rulings.HEADINGS)
        rows = (rulings.row(one, som.registry) for one in found)
        som.write(aligned(headings, rows, som.style(sys.stdout), whole=rulings.WHOLE, spare=rulings.SPARE))
    else:
        som.write(tabbed(rulings.COLUMNS, map(rulings.flat, found)))
    som.tell_reading_findings()
