"""An act as a file: written, read again, it is the same act with the same digest."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any

import pytest

from som_cli.process.digests import act_digest
from som_cli.process.plain import is_empty, plain
from som_cli.process.records import Act
from som_cli.store.emit import emit
from som_cli.store.source import read
from tests.builders.cards import initiative
from tests.builders.process import CONDITION, WAYS, amended, case_in, moved

LONG = case_in("defended")
CASES = {
    **{state: case_in(state) for state in WAYS if state != "draft"},
    "amended": amended(case_in("planned"), "budget.lines.0.amount", "300000.50"),
    "several lines": amended(case_in("planned"), "budget.lines", [{"year": 2027, "hours": "600"}]),
    "scope": amended(case_in("planned"), "problem", "Esimene rida: #1\nTeine – „rida“\n"),
    "conditions": moved(LONG, "decide", outcome="yes-if", conditions=(CONDITION, CONDITION)),
    "void": moved(LONG, "void", target="007-defend"),
}


@pytest.mark.parametrize("name", CASES)
def test_every_act_is_the_same_after_it_was_written_and_read(name: str) -> None:
    for filed in CASES[name].acts:
        act = filed.record
        text = emit(plain(act), "act", filed.origin.path)
        document = read(filed.origin.path, text.encode())
        again = Act.model_validate(document.value)
        assert document.problems == ()
        assert (act_digest(again), again.stem) == (act.digest, PurePosixPath(filed.origin.path).stem)
        crlf = Act.model_validate(read(filed.origin.path, text.replace("\n", "\r\n").encode()).value)
        assert act_digest(crlf) == act.digest


def test_a_card_as_plain_values_is_the_same_card() -> None:
    assert type(initiative()).model_validate(plain(initiative())) == initiative()
    assert type(initiative()).model_validate(plain(initiative(), dates_as_text=True)) == initiative()


def test_false_and_zero_are_not_empty() -> None:
    values: tuple[Any, ...] = (None, "", (), [], {}, False, 0)
    assert [is_empty(value) for value in values] == [True] * 5 + [False] * 2
