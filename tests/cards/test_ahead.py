"""What is still to come on the day a card is looked at was neither done nor measured."""

from __future__ import annotations

from datetime import date

import pytest

from som_cli.cards.ahead import Ahead, without_ahead
from som_cli.cards.completeness import completeness
from tests.builders.cards import indicator_values, plan, policy, service

TODAY = date(2026, 12, 10)
GOAL = {"id": "eakad-kodus", "text": "Rohkem eakaid elab kodus."}


def test_a_card_of_what_was_done_stays_itself() -> None:
    card = policy(reviewed="2026-12-10", retros=["2026-09-15"], meeting_log=[{"date": "2027-01-12"}])
    assert without_ahead(card, TODAY) == (card, ())
    assert without_ahead(card, TODAY)[0] is card


@pytest.mark.req("S5", "S54", "S64")
def test_a_review_an_approval_and_feedback_still_to_come_were_not_done() -> None:
    members = [{"person": "anu-allik", "role": "Tundja", "approved_by": "kaja-kask", "approved_on": "2030-02-03"}]
    card = policy(reviewed="2030-01-01", retros=["2026-09-15", "2027-01-02"], core_team={"members": members})
    counted, ahead = without_ahead(card, TODAY)
    assert (counted.reviewed, counted.core_team.members[0].approved_on) == (None, None)
    assert [one.date for one in counted.retros] == [date(2026, 9, 15)]
    assert ahead == (
        Ahead(("reviewed",), "reviewed", date(2030, 1, 1)),
        Ahead(("retros", 1, "date"), "date", date(2027, 1, 2)),
        Ahead(("core_team", "members", 0, "approved_on"), "approved_on", date(2030, 2, 3)),
    )
    assert completeness(counted).percent == completeness(card).percent - 5
    assert without_ahead(card, date(2030, 2, 3)) == (card, ())


@pytest.mark.req("S34", "S36", "S118")
def test_a_service_is_measured_and_coordinated_on_days_that_have_come() -> None:
    goal = GOAL | {"coordinated_in": "eakad", "coordinated_on": "2026-12-11"}
    experience = {"satisfaction": {"value": 82, "year": 2027}, "measured_on": "2027-01-22"}
    card = service(goals=[goal], user_experience=experience, budget=[{"year": 2027, "approved": 5, "actual": 4}])
    counted, ahead = without_ahead(card, TODAY)
    assert (counted.goals[0].coordinated_on, counted.budget[0].actual) == (None, None)
    assert counted.budget[0].approved == card.budget[0].approved
    assert (counted.user_experience.satisfaction, counted.user_experience.measured_on) == (None, None)
    assert [(one.key, one.when) for one in ahead] == [
        ("coordinated_on", date(2026, 12, 11)), ("actual", 2027), ("measured_on", date(2027, 1, 22)),
        ("satisfaction", 2027),
    ]  # fmt: skip


@pytest.mark.req("S36")
def test_the_level_of_a_year_that_has_not_begun_is_not_the_newest() -> None:
    indicator = indicator_values(actuals={2024: 36, 2026: 33, 2028: 20, 2030: 10})
    counted, ahead = without_ahead(plan(goals=[{"id": "kodus", "name": "Kodus", "indicators": [indicator]}]), TODAY)
    assert counted.goals[0].indicators[0].latest.year == 2026
    assert [(one.at[-1], one.when) for one in ahead] == [("2028", 2028), ("2030", 2030)]
