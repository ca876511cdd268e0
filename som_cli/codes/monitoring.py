"""What a progress report says that the facts on file speak against, and reports that never came."""

from som_cli.codes.model import Code
from som_cli.diagnostics import Severity
from som_cli.locale import N_

_WHY = N_(
    "The committee reads the colour first and asks only about amber and red. A green that the facts speak against "
    "hides what it should have been asked about."
)
_MEND = N_(
    "Ask the one who reported. A report is never edited: have it voided and file a new one, or let the next one say it."
)


def _green(name: str, sentence: str, hint: str, seed: str) -> Code:
    return Code(
        f"reports-green-{name}", sentence, hint=hint, why=_WHY, mend=_MEND, seed=seed, severity=Severity.WARNING
    )


CODES = (
    _green(
        "condition",
        N_("the report of {period} is green, but condition {condition} was due on {due} and is not verified"),
        N_("report the condition met, or rate it amber"),
        "D51, D71",
    ),
    _green(
        "milestone",
        N_("the report of {period} is green, but the milestone `{milestone}` of {due} is in no report as met"),
        N_("name it under the milestones met, or rate it amber and say when it will be"),
        "D51, D76",
    ),
    _green(
        "spent",
        N_("the report of {period} is green, but {spent} has been used; {planned} was planned by the end of {year}"),
        N_("rate it amber, and amend the budget where the plan no longer holds"),
        "D51",
    ),
    _green(
        "hours",
        N_(
            "the report of {period} is green, but {spent} hours have been used; "
            "{planned} were planned by the end of {year}"
        ),
        N_("rate it amber, and amend the budget where the plan no longer holds"),
        "D51",
    ),
    _green(
        "cost",
        N_("the report of {period} is green, but the cost is forecast {beyond} above what was approved"),
        N_("rate it amber, and amend the budget for the committee to confirm"),
        "D33, D51",
    ),
    _green(
        "end",
        N_("the report of {period} is green, but the end is forecast on {forecast}, after the approved {end}"),
        N_("rate it amber, and amend the schedule for the committee to confirm"),
        "D33, D51",
    ),
    _green(
        "overtime",
        N_("the report of {period} is green, but the work was to end on {end} and forecasts no other day"),
        N_("complete it, or say when it ends"),
        "D51, D77",
    ),
    _green(
        "silence",
        N_("the report of {period} is green, but nothing was reported in {missed}"),
        N_("say what happened in the meantime"),
        "D50, D78",
    ),
    Code(
        "reports-late",
        N_("the report comes after {due}, the last day for the committee of {meeting}; it is marked as late"),
        why=N_("The coordinator sums the portfolio up from the reports two weeks before the meeting."),
        mend=N_("Nothing needs to be done; report in the weeks before the meeting next time."),
        seed="D77, D78",
        severity=Severity.NOTE,
    ),
    Code(
        "opinions-late",
        N_("the opinion comes after {due}, the last day for opinions; it counts and is marked as late"),
        why=N_("Opinions are given two weeks before the meeting, so that its members can read them."),
        mend=N_("Nothing needs to be done."),
        seed="D65",
        severity=Severity.NOTE,
    ),
    Code(
        "usage-period",
        N_("`{option}` names no trimester: `{value}`"),
        hint=N_("write the year and the trimester: `{option} 2027-T1`"),
        why=N_("Reports go by trimester: January to April is T1, May to August T2, September to December T3."),
        mend=N_("Write it as `2027-T1`."),
        seed="D50",
    ),
)
