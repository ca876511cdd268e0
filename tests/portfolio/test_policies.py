"""Policy domains and services with all that is on file about them."""

from __future__ import annotations

from datetime import date

import pytest

from som_cli.portfolio.policies import policy_view
from som_cli.portfolio.services import service_view
from tests.builders.cards import indicator_values, initiative, policy, service, workplan
from tests.builders.committee import case
from tests.builders.december import DECEMBER, MARCH, story, to_agency
from tests.builders.people import organisation
from tests.builders.portfolio import development
from tests.builders.sample import sample

HOME = "sotsiaalhoolekanne"
GOAL = {"id": "kodus", "text": "Rohkem elab kodus.", "priority": 2, "indicators": [indicator_values()]}


def member(person, **more):
    return {"person": person, "role": "liige", **more}


def domain(**changes):
    told = {"id": HOME, "title": "Hoolekanne", "policy_lead": "eve-paju", "department": "hoolekande-osakond"}
    return policy(**(told | changes))


def seen(one, **shelves):
    return policy_view(one, story(policies=[one], **shelves))


def kinds(view):
    return [(concern.kind, concern.subject) for concern in view.concerns]


@pytest.mark.req("S26", "S27")
def test_a_service_is_represented_by_whom_the_card_names_else_by_its_lead():
    services = [service(id="hooldus", service_lead="toomas-jalakas"), service(id="lapsed", service_lead="rein-vaher")]
    one = domain(
        services=[
            {"service": "hooldus"},
            {"service": "lapsed", "represented_by": "helen-sirel"},
            {"service": "hooldus", "represented_by": "liis-kuusik"},
        ],
        core_team={"members": [member("toomas-jalakas"), member("helen-sirel")]},
    )
    view = seen(one, services=services)

    assert [one.representative for one in view.services] == ["Toomas Jalakas", "Helen Sirel", "Toomas Jalakas"]
    assert view.unrepresented == ()
    assert view.team.mates[0].represents == ("Vanaduspension", "Vanaduspension")


def test_a_member_whose_time_is_over_represents_nothing():
    one = domain(
        services=[{"service": "hooldus"}],
        core_team={"members": [member("toomas-jalakas", membership="temporary", to="2026-10-01")]},
    )
    view = seen(one, services=[service(id="hooldus", service_lead="toomas-jalakas")])

    assert ("unrepresented", "Vanaduspension") in kinds(view)
    assert ("membership_over", "Toomas Jalakas") in kinds(view)
    assert view.team.current == ()


@pytest.mark.req("S94", "S16")
def test_the_manager_of_the_portfolio_is_named_and_need_not_be_the_head_of_the_department():
    unit = {"id": "hoolekande-osakond", "name": "Hoolekande osakond", "head": "tiina-lepik"}

    def named(**roles):
        home = organisation(id="som", type="ministry", parent=None, head=None, units=[unit | roles])
        view = seen(domain(), organisations=[home])
        return view.department, view.portfolio_manager and view.portfolio_manager.name

    assert named(portfolio_manager="eve-paju") == ("Hoolekande osakond", "Eve Paju")
    assert named(portfolio_manager="tiina-lepik") == ("Hoolekande osakond", "Tiina Lepik")
    assert named() == ("Hoolekande osakond", None)


@pytest.mark.req("S15")
def test_the_deputy_of_the_area_is_who_holds_the_office_today():
    def deputy(*offices, area="sotsiaalala"):
        home = organisation(id="som", type="ministry", parent=None, head=None, units=None, offices=list(offices))
        view = seen(domain(deputy_area=area), organisations=[home])
        return view.deputy and view.deputy.name

    before = {"office": "deputy_secretary_general", "area": "sotsiaalala", "person": "rein-vaher", "to": "2026-11-21"}
    now = before | {"person": "andres-toomingas", "from": "2026-11-22", "to": None}
    assert deputy(before, now) == "Andres Toomingas"
    assert deputy(before) is None
    assert deputy(now, area="terviseala") is None
    assert deputy(now, area=None) is None
    assert deputy(now | {"office": "minister"}) is None


@pytest.mark.req("S38", "S49", "S54")
def test_the_team_stands_by_organisation_the_leader_first():
    one = domain(
        core_team={
            "members": [
                member("rein-vaher"),
                member("liis-kuusik", membership="temporary", to="2027-01-01", approved_on="2026-01-01"),
                member("toomas-jalakas"),
                member("eve-paju"),
            ]
        },
        meeting_log=[{"date": "2026-10-07"}, {"date": "2026-12-02"}, {"date": "2026-11-04"}],
    )
    team = seen(one).team

    assert [(one.organisation, [mate.name for mate in one.mates]) for one in team.delegations] == [
        ("SoM", ["Eve Paju"]),
        ("SKA", ["Rein Vaher", "Toomas Jalakas"]),
        ("TEHIK", ["Liis Kuusik"]),
    ]
    assert team.permanent == 3
    assert (team.last.isoformat(), team.next.isoformat()) == ("2026-11-04", "2026-12-02")
    assert [mate.name for mate in team.unapproved] == ["Eve Paju", "Rein Vaher", "Toomas Jalakas"]


@pytest.mark.req("S96")
def test_work_that_is_late_and_steps_that_are_due_need_attention():
    plan = workplan(
        id=f"2026-{HOME}",
        policy=HOME,
        year=2026,
        items=[
            {"id": "b", "text": "Hiljaks jäänud", "priority": 2, "organisation": "som", "owner": "eve-paju",
             "due": "2026-11-01"},
            {"id": "a", "text": "Tehtud", "priority": 1, "organisation": "ska", "owner": "rein-vaher",
             "due": "2026-03-01", "status": "done"},
        ],
    )  # fmt: skip
    old = workplan(id=f"2025-{HOME}", policy=HOME, year=2025)
    one = domain(legislation_pipeline=[{"title": "Eelnõu", "due": "2026-10-01"}, {"title": "Hilisem"}])
    view = seen(one, workplans=[old, plan])

    assert [year.year for year in view.work] == [2026]
    assert [(work.item.id, work.is_late, work.owner) for work in view.work[0].items] == [
        ("a", False, "Rein Vaher"),
        ("b", True, "Eve Paju"),
    ]
    assert ("late_work", "Hiljaks jäänud") in kinds(view)
    assert ("bill_due", "Eelnõu") in kinds(view)
    assert ("bill_due", "Hilisem") not in kinds(view)


@pytest.mark.req("S5", "S66")
def test_a_card_nobody_has_reviewed_and_a_team_that_does_not_meet_need_attention():
    assert {"review_due", "team_gap"} <= {kind for kind, _ in kinds(seen(domain()))}
    current = domain(reviewed="2026-06-01", meeting_log=[{"date": "2026-11-01"}])
    assert not {"review_due", "team_gap"} & {kind for kind, _ in kinds(seen(current))}


@pytest.mark.req("S36", "S76")
def test_goals_stand_in_order_of_priority_and_the_worst_indicator_comes_first():
    worse = indicator_values(id="hullem", name="Hullem", actuals={2024: 50})
    first = {"id": "enne", "text": "Enne.", "priority": 1, "indicators": [indicator_values(id="taga", name="Taga")]}
    last = {"id": "veel", "text": "Veel.", "indicators": [worse]}
    view = seen(domain(goals=[last, GOAL, first]))

    assert [one.goal.id for one in view.goals] == ["enne", "kodus", "veel"]
    assert kinds(view)[0] == ("worse", "Hullem")
    assert view.kept == (2, 3)


@pytest.mark.req("D21", "S77")
def test_initiatives_are_found_by_policy_service_and_need():
    by_policy = case(initiative(id="ska-2026-poliitika", policy=HOME, service=None), acts=to_agency())
    by_service = case(initiative(id="ska-2026-teenus", service="ska-pension"), acts=to_agency())
    by_need = case(initiative(id="ska-2026-vajadus", service="muu"), acts=to_agency())
    strange = case(initiative(id="ska-2026-muu", service="muu"), acts=to_agency())
    one = domain(
        development_needs=[
            {"id": "n1", "text": "Vajadus.", "initiative": "ska-2026-vajadus"},
            {"id": "n2", "text": "Vastuseta."},
        ]
    )
    view = seen(one, cases=[by_policy, by_service, by_need, strange])

    assert {found.id for found in view.undertakings} == {"ska-2026-poliitika", "ska-2026-teenus", "ska-2026-vajadus"}
    assert [need.id for need in view.unanswered] == ["n2"]


def test_an_initiative_that_came_to_nothing_answers_no_need():
    cancelled = development(("start", "2026-07-01"), ("cancel", "2026-09-01"), id="ska-2026-katkes", service="muu")
    done = development(("start", "2026-07-01"), ("complete", "2026-09-01"), id="ska-2026-valmis", service="muu")
    one = domain(
        development_needs=[
            {"id": "n1", "text": "Katkestatud.", "initiative": "ska-2026-katkes"},
            {"id": "n2", "text": "Valmis.", "initiative": "ska-2026-valmis"},
        ]
    )
    view = seen(one, cases=[cancelled, done])

    assert [[answer.id for answer in need.answers] for need in view.needs] == [["ska-2026-katkes"], ["ska-2026-valmis"]]
    assert [need.id for need in view.unanswered] == ["n1"]


def test_developments_come_first_and_show_what_was_approved():
    running = development(("start", "2026-07-01"), id="ska-2026-jookseb", policy=HOME, service=None)
    view = seen(domain(services=[]), cases=[running])

    assert [(one.id, one.state) for one in view.undertakings] == [("ska-2026-jookseb", "in_progress")]
    assert view.undertakings[0].terms.budget_known


def test_the_day_of_the_committee_is_that_of_sharing_or_the_next_that_can_still_be_reached():
    found = {one.id: one for one in policy_view(sample().policies["lapsed-ja-pered"].record, sample()).undertakings}

    assert found["ska-2026-elatisabi-ii-etapp"].meeting == date.fromisoformat(DECEMBER[:10])
    assert found["ska-2026-peretoetuste-arvutus"].meeting == date.fromisoformat(MARCH[:10])
    assert found["ska-2025-mitmekulgse-abivajadusega-laste-andmed"].meeting is None


@pytest.mark.req("S2", "S34", "S118", "S129")
def test_a_service_tells_what_it_lacks():
    one = service(
        id="hooldus",
        goals=[GOAL],
        risks=[{"text": "Risk."}],
        user_experience={"measured_on": "2025-11-01"},
        service_lead="toomas-jalakas",
    )
    view = service_view(one, story(services=[one], policies=[]))

    assert {"no_policy", "uncoordinated", "unmitigated", "unasked", "review_due"} <= {
        concern.kind for concern in view.concerns
    }
    assert view.lead.name == "Toomas Jalakas"


@pytest.mark.req("S6", "S7", "S33")
def test_a_support_service_is_led_by_its_manager_and_names_whom_it_supports():
    one = service(
        id="raha", type="support_service", service_manager="heiki-remmelgas", supports=[HOME, "hooldus", "kadunud"]
    )
    other = service(id="hooldus", title="Hooldus", service_lead="rein-vaher")
    view = service_view(one, story(services=[one, other], policies=[domain()]))

    assert view.lead.name == "Heiki Remmelgas"
    assert [(to.title, to.lead) for to in view.supports] == [
        ("Hoolekanne", "Eve Paju"),
        ("Hooldus", "Rein Vaher"),
        ("kadunud", None),
    ]
    assert "no_policy" not in {concern.kind for concern in view.concerns}


@pytest.mark.req("S81")
def test_a_link_between_domains_is_seen_from_both():
    registry = sample()
    card = registry.policies["sotsiaalhoolekanne"].record.model_copy(update={"related_policies": ("e-tervis",)})
    naming = [one.record.title for one in registry.policies.values() if card.id in one.record.related_policies]
    titles = [one.title for one in policy_view(card, registry).related]
    assert naming
    assert titles == [registry.policies["e-tervis"].record.title, *naming]
