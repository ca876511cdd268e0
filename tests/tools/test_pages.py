"""The generated pages are what the program says, and every requirement is answered for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from som_cli.codes import table
from tools import codes_page, coverage_page
from tools.coverage_page import STATUSES, Requirement, blanks, cited, commands, ids_in, marks, requirements, sources

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType

LONGEST = 10  # words that a requirement is told in
IDS = [f"{letter}{number}" for letter, last in (("S", 137), ("D", 87), ("X", 30)) for number in range(1, last + 1)]


@pytest.mark.parametrize("module", [codes_page, coverage_page], ids=["codes", "coverage"])
def test_a_page_is_that_of_the_program(module: ModuleType) -> None:
    assert module.main(["--check"]) == 0, f"python tools/{module.__name__.rpartition('.')[2]}.py"


@pytest.mark.parametrize("module", [codes_page, coverage_page], ids=["codes", "coverage"])
def test_a_page_is_written_where_it_is_stale(
    module: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(module, "PAGE", tmp_path / "page.md")
    assert module.main(["--check"]) == 1
    assert "run `python tools/" in capsys.readouterr().err
    assert module.main([]) == 0
    assert module.main(["--check"]) == 0


def test_every_requirement_is_listed_once_in_few_words() -> None:
    asked = requirements()
    assert [one.id for one in asked] == IDS
    assert [one.id for one in asked if not 0 < len(one.says.split()) <= LONGEST] == []
    assert {one.status for one in asked} <= set(STATUSES)


def test_what_is_served_is_served_somewhere_or_says_how() -> None:
    where = cited()
    assert [one.id for one in requirements() if one.status == "here" and one.id not in where and not one.note] == []


def test_what_is_cited_is_asked_and_said_to_be_served() -> None:
    served = {one.id for one in requirements() if one.status == "here"}
    assert sorted(set(cited()) - served) == []


def test_nothing_of_the_framework_is_left_for_later_and_what_is_not_for_a_tool_says_why() -> None:
    asked = requirements()
    assert [one.id for one in asked if one.status == "later" and one.id[0] == "S"] == []
    assert [one.id for one in asked if one.status == "outside" and not one.note] == []


def test_every_requirement_of_the_two_documents_that_is_served_is_proven_by_a_test() -> None:
    where = cited()
    served = [one.id for one in requirements() if one.status == "here" and one.id[0] in "DS"]
    assert [id_ for id_ in served if id_ not in where or not where[id_].tests] == []


def test_nothing_is_left_blank_and_every_command_that_is_named_is_there() -> None:
    assert list(blanks(requirements(), cited(), commands())) == []
    assert {"validate", "policy render", "initiative advance"} <= commands()


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (Requirement("S0", "asks", "here", ("fly",), ""), ["S0: there is no command `som fly`", "S0: no test"]),
        (Requirement("S0", "asks", "here", (), "in a way"), ["S0: neither rule nor move nor command", "S0: no test"]),
        (Requirement("S0", "asks", "outside", (), ""), ["S0: not served, and nothing says why"]),
        (Requirement("S0", "asks", "text", ("show",), "a reason"), ["S0: it is not served, and commands are named"]),
    ],
    ids=["unknown", "nothing", "why", "unserved"],
)
def test_a_blank_is_told_and_no_page_is_written(
    row: Requirement,
    said: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(coverage_page, "requirements", lambda: [row])
    monkeypatch.setattr(coverage_page, "PAGE", tmp_path / "page.md")
    assert coverage_page.main([]) == coverage_page.main(["--check"]) == 1
    assert not (tmp_path / "page.md").exists()
    assert capsys.readouterr().err.splitlines()[1 : 1 + len(said)] == said


def test_every_code_has_its_place_on_the_page() -> None:
    text = codes_page.page()
    assert sorted(re.findall(r"^### (\S+)$", text, re.MULTILINE)) == sorted(table())


def test_citations_are_read_as_they_are_written() -> None:
    assert list(ids_in("D42–D44, S5 and X1; F02")) == ["D42", "D43", "D44", "S5", "X1"]
    assert list(ids_in("D42-44")) == ["D42", "D43", "D44"]
    module = '"""Do it.\n\nSource: D1, D2;\nS3 too.\n\nNot D4.\n"""\n# Source: D5\nx = "D6"\n'
    assert list(ids_in(" ".join(sources(module)))) == ["D1", "D2", "S3", "D5"]
    assert list(marks('@pytest.mark.req("D7", "D8-D9")\ndef test_x(): ...\n')) == ["D7", "D8", "D9"]
