"""One initiative as a document."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from som_cli.cli.options import AsOf, Language, Output, StrictPage
from som_cli.locale import _

Initiative = Annotated[
    str, typer.Argument(metavar="ID", help=_("The initiative, such as `ska-2026-pensionikalkulaator`."))
]


def render(
    initiative: Initiative,
    output: Output = None,
    language: Language = None,
    strict: StrictPage = False,
    as_of: AsOf = None,
) -> None:
    """Write the initiative to standard output, or to a file."""
    from som_cli.actions import documents
    from som_cli.actions.opening import open_case
    from som_cli.cli.session import Session
    from som_cli.cli.strictness import tell_count, weighed
    from som_cli.process.engine import outlook
    from som_cli.render.initiative import initiative as page
    from som_cli.report.sentences import sentence

    som = Session("text", as_of)
    opened = open_case(som.tree, initiative, som.today)
    found = weighed(som, strict=strict, about=(opened.folder,))
    case = som.registry.cases.get(opened.case.id, opened.case)  # among all others: their titles are named
    target = None if output in (None, "-") else Path(str(output))
    spoken = language or som.document_language
    document = page(
        case,
        som.registry,
        outlook(case, som.registry),
        spoken,
        say=sentence,
        commit=documents.short_commit(som.git, som.revision),
        root=documents.way_to_root(som.root, target),
        templates=documents.own_templates(som.git, som.revision, spoken),
    )
    som.hand_over(document, target)
    tell_count(som, found)
