"""The development portfolio as JSON, as rows of a list, and as figures by state, domain, agency, year and source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from som_cli.figures import WRITINGS
from som_cli.locale import N_, _, current
from som_cli.report.initiatives import DOMAINS, euros, hours, state_word
from som_cli.report.sums import cents, summed, worked

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from decimal import Decimal

    from som_cli.portfolio.account import Amount
    from som_cli.portfolio.attention import Concern
    from som_cli.portfolio.changes import Change
    from som_cli.portfolio.conditions import OpenCondition
    from som_cli.portfolio.dependencies import Dependency
    from som_cli.portfolio.items import Candidate, Item
    from som_cli.portfolio.links import Link
    from som_cli.portfolio.money import Sum, Total
    from som_cli.portfolio.view import Portfolio

COLUMNS = (
    "id", "title", "state", "agency", "domain", "start", "end", "accountable",
    "eur", "secured", "unsecured", "hours", "rank",
)  # fmt: skip
HEADINGS = (
    N_("Id"), N_("Title"), N_("State"), N_("Start"), N_("End"), N_("Accountable"), N_("Budget"), N_("Unfunded"),
)  # fmt: skip
MONEY_COLUMNS = frozenset({6, 7})
WHOLE_COLUMNS = frozenset({0, 2, 3, 4, 6, 7})
SPARE_COLUMNS = (5, 3, 7, 4, 6)  # accountable, start, unfunded, end, budget
FIGURE_COLUMNS = ("group", "key", "count", "eur", "secured", "unsecured", "hours")
FIGURE_HEADINGS = (
    N_("By"), N_("What"), N_("Developments"), N_("Budget"), N_("Funded"), N_("Unfunded"), N_("Hours"),
)  # fmt: skip
_GROUPS = {
    "total": N_("portfolio"),
    "state": N_("state"),
    "domain": N_("domain"),
    "agency": N_("agency"),
    "year": N_("year"),
    "agency-year": N_("agency and year"),
    "source": N_("source"),
}

# -- the list -------------------------------------------------------------------------------------------------------


def listed(view: Portfolio) -> dict[str, Any]:
    """The portfolio as JSON, `som-portfolio/1`: its developments with approved figures, and their totals."""
    return {
        "schema": "som-portfolio/1",
        "as_of": view.today.isoformat(),
        "domain": view.domain,
        "agency": view.agency.id if view.agency else None,
        "items": [item(one) for one in view.items],
        "totals": totals(view),
    }


def item(one: Item) -> dict[str, Any]:
    """One development as JSON; `secured` of a year is how much of its money is there."""
    return {
        "id": one.id,
        "title": one.title,
        "state": one.state,
        "agency": one.agency.id,
        "domain": one.domain,
        "start": _iso(one.terms.start),
        "end": _iso(one.terms.end),
        "accountable": one.accountable.id if one.accountable else None,
        "budget": {str(year): _year(value) for year, value in one.by_year.items()},
        "total": summed(one.sum),
        "rank": one.rank,
        "baseline": _baseline(one),
        "change": _amount(one.account.change) if one.account.change else None,
        "waiting": _waiting(one),
        "forecast": {
            **_amount(one.account.forecast),
            "end": _iso(one.expected_end),
            "reported": bool(one.report and one.report.forecast),
        },
        "rating": one.report.rating if one.report else None,
        "spent": summed(one.spent) if one.spent else None,
        "missing": list(one.missing),
    }


def totals(view: Portfolio) -> dict[str, Any]:
    """Everything together as JSON; each total is the sum of its parts."""
    return {
        **_total(view.total),
        **{name: _amount(getattr(view.balance, name)) for name in ("baseline", "change", "forecast", "spent")},
        "by_year": {str(year): euros(value.eur) for year, value in view.by_year.items()},
        "by_agency": {named.id: euros(total.sum.eur) for named, total in view.by_agency.items()},
        "by_agency_and_year": {
            named.id: {
                str(year): summed(value) for (one, year), value in view.by_agency_and_year.items() if one == named
            }
            for named in view.by_agency
        },
        "by_state": {state: _total(total) for state, total in view.by_state.items()},
        "by_domain": {domain: _total(total) for domain, total in view.by_domain.items()},
        "by_source": {source: summed(value) for source, value in view.by_source.items()},
        "by_goal": {named.id: _total(total) for named, total in view.by_goal.items()},
        "by_policy": {named.id: _total(total) for named, total in view.by_policy.items()},
    }


def flat(one: Item) -> tuple[str, ...]:
    """One development as a row for a spreadsheet or a pipe, under `COLUMNS`; ids, ISO dates, plain numbers."""
    values = item(one) | summed(one.sum)
    return tuple("" if values[column] is None else str(values[column]) for column in COLUMNS)


def row(one: Item) -> tuple[str, ...]:
    """One development as a row for people, under `HEADINGS`."""
    return (
        one.id,
        one.title,
        state_word(one.case),
        _day(one.terms.start),
        _day(one.terms.end),
        one.accountable.name if one.accountable else "–",
        _worth(one.sum.eur, one.sum.hours) if one.terms.budget_known else "–",
        _worth(one.sum.unsecured, one.sum.unsecured_hours) if one.terms.budget_known else "–",
    )


# -- all of it ------------------------------------------------------------------------------------------------------


def shown(view: Portfolio) -> dict[str, Any]:
    """The whole portfolio as JSON: the list, and all that stands beside it."""
    horizon = view.horizon
    return listed(view) | {
        "horizon": {
            "start": _iso(horizon.start),
            "year_end": _iso(horizon.year_end),
            "detail_end": _iso(horizon.detail_end),
            "end": _iso(horizon.end),
        },
        "beyond": [one.id for one in view.beyond],
        "committees": [
            {
                "domain": seat.domain,
                "body": seat.body.id,
                "last": seat.last.id if seat.last else None,
                "next": seat.next.id if seat.next else None,
            }
            for seat in view.sittings
        ],
        "pipeline": [_candidate(one) for one in view.pipeline],
        "pipeline_totals": _total(view.pipeline_total),
        "conditions": [_condition(one) for one in view.conditions],
        "left": [{**item(one), "since": _iso(one.since)} for one in view.leavers],
        "changes": [_change(one) for one in view.changes],
        "dependencies": [_dependency(one) for one in view.dependencies],
        "links": [_link(one) for one in view.links],
        "attention": [_concern(one) for one in view.concerns],
    }


def figures(view: Portfolio) -> Iterator[tuple[str, str, int | None, Sum]]:
    """The sums by every key, as rows: group, key, number of developments (None where lines are added), sum."""
    yield "total", view.domain, view.total.count, view.total.sum
    yield from (("state", state, total.count, total.sum) for state, total in view.by_state.items())
    if view.domain == "all":
        yield from (("domain", domain, total.count, total.sum) for domain, total in view.by_domain.items())
    yield from (("agency", named.id, total.count, total.sum) for named, total in view.by_agency.items())
    yield from (("year", str(year), None, value) for year, value in view.by_year.items())
    for (named, year), value in view.by_agency_and_year.items():
        yield "agency-year", f"{named.id} {year}", None, value
    yield from (("source", source, None, value) for source, value in view.by_source.items())


def flat_figure(figure: tuple[str, str, int | None, Sum]) -> tuple[str, ...]:
    """One sum as a row for a spreadsheet or a pipe, under `FIGURE_COLUMNS`."""
    group, key, count, value = figure
    sums = summed(value)
    return (group, key, "" if count is None else str(count), *(str(sums[name]) for name in FIGURE_COLUMNS[3:]))


def figure_row(figure: tuple[str, str, int | None, Sum], view: Portfolio) -> tuple[str, ...]:
    """One sum as a row for people, under `FIGURE_HEADINGS`."""
    group, key, count, value = figure
    sums = (WRITINGS[current()].money(amount) for amount in (value.eur, value.secured, value.unsecured))
    said = _key(group, key, view)
    return _(_GROUPS[group]), said, "" if count is None else str(count), *sums, WRITINGS[current()].number(value.hours)


def _key(group: str, key: str, view: Portfolio) -> str:
    match group:
        case "state":
            name = view.state_names[key]
            return name.et if current() == "et" else name.en
        case "domain" | "total":
            return _(DOMAINS[key]) if key in DOMAINS else _("all domains")
        case "agency":
            return next((named.name for named in view.by_agency if named.id == key), key)
        case "agency-year":
            agency, _blank, year = key.rpartition(" ")
            return f"{_key('agency', agency, view)} {year}"
        case "source":
            return key or _("not named")
    return key


# -- parts ----------------------------------------------------------------------------------------------------------


def _amount(value: Amount) -> dict[str, str]:
    return {"eur": cents(value.eur), "hours": worked(value.hours)}


def _total(total: Total) -> dict[str, Any]:
    return {"count": total.count, "unknown": total.unknown, **summed(total.sum)}


def _year(value: Sum) -> dict[str, Any]:
    return {"eur": cents(value.eur), "secured": cents(value.secured), "hours": hours(value.hours)}


def _baseline(one: Item) -> dict[str, Any] | None:
    if one.baseline is None:
        return None
    return {**summed(one.baseline.sum), "start": _iso(one.baseline.start), "end": _iso(one.baseline.end)}


def _waiting(one: Item) -> dict[str, Any] | None:
    change = one.waiting
    if change is None:
        return None
    return {
        "on": _iso(change.on),
        **summed(change.terms.sum),
        "start": _iso(change.terms.start),
        "end": _iso(change.terms.end),
        "scope": list(change.scope),
        "refused": change.is_refused,
    }


def _candidate(one: Candidate) -> dict[str, Any]:
    return {
        "id": one.id,
        "title": one.title,
        "state": one.state,
        "agency": one.agency.id,
        "domain": one.card.domain,
        "since": _iso(one.since),
        "total": summed(one.terms.sum) if one.terms.budget_known else None,
        "meeting": _iso(one.meeting),
    }


def _condition(one: OpenCondition) -> dict[str, Any]:
    return {
        "initiative": one.initiative,
        "id": one.id,
        "text": one.text,
        "owner": one.owner.id,
        "due": _iso(one.due),
        "status": one.status,
    }


def _change(one: Change) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "id": one.id,
        "date": _iso(one.on),
        "eur": cents(one.eur),
        "hours": hours(one.hours),
        "months": one.shift.months if one.shift else 0,
        "days": one.shift.days if one.shift else 0,
        "rank": one.rank,
        "meeting": one.meeting,
    }


def _dependency(one: Dependency) -> dict[str, Any]:
    return {
        "id": one.waits.id,
        "domain": one.waits.domain,
        "start": _iso(one.start),
        "needs": one.needed.id,
        "needs_domain": one.needed.domain,
        "state": one.needed.state,
        "until": _iso(one.until),
        "forecast": _iso(one.forecast),
        "fit": one.fit,
    }


def _link(one: Link) -> dict[str, Any]:
    return {"id": one.one.id, "kind": one.kind, "domain": one.domain, "other": one.other.id if one.other else None}


def _concern(one: Concern) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "id": one.item.id if one.item else None,
        "date": _iso(one.on),
        "eur": cents(one.eur),
        "hours": hours(one.hours),
        "count": one.count,
        "overdue": one.is_past,
    }


def _iso(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _day(value: date | None) -> str:
    return WRITINGS[current()].day(value)


def _worth(amount: Decimal, work: Decimal) -> str:
    parts = [WRITINGS[current()].money(amount)] if amount or not work else []
    if work:
        parts.append(_("{n} hours").replace("{n}", WRITINGS[current()].number(work)))
    return " + ".join(parts)
