"""Why an invitation cannot be written, and whom it does not reach."""

from som_cli.codes.model import Code
from som_cli.diagnostics import Severity
from som_cli.locale import N_

_REACHED = N_("Whoever decides or presents must know of the meeting in time.")

CODES = (
    Code(
        "invitation-held",
        N_("the meeting of {date} was held: nobody is invited to it any more"),
        hint=N_("`som minutes render {meeting}` writes its minutes"),
        why=_REACHED,
        mend=N_("Write an invitation to a meeting that is still to come."),
        seed="D68",
    ),
    Code(
        "invitation-no-address",
        N_("without an e-mail address: {people}"),
        hint=N_("add `email` to the records of these people, or let them know in another way"),
        why=_REACHED,
        mend=N_("Add the address to the person's record."),
        seed="D68",
        severity=Severity.WARNING,
    ),
)
