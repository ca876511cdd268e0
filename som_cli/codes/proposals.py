"""What does not hold of the proposals that a team's members make to the policy lead."""

from som_cli.codes.model import Code
from som_cli.diagnostics import Severity
from som_cli.locale import N_

_ANSWERED = N_(
    "Members prepare proposals for the domain's work plan and budget and put them to the policy lead; who made one is "
    "to know what became of it."
)
_SERVICES = N_(
    "Service leads propose to the policy lead new services and changes of services; what was accepted is taken up "
    "somewhere."
)

CODES = (
    Code(
        "policies-proposal-unclear",
        N_("“{value}” does not say whether the proposal is open, accepted or rejected"),
        hint=N_("begin `status` with {choices|code|or}; behind it say where it went, or why not"),
        why=_ANSWERED,
        mend=N_("Write `open`, `accepted: <id of what it became>` or `rejected: <reason>`."),
        seed="S88",
        severity=Severity.NOTE,
    ),
    Code(
        "policies-proposal-undated",
        N_("the proposal “{proposal}” has no day"),
        hint=N_("add the day on which it was made (`date`)"),
        why=_ANSWERED,
        mend=N_("Write the day; without it nobody can tell how long the proposal has waited."),
        seed="S91",
        severity=Severity.NOTE,
    ),
    Code(
        "policies-proposal-waiting",
        N_("the proposal “{proposal}” of {on} has had no answer for more than {months} months"),
        hint=N_("take it to the core team, and write what was decided (`status`)"),
        why=_ANSWERED,
        mend=N_(
            "Answer it: `accepted: <id of what it became>` or `rejected: <reason>`; `policy_review_months` counts."
        ),
        seed="S136",
        severity=Severity.WARNING,
    ),
    Code(
        "policies-proposal-loose",
        N_("the proposal “{proposal}” was accepted, and nothing says what it became"),
        hint=N_("name it behind the word: `accepted:` and the id of the activity, service, initiative or need"),
        why=_SERVICES,
        mend=N_(
            "Put it into the work plan, a card or the budget, and name that by its id; of a budget the year is enough."
        ),
        seed="S92, S133, S137",
        severity=Severity.WARNING,
    ),
    Code(
        "policies-proposal-reason-missing",
        N_("the proposal “{proposal}” was rejected, and nothing says why"),
        hint=N_("write the reason behind the word: `rejected: …`"),
        why=_ANSWERED,
        mend=N_("Say in a few words why, and what would make it possible."),
        seed="S91",
        severity=Severity.NOTE,
    ),
)
