"""`som init`: a new governance repository, empty or with the sample."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from som_cli.cli.options import DryRun, option
from som_cli.cli.spoken import App
from som_cli.locale import _, ngettext

app = App()


@app.command(help=_("Make a new governance repository, empty or with the sample."), no_args_is_help=False)
def init(
    folder: Annotated[
        Path | None, typer.Argument(metavar="DIR", help=_("Where; the current folder when left out."))
    ] = None,
    sample: Annotated[
        bool, option("--sample", help=_("With two years of invented work, made by replaying every act."))
    ] = False,
    dry_run: DryRun = False,
) -> None:
    """Make the repository with one commit; the sample's history has one for each act."""
    from som_cli.cli.session import Session

    som = Session()
    root = (Path(som.invocation.folder or ".") / (folder or ".")).absolute()
    if sample:
        from som_cli.actions.sample import make

        made = make(root, dry_run=dry_run)
        if made.commit is None:
            for path in made.files:
                som.write(path)
            return
        som.write(_("A sample repository is ready in {path}.").replace("{path}", str(root)))
        said = ngettext("{n} commit, {hash}", "{n} commits, the last one {hash}", made.commits)
        som.tell(said.replace("{n}", str(made.commits)).replace("{hash}", made.commit))
        som.tell(_("Next: `cd {path}`, then `som initiative submit`.").replace("{path}", str(root)))
    else:
        from som_cli.actions.start import start

        started = start(root, som.clock, som.invocation.language or "et", dry_run=dry_run)
        for path in started.files:
            som.write(path)
        if started.commit is None:
            return
        som.tell(_("A repository is ready in {path}.").replace("{path}", str(root)))
        som.tell(_("Commit {hash}").replace("{hash}", started.commit))
        first = _("Next: `cd {path}`, add the first organisation and your own record; `README.md` shows how.")
        som.tell(first.replace("{path}", str(root)))
