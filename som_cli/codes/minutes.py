"""The minutes of a meeting: what they cannot be made of."""

from som_cli.codes.model import Code
from som_cli.locale import N_

CODES = (
    Code(
        "minutes-cancelled",
        N_("the meeting `{meeting}` was cancelled: {reason}"),
        hint=N_("what waited for it stands on the agenda of the next meeting: `som meeting list`"),
        why=N_("Minutes tell what was heard and decided; a meeting that did not take place has none (D80)."),
        mend=N_("Render the minutes of the meeting at which it was dealt with."),
        seed="D80",
    ),
    Code(
        "minutes-ahead",
        N_("the meeting `{meeting}` of {date} is not recorded as held; there is nothing to register or to extract yet"),
        hint=N_("record who was there with `som meeting hold {meeting}`; the draft is `som minutes render {meeting}`"),
        why=N_("What is registered in Delta or sent to an owner has been decided at a meeting that was held (D80)."),
        mend=N_("Record that the meeting was held, and its decisions, first."),
        seed="D80",
    ),
    Code(
        "minutes-item-undecided",
        N_("nothing is recorded as decided on `{item}` at `{meeting}`"),
        hint=(N_("decided there: {choices}"), N_("see what was decided with `som meeting decisions`")),
        why=N_("An extract tells a decision to those who must act on it; without a recorded act there is none (D80)."),
        mend=N_("Record the decision with `som initiative advance` or `som meeting record`, or name another item."),
        seed="D80",
    ),
)
