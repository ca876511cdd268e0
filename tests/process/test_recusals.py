"""Who has a part in an initiative steps aside when it is decided; where nobody did, it is said."""

from __future__ import annotations

from typing import Any

import pytest

from som_cli.process import trail
from som_cli.process.engine import Advance, advance
from tests.builders.meetings import held_meeting, meeting
from tests.builders.process import (
    AGENCY_CHAIR,
    ATTENDANCE,
    LATER,
    LEAD,
    SUBMITTER,
    case_in,
    codes,
    decision,
    made,
    put,
    registry,
    shelf,
)


def around(**changes: Any) -> Any:
    held = held_meeting(**{"attendance": ATTENDANCE, **changes})
    return registry(meetings=shelf(held, meeting(id=LATER, date="2027-03-17")))


@pytest.mark.req("D20")
def test_who_presented_and_voted_is_told_when_it_is_recorded_and_afterwards() -> None:
    there = around()
    case = put(case_in("shared", there), made(case_in("shared", there), "defend", there, presenter=AGENCY_CHAIR))
    answer = advance(case, decision("decide"), there)
    assert isinstance(answer, Advance)
    [note] = answer.notes
    assert (note.code, [one.id for one in note.facts["people"]]) == (  # type: ignore[union-attr]
        "meetings-not-recused",
        [AGENCY_CHAIR],
    )
    decided = put(case, answer.act)
    assert codes(trail.check(decided, there)) == ["meetings-not-recused"]
    aside = around(attendance={**ATTENDANCE, "recused": [AGENCY_CHAIR]})
    assert codes(trail.check(decided, aside)) == []
    assert codes(trail.check(decided, around(status="minuted"))) == []  # what is closed cannot be mended


@pytest.mark.req("D20")
@pytest.mark.parametrize("who", [SUBMITTER, LEAD])
def test_guests_without_a_vote_need_not_step_aside(who: str) -> None:
    there = around(attendance={"present": [*ATTENDANCE["present"], who]})
    case = case_in("defended", there)
    answer = advance(case, decision("decide"), there)
    assert isinstance(answer, Advance)
    assert codes(answer.notes) == []
