"""What stands against a move, and what is wrong with the declared process."""

from som_cli.codes.model import Code
from som_cli.diagnostics import Severity
from som_cli.locale import N_

_PROCESS = N_("The process is data: what it says decides what can be done, so it must hold together.")
_ASKED = N_("An act says all that its move asks for, so that nobody has to ask again later.")
_ORDER = N_(
    "An initiative first needs the agency's approval and is then defended in the area committee, which decides; no "
    "step is left out (D37)."
)

MOVES = (
    Code(
        "process-move-unknown",
        N_("there is no move `{value}`"),
        hint=(N_("did you mean `{nearest}`?"), N_("moves: {known|code}")),
        why=_ORDER,
        mend=N_("`som process show` lists the moves."),
        seed="D37",
    ),
    Code(
        "process-move-closed",
        N_("from the state “{state}” it is not possible to {move}"),
        hint=(N_("possible: {possible}; `som why {id}` shows what is needed next"), N_("nothing follows this state")),
        why=_ORDER,
        mend=N_("`som why` names the next step and who takes it."),
        seed="D37",
    ),
    Code(
        "process-outcome-missing",
        N_("the outcome is missing"),
        hint=N_("add `--outcome`: {choices|code}"),
        why=_ASKED,
        mend=N_("Say how it was decided."),
        seed="D70",
    ),
    Code(
        "process-outcome-unknown",
        N_("`{value}` is not an outcome of this move"),
        hint=(N_("possible: {choices|code}"), N_("this move has no outcome to choose")),
        why=_ASKED,
        mend=N_("Choose one of the outcomes, or leave `--outcome` out."),
        seed="D70",
    ),
    Code(
        "process-ask-missing",
        N_("the move asks for: {title} (`{key}`)"),
        hint=N_("add `{option}`: {about}"),
        why=_ASKED,
        mend=N_("Give the value as an option or as a key of `--from`."),
        seed="F10",
    ),
    Code(
        "process-ask-unwanted",
        N_("the move does not ask for `{key}`"),
        hint=N_("leave `{option}` out"),
        why=N_("A field that a move does not ask for would be recorded and read by nobody."),
        mend=N_("Leave the field out, or use `--note`."),
        seed="F10",
    ),
)

DECLARED = (
    Code(
        "process-missing",
        N_("the process is missing"),
        hint=N_("bring `data/process.yaml` back; until then the process of the program is used"),
        why=_PROCESS,
        mend=N_("Restore `data/process.yaml` from git's history."),
        seed="D8",
    ),
    Code(
        "process-start",
        N_("exactly one state must be the start"),
        hint=N_("give one state `kind: start`"),
        why=_PROCESS,
        mend=N_("Every initiative begins in the same state."),
        seed="D8",
    ),
    Code(
        "process-id-twice",
        N_("`{value}` stands twice"),
        hint=N_("keep one of the two"),
        why=_PROCESS,
        mend=N_("Remove or rename one."),
        seed="D8",
    ),
    Code(
        "process-move-unused",
        N_("no row uses the move `{value}`"),
        hint=N_("add a row, or take the move out"),
        why=_PROCESS,
        mend=N_("A move that nothing leads to confuses the reader."),
        seed="D8",
        severity=Severity.WARNING,
    ),
    Code(
        "process-move-missing",
        N_("the move `{value}` is missing, and the program needs it"),
        hint=N_("bring it back"),
        why=_PROCESS,
        mend=N_("Moves may be renamed in words, but their ids stay."),
        seed="D8",
    ),
    Code(
        "process-move-undeclared",
        N_("no move is called `{value}`"),
        hint=(N_("did you mean `{nearest}`?"), N_("declare it under `moves`, or correct the row")),
        why=_PROCESS,
        mend=N_("Each row uses a declared move."),
        seed="D8",
    ),
    Code(
        "process-state-undeclared",
        N_("no state is called `{value}`"),
        hint=(N_("did you mean `{nearest}`?"), N_("declare it under `states`, or correct the row")),
        why=_PROCESS,
        mend=N_("Each row leads from and to declared states."),
        seed="D8",
    ),
    Code(
        "process-outcome-unnamed",
        N_("the move `{move}` has no words for the outcome `{value}`"),
        hint=N_("add it under `outcomes` of the move, in both languages"),
        why=_PROCESS,
        mend=N_("The data value is never shown to a reader, so each outcome needs words."),
        seed="D70",
    ),
    Code(
        "process-outcome-twice",
        N_("the outcome `{value}` of the move `{move}` stands twice in one row"),
        hint=N_("keep one"),
        why=_PROCESS,
        mend=N_("One outcome leads to one state."),
        seed="D70",
    ),
    Code(
        "process-guard-unknown",
        N_("the program knows no guard `{value}`"),
        hint=(N_("did you mean `{nearest}`?"), N_("known: {known|code}")),
        why=N_("A guard that is not known guards nothing."),
        mend=N_("Choose one of the guards that the program knows."),
        seed="D37",
    ),
    Code(
        "process-ask-unknown",
        N_("an act has no field `{value}` to ask for"),
        hint=(N_("did you mean `{nearest}`?"), N_("known: {known|code}")),
        why=_PROCESS,
        mend=N_("Ask for a field of the act's form."),
        seed="F10",
    ),
    Code(
        "process-deadline-unknown",
        N_("no threshold is called `{value}`"),
        hint=(N_("did you mean `{nearest}`?"), N_("known: {known|code}")),
        why=_PROCESS,
        mend=N_("A deadline names a threshold of `som.yaml`."),
        seed="D61",
    ),
    Code(
        "process-row-dates",
        N_("the row ends on {until}, before it begins on {since}"),
        hint=N_("correct one of the dates"),
        why=_PROCESS,
        mend=N_("A row is in force from `since` to `until`, both included."),
        seed="F04",
    ),
    Code(
        "process-rows-overlap",
        N_("two rows for the move `{move}` from the state `{state}` are in force at once"),
        hint=N_("close the older one with `until`"),
        why=N_("Old acts are judged by the row in force when they were recorded; there must be one."),
        mend=N_("Close the older row on the day before the newer begins."),
        seed="F04",
    ),
    Code(
        "process-state-unreachable",
        N_("no move leads to the state “{state}”"),
        hint=N_("add a row that leads to it, or take it out"),
        why=_PROCESS,
        mend=N_("Every state can be reached from the start."),
        seed="D8",
    ),
    Code(
        "process-dead-end",
        N_("nothing leads on from the state “{state}”"),
        hint=N_("add a row that leaves it, or make it an end"),
        why=N_("An initiative that cannot move any more, and is not finished, would be forgotten."),
        mend=N_("From every state an end can be reached."),
        seed="D8",
    ),
)

CODES = MOVES + DECLARED
