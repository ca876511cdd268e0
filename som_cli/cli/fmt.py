"""`som fmt`: files in the canonical style."""

from __future__ import annotations

from typing import Annotated

import typer

from som_cli.cli.options import DryRun, option
from som_cli.cli.spoken import App
from som_cli.locale import _, ngettext

app = App()
Paths = Annotated[
    list[str] | None, typer.Argument(metavar="PATH", help=_("Files or folders; every record when left out."))
]
Check = Annotated[bool, option("--check", help=_("List the files that are not in it; change nothing."))]


@app.command("fmt", help=_("Bring files to the canonical style; comments stay."), no_args_is_help=False)
def fmt(paths: Paths = None, check: Check = False, dry_run: DryRun = False) -> None:
    """Restyle records; acts, opinions and reports are never touched."""
    from som_cli.actions.restyle import restyle
    from som_cli.cli.session import Session
    from som_cli.cli.validate import inside
    from som_cli.store.tree import WorkingTree

    som = Session()
    wanted = [inside(som, path) for path in paths or ()]
    done = restyle(WorkingTree(som.root), wanted if all(wanted) else [], check=check or dry_run)
    if dry_run and done.difference:
        som.write(done.difference)
    elif not dry_run:
        for path in done.paths:
            som.write(path)
    som.tell_findings(done.findings)
    count = len(done.paths)
    if check or dry_run:
        said = ngettext("{n} file is not in the canonical style.", "{n} files are not in the canonical style.", count)
    else:
        said = ngettext(
            "{n} file was brought to the canonical style.", "{n} files were brought to the canonical style.", count
        )
    som.tell(said.replace("{n}", str(count), 1) if count else _("All files are in the canonical style."))
    raise typer.Exit(int(bool(done.findings) or (check and bool(done.paths))))
