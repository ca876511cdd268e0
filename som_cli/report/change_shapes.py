"""The shape of the last changes of a card in JSON."""

from som_cli.locale import N_
from som_cli.report.shapes import day, items, keyed, text

CHANGES = items(
    N_("The last commits that changed the card, newest first."),
    keyed(
        date=day(N_("The day of the commit.")),
        who=text(N_("Who made it: by the name on file, else as git says.")),
        commit=text(N_("The commit.")),
        subject=text(N_("What it says it does, in the words of its author.")),
    ),
)
