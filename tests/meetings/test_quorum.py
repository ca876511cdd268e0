"""Who may decide at a meeting."""

from __future__ import annotations

from datetime import date

import pytest

from som_cli.meetings.quorum import Presence, Seat, presence, quorate, seats, voters
from som_cli.people.bodies import Body
from tests.builders.meetings import meeting

DAY = date(2026, 12, 10)
MEMBERS = [
    {"person": "andres-toomingas", "role": "chair"},
    {"person": "piret-sarapuu", "role": "member"},
    {"person": "tiina-lepik", "role": "member", "to": "2026-11-30"},
    {"person": "heiki-remmelgas", "role": "member", "from": "2026-12-01"},
    {"person": "rein-vaher", "role": "representative"},
    {"person": "kylli-parn", "role": "member"},
    {"person": "liis-kuusik", "role": "member", "substitute_for": "kylli-parn"},
    {"person": "mari-maasikas", "role": "coordinator"},
    {"person": "eve-paju", "role": "secretary"},
]


def committee(**given):
    values = {
        "schema": "body/1",
        "id": "sotsiaal",
        "name": "Valitsemisala juhtkomisjon (sotsiaalvaldkond)",
        "type": "area_committee",
        "domain": "social",
        "order": {"number": "94", "date": "2024-01-10"},
        "members": MEMBERS,
        "quorum": {"members": 4},
    }
    return Body.model_validate(values | given)


def test_each_member_with_a_vote_has_one_seat_on_the_day():
    assert seats(committee(), DAY) == (
        Seat("andres-toomingas"),
        Seat("piret-sarapuu"),
        Seat("heiki-remmelgas"),
        Seat("rein-vaher"),
        Seat("kylli-parn", ("liis-kuusik",)),
    )


def test_a_member_with_two_roles_has_one_seat():
    body = committee(members=[{"person": "a", "role": "chair"}, {"person": "a", "role": "representative"}])

    assert seats(body, DAY) == (Seat("a"),)


def test_a_substitute_counts_in_the_absence_of_the_member():
    assert voters(committee(), DAY, ("rein-vaher", "liis-kuusik")) == ("rein-vaher", "liis-kuusik")


def test_a_substitute_does_not_count_beside_the_member():
    assert voters(committee(), DAY, ("liis-kuusik", "kylli-parn")) == ("kylli-parn",)


def test_one_substitute_fills_one_seat():
    members = [
        {"person": "a", "role": "member"},
        {"person": "b", "role": "member"},
        {"person": "c", "role": "member", "substitute_for": "a"},
        {"person": "c", "role": "member", "substitute_for": "b"},
    ]

    assert voters(committee(members=members), DAY, ("c",)) == ("c",)


def test_neither_secretary_nor_coordinator_nor_guest_counts():
    assert voters(committee(), DAY, ("mari-maasikas", "eve-paju", "toomas-jalakas", "tiina-lepik")) == ()


@pytest.mark.req("D12")
@pytest.mark.parametrize(
    ("present", "enough"),
    [
        (["andres-toomingas", "piret-sarapuu", "rein-vaher"], False),
        (["andres-toomingas", "piret-sarapuu", "rein-vaher", "mari-maasikas"], False),
        (["andres-toomingas", "piret-sarapuu", "rein-vaher", "liis-kuusik"], True),
    ],
)
def test_a_body_decides_when_as_many_members_came_as_its_order_asks(present, enough):
    assert quorate(meeting(attendance={"present": present}), committee()) is enough


def test_who_steps_aside_does_not_count_for_the_item():
    held = meeting(attendance={"present": ["andres-toomingas", "piret-sarapuu", "rein-vaher", "liis-kuusik"]})

    assert presence(held, committee(), recused=("piret-sarapuu",)) == Presence(present=3, seats=5, needed=4)
    assert not quorate(held, committee(), recused=("piret-sarapuu",))


def test_without_attendance_a_quorum_is_not_reached():
    assert not quorate(meeting(), committee())


@pytest.mark.req("X26")
def test_a_body_without_a_quorum_may_always_decide():
    assert presence(meeting(), committee(quorum=None)) == Presence(present=0, seats=5, needed=None)
    assert quorate(meeting(), committee(quorum=None))
