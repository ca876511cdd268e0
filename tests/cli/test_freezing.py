"""`som meeting freeze`: the agenda becomes final, what comes later is its supplement."""

from __future__ import annotations

import datetime as dt

import pytest
import yaml

from tests.builders.process import AGENCY_SECRETARY, EARLY, LEAD, OUTSIDER
from tests.cli.test_meeting import AUTUMN, planned, presented


def frozen(area, *options, who=AGENCY_SECRETARY, day=EARLY, meeting=AUTUMN):
    return area.som("meeting", "freeze", meeting, *options, who=who, day=day)


def record(area):
    return yaml.safe_load(area.read(f"data/meetings/{AUTUMN}.yaml"))


@pytest.mark.req("D80")
def test_a_final_agenda_is_kept_with_the_commit_it_was_computed_from(area):
    planned(area)
    initiative = presented(area)
    head = area.run("rev-parse", "--short", "HEAD")

    result = frozen(area)

    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines()[:2] == [f"data/meetings/{AUTUMN}.yaml", "status: frozen"]
    kept = record(area)
    assert (kept["status"], kept["frozen"]) == ("frozen", {"date": EARLY, "commit": head})
    [item] = kept["agenda"]
    assert (item["id"], item["section"], item["presenter"]) == (initiative, "new", LEAD)
    assert area.run("log", "-1", "--format=%s") == f"{AUTUMN}: freeze"
    assert area.som("validate").exit_code == 0


@pytest.mark.req("D80")
def test_what_comes_after_is_a_supplement_until_the_agenda_is_frozen_again(area):
    planned(area)
    first = presented(area)
    frozen(area)
    second = presented(area, title="Teine algatus")

    page = area.som("agenda", "render", AUTUMN, "--lang", "en").stdout
    again = frozen(area)

    assert "**Supplement** | | | |\n| 4 |" in page
    assert again.exit_code == 0
    assert [(item["id"], item.get("added")) for item in record(area)["agenda"]] == [(first, None), (second, EARLY)]
    assert "**Supplement** | | | |\n| 4 |" in area.som("agenda", "render", AUTUMN, "--lang", "en").stdout


def test_a_final_agenda_without_items_has_a_supplement_too(area):
    planned(area)
    assert frozen(area).exit_code == 0
    presented(area)

    assert area.som("agenda", "render", AUTUMN, "--lang", "en").stdout.count("**Supplement**") == 1


def test_an_agenda_is_not_frozen_twice_for_nothing_nor_by_anybody_nor_afterwards(area):
    planned(area)
    presented(area)
    stranger = frozen(area, who=OUTSIDER)
    late = frozen(area, day=dt.date(2026, 10, 15))
    frozen(area)
    again = frozen(area)
    words = ("meeting", "hold", AUTUMN, "--present", AGENCY_SECRETARY)
    assert area.som(*words, who=AGENCY_SECRETARY, day=EARLY).exit_code == 0
    held = frozen(area, day=EARLY)

    found = [(one.exit_code, one.stderr) for one in (stranger, late, again, held)]
    assert [code for code, _ in found] == [1, 1, 1, 1]
    codes = ("meetings-recorder", "freezing-past", "freezing-again", "freezing-status")
    assert [code for code, (_, said) in zip(codes, found, strict=True) if code not in said] == []


def test_a_dry_run_freezes_nothing(area):
    planned(area)
    presented(area)
    head = area.run("rev-parse", "HEAD")

    result = frozen(area, "--dry-run")

    assert (result.exit_code, area.run("rev-parse", "HEAD"), record(area)["status"]) == (0, head, "planned")
    assert "+status: frozen" in result.stdout


@pytest.mark.req("D68")
def test_an_editorial_change_after_the_agenda_was_made_final_is_marked_everywhere(area):
    planned(area)
    initiative = presented(area)
    frozen(area)
    changed = area.som("card", "set", initiative, "title=Teine pealkiri", "impact=Teine mõju", who=LEAD, day=EARLY)
    assert changed.exit_code == 0, changed.stderr
    said = f"changed after the agenda was made final on {EARLY:%d.%m.%Y}"

    shown = area.som("--lang", "en", "meeting", "show", AUTUMN).stdout
    [item] = yaml.safe_load(area.som("--lang", "en", "meeting", "show", AUTUMN, "--format", "json").stdout)["agenda"]
    page = area.som("--lang", "en", "agenda", "render", AUTUMN, "--lang", "en").stdout
    letter = area.som("--lang", "en", "invitation", "render", AUTUMN, "--lang", "en").stdout
    again = frozen(area)

    assert f"! {said}: the title and the description" in shown
    assert item["changed"] == f"{said}: the title and the description"
    assert page.count(f"**Note:** {said}: the title and the description") == 1
    assert "Teine pealkiri" in letter
    assert letter.count("(papers changed)") == 1
    assert "freezing-changed" in again.stderr
    assert initiative in again.stderr
    assert "freezing-again" not in again.stderr


def test_the_reasons_are_kept_in_the_language_of_the_repository_whoever_freezes(area):
    planned(area)
    presented(area)

    result = area.som("--lang", "en", "meeting", "freeze", AUTUMN, who=AGENCY_SECRETARY, day=EARLY)

    assert result.exit_code == 0, result.stderr
    assert [item["why"] for item in record(area)["agenda"]] == ["tutvustatud 14.10.2026, ootab hindamist"]
