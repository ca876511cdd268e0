"""The shape of a team's proposal in JSON."""

from som_cli.locale import N_
from som_cli.report.shapes import day, items, keyed, or_null, text, truth

PROPOSAL = keyed(
    type=or_null(text(N_("What is proposed, as on the card."))),
    text=text(N_("The proposal.")),
    proposer=or_null(text(N_("The id of the person."))),
    date=or_null(day(N_("The day of the proposal."))),
    answer=text(N_("What became of it."), enum=["open", "accepted", "rejected", "unclear"]),
    said=or_null(text(N_("What is said behind that word."))),
    became=items(
        N_("What an accepted proposal became."),
        keyed(
            kind=text(N_("Where it went."), enum=["work", "service", "initiative", "need", "budget"]),
            id=text(N_("The id of what it became; of a budget the year.")),
        ),
    ),
    waiting=truth(N_("Has it waited for longer than the card may go without review?")),
)
