"""The work plan of a domain and of a department as documents."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from som_cli.portfolio.yearplan import plan_of_department, plan_of_policy
from som_cli.process.overlaps import units
from som_cli.process.policy_rules import check_policies
from som_cli.render.workplan import workplan as page
from tests.builders.cards import workplan
from tests.builders.markdown import links, structure, uneven_rows
from tests.builders.process import filed
from tests.builders.sample import hostile_sample, sample

LANGUAGES = pytest.mark.parametrize("language", ["et", "en"])
DEPARTMENT = "hoolekande-osakond"


def of_policy(language="en", policy="sotsiaalhoolekanne", year=2026, registry=None):
    registry = registry or sample()
    return page(plan_of_policy(registry.policies[policy].record, year, registry), language, commit="7c41e9a")


def of_department(language="en", unit=DEPARTMENT, year=2026, registry=None):
    registry = registry or sample()
    return page(plan_of_department(units(registry)[unit], year, registry), language, commit="7c41e9a")


@LANGUAGES
@pytest.mark.req("S48", "S55", "S61", "S62", "S84")
def test_the_plan_of_a_domain_is_as_it_should_be(language, golden):
    golden(f"workplan.{language}.md", of_policy(language))


@LANGUAGES
@pytest.mark.req("S96", "S97", "S98")
def test_the_plan_of_a_department_is_as_it_should_be(language, golden):
    golden(f"workplan-department.{language}.md", of_department(language))


@pytest.mark.req("S97")
def test_a_domain_without_a_plan_is_named():
    document = of_department(year=2031)
    assert "No activities have been written down for 2031." in document
    assert "Without a work plan: " in document


@LANGUAGES
def test_texts_of_users_change_nothing_of_the_document(language):
    for made in (of_policy, of_department):
        sound, attacked = made(language), made(language, registry=hostile_sample())
        assert structure(attacked) == structure(sound)
        assert uneven_rows(attacked) == []
        assert links(attacked) == links(sound)


@pytest.mark.req("S96")
def test_what_is_late_comes_first_by_how_long_it_is_late():
    registry = sample()
    items = [
        {"id": id_, "text": id_, "priority": place, "organisation": "som", "owner": "eve-paju", "due": due}
        for place, (id_, due) in enumerate((("b", "2026-11-21"), ("a", "2026-03-01"), ("c", "2026-11-22")), start=1)
    ]
    plan = workplan(id="2026-sotsiaalhoolekanne", policy="sotsiaalhoolekanne", year=2026, items=items)
    changed = replace(registry, workplans={plan.id: filed(plan)})
    view = plan_of_policy(registry.policies["sotsiaalhoolekanne"].record, 2026, changed)
    assert [one.work.item.id for one in view.late] == ["a", "b"]
    assert [one.work.item.id for one in view.items] == ["b", "a", "c"]
    assert re.search(r"3 activities: 0 done, 1 planned, 2 late", page(view, "en"))


@LANGUAGES
def test_no_activity_is_cut_short(language):
    assert "…" not in of_department(language)


@pytest.mark.req("S62")
def test_a_level_is_old_in_the_plan_where_the_rules_call_it_old():
    registry = sample()
    strict = registry.settings.thresholds.model_copy(update={"indicator_years": 1})
    changed = replace(registry, settings=registry.settings.model_copy(update={"thresholds": strict}))
    assert [one.code for one in check_policies(registry) if one.code == "policies-indicator-stale"] == []
    assert "Every indicator has a level of 2024 or later, or a note" in of_department(registry=registry)
    stale = {
        one.facts["name"]
        for one in check_policies(changed)
        if one.code == "policies-indicator-stale" and one.path.endswith("/sotsiaalhoolekanne.yaml")
    }
    view = plan_of_policy(changed.policies["sotsiaalhoolekanne"].record, 2026, changed)
    assert {one.indicator.name for one in view.unmeasured} == stale != set()
    assert "| Erihoolekandeteenuse ooteaja mediaan, pikim teenus | 53 kuud (2024) |" in page(view, "en")
