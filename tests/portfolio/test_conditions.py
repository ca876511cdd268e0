"""Conditions that are open."""

from __future__ import annotations

from dataclasses import replace

import pytest

from som_cli.portfolio.conditions import open_conditions
from tests.builders.cards import initiative
from tests.builders.committee import case
from tests.builders.december import JUNE, story, to_yes


def condition(name, owner, due):
    return {"id": name, "text": f"Tingimus {name}", "satisfied_when": "Leping on.", "owner": owner, "due": due}


@pytest.mark.req("D71")
def test_what_is_not_verified_is_open_and_the_most_pressing_stands_first():
    conditions = [
        condition("c1", "kristel-ilves", "2027-03-31"),
        condition("c2", "rein-vaher", "2026-11-20"),
        condition("c3", "rein-vaher", "2026-12-31"),
        condition("c4", "keegi-muu", "2026-12-31"),
    ]
    decided = {"meeting": JUNE, "outcome": "yes-if", "conditions": conditions, "reason": "r"}
    later = [
        ("meet", "2026-09-01", {"condition": "c1", "evidence": "e"}),
        ("meet", "2026-09-01", {"condition": "c3", "evidence": "e"}),
        ("verify", "2026-09-02", {"condition": "c3", "outcome": "yes"}),
    ]
    one = case(initiative(), [*to_yes()[:-1], ("decide", "2026-06-11", decided), *later])
    registry = story(cases=[one])

    assert [
        (item.id, item.owner.name, item.office, item.status, item.days_left) for item in open_conditions(one, registry)
    ] == [
        ("c2", "Rein Vaher", "SKA", "open", -2),
        ("c4", "keegi-muu", "", "open", 39),
        ("c1", "Kristel Ilves", "Õigusosakond", "met", 129),
    ]
    nowhere = replace(registry, organisations={})
    assert [item.office for item in open_conditions(one, nowhere)] == ["", "", ""]
