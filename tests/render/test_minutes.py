"""Minutes, extracts and the sheet for Delta as documents."""

from __future__ import annotations

from dataclasses import replace

import pytest
from markdown_it import MarkdownIt

from som_cli.committee.minutes import minutes as view_of
from som_cli.meetings.model import Delta, Meeting
from som_cli.render.agenda import agenda
from som_cli.render.minutes import delta, extract, minutes
from tests.builders.committee import continued
from tests.builders.december import DECEMBER, MARCH
from tests.builders.held import CARE, FEW, HOME, MAINTENANCE, PORTAL, held_story, minuted_story

LANGUAGES = pytest.mark.parametrize("language", ["et", "en"])
PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def view(registry, of=DECEMBER):
    return view_of(registry.meetings[of].record, registry)


def rendered(registry, language="en"):
    return minutes(view(registry), language, commit="7c41e9a").replace("\u00a0", " ")


def planned():
    return held_story(decided=False, status="planned", attendance=None, agenda=None, today="2026-11-22")


@LANGUAGES
@pytest.mark.req("D80")
def test_closed_minutes_are_as_they_should_be(language, golden):
    golden(f"minutes.{language}.md", minutes(view(minuted_story()), language, commit="7c41e9a"))


@LANGUAGES
def test_minutes_before_the_meeting_are_a_skeleton(language, golden):
    golden(f"minutes-skeleton.{language}.md", minutes(view(planned()), language, commit="7c41e9a"))


@LANGUAGES
def test_minutes_of_an_extraordinary_meeting_without_a_quorum_decide_nothing(language, golden):
    registry = held_story(
        decided=False, status="minuted", kind="extraordinary", proposed_by="rein-vaher", attendance=FEW
    )

    golden(f"minutes-not-quorate.{language}.md", minutes(view(registry), language, commit="7c41e9a"))


@LANGUAGES
@pytest.mark.req("D71")
def test_an_extract_tells_the_owner_what_by_when_and_how_it_counts_as_met(language, golden):
    seen = view(minuted_story())
    matter = next(one for one in seen.matters if one.point.case and one.point.case.id == MAINTENANCE)

    golden(f"extract.{language}.md", extract(seen, matter, language, commit="7c41e9a"))


@LANGUAGES
@pytest.mark.req("D80", "X25")
def test_the_sheet_has_the_fields_of_delta_in_its_order(language, golden):
    golden(f"delta.{language}.md", delta(view(minuted_story()), language, commit="7c41e9a"))


def test_a_meeting_that_was_not_held_shows_nothing_as_decided():
    registry = held_story(status="frozen")

    document = rendered(registry)

    assert "nothing has been decided" in document
    assert "\nDECIDED:" not in document
    assert "Add the initiative" not in document


def test_a_decision_that_is_not_recorded_is_not_shown_as_taken():
    document = rendered(held_story(decided=False))

    assert document.count("The decision is not recorded yet.") == 5
    assert "## Decisions in short" not in document


def test_a_substitute_is_named_with_the_member_they_stand_in_for():
    present = next(line for line in rendered(held_story()).splitlines() if line.startswith("**Present:**"))

    assert "Liis Kuusik (TEHIK), substitute of Külli Pärn" in present
    assert "Mari Maasikas (arendusosakond), without a vote" in present


@pytest.mark.req("D12")
def test_who_spoke_goes_before_who_was_to_by_the_final_agenda():
    registry = minuted_story()
    filed = registry.meetings[DECEMBER]
    defended = registry.cases[MAINTENANCE].latest("defend")
    agenda = tuple(item.model_copy(update={"presenter": "piret-sarapuu"}) for item in filed.record.agenda)
    other = replace(filed, record=filed.record.model_copy(update={"agenda": agenda}))

    matters = view(replace(registry, meetings={**registry.meetings, DECEMBER: other})).matters

    assert defended is not None
    assert defended.presenter != "piret-sarapuu"
    shown = [one.presenter for one in matters if one.point.case and one.point.case.id == MAINTENANCE]
    assert shown == [defended.presenter]


def test_who_stepped_aside_is_not_counted_in_that_item():
    document = rendered(held_story())

    assert "**Stepped aside:** Piret Sarapuu (item 3)" in document
    assert "Piret Sarapuu stepped aside from the discussion and the decision of item 3. 5 members were left" in document


def test_what_was_postponed_says_why_and_until_when():
    document = rendered(minuted_story())

    item = document.split("## 4. ", 1)[1].split("\n## ", 1)[0]
    assert "DISCUSSION: Ilma töömahu hinnanguta ei saa otsustada." in item
    assert "The decision is postponed to the meeting of 17.03.2027." in item


@pytest.mark.req("D67")
def test_advice_is_said_to_be_advice():
    document = rendered(minuted_story())

    assert document.count("OPINIONS (advice of the reviewers, not decisions):") == 4
    assert "votes" not in document


@LANGUAGES
def test_minutes_carry_no_links_and_whole_tables(language):
    for document in (rendered(minuted_story(), language), rendered(planned(), language)):
        tokens = PARSER.parse(document)
        inside = [child for token in tokens for child in token.children or []]
        assert not [
            one for one in [*tokens, *inside] if one.type in {"link_open", "image", "html_block", "html_inline"}
        ]
        assert "\n\n\n" not in document


def test_a_note_of_a_user_never_comes_alive():
    hostile = "a|b <b>x</b> [f](javascript:alert(1))\n# q\n1. r\n![g](http://h)"
    registry = minuted_story(agenda=[{"id": MAINTENANCE, "section": "new", "note": hostile}])

    tokens = PARSER.parse(rendered(registry))

    assert "q" not in [one.content for one in tokens if one.type == "inline" and one.level == 1 and one.content == "q"]
    inside = [child for token in tokens for child in token.children or []]
    assert not [one for one in [*tokens, *inside] if one.type in {"link_open", "image", "html_block", "html_inline"}]


def test_a_ground_of_restriction_is_told_to_delta_and_its_end_asked_for():
    registry = minuted_story()
    filed = registry.meetings[DECEMBER]
    kept = Delta(series="1.1-13", access="AvTS § 35 lg 1 p 12")
    restricted = replace(filed, record=filed.record.model_copy(update={"delta": kept}))
    registry = replace(registry, meetings={**registry.meetings, DECEMBER: restricted})

    sheet = delta(view(registry), "et")

    assert "| Juurdepääsupiirang | AK |" in sheet
    assert "| Piirangu alus | AvTS § 35 lg 1 p 12 |" in sheet
    assert "| Piirangu lõpp | *(märkige kuupäev)* |" in sheet


@pytest.mark.parametrize("initiative", [HOME, MAINTENANCE, CARE, PORTAL])
def test_closed_minutes_do_not_change_when_the_card_is_amended_later(initiative):
    registry = minuted_story()
    before = registry.cases[initiative]
    card = before.card.record.model_copy(update={"title": "Koduteenus mujal", "problem": "Muu."})
    changes = [
        {"path": "title", "old": before.card.record.title, "new": card.title},
        {"path": "problem", "old": before.card.record.problem, "new": card.problem},
    ]
    later = replace(before, card=replace(before.card, record=card))
    amended = continued(later, ("amend", "2026-12-20", {"reason": "Täpsustus.", "changes": changes}))

    after = replace(registry, cases={**registry.cases, initiative: amended})

    assert minutes(view(after), "et") == minutes(view(registry), "et")


def withdrawn(initiative, day="2026-12-05", **changes):
    registry = held_story(decided=False, **changes)
    gone = continued(registry.cases[initiative], ("withdraw", day, {"reason": "Raha ei ole."}))
    return replace(registry, cases={**registry.cases, initiative: gone})


def item_of(document, number):
    return document.split(f"## {number}. ", 1)[1].split("\n## ", 1)[0].strip()


@pytest.mark.parametrize("changes", [{}, {"attendance": FEW}, {"status": "minuted"}])
def test_what_was_withdrawn_before_the_meeting_is_neither_heard_nor_postponed(changes):
    registry = withdrawn(CARE, **changes)

    document = rendered(registry)
    told = "The initiative was withdrawn before the meeting, on 05.12.2026. Reason: Raha ei ole. Nothing was decided."

    assert item_of(document, 2) == f"Erihoolekande järjekord ja suunamine\n\nDECISION: {told}"
    assert "2. Erihoolekande järjekord ja suunamine (withdrawn)" in document
    assert "OTSUS: Algatus võeti enne koosolekut tagasi 05.12.2026." in rendered(registry, "et")


def test_what_was_withdrawn_after_the_meeting_changes_no_minutes():
    before, after = held_story(decided=False, status="minuted"), withdrawn(CARE, "2026-12-11", status="minuted")

    assert rendered(after) == rendered(before)
    assert "postponed to the meeting of 17.03.2027" in item_of(rendered(after), 2)


def test_nobody_is_said_to_have_presented_what_no_act_says_was_presented():
    item = item_of(rendered(held_story(decided=False, status="minuted")), 2)

    assert "No presentation is recorded. Asked for: €480,000" in item
    assert "HEARD" not in item


def test_nothing_is_postponed_to_a_meeting_that_is_not_planned():
    registry = minuted_story()
    left = {key: one for key, one in registry.meetings.items() if one.record.date <= registry.today}

    item = item_of(rendered(replace(registry, meetings=left)), 4)

    assert "DECISION: Nothing was decided. The next meeting has not been planned yet. The discussion says why." in item


def test_who_came_to_a_discussion_was_present_and_its_officers_are_those_of_the_agenda():
    there = {"present": ["kristel-ilves", "tiina-lepik"]}
    registry = held_story(decided=False, kind="discussion", chair=None, secretary=None, attendance=there)

    lines = rendered(registry).splitlines()

    assert "**Chair:** Andres Toomingas (SoM)\\" in lines
    assert "**Minutes taken by:** Mari Maasikas (arendusosakond)\\" in lines
    assert "**Present:** Tiina Lepik (hoolekande osakond); Kristel Ilves (õigusosakond)\\" in lines


def test_the_annexes_name_the_progress_reports_that_the_meeting_had():
    annexes = rendered(minuted_story()).split("## Annexes", 1)[1]

    assert [line for line in annexes.splitlines() if line[:1].isdigit()] == [
        "1. Opinions of the reviewers",
        "2. Development portfolio as of 10.12.2026",
        (
            "3. Progress reports, third trimester of 2026 (2026-T3): Andmevahetus TISiga (SKA); Laste andmed (SKA); "
            "Teenuseosutajate portaal (SKA)"
        ),
    ]


def test_an_other_item_left_without_a_quorum_is_told_by_the_minutes_of_both_meetings():
    asked = {"title": "SKAIS1 järjekord", "presenter": "rein-vaher", "text": "Palutakse otsustada."}
    registry = held_story(decided=False, status="minuted", attendance=FEW, other_items=[asked])
    number = next(one.point.number for one in view(registry).matters if one.point.other)
    following = view(registry, MARCH)
    place = next(one.point.number for one in following.matters if one.point.other)

    assert item_of(rendered(registry), number) == (
        "SKAIS1 järjekord\n\nPalutakse otsustada.\n\nDECISION: Nothing was decided, since the committee was not "
        "quorate. The item is postponed to the meeting of 17.03.2027."
    )
    assert item_of(minutes(following, "et"), place) == (
        "SKAIS1 järjekord\n\nPunkt jäi 10.12.2026 koosolekul kvoorumita otsustamata.\n\nPalutakse otsustada.\n\n"
        "ARUTELU: *(täiendada)*"
    )


TASK = {"text": "Esitada töömahu hinnang", "owner": "liis-kuusik", "due": "2027-02-12"}


def with_tasks(**changes):
    registry = minuted_story(**changes)
    filed = registry.meetings[DECEMBER]
    agenda = [one.model_dump(mode="json", exclude_none=True) for one in filed.record.agenda]
    agenda[0]["decisions"] = [TASK | {"text": "Esitada lisataotlus.", "owner": "rein-vaher"}]
    agenda[2]["decisions"] = [TASK]
    kept = filed.record.model_dump(mode="json", by_alias=True, exclude_none=True) | {"agenda": agenda}
    record = Meeting.model_validate(kept)
    return replace(registry, meetings={**registry.meetings, DECEMBER: replace(filed, record=record)})


@pytest.mark.req("D71")
def test_what_was_decided_beside_the_outcome_is_numbered_after_it_with_owner_and_due_day():
    document = rendered(with_tasks())

    assert item_of(document, 2).endswith("2.2. Esitada lisataotlus.\\\nOwner: Rein Vaher (SKA). Due: 12.02.2027."), (
        item_of(document, 2)
    )
    assert item_of(document, 4).endswith(
        "The discussion says why.\n\nDECIDED:\n\n"
        "4.1. Esitada töömahu hinnang.\\\nOwner: Liis Kuusik (TEHIK). Due: 12.02.2027."
    )


def test_an_extract_of_an_item_that_was_only_put_off_has_what_somebody_is_to_do():
    seen = view(with_tasks())
    matter = next(one for one in seen.matters if one.point.case and one.point.case.id == HOME)

    document = extract(seen, matter, "et")

    assert "## 4. Koduteenuse andmed STARis" in document
    assert "4.1. Esitada töömahu hinnang.\\\nVastutaja: Liis Kuusik (TEHIK). Tähtaeg: 12.02.2027." in document
    assert document.endswith(f"Toimik: `{HOME}`\n")


@LANGUAGES
def test_agenda_and_minutes_of_the_next_meeting_begin_with_what_was_to_be_done(language):
    registry = with_tasks()
    papers = (minutes(view(registry, MARCH), language), agenda_of(registry, MARCH, language))

    for document in papers:
        rows = [line for line in document.replace("\u00a0", " ").splitlines() if line.startswith(("| 2.2", "| 4.1"))]
        assert [(row.split(" | ")[1], row.split(" | ")[3].strip(" |")) for row in rows] == [
            ("Esitada lisataotlus.", "12.02.2027"),
            ("Esitada töömahu hinnang", "12.02.2027"),
        ]


def agenda_of(registry, meeting, language):
    def say(reason, _language):
        return reason.code

    return agenda(registry.meetings[meeting].record, registry, language, say=say, need=say)


def test_a_lapsed_yes_if_is_asked_to_be_cancelled_and_asks_for_no_money():
    registry = held_story(decided=False, status="held", agenda=[{"id": "ska-2026-abivahendid", "section": "change"}])

    item = item_of(rendered(registry), 2)

    assert "The question: whether to cancel the initiative, whose conditions were not met in time." in item
    assert "Asked for" not in item
