"""What becomes of a meeting that was planned: moved, cancelled, closed; and the diary of those to come."""

from __future__ import annotations

import datetime as dt
import re

import pytest
import yaml
from icalendar import Calendar

from tests.builders.ministry import ID
from tests.builders.outputs import misfits
from tests.builders.process import (
    COMMITTEE,
    COMMITTEE_SECRETARY,
    COORDINATOR,
    HELD,
    LATER,
    OUTSIDER,
    POLICY_LEAD,
    SHARE_BY,
    TODAY,
)
from tests.cli.test_todo import walked
from tests.cli.test_walk import DEFEND, TO_DEFENDED, YES

MOVED = ("meeting", "move", LATER, "--date", "2027-03-24")


def read(area, meeting):
    return yaml.safe_load(area.read(f"data/meetings/{meeting}.yaml"))


def arranged(area, *words, who=COORDINATOR, day=TODAY):
    return area.som(*words, who=who, day=day)


def shared(area):
    """Take an initiative to the reviewers, for the meeting of December; give its id."""
    walked(area, *TO_DEFENDED[:-1])
    return ID


def events(area, *words):
    text = area.som("meeting", "calendar", "--ics", "-", *words).stdout
    return {str(event["uid"]): event for event in Calendar.from_ical(text).walk("VEVENT")}


# -- moving -------------------------------------------------------------------------------------------------------


@pytest.mark.req("D61", "D68", "X12")
def test_a_meeting_is_moved_with_one_commit_and_keeps_its_id(area):
    before = area.run("rev-parse", "HEAD")

    result = arranged(area, *MOVED, "--time", "15:00", "--reason", "Istungjärk")

    assert result.exit_code == 0, result.stderr
    assert result.stdout.splitlines()[:2] == [f"data/meetings/{LATER}.yaml", "status: planned"]
    assert area.run("rev-parse", "HEAD^") == before
    assert area.run("log", "-1", "--format=%s") == f"{LATER}: move"
    record = read(area, LATER)
    assert (record["id"], record["date"], record["time"]) == (LATER, dt.date(2027, 3, 24), "15:00")
    assert record["reason"] == "Istungjärk"
    assert "sharing 03.03.2027" in result.stderr


@pytest.mark.parametrize(
    ("words", "who", "said"),
    [
        (("meeting", "move", LATER, "--date", "2027-03-17"), COORDINATOR, "arranging-move-nothing"),
        (("meeting", "move", LATER, "--date", "2026-12-01"), COORDINATOR, "arranging-move-past"),
        (("meeting", "move", HELD, "--date", "2027-01-05"), COORDINATOR, "arranging-move-status"),
        (("meeting", "move", LATER, "--date", "2026-12-10"), COORDINATOR, "meetings-exists"),
        (("meeting", "move", LATER, "--date", "2027-03-24"), OUTSIDER, "meetings-recorder"),
        (("meeting", "move", LATER, "--time", "late"), COORDINATOR, "given-values-unfit"),
        (("meeting", "cancel", HELD, "--reason", "x"), COORDINATOR, "arranging-cancel-status"),
        (("meeting", "close", LATER, "--delta", "1"), COORDINATOR, "arranging-close-status"),
    ],
)
def test_what_cannot_be_arranged_is_refused_and_nothing_is_written(area, words, who, said):
    before = area.picture()
    result = arranged(area, *words, who=who)
    assert (result.exit_code, said in result.stderr) == (1, True), result.stderr
    assert area.picture() == before


@pytest.mark.parametrize(
    ("words", "option"),
    [
        (("meeting", "move", LATER), "--date"),
        (("meeting", "cancel", LATER), "--reason"),
        (("meeting", "close", HELD), "--delta"),
    ],
)
def test_a_missing_value_is_wrong_usage_and_names_the_option(area, words, option):
    result = arranged(area, *words)
    assert (result.exit_code, option in result.stderr) == (2, True), result.stderr


@pytest.mark.req("D61")
def test_whom_a_move_to_an_earlier_day_leaves_less_time_is_told(area):
    shared(area)
    meeting = read(area, HELD)
    area.write(f"data/meetings/{HELD}.yaml", area.read(f"data/meetings/{HELD}.yaml").replace("held", "planned"))
    area.commit("planned")

    result = arranged(area, "meeting", "move", HELD, "--date", "2026-12-07", day=SHARE_BY)

    assert meeting["date"] == TODAY
    assert "warning[arranging-shared-short]" in result.stderr
    assert "18 days before the meeting" in result.stderr


# -- cancelling ---------------------------------------------------------------------------------------------------


@pytest.mark.req("D68")
def test_what_waited_for_a_cancelled_meeting_stands_on_the_next_agenda(area):
    initiative = shared(area)
    area.write(f"data/meetings/{HELD}.yaml", area.read(f"data/meetings/{HELD}.yaml").replace("held", "planned"))
    area.commit("planned")

    result = arranged(area, "meeting", "cancel", HELD, "--reason", "Kvoorumit ei tule.")

    assert (result.exit_code, result.stdout.splitlines()[1]) == (0, "status: cancelled"), result.stderr
    assert "note[arranging-cancel-waiting]" in result.stderr
    assert f"waits for the next meeting (17.03.2027): `{initiative}`" in result.stderr
    assert read(area, HELD)["reason"] == "Kvoorumit ei tule."
    agenda = area.som("meeting", "show", LATER, "--format", "json").json["agenda"]
    assert [item["id"] for item in agenda] == [initiative]


def test_where_no_other_meeting_is_planned_one_is_asked_for(area):
    result = arranged(area, "meeting", "cancel", LATER, "--reason", "Kvoorumit ei tule.")
    assert "warning[arranging-cancel-none]" in result.stderr


# -- closing ------------------------------------------------------------------------------------------------------


@pytest.mark.req("D80")
def test_the_minutes_of_a_held_meeting_are_closed_with_their_number_in_delta(area):
    words = ("meeting", "close", HELD, "--delta", "1.1-13/26/44", "--series", "1.1-13", "--access", "Avalik")

    result = arranged(area, *words, who=COMMITTEE_SECRETARY)

    assert (result.exit_code, result.stdout.splitlines()[1]) == (0, "status: minuted"), result.stderr
    record = read(area, HELD)
    assert record["delta"] == {
        "series": "1.1-13",
        "reference": "1.1-13/26/44",
        "registered": TODAY,
        "access": "Avalik",
    }
    assert area.run("log", "-1", "--format=%s") == f"{HELD}: close"
    again = arranged(area, *words)
    assert (again.exit_code, "closed as 1.1-13/26/44" in again.stderr) == (1, True), again.stderr


@pytest.mark.req("D80")
@pytest.mark.parametrize(
    ("registered", "code"), [("2026-12-11", "arranging-close-future"), ("2026-12-09", "arranging-close-before")]
)
def test_minutes_are_registered_after_the_meeting_and_not_ahead(area, registered, code):
    result = arranged(area, "meeting", "close", HELD, "--delta", "1.1-13/26/44", "--registered", registered)

    assert (result.exit_code, code in result.stderr) == (1, True), result.stderr


@pytest.mark.req("D80")
def test_the_number_of_other_minutes_is_refused(area):
    earlier = "2026-06-11-sotsiaal"
    text = area.read(f"data/meetings/{HELD}.yaml").replace("2026-12-10", "2026-06-11").rstrip()
    area.write(f"data/meetings/{earlier}.yaml", f'{text}\ndelta:\n  reference: "1.1-13/26/5"\n')
    area.commit("an earlier one")

    result = arranged(area, "meeting", "close", HELD, "--delta", "1.1-13/26/5")

    assert (result.exit_code, "meetings-delta-twice" in result.stderr, earlier in result.stderr) == (1, True, True)


@pytest.mark.req("D80")
def test_a_closed_meeting_is_never_edited(area):
    arranged(area, "meeting", "close", HELD, "--delta", "1.1-13/26/44")
    area.write(f"data/meetings/{HELD}.yaml", area.read(f"data/meetings/{HELD}.yaml").replace("26/44", "26/45"))

    result = arranged(area, "save", HELD)

    assert (result.exit_code, "meetings-minuted" in result.stderr) == (1, True), result.stderr


@pytest.mark.req("D80")
def test_an_item_of_which_nothing_was_recorded_is_named_when_the_minutes_are_closed(area):
    initiative = shared(area)
    text = area.read(f"data/meetings/{HELD}.yaml")
    area.write(f"data/meetings/{HELD}.yaml", f"{text.rstrip()}\nagenda:\n  - id: {initiative}\n    section: new\n")
    area.commit("agenda")

    result = arranged(area, "meeting", "close", HELD, "--delta", "1.1-13/26/44")

    assert (result.exit_code, "warning[arranging-close-open]" in result.stderr) == (0, True), result.stderr
    assert f"`{initiative}`" in result.stderr


@pytest.mark.req("D80")
def test_without_quorum_nothing_is_decided_and_all_of_it_stands_on_the_next_agenda(area):
    initiative = shared(area)
    text = area.read(f"data/meetings/{HELD}.yaml")
    area.write(
        f"data/meetings/{HELD}.yaml", re.sub(r"(?ms)^attendance:.*?(?=^\S|\Z)", "", text).replace("held", "planned")
    )
    area.commit("planned")
    held = area.som("meeting", "hold", HELD, "--present", POLICY_LEAD, who=COMMITTEE_SECRETARY, day=TODAY)
    before = area.run("rev-parse", "HEAD")

    move, who, day, words, _ = DEFEND
    defended = area.som("initiative", "advance", initiative, move, *words, who=who, day=day)
    move, who, day, words, _ = YES
    decided = area.som("initiative", "advance", initiative, move, *words, who=who, day=day)

    assert (held.exit_code, "warning[meetings-inquorate]" in held.stderr) == (0, True), held.stderr
    assert decided.exit_code == 1, (defended.stderr, decided.stderr)
    assert "acts-meeting-not-quorate" in decided.stderr
    assert area.run("log", "--format=%s", f"{before}..HEAD").count("decide") == 0
    agenda = area.som("meeting", "show", LATER, "--format", "json").json["agenda"]
    assert [item["id"] for item in agenda] == [initiative]


@pytest.mark.req("D61", "X12")
def test_a_plan_says_which_deadline_was_moved_off_which_holiday(area):
    words = ("meeting", "new", "--body", "sotsiaal", "--date", "2027-05-14", "--time", "10:00")

    result = arranged(area, *words)

    assert result.exit_code == 0, result.stderr
    assert "Moved to a working day: last day to share with the reviewers" not in result.stderr
    away = arranged(area, "meeting", "move", "2027-05-14-sotsiaal", "--date", "2027-05-15")
    assert "Moved to a working day: last day for opinions (01.05.2027: May Day)" in away.stderr, away.stderr


# -- the diary ----------------------------------------------------------------------------------------------------


@pytest.mark.req("D61", "D65", "D77", "X12")
def test_the_diary_has_every_deadline_and_why_it_was_moved(area):
    result = area.som("meeting", "calendar", "--format", "json").json

    assert misfits(result) == []
    assert [(one["date"], one["kind"], one["moved_from"], one["because"]) for one in result["items"]][-5:] == [
        ("2027-02-23", "share", "2027-02-24", "Independence Day"),
        ("2027-02-23", "updates_from", "2027-02-24", "Independence Day"),
        ("2027-03-03", "opinions", None, None),
        ("2027-03-03", "updates_to", None, None),
        ("2027-03-17", "meeting", None, None),
    ]
    assert {one["meeting"] for one in result["items"]} == {HELD, LATER}
    table = area.som("meeting", "calendar", terminal=True, language="et").stdout
    assert "23.02.2027" in table
    assert "24.02.2027" in table
    text = area.som("meeting", "calendar", "--body", COMMITTEE, "--format", "csv").stdout
    assert text.splitlines()[0] == "date,kind,meeting,body,time,moved_from,because"


def test_a_calendar_keeps_what_an_entry_is_called_and_counts_its_changes(area):
    before = events(area)
    arranged(area, *MOVED)
    after = events(area)

    meeting = f"{LATER}@som"
    assert before.keys() == after.keys()
    assert (before[meeting]["dtstart"].dt.date(), before[meeting]["sequence"]) == (dt.date(2027, 3, 17), 0)
    assert (after[meeting]["dtstart"].dt.date(), after[meeting]["sequence"]) == (dt.date(2027, 3, 24), 1)
    assert after[f"{LATER}.share@som"]["dtstart"].dt == dt.date(2027, 3, 3)
    arranged(area, "meeting", "cancel", LATER, "--reason", "Kvoorumit ei tule.")
    gone = events(area)
    assert {uid: event.get("status") for uid, event in gone.items() if LATER in uid} == dict.fromkeys(
        (uid for uid in after if LATER in uid), "CANCELLED"
    )
    assert gone[meeting]["sequence"] == 2


def test_the_same_commit_gives_the_same_calendar_on_any_day(area):
    first, second = (area.som("meeting", "calendar", "--ics", "-", day=day).stdout for day in (SHARE_BY, SHARE_BY))
    assert first == second
    target = area.root / "build" / "meetings.ics"
    area.som("meeting", "calendar", "--ics", str(target), day=SHARE_BY)
    assert target.read_bytes().decode() == first
    assert "\r\n" in first
