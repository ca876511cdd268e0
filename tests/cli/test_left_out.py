"""A card that leaves out what its form asks for is read all the same: that it does is one error, the rest goes on."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from som_cli.cards.omissions import blanks
from som_cli.cards.policy import Policy
from som_cli.cards.service import Service

if TYPE_CHECKING:
    from tests.builders.ministry import Ministry

SERVICE = "data/services/ska-pension.yaml"
POLICY = "data/policies/eakad.yaml"
IN_SERVICE = (
    *("clients", "client_needs", "delivery", "channels", "user_experience", "communication"),
    *("legal_acts", "standards", "processes", "parties", "risks", "products"),
)
IN_POLICY = ("vision", "target_groups", "goals", "services", "core_team")
EVERY = [*((SERVICE, key) for key in IN_SERVICE), *((POLICY, key) for key in IN_POLICY)]


def leave_out(area: Ministry, path: str, *keys: str) -> None:
    """Take whole keys out of a card."""
    text = area.read(path)
    for key in keys:
        text, count = re.subn(rf"^{key}:.*\n(?:[ -].*\n)*", "", text, flags=re.MULTILINE)
        assert count == 1, (key, text)
    area.write(path, text)


def findings(area: Ministry) -> set[tuple[str, str]]:
    """What a check finds: in which file, and what of it a reader is told."""
    told = json.loads(area.som("validate", "--format", "json").stdout)["findings"]
    return {(one["path"], f"{one['code']}: {one['message']}") for one in told}


def weighed(area: Ministry) -> dict[str, Any]:
    """How full the service card is said to be."""
    told = area.som("card", "check", "ska-pension", "--format", "json")
    assert told.exit_code == 0, told.stderr
    items: list[dict[str, Any]] = json.loads(told.stdout)["items"]
    return items[0]


def test_only_texts_lists_and_parts_may_be_lacking() -> None:
    assert (sorted(blanks(Service)), sorted(blanks(Policy))) == (sorted(IN_SERVICE), sorted(IN_POLICY))


@pytest.mark.parametrize(("path", "key"), EVERY)
def test_a_key_that_is_left_out_is_one_finding(area: Ministry, path: str, key: str) -> None:
    before = findings(area)
    leave_out(area, path, key)
    assert findings(area) - before == {(path, f"records-key-missing: `{key}` is missing")}


@pytest.mark.req("S121", "S127")
def test_a_card_without_a_block_is_weighed(area: Ministry) -> None:
    whole = weighed(area)
    leave_out(area, SERVICE, "processes")
    card = weighed(area)
    gap = {"field": "processes", "reason": "empty", "items": [], "percent": 7}
    assert (card["percent"], gap in card["gaps"]) == (whole["percent"] - 7, True), card
    text = area.som("card", "check", "ska-pension").stdout
    assert f"{card['percent']}% of the card is filled.\n8 of the nine main blocks have content." in text


def test_the_other_findings_of_the_card_are_told_at_once(area: Ministry) -> None:
    leave_out(area, SERVICE, "processes")
    area.write(SERVICE, area.read(SERVICE).replace("organisation: ska", "organisation: skaa"))
    codes = {told.partition(":")[0] for path, told in findings(area) if path == SERVICE}
    assert {"records-key-missing", "services-organisation-unknown"} <= codes


def test_what_else_is_wrong_with_the_form_leaves_the_card_unread(area: Ministry) -> None:
    leave_out(area, SERVICE, "processes", "service_lead")
    told = area.som("card", "check", "ska-pension")
    assert (told.exit_code, told.stderr.partition(":")[0]) == (1, "error[records-unread]"), told.stderr


@pytest.mark.parametrize("language", ["et", "en"])
@pytest.mark.parametrize(
    "words",
    [
        ("policy", "show", "eakad"),
        ("policy", "render", "eakad", "-o", "-"),
        ("policy", "list"),
        ("show", "eakad"),
        ("search", "eakad"),
        ("coverage",),
        ("workplan", "render", "--department", "hoolekanne"),
        ("service", "show", "ska-pension"),
        ("service", "render", "ska-pension", "-o", "-"),
    ],
)
def test_every_reader_has_the_card(area: Ministry, words: tuple[str, ...], language: str) -> None:
    leave_out(area, POLICY, *IN_POLICY)
    leave_out(area, SERVICE, *IN_SERVICE)
    told = area.som("--lang", language, *words)
    assert (told.exit_code, bool(told.stdout), "Left out" in told.stderr) == (0, True, False), told.stderr


def test_a_team_without_its_key_is_no_missing_domain(area: Ministry) -> None:
    leave_out(area, POLICY, "core_team")
    told = area.som("team", "check", "eakad")
    assert (told.exit_code, "error[teams-empty]" in told.stdout) == (1, True), told.stdout


def test_what_is_left_out_is_not_saved(area: Ministry) -> None:
    head = area.git.head()
    leave_out(area, SERVICE, "processes")
    told = area.som("save")
    assert (told.exit_code, "error[records-key-missing]: `processes` is missing" in told.stderr) == (1, True)
    assert area.git.head() == head


def test_a_way_to_leave_out_a_key_is_refused(area: Ministry) -> None:
    told = area.som("card", "set", "ska-pension", "processes=")
    assert (told.exit_code, "records-key-missing" in told.stderr) == (2, True), told.stderr
    assert "processes:" in area.read(SERVICE)
