"""`som team`: core teams, and what does not hold of them."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from som_cli.cli.options import AsOf, Format, Strict
from som_cli.cli.spoken import App
from som_cli.locale import _

app = App(help=_("Core teams: who is in them, and what does not hold of them."))


@app.callback()
def team() -> None:
    """Keep `check` a command of its own."""


@app.command("check", help=_("Show core teams with roles, approvals and mandates, and the findings on them."))
def check(
    cards: Annotated[
        list[str] | None, typer.Argument(metavar="POLICY|SERVICE", help=_("Whose teams; all when left out."))
    ] = None,
    *,
    output: Format = "text",
    strict: Strict = False,
    as_of: AsOf = None,
) -> None:
    """Show each team, then the findings; end with 1 where there is an error among them."""
    from som_cli.actions.team import check_team
    from som_cli.actions.unread import refuse_unread
    from som_cli.cli.session import Session
    from som_cli.diagnostics import Severity, worst
    from som_cli.report import team as report
    from som_cli.report.text import counts, summary

    som = Session(output, as_of)
    for name in cards or ():
        if name not in som.register.policies and name not in som.register.services:
            refuse_unread(som.loaded, name, "policy", "service")
    found = check_team(som.register, cards or ())
    if output == "json":
        som.write_json(report.listed(found.sheets, found.findings, som.register))
    else:
        style = som.style(sys.stdout)
        parts = [report.sheet_text(sheet, som.register, style) for sheet in found.sheets]
        if parts:
            som.read_out("\n\n".join([*parts, ""]) if found.findings else "\n\n".join(parts))
            som.tell_findings(found.findings, sys.stdout)
        som.tell(summary(counts(found.findings), len(found.sheets)))
    limit = Severity.WARNING if strict else Severity.ERROR
    raise typer.Exit(int(worst(found.findings) >= limit))
