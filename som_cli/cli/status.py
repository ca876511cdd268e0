"""`som status`: the state of things on one screen."""

from __future__ import annotations

import sys

from som_cli.cli.options import AsOf, Format
from som_cli.cli.spoken import App
from som_cli.locale import _

app = App(help=_("The state of things on one screen."))


@app.command(help=_("Show the next meetings, the initiatives, what is owed, findings, and what changed."))
def status(*, output: Format = "text", as_of: AsOf = None) -> None:
    """Write the state of things to standard output."""
    from som_cli.actions.status import status as look
    from som_cli.cli.session import Session
    from som_cli.report import status as report

    som = Session(output, as_of)
    seen = look(som.loaded, som.tree, som.git if som.has_history else None)
    if output == "json":
        som.write_json(report.as_json(seen))
    else:
        som.write(report.screen(seen, som.style(sys.stdout)))
