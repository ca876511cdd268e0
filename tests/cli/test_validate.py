"""`som validate`: findings on stdout, the summary on stderr, the exit code."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.builders.ministry import CARD
from tests.builders.outputs import misfits

if TYPE_CHECKING:
    from tests.builders.ministry import Ministry

BROKEN = "data/people/mari-tamm.yaml"


def spoil(area: Ministry) -> None:
    area.write(BROKEN, "schema: person/1\nid: mari-tamm\nname: Mari Tamm\norganisation: skaa\n")


def test_a_sound_repository_says_so(area: Ministry) -> None:
    result = area.som("validate")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.startswith("No errors (")


def test_a_finding_is_shown_at_its_place(area: Ministry) -> None:
    spoil(area)
    result = area.som("validate")
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        f"{BROKEN}:4:15: error[people-organisation-unknown]: no organisation is called `skaa`",
        "  4 | organisation: skaa",
        "    |               ^^^^",
        "  hint: did you mean `ska`?",
    ]


def test_findings_as_json_follow_their_schema(area: Ministry) -> None:
    spoil(area)
    result = area.som("validate", "--format", "json")
    assert misfits(result.json) == []
    assert result.json["findings"][0]["source"]
    assert (result.exit_code, result.json["summary"]["error"]) == (1, 1)
    assert json.dumps(result.json, ensure_ascii=False, indent=2) + "\n" == result.stdout


def test_only_what_is_named_is_told(area: Ministry) -> None:
    spoil(area)
    assert area.som("validate", "data/organisations").exit_code == 0
    assert area.som("validate", str(area.root / BROKEN)).exit_code == 1
    assert area.som("validate", ".").exit_code == 1
    assert area.som("validate", "data/nothing").exit_code == 2
    assert area.som("validate", "/").exit_code == 2


@pytest.mark.parametrize("command", ["validate", "fmt"])
@pytest.mark.parametrize("path", ["README.md", "schemas", "data/people/readme.txt"])
def test_what_cannot_be_a_record_is_not_said_to_be_well(area: Ministry, command: str, path: str) -> None:
    if path != "schemas":
        area.write(path, "Tere\n")
    else:
        (area.root / path).mkdir(exist_ok=True)
    result = area.som(command, path)
    assert (result.exit_code, result.stderr.split("\n")[0]) == (
        2,
        f"error[usage-no-record]: `{path}` is no record, and no folder of records",
    )


def test_the_settings_and_what_stands_in_a_wrong_place_are_checked(area: Ministry) -> None:
    area.write("data/people/mari.yml", "schema: person/1\n")
    assert area.som("validate", "som.yaml", "data").exit_code == 0
    assert "records-place" in area.som("validate", "data/people/mari.yml").stdout


def test_old_findings_in_untouched_records_become_notes(area: Ministry) -> None:
    spoil(area)
    area.commit("broken")
    assert area.som("validate", "--since", "HEAD").exit_code == 0
    area.write(BROKEN, area.read(BROKEN) + "email: []\n")
    assert area.som("validate", "--since", "HEAD").exit_code == 1
    assert area.som("validate", "--since", "nowhere").exit_code == 6


def test_what_a_change_elsewhere_broke_is_no_old_finding(area: Ministry) -> None:
    area.submitted()
    assert area.som("validate", "--since", "HEAD").exit_code == 0
    (area.root / "data/organisations/tehik.yaml").unlink()
    result = area.som("validate", "--since", "HEAD")
    assert (result.exit_code, "tehik" in result.stdout) == (1, True)


def test_warnings_count_with_strict_alone(area: Ministry) -> None:
    area.write(
        "som.yaml", area.read("som.yaml") + "levels:\n  people-organisation-unknown: {level: warning, reason: proov}\n"
    )
    spoil(area)
    assert area.som("validate").exit_code == 0
    assert area.som("validate", "--strict").exit_code == 1


def incomplete(area: Ministry, *said: str) -> dict[str, int]:
    found = area.som("validate", "--format", "json", *said)
    codes = [one["code"] for one in found.json["findings"] if one["code"].endswith("-incomplete")]
    assert found.exit_code == 1 or not codes
    return {code: codes.count(code) for code in sorted(set(codes))}


@pytest.mark.req("S45")
def test_every_card_can_be_asked_to_say_more(area: Ministry) -> None:
    area.submitted(client_view=None)
    assert incomplete(area, "--min-completeness", "10") == {}
    assert incomplete(area, "--min-completeness", "99") == {"cards-incomplete": 2, "initiatives-incomplete": 1}


@pytest.mark.req("S45")
def test_cards_of_one_kind_can_be_asked_to_say_more(area: Ministry) -> None:
    area.submitted(client_view=None)
    area.write("som.yaml", area.read("som.yaml") + "thresholds:\n  policy_completeness: 90\n")
    assert incomplete(area) == {"cards-incomplete": 1}
    assert incomplete(area, "--min-completeness", "0") == {}


def test_what_a_missing_key_is_about_is_said_in_the_readers_language(area: Ministry) -> None:
    area.submitted()
    path = area.root / CARD
    path.write_text(path.read_text(encoding="utf-8").replace("title: ", "titel: ", 1), encoding="utf-8")
    said = area.som("validate", CARD, language="et").stdout
    assert "lisage `title`: Mis on algatuse pealkiri?" in said
