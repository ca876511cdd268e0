"""What a development of the portfolio lacks once its work is near."""

from som_cli.codes.model import Code
from som_cli.diagnostics import Severity
from som_cli.locale import N_

_DETAIL = N_(
    "The portfolio looks four years ahead; the first 18 months are planned in detail: months, milestones, results, "
    "budget, funding and the accountable person. What is missing here is missing when work begins."
)
_ON_CARD = N_("Add it to the card; where it is a material field, record the change with `som initiative amend`.")


def _missing(name: str, sentence: str, hint: str, seed: str, severity: Severity = Severity.WARNING) -> Code:
    return Code(
        f"portfolio-{name}-missing", sentence, hint=hint, why=_DETAIL, mend=_ON_CARD, seed=seed, severity=severity
    )


CODES = (
    _missing(
        "start",
        N_("the development is in the portfolio, but nothing says when its work starts"),
        N_("give the month of the start (`schedule.start`); until {until} everything is planned in detail"),
        "D49",
    ),
    _missing(
        "end",
        N_("the development is planned in detail until {until}, but nothing says when it ends"),
        N_("give the month of the end (`schedule.end`)"),
        "D49",
    ),
    _missing(
        "budget",
        N_("work on the development begins before {until}, but its budget is not known"),
        N_("give the budget by year (`budget.lines`)"),
        "D49",
    ),
    _missing(
        "accountable",
        N_("nobody answers for the development: its service, policy and agency name no lead"),
        N_("name the lead on the service card, or the head of the agency"),
        "D49",
    ),
    _missing(
        "outcome",
        N_("the development is planned in detail until {until}, but its expected outcome is not described"),
        N_("write what is different when it is done (`expected_outcome`)"),
        "D76",
    ),
    _missing(
        "source",
        N_("a budget line of the detailed years does not say where the money comes from"),
        N_("name the source of every line up to {until} (`source`)"),
        "D46",
        Severity.NOTE,
    ),
    _missing(
        "milestones",
        N_("the development has no milestone before {until}"),
        N_("say what is ready when (`schedule.milestones`)"),
        "D49",
    ),
    _missing(
        "first-year-milestones",
        N_("the development has no milestone in the first year"),
        N_("say what is ready within 12 months (`schedule.milestones`)"),
        "D76",
        Severity.NOTE,
    ),
    Code(
        "portfolio-beyond-horizon",
        N_("the work starts on {start}, after the four years the portfolio looks ahead ({until})"),
        hint=N_("check the year; work so far away is not planned yet"),
        why=N_("The portfolio is made for four years; what lies beyond is a vision, not a plan."),
        mend=N_("Correct the start, or bring the initiative back when its time is nearer."),
        seed="D48",
        severity=Severity.WARNING,
    ),
    Code(
        "portfolio-since-later",
        N_("{since} is later than {today}, the day that is looked at"),
        hint=N_("compare with an earlier day, or leave out `--as-of`"),
        why=N_("Changes are told from an earlier day to a later one."),
        mend=N_("Name an earlier day after `--since`."),
    ),
)
