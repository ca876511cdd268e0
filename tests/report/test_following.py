"""The next step in two lines: who does what, with which command; and the opinions on one screen, each with its text."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from som_cli.process.engine import outlook
from som_cli.report import following, portrait
from som_cli.report.text import Style
from tests.builders.meetings import meeting
from tests.builders.process import (
    COORDINATOR,
    ID,
    LATER,
    OUTSIDER,
    TODAY,
    case,
    case_in,
    filed,
    opinion,
    registry,
    shelf,
)

BEFORE = dt.date(2026, 12, 1)
OFFICERS = "Tiina Tamm, Kaja Kask or Rein Vaher"


def told(state: str, day: dt.date = TODAY) -> list[str]:
    """The next step of an initiative in a state, when the meeting of 10 December is still to be held."""
    ahead = shelf(meeting(), meeting(id=LATER, date=LATER[:10]))
    around = registry(today=day, meetings=ahead) if day == BEFORE else registry(today=day)
    moving = case_in(state) if state != "unwritten" else case(alternatives=())
    return following.next_line(moving, outlook(moving, around)).splitlines()


@pytest.mark.parametrize(
    ("state", "day", "lines"),
    [
        (
            "submitted",
            TODAY,
            ["Next: agree – Toomas Jalakas", f"  som initiative advance {ID} agree --outcome yes --by toomas-jalakas"],
        ),
        (
            "unwritten",
            TODAY,
            [
                "Next: submit – not yet: `alternatives` is missing; without it the initiative cannot be submitted",
                f'  → Mari Maasikas: som initiative submit {ID} --alternative "<title>=<why_not>"',
            ],
        ),
        (
            "shared",
            BEFORE,
            [
                "Next: defend – not yet: the meeting is on 10.12.2026, after the day of the act, 01.12.2026",
                f'  → {OFFICERS}: som meeting hold 2026-12-10-sotsiaal --present "<person>" (from 10.12.2026)',
            ],
        ),
        (
            "rejected",
            TODAY,
            [
                "Next: nothing follows; a new initiative may take its place.",
                f'  → Mari Maasikas: som initiative new --from "<file>" --field supersedes={ID}',
            ],
        ),
    ],
)
def test_the_next_step_names_who_does_what_with_which_command(state: str, day: dt.date, lines: list[str]) -> None:
    assert told(state, day) == lines


def test_where_nothing_clears_the_way_the_reasons_are_a_command_away() -> None:
    shared = case_in("shared")
    held_later = registry(today=BEFORE)  # the meeting is on file as held; only its day is to come
    assert following.next_line(shared, outlook(shared, held_later)).splitlines()[1:] == [f"  som why {ID}"]


def test_opinions_are_shown_with_who_what_and_why() -> None:
    given = [
        opinion(argument="Ei ole seaduses alust.\nMuutke enne seadust.", stance="against"),
        opinion(reviewer=COORDINATOR, date="2026-11-20"),
    ]
    shared = replace(case_in("shared"), opinions=tuple(filed(one, f"{one.reviewer}.yaml") for one in given))
    around = registry(today=BEFORE)

    text = portrait.text(shared, around, {}, outlook(shared, around), Style())

    start = text.index("Opinions")
    assert text[start:].split("\n\n")[0].splitlines() == [
        "Opinions",
        "  Rein Vaher – supports, 20.11.2026",
        "    Vastab arengukavale.",
        "  Jaan Tamm – does not support, 25.11.2026",
        "    Ei ole seaduses alust.",
        "    Muutke enne seadust.",
        "  Kaja Kask – missing, was due 26.11.2026",
    ]
    assert OUTSIDER not in text


def test_an_opinion_of_an_earlier_round_says_so() -> None:
    shared = case_in("shared")
    again = replace(shared, acts=(*shared.acts, shared.acts[-1]), opinions=(filed(opinion()),))
    assert again.round == 2
    text = portrait.text(again, registry(), {}, outlook(shared, registry()), Style())
    assert "  Jaan Tamm – supports, 25.11.2026 (round 1)\n" in text


def test_the_id_of_a_state_is_told_only_where_its_word_does_not_say_it() -> None:
    lines = [following.state_line(case_in(state)) for state in ("rejected", "in_progress", "draft")]
    assert lines == ["state: rejected", "state: in progress (in_progress)", "state: draft"]
