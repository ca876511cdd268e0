"""What a card's gaps are said to give is what the card grows by."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from som_cli.cards.completeness import completeness
from som_cli.cards.initiative import Initiative
from som_cli.cards.policy import Policy
from som_cli.cards.service import Service
from som_cli.cards.weights import INITIATIVE, POLICY, SERVICE, SUPPORT_SERVICE
from tests.builders.cards import indicator_values, initiative_values, policy_values, service_values

TEXTS = {"vision", "client_needs", "delivery"}  # asked of every card: they can be hollow, not absent
PARTS = {"user_experience", "core_team", "targets"}
MATE = {
    "person": "toomas-jalakas", "role": "Pensioniteenuse esindaja", "competence": "Pensioniõigus",
    "participation": "monthly", "approved_by": "peeter-pihlakas", "approved_on": "2026-01-12",
    "mandate": {"decision_right": True, "information_sharing": True, "scope": "Pensioniteenus"},
}  # fmt: skip
ALIKE: dict[str, Any] = {
    "vision": "Eakas elab kodus.",
    "goals": [{"id": f"kodus-{n}", "text": "Rohkem eakaid elab kodus.", "plan_goals": ["hea"], "priority": n,
               "indicators": [indicator_values(id=f"osakaal-{n}")]} for n in (1, 2)],
    "core_team": {"members": [MATE]},
    "development_needs": [{"id": "n", "text": "Kalkulaator"}],
    "resource_need": {"people": 1},
    "reviewed": "2026-11-12",
    "visibility": "area",
}  # fmt: skip
FULL_POLICY = policy_values() | ALIKE | {
    "situation": dict.fromkeys(("present", "needs", "resources", "sustainability"), "Kirjeldus."),
    "risks": [{"text": "Raha väheneb.", "mitigation": "Varu."}],
    "budget": [{"year": 2026, "approved": 1}],
    "legal_acts": [{"title": "Seadus"}],
    **{name: ["Kirjeldus"] for name in ("information_systems", "registers", "networks", "stakeholders")},
    "continuity": "Kriisiplaan.",
    "related_policies": ["lapsed"],
    "meeting_log": [{"date": "2026-11-12"}],
    "deputy_area": "sotsiaalala",
    "summary": "Kokkuvõte.",
}  # fmt: skip
FULL_SERVICE = service_values() | ALIKE | {
    "goals": [goal | {"coordinated_in": "eakad", "coordinated_on": "2026-11-12"} for goal in ALIKE["goals"]],
    "data": [{"name": "Taotlused", "description_url": "https://www.riha.ee/a", "quality_owner": "anu-allik"}],
    "service_kind": "direct",
}  # fmt: skip
FULL_SUPPORT = FULL_SERVICE | {
    "type": "support_service", "service_manager": "anu-allik", "supports": ["eakad"],
    "internal_clients": ["Osakonnad"], "service_level": "Kahe päevaga.", "process_reviewed": "2026-11-12",
}  # fmt: skip
CASES = [
    pytest.param(Policy, POLICY, FULL_POLICY, id="policy"),
    pytest.param(Service, SERVICE, FULL_SERVICE, id="service"),
    pytest.param(Service, SUPPORT_SERVICE, FULL_SUPPORT, id="support-service"),
    pytest.param(Initiative, INITIATIVE, initiative_values(), id="initiative"),
]


def _empty(values: Any, path: str) -> None:
    """Take a field out, of every item of a list."""
    first, _, rest = path.partition(".")
    if isinstance(values, list):
        for item in values:
            _empty(item, path)
    elif rest:
        _empty(values.get(first, {}), rest)
    elif first in TEXTS and first in values:
        values[first] = "TBD"
    elif first in PARTS or isinstance(values.get(first), list):
        values[first] = {"members": []} if first == "core_team" else type(values.get(first, {}))()
    else:
        values.pop(first, None)


def _fill(values: Any, full: Any, path: str) -> None:
    """Put a field back as the full card has it, into every item of a list."""
    first, _, rest = path.partition(".")
    if isinstance(full, list):
        for item, whole in zip(values, full, strict=True):
            _fill(item, whole, path)
    elif rest:
        _fill(values.setdefault(first, {}), full[first], rest)
    else:
        values[first] = deepcopy(full[first])


@pytest.mark.req("S45")
@pytest.mark.parametrize(("model", "form", "full"), CASES)
@given(data=st.data())
def test_what_is_filled_and_what_the_gaps_give_is_the_whole_card(model, form, full, data):
    values = deepcopy(full)
    for path in data.draw(st.sets(st.sampled_from(sorted(form.weights)))):
        _empty(values, path)

    seen = completeness(model.model_validate(values))
    assert seen.percent + sum(gap.share for gap in seen.gaps) == 100
    for gap in seen.gaps:
        mended = deepcopy(values)
        _fill(mended, full, gap.field)
        assert completeness(model.model_validate(mended)).percent == seen.percent + gap.share


@pytest.mark.req("S45")
@pytest.mark.parametrize(("model", "form", "full"), CASES)
def test_an_empty_card_lists_all_of_it(model, form, full):
    values = deepcopy(full)
    for path in form.weights:
        _empty(values, path)

    seen = completeness(model.model_validate(values))
    assert (seen.percent, sum(gap.share for gap in seen.gaps)) == (0, 100)
    assert completeness(model.model_validate(full)).percent == 100


@pytest.mark.req("S45")
@pytest.mark.parametrize(("model", "form", "full"), CASES[:3])
def test_what_gives_most_is_next_and_of_equals_the_first_of_the_form(model, form, full):
    values = deepcopy(full)
    for path in form.weights:
        _empty(values, path)

    gaps = completeness(model.model_validate(values)).gaps
    order = list(form.weights)
    assert list(gaps) == sorted(gaps, key=lambda gap: (-gap.share, order.index(gap.field)))
    assert gaps[0].field == "goals"


def test_goals_without_indicators_are_one_gap_with_all_that_indicators_say():
    values = deepcopy(FULL_POLICY)
    del values["goals"][1]["indicators"]

    assert [(gap.field, gap.items, gap.share) for gap in completeness(Policy.model_validate(values)).gaps] == [
        ("goals.indicators", ("kodus-2",), 14)
    ]
