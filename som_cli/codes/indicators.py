"""What does not hold of the indicators of cards and plans."""

from som_cli.codes.model import Code
from som_cli.diagnostics import Severity
from som_cli.locale import N_

CODES = (
    Code(
        "indicators-target-worse",
        N_("the target of “{name}” for {year}, {value}, is worse than its baseline, {baseline} (`{direction}`)"),
        hint=N_("mend the target, the baseline or `direction`"),
        why=N_(
            "A target says how things get better; one that is worse than the beginning is reached by doing nothing."
        ),
        mend=N_("Look up the values in the source, and whether more or less of it is better."),
        seed="S36",
        severity=Severity.WARNING,
    ),
    Code(
        "indicators-target-over",
        N_("the last target of “{name}” was for {year}, and none is ahead"),
        hint=N_("add the level to be reached next and its year (`targets`)"),
        why=N_("The core team follows goals and indicators, and corrects them; what is past gives no way to go."),
        mend=N_("Agree on the next target in the core team; the earlier one may stay."),
        seed="S62",
        severity=Severity.WARNING,
    ),
)
