"""Who reports progress, for which trimester, and what “unchanged” holds a report to."""

from som_cli.codes.model import Code
from som_cli.locale import N_

_PARTS = N_(
    "Progress is reported by the agency and by whoever builds it (D77); a report of somebody else would bend the trend "
    "that the committee reads."
)
_UNCHANGED = N_("A report that says that nothing has changed repeats the report before it (D77).")
_VOID = N_("A report is never edited: the coordinator declares it void, and the right one is filed.")

CODES = (
    Code(
        "reports-organisation-other",
        N_("`{organisation}` does not report on `{id}`: it is neither its agency nor its implementer"),
        hint=N_("reports come from {organisations|or|code}"),
        why=_PARTS,
        mend=_VOID,
        seed="D77",
    ),
    Code(
        "reports-reporter",
        N_("{who} does not report for `{organisation}`"),
        hint=(
            N_("somebody of that organisation does, or on its behalf {people|or}"),
            N_("somebody of that organisation does"),
        ),
        why=_PARTS,
        mend=N_("Let somebody of the organisation report, or the portfolio coordinator on its behalf."),
        seed="D77",
    ),
    Code(
        "reports-period-ahead",
        N_("the report is of {date} and about {period}, which is too far ahead"),
        hint=N_("the last trimester that can be reported on is {last}"),
        why=N_("A report says what has happened; plans stand on the card (D50, D77)."),
        mend=_VOID,
        seed="D50, D77",
    ),
    Code(
        "reports-unchanged-differs",
        N_("`--unchanged` repeats the report of {period}; `{option}` says something else"),
        hint=N_("leave out `{option}`, or `--unchanged`"),
        why=_UNCHANGED,
        mend=N_("Leave out one of the two."),
        seed="D77",
    ),
    Code(
        "reports-unchanged-rating",
        N_("the report of {period} says that nothing has changed, but is `{rating}`; that of {earlier} was `{before}`"),
        hint=N_("have it declared void, and file one that says what changed"),
        why=_UNCHANGED,
        mend=_VOID,
        seed="D77",
    ),
)
