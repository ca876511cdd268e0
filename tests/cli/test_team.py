"""Core teams from the command line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.builders.outputs import misfits

if TYPE_CHECKING:
    from tests.builders.ministry import Ministry

POLICY = "data/policies/eakad.yaml"


def spoil(area: Ministry, old: str, new: str) -> None:
    text = (area.root / POLICY).read_text(encoding="utf-8")
    assert old in text
    area.write(POLICY, text.replace(old, new, 1))


@pytest.mark.req("S39", "S54", "S57", "S103")
def test_a_team_is_a_table_of_roles_consents_and_mandates(area: Ministry) -> None:
    result = area.som("--lang", "en", "team", "check", "eakad")
    lines = result.stdout.splitlines()
    assert result.exit_code == 0
    assert lines[0] == "Eakate toimetulek (eakad): led by Kaja Kask; members that count: 7"
    assert lines[1].split() == ["Member", "Role", "Organisation", "Approved", "Mandate", "Teams"]
    assert "head of the agency" in result.stdout
    assert "No errors" in result.stderr


def test_teams_as_json_follow_their_schema(area: Ministry) -> None:
    told = area.som("team", "check", "--format", "json").json
    assert misfits(told) == []
    assert [(one["kind"], one["id"], one["lead"]) for one in told["items"]] == [
        ("policy", "eakad", "kaja-kask"),
        ("service", "ska-pension", "toomas-jalakas"),
    ]
    members = {one["person"]: one for one in told["items"][0]["members"]}
    assert (members["toomas-jalakas"]["teams"], members["toomas-jalakas"]["consent"]) == (2, "agency_head")
    assert (members["peeter-pihlakas"]["teams"], members["peeter-pihlakas"]["consent"]) == (1, "head")


def test_findings_are_those_of_the_team_alone(area: Ministry) -> None:
    spoil(area, "reviewed: 2026-11-12", "reviewed: 2020-11-12")
    spoil(area, "approved_by: peeter-pihlakas", "approved_by: mari-maasikas")
    result = area.som("team", "check", "eakad", "--format", "json", "--strict")
    assert [one["code"] for one in result.json["findings"]] == ["teams-approver-agency"]
    assert result.exit_code == 1
    assert area.som("team", "check", "ska-pension", "--format", "json").json["findings"] == []


def test_a_team_of_a_draft_is_warned_and_that_of_a_card_in_use_is_told_an_error(area: Ministry) -> None:
    spoil(area, "approved_by: peeter-pihlakas", "approved_by: mari-maasikas")
    assert area.som("team", "check", "eakad").exit_code == 1
    spoil(area, "reviewed: 2026-11-12\n", "")
    assert area.som("team", "check", "eakad").exit_code == 0
    assert area.som("team", "check", "eakad", "--strict").exit_code == 1


def test_a_card_that_is_not_there_is_a_mistake(area: Ministry) -> None:
    result = area.som("team", "check", "eakat")
    assert result.exit_code == 2
    assert "`eakad`" in result.stderr


NOBODY = "nobody is in the team beside the lead"


@pytest.mark.req("S49")
@pytest.mark.parametrize(
    "members",
    [
        "[]",
        "[{person: kaja-kask, role: juht}]",
        "[{person: toomas-jalakas, role: liige, membership: temporary, to: 2026-01-31}]",
        "[{person: toomas-jalakas, role: liige, from: 2027-02-01}]",
    ],
)
def test_a_team_of_nobody_is_told_the_same_everywhere(area: Ministry, members: str) -> None:
    text = (area.root / POLICY).read_text(encoding="utf-8")
    area.write(POLICY, re.sub(r"(?ms)^core_team:\n.*?(?=^\S)", f"core_team:\n  members: {members}\n", text))

    codes = {one["code"] for one in area.som("validate", POLICY, "--format", "json").json["findings"]}
    checked = area.som("team", "check", "eakad")
    rendered = area.som("policy", "render", "eakad", "-o", "-", "--lang", "en").stdout

    assert "teams-empty" in codes
    assert codes.isdisjoint({"teams-size", "teams-one-unit", "teams-ministry-missing", "teams-agencies-missing"})
    assert checked.stdout.splitlines()[0] == f"Eakate toimetulek (eakad): led by Kaja Kask; {NOBODY}"
    assert "members that count" not in checked.stdout + checked.stderr
    assert NOBODY.capitalize() in rendered
    assert "The team has" not in rendered
