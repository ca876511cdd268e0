"""What must hold across records, rule by rule; `tests/corpus` shows the same as a reader sees it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from som_cli.diagnostics import Filed, Named, Severity
from som_cli.process.rules import check_case, check_register
from tests.builders.cards import initiative, plan, plan_values, policy, policy_values, service, workplan
from tests.builders.meetings import meeting
from tests.builders.people import agency_body, agency_body_values, body, body_values, organisation, person
from tests.builders.process import case, case_in, codes, edited, filed, registry, shelf

if TYPE_CHECKING:
    from som_cli.diagnostics import Diagnostic
    from som_cli.process.casefile import Case

LIMITS = {"least": "3", "most": "50"}
# codes of the rules for policy cards, teams, services and work plans, which have tests of their own
RULES_HERE = ("records-", "people-", "bodies-")


def found(**records: Any) -> list[Diagnostic]:
    """What the rules of this module find in a register with these shelves."""
    return [one for one in check_register(registry(**records)) if one.code.startswith(RULES_HERE)]


def told(findings: list[Diagnostic]) -> list[tuple[str, tuple[str | int, ...], dict[str, Any]]]:
    return [(one.code, one.at, dict(one.facts)) for one in findings]


def in_case(one: Case, **around: Any) -> list[Diagnostic]:
    return list(check_case(one, registry(**around)))


# -- ids --------------------------------------------------------------------------------------------------------------


def test_a_sound_register_says_nothing() -> None:
    assert found() == []


@pytest.mark.parametrize("id_", ["abc", "a" * 50, "2027-02-02-ska", "2027-eakad", "console", "com10"])
def test_an_id_of_three_to_fifty_characters_is_fine(id_: str) -> None:
    assert found(people=shelf(person(id=id_))) == []


@pytest.mark.parametrize(
    ("id_", "length"), [("ab", "2"), ("a" * 51, "51"), ("2027-02-02-sk", "2"), ("2027-sk", "2"), ("2027-02-02-", "0")]
)
def test_an_id_is_neither_too_short_nor_too_long_its_date_aside(id_: str, length: str) -> None:
    record = person().model_copy(update={"id": id_})
    assert told(found(people=shelf(record))) == [
        ("records-id-length", ("id",), {"value": id_, "length": length, **LIMITS})
    ]


@pytest.mark.parametrize("id_", ["con", "nul", "com1", "lpt9"])
def test_windows_keeps_some_names_for_itself(id_: str) -> None:
    assert told(found(organisations=shelf(organisation(id=id_, parent=None)))) == [
        ("records-id-reserved", ("id",), {"value": id_})
    ]


def test_every_shelf_is_looked_at() -> None:
    records = {
        "organisations": organisation(parent=None),
        "people": person(),
        "bodies": body(),
        "plans": plan(),
        "policies": policy(),
        "services": service(),
        "workplans": workplan(),
        "meetings": meeting(),
    }
    short = {name: shelf(record.model_copy(update={"id": "ab"})) for name, record in records.items()}
    assert [one.code for one in found(**short)] == ["records-id-length"] * len(records)


# -- spans ------------------------------------------------------------------------------------------------------------

BACKWARDS = {"from": "2026-02-02", "to": "2026-02-01"}
FACTS = {"start": dt.date(2026, 2, 2), "end": dt.date(2026, 2, 1)}


def _team(**dates: str) -> dict[str, Any]:
    members = policy_values()["core_team"]["members"]
    return {"members": [members[0], members[0] | dates]}


@pytest.mark.parametrize(
    ("shelf_name", "record", "at"),
    [
        ("organisations", organisation(parent=None, active=BACKWARDS), ("active", "to")),
        (
            "organisations",
            organisation(parent=None, offices=[{"office": "minister", "person": "kaja-kask", **BACKWARDS}]),
            ("offices", 0, "to"),
        ),
        ("people", person(active=BACKWARDS), ("active", "to")),
        ("people", person(signing_keys=[{"key": "ssh-ed25519 AAAA", **BACKWARDS}]), ("signing_keys", 0, "to")),
        (
            "bodies",
            body(members=[*body_values()["members"], {"person": "jaan-tamm", "role": "member", **BACKWARDS}]),
            ("members", 4, "to"),
        ),
        ("policies", policy(core_team=_team(**BACKWARDS)), ("core_team", "members", 1, "to")),
        ("services", service(core_team=_team(**BACKWARDS)), ("core_team", "members", 1, "to")),
    ],
)
def test_nothing_ends_before_it_begins(shelf_name: str, record: Any, at: tuple[str | int, ...]) -> None:
    assert told(found(**{shelf_name: shelf(record)})) == [("records-span", at, FACTS)]


def test_a_plan_ends_no_year_before_it_begins() -> None:
    assert told(found(plans=shelf(plan(period={"from": 2030, "to": 2029})))) == [
        ("records-span", ("period", "to"), {"start": 2030, "end": 2029})
    ]


@pytest.mark.parametrize(
    "dates", [{"from": "2026-02-02", "to": "2026-02-02"}, {"from": "2026-02-02"}, {"to": "2026-02-01"}]
)
def test_one_day_and_an_open_end_are_spans(dates: dict[str, str]) -> None:
    assert found(people=shelf(person(active=dates))) == []


# -- ids of goals, addresses, bodies, circles -------------------------------------------------------------------------


def test_the_id_of_a_goal_stands_once_over_all_plans_and_cards() -> None:
    goal = {"id": "eakad-kodus", "text": "Sama nimi."}
    cards = {"policies": shelf(policy()), "services": {"ska-pension": filed(service(goals=[goal]), "s.yaml")}}
    assert told(found(plans=shelf(plan()), **cards)) == [
        ("records-id-twice", ("goals", 0, "id"), {"value": "eakad-kodus", "other": ""})
    ]
    assert found(plans=shelf(plan()), policies=shelf(policy())) == []


def test_the_id_of_a_goal_stands_once_on_its_card_too() -> None:
    goals = plan_values()["goals"] * 2
    assert [(one.code, one.at) for one in found(plans=shelf(plan(goals=goals)))] == [
        ("records-id-twice", ("goals", 1, "id"))
    ]


def test_an_address_belongs_to_one_person() -> None:
    people = shelf(
        person(id="anu", name="Anu Allik", email=["anu@ska.example", "ANU@ska.example"]),
        person(id="mari", email=["mari@ska.example", "Anu@SKA.example"]),
    )
    assert told(found(people=people)) == [
        ("people-email-twice", ("email", 1), {"value": "Anu@SKA.example", "other": Named("anu", "Anu Allik")})
    ]


@pytest.mark.req("D38", "D52")
def test_a_committee_has_a_domain_and_a_body_of_an_agency_its_agency() -> None:
    assert told(found(bodies=shelf(body(domain=None), agency_body(organisation=None)))) == [
        ("bodies-domain-missing", ("type",), {}),
        ("bodies-organisation-missing", ("type",), {}),
    ]
    management = agency_body_values(id="juhtkond", type="agency_management", organisation=None)
    assert codes(found(bodies=shelf(body(**management)))) == ["bodies-organisation-missing"]


def test_no_organisation_and_no_plan_is_under_itself() -> None:
    organisations = shelf(organisation(parent="som"), organisation(id="som", parent="ska"))
    assert told(found(organisations=organisations)) == [
        ("records-circle", ("parent",), {"key": "parent", "ring": "ska → som → ska"})
    ]
    assert told(found(plans=shelf(plan(part_of="hea")))) == [
        ("records-circle", ("part_of",), {"key": "part_of", "ring": "hea → hea"})
    ]


# -- one initiative ---------------------------------------------------------------------------------------------------


def test_a_whole_card_says_nothing_in_any_state() -> None:
    for state in ("draft", "submitted", "conditional", "planned", "completed", "withdrawn"):
        assert in_case(case_in(state), plans=shelf(plan())) == []


@pytest.mark.parametrize(
    ("changes", "told_codes"),
    [
        ({"impact": None}, ["initiatives-duty-missing"]),
        ({"alternatives": None}, ["initiatives-duty-missing"]),
        ({"service": None}, ["initiatives-service-missing"]),
        ({"service": None, "policy": "eakad"}, []),
    ],
)
@pytest.mark.req("D15", "D21")
def test_what_a_draft_may_leave_open_a_submitted_card_may_not(changes: dict[str, Any], told_codes: list[str]) -> None:
    assert in_case(case(**changes)) == []
    submitted = case_in("submitted")
    bare = replace(submitted, card=Filed(initiative(**changes), submitted.card.origin))
    assert codes(in_case(bare)) == told_codes


@pytest.mark.req("D4", "D38")
def test_a_draft_without_a_domain_is_a_warning_and_after_that_an_error() -> None:
    found = in_case(case(domain=None))
    assert [(one.code, one.severity) for one in found] == [("initiatives-domain-missing", Severity.WARNING)]
    submitted = case_in("submitted")
    bare = replace(submitted, card=Filed(initiative(domain=None), submitted.card.origin))
    assert [(one.code, one.severity) for one in in_case(bare)] == [("initiatives-domain-missing", None)]


def test_what_has_ended_is_left_alone_but_for_its_id() -> None:
    ended = edited(case_in("withdrawn"), id="ska-kalkulaator", impact="TBD", also=["social"])
    assert codes(in_case(ended)) == ["initiatives-id-form"]


@pytest.mark.parametrize("id_", ["ska-kalkulaator", "2026-kalkulaator", "ska-26-kalkulaator", "ska-2026"])
@pytest.mark.req("D52")
def test_the_id_of_an_initiative_says_agency_year_and_title(id_: str) -> None:
    assert told([one for one in in_case(case(id=id_)) if one.at == ("id",)]) == [
        ("initiatives-id-form", ("id",), {"value": id_})
    ]


@pytest.mark.req("D52")
def test_a_case_file_stands_in_the_folder_of_its_agency() -> None:
    moved = case(agency="tehik")
    assert told(in_case(moved)) == [("initiatives-folder", ("agency",), {"folder": "ska", "value": "tehik"})]


@pytest.mark.req("D10", "X23")
def test_a_plan_that_has_run_out_gives_no_priority() -> None:
    goals = [*plan_values()["goals"], {"id": "muu", "name": "Muu"}]
    one = case(plan_goals=["muu", "hea-toimetulek", "nowhere"])
    old = plan(period={"from": 2020, "to": 2025}, goals=goals[:1])
    current = plan(id="uus", name="Uus", period={"from": 2020, "to": 2026}, goals=goals[1:])
    assert told(in_case(one, plans=shelf(old, current))) == [
        ("initiatives-plan-expired", ("plan_goals", 1), {"plan": old.name, "until": "2025"})
    ]


@pytest.mark.req("D21", "D40", "D41")
def test_a_development_need_is_one_of_the_service_or_the_policy() -> None:
    of_service = service(development_needs=[{"id": "b", "text": "B"}, {"id": "a", "text": "A"}])
    of_policy = policy(development_needs=[{"id": "c", "text": "C"}])
    around = {"services": shelf(of_service), "policies": shelf(of_policy), "plans": shelf(plan())}
    for need, changes in (("a", {}), ("c", {"policy": "eakad"}), ("c", {"service": None, "policy": "eakad"})):
        assert in_case(case(development_need=need, **changes), **around) == []
    assert told(in_case(case(development_need="c"), **around)) == [
        ("initiatives-need-unknown", ("development_need",), {"value": "c", "choices": ("a", "b")})
    ]
    assert in_case(case(development_need="c", service="nowhere"), **around) == []  # the link is a finding already


@pytest.mark.req("D17")
@pytest.mark.parametrize("state", ["draft", "submitted"])
def test_a_talk_that_is_to_come_has_not_been_held(state: str) -> None:
    talks = [{"organisation": "tehik", "date": "2026-12-10"}, {"organisation": "som", "date": "2026-12-11"}]
    [finding] = in_case(case_in(state, consulted=talks))
    assert (finding.code, finding.at) == ("initiatives-consulted-ahead", ("consulted", 1, "date"))
