"""Every case of the corpus gives the findings it says, at their places, and its mended twin gives none.

A new bug becomes a new folder; `tests/builders/corpus.py` says what is in one. `pytest --update` writes what is found.
"""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any

import pytest

from som_cli import locale
from som_cli.actions.check import check
from som_cli.codes import table
from som_cli.report.text import blocks, severity_of
from tests.builders.corpus import BASE, CORPUS, BadCase, LaidTree, base, cases, edited

if TYPE_CHECKING:
    from collections.abc import Sequence

    from som_cli.diagnostics import Diagnostic

TODAY = dt.date(2026, 12, 10)  # as the base's som.yaml has it


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locale, "_current", "en")


def found(tree: LaidTree) -> tuple[Diagnostic, ...]:
    return check(tree, TODAY).findings


@pytest.fixture(scope="module")
def sound_base() -> None:
    """Where the base itself has findings, the cases would repeat them: one failure says it all."""
    if found(base()):
        pytest.skip("the base is not sound")


def told(tree: LaidTree, findings: Sequence[Diagnostic]) -> str:
    text = blocks(findings, tree.text)
    return text + "\n" if text else ""


def placed(findings: Sequence[Diagnostic]) -> list[dict[str, Any]]:
    return [
        {
            "path": one.path,
            "line": one.line,
            "column": one.column,
            "code": one.code,
            "severity": severity_of(one).word,
        }
        for one in findings
    ]


def as_json(values: list[dict[str, Any]]) -> str:
    lines = ",\n".join(f"  {json.dumps(one, ensure_ascii=False)}" for one in values)
    return f"[\n{lines}\n]\n"


def test_the_base_is_sound() -> None:
    assert told(base(), found(base())) == ""


@pytest.mark.usefixtures("sound_base")
@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_a_bad_repository_gives_its_findings_and_the_mended_one_none(
    case: BadCase, request: pytest.FixtureRequest
) -> None:
    tree = case.bad
    findings = found(tree)
    text, places = told(tree, findings), as_json(placed(findings))
    if request.config.getoption("--update"):
        (case.folder / "expected.txt").write_text(text, encoding="utf-8", newline="\n")
        (case.folder / "expected.json").write_text(places, encoding="utf-8", newline="\n")
    assert text == (case.folder / "expected.txt").read_text(encoding="utf-8")
    assert places == (case.folder / "expected.json").read_text(encoding="utf-8")
    assert case.code in {one.code for one in findings}
    if case.is_twin:
        assert told(case.good, found(case.good)) == ""


def test_every_folder_is_a_case_of_a_code() -> None:
    folders = {path for path in CORPUS.iterdir() if path.is_dir()} - {BASE}
    assert {folder.name for folder in folders} <= set(table())
    assert {case.folder for case in cases()} == {one for folder in folders for one in folder.iterdir()}


def test_an_edit_that_fits_nowhere_or_twice_is_refused() -> None:
    assert edited("a\nb\na\n", " b\n-a\n+c\n") == "a\nb\nc\n"
    for hunk in ("-c\n+d\n", "-a\n+d\n"):
        with pytest.raises(AssertionError, match="these lines stand"):
            edited("a\nb\na\n", hunk)
