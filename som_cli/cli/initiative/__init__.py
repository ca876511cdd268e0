"""`som initiative`: submit, look at, and take through the process."""

from som_cli.cli.initiative.advising import opinion, report
from som_cli.cli.initiative.drafting import amend, new, submit
from som_cli.cli.initiative.forms import checklist, form
from som_cli.cli.initiative.looking import history, list_, next_, show
from som_cli.cli.initiative.moving import advance
from som_cli.cli.initiative.rendering import render
from som_cli.cli.spoken import App
from som_cli.locale import _

app = App(help=_("Initiatives: submit, look at, and take through the process."))
app.command("submit", help=_("Submit an initiative: write its card, or take the draft, and commit the act."))(submit)
app.command("new", help=_("Write a draft card; a draft always saves."))(new)
app.command("list", help=_("List initiatives."))(list_)
app.command("show", help=_("Show a card, its state, acts, opinions, conditions, and what is next."))(show)
app.command("next", help=_("Say what can be done now, what cannot and why, who can do it, and how."))(next_)
app.command("advance", help=_("Record one move of an initiative; makes one commit."))(advance)
app.command("amend", help=_("Change what was submitted, by an act that names every change."))(amend)
app.command("opinion", help=_("Give a reviewer's opinion; it moves nothing."))(opinion)
app.command("report", help=_("Report how a development is getting on."))(report)
app.command("history", help=_("Tell the life of an initiative in plain words."))(history)
app.command("render", help=_("Render an initiative to Markdown: where it stands, what it is about, its decisions."))(
    render
)
app.command("form", help=_("The form of an initiative, to print or to fill in."))(form)
app.command("checklist", help=_("A reviewer's checklist for an initiative, to print or to fill in."))(checklist)
