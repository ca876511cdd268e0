"""Decisions with the numbers that minutes give them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from som_cli.committee.minutes import minutes
from som_cli.committee.places import other_items
from som_cli.committee.rulings import points, register, rulings
from som_cli.meetings.model import OtherItem
from som_cli.render.agenda import page_of
from tests.builders.committee import case
from tests.builders.december import AUTUMN, DECEMBER, GROUP, JUNE, MARCH, story, to_agency
from tests.builders.held import CARE, FEW, HOME, MAINTENANCE, PENSION, PORTAL, held_story
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


FINAL: dict[str, Any] = {"agenda": [{"id": CARE, "section": "new"}], "frozen": {"date": "2026-12-03"}}


def test_the_numbers_of_a_final_agenda_stay_and_its_supplement_comes_after_everything():
    registry = held_story(**FINAL)

    found = points(registry.meetings[DECEMBER].record, registry)

    assert [(one.number, one.kind, one.case and one.case.id) for one in found] == [
        (1, "opening", None),
        (2, "new", CARE),
        (3, "monitoring", None),
        (4, "information", None),
        (5, "new", MAINTENANCE),
        (6, "new", HOME),
        (7, "returning", PENSION),
        (8, "change", PORTAL),
    ]
    assert told(registry) == [
        ("2.1", CARE, "decide"),
        ("3.1", "ska-2026-toolaud", "prioritise"),
        ("5.1", MAINTENANCE, "decide"),
        ("7.1", PENSION, "decide"),
        ("8.1", PORTAL, "confirm"),
    ]


@pytest.mark.parametrize("status", ["frozen", "held"])
def test_minutes_and_agenda_number_alike(status):
    registry = held_story(decided=False, **FINAL, status=status)
    record = registry.meetings[DECEMBER].record

    rows, _ = page_of(record, registry).rows()

    assert [(row.slot.number, row.kind, row.brief and row.brief.item.id) for row in rows] == [
        (one.number, one.kind, one.case and one.case.id) for one in points(record, registry)
    ]


QUESTION: dict[str, Any] = {
    "title": "SKAIS1 järjekord",
    "presenter": "rein-vaher",
    "text": "Palutakse otsustada.",
    "note": "Pooleli.",
}


def without_quorum(**changes):
    return held_story(decided=False, status="minuted", attendance=FEW, other_items=[QUESTION], **changes)


def others(registry, meeting):
    return [(one.item.title, one.since) for one in other_items(registry.meetings[meeting].record, registry)]


def test_an_other_item_of_a_meeting_without_a_quorum_stands_on_the_next_agenda():
    registry = without_quorum()
    rows, _ = page_of(registry.meetings[MARCH].record, registry).rows()
    [matter] = [one for one in minutes(registry.meetings[DECEMBER].record, registry).matters if one.point.other]

    assert others(registry, MARCH) == [("SKAIS1 järjekord", date(2026, 12, 10))]
    assert [(row.other.title, row.other.note) for row in rows if row.other] == [("SKAIS1 järjekord", None)]
    assert (matter.open, matter.stands and matter.stands.id) == ("quorum", MARCH)


def test_an_other_item_that_was_dealt_with_or_written_down_again_is_not_carried():
    with_quorum = held_story(decided=False, status="minuted", other_items=[QUESTION])
    again = without_quorum()
    filed = again.meetings[MARCH]
    own = (OtherItem(title="Skais1 järjekord"),)
    written = replace(filed, record=filed.record.model_copy(update={"other_items": own}))

    assert others(with_quorum, MARCH) == []
    assert others(replace(again, meetings={**again.meetings, MARCH: written}), MARCH) == [("Skais1 järjekord", None)]


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
