"""`som save`: hand edits of records, checked, as one commit."""

from __future__ import annotations

from typing import Annotated

import typer

from som_cli.cli.options import Branch, DryRun, Push
from som_cli.cli.spoken import App
from som_cli.locale import _

app = App()
Records = Annotated[
    list[str] | None, typer.Argument(metavar="ID", help=_("The records whose edits are saved; all when left out."))
]


@app.command("save", help=_("Check hand edits of records and save them as one commit."), no_args_is_help=False)
def save_edits(ids: Records = None, dry_run: DryRun = False, branch: Branch = False, push: Push = False) -> None:
    """Save the edits that bring no error; acts, opinions and reports stay as they were recorded."""
    from som_cli.actions.recording import Manner, Preview
    from som_cli.actions.save import save
    from som_cli.cli.initiative.receipts import print_preview, print_recorded
    from som_cli.cli.session import Session

    som = Session()
    manner = Manner(som.now, dry_run=dry_run, branch=branch, push=push, main=som.settings.main)
    saved = save(som.git, ids or (), manner)
    if saved.recorded is None:
        som.tell(_("There is nothing to save: all records are as they were committed."))
    elif isinstance(saved.recorded, Preview):
        print_preview(som, saved.recorded)
    else:
        for path in saved.paths:
            som.write(path)
        print_recorded(som, saved.recorded)
    som.tell_findings(saved.findings)
