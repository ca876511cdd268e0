"""What has changed in the portfolio as JSON."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from som_cli.diagnostics import Named, Words
from som_cli.locale import N_, current
from som_cli.portfolio.comparison import KINDS
from som_cli.portfolio.money import Sum
from som_cli.report.shapes import Shape, day, items, keyed, number, or_null, text
from som_cli.report.shapes import euros as euros_shape
from som_cli.report.sums import cents, summed, worked

if TYPE_CHECKING:
    from collections.abc import Mapping

    from som_cli.portfolio.comparison import Comparison, Difference, Fact
    from som_cli.portfolio.money import Total

_SUMS = {
    "eur": euros_shape(N_("Euros.")),
    "secured": euros_shape(N_("Euros that are secured.")),
    "unsecured": euros_shape(N_("Euros that are not secured.")),
    "hours": text(N_("Hours.")),
}
_COUNT = number(N_("How many there are."))
_DIFFERENCE = keyed(
    N_("One thing that is not as it was."),
    kind=text(N_("What kind of change it is."), enum=list(KINDS)),
    id=text(N_("The id of the initiative.")),
    title=text(N_("The title or name people see.")),
    agency=text(N_("The id of the organisation.")),
    domain=text(N_("social, health or all.")),
    date=or_null(day(N_("The day of the act behind it; null where no act is."))),
    then={"description": N_("What it was: money, a day, a state, an id, a number; null where there was nothing.")},
    now={"description": N_("What it is, in the same form; null where there is nothing.")},
    eur=euros_shape(N_("How many euros more there are.")),
    hours=text(N_("How many hours more there are.")),
    months=number(N_("By how many months a day has moved.")),
    days=number(N_("By how many days, where that is less than a month.")),
    text=or_null(text(N_("The text of the condition."))),
    reason=or_null(text(N_("Why, as the act says."))),
)
CHANGES: tuple[str, Mapping[str, Shape]] = (
    N_("What has changed in the portfolio"),
    {
        "as_of": day(N_("The day as of which it is told.")),
        "since": day(N_("The day it is compared with.")),
        "domain": text(N_("social, health or all.")),
        "then": keyed(N_("All of it together then."), count=_COUNT, **_SUMS),
        "now": keyed(N_("All of it together now."), count=_COUNT, **_SUMS),
        "difference": keyed(N_("How much more it is: what joined, left and costs otherwise, added up."), **_SUMS),
        "changes": items(N_("What has changed, kind by kind."), _DIFFERENCE),
    },
)


def compared(view: Comparison) -> dict[str, Any]:
    """The comparison as JSON, `som-changes/1`."""
    return {
        "schema": "som-changes/1",
        "as_of": view.now.isoformat(),
        "since": view.then.isoformat(),
        "domain": view.domain,
        "then": _total(view.total_then),
        "now": _total(view.total_now),
        "difference": summed(view.difference),
        "changes": [_difference(one) for one in view.differences],
    }


def _difference(one: Difference) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "id": one.id,
        "title": one.title,
        "agency": one.agency.id,
        "domain": one.domain,
        "date": one.on.isoformat() if one.on else None,
        "then": _fact(one.then),
        "now": _fact(one.now),
        "eur": cents(one.sum.eur),
        "hours": worked(one.sum.hours),
        "months": one.shift.months if one.shift else 0,
        "days": one.shift.days if one.shift else 0,
        "text": one.text,
        "reason": one.reason,
    }


def _fact(value: Fact) -> Any:
    match value:
        case Sum():
            return summed(value)
        case date():
            return value.isoformat()
        case Named():
            return value.id
        case Words():
            return value.et if current() == "et" else value.en
    return value


def _total(total: Total) -> dict[str, Any]:
    return {"count": total.count, **summed(total.sum)}
