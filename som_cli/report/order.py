"""The order for a builder's work plan as JSON and as rows, one for each line of a budget."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from som_cli.locale import N_
from som_cli.portfolio.order import HELD
from som_cli.report.initiatives import euros, hours
from som_cli.report.shapes import Shape, day, items, keyed, mapping, number, or_null, text, truth
from som_cli.report.shapes import euros as euros_shape
from som_cli.report.sums import summed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from som_cli.cards.initiative import BudgetLine
    from som_cli.portfolio.order import Conditional, Ordered, WorkOrder

COLUMNS = (
    "part", "id", "title", "agency", "domain", "contact", "email", "state", "year", "kind", "source", "secured",
    "hours", "eur",
)  # fmt: skip
_SUMS = {
    "eur": euros_shape(N_("Euros.")),
    "secured": euros_shape(N_("Euros that are secured.")),
    "unsecured": euros_shape(N_("Euros that are not secured.")),
    "hours": text(N_("Hours.")),
}
_SUM = keyed(N_("Euros and hours of the year."), **_SUMS)
_LINES = items(
    N_("The approved lines of the year."),
    keyed(
        kind=or_null(text(N_("Building it, or keeping it running."))),
        source=or_null(text(N_("Where the money comes from."))),
        secured=truth(N_("Is the money already there?")),
        eur=or_null(euros_shape(N_("Euros."))),
        hours=or_null(text(N_("Hours."))),
    ),
)
_ID = text(N_("The id of the initiative."))
_TITLE = text(N_("The title or name people see."))
_AGENCY = text(N_("The id of the organisation."))
_ORDERED = keyed(
    id=_ID,
    title=_TITLE,
    agency=_AGENCY,
    domain=text(N_("social, health or all.")),
    state=text(N_("The id of the state, as in data/process.yaml.")),
    contact=or_null(text(N_("The person who answers for it."))),
    email=or_null(text(N_("The address of that person."))),
    total=_SUM,
    lines=_LINES,
    milestones=items(
        N_("What is ready in the year."), keyed(date=day(N_("The day.")), text=text(N_("What is ready then.")))
    ),
    waiting={
        "description": N_("What a change that awaits confirmation would add to the year; null where none waits."),
        "anyOf": [{"type": "null"}, keyed(**_SUMS)],
    },
)
_CONDITIONAL = keyed(
    id=_ID,
    title=_TITLE,
    agency=_AGENCY,
    due=or_null(day(N_("The day of the last condition that is not verified."))),
    total=_SUM,
)
_TOTALS = keyed(
    N_("All that is ordered, together."),
    count=number(N_("How many there are.")),
    by_agency=mapping(N_("By agency."), _SUM),
    by_source=mapping(N_("By source; those that name none under the empty text."), _SUM),
    by_kind=mapping(N_("Building it, or keeping it running; those that do not say under the empty text."), _SUM),
    **_SUMS,
)
ORDER: tuple[str, Mapping[str, Shape]] = (
    N_("The order for TEHIK's work plan"),
    {
        "as_of": day(N_("The day as of which it is told.")),
        "year": number(N_("The budget year.")),
        "domain": text(N_("social, health or all.")),
        "ordered": items(N_("What is ordered."), _ORDERED),
        "on_hold": items(N_("What is on hold, and not ordered."), _ORDERED),
        "conditional": items(N_("What awaits its conditions, and is not ordered."), _CONDITIONAL),
        "unsaid": items(N_("Work in the year of which nobody said who builds it."), _ID),
        "totals": _TOTALS,
    },
)


def as_json(view: WorkOrder) -> dict[str, Any]:
    """The order as JSON, `som-order/1`; each total is the sum of its parts."""
    return {
        "schema": "som-order/1",
        "as_of": view.today.isoformat(),
        "year": view.year,
        "domain": view.domain,
        "ordered": [_ordered(one) for one in view.ordered],
        "on_hold": [_ordered(one) for one in view.held],
        "conditional": [_conditional(one) for one in view.conditional],
        "unsaid": [item.id for item in view.unsaid],
        "totals": {
            "count": len(view.ordered),
            **summed(view.total),
            "by_agency": {named.id: summed(total.sum) for named, total in view.by_agency.items()},
            "by_source": {source: summed(value) for source, value in view.by_source.items()},
            "by_kind": {kind: summed(value) for kind, value in view.by_kind.items()},
        },
    }


def rows(view: WorkOrder) -> Iterator[tuple[str, ...]]:
    """The lines of what is ordered, then of what is on hold, as rows under `COLUMNS`."""
    for one in (*view.ordered, *view.held):
        item = one.item
        contact = (item.accountable.id if item.accountable else "", one.email or "")
        part = "on_hold" if item.state == HELD else "ordered"
        about = (part, item.id, item.title, item.agency.id, item.domain, *contact, item.state, str(view.year))
        for line in one.lines:
            values = _line(line)
            said = ("true" if values["secured"] else "false", values["hours"] or "", values["eur"] or "")
            yield (*about, values["kind"] or "", values["source"] or "", *said)


def _ordered(one: Ordered) -> dict[str, Any]:
    item = one.item
    return {
        "id": item.id,
        "title": item.title,
        "agency": item.agency.id,
        "domain": item.domain,
        "state": item.state,
        "contact": item.accountable.id if item.accountable else None,
        "email": one.email,
        "total": summed(one.sum),
        "lines": [_line(line) for line in one.lines],
        "milestones": [{"date": mark.date.isoformat(), "text": mark.text} for mark in one.milestones],
        "waiting": summed(one.asked) if one.asked is not None else None,
    }


def _conditional(one: Conditional) -> dict[str, Any]:
    return {
        "id": one.candidate.id,
        "title": one.candidate.title,
        "agency": one.candidate.agency.id,
        "due": one.due.isoformat() if one.due else None,
        "total": summed(one.sum),
    }


def _line(line: BudgetLine) -> dict[str, Any]:
    return {
        "kind": line.kind,
        "source": line.source,
        "secured": bool(line.secured),
        "eur": euros(line.amount),
        "hours": hours(line.hours),
    }
