"""`som schema export`: the forms of the records, for editors and for CI."""

from __future__ import annotations

from typing import Annotated

import typer

from som_cli.cli.options import DryRun, option
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
    dry_run: DryRun = False,
) -> None:
    """Write the schemas, or compare them; print the paths that were or would be written, or what differs."""
    from som_cli.actions import schema
    from som_cli.cli.session import Session

    som = Session()
    paths = schema.drift(som.root) if check or dry_run else schema.export(som.root)
    if dry_run and paths:
        som.write(schema.preview(som.root))
    else:
        for path in paths:
            som.write(path)
    if not paths:
        som.tell(_("The schemas are as they should be."))
    elif check:
        som.tell(_("These differ from the models; `som schema export` writes them anew."))
        raise typer.Exit(1)
