"""Conditions, changes and voids: what stands against an act."""

from som_cli.codes.model import Code
from som_cli.diagnostics import Severity
from som_cli.locale import N_

_TRAIL = N_(
    "Acts are never edited: each carries a digest of itself and of the one before, so that the chain shows any change."
)
_CONDITIONS = N_("A JAH, KUI names what must be met before the initiative comes back, by whom and by when (D71).")
_VOID = N_("A mistake is not taken back but declared void by a further act, so that both can be seen.")

CODES = (
    Code(
        "acts-conditions-missing",
        N_("a decision YES, IF needs at least one condition"),
        hint=N_("add a condition, or decide YES"),
        why=_CONDITIONS,
        mend=N_("Give `conditions`, each with text, satisfied_when, owner and due, in a file with `--from`."),
        seed="D71",
    ),
    Code(
        "acts-conditions-unwanted",
        N_("only a decision YES, IF has conditions"),
        hint=N_("decide YES, IF, or leave the conditions out"),
        why=_CONDITIONS,
        mend=N_("Choose the outcome `yes-if`."),
        seed="D71",
    ),
    Code(
        "acts-condition-id-taken",
        N_("there is a condition `{value}` already"),
        hint=N_("leave the id out; the program gives the next one"),
        why=_CONDITIONS,
        mend=N_("Give each condition an id of its own, or none."),
        seed="D71",
    ),
    Code(
        "acts-condition-due",
        N_("the condition is due on {due}, before the decision of {date}"),
        hint=N_("give it time to be met"),
        why=_CONDITIONS,
        mend=N_("Correct the due date."),
        seed="D71",
        severity=Severity.WARNING,
    ),
    Code(
        "acts-condition-unknown",
        N_("there is no condition `{value}`"),
        hint=N_("conditions: {known|code}"),
        why=_CONDITIONS,
        mend=N_("Name one of the conditions."),
        seed="D71",
    ),
    Code(
        "acts-condition-verified",
        N_("the condition “{text}” has been verified already"),
        hint=N_("nothing more is needed for it"),
        why=_CONDITIONS,
        mend=N_("Nothing needs to be done."),
        seed="D71",
    ),
    Code(
        "acts-conditions-all-verified",
        N_("every condition has been verified"),
        hint=N_("the lead can resubmit the initiative"),
        why=_CONDITIONS,
        mend=N_("Resubmit it."),
        seed="D71",
    ),
    Code(
        "acts-condition-not-reported",
        N_("nobody has reported the condition “{text}” met yet"),
        hint=N_("{owner} reports it, with evidence; it is due on {due}"),
        why=_CONDITIONS,
        mend=N_("The owner of the condition reports it met first."),
        seed="D71",
    ),
    Code(
        "acts-condition-open",
        N_("the condition “{text}” is open (due {due})"),
        hint=N_("{owner} reports it met, and the portfolio coordinator verifies"),
        why=_CONDITIONS,
        mend=N_("Every condition is met and verified before the initiative comes back."),
        seed="D71",
    ),
    Code(
        "acts-condition-unverified",
        N_("the condition “{text}” was reported met and is not verified yet"),
        hint=N_("the portfolio coordinator verifies it"),
        why=_CONDITIONS,
        mend=N_("Every condition is met and verified before the initiative comes back."),
        seed="D71",
    ),
    Code(
        "acts-change-none",
        N_("no change waits to be confirmed"),
        hint=N_("a change is made with `som initiative amend {id}`"),
        why=N_("The committee confirms the portfolio and, if needed, changes it (D33)."),
        mend=N_("Amend the initiative first."),
        seed="D33",
    ),
    Code(
        "acts-change-refused",
        N_("the committee has said no to the change already"),
        hint=N_("amend it back, or amend it anew: `som initiative amend {id}`"),
        why=N_("After a no the lead amends back; a new change can be put to the committee (D33)."),
        mend=N_("Amend the initiative."),
        seed="D33",
    ),
    Code(
        "acts-change-not-made",
        N_("the card does not say what the amendment says of {paths|code}"),
        hint=N_("change the card first, or let `--field` change it"),
        why=N_("An amendment records what was changed, from what to what."),
        mend=N_("Make the change on the card, then record it."),
        seed="F07",
    ),
    Code(
        "acts-change-editorial",
        N_("{paths|code} needs no amendment"),
        hint=N_("save it with `som save {id}`"),
        why=N_(
            "Only domain, service, policy, problem, expected outcome, budget figures, start and end are decided on; "
            "all else is edited freely."
        ),
        mend=N_("Save the card; no act is needed."),
        seed="F07",
    ),
    Code(
        "acts-change-incomplete",
        N_("the card differs from the last act in more than the amendment names"),
        hint=N_("`som initiative amend {id}` without `--field` takes all edits of the card"),
        why=N_("An amendment names every material change, so that the text before can be found again."),
        mend=N_("Name the other changes too, or take them back."),
        seed="F07",
    ),
    Code(
        "acts-change-empty",
        N_("the amendment changes nothing"),
        hint=N_("the values before and after are the same"),
        why=N_("An act that changes nothing would send the initiative back for nothing."),
        mend=N_("Nothing needs to be done."),
        seed="F07",
    ),
    Code(
        "acts-amend-back",
        N_("the amendment takes it back from “{state}” to “{to}”"),
        hint=(
            N_(
                "it leaves the agenda of {date}; it is agreed, assessed, endorsed and shared again before the committee"
            ),
            N_("the lead agrees to the new text, and the steps after that are taken again"),
        ),
        why=N_("What was agreed and assessed was the text before; the new text takes the same way (D18)."),
        mend=N_(
            "Nothing needs to be done but to take the steps again; or amend the earlier text back and do the same."
        ),
        seed="D18",
        severity=Severity.NOTE,
    ),
    Code(
        "acts-target-none",
        N_("there is nothing to void"),
        why=_VOID,
        mend=N_("Only what was recorded can be voided."),
        seed="F04",
    ),
    Code(
        "acts-target-unknown",
        N_("there is no act, opinion or report `{target}` to void"),
        hint=(N_("on file: {known|and|code}"), N_("name the file, without `.yaml`")),
        why=_VOID,
        mend=N_("Name the file, without its folder and ending."),
        seed="F10",
        fixed=True,
    ),
    Code(
        "acts-target-changed",
        N_("`{target}` is no longer what was voided"),
        hint=N_("bring the voided file back as it was"),
        why=_TRAIL,
        mend=N_("Restore the file from git's history."),
        seed="F08",
        fixed=True,
    ),
    Code(
        "acts-target-void",
        N_("`{target}` is itself a void, and is not taken back"),
        hint=N_("record the act anew"),
        why=_VOID,
        mend=N_("Record anew what was voided by mistake."),
        seed="F04",
        fixed=True,
    ),
    Code(
        "acts-target-voided",
        N_("`{target}` is void already"),
        why=_VOID,
        mend=N_("Nothing needs to be done."),
        seed="F04",
        fixed=True,
    ),
    Code(
        "acts-target-not-last",
        N_("`{target}` is not the last act that counts"),
        hint=N_("void `{last}` first; an earlier act is reached by voiding backwards"),
        why=_VOID,
        mend=N_("Void the later acts first, the last one first."),
        seed="F04",
        fixed=True,
    ),
    Code(
        "acts-target-amend",
        N_("`{target}` changed the card and cannot be voided"),
        hint=N_("amend the card again"),
        why=N_("To void an amendment would leave the card changed and the reason gone."),
        mend=N_("Amend the values back."),
        seed="F04",
        fixed=True,
    ),
    Code(
        "acts-target-text",
        N_("the card was edited since `{target}`, and no longer says what it said at `{act}`"),
        hint=N_("submit the edited card instead, or bring the earlier text back"),
        why=N_("Voiding the return of a draft would leave an initiative whose text nobody agreed to."),
        mend=N_("Submit the card anew, or restore its earlier text from git's history first."),
        seed="F07",
        fixed=True,
    ),
)
