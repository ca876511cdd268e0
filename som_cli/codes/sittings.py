"""On which day, and at which meeting: what does not fit."""

from som_cli.codes.model import Code
from som_cli.diagnostics import Severity
from som_cli.locale import N_

_MEETING = N_("The committee decides at its meetings; a decision names the one at which it was taken (D73).")

CODES = (
    Code(
        "acts-date-ahead",
        N_("it is dated {date}, after the day it was recorded, {recorded}"),
        hint=N_("record it when it has happened"),
        why=N_("An act says what happened, not what is going to."),
        mend=N_("Correct the date, or wait for the day."),
        seed="F09",
        fixed=True,
    ),
    Code(
        "acts-date-order",
        N_("it is dated {date}, before the act it follows, of {last}"),
        hint=N_("the move before was to {move}; correct the date"),
        why=N_("Acts follow each other; one day may hold several."),
        mend=N_("Correct the date."),
        seed="F09",
        fixed=True,
    ),
    Code(
        "acts-meeting-none",
        N_("{body} has no meeting at which this could be done"),
        hint=N_("plan one with `som meeting new --body {body_id}`"),
        why=_MEETING,
        mend=N_("Plan the meeting first."),
        seed="D73",
    ),
    Code(
        "acts-meeting-of-other-body",
        N_("the meeting `{meeting}` is not one of the body that acts"),
        hint=(N_("name a meeting of {body}"), N_("name a meeting of the body")),
        why=_MEETING,
        mend=N_("Name the meeting at which it was done."),
        seed="D38",
        fixed=True,
    ),
    Code(
        "acts-meeting-discussion",
        N_("the meeting `{meeting}` is a discussion of reviewers; nothing is decided there"),
        hint=N_("name an ordinary or extraordinary meeting of the committee"),
        why=N_("The opinion of reviewers is advice; the committee decides at its own meetings (D35, D62)."),
        mend=N_("Name a meeting of the committee."),
        seed="D62",
    ),
    Code(
        "acts-meeting-cancelled",
        N_("the meeting of {date} was cancelled"),
        hint=N_("name another meeting"),
        why=_MEETING,
        mend=N_("Name the meeting at which it was done."),
        seed="D73",
    ),
    Code(
        "acts-meeting-past",
        N_("the meeting of {date} is over"),
        hint=(N_("meetings to come: {coming|code}"), N_("plan the next meeting with `som meeting new`")),
        why=N_("Reviewers need three weeks before the meeting (D61)."),
        mend=N_("Share it for a coming meeting."),
        seed="D61",
    ),
    Code(
        "acts-shared-late",
        N_("it is shared {days} days before the meeting of {date}; {expected} are required"),
        hint=N_("the deadline was {deadline}; the move is made, the finding stays in the case file"),
        why=N_("Initiatives are shared with the reviewers three weeks before the meeting (D61)."),
        mend=N_("Nothing needs to be done; the committee sees that reviewers had less time."),
        seed="D61",
        severity=Severity.WARNING,
    ),
    Code(
        "acts-meeting-future",
        N_("the meeting is on {date}, after the day of the act, {said}"),
        hint=N_("record it when the meeting has taken place"),
        why=_MEETING,
        mend=N_("Wait for the meeting, or correct the date."),
        seed="F06",
        fixed=True,
    ),
    Code(
        "acts-meeting-not-held",
        N_("the meeting of {date} has not been held yet"),
        hint=N_("a decision can be recorded after `som meeting hold {meeting}`"),
        why=_MEETING,
        mend=N_("Record who was there with `som meeting hold`, then the decisions."),
        seed="D73",
        fixed=True,
    ),
    Code(
        "acts-meeting-not-quorate",
        N_("{present} of {seats} members were present; {needed} are needed to decide"),
        hint=N_(
            "postpone the item to the next meeting; it need not be shared again (if who was there is wrong on file, "
            "correct the meeting's file, then `som save {meeting}`)"
        ),
        why=N_("A body decides when as many members are present as its order demands (D12, X26)."),
        mend=N_("Decide at the next meeting, or correct the attendance."),
        seed="D12",
    ),
    Code(
        "acts-quorum-unset",
        N_("the order of {body} names no quorum; it counts as quorate"),
        hint=N_("add `quorum` to the body if its order has one"),
        why=N_("Quorum is left to the order of the committee (X26)."),
        mend=N_("Nothing needs to be done."),
        seed="X26",
        severity=Severity.NOTE,
    ),
    Code(
        "acts-meeting-before-shared",
        N_("it was shared for the meeting of {shared}; that of {date} is earlier"),
        hint=N_("it can be decided at the meeting it was shared for, or at a later one"),
        why=N_("Reviewers have until two weeks before the meeting it was shared for (D65)."),
        mend=N_("Name the meeting it was shared for, or a later one."),
        seed="D61",
    ),
    Code(
        "acts-meeting-before-change",
        N_("the change was made on {changed}; the meeting of {date} was before it"),
        hint=N_("the committee confirms it at a later meeting"),
        why=N_("The committee confirms the portfolio and, if needed, changes it (D33)."),
        mend=N_("Name a meeting held after the change."),
        seed="D33",
    ),
)
