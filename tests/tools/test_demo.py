"""The demonstration, run within this process: the whole way of an idea through the sample ministry."""

from __future__ import annotations

from contextlib import chdir
from dataclasses import dataclass, field
from datetime import date
from subprocess import CompletedProcess

import pytest

from som_cli.store.load import load
from som_cli.store.tree import WorkingTree
from tests.builders.terminal import Result, som
from tools import demo


@dataclass
class Shell:
    """Runs what the demonstration would, and remembers how each command ended."""

    language: str = "en"
    results: list[tuple[list[str], Result]] = field(default_factory=list)

    def __call__(self, words, *, cwd, env, **_):
        said = words[3:]  # without the interpreter, `-m` and the module
        with chdir(cwd):
            result = som(None, *said, language=self.language, env=env)
        self.results.append((said, result))
        return CompletedProcess(words, result.exit_code)


@pytest.mark.usefixtures("steady_git")
@pytest.mark.req("D15", "D18", "D57", "D58", "D59", "D61", "D65", "D68", "D70", "D1")
def test_the_idea_goes_from_a_form_to_the_portfolio(tmp_path, capsys):
    root, shell = tmp_path / "demo", Shell()

    demo.walk(root, "en", shell)

    told = capsys.readouterr().out
    assert [(words, result.stdout + result.stderr) for words, result in shell.results if result.exit_code] == []
    case = load(WorkingTree(root), date(2027, 3, 17)).registry.cases[demo.ID]
    moves = [(act.move, act.outcome, act.recorded_by) for act in case.counting]
    assert (case.state, moves) == (
        "planned",
        [
            ("submit", None, "liina-tamm"),
            ("agree", "yes", "kadri-saarepuu"),
            ("present", None, "liina-tamm"),
            ("assess", None, "rein-vaher"),
            ("endorse", "yes", "rein-vaher"),
            ("share", None, "mari-maasikas"),
            ("defend", None, "liina-tamm"),
            ("decide", "yes", "mari-maasikas"),
        ],
    )
    assert [
        result.stderr for words, result in shell.results if words != ["validate"] and "warning" in result.stderr
    ] == []
    (whole,) = (result for words, result in shell.results if words[0] == "validate")
    assert "No errors (" in whole.stdout + whole.stderr
    assert "error[" not in whole.stdout + whole.stderr
    for paper in ("agenda.md", "portfolio.md"):
        assert "Peretoetuse muutumise selgitus" in (root / "build" / paper).read_text(encoding="utf-8")
    assert "# 17.03.2027 16:30, Mari Maasikas: … and the committee said yes.\n$ som initiative advance" in told
    assert told.endswith(f"  git -C {root} log\n")


def test_it_stops_at_the_first_failure(tmp_path, capsys):
    def fails(words, **_):
        return CompletedProcess(words, 4)

    with pytest.raises(SystemExit) as stopped:
        demo.walk(tmp_path / "demo", "et", fails)
    assert stopped.value.code == 4
    assert capsys.readouterr().out == f"Näidisministeerium kahe aasta tööga:\n$ som init --sample {tmp_path / 'demo'}\n"


def test_an_earlier_demonstration_is_removed(tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "som.yaml").write_text("schema: settings/1\n", encoding="utf-8")
    (tmp_path / "data/locked.yaml").write_text("", encoding="utf-8")
    (tmp_path / "data/locked.yaml").chmod(0o400)
    demo.remove(tmp_path)
    assert not tmp_path.exists()


def test_a_folder_of_something_else_is_left_alone(tmp_path):
    (tmp_path / "letter.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(SystemExit, match="no demonstration of ours"):
        demo.remove(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]
