"""`som coverage`: who serves what, in three forms."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

import pytest

from tests.builders.outputs import misfits

if TYPE_CHECKING:
    from tests.builders.ministry import Ministry

SERVICE = "data/services/ska-pension.yaml"


@pytest.mark.req("S2", "S95")
def test_a_goal_that_is_served_is_no_gap(area: Ministry) -> None:
    result = area.som("coverage")
    assert result.exit_code == 0
    assert "hea-toimetulek" in result.stdout
    assert "Plan goals that no policy" not in result.stdout
    assert "Plan goals that are served: 1 of 1." in result.stderr


@pytest.mark.req("S2", "S29", "S95")
def test_what_serves_nothing_is_listed_with_its_kind(area: Ministry) -> None:
    for path in (SERVICE, "data/policies/eakad.yaml"):
        area.write(path, area.read(path).replace("    plan_goals:\n      - hea-toimetulek\n", ""))
    area.write("data/policies/eakad.yaml", area.read("data/policies/eakad.yaml").replace("ska-pension", "ska-muu"))
    result = area.som("coverage", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert [(row["group"], row["id"]) for row in rows] == [
        ("goal-bare", "hea-toimetulek"),
        ("policy-without-goal", "eakad"),
        ("service-without-goal", "ska-pension"),
        ("service-without-policy", "ska-pension"),
        ("goal-changed", "pension-teada"),
    ]


@pytest.mark.req("S118")
def test_a_goal_that_changed_since_it_was_coordinated_is_told(area: Ministry) -> None:
    area.write(SERVICE, area.read(SERVICE).replace("Inimene teab oma pensioni.", "Inimene teab oma pensioni ette."))
    changed = area.som("coverage", "--format", "json").json
    assert [(one["group"], one["id"], one["related"]) for one in changed["gaps"]] == [
        ("goal-changed", "pension-teada", "eakad")
    ]
    area.write(SERVICE, area.read(SERVICE).replace("coordinated_on: 2026-11-12", "coordinated_on: 2026-12-09"))
    assert area.som("coverage", "--format", "json").json["gaps"] == []


@pytest.mark.req("S118")
def test_a_new_level_asks_for_no_new_coordination(area: Ministry) -> None:
    area.write(SERVICE, area.read(SERVICE).replace("        actuals:\n", "        actuals:\n          2026: 33\n"))
    assert "2026: 33" in area.read(SERVICE)
    assert area.som("coverage", "--format", "json").json["gaps"] == []


def test_the_json_has_its_shape(area: Ministry) -> None:
    result = area.som("coverage", "--format", "json")
    assert misfits(result.json) == []
    assert [one["policies"] for one in result.json["goals"]] == [["eakad"]]


def test_people_read_names_where_programs_get_ids(area: Ministry) -> None:
    for path in (SERVICE, "data/policies/eakad.yaml"):
        area.write(path, area.read(path).replace("    plan_goals:\n      - hea-toimetulek\n", ""))
    gaps = area.som("coverage", "--format", "json").json["gaps"]
    plan = next(one["related"] for one in gaps if one["group"] == "goal-bare")
    assert plan
    assert f"({plan})" not in area.som("coverage").stdout


@pytest.mark.req("S37")
def test_an_indicator_is_the_same_however_its_dashes_quotes_and_blanks_are_written(area: Ministry) -> None:
    policy, card = "data/policies/eakad.yaml", area.read(SERVICE)
    theirs = next(line for line in card.splitlines() if line.startswith("        name: "))
    unit = next(line for line in card.splitlines() if line.startswith("        unit: "))
    of_policy = area.read(policy)
    mine = next(line for line in of_policy.splitlines() if line.startswith("        name: "))
    my_unit = next(line for line in of_policy.splitlines() if line.startswith("        unit: "))
    targets = "        targets:\n          2030: "
    card = card.replace(theirs, "        name: '65–80-aastased \u201ekodus\u201c'").replace(unit, '        unit: "%"')
    of_policy = of_policy.replace(mine, "        name: '65 - 80-Aastased \u00abkodus\u00bb'").replace(
        my_unit, '        unit: "%"'
    )
    area.write(SERVICE, re.sub(r"        targets:\n          \d+: \S+", targets + "91", card))
    area.write(policy, re.sub(r"        targets:\n          \d+: \S+", targets + "17", of_policy))
    conflicts = area.som("coverage", "--format", "json").json["conflicts"]
    assert [(one["year"], sorted(target["value"] for target in one["targets"])) for one in conflicts] == [
        (2030, ["17", "91"])
    ]


@pytest.mark.req("S17")
def test_what_domains_share_is_told_with_the_name_of_the_department(area: Ministry) -> None:
    policy = area.read("data/policies/eakad.yaml")
    area.write("data/policies/eakad.yaml", policy.replace('"Eakad ja nende lähedased"', '"Lapsed 0-17"'))
    area.write(
        "data/policies/lapsed.yaml",
        policy.replace("id: eakad\n", "id: lapsed\n").replace('"Eakad ja nende lähedased"', '"lapsed 0–17"'),
    )
    overlaps = area.som("coverage", "--format", "json").json["overlaps"]
    assert ("hoolekanne", "target_group", "Lapsed 0-17", ["eakad", "lapsed"]) in [
        (one["department"], one["kind"], one["name"], one["policies"]) for one in overlaps
    ]
    name = overlaps[0]["department_name"]
    assert name != "hoolekanne"
    assert f"{name}: target group “Lapsed 0-17”" in area.som("coverage").stdout
    assert f"{name}: target group" in area.som("coverage", "--format", "csv").stdout
