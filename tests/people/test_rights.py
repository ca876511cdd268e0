"""Who holds which role in a body, on which day."""

from __future__ import annotations

from datetime import date

import pytest

from som_cli.people.rights import holders, is_committee_of, is_of_agency, officers, representatives
from tests.builders.people import agency_body, body, person
from tests.builders.process import shelf

DAY = date(2026, 12, 10)


@pytest.mark.req("D12", "S12")
def test_a_role_is_held_from_its_first_day_to_its_last() -> None:
    members = [
        {"person": "anu-allik", "role": "secretary", "from": "2026-01-01", "to": "2026-12-09"},
        {"person": "tiina-tamm", "role": "secretary", "from": "2026-12-10"},
    ]
    changing = body(members=members)
    days = [date(2025, 12, 31), date(2026, 12, 9), DAY]
    assert [holders(changing, ("secretary",), day) for day in days] == [(), ("anu-allik",), ("tiina-tamm",)]


def test_officers_are_secretary_chair_and_coordinator_each_once() -> None:
    members = [
        {"person": "kaja-kask", "role": "chair"},
        {"person": "rein-vaher", "role": "coordinator"},
        {"person": "rein-vaher", "role": "secretary"},
        {"person": "peeter-pihlakas", "role": "member"},
    ]
    assert officers(body(members=members), DAY) == ("rein-vaher", "kaja-kask")


@pytest.mark.req("D68")
def test_a_representative_speaks_for_the_organisation_named_or_else_for_their_own() -> None:
    members = [
        {"person": "peeter-pihlakas", "role": "representative", "organisation": "terk"},
        {"person": "mari-maasikas", "role": "representative"},
        {"person": "kaja-kask", "role": "member", "organisation": "ska"},
        {"person": "ei-ole", "role": "representative"},
    ]
    committee, people = body(members=members), shelf(person(), person(id="peeter-pihlakas"))
    assert representatives(committee, "ska", people, DAY) == ("mari-maasikas",)
    assert representatives(committee, "terk", people, DAY) == ("peeter-pihlakas",)


@pytest.mark.req("D27", "D38")
def test_a_body_is_an_agencys_or_a_domains() -> None:
    management = agency_body(id="ska-juhtkond", type="agency_management")
    found = [is_of_agency(one, "ska") for one in (agency_body(), management, body(), agency_body(organisation="terk"))]
    assert found == [True, True, False, False]
    assert [is_committee_of(body(), domain) for domain in ("social", "health")] == [True, False]
    assert not is_committee_of(agency_body(), "social")
