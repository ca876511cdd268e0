"""What work plans must say; each rule has its bad case in the corpus too."""

from __future__ import annotations

import pytest

from som_cli.process.workplan_rules import check_workplans
from tests.builders.cards import policy, workplan
from tests.builders.process import WORK, codes, registry, shelf


def found(first=None, /, **changes):
    """The findings of a sound plan whose first activity, or which itself, is changed."""
    items = [dict(item) for item in WORK["items"]]
    items[0] = {key: value for key, value in (items[0] | (first or {})).items() if value is not None}
    plan = workplan(**(WORK | {"items": items} | changes))
    return codes(check_workplans(registry(workplans=shelf(plan))))


@pytest.mark.req("S47", "S48", "S61")
def test_a_sound_plan_is_silent():
    assert found() == []


@pytest.mark.req("S47", "S48", "S61", "S80", "S84", "S96")
@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"goal": None}, ["workplans-item-loose"]),
        ({"goal": None, "service": "ska-pension"}, []),
        ({"goal": "pension-teada"}, []),
        ({"goal": "hea-toimetulek"}, ["workplans-goal-elsewhere"]),
        ({"service": "muu"}, ["workplans-service-elsewhere"]),
        ({"priority": 2}, ["workplans-priority-twice"]),
        ({"priority": 2, "status": "dropped"}, []),
        ({"due": None}, ["workplans-due-missing"]),
        ({"due": None, "status": "dropped"}, []),
        ({"due": "2027-01-01"}, ["workplans-due-year"]),
        ({"due": "2026-12-09", "status": "planned"}, ["workplans-due-passed"]),
        ({"due": "2026-12-09", "status": None}, ["workplans-due-passed"]),
        ({"due": "2026-12-10", "status": "planned"}, []),
        ({"due": "2026-12-09", "status": "late"}, []),
        ({"due": "2026-12-09", "status": "done"}, []),
        ({"risks": [{"text": "Raha ei jätku.", "impact": "high"}]}, ["workplans-risk-open"]),
        ({"risks": [{"text": "Raha ei jätku.", "impact": "high", "mitigation": "Varu."}]}, []),
        ({"risks": ["Raha ei jätku."]}, []),
        ({"organisation": "ska"}, ["workplans-one-organisation"]),
    ],
)
def test_an_activity_has_a_purpose_a_place_and_a_day(change, expected):
    assert [code for code in found(change) if code != "workplans-owner-elsewhere"] == expected


@pytest.mark.req("S48")
def test_each_domain_that_goes_on_has_a_plan_for_the_year():
    assert found(id="2025-eakad", year=2025) == ["workplans-due-year", "workplans-due-year", "workplans-missing"]
    ended = registry(workplans={}, policies=shelf(policy(status="closed")))
    assert codes(check_workplans(ended)) == []


@pytest.mark.req("S48")
def test_a_plan_is_named_by_its_year_and_policy():
    assert found(id="2026-eakate-plaan") == ["workplans-id"]
