"""`som card`: what all kinds of cards have in common."""

from som_cli.cli.cards.checking import check
from som_cli.cli.spoken import App
from som_cli.locale import _

app = App(help=_("Cards of every kind: how full they are."))


@app.callback()
def card() -> None:
    """Keep `check` a command of its own."""


app.command("check", help=_("Say how full cards are, what is missing and what to fill in next."))(check)
