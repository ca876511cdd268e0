"""`som portfolio`: everything that got a yes, as a document, as a list, as figures."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from som_cli.cli.comparing import changes, order
from som_cli.cli.monitoring import monitor
from som_cli.cli.options import AsOf, Language, Output, StrictPage, TableFormat, choice_option, option
from som_cli.cli.spoken import App
from som_cli.locale import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from som_cli.cli.session import Session
    from som_cli.portfolio.view import Portfolio

    Rows = tuple[Sequence[str], Iterable[Sequence[str]]]  # headings and rows
    Fit = tuple[frozenset[int], frozenset[int], Sequence[int]]

app = App(help=_("The development portfolio: everything that got a yes."))
Domain = Annotated[
    str, choice_option("--domain", "social", "health", "all", help=_("The portfolio of one domain, or both."))
]
Agency = Annotated[str | None, option("--agency", metavar="A", help=_("Only those of that agency."))]


@app.command("render", help=_("Render the portfolio to Markdown."))
def render(
    *,
    domain: Domain = "all",
    agency: Agency = None,
    profile: Annotated[
        str,
        choice_option(
            "--profile", "internal", "public", help=_("For the house, or only what cards say is public, without names.")
        ),
    ] = "internal",
    language: Language = None,
    output: Output = None,
    strict: StrictPage = False,
    as_of: AsOf = None,
) -> None:
    """Write the portfolio to `build/portfolio.md`, to another file, or to standard output."""
    from som_cli.actions import portfolio, sources
    from som_cli.actions.unread import NOT_IN_PORTFOLIO, unread
    from som_cli.cli.session import Session
    from som_cli.cli.strictness import tell_count, weighed

    som = Session("text", as_of)
    view = _view(som, domain, agency, public=profile == "public")
    lacking = unread(som.loaded, NOT_IN_PORTFOLIO)
    found = weighed(som, strict=strict, about=sources.of_portfolio(view, som.registry), lacking=lacking)
    target = None if output == "-" else Path(output) if output else som.root / portfolio.BUILT
    document = portfolio.render(som.git, view, language or som.document_language, target, som.revision, lacking=lacking)
    som.hand_over(document, target, output or portfolio.BUILT)
    tell_count(som, found, lacking)


@app.command("list", help=_("List the developments with their approved figures."))
def list_(*, domain: Domain = "all", agency: Agency = None, output: TableFormat = "table", as_of: AsOf = None) -> None:
    """List what is in progress, on hold and planned."""
    from som_cli.cli.session import Session
    from som_cli.report import portfolio

    som = Session(output, as_of)
    view = _view(som, domain, agency)
    if output == "json":
        som.write_json(portfolio.listed(view))
    else:
        flat = [portfolio.flat(item) for item in view.items]
        rows = [portfolio.row(item) for item in view.items]
        fit = (portfolio.MONEY_COLUMNS, portfolio.WHOLE_COLUMNS, portfolio.SPARE_COLUMNS)
        _write_rows(som, (portfolio.COLUMNS, flat), (portfolio.HEADINGS, rows), fit)
    _tell_reading(som)


@app.command("show", help=_("Show the sums by state, agency, year and source; as JSON, all that the document has."))
def show(*, domain: Domain = "all", agency: Agency = None, output: TableFormat = "table", as_of: AsOf = None) -> None:
    """Show what the portfolio comes to."""
    from som_cli.cli.session import Session
    from som_cli.report import portfolio

    som = Session(output, as_of)
    view = _view(som, domain, agency)
    if output == "json":
        som.write_json(portfolio.shown(view))
    else:
        flat = [portfolio.flat_figure(figure) for figure in portfolio.figures(view)]
        rows = [portfolio.figure_row(figure, view) for figure in portfolio.figures(view)]
        figures = frozenset({2, 3, 4, 5, 6})
        _write_rows(
            som, (portfolio.FIGURE_COLUMNS, flat), (portfolio.FIGURE_HEADINGS, rows), (figures, figures, (6, 4))
        )
    _tell_reading(som)


app.command("monitor", help=_("Monitor a trimester: who reported, who is silent, what contradicts, what is finished."))(
    monitor
)
app.command("changes", help=_("Tell what has changed since a day or a commit: in words, dates and euros."))(changes)
app.command("order", help=_("Write the order for TEHIK's work plan of a year."))(order)


def _tell_reading(som: Session) -> None:
    from som_cli.actions.unread import NOT_IN_PORTFOLIO, unread
    from som_cli.cli.strictness import tell_left_out

    tell_left_out(som, unread(som.loaded, NOT_IN_PORTFOLIO))
    som.tell_reading_findings()


def _view(som: Session, domain: str, agency: str | None, *, public: bool = False) -> Portfolio:
    """See the portfolio; an agency that is not known is a mistake, and the nearest one is named."""
    from typing import cast

    from som_cli.cli.filters import Filter
    from som_cli.portfolio.view import DomainChoice, portfolio

    Filter(som.registry, agency=agency)
    return portfolio(som.registry, cast("DomainChoice", domain), agency, public=public)


def _write_rows(som: Session, flat: Rows, people: Rows, fit: Fit) -> None:
    """Write rows as asked; `fit` are the columns of figures, those never broken, those that can be left out."""
    from som_cli.report.table import aligned, comma_separated, tabbed

    if som.output == "csv":
        som.write(comma_separated(*flat))
    elif sys.stdout.isatty():
        headings, rows = people
        right, whole, spare = fit
        named = tuple(_(heading) for heading in headings)
        som.write(aligned(named, rows, som.style(sys.stdout), right, whole, spare=spare))
    else:
        som.write(tabbed(*flat))
