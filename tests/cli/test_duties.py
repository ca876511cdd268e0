"""`som show` of a person: every role in the records, and the goals of the teams."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest
import yaml

from som_cli.process.duties import FIELDS
from som_cli.process.references import LINKS
from som_cli.report.duties import ROLES
from tests.builders.outputs import misfits

if TYPE_CHECKING:
    from tests.builders.ministry import Ministry

POLICY = "data/policies/eakad.yaml"


def told(area: Ministry, person: str) -> list[str]:
    lines = area.som("show", person).stdout.splitlines()
    return lines[lines.index("Roles") :] if "Roles" in lines else []


@pytest.mark.req("S12", "S59")
def test_a_person_is_shown_with_every_role_and_the_goals_of_their_teams(area: Ministry) -> None:
    assert told(area, "toomas-jalakas") == [
        "Roles",
        "  Speaks for a service in the domain: Eakate toimetulek",
        "  Member of a core team: Eakate toimetulek",
        "  Service lead: Vanaduspension",
        "  Answers for data of a service: Vanaduspension",
        "  Answers for activities of a work plan: Eakate toimetulek 2026",
        "",
        "Goals of their teams",
        "  Eakate toimetulek:",
        "    – Rohkem eakaid elab kodus.",
        "  Vanaduspension:",
        "    – Inimene teab oma pensioni.",
    ]


@pytest.mark.req("S12")
def test_a_role_that_is_over_is_none(area: Ministry) -> None:
    over = area.read(POLICY).replace(
        "    - person: toomas-jalakas\n", "    - person: toomas-jalakas\n      to: 2024-01-31\n", 1
    )
    area.write(POLICY, over)
    assert [
        line for line in told(area, "toomas-jalakas") if "Member of a core team" in line or "Eakate toimetulek:" in line
    ] == []


def test_every_role_is_a_field_that_names_a_person_and_has_its_words() -> None:
    fields = {
        tuple(step.removesuffix("[]") for step in link.steps)
        for links in LINKS.values()
        for link in links
        if link.target == "person"
    }
    assert set(FIELDS) - fields == set()
    assert set(FIELDS.values()) == set(ROLES)


@pytest.mark.req("S12", "S59")
def test_the_json_of_a_person_tells_roles_and_goals_of_teams(area: Ministry) -> None:
    told = area.som("show", "toomas-jalakas", "--format", "json").json
    assert misfits(told) == []
    pension = {"kind": "service", "id": "ska-pension", "title": "Vanaduspension"}
    assert [one["role"] for one in told["roles"]] == [
        "represents",
        "team_member",
        "service_lead",
        "quality_owner",
        "owner",
    ]
    assert told["roles"][2] == {"role": "service_lead", "records": [pension]}
    assert [(one["id"], [goal["text"] for goal in one["goals"]]) for one in told["team_goals"]] == [
        ("eakad", ["Rohkem eakaid elab kodus."]),
        ("ska-pension", ["Inimene teab oma pensioni."]),
    ]
    body = area.som("show", "ska", "--format", "json").json
    assert (body["roles"], body["team_goals"]) == (None, None)


@pytest.mark.req("S12")
def test_people_are_listed_with_unit_and_every_role(area: Ministry) -> None:
    listed = area.som("person", "list", "--format", "json").json
    assert misfits(listed) == []
    shown = area.som("show", "toomas-jalakas", "--format", "json").json
    row = next(one for one in listed["items"] if one["id"] == "toomas-jalakas")
    assert row["roles"] == shown["roles"]
    assert {one["id"] for one in listed["items"]} == {path.stem for path in (area.root / "data/people").glob("*.yaml")}


@pytest.mark.req("S12")
def test_the_matrix_has_a_row_for_a_person_and_a_column_for_a_role(area: Ministry) -> None:
    heads, *rows = csv.reader(area.som("person", "list", "--org", "ska", "--format", "csv").stdout.splitlines())
    mine = next(dict(zip(heads, row, strict=True)) for row in rows if row[0] == "toomas-jalakas")
    assert {key: value for key, value in mine.items() if value} == {
        "id": "toomas-jalakas",
        "name": "Toomas Jalakas",
        "organisation": "ska",
        "active": "yes",
        "represents": "eakad",
        "team_member": "eakad",
        "service_lead": "ska-pension",
        "quality_owner": "ska-pension",
        "owner": "2026-eakad",
    }
    assert {row[2] for row in rows} == {"ska"}


def test_an_organisation_that_is_not_on_file_is_wrong_usage(area: Ministry) -> None:
    assert area.som("person", "list", "--organisation", "sks").exit_code == 2


@pytest.mark.req("S16")
def test_who_heads_a_unit_is_told_which_one(area: Ministry) -> None:
    path = "data/organisations/som.yaml"
    units = yaml.safe_load(area.read(path))["units"]
    person = "toomas-jalakas"
    area.write(path, area.read(path).replace(f"head: {units[0]['head']}", f"head: {person}"))
    headed = [line for line in told(area, person) if line.startswith("  Head of a unit: ")]
    assert headed == [f"  Head of a unit: {units[0]['name']}"]
