"""Look at policy and service cards: all of them, or one."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from som_cli.cli.options import AsOf, Format, InAgency, LedBy, OfService, TableFormat, choice_option, option
from som_cli.locale import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from som_cli.cli.session import Session
    from som_cli.report.changelog import Changed

    Rows = tuple[Sequence[str], Iterable[Sequence[str]]]  # headings and rows

Policy = Annotated[str, typer.Argument(metavar="ID", help=_("The policy card, such as `lapsed-ja-pered`."))]
Service = Annotated[str, typer.Argument(metavar="ID", help=_("The service card, such as `elatisabi`."))]
COLUMNS = _(
    "`measured` is how many indicators were measured since their baseline, `kept` how many of those keep pace with"
    " their target; on a terminal both stand under “As planned”, such as 2/3."
)
FIGURES = 3  # filled, as planned, reviewed: the last columns of both lists


def list_policies(
    *,
    department: Annotated[
        str | None, option("--department", metavar="UNIT", help=_("Only those of that department."))
    ] = None,
    lead: LedBy = None,
    status: Annotated[
        str | None,
        choice_option("--status", "active", "merged", "split", "closed", help=_("Only those of that status.")),
    ] = None,
    service: OfService = None,
    output: TableFormat = "table",
    as_of: AsOf = None,
) -> None:
    """List policy cards by title."""
    from som_cli.cli.filters import known
    from som_cli.cli.session import Session
    from som_cli.portfolio.policies import policy_view
    from som_cli.report import cards

    som = Session(output, as_of)
    every = [filed.record for filed in som.registry.policies.values()]
    known("--department", department, sorted({one.department for one in every}))
    known("--lead", lead, som.registry.people)
    known("--service", service, som.registry.services)
    wanted = {"department": department, "policy_lead": lead, "status": status}
    chosen = (
        one
        for one in every
        if _fits(one, wanted) and (service is None or service in {link.service for link in one.services})
    )
    views = sorted((policy_view(one, som.registry) for one in chosen), key=cards.by_title)
    if output == "json":
        som.write_json(cards.policies(views, som.today))
    else:
        flat = (cards.POLICY_COLUMNS, map(cards.policy_flat, views))
        _write_rows(som, flat, (cards.POLICY_HEADINGS, map(cards.policy_row, views)))
    som.tell_reading_findings()


def list_services(
    *,
    agency: InAgency = None,
    policy: Annotated[
        str | None, option("--policy", metavar="P", help=_("Only those that contribute to that policy, or support it."))
    ] = None,
    kind: Annotated[
        str | None, choice_option("--type", "service", "support_service", help=_("Only services, or support services."))
    ] = None,
    lead: LedBy = None,
    output: TableFormat = "table",
    as_of: AsOf = None,
) -> None:
    """List service cards by title."""
    from som_cli.cli.filters import known
    from som_cli.cli.session import Session
    from som_cli.portfolio.services import service_view
    from som_cli.report import cards

    som = Session(output, as_of)
    known("--agency", agency, som.registry.organisations)
    known("--policy", policy, som.registry.policies)
    known("--lead", lead, som.registry.people)
    wanted = {"organisation": agency, "type": kind}
    chosen = (filed.record for filed in som.registry.services.values() if _fits(filed.record, wanted))
    seen = (service_view(one, som.registry) for one in chosen)
    views = sorted(
        (
            one
            for one in seen
            if lead in {None, one.lead.id}
            and (policy is None or policy in {to.id for to in one.policies + one.supports})
        ),
        key=cards.by_title,
    )
    if output == "json":
        som.write_json(cards.services(views, som.today))
    else:
        flat = (cards.SERVICE_COLUMNS, map(cards.service_flat, views))
        _write_rows(som, flat, (cards.SERVICE_HEADINGS, map(cards.service_row, views)))
    som.tell_reading_findings()


def show_policy(policy: Policy, output: Format = "text", as_of: AsOf = None) -> None:
    """Show a policy card, how its goals move, and what is on file about it."""
    from som_cli.actions.cards import policy_of
    from som_cli.cli.session import Session
    from som_cli.portfolio.policies import policy_view
    from som_cli.report import cards

    som = Session(output, as_of)
    filed = policy_of(som.loaded, policy)
    view = policy_view(filed.record, som.registry)
    changes = _changes(som, filed.origin.path)
    if output == "json":
        som.write_json(cards.policy(view, _as_in_the_file(som, filed.origin.path), som.today, changes))
    else:
        som.read_out(cards.policy_portrait(view, som.style(sys.stdout), changes))
    som.tell_reading_findings()


def show_service(service: Service, output: Format = "text", as_of: AsOf = None) -> None:
    """Show a service card, how its goals move, and what is on file about it."""
    from som_cli.actions.cards import service_of
    from som_cli.cli.session import Session
    from som_cli.portfolio.services import service_view
    from som_cli.report import cards

    som = Session(output, as_of)
    filed = service_of(som.loaded, service)
    view = service_view(filed.record, som.registry)
    changes = _changes(som, filed.origin.path)
    if output == "json":
        som.write_json(cards.service(view, _as_in_the_file(som, filed.origin.path), som.today, changes))
    else:
        som.read_out(cards.service_portrait(view, som.style(sys.stdout), changes))
    som.tell_reading_findings()


def _fits(card: Any, wanted: dict[str, str | None]) -> bool:
    return all(value in {None, getattr(card, field)} for field, value in wanted.items())


def _changes(som: Session, path: str) -> tuple[Changed, ...]:
    from som_cli.actions.life import changes_of

    return changes_of(som.git, path, som.registry, som.revision or "HEAD")


def _as_in_the_file(som: Session, path: str) -> dict[str, Any]:
    from som_cli.store.source import read

    return read(path, som.tree.read(path)).value or {}


def _write_rows(som: Session, flat: Rows, people: Rows) -> None:
    from som_cli.report.table import aligned, comma_separated, tabbed

    if som.output == "csv":
        som.write(comma_separated(*flat))
    elif sys.stdout.isatty():
        headings, rows = people
        last = len(headings) - FIGURES
        named = tuple(_(heading) for heading in headings)
        right, whole = frozenset({last, last + 1}), frozenset({0, last, last + 1})
        spare = (last + 2, last + 1, last - 1)  # reviewed, as planned, lead
        som.write(aligned(named, rows, som.style(sys.stdout), right, whole, spare=spare))
        som.tell(
            _("As planned: how many indicators keep pace with their target, of those measured since their baseline.")
        )
    else:
        som.write(tabbed(*flat))
