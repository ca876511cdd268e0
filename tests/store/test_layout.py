from __future__ import annotations

import pytest

from som_cli.store.layout import Place, act_file, act_number, case_folder, home, place

CASE = "data/initiatives/ska/ska-2026-a/"


@pytest.mark.parametrize(
    ("path", "what"),
    [
        ("som.yaml", Place("settings", "som")),
        ("data/process.yaml", Place("process", "process")),
        ("data/people/mari-maasikas.yaml", Place("person", "mari-maasikas")),
        ("data/workplans/2027-eakad.yaml", Place("workplan", "2027-eakad")),
        (f"{CASE}initiative.yaml", Place("initiative", "ska-2026-a", "ska-2026-a", "ska")),
        (f"{CASE}acts/001-submit.yaml", Place("act", "001-submit", "ska-2026-a", "ska")),
        (f"{CASE}opinions/r1-mari.yaml", Place("opinion", "r1-mari", "ska-2026-a", "ska")),
        (f"{CASE}reports/2026-T3-ska.yaml", Place("report", "2026-T3-ska", "ska-2026-a", "ska")),
        ("data/people/mari.yml", None),
        ("data/people/old/mari.yaml", None),
        (f"{CASE}notes.yaml", None),
        ("README.md", None),
    ],
)
@pytest.mark.req("D52", "S1")
def test_a_path_says_what_stands_there(path: str, what: Place | None) -> None:
    assert place(path) == what


def test_a_record_has_one_home() -> None:
    assert home("body", "ska-juhtruhm") == "data/bodies/ska-juhtruhm.yaml"
    assert case_folder("ska", "ska-2026-a") == CASE
    assert act_file(CASE, 3, "present") == f"{CASE}acts/003-present.yaml"


@pytest.mark.parametrize(
    ("stem", "number"), [("003-present", 3), ("1000-amend", 1000), ("3-present", None), ("x", None)]
)
def test_an_acts_name_begins_with_its_number(stem: str, number: int | None) -> None:
    assert act_number(stem) == number
