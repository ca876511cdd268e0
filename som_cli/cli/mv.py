"""`som mv`: a new id, with every reference to it."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from som_cli.cli.bundles import taking
from som_cli.cli.initiative.options import RECORD
from som_cli.cli.spoken import App
from som_cli.locale import _, ngettext

app = App()
Old = Annotated[
    str,
    typer.Argument(
        metavar="OLD",
        help=_(
            "The id or path of a record, or the id of a unit, goal, indicator, need or activity within one; as "
            "`RECORD/ID` where several have it."
        ),
    ),
]
New = Annotated[str, typer.Argument(metavar="NEW", help=_("The new id."))]


@app.command("mv", help=_("Change an id and every reference to it, in one commit."))
@taking(record=RECORD)
def mv(old: Old, new: New, *, record: dict[str, Any]) -> None:
    """Rename; refused once a recorded act names it."""
    from som_cli.actions.recording import Preview
    from som_cli.actions.renaming import rename
    from som_cli.cli.initiative import inputs
    from som_cli.cli.initiative.receipts import print_preview, print_recorded
    from som_cli.cli.session import Session

    som = Session()
    done = rename(som.git, old, new, inputs.manner(som, record))
    if isinstance(done.recorded, Preview):
        print_preview(som, done.recorded)
        return
    for path in done.paths:
        som.write(path)
    print_recorded(som, done.recorded)
    count = len(done.paths)
    said = ngettext("{n} file was changed.", "{n} files were changed.", count)
    som.tell(said.replace("{n}", str(count), 1))
