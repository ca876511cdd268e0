"""`som why ID`: the same as `som initiative next ID`."""

from som_cli.cli.initiative.looking import next_
from som_cli.cli.spoken import App
from som_cli.locale import _

app = App()
app.command("why", help=_("Say what can be done now, what cannot and why, who can do it, and how."))(next_)
