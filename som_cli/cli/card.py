"""`som card`: what all kinds of cards have in common."""

from som_cli.cli.cards.checking import check
from som_cli.cli.cards.setting import set_values
from som_cli.cli.spoken import App
from som_cli.locale import _

app = App(help=_("Cards of every kind: how full they are, and single values of them."))

app.command("check", help=_("Say how full cards are, what is missing and what to fill in next."))(check)
app.command("set", help=_("Set values of a record; every other byte of its file stays."))(set_values)
