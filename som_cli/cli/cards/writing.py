"""Write policy and service cards: by questions on a terminal, else by a file and options."""

from __future__ import annotations

import shlex
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Any

import typer

from som_cli.cli.bundles import taking
from som_cli.cli.initiative.options import RECORD
from som_cli.cli.options import From, option, pair
from som_cli.locale import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from som_cli.cli.asking import Asker
    from som_cli.cli.session import Session

Id = Annotated[str, typer.Argument(metavar="ID", help=_("The card."))]
Fields = Annotated[
    list[str] | None, option("--field", help=_("A field of the card; repeat it."), metavar="PATH=VALUE", parser=pair)
]


@taking(record=RECORD)
def new_policy(from_: From = None, fields: Fields = None, *, record: dict[str, Any]) -> None:
    """Write a new policy card."""
    _new("policy", from_, fields, record)


@taking(record=RECORD)
def new_service(from_: From = None, fields: Fields = None, *, record: dict[str, Any]) -> None:
    """Write a new service card."""
    _new("service", from_, fields, record)


@taking(record=RECORD)
def edit_policy(card: Id, from_: From = None, fields: Fields = None, *, record: dict[str, Any]) -> None:
    """Fill a policy card further."""
    _edit("policy", card, (from_, fields), record)


@taking(record=RECORD)
def edit_service(card: Id, from_: From = None, fields: Fields = None, *, record: dict[str, Any]) -> None:
    """Fill a service card further."""
    _edit("service", card, (from_, fields), record)


def _new(kind: str, from_: str | None, fields: Any, record: dict[str, Any]) -> None:
    from som_cli.actions.cardwork import new_card
    from som_cli.cli.cards.setting import print_set
    from som_cli.cli.initiative import inputs
    from som_cli.cli.session import Session

    som = Session()
    values, asked = inputs.file_values(som, from_), None
    if som.interactive and not record["dry_run"] and not fields:
        values = asked = _asked(som, kind, values, "new")
    else:
        _refuse_lacking(kind, {*values, *(path.partition(".")[0] for path, _text in fields or ())})
    with _kept_if_refused(som, kind, asked, "new"):
        done = new_card(som.git, kind, values, tuple(fields or ()), inputs.manner(som, record))
    print_set(som, done)


def _refuse_lacking(kind: str, said: set[str]) -> None:
    """Stop with one message that names every field that is missing, and those that the form asks for too.

    Raises:
        UsageFault: There can be no card without some of them.
    """
    from som_cli.cards.card_questions import DUTIES, EMPTY
    from som_cli.errors import UsageFault

    if "service_manager" in said:  # who leads a support service where nobody else is named
        said.add("service_lead")
    missing = tuple(name for name in DUTIES[kind] if name not in said)
    later = tuple(name for name in EMPTY[kind] if name not in said)
    if missing:
        example = " ".join(f"--field {name}=…" for name in missing)
        raise UsageFault("usage-fields-missing", fields=missing, example=example, later=later or None)


def _edit(kind: str, card: str, given: tuple[str | None, Any], record: dict[str, Any]) -> None:
    from som_cli.actions.cardwork import edit_card, values_of
    from som_cli.cli.cards.setting import print_set
    from som_cli.cli.initiative import inputs
    from som_cli.cli.session import Session

    som = Session()
    from_, fields = given
    before = values_of(som.git, kind, card)
    values, asked = inputs.file_values(som, from_), None
    if not values and not fields:
        if not som.interactive:
            som.refuse_if_missing([("--field", "PATH=VALUE"), ("--from", "FILE")])
        values = _asked(som, kind, before, "edit", card)
        asked = _unlike(values, before)
    manner, keeps = inputs.manner(som, record), asked is not None and not record["dry_run"]
    with _kept_if_refused(som, kind, asked, "edit", card):
        done = edit_card(som.git, kind, card, (values, tuple(fields or ())), manner, keeps=keeps)
    print_set(som, done)


@contextmanager
def _kept_if_refused(som: Session, kind: str, asked: dict[str, Any] | None, *verb: str) -> Iterator[None]:
    """Keep answers for `--from` where nothing could be written with them; None where nothing was asked."""
    from som_cli.cli.initiative.guided import tell_kept
    from som_cli.errors import SomError

    try:
        yield
    except SomError:
        if asked is not None and (kept := _kept(som, kind, asked, *verb)):
            tell_kept(som, *kept)
        raise


def _kept(som: Session, kind: str, said: dict[str, Any], *verb: str) -> tuple[str, str] | None:
    """Keep answers in a file: its path, and the command that goes on with it. None where nothing was said."""
    from som_cli.actions.cardwork import keep_unfinished

    path = keep_unfinished(som.git, kind, said, som.now)
    return (path, shlex.join(("som", kind, *verb, "--from", path))) if path else None


def _unlike(grown: dict[str, Any], before: dict[str, Any]) -> dict[str, Any]:
    """What was said, and did not stand on the card."""
    return {name: value for name, value in grown.items() if before.get(name) != value}


def _asked(som: Session, kind: str, values: dict[str, Any], *verb: str) -> dict[str, Any]:
    """Ask for what is still empty; what was said before a stop is kept for `--from`."""
    from som_cli.actions.opening import recorder
    from som_cli.cards.card_questions import SECTIONS
    from som_cli.cli.asking import asker
    from som_cli.cli.card_wizard import CardWizard, led_by
    from som_cli.cli.wizard import everything, lines
    from som_cli.errors import Interrupted
    from som_cli.kinds import KINDS

    recorder(som.git.identity(), som.register)
    grown = dict(values)
    try:
        ask = asker(som.editor)
        ask.say(lines(_("An empty answer leaves a question open. `<` goes back to the question before.")))
        best = _best_next(som, kind, *verb[1:])
        questions = CardWizard(ask, som.register, grown, SECTIONS[kind], model=KINDS[kind].model)
        if questions.asks_for(best):
            questions.sections = led_by(SECTIONS[kind], best.partition(".")[0])
        elif best:
            _tell_of_next(ask, kind, grown, best)
        questions.run(everything)
        while (wish := _wish(ask, kind, grown, values)) in {"back", "change"}:
            questions.change() if wish == "change" else questions.once_more()
    except (KeyboardInterrupt, EOFError):
        kept = _kept(som, kind, _unlike(grown, values), *verb)
        if kept is None:
            raise Interrupted("interrupted") from None
        raise Interrupted("interrupted", path=kept[0], command=kept[1]) from None
    if wish == "nothing":
        som.tell(_("Nothing was written."))
        raise typer.Exit
    return grown


def _best_next(som: Session, kind: str, card: str = "") -> str:
    """The field that is best filled in next, by its way from the card; empty where there is none."""
    from som_cli.cards.completeness import completeness

    shelf: Any = som.register.policies if kind == "policy" else som.register.services
    return (completeness(shelf[card].record).next or "") if card in shelf else ""


def _tell_of_next(ask: Asker, kind: str, values: dict[str, Any], best: str) -> None:
    """Say how the next field is filled in where it is a detail of what is answered."""
    from som_cli.cli.wizard import lines
    from som_cli.kinds import KINDS
    from som_cli.report.completeness import title_of

    said = _("Best filled in next: {field}. One value: `som card set {id} {path}=…`.")
    said = said.replace("{field}", title_of(KINDS[kind].model, best), 1).replace("{id}", str(values.get("id")), 1)
    ask.say(lines(said.replace("{path}", first_lacking(values, best), 1)))


def first_lacking(values: Any, field: str) -> str:
    """The way to a detail, in the first item of a list that lacks it."""
    way: list[str] = []
    for step in field.split("."):
        if isinstance(values, list):
            lacking = (at for at, one in enumerate(values) if not (isinstance(one, dict) and one.get(step)))
            at = next(lacking, 0)
            way.append(str(at))
            values = values[at] if values else None
        way.append(step)
        values = values.get(step) if isinstance(values, dict) else None
    return ".".join(way)


def _wish(ask: Asker, kind: str, values: dict[str, Any], before: dict[str, Any]) -> str:
    """Show the finished card, where anything was said, and ask what to do with it."""
    from som_cli.cli.asking import choose_or_back
    from som_cli.kinds import KINDS
    from som_cli.store.emit import emit
    from som_cli.store.layout import FOLDER_OF

    change, nothing = ("change", _("change an answer")), ("nothing", _("write nothing"))
    if values == before:
        ask.say("\n" + _("Nothing new was said."))
        return choose_or_back(ask, _("What shall be done with the card?"), [change, nothing])
    path = f"{FOLDER_OF[kind]}{values.get('id') or 'new'}.yaml"
    ask.say(f"\n{emit(KINDS[kind].arranged(values), kind, path)}")
    choices = [("save", _("save it: one commit is made")), nothing, change]
    return choose_or_back(ask, _("What shall be done with it?"), choices)
