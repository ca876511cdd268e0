from __future__ import annotations

from datetime import date

import pytest

from tests.builders.people import agency_body, body, body_values
from tests.builders.refusals import needed, refused


@pytest.mark.req("D12", "D85", "D86", "X10")
def test_a_body_needs_its_order_and_its_members():
    assert needed("body", body_values()) == {"schema", "id", "name", "type", "order", "members"}


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"type": "committee"}, [(("type",), "literal_error")]),
        ({"domain": "sport"}, [(("domain",), "literal_error")]),
        ({"order": {"number": "12"}}, [(("order", "date"), "missing")]),
        ({"members": [{"person": "mari"}]}, [(("members", 0, "role"), "missing")]),
        ({"members": [{"role": "chair", "person": "Mari M"}]}, [(("members", 0, "person"), "string_pattern_mismatch")]),
        ({"members": [{"role": "portfellijuht", "person": "mari"}]}, [(("members", 0, "role"), "literal_error")]),
        ({"quorum": {"members": 0}}, [(("quorum", "members"), "greater_than_equal")]),
        ({"quorum": 5}, [(("quorum",), "model_type")]),
    ],
)
def test_what_does_not_fit_is_refused_at_its_place(changes, said):
    assert refused("body", body_values(**changes)) == said


def test_the_number_of_an_order_may_be_written_as_a_number():
    assert body(order={"number": 12, "date": "2025-01-15"}) == body()
    assert refused("body", body_values(order={"number": True, "date": "2025-01-15"})) == [
        (("order", "number"), "string_type")
    ]


def test_members_are_those_of_the_day():
    committee = body(
        members=[
            {"person": "kaja-kask", "role": "chair", "from": "2025-01-15", "to": "2026-05-31"},
            {"person": "rein-vaher", "role": "chair", "from": "2026-06-01"},
        ]
    )

    assert [member.person for member in committee.members_on(date(2026, 5, 31))] == ["kaja-kask"]
    assert [member.person for member in committee.members_on(date(2026, 6, 1))] == ["rein-vaher"]
    assert agency_body().domain is None
