"""`som sync`: the newest state, brought here."""

from __future__ import annotations

from typing import Annotated

import typer

from som_cli.cli.spoken import App
from som_cli.locale import _

app = App()
Record = Annotated[
    str | None, typer.Argument(metavar="ID", help=_("The record whose own branch is brought; main when left out."))
]


@app.command("sync", help=_("Bring the newest state here and say what is new."), no_args_is_help=False)
def sync_state(record: Record = None) -> None:
    """Go to the branch and bring it to what the server has; uncommitted edits are never touched."""
    from functools import partial

    from som_cli.actions.authors import author_of
    from som_cli.actions.sync import sync
    from som_cli.cli.session import Session
    from som_cli.report.news import told_news

    som = Session()
    news = sync(som.git, som.settings.main, record)
    for line in told_news(news, som.register, partial(author_of, registry=som.register)):
        som.write(line)
