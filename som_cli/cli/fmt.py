"""`som fmt`: files in the canonical style."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from som_cli.cli.bundles import taking
from som_cli.cli.initiative.options import RECORD
from som_cli.cli.options import option
from som_cli.cli.spoken import App
from som_cli.locale import _, ngettext

if TYPE_CHECKING:
    from som_cli.actions.restyle import Look, Restyled
    from som_cli.cli.session import Session

app = App()
Paths = Annotated[
    list[str] | None, typer.Argument(metavar="PATH", help=_("Files or folders; every record when left out."))
]
Check = Annotated[bool, option("--check", help=_("List the files that are not in it; change nothing."))]


@app.command("fmt", help=_("Bring files to the canonical style; comments stay."), no_args_is_help=False)
@taking(record=RECORD)
def fmt(paths: Paths = None, check: Check = False, *, record: dict[str, Any]) -> None:
    """Restyle records as one commit; acts, opinions and reports are never touched."""
    from som_cli.actions.restyle import look, restyle
    from som_cli.cli.initiative import inputs
    from som_cli.cli.session import Session
    from som_cli.cli.validate import inside
    from som_cli.store.tree import WorkingTree

    som = Session()
    wanted = [inside(som, path) for path in paths or ()]
    wanted = wanted if all(wanted) else []
    manner = inputs.manner(som, record)
    if not check and (som.has_history or manner.branch or manner.push):
        done = restyle(som.git, wanted, manner)
        _tell(som, done)
        raise typer.Exit(int(bool(done.findings)))
    found = look(WorkingTree(som.root), wanted)
    _without_history(som, found, check=check, dry_run=manner.dry_run)
    raise typer.Exit(int(bool(found.findings) or (check and bool(found.new))))


def _tell(som: Session, done: Restyled) -> None:
    """Print what was recorded, or would be."""
    from som_cli.actions.recording import Preview, Recorded
    from som_cli.cli.initiative.receipts import print_preview, print_recorded

    if done.as_committed:
        for path in done.paths:
            som.write(path)
    elif isinstance(done.recorded, Preview):
        print_preview(som, done.recorded)
    elif isinstance(done.recorded, Recorded):
        for path in done.paths:
            som.write(path)
        print_recorded(som, done.recorded)
    som.tell_findings(done.findings)
    if done.as_committed:
        som.tell(_("In that style they say what is committed already: no commit is made."))
    elif done.edited:
        said = _("Hand edits are taken along with the style: {paths}.")
        som.tell(said.replace("{paths}", ", ".join(done.edited), 1))
    _tell_count(som, len(done.paths), changed=not isinstance(done.recorded, Preview))


def _without_history(som: Session, found: Look, *, check: bool, dry_run: bool) -> None:
    """Look only, or write the files where there is no git to commit them in."""
    from som_cli.actions.restyle import rewrite
    from som_cli.store.tree import WorkingTree

    if dry_run and found.new:
        som.write(found.difference())
    elif not dry_run:
        for path in found.new:
            som.write(path)
    if not (check or dry_run):
        rewrite(WorkingTree(som.root), found)
    som.tell_findings(found.findings)
    _tell_count(som, len(found.new), changed=not (check or dry_run))


def _tell_count(som: Session, count: int, *, changed: bool) -> None:
    if changed:
        said = ngettext(
            "{n} file was brought to the canonical style.", "{n} files were brought to the canonical style.", count
        )
    else:
        said = ngettext("{n} file is not in the canonical style.", "{n} files are not in the canonical style.", count)
    som.tell(said.replace("{n}", str(count), 1) if count else _("All files are in the canonical style."))
