"""`som service`: the cards of services and support services."""

from som_cli.cli.cards.looking import COLUMNS, list_services, show_service
from som_cli.cli.cards.rendering import render_service
from som_cli.cli.cards.writing import edit_service, new_service
from som_cli.cli.spoken import App
from som_cli.locale import _

app = App(help=_("Service cards: list them, look at one, render it."))
app.command("list", help=_("List service cards, with how full they are and how their goals move."), epilog=COLUMNS)(
    list_services
)
app.command("show", help=_("Show a service card: its state, goals, team, initiatives."))(show_service)
app.command("render", help=_("Render a service card, or a support-service card, to Markdown."))(render_service)
app.command("new", help=_("Write a new card: by questions on a terminal, else by a file and options."))(new_service)
app.command("edit", help=_("Fill a card further: by questions on a terminal, else by a file and options."))(
    edit_service
)
