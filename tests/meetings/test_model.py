from __future__ import annotations

import pytest

from tests.builders.meetings import held_meeting, meeting, meeting_values
from tests.builders.refusals import needed, refused


def test_a_meeting_needs_an_id_a_body_and_a_date():
    assert needed("meeting", meeting_values()) == {"schema", "id", "body", "date"}


def test_a_meeting_is_ordinary_and_planned_unless_it_says_otherwise():
    bare = meeting(kind=None, status=None)

    assert (bare.kind, bare.status) == ("ordinary", "planned")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"date": "10.12.2026"}, [(("date",), "value_error")]),
        ({"time": "14.00"}, [(("time",), "string_pattern_mismatch")]),
        ({"time": 840}, [(("time",), "string_type")]),
        ({"kind": "korraline"}, [(("kind",), "literal_error")]),
        ({"status": "done"}, [(("status",), "literal_error")]),
        ({"trimester": "2026-T3"}, [(("trimester",), "extra_forbidden")]),
        ({"attendance": {"present": ["Kaja Kask"]}}, [(("attendance", "present", 0), "string_pattern_mismatch")]),
        ({"agenda": [{"id": "ska-2026-a", "section": "uus"}]}, [(("agenda", 0, "section"), "literal_error")]),
        ({"other_items": [{"text": "Info"}]}, [(("other_items", 0, "title"), "missing")]),
        ({"delta": {"registered": "hiljem"}}, [(("delta", "registered"), "value_error")]),
    ],
)
def test_what_does_not_fit_is_refused_at_its_place(changes, said):
    assert refused("meeting", meeting_values(**changes)) == said


@pytest.mark.parametrize(
    ("status", "is_held"),
    [("planned", False), ("frozen", False), ("held", True), ("minuted", True), ("cancelled", False)],
)
def test_a_meeting_is_held_until_its_minutes_and_after(status, is_held):
    assert held_meeting(status=status).is_held is is_held
