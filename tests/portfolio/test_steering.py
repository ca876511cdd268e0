"""By which goals and policies the portfolio is steered."""

from __future__ import annotations

from decimal import Decimal

import pytest

from som_cli.portfolio.view import portfolio
from tests.builders.cards import plan, plan_values
from tests.builders.december import story
from tests.builders.portfolio import budget, development, line

GOALS = [*plan_values()["goals"], {"id": "hea-tervis", "name": "Inimesed on terved"}]


@pytest.mark.req("D29", "D30")
def test_developments_are_counted_by_the_goals_they_serve() -> None:
    both = development(
        id="ska-2026-a", plan_goals=["hea-toimetulek", "hea-tervis"], budget=budget(line(2027, "100.00"))
    )
    one = development(id="ska-2026-b", plan_goals=["hea-tervis"], budget=budget(line(2027, "30.00")))
    none = development(id="ska-2026-c", plan_goals=(), budget=budget(line(2027, "7.00")))
    view = portfolio(story(cases=[both, one, none], plans=[plan(goals=GOALS)]), "all", None, public=False)
    assert {goal.name: (total.count, total.sum.eur) for goal, total in view.by_goal.items()} == {
        "Inimesed on terved": (2, Decimal("130.00")),
        "Inimesed tulevad toime": (1, Decimal("100.00")),
    }
    assert [item.id for item in view.without_goal] == ["ska-2026-c"]
