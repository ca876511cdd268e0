"""The text of a file as it was: lines taken out, none changed."""

from __future__ import annotations

from datetime import date

from som_cli.actions.earlier import all_planned, as_of, links, meeting_at, moments

SERVICE = """\
# yaml-language-server: $schema=../../schemas/service.schema.json
schema: service/1
id: elatisabi
user_experience:
  satisfaction:
    value: 31
    scale: "NPS"
    year: 2026
  measured_on: 2026-05-12
  feedback:
    - "Selgitust ei ole."
goals:
  - id: el-kirjadeta
    indicators:
      - id: el-kirjad
        targets:
          2028: 0
        actuals:
          2024: 2600
          2026: 1900
    coordinated_in: lapsed-ja-pered
    coordinated_on: 2026-09-10
development_needs:
  - id: andmevahetus
    text: "Andmed tulevad üle X-tee."
    initiative: ska-2026-elatisabi-ii-etapp
reviewed: 2026-09-08
"""

CARD = """\
id: ska-2026-a
depends_on:
  - som-2026-b
related:
  - ska-2025-c
visibility: area
"""

MEETING = """\
schema: meeting/1
id: 2026-06-11-komisjon
status: minuted
chair: andres-toomingas
agenda:
  - id: ska-2026-a
    section: new
    note: "Räägiti."
frozen:
  date: 2026-06-04
other_items:
  - title: "Päevakord"
    note: "Kinnitati."
attendance:
  present:
    - andres-toomingas
delta:
  reference: "1.1-13/2"
"""


def test_a_card_of_long_ago_has_no_measurement_review_or_answer_yet():
    assert as_of(SERVICE, date(2024, 11, 18), set()) == (
        "# yaml-language-server: $schema=../../schemas/service.schema.json\n"
        "schema: service/1\n"
        "id: elatisabi\n"
        "user_experience:\n"
        "  feedback:\n"
        '    - "Selgitust ei ole."\n'
        "goals:\n"
        "  - id: el-kirjadeta\n"
        "    indicators:\n"
        "      - id: el-kirjad\n"
        "        targets:\n"
        "          2028: 0\n"
        "        actuals:\n"
        "          2024: 2600\n"
        "    coordinated_in: lapsed-ja-pered\n"
        "development_needs:\n"
        "  - id: andmevahetus\n"
        '    text: "Andmed tulevad üle X-tee."\n'
    )


def test_the_text_of_today_is_the_text_as_it_is():
    assert as_of(SERVICE, date(2026, 11, 22), {"ska-2026-elatisabi-ii-etapp"}) == SERVICE


def test_a_level_is_known_from_october_of_its_year():
    before, after = as_of(SERVICE, date(2026, 9, 30), set()), as_of(SERVICE, date(2026, 10, 1), set())
    assert ("2026: 1900" in before, "2026: 1900" in after) == (False, True)


def test_a_list_of_which_nothing_is_left_is_left_out():
    assert as_of(CARD, date(2026, 11, 22), {"ska-2025-c"}) == (
        "id: ska-2026-a\nrelated:\n  - ska-2025-c\nvisibility: area\n"
    )


def test_the_days_on_which_a_text_changed_are_those_it_names():
    assert list(moments(SERVICE)) == ["2026-05-12", "2024-10-01", "2026-10-01", "2026-09-10", "2026-09-08"]


def test_the_initiatives_a_text_names_are_found():
    assert (links(SERVICE), links(CARD)) == ({"ska-2026-elatisabi-ii-etapp"}, {"som-2026-b", "ska-2025-c"})
    assert links(MEETING) == {"ska-2026-a"}


def test_a_planned_meeting_has_no_agenda_and_no_notes():
    assert meeting_at(MEETING, "planned") == (
        "schema: meeting/1\nid: 2026-06-11-komisjon\nstatus: planned\nchair: andres-toomingas\n"
        'other_items:\n  - title: "Päevakord"\n'
    )


def test_a_held_meeting_has_attendance_and_no_minutes():
    held = meeting_at(MEETING, "held")
    assert ("present:" in held, "delta:" in held, "note:" in held, "status: held" in held) == (True, False, False, True)


def test_a_work_plan_begins_with_everything_planned():
    assert all_planned("items:\n  - id: a\n    status: late\n") == "items:\n  - id: a\n    status: planned\n"
