"""`som portfolio changes` and `som portfolio order`: what has changed, and what is ordered of a builder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from som_cli.cli.options import AsOf, Format, Language, Output, TextFormat, choice_option, option, within
from som_cli.locale import _

if TYPE_CHECKING:
    from som_cli.cli.session import Session

Domain = Annotated[
    str, choice_option("--domain", "social", "health", "all", help=_("The portfolio of one domain, or both."))
]


def changes(
    *,
    since: Annotated[
        str | None,
        option("--since", metavar="REV|DATE", help=_("The commit or the day with whose end it is compared.")),
    ] = None,
    domain: Domain = "all",
    output: Format = "text",
    file: Output = None,
    language: Language = None,
    as_of: AsOf = None,
) -> None:
    """Tell what has changed since a day or a commit."""
    from som_cli.actions.comparing import compare_since, render_changes
    from som_cli.actions.unread import NOT_IN_PORTFOLIO, unread
    from som_cli.cli.session import Session
    from som_cli.report import changes as report
    from som_cli.report import json

    som = Session(output, as_of)
    som.refuse_if_missing([] if since else [("--since", "2026-06-11")])
    view, before = compare_since(som.git, since or "", som.registry, domain)
    if output == "json":
        text = json.text(report.compared(view))
    else:
        lacking = unread(som.loaded, NOT_IN_PORTFOLIO)
        spoken = language or som.document_language
        text = render_changes(som.git, view, before, spoken, som.revision, lacking=lacking)
    _hand_over(som, text, file)


def order(
    *,
    year: Annotated[
        int | None,
        option("--year", metavar="Y", parser=within(2000, 2100), help=_("The budget year; else the next one.")),
    ] = None,
    domain: Domain = "all",
    output: TextFormat = "text",
    file: Output = None,
    language: Language = None,
    as_of: AsOf = None,
) -> None:
    """Write the order for TEHIK's work plan to standard output, or to a file."""
    from som_cli.actions.ordering import render_order
    from som_cli.actions.unread import NOT_IN_PORTFOLIO, unread
    from som_cli.cli.session import Session
    from som_cli.portfolio.order import order as ordered
    from som_cli.report import json, table
    from som_cli.report import order as report

    som = Session(output, as_of)
    view = ordered(som.registry, year or som.today.year + 1, domain)
    if output == "json":
        text = json.text(report.as_json(view))
    elif output == "csv":
        text = table.comma_separated(report.COLUMNS, report.rows(view))
    else:
        lacking = unread(som.loaded, NOT_IN_PORTFOLIO)
        target = None if file in (None, "-") else Path(str(file))
        spoken = language or som.document_language
        text = render_order(som.git, view, spoken, target, som.revision, lacking=lacking)
    _hand_over(som, text, file)


def _hand_over(som: Session, text: str, file: str | None) -> None:
    from som_cli.actions.unread import NOT_IN_PORTFOLIO, unread
    from som_cli.cli.strictness import tell_left_out

    som.hand_over(text, None if file in (None, "-") else Path(str(file)))
    tell_left_out(som, unread(som.loaded, NOT_IN_PORTFOLIO))
    som.tell_reading_findings()
