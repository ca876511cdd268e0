"""Write a card: submit it, keep it as a draft, or amend it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from som_cli.cli.bundles import taking
from som_cli.cli.initiative import inputs
from som_cli.cli.initiative.options import CARD, RECORD, WHEN
from som_cli.cli.options import From, option, pair
from som_cli.locale import _

if TYPE_CHECKING:
    from som_cli.actions.desk import Wanted
    from som_cli.cli.initiative.guided import Answer
    from som_cli.cli.session import Session

Existing = Annotated[
    str | None, typer.Argument(metavar="ID", help=_("A draft that is there; a new card is made without it."))
]
Id = Annotated[str, typer.Argument(metavar="ID", help=_("The initiative."))]


@taking(said=CARD, when=WHEN, record=RECORD)
def submit(
    initiative: Existing = None,
    from_: From = None,
    *,
    said: dict[str, Any],
    when: dict[str, Any],
    record: dict[str, Any],
) -> None:
    """Submit an initiative: on a terminal by questions, else by options or a file."""
    from som_cli.cli.initiative.said import act_values
    from som_cli.cli.session import Session

    som = Session()
    wanted = inputs.wanted(som, from_, said)
    if initiative is None and (record["dry_run"] or not som.interactive):
        inputs.refuse_unready(som, wanted, to_submit=True, from_file=from_ is not None)
    optionless = not inputs.card(som, said) and not wanted.fields
    submit_card(som, initiative, wanted, act_values(when), record, optionless=optionless)


def submit_card(
    som: Session,
    initiative: str | None,
    wanted: Wanted,
    act: dict[str, Any],
    record: dict[str, Any],
    *,
    optionless: bool = True,
) -> None:
    """Submit a card, after asking for what is missing: the command `submit`, and `advance ID submit`."""
    from som_cli.actions.card import submit as submit_action
    from som_cli.actions.desk import Wanted, as_said
    from som_cli.cli.initiative.guided import keep_refused
    from som_cli.cli.initiative.receipts import print_done
    from som_cli.errors import Refused, SomError

    guided = som.interactive and not record["dry_run"]
    if guided:
        answer = _guided(som, initiative, wanted, optionless=optionless)
        wanted = Wanted(answer.values, (), wanted.spoken, wanted.origin)
        if answer.wish == "draft":
            _keep(som, initiative, wanted, record, asked=True)
        if answer.wish != "submit":
            return
    given = inputs.given(act)
    try:
        done = submit_action(som.git, initiative, wanted, given, inputs.manner(som, record))
    except SomError as error:
        kept = keep_refused(som, initiative, dict(wanted.values)) if guided else None
        if initiative is None and kept is None and isinstance(error, Refused):
            raise as_said(error, wanted) from None
        raise
    print_done(som, done)


def _guided(
    som: Session, initiative: str | None, wanted: Wanted, *, optionless: bool, only_draft: bool = False
) -> Answer:
    from som_cli.actions.given import with_fields
    from som_cli.cards.initiative import Initiative
    from som_cli.cli.initiative.guided import guide

    values = with_fields(Initiative, wanted.values, wanted.fields)
    return guide(som, initiative, values, optionless=optionless, only_draft=only_draft)


@taking(said=CARD, record=RECORD)
def new(from_: From = None, *, said: dict[str, Any], record: dict[str, Any]) -> None:
    """Write a draft card and nothing else."""
    from som_cli.actions.desk import Wanted
    from som_cli.cli.session import Session

    som = Session()
    wanted = inputs.wanted(som, from_, said)
    if som.interactive and not record["dry_run"]:
        optionless = not inputs.card(som, said) and not wanted.fields
        answer = _guided(som, None, wanted, optionless=optionless, only_draft=True)
        if answer.wish == "nothing":
            return
        _keep(som, None, Wanted(answer.values), record, asked=True)
    else:
        inputs.refuse_unready(som, wanted, to_submit=False)
        _keep(som, None, wanted, record)


def _keep(som: Session, initiative: str | None, wanted: Wanted, record: dict[str, Any], *, asked: bool = False) -> None:
    """Record a draft; what was asked for is kept even where it could not be recorded."""
    from som_cli.actions.draft import draft, revise
    from som_cli.cli.initiative.guided import keep_refused
    from som_cli.cli.initiative.receipts import print_draft
    from som_cli.errors import SomError

    manner = inputs.manner(som, record)
    try:
        done = draft(som.git, wanted, manner) if initiative is None else revise(som.git, initiative, wanted, manner)
    except SomError:
        if asked:
            keep_refused(som, initiative, dict(wanted.values), "submit" if initiative else "new")
        raise
    print_draft(som, done)


@taking(when=WHEN, record=RECORD)
def amend(
    initiative: Id,
    field: Annotated[
        list[Any] | None,
        option("--field", help=_("A new value; repeat it."), metavar="PATH=VALUE", parser=pair),
    ] = None,
    from_: From = None,
    by: Annotated[str | None, option("--by", help=_("Who answers for it; you, without it."), metavar="PERSON")] = None,
    reason: Annotated[str | None, option("--reason", help=_("Why."), metavar="TEXT")] = None,
    *,
    when: dict[str, Any],
    record: dict[str, Any],
) -> None:
    """Amend a card: by fields, by a file, or by the edits that are in it already."""
    from som_cli.cli.session import Session

    said = {"by": by, "reason": reason, **when, "fields": field}
    amend_card(Session(), initiative, from_, said, record)


def amend_card(
    som: Session,
    initiative: str,
    from_: str | None,
    said: dict[str, Any],
    record: dict[str, Any],
) -> None:
    """Amend a card: the command `amend`, and `advance ID amend`."""
    from som_cli.actions.card import Edited
    from som_cli.actions.card import amend as amend_action
    from som_cli.actions.desk import Wanted
    from som_cli.actions.given import of
    from som_cli.cli.initiative.asks import who_answers
    from som_cli.cli.initiative.receipts import print_done, print_edited
    from som_cli.cli.initiative.said import act_values
    from som_cli.errors import UsageFault

    fields = tuple(said.get("fields") or ())
    by_options = {name: value for name, value in said.items() if name != "fields"}
    of_act, of_card = inputs.parted(of(initiative, inputs.file_values(som, from_)), act_values(by_options))
    wanted, manner = Wanted(of_card, fields), inputs.manner(som, record)
    try:
        done = amend_action(som.git, initiative, wanted, inputs.given(of_act, said), manner)
    except UsageFault as fault:
        whole = {**of_act, **who_answers(som, fault, of_act)}
        done = amend_action(som.git, initiative, wanted, inputs.given(whole, said), manner)
    if isinstance(done, Edited):
        print_edited(som, done)
    else:
        print_done(som, done)
