"""The repository, the day, the streams; and the way out when something goes wrong."""

from __future__ import annotations

import os
import subprocess
import sys
from io import StringIO
from typing import TYPE_CHECKING, Any

import pytest

from som_cli.cli import explain
from som_cli.cli.app import run
from som_cli.cli.session import fitted
from tests.builders.terminal import som

if TYPE_CHECKING:
    from pathlib import Path

    from tests.builders.ministry import Ministry


def test_the_repository_is_found_upwards_and_by_the_environment(area: Ministry) -> None:
    inside = area.root / "data" / "people"
    assert som(inside, "validate").exit_code == 0
    assert som(None, "validate", env={"SOM_REPO": str(inside)}).exit_code == 0


def test_now_is_said_by_the_environment_then_by_the_settings(area: Ministry) -> None:
    listed = ("initiative", "list", "--format", "json")
    assert som(area.root, *listed, env={"SOM_NOW": "2026-03-01T23:30:00-05:00"}).json["as_of"] == "2026-03-02"
    area.write("som.yaml", "schema: settings/1\ntoday: 2026-11-22\n")
    assert som(area.root, *listed).json["as_of"] == "2026-11-22"
    wrong = som(area.root, *listed, env={"SOM_NOW": "2026-03-01"})
    assert (wrong.exit_code, [one["code"] for one in wrong.json["findings"]]) == (3, ["clock-unreadable"])


def test_as_of_reads_the_tree_of_that_day(area: Ministry) -> None:
    initiative = area.submitted()
    result = som(area.root, "initiative", "show", initiative, "--format", "json", "--as-of", "2026-10-14")
    assert result.json["state"] == "submitted"
    before = som(area.root, "initiative", "list", "--format", "json", "--as-of", "2026-09-30")
    assert before.json == {"schema": "som-initiatives/1", "as_of": "2026-09-30", "items": []}
    never = som(area.root, "validate", "--as-of", "2020-01-01")
    assert (never.exit_code, "01.09.2026" in never.stderr) == (6, True)


def test_a_fault_of_ours_is_one_sentence_and_a_report(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def broken(*_: Any) -> None:
        raise RuntimeError("secret {detail}")

    monkeypatch.setattr("som_cli.report.explanation.text", broken)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    result = som(None, "explain", "usage-date")
    reports = [file for file in os.listdir(tmp_path) if file.startswith("som-report-")]  # noqa: PTH208
    assert (result.exit_code, result.stdout, len(reports)) == (70, "", 1)
    assert "RuntimeError" not in result.stderr
    assert "secret {detail}" in (tmp_path / reports[0]).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("problem", "code"),
    [
        (KeyboardInterrupt(), 130),
        (EOFError(), 130),
        (BrokenPipeError(), 0),
        (PermissionError(13, "Permission denied", "som.yaml"), 3),
        (OSError(28, "No space left on device", "som.yaml"), 3),
        (SystemExit(4), 4),
    ],
)
def test_every_problem_has_its_exit_code(
    problem: BaseException, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stopped(*_: Any) -> None:
        raise problem

    monkeypatch.setattr("som_cli.report.explanation.text", stopped)
    monkeypatch.setattr("som_cli.cli.app._write_nowhere", lambda: None)
    assert run(["explain", "usage-date"]) == code
    assert "Traceback" not in capsys.readouterr().err


def test_colours_follow_the_terminal_and_the_wish(area: Ministry) -> None:
    broken = area.root / "data" / "people" / "x.yaml"
    broken.write_text("schema: person/1\n", encoding="utf-8")
    plain = som(area.root, "validate")
    coloured = som(area.root, "--color", "always", "validate")
    on_terminal = som(area.root, "validate", terminal=True, env={"TERM": "xterm", "CI": ""})
    by_wish = som(area.root, "validate", terminal=True, env={"NO_COLOR": "1"})
    assert ["\033" in one.stdout for one in (plain, coloured, on_terminal, by_wish)] == [False, True, True, False]


def test_explain_needs_no_repository() -> None:
    assert explain.app
    page = som(None, "explain", "usage-date")
    assert page.stdout.splitlines()[0] == "usage-date (error)"
    assert som(None, "explain", "[usage-date]", "--format", "json").json["code"] == "usage-date"


def test_a_reader_that_has_enough_is_no_fault(area: Ministry) -> None:
    command = f"{sys.executable} -m som_cli -C {area.root} process show --format json; echo $? >&2"
    done = subprocess.run(["sh", "-c", f"({command}) | head -c 10"], capture_output=True, encoding="utf-8", check=True)
    assert (len(done.stdout), done.stderr) == (10, "0\n")


class Screen(StringIO):
    """A terminal as far as the program asks."""

    def isatty(self) -> bool:
        return True


def test_long_lines_are_broken_between_words_on_a_terminal_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "20")
    said = "  hint: ask somebody who knows"
    assert fitted(said, Screen()) == "  hint: ask somebody\n    who knows"
    assert fitted(said, StringIO()) == said


def test_a_refusal_is_broken_between_words_on_a_terminal(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    screen = Screen()
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setattr(sys, "stderr", screen)
    assert run(["-C", str(tmp_path / "none"), "validate"]) in {2, 3}
    lines = screen.getvalue().splitlines()
    assert all(len(line) <= 40 or " " not in line.strip() for line in lines), lines
    assert len(lines) > 1


def test_an_unknown_option_is_answered_with_the_nearest_first_and_no_far_guess(area: Ministry) -> None:
    assert "did you mean `--title`" in som(area.root, "initiative", "submit", "--titel", "x").stderr
    stat = som(area.root, "initiative", "list", "--stat", "x").stderr
    assert "did you mean `--state`? `som initiative list --help` lists all options" in stat
    assert "did you mean" not in som(area.root, "initiative", "list", "--foo-bar", "x").stderr
    assert "did you mean" not in som(area.root, "search").stderr
