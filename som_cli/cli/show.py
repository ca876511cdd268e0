"""`som show`: any record by its id."""

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
        metavar="ANY-ID", help=_("The record, of any kind: its id or its path; an act as `ska-2026-x/003-present`.")
    ),
]


@app.command("show", help=_("Show any record: what it says, and which records name it."))
def show(name: Name, *, kind: Kind = None, output: Format = "text", as_of: AsOf = None) -> None:
    """Show it as the command of its kind would, where there is one."""
    from som_cli.actions.archive import record_called
    from som_cli.cli.session import Session

    som = Session(output, as_of)
    entry = record_called(som.loaded, name, kind)
    if entry.kind in _OWN:
        module, function = _OWN[entry.kind]
        getattr(import_module(f"som_cli.cli.{module}"), function)(entry.id, output, as_of)
    else:
        _show_outline(som, entry)


def _show_outline(som: Session, entry: Entry) -> None:
    from som_cli.process.archive import mentions
    from som_cli.report import archive
    from som_cli.store.source import read

    named_by = mentions(som.registry, entry)
    if som.output == "json":
        path = entry.filed.origin.path
        som.write_json(archive.as_json(entry, read(path, som.tree.read(path)).value or {}, named_by, som.today))
    else:
        som.write(archive.text(entry, named_by, som.style(sys.stdout), som.registry.process))
        if entry.kind == "person":
            _show_duties(som, entry, named_by)
    som.tell_reading_findings()


def _show_duties(som: Session, person: Entry, named_by: Sequence[Mention]) -> None:
    from som_cli.process.duties import duties, team_goals
    from som_cli.report import duties as report

    goals = team_goals(person.id, som.registry)
    told = report.text(duties(named_by, som.registry.today), goals, som.style(sys.stdout))
    if told:
        som.write(f"\n{told}")
