"""CODEOWNERS out of bodies and people."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from som_cli.people.owners import COMMITTEE_MOVES, HEADER, code_owners
from tests.builders.people import agency_body, body, person
from tests.builders.process import shelf

if TYPE_CHECKING:
    from som_cli.people.model import Person

DAY = date(2026, 11, 22)
COMMITTEE = [
    {"person": "mari-maasikas", "role": "coordinator"},
    {"person": "rein-vaher", "role": "representative", "organisation": "ska"},
]
GROUP = [
    {"person": "kristi-nurm", "role": "secretary"},
    {"person": "vana-olija", "role": "secretary", "to": "2025-12-31"},
    {"person": "katrin-kuusk", "role": "chair"},
]


def lines(*people: Person) -> dict[str, list[str]]:
    bodies = shelf(body(id="komisjon", members=COMMITTEE), agency_body(id="ruhm", organisation="ska", members=GROUP))
    found = code_owners(bodies, shelf(*people), DAY).removeprefix(HEADER).splitlines()
    return {line.split()[0]: line.split()[1:] for line in found}


MARI = person(id="mari-maasikas", handle=None, email=["mari@example.ee"])
KRISTI = person(id="kristi-nurm", handle=None, email=["kristi@example.ee", "k@example.ee"])
REIN = person(id="rein-vaher", handle="reinv")


def test_an_agency_is_filed_by_its_secretary_of_today_and_its_representative():
    assert lines(MARI, KRISTI, REIN)["/data/initiatives/ska/"] == ["kristi@example.ee", "@reinv"]


@pytest.mark.req("D13", "X8")
def test_what_a_committee_moves_is_filed_by_its_coordinator():
    owned = lines(MARI, KRISTI, REIN)
    assert [owned[f"/data/initiatives/*/*/acts/*-{move}.yaml"] for move in COMMITTEE_MOVES] == [["mari@example.ee"]] * 7


@pytest.mark.req("D80")
def test_a_meeting_is_filed_by_those_who_keep_the_record_of_its_body():
    owned = lines(MARI, KRISTI, REIN)
    assert owned["/data/meetings/"] == ["mari@example.ee"]
    assert owned["/data/meetings/????-??-??-komisjon.yaml"] == ["mari@example.ee"]
    assert owned["/data/meetings/????-??-??-ruhm.yaml"] == ["kristi@example.ee"]


def test_the_registers_come_last_so_that_no_agency_owns_them():
    assert list(lines(MARI, KRISTI, REIN))[-3:] == ["/templates/", "/schemas/", "/.github/"]


def test_a_line_that_nobody_could_own_is_left_out():
    assert list(lines(KRISTI)) == ["/data/initiatives/ska/", "/data/meetings/????-??-??-ruhm.yaml"]
