from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from som_cli.actions.schema import drift, export
from som_cli.kinds import KINDS
from som_cli.schema import schema
from som_cli.store.layout import place
from som_cli.store.source import read
from tests.builders import cards, meetings, people
from tests.builders.forms import forms

ROOT = Path(__file__).parent.parent
NAMES = sorted(KINDS)
PYTHON_ONLY = re.compile(r"\(\?P|\\A|\\Z|\(\?<|\(\?[aiLmsux]|\\[\"'<>]")

BUILT = {
    "organisation": people.organisation_values,
    "person": people.person_values,
    "body": people.agency_body_values,
    "plan": cards.plan_values,
    "policy": cards.policy_values,
    "service": cards.service_values,
    "workplan": cards.workplan_values,
    "meeting": meetings.held_meeting_values,
    "initiative": cards.initiative_values,
}


@lru_cache
def form(name: str) -> dict[str, Any]:
    return schema(KINDS[name], str)


def nodes(node: Any) -> list[dict[str, Any]]:
    if isinstance(node, list):
        return [found for item in node for found in nodes(item)]
    if not isinstance(node, dict):
        return []
    return [node, *(found for value in node.values() for found in nodes(value))]


def in_json(values: Any) -> Any:
    """A record as a JSON tool sees it: keys are texts."""
    if isinstance(values, dict):
        return {str(key): in_json(value) for key, value in values.items()}
    return [in_json(item) for item in values] if isinstance(values, list) else values


def complaints(name: str, values: Any) -> list[str]:
    return [error.message for error in Draft202012Validator(form(name)).iter_errors(in_json(values))]


def test_the_committed_schemas_are_those_of_the_models():
    assert drift(ROOT) == []


def test_an_export_writes_what_is_missing_or_stale_and_nothing_else(tmp_path):
    written = export(tmp_path)
    stale = tmp_path / written[3]
    stale.write_text("{}", encoding="utf-8")

    assert drift(tmp_path) == [written[3]]
    assert export(tmp_path) == [written[3]]
    assert drift(tmp_path) == []


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_one_of_the_draft_it_names(name):
    Draft202012Validator.check_schema(form(name))

    assert form(name)["$schema"] == Draft202012Validator.META_SCHEMA["$schema"]


@pytest.mark.parametrize("name", NAMES)
def test_every_part_has_a_title_and_every_field_a_title_and_a_description(name):
    parts = [form(name), *form(name).get("$defs", {}).values()]
    silent = [
        (part["title"], key)
        for part in parts
        for key, field in part.get("properties", {}).items()
        if not (
            (field.get("title") or "$ref" in field) and field.get("description") and field.get("markdownDescription")
        )
    ]

    assert silent == []
    assert all(part.get("title") for part in parts)


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_needs_nothing_that_editors_lack(name):
    found = nodes(form(name))

    assert [
        node["pattern"]
        for node in found
        if isinstance(node.get("pattern"), str) and PYTHON_ONLY.search(node["pattern"])
    ] == []
    assert [node for node in found if "discriminator" in node or node.get("type") == "null"] == []
    assert [
        node["$ref"] for node in found if isinstance(node.get("$ref"), str) and not node["$ref"].startswith("#/$defs/")
    ] == []
    assert [node for node in found if "default" in node and node["default"] is None] == []
    assert all(len(node["enumDescriptions"]) == len(node["enum"]) for node in found if "enumDescriptions" in node)


def test_what_is_shown_is_translated_and_the_english_stays_beside_it():
    spoken = schema(KINDS["person"], lambda text: f"et:{text}")

    assert spoken["title"] == "et:Person"
    assert spoken["properties"]["name"] == {
        "title": "et:Name",
        "description": "et:Given name and family name.",
        "markdownDescription": "et:Given name and family name.\n\nGiven name and family name.",
        "type": "string",
        "minLength": 1,
        "maxLength": 200,
        "pattern": form("person")["properties"]["name"]["pattern"],
        "patternErrorMessage": "et:One line of text, not empty.",
    }


@pytest.mark.parametrize("name", sorted(BUILT))
def test_a_schema_lets_a_good_record_through_and_names_an_unknown_key(name):
    good = BUILT[name]()

    assert complaints(name, good) == []
    assert complaints(name, good | {"owner_": "x"}) != []
    assert complaints(name, good | {"schema": "card/1"}) != []
    assert complaints(name, good | {"x": {"our": [1, {"own": "keys"}]}}) == []


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"type": "agency_group", "domain": None}, "'organisation' is a required property"),
        ({"domain": None}, "'domain' is a required property"),
    ],
)
def test_a_body_says_whose_it_is(changes, complaint):
    assert complaints("body", people.body_values(**changes)) == [complaint]


def test_every_file_of_the_sample_fits_the_form_of_its_kind():
    found = []
    for path in sorted(ROOT.glob("data/**/*.yaml")):
        name = path.relative_to(ROOT).as_posix()
        spot = place(name)
        if spot is not None:
            found += [(name, text) for text in complaints(spot.kind, read(name, path.read_bytes()).value)]

    assert found == []


@pytest.mark.parametrize("name", sorted(BUILT))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(data=st.data())
def test_what_the_schema_lets_through_the_model_reads_and_writes_back_the_same(name, data):
    model = KINDS[name].model
    record = model.model_validate(data.draw(forms(form(name))))

    again = model.model_validate(record.model_dump(by_alias=True, exclude_unset=True))

    assert again == record
