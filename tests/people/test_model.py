from __future__ import annotations

from datetime import date

import pytest

from som_cli.people.model import Person, Unit
from tests.builders.people import organisation, organisation_values, person, person_values
from tests.builders.refusals import needed, refused


def test_a_person_needs_an_id_a_name_and_an_organisation():
    assert needed("person", person_values()) == {"schema", "id", "name", "organisation"}


def test_an_organisation_needs_an_id_a_name_and_a_type():
    assert needed("organisation", organisation_values()) == {"schema", "id", "name", "type"}


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (person_values(mail="x@y.ee"), [(("mail",), "extra_forbidden")]),
        (person_values(id="Mari Maasikas"), [(("id",), "string_pattern_mismatch")]),
        (person_values(email="mari@ska.example"), [(("email",), "tuple_type")]),
        (person_values(email=["mari"]), [(("email", 0), "string_pattern_mismatch")]),
        (person_values(signing_keys=[{"from": "2026-01-01"}]), [(("signing_keys", 0, "key"), "missing")]),
        (person_values(signing_keys=[{"key": "ssh-ed25519 A", "from_": "2026-01-01"}]),
         [(("signing_keys", 0, "from_"), "extra_forbidden")]),
        (person_values(active={"from": "eile"}), [(("active", "from"), "value_error")]),
        (organisation_values(type="ngo"), [(("type",), "literal_error")]),
        (organisation_values(units=[{"id": "a"}]), [(("units", 0, "name"), "missing")]),
        (organisation_values(offices=[{"office": "king", "person": "mari-maasikas"}]),
         [(("offices", 0, "office"), "literal_error")]),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_refused_at_its_place(values, said):
    kind = values["schema"].split("/")[0]

    assert refused(kind, values) == said


@pytest.mark.parametrize(
    ("active", "day", "is_active"),
    [
        (None, date(2026, 1, 1), True),
        ({"from": "2026-01-01"}, date(2025, 12, 31), False),
        ({"from": "2026-01-01"}, date(2026, 1, 1), True),
        ({"to": "2026-01-01"}, date(2026, 1, 1), True),
        ({"to": "2026-01-01"}, date(2026, 1, 2), False),
    ],
)
def test_a_person_is_in_service_from_the_first_to_the_last_day(active, day, is_active):
    assert person(active=active).is_active(day) is is_active


@pytest.mark.req("S13", "S14", "S15")
def test_the_ministry_has_a_minister_a_secretary_general_and_deputies_each_with_dates():
    ministry = organisation(
        type="ministry",
        offices=[
            {"office": "minister", "person": "karl-ounapuu", "from": "2025-01-01"},
            {"office": "secretary_general", "person": "maarja-kirsipuu", "to": "2025-12-31"},
            {"office": "deputy_secretary_general", "area": "sotsiaalala", "person": "andres-toomingas"},
        ],
    )
    day, later = date(2025, 12, 31), date(2026, 1, 1)

    assert [(one.office, one.area, one.covers(day), one.covers(later)) for one in ministry.offices] == [
        ("minister", None, True, True),
        ("secretary_general", None, True, False),
        ("deputy_secretary_general", "sotsiaalala", True, True),
    ]


@pytest.mark.req("S58", "S59")
def test_nothing_on_file_tells_how_a_person_performs():
    assert set(Person.model_fields) == {
        "schema_", "id", "name", "organisation", "unit", "email", "handle", "signing_keys", "active", "x",
    }  # fmt: skip
    assert refused("person", person_values(goals=["Rohkem teha"])) == [(("goals",), "extra_forbidden")]


def test_an_organisation_knows_its_units():
    assert organisation().unit("arendus") == Unit(id="arendus", name="Arendusosakond", head="mari-maasikas")
    assert organisation().unit("rahandus") is None
