"""What `initiative next` tells to type works: every command, its blanks filled, run in every state."""

from __future__ import annotations

import datetime as dt
import re
import shlex
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from som_cli.process.model import BEFORE
from tests.builders.ministry import ID
from tests.builders.process import EARLY, FOLDER, OUTSIDER, POLICY_LEAD, SUBMITTER, process
from tests.cli.test_walk import ENDORSE, TO_ASSESSED, WALKS, Step, state_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.builders.ministry import Ministry

BLANK = re.compile(r"<([a-z_]+)>")
# a lawful value for each blank, by the name of its field
VALUES = {
    "presenter": SUBMITTER,
    "reviewers": OUTSIDER,
    "priority": "1",
    "rank": "2",
    "reason": "Põhjus on olemas.",
    "result": "Inimene näeb oma pensioni.",
    "evidence": "Delta 1.1-13/7",
    "rating": "4",
    "text": "Hea.",
    "impact": "Kümnele tuhandele inimesele.",
    "path": "problem",
    "value": "Probleem on hoopis kolmas.",
    "person": POLICY_LEAD,
    "date": "2027-06-16",
    "domain": "social",
    "service": "ska-pension",
    **dict.fromkeys(("current_situation", "problem", "expected_outcome", "title", "why_not"), "Üks lause."),
    **dict.fromkeys(("clients", "admin_burden", "costs_saved", "risks", "data_protection"), "Muutub vähe."),
    "name": "MTA",
    "role": "annab andmed",
}
ELSEWHERE = {"process-move-closed", "acts-target-amend"}  # the command leads on in another way
Asked = dict[str, Any]
Place = tuple[str, str]  # a state, and the move by which it was come to


def filled(command: str, **known: str) -> list[str]:
    """The words of a command as a shell would read it, each blank filled."""
    words = shlex.split(command)
    assert words[0] == "som", command
    return [BLANK.sub(lambda blank: {**VALUES, **known}[blank[1]], word) for word in words[1:]]


def asked(area: Ministry, who: str, day: dt.date) -> Asked:
    result = area.som("initiative", "next", ID, "--format", "json", who=who, day=day)
    assert result.exit_code == 0, result.stderr
    answer: Asked = result.json
    return answer


def state_after(area: Ministry, step: Step, before: list[str], move: str) -> str:
    """Where the table of the process leads with the act that was recorded last."""
    state, day = before[-1], step[2]
    row = process().row(state, move, day)
    assert row is not None
    last = max((area.root / FOLDER / "acts").iterdir())
    target = row.target(state, yaml.safe_load(last.read_text(encoding="utf-8")).get("outcome"))
    assert target is not None
    return before[-2] if target == BEFORE else target


def walked(area: Ministry, walk: tuple[Step, ...], known: set[Place]) -> Iterator[tuple[Step, list[str]]]:
    """Walk, and stop at each place where no walk has been before."""
    before = [process().start]
    for number, step in enumerate(walk, 1):
        move, who, day, said, state = step
        verbs = {
            "submit": ("submit", *(("--from", area.card_file()) if number == 1 else (ID,))),
            "amend": ("amend", ID),
        }
        result = area.som("initiative", *verbs.get(move, ("advance", ID, move)), *said, who=who, day=day)
        assert result.exit_code == 0, result.stderr
        if move == "void":
            before.pop()
        else:
            before.append(state)
        if (state, move) not in known:
            known.add((state, move))
            yield step, before


def back(area: Ministry, head: str) -> None:
    area.run("reset", "--quiet", "--hard", head)
    area.run("clean", "--quiet", "-d", "--force")


def before_walk(name: str) -> set[Place]:
    """The places to which earlier walks come."""
    earlier = list(WALKS)[: list(WALKS).index(name)]
    return {(step[4], step[0]) for one in earlier for step in WALKS[one]}


@pytest.mark.parametrize("name", WALKS)
@pytest.mark.req("D37", "D53")
def test_the_command_of_every_open_move_makes_that_move(area: Ministry, name: str) -> None:
    for step, before in walked(area, WALKS[name], before_walk(name)):
        head, day = area.run("rev-parse", "HEAD"), step[2]
        told = asked(area, OUTSIDER, day)["open"]
        assert told or process().kind(before[-1]) == "end"
        for one in told:
            words = filled(one["command"], by=one["who"][0])
            result = area.som(*words, who=one["who"][0], day=day)
            assert result.exit_code == 0, (before, words, result.stderr)
            assert state_in(result) == state_after(area, step, before, one["move"]), words
            back(area, head)


@pytest.mark.parametrize("name", WALKS)
@pytest.mark.req("D37", "D72")
def test_the_command_of_every_closed_move_takes_its_first_reason_away(area: Ministry, name: str) -> None:
    for step, before in walked(area, WALKS[name], before_walk(name)):
        head, day = area.run("rev-parse", "HEAD"), step[2]
        answer = asked(area, OUTSIDER, day)
        done = {one["command"] for one in answer["open"]}
        for one in answer["closed"]:
            if one["command"] is None or one["command"] in done or one["command"].startswith("som save "):
                continue  # hand edits of a record are a person's
            done.add(one["command"])
            assert cleared(area, one, day), (before, one)
            back(area, head)


def cleared(area: Ministry, closed: Asked, day: dt.date, **known: str) -> bool:
    """Run the command of a closed move; is what it told first no longer the reason, or the initiative elsewhere?"""
    then = dt.date.fromisoformat(closed["since"]) if closed["since"] else day
    who = closed["who"][0]
    words = filled(closed["command"], **{"by": who, "file": area.card_file(title="Uus katse"), **known})
    result = area.som(*words, who=who, day=then)
    assert result.exit_code == 0, (words, result.stderr)
    after = asked(area, OUTSIDER, then)
    still = next((one for one in after["closed"] if one["move"] == closed["move"]), None)
    first = closed["reasons"][0]
    return first["code"] in ELSEWHERE or still is None or first not in still["reasons"]


def test_what_a_draft_lacks_is_filled_in_by_the_command_that_is_told(area: Ministry) -> None:
    assert area.som("initiative", "new", "--title", "Pensionikalkulaator", "--agency", "ska", day=EARLY).exit_code == 0
    submit = next(one for one in asked(area, SUBMITTER, EARLY)["closed"] if one["move"] == "submit")
    assert len(submit["reasons"]) == 7
    assert cleared(area, submit, EARLY, impact="600 000 inimest.")
    assert asked(area, SUBMITTER, EARLY)["state"] == "submitted"


def test_an_open_gate_is_closed_by_the_command_that_is_told(area: Ministry) -> None:
    bare = {"impact_assessment": None, "parties": None, "alternatives": [{"title": "Mitte midagi teha"}]}
    area.submitted(**bare)
    for move, who, day, said, _ in (*TO_ASSESSED, ENDORSE):
        assert area.som("initiative", "advance", ID, move, *said, who=who, day=day).exit_code == 0
    shown = {one["move"]: one for one in asked(area, OUTSIDER, EARLY)["closed"]}
    commands = [line.partition(": ")[2] for line in area.som("why", ID, day=EARLY).stdout.splitlines() if "→" in line]
    assert shown["share"]["command"] in commands
    for command in (line for line in commands if " amend " in line):
        result = area.som(*filled(command), who=SUBMITTER, day=EARLY)
        assert result.exit_code == 0, (command, result.stderr)
    gates = {"acts-gate-impact", "acts-gate-parties", "acts-gate-alternatives"}
    after = {one["move"]: one for one in asked(area, OUTSIDER, EARLY)["closed"]}
    left = {reason["code"] for reason in after.get("share", {"reasons": []})["reasons"]}
    assert ({reason["code"] for reason in shown["share"]["reasons"]} >= gates, left & gates) == (True, set())
