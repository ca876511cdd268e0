"""Set values of a card from the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from som_cli.cli.bundles import taking
from som_cli.cli.initiative.options import RECORD
from som_cli.cli.options import pair
from som_cli.locale import _

if TYPE_CHECKING:
    from som_cli.actions.setting import Set
    from som_cli.cli.session import Session


@taking(record=RECORD)
def set_values(
    card: Annotated[str, typer.Argument(metavar="ID", help=_("The record, of any kind: its id or its path."))],
    values: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH=VALUE",
            help=_("Such as `budget.0.approved=12000`; an empty value takes the field away."),
            parser=pair,
        ),
    ],
    *,
    record: dict[str, Any],
) -> None:
    """Set them, and keep every other byte of the file."""
    from som_cli.actions.setting import set_values as set_in_card
    from som_cli.cli.initiative import inputs
    from som_cli.cli.session import Session

    som = Session()
    print_set(som, set_in_card(som.git, card, [tuple(one) for one in values], inputs.manner(som, record)))  # type: ignore[misc]  # pairs, as `pair` reads them


def print_set(som: Session, done: Set) -> None:
    """Print the path and the commit of a record that was changed, and what is still wrong with it.

    Raises:
        Refused: It is new and has errors, and was therefore written and not committed.
    """
    from som_cli.actions.recording import Preview
    from som_cli.cli.initiative.receipts import print_preview, print_recorded

    if done.unfinished:
        _refuse_unfinished(som, done)
    if isinstance(done.recorded, Preview):
        print_preview(som, done.recorded)
    else:
        som.write(done.path)
        if done.recorded is None:
            som.tell(_("The card says so already; nothing was changed."))
        else:
            print_recorded(som, done.recorded)
    som.tell_findings(done.findings)


def _refuse_unfinished(som: Session, done: Set) -> NoReturn:
    from som_cli.actions.recording import Preview
    from som_cli.cli.initiative.receipts import print_preview
    from som_cli.errors import Refused
    from som_cli.store.layout import Place, place

    spot = place(done.path) or Place("", done.path)
    if isinstance(done.recorded, Preview):
        print_preview(som, done.recorded)
    else:
        som.write(done.path)
    raise Refused("editing-unfinished", done.unfinished, id=spot.stem, path=done.path)
