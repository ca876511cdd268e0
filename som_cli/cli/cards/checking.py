"""How full cards are, what is missing, and what to fill in next."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from som_cli.cli.options import AsOf, TableFormat, choice_option
from som_cli.locale import _

if TYPE_CHECKING:
    from som_cli.cli.session import Session
    from som_cli.process.fullness import Weighed


def check(
    cards: Annotated[
        list[str] | None, typer.Argument(metavar="ID", help=_("Cards of any kind; all when left out."))
    ] = None,
    *,
    kind: Annotated[
        str | None,
        choice_option(
            "--kind", "policy", "service", "support_service", "initiative", help=_("Only cards of that kind.")
        ),
    ] = None,
    output: TableFormat = "table",
    as_of: AsOf = None,
) -> None:
    """Weigh the cards that are named, else all; one card alone is told gap by gap."""
    from som_cli.actions.cards import weighed
    from som_cli.cli.session import Session
    from som_cli.report import completeness

    som = Session(output, as_of)
    found = weighed(som.loaded, cards or (), kind)
    if output == "json":
        som.write_json(completeness.listed(found, som.today))
    elif output == "table" and len(found) == 1 and cards:
        _write_one(som, found[0])
    else:
        _write_rows(som, found)
    som.tell_reading_findings()


def _write_one(som: Session, one: Weighed) -> None:
    from som_cli.cards.completeness import empty_blocks
    from som_cli.report import completeness

    blocks = empty_blocks(one.card) if one.kind in {"service", "support_service"} else ()
    som.read_out(completeness.portrait(one, blocks, som.style(sys.stdout)))


def _write_rows(som: Session, found: tuple[Weighed, ...]) -> None:
    from som_cli.report import completeness
    from som_cli.report.table import aligned, comma_separated, tabbed

    if som.output == "csv":
        som.write(comma_separated(completeness.COLUMNS, map(completeness.flat, found)))
    elif sys.stdout.isatty():
        headings = tuple(_(heading) for heading in completeness.HEADINGS)
        rows = map(completeness.row, found)
        som.write(aligned(headings, rows, som.style(sys.stdout), frozenset({2}), frozenset({0, 2}), spare=(4, 1)))
    else:
        som.write(tabbed(completeness.COLUMNS, map(completeness.flat, found)))
