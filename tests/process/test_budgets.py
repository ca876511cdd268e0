"""The budgets of policy domains, added up by area, department and domain."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from som_cli.process.budgets import Funds, roll_up, total
from tests.builders.cards import policy
from tests.builders.people import organisation
from tests.builders.process import registry, shelf

UNITS = [{"id": "hoolekanne", "name": "Hoolekande osakond"}, {"id": "pered", "name": "Perede osakond"}]
MINISTRY = organisation(id="som", type="ministry", parent=None, head=None, units=UNITS)


def domain(name: str, department: str, area: str | None, *budget: dict[str, Any], **changes: Any) -> Any:
    told = {"id": name, "title": name.capitalize(), "department": department, "deputy_area": area}
    return policy(**told, budget=list(budget), **changes)


def money(proposed: int | None = None, approved: int | None = None, actual: int | None = None) -> Funds:
    one, two, three = (None if sum_ is None else Decimal(sum_) for sum_ in (proposed, approved, actual))
    return Funds(one, two, three)


@pytest.mark.req("S15", "S98")
def test_the_budget_of_a_year_is_added_up_for_each_deputys_area_and_each_department() -> None:
    domains = (
        domain("eakad", "hoolekanne", "sotsiaalala", {"year": 2026, "proposed": 5, "approved": 4, "actual": 1}),
        domain("puue", "hoolekanne", "sotsiaalala", {"year": 2026, "approved": 6}, {"year": 2025, "approved": 900}),
        domain("lapsed", "pered", "terviseala", {"year": 2026, "approved": 10, "actual": 5}),
        domain("noored", "pered", "terviseala"),
        domain("endine", "pered", "terviseala", status="closed"),
    )
    rows = roll_up(registry(organisations=shelf(MINISTRY), policies=shelf(*domains)), domains, 2026)

    assert [(row.level, row.of.id, row.of.name, row.funds) for row in rows] == [
        ("area", "sotsiaalala", "sotsiaalala", money(5, 10, 1)),
        ("area", "terviseala", "terviseala", Funds(None, Decimal(10), Decimal(5), missing=1)),
        ("department", "hoolekanne", "Hoolekande osakond", money(5, 10, 1)),
        ("department", "pered", "Perede osakond", Funds(None, Decimal(10), Decimal(5), missing=1)),
        ("policy", "eakad", "Eakad", money(5, 4, 1)),
        ("policy", "lapsed", "Lapsed", money(None, 10, 5)),
        ("policy", "noored", "Noored", Funds(missing=1)),
        ("policy", "puue", "Puue", money(None, 6)),
    ]
    assert total(rows) == Funds(Decimal(5), Decimal(20), Decimal(6), missing=1)
    assert total(rows).used == Decimal(30)
