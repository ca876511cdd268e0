"""Why a meeting cannot be moved, cancelled or closed, and what follows where it can."""

from som_cli.codes.model import Code
from som_cli.diagnostics import Severity
from som_cli.locale import N_

_KEPT = N_("What was decided rests on the meeting: what took place is neither moved nor called off.")
_CLOSED = N_("Minutes are registered in Delta once the meeting was held; from then on its record stays as it is.")

CODES = (
    Code(
        "arranging-move-status",
        N_("the meeting of {date} is {status}: it is not moved any more"),
        hint=N_("plan a new one with `som meeting new --body {body}`"),
        why=_KEPT,
        mend=N_("Plan a new meeting."),
        seed="D68",
    ),
    Code(
        "arranging-move-nothing",
        N_("the meeting is on {date} already, at that time and place"),
        hint=N_("give another day with `--date`, or another `--time` or `--place`"),
        why=N_("A meeting is moved to another day, time or place."),
        mend=N_("Say where or when it is held instead."),
    ),
    Code(
        "arranging-move-past",
        N_("{date} is past: a meeting is not moved to a day that is over"),
        hint=N_(
            "if it took place, correct `date` in `{path}`, `som save {meeting}`, then `som meeting hold {meeting}`"
        ),
        why=N_("Members are invited to a day that is to come."),
        mend=N_("Name a coming day."),
        seed="D68",
    ),
    Code(
        "arranging-shared-short",
        N_(
            "{count} initiatives were shared for it before; now that is {days} days before the meeting, and {expected} "
            "are wanted: {initiatives|code}"
        ),
        hint=N_("tell the reviewers; opinions are now due by {opinions}"),
        why=N_("Initiatives are shared with the reviewers three weeks before the meeting (D61)."),
        mend=N_("Tell the reviewers, or move the meeting to a later day."),
        seed="D61",
        severity=Severity.WARNING,
    ),
    Code(
        "arranging-cancel-status",
        N_("the meeting of {date} is {status}: it cannot be cancelled"),
        hint=N_("only a meeting that is planned is cancelled"),
        why=_KEPT,
        mend=N_("Leave it as it is."),
        seed="D68",
    ),
    Code(
        "arranging-cancel-waiting",
        N_("what was to be dealt with waits for the next meeting ({next}): {initiatives|code}"),
        hint=N_("it need not be shared again"),
        why=N_("Nothing is lost with a meeting: the agenda of the next one is computed from the same states."),
        mend=N_("Nothing needs to be done."),
        seed="D68",
        severity=Severity.NOTE,
    ),
    Code(
        "arranging-cancel-none",
        N_("no other meeting of {body} is planned"),
        hint=N_("plan one with `som meeting new --body {body_id}`"),
        why=N_("The committee meets once a trimester (D68); what waits needs a meeting to wait for."),
        mend=N_("Plan the next meeting."),
        seed="D68",
        severity=Severity.WARNING,
    ),
    Code(
        "arranging-close-status",
        N_("the meeting of {date} is {status}: its minutes cannot be closed"),
        hint=(
            N_("record first that it was held: `som meeting hold {held}`"),
            N_("its minutes were closed as {reference}"),
        ),
        why=_CLOSED,
        mend=N_("Record that it was held, and what was decided; then close it."),
        seed="D80",
    ),
    Code(
        "arranging-close-open",
        N_("nothing was recorded of {initiatives|code} at this meeting"),
        hint=N_("what was decided is recorded with `som meeting record {meeting}`; what was not comes to the next one"),
        why=N_("Minutes say of every item of the agenda what became of it."),
        mend=N_("Record what was decided; what was postponed needs nothing."),
        seed="D80",
        severity=Severity.WARNING,
    ),
)
