"""`som invitation render`, as whoever calls a meeting uses it."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from tests.builders.process import AGENCY_SECRETARY, EARLY
from tests.cli.test_meeting import AUTUMN, planned, presented

OPTIONS = ("--lang", "en", "--as-of", "2026-10-14")


def test_an_invitation_is_written_as_text_as_a_draft_and_for_calendars(area):
    planned(area, "--time", "10:00", "--place", "Paldiski mnt 80")
    presented(area)
    eml, ics = area.root.parent / "out" / "a.eml", area.root.parent / "out" / "a.ics"

    text = area.som("invitation", "render", AUTUMN, *OPTIONS)
    files = area.som("invitation", "render", AUTUMN, *OPTIONS, "--eml", str(eml), "--ics", str(ics))

    assert (text.exit_code, files.exit_code, files.stdout) == (0, 0, "")
    assert text.stdout.startswith("Subject: Invitation: ")
    assert "  10:00  1. Agenda" in text.stdout
    first = (eml.read_bytes(), ics.read_bytes())
    assert first[0].startswith(b"X-Unsent: 1\r\n")
    assert b"\r\nSEQUENCE:0\r\n" in first[1]
    area.som("invitation", "render", AUTUMN, *OPTIONS, "--eml", str(eml), "--ics", str(ics), day=dt.date(2026, 10, 20))
    assert (eml.read_bytes(), ics.read_bytes()) == first


def test_a_change_of_the_meeting_raises_the_number_calendars_look_at(area):
    planned(area, "--time", "10:00")
    assert area.som("meeting", "freeze", AUTUMN, who=AGENCY_SECRETARY, day=EARLY).exit_code == 0
    ics = area.root.parent / "a.ics"

    assert area.som("invitation", "render", AUTUMN, "--ics", str(ics), day=EARLY).exit_code == 0

    assert b"\r\nSEQUENCE:1\r\n" in ics.read_bytes()


def test_nobody_is_invited_to_a_meeting_that_was_held(area):
    planned(area)
    words = ("meeting", "hold", AUTUMN, "--present", AGENCY_SECRETARY)
    assert area.som(*words, who=AGENCY_SECRETARY, day=EARLY).exit_code == 0

    result = area.som("invitation", "render", AUTUMN, day=EARLY)

    assert (result.exit_code, result.stdout, "invitation-held" in result.stderr) == (1, "", True)


def test_the_entry_and_the_draft_can_be_piped_one_at_a_time(area):
    planned(area, "--time", "10:00")
    ics = area.root.parent / "a.ics"
    area.som("invitation", "render", AUTUMN, *OPTIONS, "--ics", str(ics))

    entry = area.som("invitation", "render", AUTUMN, *OPTIONS, "--ics", "-")
    draft = area.som("invitation", "render", AUTUMN, *OPTIONS, "--eml", "-")
    both = area.som("invitation", "render", AUTUMN, *OPTIONS, "--eml", "-", "--ics", "-")

    assert entry.stdout.replace("\r\n", "\n") == ics.read_bytes().decode().replace("\r\n", "\n")
    assert draft.stdout.startswith("X-Unsent: 1")
    assert (both.exit_code, both.stdout, "usage-together" in both.stderr) == (2, "", True)
    assert not (area.root / "-").exists()


@pytest.mark.req("D80")
def test_a_meeting_ends_at_the_same_time_in_the_invitation_and_in_the_calendar(area):
    planned(area, "--time", "10:00")
    presented(area)

    entry = area.som("invitation", "render", AUTUMN, "--ics", "-", day=EARLY).stdout
    calendar = area.som("meeting", "calendar", "--ics", "-", day=EARLY).stdout

    [end] = re.findall(r"DTEND;\S+", entry)
    [about] = [one for one in calendar.split("BEGIN:VEVENT") if f"UID:{AUTUMN}@som\r" in one]
    assert re.findall(r"DTEND;\S+", about) == [end]
