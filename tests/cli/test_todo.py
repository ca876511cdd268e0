"""Who owes what by when, from the command line; and a YES, IF to both of its ends."""

from __future__ import annotations

import csv
import datetime as dt
import io
from typing import TYPE_CHECKING, Any

import pytest
from icalendar import Calendar

from tests.builders.ministry import ID
from tests.builders.outputs import misfits
from tests.builders.process import (
    COMMITTEE_SECRETARY,
    COORDINATOR,
    LATER,
    LEAD,
    OUTSIDER,
    POLICY_LEAD,
    SHARE_BY,
    TODAY,
)
from tests.builders.terminal import som
from tests.cli.test_walk import AT, ENDORSE, REASON, SHARE, TO_ASSESSED, TO_CONDITIONAL, TO_DEFENDED, Step

if TYPE_CHECKING:
    from pathlib import Path

    from tests.builders.ministry import Ministry

NEXT = dt.date(2027, 3, 17)
LAPSED = dt.date(2027, 3, 1)
SOON = "text=Raha on olemas; satisfied_when=Leping on sõlmitud; owner=toomas-jalakas; due=2027-01-15"
YES_IF: Step = (
    "decide",
    COMMITTEE_SECRETARY,
    TODAY,
    (*AT, "--outcome", "yes-if", *REASON, "--conditions", SOON),
    "conditional",
)


def walked(area: Ministry, *steps: Step) -> None:
    assert area.submitted() == ID
    for move, who, day, said, _ in steps:
        done = area.som("initiative", "advance", ID, move, *said, who=who, day=day)
        assert done.exit_code == 0, done.stderr


def owed(area: Ministry, *words: str, day: dt.date = TODAY) -> list[dict[str, Any]]:
    told = area.som("todo", *words, "--format", "json", day=day)
    assert told.exit_code == 0, told.stderr
    assert misfits(told.json) == []
    items: list[dict[str, Any]] = told.json["items"]
    return [one for one in items if one["id"] == ID]


@pytest.mark.req("D65", "D68")
def test_reviewers_owe_opinions_until_they_give_them(area: Ministry) -> None:
    walked(area, *TO_ASSESSED, ENDORSE, SHARE)
    before = owed(area, "--role", "reviewer", day=SHARE_BY)
    assert [(one["who"], one["due"], one["overdue"]) for one in before] == [
        ([OUTSIDER], "2026-11-26", False),
        ([POLICY_LEAD], "2026-11-26", False),
    ]

    words = before[0]["command"].replace('"<stance>"', "support").replace('"<argument>"', "Sobib").split()[1:]
    given = area.som(*words, who=OUTSIDER, day=SHARE_BY)
    assert given.exit_code == 0, given.stderr
    late = dt.date(2026, 11, 27)
    assert [(one["who"], one["overdue"]) for one in owed(area, "--role", "reviewer", day=late)] == [
        ([POLICY_LEAD], True)
    ]
    assert owed(area, "--person", OUTSIDER, day=late) == []

    after = area.som("initiative", "opinion", ID, "--stance", "against", "--argument", "Ei", who=POLICY_LEAD, day=late)
    assert after.exit_code == 0, after.stderr
    assert "opinions-late" in after.stderr
    told = area.som("initiative", "show", ID, "--format", "json", day=late).json
    assert misfits(told) == []
    assert [(one["reviewer"], one["status"]) for one in told["rounds"][0]["answers"]] == [
        (POLICY_LEAD, "late"),
        (OUTSIDER, "given"),
    ]
    assert "27.11.2026 (given late)" in area.som("--lang", "en", "initiative", "show", ID, day=late).stdout


@pytest.mark.req("D71", "X7")
def test_a_condition_that_is_met_and_verified_brings_the_initiative_back(area: Ministry) -> None:
    walked(area, *TO_CONDITIONAL)
    owner = owed(area)
    assert [(one["kind"], one["who"], one["due"]) for one in owner] == [("meet", [LEAD], "2027-05-31")]

    for who, kind in ((LEAD, "meet"), (COORDINATOR, "verify"), (LEAD, "move")):
        (duty,) = owed(area)
        assert (duty["kind"], duty["who"]) == (kind, [who])
        words = duty["command"].replace('"<evidence>"', "Delta").split()[1:]
        done = area.som(*words, who=who)
        assert done.exit_code == 0, done.stderr
    assert area.som("initiative", "show", ID, "--format", "json").json["state"] == "forwarded"


@pytest.mark.req("D71", "X7")
def test_a_lapsed_yes_if_is_said_to_be_the_committees_to_cancel_and_is_cancelled(area: Ministry) -> None:
    walked(area, *TO_DEFENDED, YES_IF)
    lapsed = owed(area, day=LAPSED)
    assert sorted((one["kind"], one["overdue"]) for one in lapsed) == [
        ("lapsed", False),
        ("meet", True),
        ("withdraw", False),
    ]
    why = area.som("--lang", "en", "why", ID, day=LAPSED).stdout
    assert "The YES, IF has lapsed: a condition was due on 15.01.2027 and is not met." in why
    shown = area.som("--lang", "en", "initiative", "show", ID, day=LAPSED).stdout
    assert "due 15.01.2027, overdue" in shown

    attended = [
        word
        for person in (POLICY_LEAD, "peeter-pihlakas", COORDINATOR, COMMITTEE_SECRETARY)
        for word in ("--present", person)
    ]
    held = area.som("meeting", "hold", LATER, *attended, who=COMMITTEE_SECRETARY, day=NEXT)
    assert held.exit_code == 0, held.stderr
    done = area.som(
        "initiative", "advance", ID, "cancel", "--meeting", LATER, *REASON, who=COMMITTEE_SECRETARY, day=NEXT
    )
    assert done.exit_code == 0, done.stderr
    assert owed(area, day=NEXT) == []
    assert area.som("portfolio", "list", "--format", "json", day=NEXT).json["items"] == []


def test_everything_is_told_in_every_form(sample: Path) -> None:
    told = som(sample, "todo", "--format", "json").json
    rows = list(csv.DictReader(io.StringIO(som(sample, "todo", "--format", "csv").stdout)))
    text = som(sample, "--lang", "en", "todo").stdout

    assert misfits(told) == []
    assert [row["command"] for row in rows] == [one["command"] for one in told["items"]]
    assert [one["command"] for one in told["items"] if one["command"] not in text] == []
    days = [one["due"] or "9999" for one in told["items"]]
    assert days == sorted(days)


@pytest.mark.parametrize(
    ("option", "wrong", "nearest"),
    [("--person", "mari-masikas", "mari-maasikas"), ("--role", "reviewr", "reviewer"), ("--org", "thik", "tehik")],
)
def test_a_word_that_names_nobody_is_a_mistake(sample: Path, option: str, wrong: str, nearest: str) -> None:
    told = som(sample, "todo", option, wrong)
    assert (told.exit_code, nearest in told.stderr) == (2, True)


def test_a_calendar_has_every_duty_with_a_deadline_on_its_day_and_is_the_same_twice(sample: Path) -> None:
    told = som(sample, "todo", "--format", "json").json["items"]
    first, second = (som(sample, "todo", "--format", "ics").stdout for _ in range(2))
    events = Calendar.from_ical(first).walk("VEVENT")

    assert first == second
    assert [str(one["summary"]) for one in events] == [one["what"] for one in told if one["due"]]
    assert [str(one.decoded("dtstart")) for one in events] == [one["due"] for one in told if one["due"]]
    assert len({str(one["uid"]) for one in events}) == len(events)
