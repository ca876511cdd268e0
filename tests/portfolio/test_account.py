"""Baseline, plan, forecast and what was spent, in euros and hours."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from som_cli.portfolio.account import Account, Amount, balance
from som_cli.portfolio.view import portfolio
from som_cli.render.portfolio import portfolio as page
from som_cli.report.portfolio import item, totals
from tests.builders.cards import initiative
from tests.builders.december import JUNE, story
from tests.builders.portfolio import budget, development, line, snapshot

STARTED = ("start", "2026-07-01")


def view(*cases, public=False):
    return portfolio(story(cases=cases), public=public)


def amount(eur, hours=0):
    return Amount(Decimal(eur), Decimal(hours))


def reported(**more):
    return [{"period": "2026-T3", "date": "2026-11-20", "rating": "green"} | more]


def changed(before, after, **more):
    """A development whose budget the committee let grow after its yes."""
    change = {"changes": [{"path": "budget.lines.0.amount", "old": "1.00", "new": "2.00"}], "by": "helen-sirel"}
    shot = snapshot(initiative(budget=after))
    confirm = {"outcome": "yes", "meeting": JUNE, "reason": "Põhjendatud.", "snapshot": shot}
    return development(
        ("amend", "2026-06-01", change), ("confirm", "2026-06-11", confirm), STARTED,
        was=initiative(budget=before), budget=after, decided="2026-03-12", **more,
    )  # fmt: skip


@pytest.mark.req("D33")
def test_baseline_plan_forecast_and_spent_stand_apart():
    report = reported(forecast={"cost": "140.00", "end": "2028-05-31"}, spent={"amount": "60.50"})
    (one,) = view(changed(budget(line(2027, "100.00")), budget(line(2027, "130.00")), reports=report)).items

    assert one.account == Account(amount(100), amount(130), amount(140), amount("60.50"))
    assert one.account.change == amount(30)
    told = item(one)
    assert {key: told[key] for key in ("baseline", "total", "change", "forecast", "spent")} == {
        "baseline": {
            "eur": "100.00", "secured": "100.00", "unsecured": "0.00", "hours": "0",
            "start": "2027-02-01", "end": "2028-03-31",
        },
        "total": {"eur": "130.00", "secured": "130.00", "unsecured": "0.00", "hours": "0"},
        "change": {"eur": "30.00", "hours": "0"},
        "forecast": {"eur": "140.00", "hours": "0", "end": "2028-05-31", "reported": True},
        "spent": {"eur": "60.50", "secured": "60.50", "unsecured": "0.00", "hours": "0"},
    }  # fmt: skip


@pytest.mark.req("D33", "D50")
def test_a_development_in_hours_only_is_counted_in_hours():
    lines = budget(line(2027, hours="600"))
    report = reported(forecast={"hours": "640"}, spent={"hours": "120.5"})
    one = development(STARTED, title="Tunnid", budget=lines, reports=report)
    seen = view(one)
    documents = [page(seen, language).replace("\u00a0", " ") for language in ("en", "et")]

    assert seen.items[0].account == Account(amount(0, 600), amount(0, 600), amount(0, 640), amount(0, "120.5"))
    assert "| Tunnid | 600 | 600 | 0 | 640 | 120.5 |\n| **Total** | **600** |" in documents[0]
    assert "| Tunnid | 600 | 600 | 0 | 640 | 120,5 |\n| **Kokku** | **600** |" in documents[1]
    assert "| Baseline, € |" not in documents[0]
    assert totals(seen)["forecast"] == {"eur": "0.00", "hours": "640"}


@pytest.mark.req("D33")
def test_euros_and_hours_of_one_development_stand_in_two_tables():
    lines = budget(line(2027, "100.00"), line(2028, hours="30"))
    english = page(view(development(title="Mõlemad", budget=lines)), "en").replace("\u00a0", " ")

    assert "| Mõlemad | 100 | 100 | 0 | 100 | 0 |" in english
    assert "| Mõlemad | 30 | 30 | 0 | 30 | 0 |" in english


def test_what_is_not_known_is_a_dash_and_adds_nothing():
    unsaid = development(STARTED, id="ska-2026-u", title="Teadmata", budget="unknown", reports=reported())
    told = development(STARTED, id="ska-2026-t", title="Teada", budget=budget(line(2027, "5.00")), reports=reported())
    late = development(
        STARTED, id="ska-2026-l", title="Hiljem", was=initiative(budget="unknown"), budget=budget(line(2027, "7.00")),
        reports=reported(spent={"amount": "1.00"}),
    )  # fmt: skip
    seen = view(unsaid, told, late)
    by_title = {one.title: one.account for one in seen.items}

    assert by_title["Teadmata"] == Account(None, amount(0), amount(0), None)
    assert by_title["Teada"] == Account(amount(5), amount(5), amount(5), None)
    assert by_title["Hiljem"].baseline is None
    assert seen.balance.spent == amount(1)
    english = page(seen, "en").replace("\u00a0", " ")
    assert "| Teada | 5 | 5 | 0 | 5 | – |" in english
    assert "| Teadmata | – | 0 |" not in english


@pytest.mark.req("D75")
def test_the_public_learns_baseline_and_plan_alone():
    report = reported(forecast={"cost": "140.00"}, spent={"amount": "60.50"})
    one = development(STARTED, title="Avatud", visibility="public", budget=budget(line(2027, "100.00")), reports=report)
    english = page(view(one, public=True), "en").replace("\u00a0", " ")

    assert "### Baseline and plan\n" in english
    assert "| Avatud | 100 | 100 | 0 |\n" in english
    assert not re.search(r"140|60\.5", english)


FIGURES = st.tuples(st.integers(0, 10**7), st.integers(0, 5000))
REPORTS = st.none() | st.tuples(st.none() | FIGURES, st.none() | FIGURES)


@pytest.mark.req("D2", "D33")
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(st.tuples(FIGURES, FIGURES, REPORTS, st.booleans()), max_size=5))
def test_every_total_of_the_accounts_is_the_sum_of_its_parts(told):
    def lines(figures):
        return budget(line(2027, f"{figures[0]}.00"), line(2028, hours=str(figures[1])))

    def report(said):
        if said is None:
            return []
        forecast, spent = said
        more = {"forecast": {"cost": f"{forecast[0]}.00", "hours": str(forecast[1])}} if forecast else {}
        more |= {"spent": {"amount": f"{spent[0]}.00", "hours": str(spent[1])}} if spent else {}
        return reported(**more)

    cases = [
        changed(lines(first), lines(plan) if has_changed else lines(first), id=f"ska-2026-a{n}", reports=report(said))
        for n, (first, plan, said, has_changed) in enumerate(told)
    ]
    seen = view(*cases)
    whole, parts = seen.balance, [one.account for one in seen.items]

    assert whole == balance(parts)
    assert whole.plan == Amount.of(seen.total.sum)
    assert whole.change == whole.plan - whole.baseline
    json, rows = totals(seen), [item(one) for one in seen.items]
    for name in ("baseline", "change", "forecast", "spent"):
        for unit in ("eur", "hours"):
            added = sum((Decimal(row[name][unit]) for row in rows if row[name]), Decimal(0))
            assert added == Decimal(json[name][unit]), (name, unit)
