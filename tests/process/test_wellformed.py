"""Is the declared process sane? The repository's own is; each way of breaking one is found at its place."""

from __future__ import annotations

from typing import Any

import pytest

from som_cli.diagnostics import Origin
from som_cli.process.guards import GUARDS
from som_cli.process.model import Process
from som_cli.process.wellformed import check
from tests.builders.process import process
from tests.builders.refusals import refused


def values() -> dict[str, Any]:
    said: dict[str, Any] = process().model_dump(by_alias=True, exclude_none=True, mode="json")
    return said


def found(changed: dict[str, Any]) -> list[tuple[str, tuple[Any, ...]]]:
    return [(one.code, one.at) for one in check(Process.model_validate(changed), Origin("data/process.yaml"))]


def index(changed: dict[str, Any], move: str) -> int:
    return next(number for number, row in enumerate(changed["rows"]) if row["move"] == move)


@pytest.mark.req("D8", "D37", "X3")
def test_the_repositorys_own_process_is_well_formed() -> None:
    assert found(values()) == []


@pytest.mark.req("S44")
@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"agency": "ska"}, [(("rows", 0, "agency"), "extra_forbidden")]),
        ({"accountable": ["submitter", "ska-juht"]}, [(("rows", 0, "accountable", 1), "literal_error")]),
        ({"records": ["ska-juht"]}, [(("rows", 0, "records", 0), "literal_error")]),
    ],
)
def test_a_row_is_for_every_agency_and_names_none(changes: dict[str, Any], said: list[Any]) -> None:
    told = values()
    told["rows"][0] |= changes
    assert refused("process", told) == said


def test_every_guard_that_the_program_knows_is_used() -> None:
    assert {name for row in process().rows for name in row.guards} == set(GUARDS)


def test_every_row_names_the_requirements_behind_it() -> None:
    assert [row.move for row in process().rows if not row.seed] == []


def test_every_outcome_of_a_row_has_words_in_both_languages() -> None:
    words = {
        (row.move, one.outcome): process().outcome_words(row.move, one.outcome)
        for row in process().rows
        for one in row.outcomes
        if one.outcome
    }
    assert (words["decide", "yes-if"].et, words["decide", "yes-if"].en) == ("JAH, KUI", "YES, IF")
    assert process().outcome_words("decide", "muu").et == "muu"


def test_a_state_that_nothing_leads_to_and_one_that_nothing_leaves_are_found() -> None:
    changed = values()
    changed["states"] = [*changed["states"], {**changed["states"][1], "id": "parked"}]
    last = len(changed["states"]) - 1
    assert found(changed) == [
        ("process-state-unreachable", ("states", last, "id")),
        ("process-dead-end", ("states", last, "id")),
    ]


def test_an_end_behind_a_closed_row_is_no_way_out() -> None:
    changed = values()
    for row in changed["rows"]:
        if row["move"] in {"agree", "withdraw"}:
            row["until"] = "2026-12-31"
    assert ("process-dead-end", ("states", 1, "id")) in found(changed)


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [
        ("guards", ["card-unchanged", "no-such-guard"], "process-guard-unknown"),
        ("asks", [{"field": "colour"}], "process-ask-unknown"),
        ("asks", [{"field": "digest"}], "process-ask-unknown"),
        ("deadline", "no_such_days", "process-deadline-unknown"),
        ("from", ["nowhere"], "process-state-undeclared"),
        ("move", "no-such-move", "process-move-undeclared"),
        ("outcomes", [{"to": "nowhere"}], "process-state-undeclared"),
        ("outcomes", [{"to": "on_hold"}, {"to": "planned"}], "process-outcome-twice"),
        ("outcomes", [{"outcome": "yes", "to": "on_hold"}], "process-outcome-unnamed"),
    ],
)
def test_a_word_that_nobody_knows_is_found_in_its_row(key: str, value: Any, code: str) -> None:
    changed = values()
    row = index(changed, "hold")
    changed["rows"][row] = {**changed["rows"][row], key: value}
    assert code in {one[0] for one in found(changed)}
    assert {one[1][:2] for one in found(changed) if one[0] == code} == {("rows", row)}


def test_a_row_does_not_end_before_it_begins() -> None:
    changed = values()
    row = index(changed, "hold")
    changed["rows"][row] |= {"since": "2027-01-01", "until": "2026-12-31"}
    assert ("process-row-dates", ("rows", row, "until")) in found(changed)


def test_one_row_follows_another_and_never_overlaps_it() -> None:
    changed = values()
    row = index(changed, "hold")
    old = {**changed["rows"][row], "until": "2026-12-31"}
    new = {**changed["rows"][row], "since": "2027-01-01", "accountable": ["area_committee"]}
    changed["rows"] = [*changed["rows"][:row], old, *changed["rows"][row + 1 :], new]
    assert found(changed) == []
    changed["rows"][-1] = {**new, "since": "2026-12-31"}
    assert found(changed) == [("process-rows-overlap", ("rows", len(changed["rows"]) - 1))]


def test_ids_stand_once_and_every_move_is_used() -> None:
    changed = values()
    changed["moves"] = [*changed["moves"], {**changed["moves"][0], "id": "unused"}, changed["moves"][0]]
    assert [code for code, _ in found(changed)] == ["process-id-twice", "process-id-twice", "process-move-unused"]


def test_the_moves_that_the_program_itself_knows_must_be_there() -> None:
    changed = values()
    changed["moves"] = [move for move in changed["moves"] if move["id"] != "confirm"]
    changed["rows"] = [row for row in changed["rows"] if row["move"] != "confirm"]
    assert found(changed) == [("process-move-missing", ("moves",))]


def test_there_is_one_start() -> None:
    changed = values()
    changed["states"][1] = {**changed["states"][1], "kind": "start"}
    assert found(changed) == [("process-start", ("states",))]


def test_the_lookups_of_a_process() -> None:
    assert process().start == "draft"
    assert process().kind("on_hold") == "portfolio"
    assert process().state("in_progress").name.words.et == "töös"
    assert process().move("decide").infinitive.words.en == "decide"
    assert process().row("draft", "decide") is None
    decide = process().row("defended", "decide")
    assert decide is not None
    assert (decide.choices, decide.body, decide.target("defended", "yes"), decide.target("defended", "return")) == (
        ("yes", "yes-if", "no"),
        "area_committee",
        "planned",
        None,
    )
