"""Look at initiatives: all of them, one of them, what is next for it, and its life."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from som_cli.cli.options import AsOf, Format, InAgency, InDomain, LedBy, OfService, TableFormat, option
from som_cli.locale import _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from som_cli.actions.opening import Opened
    from som_cli.cli.session import Session
    from som_cli.process.casefile import Case
    from som_cli.report.initiatives import Brought

Initiative = Annotated[
    str, typer.Argument(metavar="ID", help=_("The initiative, such as `ska-2026-pensionikalkulaator`."))
]


def list_(
    *,
    state: Annotated[str | None, option("--state", metavar="S", help=_("Only those in that state."))] = None,
    agency: InAgency = None,
    domain: InDomain = None,
    policy: Annotated[
        str | None, option("--policy", metavar="P", help=_("Only those of that policy, or of a service of it."))
    ] = None,
    service: OfService = None,
    lead: LedBy = None,
    output: TableFormat = "table",
    as_of: AsOf = None,
) -> None:
    """List initiatives in every state, unless filtered."""
    from som_cli.cli.filters import Filter
    from som_cli.cli.session import Session

    som = Session(output, as_of)
    chosen = Filter(som.registry, state=state, agency=agency, domain=domain, policy=policy, service=service, lead=lead)
    _print_list(som, [case for case_id, case in sorted(som.registry.cases.items()) if chosen.takes(case)])


def _print_list(som: Session, cases: list[Case]) -> None:
    from som_cli.report import initiatives
    from som_cli.report.table import aligned, comma_separated, tabbed

    if som.output == "json":
        som.write_json(initiatives.listed(cases, som.today))
    elif som.output == "csv":
        som.write(comma_separated(initiatives.COLUMNS, map(initiatives.flat, cases)))
    elif sys.stdout.isatty():
        headings = tuple(_(heading) for heading in initiatives.HEADINGS)
        rows = (initiatives.row(case, som.registry) for case in cases)
        whole, spare = frozenset({0, 2, 3, 4, 5}), (5, 4, 3)  # since, budget, agency
        som.write(aligned(headings, rows, som.style(sys.stdout), frozenset({4}), whole, spare=spare))
    else:
        som.write(tabbed(initiatives.COLUMNS, map(initiatives.flat, cases)))
    som.tell_reading_findings()


def show(initiative: Initiative, output: Format = "text", as_of: AsOf = None) -> None:
    """Show the card, the state, acts, opinions, conditions and what is next."""
    from som_cli.actions.life import brought, changes_among
    from som_cli.cli.session import Session
    from som_cli.committee.consultation import consultations
    from som_cli.process.engine import outlook
    from som_cli.report import following, initiatives, portrait

    som = Session(output, as_of)
    opened = _opened(som, initiative)
    commits = _commits(som, opened)
    found = brought(som.git, commits)
    changes = changes_among(som.git, commits, opened.card_path, opened.registry)
    seen = outlook(opened.case, opened.registry)
    if output == "json":
        nextly = following.as_json(opened.case, seen)
        rounds = consultations(opened.case, opened.registry)
        written = _as_in_the_file(som, opened)
        som.write_json(initiatives.shown(opened.case, written, found, nextly, rounds=rounds, changes=changes))
    else:
        som.read_out(portrait.text(opened.case, opened.registry, found, seen, som.style(sys.stdout), changes=changes))
    _tell_of_older(som, found)


def next_(initiative: Initiative, output: Format = "text", as_of: AsOf = None) -> None:
    """Say which moves are open, which are closed and why, and who can do what."""
    from som_cli.cli.session import Session
    from som_cli.process.engine import outlook
    from som_cli.report import following

    som = Session(output, as_of)
    opened = _opened(som, initiative)
    seen = outlook(opened.case, opened.registry)
    if output == "json":
        som.write_json(following.as_json(opened.case, seen))
    else:
        som.read_out(following.text(opened.case, seen, som.style(sys.stdout), opened.registry.today))


def history(initiative: Initiative, output: Format = "text", as_of: AsOf = None) -> None:
    """Tell its life in plain words."""
    from som_cli.actions.life import brought, edits, order_of
    from som_cli.cli.session import Session
    from som_cli.report import initiatives
    from som_cli.report.table import aligned, tabbed

    som = Session(output, as_of)
    opened = _opened(som, initiative)
    commits = _commits(som, opened)
    card_edits = edits(som.git, commits, opened.folder, opened.registry)
    found = brought(som.git, commits)
    events = initiatives.life(opened.case, opened.registry, found, card_edits, order_of(som.git, commits))
    _tell_of_older(som, found)
    if output == "json":
        som.write_json(initiatives.history_json(opened.case, events))
        return
    headings = (_("Date"), _("What happened"), _("Commit"))
    lines = initiatives.history_lines(events)
    on_terminal = sys.stdout.isatty()
    table = (
        aligned(headings, lines, som.style(sys.stdout), whole=frozenset({0, 2}))
        if on_terminal
        else tabbed(headings, lines)
    )
    som.write(table)


def _opened(som: Session, initiative: str) -> Opened:
    from som_cli.actions.opening import open_case

    return open_case(som.tree, initiative, som.today)


def _commits(som: Session, opened: Opened) -> Any:
    from som_cli.actions.life import commits_of

    return commits_of(som.git, opened.folder, som.revision or "HEAD")


def _tell_of_older(som: Session, found: Mapping[str, Brought]) -> None:
    """Say that the clone is shallow where commits are asked for that are not here."""
    if any(one.commit is None for one in found.values()):
        som.tell(_("This clone is shallow: older commits are not here; `git fetch --unshallow` brings them."))


def _as_in_the_file(som: Session, opened: Opened) -> dict[str, Any]:
    from som_cli.store.source import read

    path = opened.card_path
    return read(path, som.tree.read(path)).value or {}
