"""What the wizards offer to choose from is sorted as Estonians sort, and named as people name it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from som_cli.cli import offered
from som_cli.collation import estonian
from tests.builders.sample import sample

if TYPE_CHECKING:
    from collections.abc import Callable

    from som_cli.cli.asking import Choice
    from som_cli.process.registry import Registry


@pytest.mark.parametrize("choices", [offered.people, offered.policies])
def test_names_stand_in_the_order_of_the_estonian_alphabet(choices: Callable[[Registry], list[Choice]]) -> None:
    names = [name for _id, name in choices(sample())]
    assert len(names) > 5
    assert names == sorted(names, key=estonian)


def test_services_and_support_services_are_offered_with_the_short_name_of_their_agency() -> None:
    found = offered.services(sample(), "ska")
    assert {one for one, _name in found} == set(sample().services)
    own = [name for _id, name in found if name.endswith(" (SKA)")]
    assert [name for _id, name in found][: len(own)] == own
    assert [estonian(name.removesuffix(" (SKA)")) for name in own] == sorted(
        estonian(name.removesuffix(" (SKA)")) for name in own
    )


def test_the_ministry_comes_last_among_agencies_and_tehik_first_among_all() -> None:
    assert offered.agencies(sample())[-1][0] == "som"
    assert offered.organisations(sample())[0][0] == "tehik"


def test_goals_are_those_of_plans_in_force() -> None:
    around = sample()
    found = {one for one, _name in offered.goals(around)}
    assert found <= {goal.id for plan in around.plans.values() for goal in plan.record.goals}
    assert found


def test_policy_is_managed_in_a_unit_of_the_ministry() -> None:
    around = sample()
    ministry = around.organisations["som"].record
    assert {one for one, _name in offered.units(around)} == {unit.id for unit in ministry.units}
    names = [name for _id, name in offered.units(around)]
    assert names == sorted(names, key=estonian)


def test_people_of_the_agency_come_first_and_all_are_told_apart_by_theirs() -> None:
    around = sample()
    found = offered.people(around, "ska")
    own = [one.record.id for one in around.people.values() if one.record.organisation == "ska"]
    assert {one for one, _name in found[: len(own)]} == set(own)
    assert {one for one, _name in found} == set(around.people)
    assert all(name.endswith(" (SKA)") for _id, name in found[: len(own)])
