"""Forms to print or to fill in: an initiative's, and a reviewer's checklist."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from som_cli.cli.options import AsOf, Language, Output, StrictPage, option
from som_cli.locale import _

Existing = Annotated[
    str | None, typer.Argument(metavar="ID", help=_("An initiative whose card fills the form in; empty without it."))
]
Initiative = Annotated[str, typer.Argument(metavar="ID", help=_("The initiative."))]
Yaml = Annotated[bool, option("--yaml", help=_("As a YAML file to fill in, which `--from` takes back."))]


def form(
    initiative: Existing = None,
    *,
    yaml: Yaml = False,
    output: Output = None,
    language: Language = None,
    strict: StrictPage = False,
    as_of: AsOf = None,
) -> None:
    """Write the form to standard output, or to a file."""
    from som_cli.actions import forms
    from som_cli.actions.opening import open_case
    from som_cli.cli.session import Session
    from som_cli.cli.strictness import tell_count, weighed

    som = Session("text", as_of)
    opened = open_case(som.tree, initiative, som.today) if initiative is not None else None
    case = opened.case if opened else None
    found = weighed(som, strict=strict, about=(opened.folder,)) if opened else ()
    spoken = language or som.document_language
    if yaml:
        document = forms.initiative_yaml(case, spoken)
    else:
        document = forms.initiative_page(som.git, som.registry, case, spoken, som.revision)
    som.hand_over(document, None if output in {None, "-"} else Path(str(output)))
    tell_count(som, found)


def checklist(
    initiative: Initiative,
    *,
    yaml: Yaml = False,
    output: Output = None,
    language: Language = None,
    strict: StrictPage = False,
    as_of: AsOf = None,
) -> None:
    """Write the checklist to standard output, or to a file."""
    from som_cli.actions import forms
    from som_cli.actions.opening import open_case
    from som_cli.cli.session import Session
    from som_cli.cli.strictness import tell_count, weighed

    som = Session("text", as_of)
    opened = open_case(som.tree, initiative, som.today)
    found = weighed(som, strict=strict, about=(opened.folder,))
    spoken = language or som.document_language
    if yaml:
        document = forms.checklist_yaml(opened.case, spoken)
    else:
        document = forms.checklist_page(som.git, som.registry, opened.case, spoken, som.revision)
    som.hand_over(document, None if output in {None, "-"} else Path(str(output)))
    tell_count(som, found)
