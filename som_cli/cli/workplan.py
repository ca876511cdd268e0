"""`som workplan render`: the work plan of a year as a document."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from som_cli.cli.options import AsOf, Language, Output, StrictPage, option, whole
from som_cli.cli.spoken import App
from som_cli.locale import _

app = App(help=_("The work plan of a policy domain or of a department, as a document."))
Policy = Annotated[str | None, typer.Argument(metavar="POLICY", help=_("The policy domain."))]
Department = Annotated[
    str | None, option("--department", metavar="UNIT", help=_("All domains of that department together."))
]
Year = Annotated[
    int | None, option("--year", metavar="Y", parser=whole, help=_("The year of the plan; this year without it."))
]


@app.callback()
def workplan() -> None:
    """Keep `render` a command of its own."""


@app.command("render", help=_("Render the work plan of a year to Markdown."))
def render(
    policy: Policy = None,
    *,
    department: Department = None,
    year: Year = None,
    output: Output = None,
    language: Language = None,
    strict: StrictPage = False,
    as_of: AsOf = None,
) -> None:
    """Write the work plan to standard output, or to a file."""
    from som_cli.actions import sources
    from som_cli.actions import workplan as action
    from som_cli.cli.session import Session
    from som_cli.cli.strictness import tell_count, weighed
    from som_cli.errors import UsageFault

    if policy is not None and department is not None:
        raise UsageFault("usage-together", options=("POLICY", "--department"))
    if policy is None and department is None:
        raise UsageFault("usage-argument-missing", options=("POLICY",), help="som workplan render --help")
    som = Session("text", as_of)
    of_year = year or som.today.year
    if department is not None:
        view = action.of_department(som.loaded, department, of_year)
    else:
        view = action.of_policy(som.loaded, str(policy), of_year)
    lacking = sources.lacking_in_workplan(som.loaded, view)
    found = weighed(som, strict=strict, about=sources.of_workplan(view), lacking=lacking)
    document = action.render(som.git, view, language or som.document_language, som.revision, lacking)
    som.hand_over(document, None if output in {None, "-"} else Path(str(output)))
    tell_count(som, found, lacking)
