"""Every row of the process can be walked from the command line, and every other move is refused."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from tests.builders.ministry import ID
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
    from tests.builders.ministry import Ministry

REASON = ("--reason", "Põhjus on olemas.")
RATINGS = tuple(
    word for name in ("outcome", "impact", "priorities", "alternatives") for word in ("--assessment", f"{name}=4: Hea.")
)
CONDITION = "text=Raha on olemas; satisfied_when=Leping on sõlmitud; owner=toomas-jalakas; due=2027-05-31"
Step = tuple[str, str, dt.date, tuple[str, ...], str]

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

WALKS: dict[str, tuple[Step, ...]] = {
    "through conditions to the end": (
        *TO_DEFENDED,
        YES_IF,
        MEET,
        ("verify", COORDINATOR, TODAY, ("--outcome", "no"), "conditional"),
        MEET,
        VERIFY,
        ("resubmit", LEAD, TODAY, (), "forwarded"),
    ),
    "to a yes, a pause and completion": (
        *TO_DEFENDED,
        YES,
        START,
        ("hold", LEAD, TODAY, REASON, "on_hold"),
        ("resume", LEAD, TODAY, REASON, "in_progress"),
        ("prioritise", COMMITTEE_SECRETARY, TODAY, (*AT, "--rank", "2", *REASON), "in_progress"),
        ("amend", SUBMITTER, TODAY, ("--field", "budget.lines.0.amount=130000"), "in_progress"),
        ("confirm", COMMITTEE_SECRETARY, TODAY, (*AT, "--outcome", "yes", *REASON), "in_progress"),
        ("complete", LEAD, TODAY, ("--result", "Inimene näeb oma pensioni."), "completed"),
    ),
    "to a no": (*TO_DEFENDED, ("decide", COMMITTEE_SECRETARY, TODAY, (*AT, "--outcome", "no", *REASON), "rejected")),
    "to a refusal in the agency": (
        *TO_ASSESSED,
        ("endorse", AGENCY_SECRETARY, EARLY, ("--outcome", "no", *REASON), "refused"),
    ),
    "back to the desk and out": (
        ("agree", LEAD, EARLY, ("--outcome", "return"), "draft"),
        ("submit", SUBMITTER, EARLY, (), "submitted"),
        AGREE,
        ("void", AGENCY_SECRETARY, EARLY, ("--target", "004-agree", *REASON, "--evidence", "Delta 2"), "submitted"),
        ("amend", SUBMITTER, EARLY, ("--field", "problem=Probleem on teine."), "submitted"),
        ("withdraw", SUBMITTER, EARLY, REASON, "withdrawn"),
    ),
    "to a cancellation": (
        *TO_DEFENDED,
        YES,
        ("cancel", COMMITTEE_SECRETARY, TODAY, (*AT, *REASON), "cancelled"),
    ),
}


@pytest.mark.parametrize("walk", WALKS.values(), ids=WALKS)
@pytest.mark.req("D37", "D53", "D57", "D58", "D59", "D61", "D68", "D70", "D71", "D72")
def test_every_row_is_walked_with_one_commit_each(area: Ministry, walk: tuple[Step, ...]) -> None:
    initiative = area.submitted()
    for number, (move, who, day, said, state) in enumerate(walk, 2):
        verb = ("amend", initiative) if move == "amend" else ("advance", initiative, move)
        result = area.som("initiative", *verb, *said, who=who, day=day)
        assert (result.exit_code, state in result.stdout) == (0, True), (move, result.stdout, result.stderr)
        assert area.run("log", "-1", "--format=%s").startswith(f"{initiative}: {move}")
        assert area.run("rev-list", "--count", "HEAD") == str(number + 1)
    assert area.run("status", "--porcelain") == ""
    assert area.som("validate", "--strict").exit_code in (0, 1)
    assert area.som("validate", "--format", "json").json["summary"]["error"] == 0


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
