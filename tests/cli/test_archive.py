"""`som search` and `som show`: any record, by what it says or by its id."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest

from tests.builders.ministry import ID
from tests.builders.outputs import misfits
from tests.builders.process import SUBMITTER

if TYPE_CHECKING:
    from tests.builders.ministry import Ministry


@pytest.mark.req("S4")
def test_a_record_is_found_by_what_it_says_and_where(area: Ministry) -> None:
    found = area.som("search", "inimene", "teab", "--format", "json")
    assert misfits(found.json) == []
    assert [(one["kind"], one["id"]) for one in found.json["items"]] == [("service", "ska-pension")]
    (hit,) = (one for one in found.json["items"][0]["hits"] if "teab" in one["excerpt"])
    line = area.read("data/services/ska-pension.yaml").splitlines()[hit["line"] - 1]
    assert "Inimene teab oma pensioni." in line
    assert hit["excerpt"] == "Inimene teab oma pensioni."


def test_a_title_that_says_it_comes_first_and_a_kind_narrows_it(area: Ministry) -> None:
    area.submitted()
    items = area.som("search", "eakad", "--format", "json").json["items"]
    assert (items[0]["kind"], items[0]["id"]) == ("policy", "eakad")
    assert {one["kind"] for one in items} > {"policy"}
    narrowed = area.som("search", "eakad", "--kind", "service", "--format", "json").json["items"]
    assert {one["kind"] for one in narrowed} == {"service"}


def test_every_field_that_says_it_is_a_row_of_the_spreadsheet(area: Ministry) -> None:
    rows = list(csv.DictReader(io.StringIO(area.som("search", "Inimene teab", "--format", "csv").stdout)))
    assert [(row["kind"], row["id"], row["field"]) for row in rows if "teab" in row["excerpt"]] == [
        ("service", "ska-pension", "goals.0.text")
    ]


def test_nothing_found_is_said_and_is_no_fault(area: Ministry) -> None:
    result = area.som("search", "kilpkonn")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "No record says it.\n")


def test_texts_are_shown_as_they_were_written(area: Ministry) -> None:
    path = "data/services/ska-pension.yaml"
    area.write(path, area.read(path).replace("Inimene teab oma pensioni.", "Inimene [red]teab[/red] :smile:."))
    assert "Inimene [red]teab[/red] :smile:." in area.som("search", "inimene").stdout


@pytest.mark.parametrize(
    ("name", "schema"),
    [("ska-pension", "som-service/1"), ("eakad", "som-policy/1"), (ID, "som-initiative/1"), ("ska", "som-record/1"),
     (SUBMITTER, "som-record/1"), (f"{ID}/001-submit", "som-record/1"),
     ("data/services/ska-pension.yaml", "som-service/1")],
)  # fmt: skip
def test_any_record_is_shown_by_its_id_or_path(area: Ministry, name: str, schema: str) -> None:
    area.submitted()
    shown = area.som("show", name, "--format", "json")
    assert shown.json["schema"] == schema
    assert misfits(shown.json) == []
    assert area.som("show", name).exit_code == 0


def test_who_names_a_record_is_told(area: Ministry) -> None:
    area.submitted()
    named_by = area.som("show", SUBMITTER, "--format", "json").json["named_by"]
    assert {(one["kind"], one["id"], one["field"]) for one in named_by} >= {
        ("initiative", ID, "submitter"),
        ("act", f"{ID}/001-submit", "by"),
    }
    text = area.som("show", SUBMITTER).stdout
    assert f"initiative: {ID}" in text
    assert f"act: {ID}" in text


def test_a_record_that_is_not_there_is_a_wrong_word(area: Ministry) -> None:
    result = area.som("show", "ska-pensoin")
    assert result.exit_code == 2
    assert "error[records-id-unknown]" in result.stderr
    assert "did you mean `ska-pension`" in result.stderr


def test_an_id_of_two_kinds_asks_which(area: Ministry) -> None:
    area.write("data/services/eakad.yaml", area.read("data/services/ska-pension.yaml").replace("ska-pension", "eakad"))
    result = area.som("show", "eakad")
    assert result.exit_code == 2
    assert "error[records-id-shared]" in result.stderr
    assert "`policy` and `service`" in result.stderr
    assert area.som("show", "eakad", "--kind", "policy", "--format", "json").json["schema"] == "som-policy/1"


@pytest.mark.parametrize(
    ("language", "record", "lines"),
    [
        ("et", "ska", ["Liik: valitsemisala asutus (agency)"]),
        ("en", "ska", ["Type: an agency of the area of government (agency)"]),
        ("et", f"{ID}/001-submit", ["Käik: esitamine (submit)"]),
        ("en", f"{ID}/001-submit", ["Move: submission (submit)"]),
        ("et", "sotsiaal", ["Liik: juhtkomisjon (area_committee)", "    Roll: esimees (chair)"]),
        ("en", "sotsiaal", ["Type: area committee (area_committee)", "    Role: chair"]),
    ],
)
def test_a_word_that_stands_for_something_is_told_with_what_it_means(
    area: Ministry, language: str, record: str, lines: list[str]
) -> None:
    area.submitted()
    shown = area.som("show", record, language=language)
    assert (shown.exit_code, [line for line in lines if line not in shown.stdout.split("\n")]) == (0, [])


@pytest.mark.parametrize("text", ["", "  "])
def test_nothing_to_search_for_is_wrong_usage(area: Ministry, text: str) -> None:
    said = area.som("search", text)
    assert (said.exit_code, "TEXT" in said.stderr) == (2, True), said.stderr
