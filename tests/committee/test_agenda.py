"""The agenda of a meeting out of the states of the initiatives."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from som_cli.committee.agenda import agenda
from som_cli.committee.standing import as_found
from tests.builders.cards import initiative
from tests.builders.committee import case, continued, process
from tests.builders.december import (
    AUTUMN,
    COMMITTEE,
    DECEMBER,
    DISCUSSION,
    GROUP,
    JUNE,
    MARCH,
    cases,
    story,
    to_forwarded,
    to_shared,
)  # fmt: skip
from tests.builders.meetings import held_meeting, meeting

ON = {
    "ska-2026-erihoolekande-jarjekord": ("new", "agenda-shared"),
    "ska-2026-elatisabi-ii-etapp": ("new", "agenda-shared"),
    "som-2026-koduteenuse-andmed": ("new", "agenda-shared"),
    "ska-2026-pensionikalkulaator": ("returning", "agenda-conditions-met"),
    "ska-2022-teenuseosutajate-portaal": ("change", "agenda-change-waiting"),
    "ska-2026-oigusmuudatused": ("monitoring", "agenda-in-portfolio"),
    "ska-2026-laste-andmed": ("monitoring", "agenda-in-portfolio"),
    "ska-2026-tis": ("monitoring", "agenda-in-portfolio"),
    "ska-2026-toolaud": ("monitoring", "agenda-in-portfolio"),
    "som-2026-heaoluplaan": ("information", "agenda-other-domain"),
}
OFF = {
    "ska-2026-abivahendid": "agenda-conditions-open",
    "ska-2026-peretoetused": "agenda-share-missed",
    "ska-2026-rehabilitatsioon": "agenda-not-assessed",
    "ska-2026-lasteabi": "agenda-not-agreed",
    "ska-2026-mote": "agenda-draft",
}


def of(registry, meeting_id=DECEMBER):
    return agenda(registry.meetings[meeting_id].record, registry)


def on(made):
    return {item.id: (item.section, item.why.code) for item in made.items}


def off(made):
    return {absence.id: absence.why.code for absence in made.off}


@pytest.mark.req("D61", "D68", "D71", "D79", "D60")
def test_each_initiative_is_on_the_agenda_in_its_section_and_order():
    made = of(story())

    assert list(on(made).items()) == list(ON.items())


@pytest.mark.req("D26", "D61", "D71")
def test_what_is_off_the_agenda_has_its_reason_nearest_to_the_committee_first():
    assert list(off(of(story())).items()) == list(OFF.items())


def test_a_reason_carries_its_facts():
    facts = {absence.id: dict(absence.why.facts) for absence in of(story()).off}

    assert {key: str(value) for key, value in facts["ska-2026-peretoetused"].items()} == {
        "since": "2026-11-20", "deadline": "2026-11-19", "next": "2027-03-17",
    }  # fmt: skip
    assert facts["ska-2026-abivahendid"]["due"] == ("30.11.2026", "31.03.2027")


def test_until_the_deadline_an_initiative_can_still_be_shared():
    registry = story(today="2026-11-19", cases=[case(initiative(parties=[{"name": "MTA"}]), to_forwarded(1))])

    assert off(of(registry)) == {"ska-2026-pensionikalkulaator": "agenda-not-shared"}


@pytest.mark.req("D42", "D43", "D45")
def test_an_open_gate_keeps_an_initiative_from_being_shared():
    [absence] = of(story(cases=[case(initiative(parties=None), to_forwarded(1))])).off

    assert absence.why.code == "agenda-gate-open"
    assert [words.en for words in absence.why.facts["missing"]] == ["the parties"]


def test_an_initiative_shared_for_a_later_meeting_waits_for_it():
    told = to_shared(1, ["liis-kuusik"])
    told[-1] = ("share", "2026-11-17", {"meeting": MARCH, "reviewers": ["liis-kuusik"]})
    registry = story(cases=[case(initiative(), told)])

    assert off(of(registry)) == {"ska-2026-pensionikalkulaator": "agenda-shared-for-another"}
    assert on(of(registry, MARCH)) == {"ska-2026-pensionikalkulaator": ("new", "agenda-shared")}


def test_an_initiative_shared_for_the_meeting_to_come_is_not_on_the_one_after():
    registry = story(cases=[case(initiative(), to_shared(1, ["liis-kuusik"]))])

    assert off(of(registry, MARCH)) == {"ska-2026-pensionikalkulaator": "agenda-shared-for-another"}


@pytest.mark.req("D68")
def test_what_was_not_decided_comes_to_the_next_meeting_without_being_shared_again():
    told = [*to_shared(1, ["liis-kuusik"]), ("defend", "2026-12-10", {"meeting": DECEMBER})]
    meetings = [
        held_meeting(id=DECEMBER, body=COMMITTEE, date="2026-12-10"),
        meeting(id=MARCH, body=COMMITTEE, date="2027-03-17"),
    ]
    registry = story(today="2027-01-10", meetings=meetings, cases=[case(initiative(), told)])

    assert on(of(registry, MARCH)) == {"ska-2026-pensionikalkulaator": ("new", "agenda-postponed")}


def test_a_cancelled_meeting_hands_its_items_to_the_next():
    meetings = [
        meeting(id=DECEMBER, body=COMMITTEE, date="2026-12-10", status="cancelled"),
        meeting(id=MARCH, body=COMMITTEE, date="2027-03-17"),
    ]
    registry = story(meetings=meetings, cases=[case(initiative(), to_shared(1, ["liis-kuusik"]))])

    assert on(of(registry, MARCH)) == {"ska-2026-pensionikalkulaator": ("new", "agenda-postponed")}
    assert (on(of(registry)), off(of(registry))) == ({}, {})


def test_a_meeting_that_was_held_shows_what_it_found_not_what_it_decided():
    registry = story()
    held = replace_meeting(registry, held_meeting(id=DECEMBER, body=COMMITTEE, date="2026-12-10"), today="2027-01-10")
    decided = {"meeting": DECEMBER, "body": COMMITTEE, "outcome": "yes"}
    later = [
        continued(one, ("defend", "2026-12-10", {"meeting": DECEMBER}), ("decide", "2026-12-10", decided))
        if one.state == "shared"
        else one
        for one in cases()
    ]

    assert {one.state for one in later} & {"shared", "defended"} == set()
    assert on(of(replace(held, cases={one.id: one for one in later}))) == ON


def test_a_frozen_agenda_keeps_its_items_and_shows_later_ones_as_a_supplement():
    frozen = [
        {"id": "ska-2026-elatisabi-ii-etapp", "section": "new"},
        {"id": "ska-2026-nouanne", "section": "new"},
    ]
    made = of(replace_meeting(story(), meeting(id=DECEMBER, body=COMMITTEE, status="frozen", agenda=frozen)))

    assert [(item.id, item.section, item.why.code) for item in made.items] == [
        ("ska-2026-elatisabi-ii-etapp", "new", "agenda-shared"),
        ("ska-2026-nouanne", "new", "agenda-frozen"),
    ]
    assert [item.moved_on and item.moved_on.code for item in made.items] == [None, "agenda-moved-on"]
    assert [item.id for item in made.supplement] == [name for name in ON if name != "ska-2026-elatisabi-ii-etapp"]


@pytest.mark.req("D81")
def test_an_extraordinary_meeting_decides_but_does_not_monitor():
    special = meeting(id=DECEMBER, body=COMMITTEE, kind="extraordinary", proposed_by="rein-vaher")
    made = of(replace_meeting(story(), special))

    assert {section for section, _ in on(made).values()} == {"new", "returning", "change", "information"}
    assert {off(made)[name] for name, (section, _) in ON.items() if section == "monitoring"} == {"agenda-ordinary-only"}


@pytest.mark.req("D62", "D63")
def test_the_reviewers_discuss_what_was_shared_with_them():
    made = of(story(), DISCUSSION)

    assert on(made) == {
        name: (section, "agenda-shared") for name, (section, _) in ON.items() if section in {"new", "returning"}
    } | {"som-2026-heaoluplaan": ("information", "agenda-other-domain")}


@pytest.mark.req("D33", "D68")
def test_the_meeting_after_the_next_has_nothing_that_the_next_one_deals_with():
    made = of(story(), MARCH)

    assert {section for section, _ in on(made).values()} == {"monitoring", "information"}
    assert {off(made)[name] for name, (section, _) in ON.items() if section in {"new", "returning"}} == {
        "agenda-shared-for-another"
    }


@pytest.mark.req("D57", "D58", "D59")
def test_a_steering_group_sees_what_its_agency_has_agreed():
    group = meeting(id=f"2026-12-02-{GROUP}", body=GROUP, date="2026-12-02")
    registry = story(meetings=[group])
    made = agenda(group, registry)

    assert on(made) == {"ska-2026-rehabilitatsioon": ("new", "agenda-to-assess")}
    assert off(made)["ska-2026-lasteabi"] == "agenda-not-agreed"
    assert off(made)["ska-2026-peretoetused"] == "agenda-with-committee"
    assert "som-2026-koduteenuse-andmed" not in off(made)


@given(
    st.lists(st.tuples(st.integers(0, 20), st.sampled_from(["social", "health"]), st.booleans()), max_size=12),
    st.sampled_from([DECEMBER, JUNE, MARCH, DISCUSSION, AUTUMN]),
)
@settings(deadline=None)
def test_every_initiative_under_way_is_once_on_the_agenda_or_off_it(told, meeting_id):
    """Partition law: whatever the acts, an initiative of the body is in exactly one place, and no other's is.

    A meeting of the past knows no drafts.
    """
    pool = cases()
    made = [
        renamed(pool[which % len(pool)], number, domain=domain, also=["social"] if also else [])
        for number, (which, domain, also) in enumerate(told)
    ]
    registry = story(cases=made)
    body = registry.bodies[registry.meetings[meeting_id].record.body].record
    result = of(registry, meeting_id)
    places = Counter([*(item.id for item in result.all_items), *(absence.id for absence in result.off)])

    own = {
        one.id
        for one in found_cases(registry, meeting_id)
        if process().kind(one.state) != "end"
        and not (one.state == "draft" and registry.meetings[meeting_id].record.is_held)
        and (body.domain == one.card.record.domain or body.organisation == one.card.record.agency)
    }
    assert set(places.values()) <= {1}
    assert own <= set(places)
    assert all(registry.cases[name].card.record.also for name in set(places) - own)


def found_cases(registry, meeting_id):
    return [as_found(one, registry.meetings[meeting_id].record) for one in registry.cases.values()]


def renamed(one, number, **changes):
    card = one.card.record.model_copy(update={"id": f"{one.id}-{number}", **changes})
    return replace(one, card=replace(one.card, record=card))


def replace_meeting(registry, changed, **others):
    filed = replace(registry.meetings[changed.id], record=changed)
    more = {"today": date.fromisoformat(others["today"])} if "today" in others else {}
    return replace(registry, meetings={**registry.meetings, changed.id: filed}, **more)
