"""`som search`: find records by what they say."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from som_cli.cli.options import AsOf, Kind, TextFormat
from som_cli.cli.spoken import App
from som_cli.locale import _

app = App()
Words = Annotated[
    list[str], typer.Argument(metavar="TEXT", help=_("What to find: every word of it, or a phrase in quotes."))
]


@app.command("search", help=_("Find records by what they say; a plain letter stands for its accented ones too."))
def search(words: Words, *, kind: Kind = None, output: TextFormat = "text", as_of: AsOf = None) -> None:
    """Write the records that say it, with the fields that do."""
    from som_cli.cli.session import Session
    from som_cli.errors import UsageFault
    from som_cli.process.search import search as find
    from som_cli.report import search as report
    from som_cli.report.table import comma_separated

    if not any(word.strip() for word in words):
        raise UsageFault("usage-argument-missing", options=("TEXT",), help="som search --help")
    som = Session(output, as_of)
    query = " ".join(f'"{word}"' if " " in word and len(words) > 1 else word for word in words)
    found = find(som.registry, query, kind)
    if output == "json":
        som.write_json(report.as_json(found, query, som.today))
    elif output == "csv":
        som.write(comma_separated(report.COLUMNS, report.rows(found)))
    else:
        if found:
            som.write(report.text(found, som.style(sys.stdout)))
        som.tell(report.summary(len(found)))
    som.tell_reading_findings()
