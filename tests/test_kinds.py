from __future__ import annotations

import subprocess
import sys

import pytest

from som_cli.kinds import KINDS, keys, parts
from som_cli.store.layout import FOLDER_OF, PART_OF
from tests.builders.cards import initiative_values
from tests.builders.people import body_values

NAMES = [
    "organisation", "person", "body", "plan", "policy", "service", "workplan", "meeting", "initiative", "act",
    "opinion",
    "report", "process", "settings",
]  # fmt: skip


def test_every_kind_of_record_is_listed():
    assert sorted(KINDS) == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_file_begins_with_its_form_and_ends_with_keys_of_ones_own(name):
    kind = KINDS[name]

    assert kind.schema == f"{name}/1"
    assert (kind.keys[0], kind.keys[-1]) == ("schema", "x")
    assert len(set(kind.keys)) == len(kind.keys)


def test_folders_are_those_of_the_layout():
    assert {name: kind.folder for name, kind in KINDS.items() if kind.folder} == {
        **FOLDER_OF,
        **PART_OF,
        "initiative": "initiatives",
    }


def test_keys_are_arranged_in_every_part_and_nothing_is_lost():
    shuffled = dict(reversed(body_values(note="unknown key").items()))
    shuffled["members"] = [dict(reversed(member.items())) for member in shuffled["members"]]

    arranged = KINDS["body"].arranged(shuffled)

    assert list(arranged) == ["schema", "id", "name", "type", "domain", "order", "members", "quorum", "note"]
    assert list(arranged["members"][0]) == ["person", "role", "from"]
    assert arranged == shuffled


def test_the_word_unknown_and_keys_that_are_data_stay_as_they_are():
    values = initiative_values(budget="unknown", estimate={"people": {"b": 1, "a": 2}, "size": "M"})

    arranged = KINDS["initiative"].arranged(values)

    assert arranged == values
    assert list(arranged["estimate"]) == ["size", "people"]
    assert list(arranged["estimate"]["people"]) == ["b", "a"]


def test_parts_are_found_within_lists_mappings_and_options():
    model = KINDS["initiative"].model

    assert [
        part.__name__ for key in ("budget", "alternatives") for part in parts(model.model_fields[key].annotation)
    ] == [
        "Budget",
        "Alternative",
    ]
    assert keys(next(parts(model.model_fields["budget"].annotation))) == ("vat_included", "lines")


def test_who_asks_for_names_only_does_not_pay_for_the_models():
    code = "import sys, som_cli.kinds as k; list(k.KINDS); sys.exit('pydantic' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
