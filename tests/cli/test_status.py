"""The state of things on one screen, and the monitoring of a trimester."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.builders.outputs import misfits
from tests.builders.process import CARD
from tests.builders.terminal import som

if TYPE_CHECKING:
    from pathlib import Path

    from tests.builders.ministry import Ministry


@pytest.mark.parametrize("language", ["et", "en"])
def test_the_state_of_things_fits_on_one_screen(sample: Path, language: str) -> None:
    lines = som(sample, "--lang", language, "status").stdout.splitlines()
    assert len(lines) <= 23  # and the prompt
    assert [line for line in lines if len(line) > 80] == []


def test_the_state_of_things_says_the_same_as_its_parts(sample: Path) -> None:
    told = som(sample, "status", "--format", "json").json
    assert misfits(told) == []

    states = [one["state"] for one in som(sample, "initiative", "list", "--format", "json").json["items"]]
    owed = som(sample, "todo", "--format", "json").json["items"]
    assert told["initiatives"] == {state: states.count(state) for state in told["initiatives"]}
    assert sum(told["initiatives"].values()) == len(states)
    assert told["duties"] == {"total": len(owed), "overdue": sum(one["overdue"] for one in owed)}
    assert told["meetings"][0]["date"] == "2026-11-23"


def test_unsaved_edits_and_the_distance_from_the_server_are_told(area: Ministry) -> None:
    area.submitted()
    clean = area.som("status", "--format", "json").json["work"]
    assert (clean["branch"], clean["unsaved"], clean["upstream"], clean["ahead"]) == ("main", [], None, None)

    area.run("update-ref", "refs/remotes/origin/main", "HEAD~1")
    area.run("config", "remote.origin.url", "https://example.org/x.git")
    area.run("config", "remote.origin.fetch", "+refs/heads/*:refs/remotes/origin/*")
    area.run("config", "branch.main.remote", "origin")
    area.run("config", "branch.main.merge", "refs/heads/main")
    area.write(CARD, area.read(CARD) + "\n# märkus\n")
    edited = area.som("status", "--format", "json").json["work"]
    assert (edited["unsaved"], edited["upstream"]) == ([CARD], "origin/main")
    assert (edited["ahead"], edited["behind"]) == (1, 0)


@pytest.mark.req("D50", "D77", "D78")
def test_the_monitoring_is_told_in_every_form_and_for_any_trimester(sample: Path) -> None:
    for period in ("2026-T2", "2026-T3", "2027-T1", "2031-T1"):
        told = som(sample, "portfolio", "monitor", "--period", period, "--format", "json").json
        assert misfits(told) == [], period
        rows = som(sample, "portfolio", "monitor", "--period", period, "--format", "csv").stdout.splitlines()
        assert len(rows) - 1 == sum(len(one["reports"]) for one in told["committees"])
        page = som(sample, "portfolio", "monitor", "--period", period, "--lang", "en").stdout
        assert all(one["title"] in page for part in told["committees"] for one in part["reports"])


def test_a_trimester_is_written_in_one_way(sample: Path) -> None:
    told = som(sample, "portfolio", "monitor", "--period", "2026")
    assert (told.exit_code, "usage-period" in told.stderr) == (2, True)
