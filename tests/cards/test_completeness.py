"""How much the cards of policies, services and support services say."""

from __future__ import annotations

import pytest

from som_cli.cards.completeness import Gap, completeness, empty_blocks
from som_cli.cards.initiative import Initiative
from som_cli.cards.policy import Policy
from som_cli.cards.service import Service
from som_cli.cards.weights import BLOCKS, INITIATIVE, POLICY, SERVICE, SUPPORT_SERVICE
from tests.builders.cards import indicator_values, policy, service
from tests.builders.sample import sample

GOALS = [
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


@pytest.mark.req("S5", "S45")
def test_a_placeholder_in_a_policy_card_does_not_count():
    said, hollow = policy(), policy(vision="TBD", target_groups=["täpsustamisel", "…"])

    assert completeness(said).percent - completeness(hollow).percent == pytest.approx(11, abs=1)
    assert completeness(hollow).gaps[:2] == (Gap("vision", "placeholder"), Gap("target_groups", "placeholder"))
    assert completeness(hollow).next == "vision"


@pytest.mark.req("S36")
def test_a_goal_without_an_indicator_is_named():
    gaps = {gap.field: gap for gap in completeness(policy(goals=GOALS)).gaps}

    assert gaps["goals.indicators"] == Gap("goals.indicators", "partial", ("toime",))
    assert gaps["goals.priority"] == Gap("goals.priority", "empty", ("kodus", "toime"))
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


@pytest.mark.req("S7", "S22", "S33")
def test_a_support_service_is_asked_for_what_it_supports():
    card = service(type="support_service")

    assert completeness(card).missing[:3] == ("service_manager", "supports", "internal_clients")
    assert "supports" not in completeness(service()).missing


def test_the_cards_of_the_sample_are_filled_to_four_fifths():
    cards = [filed.record for shelf in (sample().policies, sample().services) for filed in shelf.values()]

    assert [card.id for card in cards if completeness(card).percent < 80] == []
