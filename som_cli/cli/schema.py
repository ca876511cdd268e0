"""`som schema export`: the forms of the records, for editors and for CI."""

from __future__ import annotations

from typing import Annotated

import typer

from som_cli.cli.options import option
from som_cli.cli.spoken import App
from som_cli.locale import _

app = App(help=_("The forms of the records, for editors."))


@app.callback()
def schema() -> None:
    """Keep `export` a command of its own."""


@app.command("export", help=_("Write the forms of all records into `schemas/`."))
def export(
    check: Annotated[
        bool, option("--check", help=_("Write nothing; fail where a file is not as it should be."))
    ] = False,
) -> None:
    """Write the schemas, or compare them; print the paths that were or would be written."""
    from som_cli.actions import schema
    from som_cli.cli.session import Session

    som = Session()
    paths = schema.drift(som.root) if check else schema.export(som.root)
    for path in paths:
        som.write(path)
    if not paths:
        som.tell(_("The schemas are as they should be."))
    elif check:
        som.tell(_("These differ from the models; `som schema export` writes them anew."))
        raise typer.Exit(1)
