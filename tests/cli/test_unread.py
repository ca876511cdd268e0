"""A record with errors in its form is there: it is never called missing, and what lacks it says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.builders.ministry import ID
from tests.builders.process import FOLDER, LEAD

if TYPE_CHECKING:
    from tests.builders.ministry import Ministry

SERVICE = "data/services/ska-pension.yaml"
CARD = FOLDER + "initiative.yaml"


def break_key(area: Ministry, path: str, key: str) -> None:
    """Misspell a key that the form asks for."""
    text = area.read(path)
    assert f"\n{key}:" in text
    area.write(path, text.replace(f"\n{key}:", f"\n{key[:-1]}:", 1))


@pytest.mark.parametrize(
    "words",
    [
        ("service", "show", "ska-pension"),
        ("service", "render", "ska-pension", "-o", "-"),
        ("show", "ska-pension"),
        ("show", SERVICE),
        ("card", "check", "ska-pension"),
        ("team", "check", "ska-pension"),
    ],
)
def test_a_card_with_an_error_is_told_as_such(area: Ministry, words: tuple[str, ...]) -> None:
    break_key(area, SERVICE, "title")
    told = area.som(*words)
    assert (told.exit_code, told.stdout) == (1, ""), told.stderr
    assert told.stderr.startswith(f"error[records-unread]: `{SERVICE}` has errors and cannot be read\n")
    assert f"`som validate {SERVICE}`" in told.stderr
    assert f"{SERVICE}:4:1: error[records-key-unknown]" in told.stderr


def test_a_department_is_not_said_to_be_in_charge_of_nothing(area: Ministry) -> None:
    break_key(area, "data/policies/eakad.yaml", "title")
    told = area.som("workplan", "render", "--department", "hoolekanne")
    assert (told.exit_code, "error[records-unread]: `data/policies/eakad.yaml`" in told.stderr) == (1, True), (
        told.stderr
    )


def test_a_meeting_and_an_initiative_with_an_error_are_told_as_such(area: Ministry) -> None:
    area.submitted()
    meeting = next(iter(area.root.glob("data/meetings/*.yaml"))).stem
    break_key(area, f"data/meetings/{meeting}.yaml", "body")
    break_key(area, CARD, "title")
    for words in (("meeting", "show", meeting), ("agenda", "render", meeting), ("show", ID), ("card", "check", ID)):
        told = area.som(*words)
        assert (told.exit_code, told.stderr.partition(":")[0]) == (1, "error[records-unread]"), told.stderr


COMMITTEE = "2026-12-10-sotsiaal"
HEADS = {
    "et": f"> **Puudulik.** Siit on puudu 1 kirje, mida ei saa lugeda: `{CARD}`. Summad ja loetelud võivad",
    "en": f"> **Incomplete.** 1 record that cannot be read is missing here: `{CARD}`. Sums and lists may therefore",
}


@pytest.mark.parametrize("language", ["et", "en"])
@pytest.mark.parametrize("words", [("agenda", "render", COMMITTEE), ("portfolio", "render")])
def test_a_document_says_which_records_it_lacks(area: Ministry, words: tuple[str, ...], language: str) -> None:
    area.submitted()
    sound = area.som(*words, "--lang", language, "-o", "-")
    assert not {"Puudulik.", "Incomplete."} & set(sound.stdout.replace("*", " ").split()), sound.stdout
    break_key(area, CARD, "title")
    told = area.som(*words, "--lang", language, "-o", "-")
    assert (told.exit_code, HEADS[language] in told.stdout) == (0, True), told.stdout[:900]
    assert told.stdout.index("\n\n> **") < told.stdout.index("\n## ")
    assert told.stderr.splitlines()[0] == f"Left out, since it cannot be read: {CARD}"
    assert area.som(*words, "--strict", "-o", "-").exit_code == 1


def test_a_portfolio_for_the_public_tells_no_paths(area: Ministry) -> None:
    area.submitted()
    break_key(area, CARD, "title")
    told = area.som("portfolio", "render", "--profile", "public", "--lang", "en", "-o", "-")
    assert "**Incomplete.** 1 record that cannot be read is missing here. Sums" in told.stdout
    assert CARD not in told.stdout


@pytest.mark.parametrize("form", [(), ("--format", "json")])
@pytest.mark.parametrize("words", [("portfolio", "list"), ("portfolio", "show"), ("meeting", "show", COMMITTEE)])
def test_what_is_left_out_is_named_before_the_count(
    area: Ministry, words: tuple[str, ...], form: tuple[str, ...]
) -> None:
    area.submitted()
    break_key(area, CARD, "title")
    told = area.som(*words, *form)
    last = told.stderr.splitlines()[-2:]
    assert (told.exit_code, last[0]) == (0, f"Left out, since it cannot be read: {CARD}"), told.stderr
    assert "in what was read" in last[1]


def test_a_work_plan_says_which_records_it_lacks(area: Ministry) -> None:
    area.submitted()
    plan = next(iter(area.root.glob("data/policies/*.yaml"))).stem
    break_key(area, CARD, "title")
    assert "Left out" not in area.som("workplan", "render", plan).stderr
    break_key(area, SERVICE, "title")
    told = area.som("workplan", "render", plan, "--lang", "en")
    assert f"> **Incomplete.** 1 record that cannot be read is missing here: `{SERVICE}`." in told.stdout


def test_only_what_a_document_is_made_of_counts(area: Ministry) -> None:
    area.submitted()
    head = "schema: workplan/1\nid: 2026-{0}\npolicy: {0}\nyear: 2026\nitems:\n"
    late = head + "- id: hiline\n  text: Hilineb\n  owner: {1}\n  organisation: ska\n  priority: 1\n  due: 2026-01-01\n"
    policy = next(iter(area.root.glob("data/policies/*.yaml"))).stem
    area.write(f"data/workplans/2026-{policy}.yaml", late.format(policy, LEAD))
    spare = area.read(SERVICE).replace("id: ska-pension", "id: ska-vaba").replace("service_lead: ", "service_lead: x")
    area.write("data/services/ska-vaba.yaml", spare)
    area.commit("late")
    assert "workplans-due-passed" in area.som("workplan", "render", policy, "--strict").stderr
    for words in (("agenda", "render", COMMITTEE), ("portfolio", "render", "-o", "-")):
        told = area.som(*words, "--strict")
        assert (told.exit_code, "finding" in told.stderr) == (0, False), told.stderr
