"""`som init`: a new governance repository, empty or with the sample."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Annotated

import typer

from som_cli.cli.options import DryRun, option
from som_cli.cli.spoken import App
from som_cli.locale import N_, _, ngettext

app = App()
_STEPS = (
    N_("write the ministry and its agencies into `data/organisations/`, a file each: `README.md` shows one"),
    N_('`som person new --organisation "<id>"` adds you, and saves the organisations with your record'),
    N_("add other people (`som person new`), committees and steering groups (`data/bodies/`) and services"),
    N_("`som validate` says what is missing, `som save` saves what you wrote; then the first initiative can come"),
)


def first_steps(path: str) -> str:
    """What comes first in an empty repository, step by step."""
    steps = (f"`cd {path}`", *map(_, _STEPS))
    numbered = (f"  {number}. {step}" for number, step in enumerate(steps, 1))
    return "\n".join((_("Next:"), *numbered, _("`som init --sample DIR` makes a repository with filled examples.")))


def first_commands(path: str) -> tuple[str, ...]:
    """What makes you a person of the sample, so that the first act works."""
    from som_cli.actions.sample import first_act

    draft, name, email = first_act()
    who = (f'git config user.name "{name}"', f'git config user.email "{email}"')
    return (f"cd {shlex.quote(path)}", *who, f"som why {draft}")


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
        som.tell(_("Next, as an invented person of the sample:"))
        for line in first_commands(str(root)):
            som.tell(f"  {line}")
    else:
        from som_cli.actions.start import start

        started = start(root, som.clock, som.invocation.language or "et", dry_run=dry_run)
        for path in started.files:
            som.write(path)
        if started.commit is None:
            return
        som.tell(_("A repository is ready in {path}.").replace("{path}", str(root)))
        som.tell(_("Commit {hash}").replace("{hash}", started.commit))
        som.tell(first_steps(str(root)))
