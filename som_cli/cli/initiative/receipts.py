"""What a command that records prints: the card's path, where the initiative is now, the commit, what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from som_cli.locale import _, ngettext

if TYPE_CHECKING:
    from som_cli.actions.advice import FiledAway
    from som_cli.actions.card import Edited
    from som_cli.actions.decide import Done
    from som_cli.actions.draft import Drafted
    from som_cli.actions.recording import Preview, Recorded
    from som_cli.cli.session import Session


def print_done(som: Session, done: Done) -> None:
    """Print an act that was recorded."""
    from som_cli.process.casefile import VOID
    from som_cli.process.engine import outlook
    from som_cli.report import following, initiatives

    if not print_act(som, done):
        return
    title = done.case.card.record.title
    said = initiatives.past(done.act, done.case, done.registry)
    if done.act.move == VOID:
        what = initiatives.voided(done.act, done.case, done.registry)
        told = _("{done}: {what} (“{title}”).").replace("{done}", _capital(said), 1)
        som.tell(told.replace("{title}", title, 1).replace("{what}", what, 1))
    elif done.act.outcome:
        som.tell(_("“{title}” – {done}.").replace("{done}", said, 1).replace("{title}", title, 1))
    else:
        som.tell(_("{done}: “{title}”.").replace("{done}", _capital(said), 1).replace("{title}", title, 1))
    som.tell(following.next_line(done.case, outlook(done.case, done.registry)))


def print_act(som: Session, done: Done) -> bool:
    """Print the path of an act's card, the new state, the commit; tell whether it was more than a preview."""
    from som_cli.actions.recording import Preview
    from som_cli.report import following

    if isinstance(done.recorded, Preview):
        print_preview(som, done.recorded)
        return False
    som.write(done.card_path)
    som.write(following.state_line(done.case))
    print_recorded(som, done.recorded)
    som.tell_findings(done.notes)
    return True


def print_edited(som: Session, edited: Edited) -> None:
    """Print a card whose edits needed no act."""
    from som_cli.actions.recording import Preview
    from som_cli.report import following

    if isinstance(edited.recorded, Preview):
        print_preview(som, edited.recorded)
        return
    som.write(edited.path)
    som.write(following.state_line(edited.case))
    print_recorded(som, edited.recorded)
    som.tell_findings(edited.findings)
    som.tell(_("The card is saved. What was changed needs no act."))


def print_draft(som: Session, drafted: Drafted) -> None:
    """Print a draft that was written, how full it is, and what is wrong with it."""
    from som_cli.actions.recording import Preview
    from som_cli.cards.completeness import completeness
    from som_cli.report import following

    if isinstance(drafted.recorded, Preview):
        print_preview(som, drafted.recorded)
    else:
        som.write(drafted.path)
        som.write(following.draft_line(som.register.process))
        print_recorded(som, drafted.recorded)
    som.tell_findings(drafted.findings)
    som.tell(following.completeness_line(completeness(drafted.card)))
    som.tell(_("Next: `som initiative submit {id}`").replace("{id}", drafted.card.id, 1))


def print_filed(som: Session, filed: FiledAway) -> None:
    """Print a record that moves nothing."""
    from som_cli.actions.recording import Preview

    if isinstance(filed.recorded, Preview):
        print_preview(som, filed.recorded)
        return
    som.write(filed.path)
    print_recorded(som, filed.recorded)
    som.tell_findings(filed.notes)
    said = {"opinion": _("The opinion is filed."), "report": _("The report is filed.")}
    som.tell(said[filed.kind])


def print_recorded(som: Session, recorded: Recorded) -> None:
    """Print the commit, and what else is to be said of it."""
    if recorded.commit:
        som.write(_("commit: {hash}").replace("{hash}", recorded.commit, 1))
    else:
        som.tell(_("The files are written and not committed."))
    if recorded.sent:
        said = ngettext(
            "{n} commit was sent to the server, to the branch `{branch}`.",
            "{n} commits were sent to the server, to the branch `{branch}`.",
            recorded.sent,
        )
        som.tell(said.replace("{n}", str(recorded.sent), 1).replace("{branch}", recorded.branch or "", 1))
    if recorded.address:
        som.write(recorded.address)
    som.tell_findings(recorded.notes)


def print_preview(som: Session, preview: Preview) -> None:
    """Print what would be recorded: the commit message, then the difference of the files."""
    som.write(f"{preview.message}\n{preview.diff}")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
