"""What is wrong with the settings in `som.yaml` beyond their form."""

from som_cli.codes.model import Code
from som_cli.diagnostics import Severity
from som_cli.locale import N_

CODES = (
    Code(
        "settings-level-unknown",
        N_("no rule is called `{value}`"),
        hint=(N_("did you mean `{nearest}`?"), N_("the code of a rule stands between the brackets of its finding")),
        why=N_("A level of a rule that does not exist changes nothing, and everybody believes that it does."),
        mend=N_("Correct the code, or take the level out."),
        severity=Severity.WARNING,
        seed="S45",
    ),
    Code(
        "settings-level-fixed",
        N_("the rule `{value}` cannot be lowered"),
        hint=N_("take the level out; what is wrong with the acts must be mended"),
        why=N_("The rules F02 to F10 prove that no decision was changed; one that can be switched off proves nothing."),
        mend=N_("Take the level out."),
        severity=Severity.WARNING,
        seed="F02, F10",
    ),
)
