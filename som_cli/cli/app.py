"""The root command: what may be said before a command, and the way out of every run."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

from som_cli import __version__
from som_cli.cli.invocation import CURRENT, Invocation, read
from som_cli.cli.lazy import LazyGroup
from som_cli.cli.options import choice_option, option
from som_cli.cli.spoken import App
from som_cli.locale import _

if TYPE_CHECKING:
    from collections.abc import Sequence

app = App(cls=LazyGroup, no_args_is_help=False, invoke_without_command=True)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"som {__version__}")
        raise typer.Exit


@app.callback(help=_("Governance as code for a ministry: cards, the process, committees, the portfolio."))
def root(
    context: typer.Context,
    folder: Annotated[
        str | None, option("-C", help=_("Work in that folder's repository; else `SOM_REPO`, else here."), metavar="DIR")
    ] = None,
    language: Annotated[
        str | None, choice_option("--lang", "et", "en", help=_("The language of messages and documents."))
    ] = None,
    colour: Annotated[
        str,
        choice_option("--color", "auto", "always", "never", help=_("Colours: on a terminal, always or never.")),
    ] = "auto",
    version: Annotated[  # noqa: ARG001  (answered by its callback)
        bool, option("--version", help=_("Show the version and stop."), callback=_show_version, is_eager=True)
    ] = False,
) -> None:
    """Keep what stands before the command, and show the help where no command follows."""
    CURRENT.set(replace(CURRENT.get(), folder=folder, colour=colour, language=language or CURRENT.get().language))
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


def run(words: Sequence[str]) -> int:
    """Run one command; return its exit code. Nothing is raised."""
    invocation = read(words)
    token = CURRENT.set(invocation)
    try:
        code: Any = _root_command().main(list(words), prog_name="som", standalone_mode=False)
        sys.stdout.flush()
    except BaseException as problem:  # noqa: BLE001  (the one place where every problem gets its sentence)
        return _ended(problem, invocation)
    else:
        return code if isinstance(code, int) else 0
    finally:
        CURRENT.reset(token)


def _root_command() -> Any:
    command = typer.main.get_command(app)
    command.name = "som"
    return command


def _ended(problem: BaseException, invocation: Invocation) -> int:
    """Answer a problem; a reader that went away is sent nothing more, and that is no fault."""
    from som_cli.cli.faults import answer

    if isinstance(problem, BrokenPipeError) or type(sys.stdout).__name__ == "PacifyFlushWrapper":  # Typer's own answer
        _write_nowhere()
        return 0
    try:
        code = answer(problem, replace(CURRENT.get(), output=invocation.output))
        sys.stdout.flush()
    except BrokenPipeError:
        _write_nowhere()
        return 0
    return code


def _write_nowhere() -> None:
    """Let what is still to be written go nowhere, so that the interpreter ends in silence."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.__stdout__.fileno() if sys.__stdout__ else 1)
