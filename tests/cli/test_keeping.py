"""Who was at a meeting is changed by those who keep its record, with whatever command, until its minutes are closed."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from tests.builders.process import (
    AGENCY_CHAIR,
    COMMITTEE_SECRETARY,
    COORDINATOR,
    HELD,
    LATER,
    LEAD,
    OUTSIDER,
    POLICY_LEAD,
)

if TYPE_CHECKING:
    from tests.builders.ministry import Ministry

SPRING = dt.date(2027, 3, 17)
PATH = f"data/meetings/{LATER}.yaml"


@pytest.fixture
def small(area: Ministry) -> Ministry:
    """A meeting that was held and cannot decide: one of two members came."""
    said = ("--present", POLICY_LEAD, "--absent", AGENCY_CHAIR)
    assert area.som("meeting", "hold", LATER, *said, who=COMMITTEE_SECRETARY, day=SPRING).exit_code == 0
    return area


def joined(area: Ministry) -> None:
    """Let everybody have been there, by hand."""
    text = area.read(PATH)
    area.write(PATH, text.replace(f"  absent:\n    - {AGENCY_CHAIR}\n", f"    - {AGENCY_CHAIR}\n"))
    assert area.read(PATH) != text


@pytest.mark.req("D12", "D80")
def test_an_outsider_makes_no_meeting_quorate(small: Ministry) -> None:
    before = small.run("rev-parse", "HEAD")
    joined(small)
    for words in (["save"], ["save", LATER, "--dry-run"], ["save", "--branch"]):
        told = small.som(*words, who=LEAD, day=SPRING)
        assert (told.exit_code, "error[meetings-recorder]" in told.stderr) == (1, True), told.stderr
    small.run("checkout", "-q", PATH)
    value = f"attendance.present.1={AGENCY_CHAIR}"
    told = small.som("card", "set", LATER, value, who=LEAD, day=SPRING)
    assert (told.exit_code, "error[meetings-recorder]" in told.stderr) == (1, True), told.stderr
    assert small.run("rev-parse", "HEAD") == before


def test_nobody_holds_a_meeting_or_removes_it_in_an_editor(small: Ministry) -> None:
    (small.root / PATH).unlink()
    assert small.som("save", who=OUTSIDER, day=SPRING).exit_code == 1
    small.run("checkout", "-q", PATH)
    planned = f"2027-06-10-{HELD.removeprefix('2026-12-10-')}"
    new = ("meeting", "new", "--body", HELD.removeprefix("2026-12-10-"), "--date", "2027-06-10")
    assert small.som(*new, who=COORDINATOR, day=SPRING).exit_code == 0
    path = f"data/meetings/{planned}.yaml"
    small.write(path, small.read(path) + "place: Saal\n")
    assert small.som("save", who=OUTSIDER, day=SPRING).exit_code == 0
    small.write(path, small.read(path).replace("status: planned", "status: cancelled"))
    told = small.som("save", who=OUTSIDER, day=SPRING)
    assert (told.exit_code, "meetings-recorder" in told.stderr) == (1, True)
    assert small.som("save", who=COORDINATOR, day=SPRING).exit_code == 0


@pytest.mark.req("D80")
def test_who_keeps_the_record_is_told_how_to_correct_it_and_can(small: Ministry) -> None:
    again = small.som("meeting", "hold", LATER, "--present", AGENCY_CHAIR, who=COMMITTEE_SECRETARY, day=SPRING)
    assert (again.exit_code, f"`{PATH}`; then `som save`" in again.stderr) == (1, True)
    joined(small)
    assert small.som("save", who=COMMITTEE_SECRETARY, day=SPRING).exit_code == 0


@pytest.mark.req("D80")
def test_closed_minutes_stay_closed(small: Ministry) -> None:
    small.write(PATH, small.read(PATH).replace("status: held", "status: minuted"))
    assert small.som("save", who=COMMITTEE_SECRETARY, day=SPRING).exit_code == 0
    joined(small)
    told = small.som("save", who=COMMITTEE_SECRETARY, day=SPRING)
    assert (told.exit_code, "error[meetings-minuted]" in told.stderr) == (1, True)
