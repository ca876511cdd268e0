"""The wizard from beginning to end: ask, show the finished card, let the person choose, keep what was said."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from som_cli.locale import _

if TYPE_CHECKING:
    from som_cli.cli.asking import Asker
    from som_cli.cli.session import Session


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of it: `submit`, `draft` or `nothing`, and the values that were not on the card before."""

    wish: str
    values: dict[str, Any]


def guide(
    som: Session, initiative: str | None, values: dict[str, Any], *, optionless: bool, only_draft: bool = False
) -> Answer:
    """Ask for what is missing, show the card, and ask what to do with it.

    Where options said something, only that is asked without which there is no card, or no submitting it; where a
    draft alone is gone on with, or nothing is there yet, every question that is still open.

    Raises:
        EnvironmentFault: Nobody knows who is at the keyboard: said before any question.
        Interrupted: The person stopped; what was said is kept in a draft.
    """
    from som_cli.actions.opening import recorder
    from som_cli.cards.initiative import Initiative
    from som_cli.cli import wizard
    from som_cli.cli.asking import asker
    from som_cli.errors import SomError

    recorder(som.git.identity(), som.register)
    before = _on_card(som, initiative)
    grown = {**before, **values}
    ask = asker(som.editor)
    needed = wizard.identity if only_draft else wizard.duties
    ready = bool(grown) and not wizard.missing(grown, needed)
    if ready and not (optionless and initiative and _is_unfinished(som, initiative, grown)):
        return Answer("draft" if only_draft else "submit", values)
    questions = wizard.Wizard(ask, som.register, grown, model=Initiative)
    ask.say(wizard.lines(_("An empty answer leaves a question open. `<` goes back to the question before.")))
    ask.say(wizard.lines(_("Ctrl-C stops and keeps what was said in a draft.")))
    try:
        if not ready:
            questions.run(wizard.everything if optionless else needed)
        while (wish := _ask_wish(som, ask, grown, only_draft=only_draft)) in {"more", "back"}:
            if wish == "back":
                questions.once_more()
            else:
                questions.run(wizard.everything)
    except (KeyboardInterrupt, EOFError):
        raise _kept(som, initiative, grown, "new" if only_draft else "submit") from None
    except SomError:  # what options or a file said does not fit the form
        keep_refused(som, initiative, grown)
        raise
    said = {name: value for name, value in grown.items() if before.get(name) != value}
    if wish == "submit" or (wish == "draft" and initiative is None):
        from som_cli.cli.initiative.said import command_of

        verb = "submit" if wish == "submit" else "new"
        ask.say(_("The same in one command:"))
        ask.say(command_of(verb, initiative, said))
    return Answer(wish, said)


def _on_card(som: Session, initiative: str | None) -> dict[str, Any]:
    from som_cli.actions.draft import values_on_desk

    return values_on_desk(som.git, initiative) if initiative else {}


def _is_unfinished(som: Session, initiative: str, values: dict[str, Any]) -> bool:
    """Is it a draft with questions that are still open?"""
    from som_cli.actions.opening import case_folder_on_disk
    from som_cli.cli import wizard

    acts = som.root / case_folder_on_disk(som.git, initiative) / "acts"
    return not any(acts.glob("*.yaml")) and bool(wizard.missing(values, wizard.everything))


def _ask_wish(som: Session, ask: Asker, values: dict[str, Any], *, only_draft: bool) -> str:
    from som_cli.actions.draft import sketch
    from som_cli.cards.completeness import completeness
    from som_cli.cli import wizard
    from som_cli.cli.asking import choose_or_back
    from som_cli.report.following import completeness_line

    card, text = sketch(som.git, values, som.now)
    ask.say(f"\n{text}")
    ask.say(wizard.lines(completeness_line(completeness(card))))
    lacking = wizard.missing(values, wizard.duties)
    if lacking and not only_draft:
        names = ", ".join(f"`{one.field}`" for one in lacking)
        ask.say(wizard.lines(_("It cannot be submitted before these are filled: {fields}.").replace("{fields}", names)))
    choices = [] if only_draft or lacking else [("submit", _("submit it: one commit is made"))]
    if not only_draft and wizard.missing(values, wizard.everything):
        choices.append(("more", _("answer the questions that are still open")))
    thrown = _("leave it as it was") if values.get("id") else _("throw it away")
    choices += [("draft", _("keep it as a draft")), ("nothing", thrown)]
    return choose_or_back(ask, _("What shall be done with it?"), choices)


def keep_refused(som: Session, initiative: str | None, values: dict[str, Any], verb: str = "submit") -> str | None:
    """The process refused what was gathered on a terminal: keep it, and say where and how to go on.

    Returns:
        The path; None where nothing was said.
    """
    from som_cli.actions.draft import keep_unfinished

    path = keep_unfinished(som.git, initiative, values, som.now) if values else None
    if path is not None:
        tell_kept(som, path, _going_on(path, verb, initiative))
    return path


def tell_kept(som: Session, path: str, command: str) -> None:
    """Say where answers are kept, and how to go on."""
    told = _("What you said is kept in `{path}`; go on with `{command}`.")
    som.tell(told.replace("{path}", path, 1).replace("{command}", command, 1))


def _kept(som: Session, initiative: str | None, values: dict[str, Any], verb: str) -> Exception:
    """Keep what was said where it can be gone on with, and say where and how."""
    from som_cli.actions.draft import keep_unfinished
    from som_cli.errors import Interrupted

    path = keep_unfinished(som.git, initiative, values, som.now)
    if path is None:
        return Interrupted("interrupted")
    return Interrupted("interrupted", path=path, command=_going_on(path, verb, initiative))


def _going_on(path: str, verb: str, initiative: str | None) -> str:
    """The command that goes on with what was kept."""
    from som_cli.store.layout import place

    if card := place(path):
        return shlex.join(("som", "initiative", "submit", card.stem))
    return shlex.join(("som", "initiative", verb, *([initiative] if initiative else []), "--from", path))
