"""Plans, policy cards, service cards and work plans: what they need, and what is refused."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from pydantic import ValidationError

from som_cli.cards.goals import Indicator, Level
from som_cli.cards.parts import TeamMember
from som_cli.cards.service import Service
from tests.builders.cards import (
    indicator_values,
    plan,
    plan_values,
    policy,
    policy_values,
    service,
    service_values,
    workplan,
    workplan_values,
)
from tests.builders.people import body_values, organisation_values
from tests.builders.refusals import needed, refused

SERVICE_BLOCKS = {
    "clients", "client_needs", "delivery", "channels", "user_experience", "communication", "legal_acts", "standards",
    "processes", "parties", "risks", "products",
}  # fmt: skip


LEADS = {"policy_lead", "service_lead", "service_manager"}


def test_a_plan_needs_a_period_and_goals():
    assert needed("plan", plan_values()) == {"schema", "id", "name", "type", "period", "goals"}


@pytest.mark.req("S5", "S20", "S36", "S87")
def test_a_policy_card_needs_a_lead_a_vision_target_groups_goals_services_and_a_core_team():
    assert needed("policy", policy_values()) == {
        "schema", "id", "title", "department", "policy_lead", "vision", "target_groups", "goals", "services",
        "core_team",
    }  # fmt: skip


@pytest.mark.req("S122", "S123", "S124", "S125", "S126", "S127", "S128", "S129", "S130")
def test_a_service_card_needs_a_lead_and_the_nine_blocks():
    assert needed("service", service_values()) == SERVICE_BLOCKS | {
        "schema", "id", "title", "type", "organisation", "service_lead",
    }  # fmt: skip


@pytest.mark.req("S33", "S105", "S108")
def test_a_support_service_card_is_the_same_kind_with_more_to_say():
    card = service(
        type="support_service",
        service_manager="anu-allik",
        supports=["eakad", "ska-pension"],
        internal_clients=["Ministeeriumi ametnikud"],
        service_level="Vastus kahe tööpäeva jooksul.",
        process_reviewed="2026-05-01",
    )

    assert (card.type, card.supports, card.process_reviewed) == (
        "support_service", ("eakad", "ska-pension"), date(2026, 5, 1),
    )  # fmt: skip


def test_a_work_plan_needs_a_policy_a_year_and_activities():
    assert needed("workplan", workplan_values()) == {"schema", "id", "policy", "year", "items"}


@pytest.mark.req("S61")
@pytest.mark.parametrize("key", ["id", "text", "priority", "organisation", "owner"])
def test_an_activity_of_a_work_plan_has_an_owner_and_a_place_in_the_order(key):
    item = {name: value for name, value in workplan_values()["items"][0].items() if name != key}

    assert refused("workplan", workplan_values(items=[item])) == [(("items", 0, key), "missing")]


@pytest.mark.req("S36")
@pytest.mark.parametrize("key", ["id", "name", "unit", "direction", "baseline", "targets"])
def test_an_indicator_has_a_unit_a_direction_a_baseline_and_targets(key):
    goal = {"id": "g", "name": "Eesmärk", "indicators": [indicator_values(**{key: None})]}

    assert refused("plan", plan_values(goals=[goal])) == [(("goals", 0, "indicators", 0, key), "missing")]


def _with_member(**changes: object) -> dict[str, object]:
    member = {"person": "mari-maasikas", "role": "Liige"} | changes
    return policy_values(core_team={"members": [member]})


@pytest.mark.req("S58", "S59")
@pytest.mark.parametrize("key", ["goals", "personal_goals", "appraisal", "workload"])
def test_goals_are_the_teams_and_none_stands_beside_a_member(key):
    assert refused("policy", _with_member(**{key: ["Rohkem teha"]})) == [
        (("core_team", "members", 0, key), "extra_forbidden")
    ]
    assert set(TeamMember.model_fields) == {
        "person", "role", "competence", "membership", "from_", "to", "mandate", "approved_by", "approved_on",
        "participation", "substitute",
    }  # fmt: skip


@pytest.mark.req("S44")
def test_every_agency_has_the_same_roles_and_none_makes_its_own():
    assert refused("organisation", organisation_values(roles=["teenuseomanik"])) == [(("roles",), "extra_forbidden")]
    assert refused("service", service_values(service_owner="anu-allik")) == [(("service_owner",), "extra_forbidden")]
    own = {"person": "anu-allik", "role": "teenuseomanik"}
    assert refused("body", body_values(members=[own])) == [(("members", 0, "role"), "literal_error")]
    leads = [needed("service", service_values(organisation=name)) & LEADS for name in ("ska", "tehik", "terk")]
    assert leads == [{"service_lead"}] * 3
    assert needed("policy", policy_values()) & LEADS == {"policy_lead"}


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (plan_values(period={"from": 2030}), [(("period", "to"), "missing")]),
        (plan_values(period={"from": "2023-01-01", "to": 2030}), [(("period", "from"), "value_error")]),
        (plan_values(url="riigiteataja.ee"), [(("url",), "string_pattern_mismatch")]),
        (policy_values(status="paused"), [(("status",), "literal_error")]),
        (policy_values(services=["ska-pension"]), [(("services", 0), "model_type")]),
        (policy_values(goals=[{"id": "g"}]), [(("goals", 0, "text"), "missing")]),
        (policy_values(visibility="secret"), [(("visibility",), "literal_error")]),
        (policy_values(core_team={}), [(("core_team", "members"), "missing")]),
        (_with_member(person=None), [(("core_team", "members", 0, "person"), "string_type")]),
        (_with_member(mandate={"decision_right": "jah"}),
         [(("core_team", "members", 0, "mandate", "decision_right"), "bool_type")]),
        (_with_member(participation="weekly"), [(("core_team", "members", 0, "participation"), "literal_error")]),
        (service_values(type="tugi"), [(("type",), "literal_error")]),
        (service_values(service_kind="both"), [(("service_kind",), "literal_error")]),
        (service_values(user_experience={"satisfaction": 82}), [(("user_experience", "satisfaction"), "model_type")]),
        (service_values(legal_acts=["SHS"]), [(("legal_acts", 0), "model_type")]),
        (service_values(data=[{"register_": "STAR", "name": "Andmed"}]),
         [(("data", 0, "register_"), "extra_forbidden")]),
        (workplan_values(year="kaks"), [(("year",), "value_error")]),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_refused_at_its_place(values, said):
    assert refused(values["schema"].split("/")[0], values) == said


def test_a_plan_is_in_force_from_its_first_to_its_last_year():
    in_force = {day.year: plan().is_in_force(day) for day in (date(2022, 12, 31), date(2023, 1, 1), date(2030, 12, 31))}

    assert in_force == {2022: False, 2023: True, 2030: True}
    assert not plan().is_in_force(date(2031, 1, 1))


def test_the_newest_level_of_an_indicator_is_the_last_actual_one_or_the_baseline():
    measured = Indicator.model_validate(indicator_values(actuals={2024: 36, "2025": "35.5"}))
    never = Indicator.model_validate(indicator_values(actuals=None))

    assert measured.latest == Level(year=2025, value=Decimal("35.5"))
    assert never.latest == Level(year=2021, value=Decimal(41))


def test_a_retrospective_and_a_risk_may_be_written_short():
    assert policy(retros=["2026-05-04"]) == policy(retros=[{"date": "2026-05-04"}])
    item = workplan_values()["items"][0]
    assert workplan(items=[item | {"risks": ["Hilineb"]}]) == workplan(items=[item | {"risks": [{"text": "Hilineb"}]}])


@pytest.mark.parametrize("scale", ["1–5", 5, "5"])
def test_a_scale_is_a_number_or_words(scale):
    card = service(user_experience={"satisfaction": {"value": 4, "scale": scale}})

    assert card.user_experience.satisfaction is not None
    assert str(card.user_experience.satisfaction.scale) == str(scale)


@pytest.mark.req("S22", "S24")
def test_the_manager_of_a_support_service_leads_it_where_nobody_else_is_named() -> None:
    said = {key: value for key, value in service_values(type="support_service").items() if key != "service_lead"}
    managed = Service.model_validate({**said, "service_manager": "anu-allik"})
    assert (managed.service_lead, managed.service_manager) == ("anu-allik", "anu-allik")
    both = Service.model_validate({**said, "service_manager": "anu-allik", "service_lead": "rein-vaher"})
    assert (both.service_lead, both.service_manager) == ("rein-vaher", "anu-allik")
    for unled in (said, {**said, "type": "service", "service_manager": "anu-allik"}):
        with pytest.raises(ValidationError, match="service_lead"):
            Service.model_validate(unled)
