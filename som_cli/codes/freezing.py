"""Why an agenda cannot be made final, and what changed in the papers after it was, or after they were shared."""

from som_cli.codes.model import Code
from som_cli.diagnostics import Severity
from som_cli.locale import N_

_FINAL = N_("Members read one agenda; what comes after it was sent stands apart, as a supplement.")
_PAPERS = N_("Members and reviewers must be able to trust that they decide on what they have read.")
_TELL = N_("Tell the members what is different, or move the item to the next meeting.")

CODES = (
    Code(
        "freezing-status",
        N_("the meeting of {date} is {status}: its agenda stays as it is"),
        hint=N_("only the agenda of a planned meeting is made final"),
        why=_FINAL,
        mend=N_("Plan a new meeting for what is still to be dealt with."),
        seed="D68",
    ),
    Code(
        "freezing-past",
        N_("the day of the meeting of {date} is past: its agenda can no longer be made final"),
        hint=N_("record that it was held with `som meeting hold`"),
        why=_FINAL,
        mend=N_("Record that the meeting was held."),
        seed="D68",
    ),
    Code(
        "freezing-again",
        N_("the agenda of the meeting of {date} is final since {frozen}, and nothing has come since"),
        hint=N_("`som agenda render {meeting}` writes it"),
        why=_FINAL,
        mend=N_("Use the agenda that is there; freeze it again once there is a supplement to take in."),
        seed="D68",
    ),
    Code(
        "freezing-changed",
        N_(
            "the agenda of the meeting of {date} is final since {frozen}; no item has come since, but papers of these "
            "changed: {items}"
        ),
        hint=N_("`som agenda render {meeting}` says what changed in each"),
        why=_FINAL,
        mend=_TELL,
        seed="D68",
    ),
    Code(
        "agenda-changed-frozen",
        N_("changed after the agenda was made final on {since}: {what}"),
        why=_PAPERS,
        mend=_TELL,
        seed="D68",
        severity=Severity.WARNING,
    ),
    Code(
        "agenda-changed-late",
        N_("changed after its readers got it ({since}): {what}"),
        why=_PAPERS,
        mend=_TELL,
        seed="D61",
        severity=Severity.WARNING,
    ),
)
