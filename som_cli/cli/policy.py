"""`som policy`: the cards of policy domains."""

from som_cli.cli.cards.looking import COLUMNS, list_policies, show_policy
from som_cli.cli.cards.rendering import render_policy
from som_cli.cli.cards.writing import edit_policy, new_policy
from som_cli.cli.spoken import App
from som_cli.locale import _

app = App(help=_("Policy cards: list them, look at one, render it."))
app.command("list", help=_("List policy cards, with how full they are and how their goals move."), epilog=COLUMNS)(
    list_policies
)
app.command("show", help=_("Show a policy card: its state, goals, services, team, initiatives."))(show_policy)
app.command("render", help=_("Render a policy card to Markdown."))(render_policy)
app.command("new", help=_("Write a new card: by questions on a terminal, else by a file and options."))(new_policy)
app.command("edit", help=_("Fill a card further: by questions on a terminal, else by a file and options."))(edit_policy)
