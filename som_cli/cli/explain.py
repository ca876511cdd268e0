"""`som explain CODE`: what a finding means, the reason behind it, and how to mend it."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from som_cli.cli.options import Format
from som_cli.cli.spoken import App
from som_cli.locale import _

app = App()


@app.command(help=_("Say what a finding means, why it matters and how to mend it."), no_args_is_help=False)
def explain(
    code: Annotated[str, typer.Argument(metavar="CODE", help=_("The code between the brackets of a finding."))],
    output: Format = "text",
) -> None:
    """Show the page of one code."""
    from som_cli.cli.session import Session
    from som_cli.codes import table
    from som_cli.errors import UsageFault
    from som_cli.report.explanation import as_json, text

    entry = table().get(code.strip("[]"))
    if entry is None:
        from som_cli.likeness import likely

        raise UsageFault("codes-unknown", value=code, near=likely(code, table()))
    som = Session(output)
    if output == "json":
        som.write_json(as_json(entry))
    else:
        som.read_out(text(entry, som.style(sys.stdout)))
