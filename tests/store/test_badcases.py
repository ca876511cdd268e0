"""The bad files of `tests/badcases`: what the reader finds in each, and where.

`expect` is for the whole of `som validate`; the reader alone answers for the groups 00 to 03, and pins what it finds in
the others.
"""

from __future__ import annotations

import csv
import datetime as dt
import time
from pathlib import Path
from typing import NamedTuple

import pytest

from som_cli.actions.check import check
from som_cli.codes import code
from som_cli.diagnostics import Severity
from som_cli.store.source import read
from tests.builders.corpus import LaidTree, base

FOLDER = Path(__file__).parent.parent / "badcases"
SECONDS = 2


class Case(NamedTuple):
    file: str
    group: str
    expect: str
    line: str
    found: str


def _cases() -> list[Case]:
    with (FOLDER / "index.tsv").open(encoding="utf-8", newline="") as table:
        return [Case(*row) for row in list(csv.reader(table, delimiter="\t"))[1:]]


@pytest.mark.parametrize("case", _cases(), ids=lambda case: Path(case.file).stem)
def test_a_bad_file_is_answered_at_its_line_in_no_time(case: Case):
    started = time.monotonic()
    document = read(case.file, (FOLDER / case.file).read_bytes())

    found = [(each.line, each.code, code(each.code).severity) for each in document.problems]
    assert " ".join(f"{line}:{name}" for line, name, _ in found) == case.found.replace("-", "", case.found == "-")
    errors = [line for line, _, severity in found if severity is Severity.ERROR]
    if case.expect == "error" and case.group < "04":
        assert errors if case.line == "-" else int(case.line) in errors
    if case.expect in {"accept", "warn"}:
        assert not errors
    assert time.monotonic() - started < SECONDS


def test_all_bad_cards_of_one_repository_are_answered_in_one_run():
    paths = {
        f"data/initiatives/ska/{Path(case.file).stem.replace('_', '-')}/initiative.yaml": case for case in _cases()
    }
    bad = {path: case for path, case in paths.items() if case.expect == "error" and "01" <= case.group < "04"}
    laid = {path: (FOLDER / case.file).read_bytes() for path, case in bad.items()}

    found = check(LaidTree({**base().files, **laid}), dt.date(2026, 12, 10)).findings

    errors = {(each.path, each.line) for each in found if each.severity is Severity.ERROR}
    missed = [path for path, case in bad.items() if case.line != "-" and (path, int(case.line)) not in errors]
    assert (missed, set(bad) - {path for path, _ in errors}) == ([], set())
    assert {each.path for each in found} == set(bad)


def test_every_file_is_listed():
    listed = {case.file for case in _cases()}

    assert {f"files/{path.name}" for path in (FOLDER / "files").glob("*.yaml")} == listed
