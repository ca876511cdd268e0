"""`som show` of a card ends with its last changes, out of git."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from som_cli.actions.life import LAST_CHANGES
from tests.builders.outputs import misfits
from tests.builders.process import CARD, ID

if TYPE_CHECKING:
    from tests.builders.ministry import Ministry

POLICY = "data/policies/eakad.yaml"
SERVICE = "data/services/ska-pension.yaml"


def edited(area: Ministry, path: str, times: int) -> None:
    for number in range(times):
        area.write(path, area.read(path) + f"# {number}\n")
        area.commit(f"edit {number}")


def changes(area: Ministry, name: str, *words: str) -> list[str]:
    lines = area.som("show", name, *words).stdout.splitlines()
    if "Last changes" not in lines:
        return []
    told = lines[lines.index("Last changes") + 1 :]
    return told[: told.index("")] if "" in told else told


def log(area: Ministry, path: str) -> list[list[str]]:
    return [line.split("\t") for line in area.run("log", "--format=%h\t%s", "--", path).splitlines()]


@pytest.mark.req("S41")
@pytest.mark.parametrize(("name", "path"), [("eakad", POLICY), ("ska-pension", SERVICE)])
def test_a_card_ends_with_its_five_last_changes_newest_first(area: Ministry, name: str, path: str) -> None:
    edited(area, path, 6)
    newest = log(area, path)[:LAST_CHANGES]
    told = area.som("show", name, "--format", "json").json
    assert misfits(told) == []
    assert [[one["commit"], one["subject"]] for one in told["changes"]] == newest
    assert [line.partition(" – ")[2] for line in changes(area, name)] == [f"{said} ({hash_})" for hash_, said in newest]


@pytest.mark.req("S41")
def test_the_changes_of_an_initiative_are_those_of_its_card_not_of_its_acts(area: Ministry) -> None:
    assert area.submitted() == ID
    edited(area, CARD, 6)
    area.write(f"{CARD.rpartition('/')[0]}/notes.txt", "mine\n")
    area.commit("notes")
    told = area.som("show", ID, "--format", "json").json
    assert misfits(told) == []
    assert [[one["commit"], one["subject"]] for one in told["changes"]] == log(area, CARD)[:LAST_CHANGES]
    assert changes(area, ID)[0].endswith(f"edit 5 ({log(area, CARD)[0][0]})")


@pytest.mark.req("S41")
def test_whoever_changed_a_card_is_named_as_on_file(area: Ministry) -> None:
    edited(area, POLICY, 1)
    author = area.run("log", "-1", "--format=%ae").strip()
    person = "data/people/toomas-jalakas.yaml"
    area.write(person, area.read(person).replace("schema: person/1", f"schema: person/1\nemail: [{author}]"))
    assert area.som("show", "eakad", "--format", "json").json["changes"][0]["who"] == "Toomas Jalakas"


def test_a_card_without_git_is_shown_without_changes(area: Ministry) -> None:
    shutil.rmtree(area.root / ".git")
    shown = area.som("show", "eakad", "--format", "json")
    assert (shown.exit_code, shown.json["changes"]) == (0, [])
    assert changes(area, "eakad") == []
