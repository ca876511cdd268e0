"""`som show`: any record, or what stands within one, by its id."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Annotated

import typer

from som_cli.cli.options import AsOf, Format, Kind
from som_cli.cli.spoken import App
from som_cli.locale import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from som_cli.cli.session import Session
    from som_cli.process.archive import Entry, Mention
    from som_cli.process.duties import Duty
    from som_cli.process.teams import Team
    from som_cli.process.within import Inner

app = App()
_OWN = {  # kinds that have a `show` of their own
    "initiative": ("initiative.looking", "show"),
    "policy": ("cards.looking", "show_policy"),
    "service": ("cards.looking", "show_service"),
    "meeting": ("meeting", "show"),
}
Name = Annotated[
    str,
    typer.Argument(
        metavar="ANY-ID",
        help=_(
            "The id or path of any record, an act as `ska-2026-x/003-present`; or the id of a unit, goal, indicator, "
            "need or activity, as `RECORD/ID` for that of one record."
        ),
    ),
]


@app.command("show", help=_("Show anything that has an id: what it says, where it stands, and what names it."))
def show(name: Name, *, kind: Kind = None, output: Format = "text", as_of: AsOf = None) -> None:
    """Show it as the command of its kind would, where there is one."""
    from som_cli.actions.archive import anything_called
    from som_cli.cli.session import Session

    som = Session(output, as_of)
    entry = anything_called(som.loaded, som.tree, name, kind)
    if isinstance(entry, tuple):
        _show_within(som, name, entry)
    elif entry.kind in _OWN:
        module, function = _OWN[entry.kind]
        getattr(import_module(f"som_cli.cli.{module}"), function)(entry.id, output, as_of)
    else:
        _show_outline(som, entry)


def _show_within(som: Session, name: str, found: Sequence[Inner]) -> None:
    """Show all that is called so within records."""
    from som_cli.actions.inner_ids import mentions_of
    from som_cli.report import within
    from som_cli.store.source import read

    told = [(one, mentions_of(som.registry, one)) for one in found]
    if som.output == "json":
        paths = {one.holder.filed.origin.path for one in found}
        values = {path: read(path, som.tree.read(path)).value or {} for path in paths}
        som.write_json(within.as_json(told, values, name, som.today))
    else:
        som.write(within.text(told, som.style(sys.stdout)))
    som.tell_reading_findings()


def _show_outline(som: Session, entry: Entry) -> None:
    from som_cli.process.archive import mentions
    from som_cli.report import archive, duties
    from som_cli.store.source import read

    named_by = mentions(som.registry, entry)
    held, teams = _duties(som, entry, named_by)
    if som.output == "json":
        path = entry.filed.origin.path
        own = duties.as_json(held, teams) if entry.kind == "person" else {}
        values = read(path, som.tree.read(path)).value or {}
        som.write_json(archive.as_json(entry, values, named_by, som.today, own))
    else:
        som.write(archive.text(entry, named_by, som.style(sys.stdout), som.registry.process))
        if told := duties.text(held, teams, som.style(sys.stdout)):
            som.write(f"\n{told}")
    som.tell_reading_findings()


def _duties(som: Session, entry: Entry, named_by: Sequence[Mention]) -> tuple[tuple[Duty, ...], tuple[Team, ...]]:
    """The roles and teams of a person; none of any other record."""
    from som_cli.process.duties import duties, teams_with

    if entry.kind != "person":
        return (), ()
    return duties(named_by, som.registry.today), tuple(teams_with(entry.id, som.registry))
