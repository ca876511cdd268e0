"""What policy cards must hold, by themselves and among the other records."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from som_cli.codes import table
from som_cli.diagnostics import Severity
from som_cli.process.policy_rules import check_cited_by, check_policies
from tests.builders import process
from tests.builders.cards import plan, policy, service
from tests.builders.people import organisation
from tests.builders.process import SOUND, SOUND_DOMAIN, registry, shelf
from tests.builders.values import merged

ASIDE = ("organisations-portfolio", "policies-ended-cited")
GOAL = SOUND_DOMAIN["goals"][0]


def found(*cards: Any, **shelves: Any) -> list[tuple[str, tuple[str | int, ...]]]:
    """Codes and places in policy cards, but not those of departments or of other cards."""
    everything = registry(**{"policies": shelf(*cards), "plans": shelf(plan())} | shelves)
    return [(one.code, one.at) for one in check_policies(everything) if not one.code.startswith(ASIDE)]


def domain(**changes: Any) -> Any:
    return policy(**merged(SOUND_DOMAIN, changes))


def with_goal(**changes: Any) -> Any:
    return domain(goals=[merged(GOAL, changes)])


def measured(**changes: Any) -> Any:
    return with_goal(indicators=[merged(GOAL["indicators"][0], changes)])


def test_a_sound_domain_gives_nothing() -> None:
    assert found(domain()) == []


INDICATOR = ("goals", 0, "indicators", 0)
CASES = {
    "S5 empty": (domain(target_groups=[]), "policies-block-empty", ("target_groups",)),
    "S5 placeholder": (domain(target_groups=["TBD"]), "policies-block-empty", ("target_groups",)),
    "S5 never": (domain(reviewed=None), "policies-review-missing", ("reviewed",)),
    "S5 late": (domain(reviewed="2026-06-09"), "policies-review-late", ("reviewed",)),
    "S5 twice": (
        domain(services=[{"service": "ska-pension"}, {"service": "ska-pension"}]),
        "policies-service-twice",
        ("services", 1, "service"),
    ),
    "S36 nothing": (with_goal(indicators=[]), "policies-indicator-missing", ("goals", 0)),
    "S36 source": (measured(source=None), "policies-source-missing", INDICATOR),
    "S36 target": (measured(targets={}), "policies-target-missing", (*INDICATOR, "targets")),
    "S36 behind": (
        measured(baseline={"year": 2025, "value": 2}, targets={2024: 1}, actuals={}),
        "policies-target-past",
        (*INDICATOR, "targets"),
    ),
    "S37 outside": (
        measured(targets={2031: 2}),
        "policies-target-outside-plan",
        (*INDICATOR, "targets"),
    ),
    "S62 old": (measured(actuals={2023: 40}), "policies-indicator-stale", INDICATOR),
    "S64 never": (domain(retros=[]), "teams-retro-missing", ("retros",)),
    "S64 late": (domain(retros=["2025-12-09"]), "teams-retro-late", ("retros",)),
    "S66 never": (domain(meeting_log=[]), "teams-meetings-missing", ("meeting_log",)),
    "S66 planned": (domain(meeting_log=[{"date": "2027-01-14"}]), "teams-meetings-missing", ("meeting_log",)),
    "S66 late": (domain(meeting_log=[{"date": "2026-10-25"}]), "teams-meeting-late", ("meeting_log",)),
    "S77 itself": (domain(related_policies=["eakad"]), "policies-related-itself", ("related_policies", 0)),
    "S79 resources": (domain(resource_need=None), "policies-resources-missing", ("resource_need",)),
    "S84 open": (
        domain(risks=[{"text": "Raha väheneb.", "probability": "high", "impact": "medium"}]),
        "policies-risk-open",
        ("risks", 0),
    ),
    "S95 loose": (with_goal(plan_goals=[]), "policies-plan-goal-missing", ("goals", 0)),
    "S99 merged": (domain(status="merged"), "policies-successors-missing", ("status",)),
    "S99 split": (domain(status="split", successors=["lapsed"]), "policies-successors-missing", ("status",)),
    "S99 early": (domain(successors=["lapsed"]), "policies-successors-early", ("successors",)),
}


@pytest.mark.req("S5", "S36", "S37", "S62", "S64", "S66", "S77", "S79", "S84", "S95", "S99")
@pytest.mark.parametrize(("card", "code", "at"), CASES.values(), ids=CASES)
def test_each_gap_is_found_where_it_is(card: Any, code: str, at: tuple[str | int, ...]) -> None:
    assert found(card) == [(code, at)]


@pytest.mark.parametrize(
    "card",
    [
        domain(meeting_log=[{"date": "2026-10-26"}]),
        domain(reviewed="2026-06-10"),
        measured(actuals={2023: 40}, note="Uuring tehakse iga kolme aasta järel."),
        domain(risks=[{"text": "Raha väheneb.", "probability": "high", "impact": "low"}]),
        domain(status="closed", reviewed=None, goals=[]),
        domain(status="merged", successors=["lapsed"], reviewed=None),
    ],
    ids=["meeting", "review", "note", "low", "closed", "merged"],
)
def test_what_is_just_in_order_is_left_alone(card: Any) -> None:
    assert found(card) == []


@pytest.mark.req("S80")
def test_goals_stand_in_an_order() -> None:
    goals = [merged(GOAL, {"id": f"g-{number}", "priority": rank}) for number, rank in enumerate((1, 1, None))]
    assert found(domain(goals=goals)) == [
        ("policies-priority-twice", ("goals", 1, "priority")),
        ("policies-priority-missing", ("goals", 2)),
    ]


@pytest.mark.req("S17", "S37")
def test_one_indicator_has_one_target_in_a_year() -> None:
    other = measured(targets={2027: 31, 2030: 25})
    twin = other.model_copy(update={"id": "lapsed"})
    assert found(domain(), twin) == [("policies-target-differs", (*INDICATOR, "targets", "2027"))]
    assert found(domain(), domain().model_copy(update={"id": "lapsed"})) == []


@pytest.mark.req("S8", "S37")
def test_plans_end_and_lie_within_those_above() -> None:
    old = plan(period={"from": 2020, "to": 2025})
    assert ("policies-plan-expired", ("goals", 0, "plan_goals", 0)) in found(domain(), plans=shelf(old))
    below = plan(id="programm", part_of="hea", period={"from": 2026, "to": 2031}, goals=[])
    assert found(domain(), plans=shelf(plan(), below)) == [("plans-period-outside", ("period",))]


@pytest.mark.req("S3", "S16", "S20", "S42", "S43")
def test_the_ministry_owns_and_leads_and_has_a_manager_of_the_portfolio() -> None:
    unit = {"id": "hoolekanne", "name": "Hoolekande osakond"}
    ministry = {"id": "som", "type": "ministry", "parent": None, "head": None}
    for units, code in (
        ([unit], "organisations-portfolio-manager-missing"),
        ([unit | {"portfolio_manager": process.POLICY_LEAD}], None),
    ):
        homes = shelf(organisation(units=None), organisation(**ministry, units=units))
        codes = [one.code for one in check_policies(registry(organisations=homes))]
        assert codes == ([code] if code else [])
    homes = shelf(organisation(units=[unit]), organisation(**ministry, units=None))
    assert [one.code for one in check_policies(registry(organisations=homes))] == ["policies-owner-elsewhere"]


@pytest.mark.req("S16", "S19", "S94")
def test_only_departments_of_the_ministry_are_asked_for_a_manager_who_need_not_be_their_head() -> None:
    def told(kind: str, **roles: str) -> list[str]:
        unit = {"id": "hoolekanne", "name": "Hoolekande osakond", **roles}
        homes = shelf(organisation(id="muu", type=kind, parent=None, head=None, units=[unit]))
        return [one.code for one in check_policies(registry(organisations=homes)) if one.code.startswith("organis")]

    assert told("ministry", head=process.POLICY_LEAD) == ["organisations-portfolio-manager-missing"]
    assert told("ministry", head=process.POLICY_LEAD, portfolio_manager=process.POLICY_LEAD) == []
    assert told("ministry", head=process.POLICY_LEAD, portfolio_manager=process.OUTSIDER) == []
    assert [told(kind) for kind in ("agency", "public_body", "external")] == [[], [], []]


@pytest.mark.req("S43")
def test_a_lead_who_left_is_told() -> None:
    people = dict(registry().people)
    lead = people[process.POLICY_LEAD].record
    gone = lead.model_validate(lead.model_dump(by_alias=True) | {"active": {"from": "2020-01-01", "to": "2026-12-09"}})
    assert found(domain(), people=people | shelf(gone)) == [("policies-lead-inactive", ("policy_lead",))]


@pytest.mark.req("S99")
def test_what_points_at_a_domain_that_ended_is_told_its_successor() -> None:
    ended = domain(status="merged", successors=["lapsed"])
    near = domain(id="lapsed", title="Lapsed", related_policies=["eakad"], services=[{"service": "ska-pension"}])
    everything = registry(policies=shelf(ended, near), services=shelf(service(**SOUND)))
    cited = [one for one in check_policies(everything) if one.code == "policies-ended-cited"]
    assert [(one.at, one.facts["choices"]) for one in cited] == [
        (("related_policies", 0), ("lapsed",)),
        (("goals", 0, "coordinated_in"), ("lapsed",)),
        (("policy",), ("lapsed",)),
    ]
    card = process.card(policy="eakad")
    assert [one.at for one in check_cited_by(card, everything)] == [("policy",)]


def test_time_alone_brings_no_error() -> None:
    later = registry(today=dt.date(2031, 1, 1))
    assert {one.code for one in check_policies(later) if table()[one.code].severity is Severity.ERROR} == set()
