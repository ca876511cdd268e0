"""Help and usage in both languages, at the cost of Typer alone."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module

import pytest

from som_cli import __version__
from som_cli.cli import spoken
from som_cli.cli.lazy import COMMANDS, loaded
from tests.builders.terminal import som

HEAVY = {"git", "holidays", "jinja2", "prompt_toolkit", "pydantic", "questionary", "rich", "ruamel", "yaml", "zoneinfo"}
SPY = """
import runpy, sys
sys.argv = ["som", *{words!r}]
try:
    runpy.run_module("som_cli", run_name="__main__")
except SystemExit:
    pass
print(sorted({heavy!r} & set(sys.modules)), file=sys.stderr)
"""


def run(*words: str, language: str = "en") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "som_cli", *words],
        env={"PATH": "/usr/bin:/bin", "SOM_LANG": language, "COLUMNS": "100"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize("words", [["--help"], [], ["--version"]])
def test_help_loads_nothing_heavy(words: list[str]) -> None:
    code = SPY.format(words=words, heavy=HEAVY)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert done.stderr.splitlines()[-1] == "[]"


def test_help_lists_the_commands_in_the_order_of_the_work() -> None:
    lines = run("--help").stdout.splitlines()
    listed = [line.split()[0] for line in lines[lines.index("Commands:") + 1 :] if line[:3].strip()]
    assert [word for word in listed if word in COMMANDS] == list(COMMANDS)


def test_the_version_is_said_before_and_after_typer() -> None:
    assert run("--version").stdout == som(None, "--version").stdout == f"som {__version__}\n"


@pytest.mark.parametrize("name", [name for name in COMMANDS if name not in {"meeting", "agenda", "portfolio"}])
def test_every_command_that_is_listed_is_there(name: str) -> None:
    assert import_module(f"som_cli.cli.{COMMANDS[name].module}")
    assert loaded(name).name == name
    result = som(None, name, "--help")
    assert (result.exit_code, result.stdout.startswith(f"Usage: som {name}"), result.stderr) == (0, True, "")


@pytest.mark.parametrize(
    ("words", "code", "hint"),
    [
        (["validat"], "usage-command-unknown", "did you mean `validate`?"),
        (["initiative", "advanc"], "usage-command-unknown", "did you mean `advance`?"),
        (["validate", "--fromat", "json"], "usage-option-unknown", "did you mean `--format`?"),
        (["validate", "--format", "jsn"], "usage-choice", "did you mean `json`?"),
        (["validate", "--as-of", "30.02.2026"], "usage-date", "2026-12-10"),
        (["validate", "--as-of", "2026-02-30"], "usage-date", "2026-12-10"),
        (["validate", "--min-completeness", "all"], "usage-number", "digits"),
        (["validate", "--min-completeness", "101"], "usage-range", "from 0 to 100"),
        (["validate", "--min-completeness", "-1"], "usage-range", "from 0 to 100"),
        (["validate", "--since"], "usage-value-missing", "`--since VALUE`"),
        (["validate", "--strict=yes"], "usage-value-unneeded", "leave out"),
        (["explain"], "usage-argument-missing", "som explain --help"),
        (["explain", "a", "b"], "usage-argument-superfluous", "quotes"),
        (["explain", "usage-dat"], "codes-unknown", "`usage-date`"),
        (["initiative", "amend", "x", "--field", "title"], "usage-pair", "name=value"),
        (["--lang", "fi", "validate"], "usage-choice", "`et` or `en`"),
    ],
)
def test_a_slip_is_answered_with_the_way_out(words: list[str], code: str, hint: str) -> None:
    result = som(None, *words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"error[{code}]" in result.stderr
    assert hint in result.stderr


def test_a_slip_is_json_where_json_was_asked_for() -> None:
    result = som(None, "validate", "--format", "json", "--frob")
    assert (result.exit_code, result.stderr) == (2, "")
    assert [one["code"] for one in result.json["findings"]] == ["usage-option-unknown"]
    assert result.json["summary"] == {"error": 1, "warning": 0, "note": 0, "checked": 0}


def test_outside_a_repository_there_is_a_way_in(tmp_path: object) -> None:
    result = som(None, "-C", str(tmp_path), "validate")
    assert (result.exit_code, "som init" in result.stderr) == (3, True)
    missing = som(None, "-C", f"{tmp_path}/nowhere", "validate")
    assert (missing.exit_code, "repository-folder-missing" in missing.stderr) == (3, True)


def test_the_language_is_chosen_by_option_then_environment_then_system() -> None:
    assert run("--lang", "en", "validate", "--frob", language="et").stderr.startswith("error[")
    assert run("validate", "--frob", "--lang=en", language="et").stderr.startswith("error[")


def test_what_stands_for_a_value_is_told_in_the_language_of_the_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spoken, "_", lambda word: f"<{word}>")
    assert spoken.placeholder("NAME=TEXT") == "<NAME>=<TEXT>"
    assert spoken.placeholder("TITLE=WHY NOT") == "<TITLE>=<WHY NOT>"
    assert spoken.placeholder("S|M|L|XL") == "S|M|L|XL"
    assert spoken.placeholder("text|json") == "text|json"
