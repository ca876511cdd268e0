"""`som coverage`: plan goals, policies, services and initiatives, and where one is missing for another."""

from __future__ import annotations

import sys

from som_cli.cli.options import AsOf, TextFormat
from som_cli.cli.spoken import App
from som_cli.locale import _

app = App(help=_("What covers what: plan goals, policies, services, initiatives, and the gaps."))


@app.command(help=_("Show who serves each plan goal, what serves none, what contradicts and what overlaps."))
def coverage(*, output: TextFormat = "text", as_of: AsOf = None) -> None:
    """Write the coverage to standard output."""
    from som_cli.actions.coverage import examine
    from som_cli.cli.session import Session
    from som_cli.cli.strictness import tell_count, weighed
    from som_cli.report import coverage as report
    from som_cli.report.table import comma_separated

    som = Session(output, as_of)
    seen = examine(som.git, som.registry, som.revision)
    if output == "json":
        som.write_json(report.shown(seen.coverage, seen.budgets, seen.changed))
    elif output == "csv":
        gaps = report.rows(seen.coverage, seen.changed)
        som.write(comma_separated(report.COLUMNS, [*gaps, *report.covered_rows(seen.coverage)]))
    else:
        som.write(report.text(seen.coverage, seen.budgets, seen.changed, som.style(sys.stdout)))
        som.tell(report.summary(seen.coverage))
    tell_count(som, weighed(som, strict=False))
