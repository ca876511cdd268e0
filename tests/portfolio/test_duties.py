"""Who owes what by when."""

from __future__ import annotations

from datetime import date

import pytest

from som_cli.portfolio.duties import Whose, duties
from tests.builders.cards import initiative
from tests.builders.committee import case, settings
from tests.builders.december import DECEMBER, JUNE, MARCH, story, to_agency, to_forwarded, to_shared, to_yes
from tests.builders.meetings import held_meeting, meeting
from tests.builders.portfolio import development

CHORES = {"freeze", "invite", "hold", "close", "plan", "review", "process_review", "publish"}
EVERYBODY = Whose()
ID = "ska-2026-pensionikalkulaator"


def owed(*cases, of=EVERYBODY, chores=False, **changes):
    """Kind, owners, deadline and command of everything that is owed to these cases, or of the chores."""
    found = duties(story(cases=cases, **changes), of)
    return [
        (duty.kind, tuple(one.id for one in duty.who), duty.due, duty.command)
        for duty in found
        if (duty.kind in CHORES) == chores
    ]


def conditional(*later, due="2026-12-31"):
    condition = {"id": "c1", "text": "Raha", "satisfied_when": "Leping", "owner": "rein-vaher", "due": due}
    decided = {"meeting": JUNE, "outcome": "yes-if", "conditions": [condition], "reason": "r"}
    return case(initiative(submitter="kadri-saarepuu"), [*to_yes()[:-1], ("decide", "2026-06-11", decided), *later])


@pytest.mark.req("D65")
def test_every_reviewer_who_has_not_answered_in_this_round_owes_an_opinion_two_weeks_before_the_meeting():
    shared = to_shared(1, ["kristel-ilves", "ene-pihlakas"])
    opinion = {"round": 1, "reviewer": "ene-pihlakas", "date": "2026-11-20"}
    found = owed(case(initiative(), shared, opinions=[opinion]))

    assert found[0] == (
        "opinion",
        ("kristel-ilves",),
        date(2026, 11, 26),
        f'som initiative opinion {ID} --reviewer kristel-ilves --stance "<stance>" --argument "<argument>"',
    )
    assert [kind for kind, *_ in found] == ["opinion", "move"]


@pytest.mark.req("D71")
def test_an_open_condition_is_its_owners_a_reported_one_the_coordinators_and_then_the_lead_resubmits():
    meet = ("meet", "2026-09-01", {"condition": "c1", "evidence": "e"})
    verify = ("verify", "2026-09-02", {"condition": "c1", "outcome": "yes"})
    last = date(2026, 12, 31)

    assert [one[:3] for one in owed(conditional())] == [("meet", ("rein-vaher",), last)]
    assert [one[:3] for one in owed(conditional(meet))] == [("verify", ("mari-maasikas",), last)]
    assert [one[0] for one in owed(conditional(meet, verify))] == ["move"]
    assert owed(conditional(meet, verify))[0][3].startswith("som initiative advance ska-2026-pensionikalkulaator resub")


@pytest.mark.req("D71", "X7")
def test_a_lapsed_yes_if_is_proposed_to_the_committee_to_cancel_or_to_its_own_side_to_withdraw():
    found = owed(conditional(due="2026-11-20"))

    assert [(kind, due) for kind, _, due, _ in found] == [
        ("meet", date(2026, 11, 20)),
        ("lapsed", date(2026, 12, 10)),
        ("withdraw", date(2026, 12, 10)),
    ]
    assert found[1][3] == f"som meeting record {DECEMBER}"
    assert found[2][3].startswith("som initiative advance ska-2026-pensionikalkulaator withdraw ")


@pytest.mark.req("D50", "D77", "D78")
def test_work_in_progress_owes_a_report_in_the_window_before_the_meeting():
    running = development(("start", "2026-07-01"), schedule={"start": "2026-07-01", "end": "2027-12-31"})
    found = duties(story(cases=[running]), Whose(role="representative"))

    assert [(one.kind, one.detail, one.since, one.due) for one in found] == [
        ("report", "2026-T3", None, date(2026, 11, 26))
    ]
    assert [
        (one.since, one.due) for one in duties(story(cases=[running], today="2026-11-01"), Whose(role="representative"))
    ] == [(date(2026, 11, 19), date(2026, 11, 26))]
    reported = development(("start", "2026-07-01"), reports=[{"period": "2026-T3", "date": "2026-11-20"}])
    assert duties(story(cases=[reported]), Whose(role="representative")) == ()


@pytest.mark.req("D18", "X11")
def test_the_agencys_steps_are_owed_to_it_and_its_decision_has_thirty_days():
    agreed = owed(case(initiative(), to_agency()))
    presented = owed(case(initiative(), to_forwarded(1)[:3]))

    assert [(kind, due) for kind, _, due, _ in agreed] == [("move", None)]
    assert [due for _, _, due, _ in presented] == [date(2026, 10, 30)]


@pytest.mark.req("D61")
def test_an_endorsed_initiative_is_to_be_shared_by_the_next_day_for_which_there_is_time():
    found = duties(story(cases=[case(initiative(), to_forwarded(1))]), Whose())
    (share,) = [one for one in found if one.kind not in CHORES]

    assert (share.kind, share.due) == ("move", date(2027, 2, 23)) or share.kind == "clear"


@pytest.mark.req("D80")
def test_a_meeting_to_come_is_frozen_invited_to_and_held_and_one_that_was_is_closed():
    meetings = [
        held_meeting(id=JUNE, body="juhtkomisjon-sotsiaal", date="2026-06-11"),
        meeting(id=DECEMBER, body="juhtkomisjon-sotsiaal", date="2026-12-10"),
        meeting(id=MARCH, body="juhtkomisjon-sotsiaal", date="2027-03-17"),
    ]
    found = owed(chores=True, meetings=meetings)
    of_meetings = [(kind, due) for kind, _, due, _ in found if kind in {"freeze", "invite", "hold", "close"}]

    assert of_meetings == [
        ("close", date(2026, 6, 25)),
        ("freeze", date(2026, 12, 3)),
        ("invite", date(2026, 12, 3)),
        ("hold", date(2026, 12, 10)),
    ]


@pytest.mark.req("D75")
def test_the_portfolio_is_to_be_published_again_within_the_year_of_the_last_time():
    published = settings(published=[{"date": "2025-11-28", "url": "https://tehik.ee/arendusportfell"}])

    def publication(**changes):
        return [(due, command) for kind, _, due, command in owed(chores=True, **changes) if kind == "publish"]

    assert publication(settings=published) == [(date(2026, 11, 27), "som portfolio render --profile public")]
    assert publication(settings=published, today="2026-02-01") == []
    assert publication(settings=settings()) == [(None, "som portfolio render --profile public")]


def test_the_share_of_a_person_a_role_and_an_organisation_is_theirs_alone():
    shared = case(initiative(), to_shared(1, ["kristel-ilves", "liis-kuusik"]))

    def theirs(**whose):
        return [(kind, who) for kind, who, _, _ in owed(shared, of=Whose(**whose))]

    assert theirs(person="liis-kuusik") == [("opinion", ("liis-kuusik",))]
    assert theirs(organisation="tehik") == [("opinion", ("liis-kuusik",))]
    assert {kind for kind, _ in theirs(role="reviewer")} == {"opinion"}


def test_what_is_most_pressing_stands_first_and_what_has_no_deadline_last():
    shared = case(initiative(), to_shared(1, ["kristel-ilves"]))
    found = duties(story(cases=[shared, case(initiative(id="ska-2026-teine"), to_agency())]))
    days = [one.due for one in found if not one.never]

    assert days == sorted(days, key=lambda day: (day is None, day or date.max))
