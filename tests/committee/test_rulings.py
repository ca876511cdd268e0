"""Decisions with the numbers that minutes give them."""

from __future__ import annotations

import pytest

from som_cli.committee.minutes import minutes
from som_cli.committee.rulings import points, register, rulings
from tests.builders.committee import case
from tests.builders.december import AUTUMN, DECEMBER, GROUP, JUNE, story, to_agency
from tests.builders.held import CARE, HOME, MAINTENANCE, PENSION, PORTAL, held_story
from tests.builders.meetings import held_meeting


def told(registry, meeting=DECEMBER):
    return [(one.number, one.case.id, one.act.move) for one in rulings(registry.meetings[meeting].record, registry)]


def test_a_decision_is_numbered_by_its_item_and_its_place_under_it():
    assert told(held_story()) == [
        ("2.1", CARE, "decide"),
        ("3.1", MAINTENANCE, "decide"),
        ("5.1", PENSION, "decide"),
        ("6.1", PORTAL, "confirm"),
        ("7.1", "ska-2026-toolaud", "prioritise"),
    ]


def test_the_items_keep_the_order_of_the_sections_of_the_agenda():
    registry = held_story()

    found = points(registry.meetings[DECEMBER].record, registry)

    assert [(one.number, one.kind, one.case and one.case.id) for one in found] == [
        (1, "opening", None),
        (2, "new", CARE),
        (3, "new", MAINTENANCE),
        (4, "new", HOME),
        (5, "returning", PENSION),
        (6, "change", PORTAL),
        (7, "monitoring", None),
        (8, "information", None),
    ]


def test_what_was_decided_without_standing_on_the_agenda_comes_after_what_stood_there():
    registry = held_story(agenda=[{"id": CARE, "section": "new"}])

    assert told(registry)[:2] == [("2.1", CARE, "decide"), ("3.1", MAINTENANCE, "decide")]


@pytest.mark.parametrize("status", ["planned", "frozen", "cancelled"])
def test_a_meeting_that_was_not_held_decided_nothing(status):
    assert told(held_story(status=status)) == []


def test_the_register_begins_with_the_latest_meeting():
    registry = held_story()

    found = register((one.record for one in registry.meetings.values()), registry)

    assert [one.meeting.id for one in found[:5]] == [DECEMBER] * 5
    assert {one.meeting.id for one in found[5:]} == {JUNE}


def test_a_number_does_not_change_when_something_is_decided_later_at_another_item():
    before = held_story(decided=False)

    assert {one.number for one in points(before.meetings[DECEMBER].record, before)} == set(range(1, 9))


def test_what_was_only_to_be_presented_and_was_is_not_postponed():
    registry = story(
        meetings=[held_meeting(id=AUTUMN, body=GROUP, date="2026-10-14", status="minuted", attendance={"present": []})],
        cases=(case(None, [*to_agency(), ("present", "2026-10-14", {"body": GROUP, "meeting": AUTUMN})]),),
    )

    seen = minutes(registry.meetings[AUTUMN].record, registry)

    assert [(one.point.kind, one.open) for one in seen.matters] == [
        ("opening", None),
        ("new", None),
        ("information", None),
    ]
