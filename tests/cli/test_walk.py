"""Every row of the process can be walked from the command line, and every other move is refused."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
import yaml

from som_cli.process.model import BEFORE
from tests.builders.ministry import CARD, ID
from tests.builders.process import (
    AGENCY_SECRETARY,
    COMMITTEE_SECRETARY,
    COORDINATOR,
    EARLY,
    GROUP,
    HELD,
    LEAD,
    OUTSIDER,
    POLICY_LEAD,
    SHARE_BY,
    SUBMITTER,
    TODAY,
    process,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.builders.ministry import Ministry
    from tests.builders.terminal import Result

REASON = ("--reason", "Põhjus on olemas.")
RATINGS = tuple(
    word for name in ("outcome", "impact", "priorities", "alternatives") for word in ("--assessment", f"{name}=4: Hea.")
)
CONDITION = "text=Raha on olemas; satisfied_when=Leping on sõlmitud; owner=toomas-jalakas; due=2027-05-31"
Step = tuple[str, str, dt.date, tuple[str, ...], str]

SUBMIT: Step = ("submit", SUBMITTER, EARLY, (), "submitted")
AGREE: Step = ("agree", LEAD, EARLY, ("--outcome", "yes"), "agreed")
PRESENT: Step = ("present", SUBMITTER, EARLY, ("--presenter", SUBMITTER, "--body", GROUP), "presented")
ASSESS: Step = ("assess", AGENCY_SECRETARY, EARLY, RATINGS, "assessed")
ENDORSE: Step = ("endorse", AGENCY_SECRETARY, EARLY, ("--outcome", "yes", "--priority", "1"), "forwarded")
SHARE: Step = (
    "share",
    COORDINATOR,
    SHARE_BY,
    ("--meeting", HELD, "--reviewer", POLICY_LEAD, "--reviewer", OUTSIDER),
    "shared",
)
AT = ("--meeting", HELD)
DEFEND: Step = ("defend", LEAD, TODAY, (*AT, "--presenter", LEAD), "defended")
YES: Step = ("decide", COMMITTEE_SECRETARY, TODAY, (*AT, "--outcome", "yes", *REASON), "planned")
YES_IF: Step = (
    "decide",
    COMMITTEE_SECRETARY,
    TODAY,
    (*AT, "--outcome", "yes-if", *REASON, "--conditions", CONDITION),
    "conditional",
)
MEET: Step = ("meet", LEAD, TODAY, ("--condition", "c1", "--evidence", "Delta 1"), "conditional")
VERIFY: Step = ("verify", COORDINATOR, TODAY, ("--condition", "c1", "--outcome", "yes"), "conditional")
START: Step = ("start", LEAD, TODAY, (), "in_progress")
TO_ASSESSED = (AGREE, PRESENT, ASSESS)
TO_DEFENDED = (*TO_ASSESSED, ENDORSE, SHARE, DEFEND)
TO_CONDITIONAL = (*TO_DEFENDED, YES_IF)

WALKS: dict[str, tuple[Step, ...]] = {
    "through conditions back to the committee": (
        SUBMIT,
        *TO_CONDITIONAL,
        MEET,
        ("verify", COORDINATOR, TODAY, ("--outcome", "no"), "conditional"),
        MEET,
        VERIFY,
        ("resubmit", LEAD, TODAY, (), "forwarded"),
    ),
    "through conditions and a new scope back to the lead": (
        SUBMIT,
        *TO_CONDITIONAL,
        ("amend", SUBMITTER, TODAY, ("--field", "expected_outcome=Pool minutit."), "conditional"),
        MEET,
        VERIFY,
        ("resubmit", LEAD, TODAY, (), "submitted"),
    ),
    "to a yes, a pause and completion": (
        SUBMIT,
        *TO_DEFENDED,
        YES,
        START,
        ("hold", LEAD, TODAY, REASON, "on_hold"),
        ("resume", LEAD, TODAY, REASON, "in_progress"),
        ("prioritise", COMMITTEE_SECRETARY, TODAY, (*AT, "--rank", "2", *REASON), "in_progress"),
        ("amend", SUBMITTER, TODAY, ("--field", "budget.lines.0.amount=130000"), "in_progress"),
        ("confirm", COMMITTEE_SECRETARY, TODAY, (*AT, "--outcome", "yes", *REASON), "in_progress"),
        ("amend", SUBMITTER, TODAY, ("--field", "budget.lines.0.amount=900000"), "in_progress"),
        ("confirm", COMMITTEE_SECRETARY, TODAY, (*AT, "--outcome", "no", *REASON), "in_progress"),
        ("amend", SUBMITTER, TODAY, ("--field", "budget.lines.0.amount=130000"), "in_progress"),
        ("complete", LEAD, TODAY, ("--result", "Inimene näeb oma pensioni."), "completed"),
    ),
    "to a no": (
        SUBMIT,
        *TO_DEFENDED,
        ("decide", COMMITTEE_SECRETARY, TODAY, (*AT, "--outcome", "no", *REASON), "rejected"),
    ),
    "to a refusal in the agency": (
        SUBMIT,
        *TO_ASSESSED,
        ("endorse", AGENCY_SECRETARY, EARLY, ("--outcome", "no", *REASON), "refused"),
    ),
    "back from the steering group, and agreed by who submits": (
        SUBMIT,
        *TO_ASSESSED,
        ("endorse", AGENCY_SECRETARY, EARLY, ("--outcome", "return", *REASON), "draft"),
        ("withdraw", SUBMITTER, EARLY, REASON, "withdrawn"),
    ),
    "agreed at once, as the lead submits": (
        ("submit", LEAD, EARLY, (), "agreed"),
        ("amend", LEAD, EARLY, ("--field", "problem=Probleem on teine."), "submitted"),
    ),
    "back to the desk and out": (
        SUBMIT,
        ("agree", LEAD, EARLY, ("--outcome", "return"), "draft"),
        ("submit", SUBMITTER, EARLY, (), "submitted"),
        AGREE,
        ("void", AGENCY_SECRETARY, EARLY, ("--target", "004-agree", *REASON, "--evidence", "Delta 2"), "submitted"),
        ("amend", SUBMITTER, EARLY, ("--field", "problem=Probleem on teine."), "submitted"),
        ("withdraw", SUBMITTER, EARLY, REASON, "withdrawn"),
    ),
    "to a cancellation": (
        SUBMIT,
        *TO_DEFENDED,
        YES,
        ("cancel", COMMITTEE_SECRETARY, TODAY, (*AT, *REASON), "cancelled"),
    ),
}


def taken(walk: tuple[Step, ...]) -> Iterator[tuple[int, str | None]]:
    """The rows that a walk follows, by their number, each with its outcome."""
    rows, state = process().rows, process().start
    for move, _, day, said, after in walk:
        row = process().row(state, move, day)
        assert row is not None, (state, move)
        named = said[said.index("--outcome") + 1] if "--outcome" in said else None
        led = [one for one in row.outcomes if row.target(state, one.outcome) in {after, BEFORE}]
        found = [one.outcome for one in led if one.outcome == named or one.automatic]
        assert len(found) == 1, (state, move, found)
        yield rows.index(row), found[0]
        state = after


@pytest.mark.req("D37", "X7")
def test_every_row_of_the_process_is_walked_with_each_of_its_outcomes() -> None:
    table = {(number, one.outcome) for number, row in enumerate(process().rows) for one in row.outcomes}
    walked = {step for walk in WALKS.values() for step in taken(walk)}
    assert {(process().rows[number].move, outcome) for number, outcome in table - walked} == set()


@pytest.mark.parametrize("walk", WALKS.values(), ids=WALKS)
@pytest.mark.req("D37", "D53", "D57", "D58", "D59", "D61", "D68", "D70", "D71", "D72")
def test_every_row_is_walked_with_one_commit_each(area: Ministry, walk: tuple[Step, ...]) -> None:
    first = ("submit", "--from", area.card_file())
    verbs = {"submit": ("submit", ID), "amend": ("amend", ID)}
    state_before = process().start
    for number, (move, who, day, said, state) in enumerate(walk, 1):
        verb = first if number == 1 else verbs.get(move, ("advance", ID, move))
        result = area.som("initiative", *verb, *said, who=who, day=day)
        assert (result.exit_code, state_in(result)) == (0, state), (move, result.stdout, result.stderr)
        act = yaml.safe_load(area.read(CARD.replace("initiative.yaml", f"acts/{number:03d}-{move}.yaml")))
        row = process().row(state_before, move, day)
        assert row is not None
        assert row.target(state_before, act.get("outcome")) in {state, BEFORE}
        assert area.run("log", "-1", "--format=%s").startswith(f"{ID}: {move}")
        assert area.run("rev-list", "--count", "HEAD") == str(number + 1)
        state_before = state
    assert area.run("status", "--porcelain") == ""
    assert area.som("validate", "--strict").exit_code in (0, 1)
    assert area.som("validate", "--format", "json").json["summary"]["error"] == 0


def state_in(result: Result) -> str:
    """The id of the state that a receipt names."""
    line = result.stdout.splitlines()[1].removeprefix("state: ")
    return line.rpartition("(")[2].rstrip(")")


def test_every_move_that_is_not_in_the_table_is_refused_with_its_reason(area: Ministry) -> None:
    initiative = area.submitted()
    head = area.run("rev-parse", "HEAD")
    possible = {row.move for row in process().rows_from("submitted")}
    for move in process().moves:
        if move.id not in possible | {"submit"}:
            result = area.som("initiative", "advance", initiative, move.id, "--by", LEAD, *REASON, who=COORDINATOR)
            assert (result.exit_code, "process-move-closed" in result.stderr) == (1, True), move.id
    assert area.run("rev-parse", "HEAD") == head


def test_a_move_with_an_outcome_is_told_after_the_title(area: Ministry) -> None:
    area.submitted()
    agreed = area.som("initiative", "advance", ID, "agree", "--outcome", "yes", who=LEAD, day=EARLY)
    assert "“Pensionikalkulaator” – agreed: yes." in agreed.stderr
