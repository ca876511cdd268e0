"""`som save`: hand edits of records, checked, as one commit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from som_cli.cli.bundles import taking
from som_cli.cli.initiative.options import RECORD
from som_cli.cli.spoken import App
from som_cli.locale import _, ngettext

if TYPE_CHECKING:
    from som_cli.actions.save import Saved
    from som_cli.cli.session import Session

app = App()
Records = Annotated[
    list[str] | None, typer.Argument(metavar="ID", help=_("The records whose edits are saved; all when left out."))
]


@app.command("save", help=_("Check hand edits of records and save them as one commit."), no_args_is_help=False)
@taking(record=RECORD)
def save_edits(ids: Records = None, *, record: dict[str, Any]) -> None:
    """Save the edits that bring no error; acts, opinions and reports stay as they were recorded."""
    from som_cli.actions.recording import Preview
    from som_cli.actions.save import save
    from som_cli.cli.initiative import inputs
    from som_cli.cli.initiative.receipts import print_preview, print_recorded
    from som_cli.cli.session import Session

    som = Session()
    saved = save(som.git, ids or (), inputs.manner(som, record))
    if saved.recorded is None:
        _tell_unsaved(som, saved)
    elif isinstance(saved.recorded, Preview):
        print_preview(som, saved.recorded)
    else:
        for path in saved.paths:
            som.write(path)
        print_recorded(som, saved.recorded)
    som.tell_findings(saved.findings)


def _tell_unsaved(som: Session, saved: Saved) -> None:
    """Say that there was nothing to save, and where the commits are that were saved before."""
    som.tell(_("There is nothing to save: all records are as they were committed."))
    if saved.sent:
        said = ngettext("{n} commit was sent to the server.", "{n} commits were sent to the server.", saved.sent)
        som.tell(said.replace("{n}", str(saved.sent)))
    if saved.address:
        som.write(saved.address)
    if saved.waiting:
        said = ngettext(
            "{n} commit is not on the server yet; `som save --push` sends it.",
            "{n} commits are not on the server yet; `som save --push` sends them.",
            saved.waiting,
        )
        som.tell(said.replace("{n}", str(saved.waiting)))
