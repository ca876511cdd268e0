"""The sample has the plans that developments start from, each goal of a plan in force."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from som_cli.store.load import Files, load_register
from som_cli.store.tree import WorkingTree

ROOT = Path(__file__).parents[2]


@pytest.mark.req("D5", "D9", "D10", "D11", "S8")
def test_the_plans_that_the_documents_name_are_there_with_goals_and_in_force() -> None:
    here = WorkingTree(ROOT)
    registry = load_register(here, Files.of(here.paths()), dt.date(2026, 11, 22)).registry
    plans = {id_: filed.record for id_, filed in registry.plans.items()}
    named = ["heaolu-arengukava", "rahvastiku-tervise-arengukava", "digiuhiskonna-arengukava", "som-arengukava"]
    assert [bool(plans[id_].goals) and plans[id_].is_in_force(registry.today) for id_ in named] == [True] * 4
    programmes = {plan.part_of for plan in plans.values() if plan.type == "programme"}
    assert {"heaolu-arengukava", "rahvastiku-tervise-arengukava"} <= programmes
