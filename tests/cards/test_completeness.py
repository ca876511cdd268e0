"""How much the cards of policies, services and support services say."""

from __future__ import annotations

from typing import Any

import pytest

from som_cli.cards.completeness import Gap, completeness, empty_blocks
from som_cli.cards.initiative import Initiative
from som_cli.cards.policy import Policy
from som_cli.cards.service import Service
from som_cli.cards.weights import BLOCKS, INITIATIVE, POLICY, SERVICE, SUPPORT_SERVICE
from tests.builders.cards import indicator_values, policy, policy_values, service
from tests.builders.sample import sample

GOALS: list[dict[str, Any]] = [
    {"id": "kodus", "text": "Rohkem eakaid elab kodus.", "plan_goals": ["hea"], "indicators": [indicator_values()]},
    {"id": "toime", "text": "Eakas tuleb toime.", "plan_goals": ["hea"]},
]


@pytest.mark.req("S45")
@pytest.mark.parametrize(
    ("form", "model"), [(INITIATIVE, Initiative), (POLICY, Policy), (SERVICE, Service), (SUPPORT_SERVICE, Service)]
)
def test_every_expected_part_is_a_field_of_the_card(form, model):
    assert {field.partition(".")[0] for field in form.weights} <= set(model.model_fields)
    assert all(weight > 0 for weight in form.weights.values())
    assert sum(form.weights.values()) == 100


@pytest.mark.req("S5", "S45")
def test_a_placeholder_in_a_policy_card_does_not_count():
    said, hollow = policy(), policy(vision="TBD", target_groups=["täpsustamisel", "…"])

    assert completeness(said).percent - completeness(hollow).percent == pytest.approx(11, abs=1)
    gaps = completeness(hollow).gaps
    assert {Gap("vision", "placeholder", share=5), Gap("target_groups", "placeholder", share=6)} <= set(gaps)


@pytest.mark.req("S36", "S57")
def test_a_placeholder_among_goals_in_a_unit_or_in_a_mandate_does_not_count():
    """What is measured in a unit still to be found, and a right to a matter still to be named, say nothing."""
    said = policy(goals=GOALS[:1])
    two = [goal | {"indicators": [indicator_values()]} for goal in GOALS]
    goals = [two[0], two[1] | {"text": "TBD"}]
    assert _gaps(policy(goals=goals)) - _gaps(policy(goals=two)) == {("goals", "partial", ("toime",))}

    unmeasured = [GOALS[0] | {"indicators": [indicator_values(unit="täpsustamisel")]}]
    assert _gaps(policy(goals=unmeasured)) - _gaps(said) == {("goals.indicators", "empty", ("kodus",))}

    member = policy_values()["core_team"]["members"][0]
    rights = member["mandate"] | {"scope": "TBD"}
    hollow = policy(goals=GOALS[:1], core_team={"members": [member | {"mandate": rights}]})
    assert _gaps(hollow) - _gaps(said) == {("core_team.members.mandate", "empty", ("toomas-jalakas",))}


def _gaps(card: Policy) -> set[tuple[str, str, tuple[str, ...]]]:
    return {(gap.field, gap.reason, gap.items) for gap in completeness(card).gaps}


@pytest.mark.req("S36")
def test_a_goal_without_an_indicator_is_named():
    gaps = {gap.field: gap for gap in completeness(policy(goals=GOALS)).gaps}

    assert gaps["goals.indicators"] == Gap("goals.indicators", "partial", ("toime",), 14)
    assert gaps["goals.priority"] == Gap("goals.priority", "empty", ("kodus", "toime"), 2)
    assert "goals" not in gaps


def test_what_is_not_there_is_one_gap_not_many():
    missing = completeness(policy(goals=[])).missing

    assert [field for field in missing if field.startswith("goals")] == ["goals"]


@pytest.mark.req("S121", "S122", "S123", "S124", "S125", "S126", "S127", "S128", "S129", "S130")
def test_the_nine_blocks_of_a_service_card_are_counted():
    hollow = service(
        client_needs="TBD",
        channels=["…"],
        communication=[{"message": "selgub"}],
        parties=[{"name": "KOV"}],
        risks=[{"text": "Andmed hilinevad."}],
    )

    assert len(BLOCKS) == 9
    assert empty_blocks(service()) == ()
    assert empty_blocks(hollow) == ("client_needs", "delivery", "communication", "parties", "risks")


def _full(**changes):
    """A policy card that says all that is weighed, apart from what the changes say."""
    member = policy_values()["core_team"]["members"][0]
    told = {
        "goals": [{**GOALS[0], "priority": 1}],
        "core_team": {"members": [{**member, "competence": "Pensioniõigus", "participation": "monthly"}]},
        "situation": dict.fromkeys(("present", "needs", "resources", "sustainability"), "Kirjeldus."),
        "risks": [{"text": "Raha väheneb.", "mitigation": "Varu."}],
        "budget": [{"year": 2026, "approved": 1}],
        "resource_need": {"people": 1},
        "development_needs": [{"id": "n", "text": "Kalkulaator"}],
        "legal_acts": [{"title": "Seadus"}],
        **{name: ["Kirjeldus"] for name in ("information_systems", "registers", "networks", "stakeholders")},
        "continuity": "Kriisiplaan.",
        "related_policies": ["lapsed"],
        "meeting_log": [{"date": "2026-11-12"}],
        "deputy_area": "sotsiaalala",
        "summary": "Kokkuvõte.",
        "reviewed": "2026-11-12",
        "visibility": "area",
    }
    return policy(**told | changes)


def _with_member(**changes):
    member = policy_values()["core_team"]["members"][0] | {"competence": "Õigus", "participation": "monthly"} | changes
    return _full(core_team={"members": [{key: value for key, value in member.items() if value is not None}]})


@pytest.mark.req("S21", "S35", "S71", "S78", "S81", "S83", "S86", "S131")
@pytest.mark.parametrize(
    ("card", "field"),
    [
        (_with_member(competence=None), "core_team.members.competence"),
        (_with_member(participation=None), "core_team.members.participation"),
        (_with_member(mandate=None), "core_team.members.mandate"),
        (_full(core_team={"members": []}), "core_team.members"),
        (_full(related_policies=[]), "related_policies"),
        (_full(stakeholders=[]), "stakeholders"),
        (_full(services=[]), "services"),
        (_full(goals=[{**GOALS[0], "priority": 1, "indicators": [indicator_values(source=None)]}]),
         "goals.indicators.source"),
        (_full(situation=dict.fromkeys(("present", "needs", "resources"), "Kirjeldus.")), "situation.sustainability"),
    ],
)  # fmt: skip
def test_each_part_of_a_policy_card_is_weighed_and_named_where_it_is_missing(card, field):
    assert completeness(_full()).percent == 100
    assert completeness(card).missing == (field,)
    assert completeness(card).percent < 100


@pytest.mark.req("S10", "S116", "S119")
@pytest.mark.parametrize("field", ["service_kind", "data", "data.description_url", "data.quality_owner",
                                   "goals.priority"])  # fmt: skip
def test_what_a_service_may_still_say_is_weighed(field):
    data = {"name": "Taotlused", "description_url": "https://www.riha.ee/a", "quality_owner": "anu-allik"}
    goal = {"id": "ruttu", "text": "Otsus tehakse ruttu.", "priority": 1}
    name, _, part = field.partition(".")
    told: dict[str, Any] = {"service_kind": "direct", "data": [data], "goals": [goal]}
    less = told | {name: [{key: value for key, value in told[name][0].items() if key != part}] if part else None}

    full, missing = (completeness(service(**said)) for said in (told, less))
    assert set(missing.missing) - set(full.missing) == {field}
    assert full.percent > missing.percent


@pytest.mark.req("S104", "S106")
@pytest.mark.parametrize("field", ["service_manager", "internal_clients", "client_needs", "service_level"])
def test_a_support_service_is_asked_who_manages_it_for_whom_and_what_they_need(field):
    told = {"type": "support_service", "service_manager": "anu-allik", "internal_clients": ["Osakonnad"],
            "service_level": "Kahe päevaga."}  # fmt: skip
    less = told | {field: "TBD"} if field == "client_needs" else {k: v for k, v in told.items() if k != field}

    full, missing = (completeness(service(**said)) for said in (told, less))
    assert set(missing.missing) - set(full.missing) == {field}
    assert full.percent > missing.percent


@pytest.mark.req("S7", "S22", "S33")
def test_a_support_service_is_asked_for_what_it_supports():
    card = service(type="support_service")

    assert {"service_manager", "supports", "internal_clients"} <= set(completeness(card).missing)
    assert "supports" not in completeness(service()).missing


def test_the_cards_of_the_sample_are_filled_to_four_fifths():
    cards = [filed.record for shelf in (sample().policies, sample().services) for filed in shelf.values()]

    assert [card.id for card in cards if completeness(card).percent < 80] == []
