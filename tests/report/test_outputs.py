from __future__ import annotations

import pytest
from jsonschema import Draft202012Validator

from som_cli.codes import table
from som_cli.diagnostics import Diagnostic
from som_cli.report import explanation
from som_cli.report.json import findings
from som_cli.report.outputs import OUTPUTS, output
from tests.builders.outputs import misfits


@pytest.mark.parametrize("name", sorted(OUTPUTS))
def test_the_shape_of_an_output_is_a_schema_that_describes_every_key(name):
    shape = output(name, lambda text: f"et:{text}")

    Draft202012Validator.check_schema(shape)
    assert shape["properties"]["schema"] == {"description": "et:The name of the shape.", "const": f"som-{name}/1"}
    assert shape["title"].startswith("et:")
    assert all(
        form.get("description", "").startswith("et:") for key, form in shape["properties"].items() if key != "schema"
    )


def test_more_keys_may_stand_beside_those_that_are_promised():
    run = {"schema": "som-meetings/1", "items": [], "more": 1}

    assert misfits(run) == []


def test_a_key_that_is_missing_or_of_another_kind_is_told():
    assert misfits({"schema": "som-history/1", "id": "ska-2026-a", "events": {}}) == [
        "$.events: {} is not of type 'array'",
    ]
    assert misfits({"schema": "som-next/1", "id": "ska-2026-a", "state": "draft", "open": []}) == [
        "$: 'closed' is a required property",
    ]


def test_findings_with_and_without_a_place_have_their_shape():
    said = [
        Diagnostic("data/people/a.yaml", 3, 1, "records-date", {"key": "from", "value": "eile"}),
        Diagnostic("", 1, 1, "records-date", {"key": "from", "value": "eile"}),
    ]

    assert misfits(findings(said, 7)) == []


def test_every_code_is_explained_in_its_shape():
    assert [misfits(explanation.as_json(entry)) for entry in table().values()] == [[] for _ in table()]
