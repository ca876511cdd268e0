"""`som process show`: the process as a table, a diagram or JSON, with roles and deadlines."""

from __future__ import annotations

import sys
from typing import Annotated

from som_cli.cli.options import AsOf, Language, choice_option
from som_cli.cli.spoken import App
from som_cli.locale import _

app = App(help=_("The process of an initiative as a table or a diagram."))


@app.callback()
def process() -> None:
    """Keep `show` a command of its own."""


@app.command(help=_("Show states, moves, who makes them, what must hold, and deadlines."))
def show(
    output: Annotated[
        str, choice_option("--format", "text", "mermaid", "json", help=_("A table, a Mermaid diagram, or JSON."))
    ] = "text",
    as_of: AsOf = None,
    language: Language = None,  # noqa: ARG001  (read before any command is loaded)
) -> None:
    """Show the process of the repository."""
    from som_cli.cli.session import Session
    from som_cli.report.process import as_json, headings, rows
    from som_cli.report.table import aligned, tabbed

    som = Session(output, as_of)
    registry = som.register
    if output == "mermaid":
        from som_cli.render.process import diagram

        som.write(diagram(registry.process, som.document_language))
    elif output == "json":
        som.write_json(as_json(registry.process, registry.settings))
    elif sys.stdout.isatty():
        som.write(aligned(headings(), rows(registry.process, registry.settings), som.style(sys.stdout), words=True))
    else:
        som.write(tabbed(headings(), rows(registry.process, registry.settings)))
