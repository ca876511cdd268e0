"""Every case of the corpus gives the findings it says, at their places, and its mended twin gives none.

A new bug becomes a new folder; `tests/builders/corpus.py` says what is in one. `pytest --update` writes what is found.
What `som validate` can find is in the corpus or, of files that cannot be read, in `tests/badcases`; what only a command
refuses is named by a test of that command.
"""

from __future__ import annotations

import ast
import csv
import datetime as dt
import json
import re
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from som_cli import locale
from som_cli.actions.check import check
from som_cli.codes import links, table
from som_cli.portfolio.detail import DETAILS
from som_cli.report.text import blocks, severity_of
from som_cli.store import load
from som_cli.store.source import read
from tests.builders.corpus import BASE, CORPUS, BadCase, LaidTree, base, cases, edited

if TYPE_CHECKING:
    from collections.abc import Sequence

    from som_cli.diagnostics import Diagnostic

TODAY = dt.date(2026, 12, 10)  # as the base's som.yaml has it


# most files of most cases are those of the base: they are taken apart once
read_once = lru_cache(maxsize=256)(read)


@pytest.fixture(autouse=True)
def _in_english_and_in_no_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locale, "_current", "en")
    monkeypatch.setattr(load, "read", read_once)


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


def test_no_hint_about_a_file_names_an_option_outside_a_command() -> None:
    texts = [(case.folder / "expected.txt").read_text(encoding="utf-8") for case in cases()]
    hints = {line for text in texts for line in text.splitlines() if line.startswith("  hint: ")}
    assert {line for line in hints if any(quoted.startswith("--") for quoted in line.split("`")[1::2])} == set()


def test_every_folder_is_a_case_of_a_code() -> None:
    folders = {path for path in CORPUS.iterdir() if path.is_dir()} - {BASE}
    assert {folder.name for folder in folders} <= set(table())
    assert {case.folder for case in cases()} == {one for folder in folders for one in folder.iterdir()}


def test_an_edit_that_fits_nowhere_or_twice_is_refused() -> None:
    assert edited("a\nb\na\n", " b\n-a\n+c\n") == "a\nb\nc\n"
    for hunk in ("-c\n+d\n", "-a\n+d\n"):
        with pytest.raises(AssertionError, match="these lines stand"):
            edited("a\nb\na\n", hunk)


# -- every code is proven ----------------------------------------------------------------------------------------------

ROOT = Path(__file__).parents[1]
TESTS = ROOT / "tests"
# the modules whose findings a check gives, as against a command that moves something
CHECKS = (
    "actions/check", "store/load", "store/conform", "cards/rules", "portfolio/detail", "process/rules", "process/trail",
    "process/authority", "process/levels", "process/wellformed", "process/fullness", "process/references",
)  # fmt: skip
# asked only before an act is made; of an act on file the trail asks in its own way
BEFORE_AN_ACT = {
    *("acts-by-nobody", "acts-by-not-allowed", "acts-own-initiative"),
    *("acts-reviewer-submitter", "acts-reviewer-twice", "acts-void-nobody"),
}
# a subject and one of two words: cards/policy_rules.py
OF_TWO_PARTS = {f"{subject}-{word}" for subject in ("policies-review", "teams-retro") for word in ("late", "missing")}
# a file that is a link, or that the system keeps from us, cannot be laid in memory: tests/store/test_load.py
OF_THE_SYSTEM = {"files-link", "files-unreadable"}


def found_by_a_check() -> set[str]:
    """The codes that stand in the modules of a check, and those that are made up there."""
    made_up = {f"portfolio-{name}-missing" for name in DETAILS} | {one.code for one in links.CODES}
    return (made_up | _strings()) & set(table()) - BEFORE_AN_ACT - OF_THE_SYSTEM


def _strings() -> set[str]:
    trees = [ast.parse((ROOT / f"som_cli/{name}.py").read_text("utf-8")) for name in CHECKS]
    nodes = (node for tree in trees for node in ast.walk(tree))
    return {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def in_the_corpus() -> set[str]:
    expected = (json.loads((case.folder / "expected.json").read_text(encoding="utf-8")) for case in cases())
    return {one["code"] for findings in expected for one in findings}


def in_the_bad_files() -> set[str]:
    with (TESTS / "badcases" / "index.tsv").open(encoding="utf-8", newline="") as index:
        return {code for row in csv.reader(index, delimiter="\t") for code in re.findall(r"[0-9]:([a-z-]+)", row[-1])}


def named_by_a_test() -> set[str]:
    texts = (path.read_text(encoding="utf-8") for path in TESTS.glob("*/**/test_*.py"))
    return {word for text in texts for word in re.findall(r"[a-z]+(?:-[a-z0-9]+)*", text)}


def test_what_a_check_can_find_is_in_the_corpus() -> None:
    assert sorted(found_by_a_check() - in_the_corpus()) == []


# the rules on policies, services, teams, goals and work plans, each with a case of its own and a mended twin
OF_CARDS = {"indicators", "policies", "proposals", "services", "support", "teams", "workplans"}
OF_A_COMMAND = {"policies-id-unknown", "services-id-unknown", "teams-card-unknown"}  # no card is at fault there
# what changed since a day takes two states of the repository: tests/actions/test_coordination.py, tests/cli
OF_THE_HISTORY = {"policies-target-unexplained", "services-target-unexplained", "services-goal-changed"}


def test_every_rule_of_cards_and_teams_has_a_case_of_its_own_and_a_mended_twin() -> None:
    entries = [entry for subject in OF_CARDS for entry in import_module(f"som_cli.codes.{subject}").CODES]
    wanted = {entry.code for entry in entries} - OF_A_COMMAND - OF_THE_HISTORY
    # the twin is `good`, or the base; both are silent, and the bad one names the code: see the first test
    assert sorted(wanted - {case.code for case in cases()}) == []
    assert named_by_a_test() >= OF_A_COMMAND | OF_THE_HISTORY


def test_every_code_is_proven_somewhere() -> None:
    assert sorted(set(table()) - in_the_corpus() - in_the_bad_files() - named_by_a_test()) == []


def test_every_code_is_raised_somewhere() -> None:
    nodes = [
        node
        for path in (ROOT / "som_cli").rglob("*.py")
        if path.parent.name != "codes"
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
    ]
    said = {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    made_up = [re.compile(form) for node in nodes if isinstance(node, ast.JoinedStr) and (form := _form(node))]
    unsaid = set(table()) - said - OF_TWO_PARTS
    assert sorted(code for code in unsaid if not any(form.fullmatch(code) for form in made_up)) == []


def _form(made_up: ast.JoinedStr) -> str:
    """The codes that `f"store-{state}"` can make, as a pattern; nothing where it says too little of them."""
    parts = [part.value if isinstance(part, ast.Constant) else None for part in made_up.values]
    fixed = "".join(part for part in parts if isinstance(part, str))
    if not re.fullmatch(r"[a-z-]{5,}", fixed):
        return ""
    return "".join(re.escape(part) if isinstance(part, str) else "[a-z-]+" for part in parts)
