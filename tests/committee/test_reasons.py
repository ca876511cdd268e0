"""One reason for each state: why an initiative is on the agenda of a meeting, or what it waits for."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from som_cli.committee.reasons import placement
from som_cli.diagnostics import Words
from tests.builders.meetings import held_meeting, meeting
from tests.builders.people import agency_body, body
from tests.builders.process import (
    ATTENDANCE,
    CONDITION,
    EARLY,
    GROUP,
    LATER,
    amended,
    case_in,
    moved,
    registry,
    shelf,
)

if TYPE_CHECKING:
    from som_cli.process.casefile import Case

SPRING = meeting(id=LATER, date="2027-03-17")
OF_GROUP = meeting(id=f"2027-01-13-{GROUP}", body=GROUP, date="2027-01-13")
REVIEWERS = meeting(id="2027-03-01-sotsiaal", date="2027-03-01", kind="discussion")
MEETINGS = shelf(held_meeting(attendance=ATTENDANCE), SPRING, OF_GROUP, REVIEWERS)


def at(case: Case, one: Any = SPRING, whose: Any = None, today: dt.date = dt.date(2026, 12, 11)) -> Any:
    around = registry(meetings=MEETINGS, today=today)
    found = placement(case, one, whose or body(), around)
    return (found.section, found.why.code, dict(found.why.facts)) if found else None


def code(case: Case, one: Any = SPRING, whose: Any = None, **more: Any) -> tuple[str | None, str]:
    section, name, _ = at(case, one, whose, **more)
    return section, name


def met(case: Case) -> Case:
    return moved(case, "meet")


@pytest.mark.req("D60", "D68", "D71", "D79")
@pytest.mark.parametrize(
    ("state", "placed"),
    [
        ("draft", (None, "agenda-draft")),
        ("submitted", (None, "agenda-not-agreed")),
        ("agreed", (None, "agenda-not-presented")),
        ("presented", (None, "agenda-not-assessed")),
        ("assessed", (None, "agenda-not-endorsed")),
        ("forwarded", (None, "agenda-not-shared")),
        ("shared", ("new", "agenda-postponed")),
        ("defended", ("new", "agenda-postponed")),
        ("conditional", (None, "agenda-conditions-open")),
        ("planned", ("monitoring", "agenda-in-portfolio")),
        ("on_hold", ("monitoring", "agenda-in-portfolio")),
    ],
)
def test_the_committee_sees_each_state_with_its_reason(state: str, placed: tuple[str | None, str]) -> None:
    assert code(case_in(state)) == placed


@pytest.mark.parametrize("state", ["completed", "cancelled", "refused", "rejected", "withdrawn"])
def test_what_has_ended_is_no_matter_of_any_meeting(state: str) -> None:
    assert at(case_in(state)) is None


def test_what_waits_in_the_agency_says_since_when_and_for_whom() -> None:
    section, name, facts = at(case_in("assessed"))
    assert (section, name, facts["since"]) == (None, "agenda-not-endorsed", EARLY)
    assert [one.id for one in facts["body"]] == [GROUP]
    assert [one.id for one in facts["lead"]] == ["toomas-jalakas"]


@pytest.mark.req("D68")
def test_what_was_defended_at_this_meeting_and_not_decided_is_on_it() -> None:
    held = held_meeting(attendance=ATTENDANCE)
    assert at(case_in("defended"), held)[:2] == ("new", "agenda-defended")
    assert at(case_in("shared"), held)[:2] == ("new", "agenda-shared")


def test_a_meeting_of_the_past_knows_nothing_of_what_was_submitted_after_it() -> None:
    held = held_meeting(attendance=ATTENDANCE)
    assert at(case_in("draft"), held) is None
    assert code(case_in("submitted"), held) == (None, "agenda-not-agreed")


@pytest.mark.req("D71")
def test_conditions_are_open_overdue_unverified_or_waited_out() -> None:
    case = case_in("conditional")
    assert code(case) == (None, "agenda-conditions-open")
    assert code(case, today=dt.date(2027, 6, 1)) == ("change", "agenda-conditions-lapsed")
    assert at(case, today=dt.date(2027, 6, 1))[2]["late"] == dt.date(2027, 5, 31)
    june = held_meeting(id="2027-06-10-sotsiaal", date="2027-06-10", attendance=ATTENDANCE)
    assert at(case, june, today=dt.date(2027, 6, 11))[:2] == (None, "agenda-conditions-overdue")
    assert code(case, today=dt.date(2027, 5, 31)) == (None, "agenda-conditions-open")
    assert code(met(case)) == (None, "agenda-conditions-unverified")
    verified = moved(met(case), "verify")
    assert code(verified) == (None, "agenda-not-resubmitted")
    again = moved(verified, "resubmit")
    assert code(again) == (None, "agenda-not-shared")
    shared = moved(again, "share", meeting=LATER)
    assert code(shared) == ("returning", "agenda-conditions-met")


@pytest.mark.req("D33")
def test_a_change_after_the_yes_waits_for_the_committee() -> None:
    assert code(amended(case_in("planned"), "schedule.end", "2028-06-30")) == ("change", "agenda-change-waiting")


@pytest.mark.req("D57", "D58", "D59")
@pytest.mark.parametrize(
    ("state", "placed"),
    [
        ("submitted", (None, "agenda-not-agreed")),
        ("agreed", ("new", "agenda-to-present")),
        ("presented", ("new", "agenda-to-assess")),
        ("assessed", ("new", "agenda-to-endorse")),
        ("forwarded", (None, "agenda-with-committee")),
        ("planned", (None, "agenda-with-committee")),
    ],
)
def test_the_group_of_the_agency_sees_what_is_its_own(state: str, placed: tuple[str | None, str]) -> None:
    assert code(case_in(state), OF_GROUP, agency_body()) == placed


def test_another_agencys_body_sees_nothing_and_what_was_presented_elsewhere_stays_there() -> None:
    assert at(case_in("agreed"), OF_GROUP, agency_body(organisation="tehik")) is None
    other = agency_body(id="ska-juhtkond", type="agency_management")
    assert code(case_in("presented"), OF_GROUP, other) == (None, "agenda-not-assessed")


@pytest.mark.req("D62")
@pytest.mark.parametrize(
    ("state", "placed"),
    [
        ("forwarded", (None, "agenda-not-for-reviewers")),
        ("shared", ("new", "agenda-shared")),
        ("defended", (None, "agenda-advised")),
        ("planned", (None, "agenda-not-for-reviewers")),
    ],
)
def test_reviewers_discuss_what_was_shared_and_is_not_defended(state: str, placed: tuple[str | None, str]) -> None:
    assert code(case_in(state), REVIEWERS) == placed


@pytest.mark.req("D71")
def test_a_condition_that_is_reported_and_not_verified_still_stands_in_the_way() -> None:
    later = CONDITION.model_copy(update={"due": dt.date(2027, 6, 30), "id": "c2"})
    both = case_in("defended")
    both = moved(both, "decide", outcome="yes-if", conditions=(CONDITION.model_copy(update={"id": "c1"}), later))
    for case in (both, moved(both, "meet", condition="c1")):
        section, name, facts = at(case)
        assert (section, name, facts["open"], facts["total"]) == (None, "agenda-conditions-open", 2, 2)
        assert facts["due"] == ("31.05.2027", "30.06.2027")


@pytest.mark.req("D4", "D38")
def test_the_other_committee_is_informed_of_what_concerns_it_too() -> None:
    health = body(id="tervis", domain="health")
    assert at(case_in("planned"), SPRING, health) is None
    section, name, facts = at(case_in("shared", also=["health"]), SPRING, health)
    assert (section, name) == ("information", "agenda-other-domain")
    assert facts["committee"] == Words("sotsiaalvaldkonna juhtkomisjon", "the committee of the social domain")
    assert at(case_in("draft", also=["health"]), SPRING, health) is None
    decided = case_in("planned", also=["health"])
    assert code(decided, SPRING, health) == ("information", "agenda-other-decided")
    assert at(decided, REVIEWERS, health) is None


@pytest.mark.req("D33", "D68")
@pytest.mark.parametrize("kind", ["ordinary", "extraordinary"])
def test_what_waits_today_is_for_the_first_meeting_to_come_and_not_for_the_one_after(kind: str) -> None:
    summer = meeting(id="2027-06-16-sotsiaal", date="2027-06-16")
    between = meeting(id="2027-04-01-sotsiaal", date="2027-04-01", kind=kind)
    changed = amended(case_in("planned"), "schedule.end", "2028-06-30")
    around = registry(meetings=shelf(held_meeting(attendance=ATTENDANCE), between, summer), today=dt.date(2026, 12, 11))

    def seen(case: Case, one: Any) -> tuple[str | None, str, Any]:
        found = placement(case, one, body(), around)
        assert found is not None
        return found.section, found.why.code, found.why.facts.get("meeting")

    assert seen(case_in("defended"), between) == ("new", "agenda-postponed", dt.date(2026, 12, 10))
    assert seen(case_in("defended"), summer) == (None, "agenda-for-earlier", between.date)
    assert seen(changed, between)[:2] == ("change", "agenda-change-waiting")
    assert seen(changed, summer)[:2] == ("monitoring", "agenda-in-portfolio")


def test_reviewers_wait_with_what_was_shared_for_a_later_meeting() -> None:
    summer = meeting(id="2027-06-16-sotsiaal", date="2027-06-16")
    around = registry(meetings=shelf(SPRING, summer, REVIEWERS), today=dt.date(2026, 12, 11))
    later = moved(case_in("forwarded"), "share", around, meeting=summer.id)
    found = placement(later, REVIEWERS, body(), around)
    assert found is not None
    assert (found.section, found.why.code, found.why.facts["meeting"]) == (
        None,
        "agenda-shared-for-another",
        summer.date,
    )
