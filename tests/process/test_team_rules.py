"""What core teams must hold: composition, consent, mandates, roles, and who represents the services."""

from __future__ import annotations

from typing import Any

import pytest

from som_cli.diagnostics import Severity
from som_cli.process.team_rules import check_teams
from som_cli.process.teams import consent, policy_team, team_counts
from som_cli.settings import Settings
from tests.builders import process
from tests.builders.cards import policy, service
from tests.builders.people import organisation, person
from tests.builders.process import (
    AGENCY_CHAIR,
    AGENCY_SECRETARY,
    COORDINATOR,
    LEAD,
    OUTSIDER,
    POLICY_LEAD,
    SOUND,
    SOUND_DOMAIN,
    SUBMITTER,
    registry,
    shelf,
)
from tests.builders.values import merged

MEMBERS = SOUND_DOMAIN["core_team"]["members"]
FIRST = ("core_team", "members", 0)
SECOND = ("core_team", "members", 1)


def with_members(*members: dict[str, Any], **changes: Any) -> Any:
    return policy(**merged(SOUND_DOMAIN, {"core_team": {"members": list(members)}, **changes}))


def with_second(**changes: Any) -> Any:
    """The sound team with its second member changed; None takes a key out."""
    second = {key: value for key, value in (MEMBERS[1] | changes).items() if value is not None}
    return with_members(MEMBERS[0], second, *MEMBERS[2:])


def found(card: Any, **shelves: Any) -> list[tuple[str, tuple[str | int, ...]]]:
    everything = registry(policies=shelf(card), **shelves)
    return [(one.code, one.at) for one in check_teams(everything)]


def test_a_sound_team_gives_nothing() -> None:
    assert found(with_members(*MEMBERS)) == []


CASES = {
    "S39": (with_second(role="TBD"), "teams-role-empty", (*SECOND, "role")),
    "S65 role": (with_second(role=MEMBERS[0]["role"].upper()), "teams-role-twice", (*SECOND, "role")),
    "S49": (
        policy(**merged(SOUND_DOMAIN, {"core_team": {"leader": LEAD, "members": MEMBERS}})),
        "teams-leader-other",
        ("core_team", "leader"),
    ),
    "S50/S54 none": (with_second(approved_by=None, approved_on=None), "teams-approval-missing", SECOND),
    "S54 awaited": (with_second(approved_on=None), "teams-approval-missing", SECOND),
    "S74": (with_second(approved_by=LEAD), "teams-approver-agency", (*SECOND, "approved_by")),
    "S53 over": (
        with_members(*MEMBERS, MEMBERS[1] | {"person": OUTSIDER, "membership": "temporary", "to": "2026-12-09"}),
        "teams-temporary-over",
        ("core_team", "members", 6, "to"),
    ),
    "S53 open": (
        with_members(*MEMBERS, MEMBERS[1] | {"person": OUTSIDER, "membership": "temporary", "role": "Ekspert"}),
        "teams-temporary-open",
        ("core_team", "members", 6),
    ),
    "S57": (with_second(mandate=None), "teams-mandate-missing", SECOND),
    "S57 partial": (with_second(mandate={"decision_right": True}), "teams-mandate-partial", (*SECOND, "mandate")),
    "S72": (
        with_members(*MEMBERS[:3], MEMBERS[3] | {"participation": "every"}, *MEMBERS[4:]),
        "teams-member-loose",
        ("core_team", "members", 3, "person"),
    ),
    "S73": (with_second(substitute=OUTSIDER), "teams-substitute-outside", (*SECOND, "substitute")),
    "S73 self": (with_second(substitute=SUBMITTER), "teams-substitute-self", (*SECOND, "substitute")),
    "S56": (with_members(*MEMBERS[:-1]), "teams-size", ("core_team", "members")),
    "S26": (
        with_members(*MEMBERS, services=[{"service": "ska-pension", "represented_by": OUTSIDER}]),
        "teams-service-unrepresented",
        ("services", 0),
    ),
}


@pytest.mark.req("S26", "S39", "S49", "S53", "S54", "S56", "S57", "S65", "S72", "S73", "S74")
@pytest.mark.parametrize(("card", "code", "at"), CASES.values(), ids=CASES)
def test_each_fault_is_found_where_it_is(card: Any, code: str, at: tuple[str | int, ...]) -> None:
    assert found(card) == [(code, at)]


def test_who_is_in_the_team_twice_counts_once() -> None:
    card = with_members(*MEMBERS, MEMBERS[1])
    assert found(card) == [("teams-member-twice", ("core_team", "members", 6, "person"))]


@pytest.mark.req("S27")
def test_a_service_may_be_represented_by_somebody_else() -> None:
    assert found(with_members(*MEMBERS, services=[{"service": "ska-pension", "represented_by": SUBMITTER}])) == []


@pytest.mark.req("S30", "S52")
def test_ministry_and_agencies_are_both_there() -> None:
    people = dict(registry().people)
    far = {id_: process.filed(filed.record.model_copy(update={"organisation": "som"})) for id_, filed in people.items()}
    near = {
        id_: process.filed(filed.record.model_copy(update={"organisation": "ska"})) for id_, filed in people.items()
    }
    card = with_members(*MEMBERS)
    assert ("teams-one-unit", ("core_team", "members")) in found(card, people=far)
    mixed = near | {LEAD: process.filed(near[LEAD].record.model_copy(update={"unit": "pensionid"}))}
    assert ("teams-ministry-missing", ("core_team", "members")) in found(card, people=mixed)
    mixed = far | {LEAD: process.filed(far[LEAD].record.model_copy(update={"unit": "hoolekanne"}))}
    assert ("teams-agencies-missing", ("core_team", "members")) in found(card, people=mixed)


EXTRA = MEMBERS[1] | {"person": OUTSIDER, "role": "Ekspert"}
LAST = ("core_team", "members", 6)


@pytest.mark.req("S57", "S131")
@pytest.mark.parametrize("membership", ["permanent", "temporary"])
def test_a_mandate_that_ended_is_named_where_a_service_still_counts_on_it(membership: str) -> None:
    left = EXTRA | {"membership": membership, "to": "2026-12-09"}
    served = [{"service": "ska-pension", "represented_by": OUTSIDER}]

    everything = registry(policies=shelf(with_members(*MEMBERS, left, services=served)))
    (said,) = check_teams(everything)

    assert (said.code, said.at, said.facts["others"]) == ("teams-mandate-expired", (*LAST, "to"), ("Vanaduspension",))
    assert found(with_members(*MEMBERS, left | {"to": "2026-12-10"}, services=served)) == []


@pytest.mark.req("S57")
def test_a_mandate_that_ended_is_named_where_a_colleague_counts_on_the_substitute() -> None:
    left = EXTRA | {"to": "2026-12-09"}
    counting = MEMBERS[1] | {"substitute": OUTSIDER}
    assert found(with_members(MEMBERS[0], counting, *MEMBERS[2:], left)) == [("teams-mandate-expired", (*LAST, "to"))]


@pytest.mark.req("S57")
def test_who_left_and_is_counted_on_by_nobody_is_history() -> None:
    assert found(with_members(*MEMBERS, EXTRA | {"to": "2026-12-09"})) == []


@pytest.mark.req("S57", "S131")
@pytest.mark.parametrize(
    ("span", "codes"),
    [
        ({"to": "2026-12-09"}, ["teams-mandate-giver-ended"]),
        ({"to": "2026-12-10"}, []),
        ({"from": "2026-12-01", "to": "2026-01-01"}, []),
    ],
)
def test_a_mandate_ends_with_the_organisation_that_gave_it(span: dict[str, str], codes: list[str]) -> None:
    homes = {
        id_: process.filed(organisation(**filed.record.model_dump(by_alias=True) | {"active": span}))
        if id_ == "ska"
        else filed
        for id_, filed in registry().organisations.items()
    }
    said = found(with_members(*MEMBERS), organisations=homes)
    assert sorted({code for code, at in said if at[:3] == SECOND}) == codes


@pytest.mark.req("S56", "S57", "X16")
def test_the_ministry_says_how_members_are_counted() -> None:
    def size(**thresholds: Any) -> int:
        chosen = Settings.model_validate({"schema": "settings/1", "thresholds": thresholds}).thresholds
        extra = MEMBERS[1] | {"person": OUTSIDER, "membership": "temporary", "to": "2027-01-31"}
        everything = registry(policies=shelf(with_members(*MEMBERS, extra)))
        return policy_team(everything.policies["eakad"], everything).size(chosen)

    assert size() == 7
    assert size(team_counts_leader=False) == 6
    assert size(team_counts_temporary=True) == 8


MINISTRY = organisation(
    id="som", type="ministry", parent=None, head=None, units=[{"id": "hoolekanne", "name": "H", "head": POLICY_LEAD}]
)
STATE = organisation(id="justdigi", type="external", parent=None, head=OUTSIDER, units=None)


def agreed(home: str, unit: str | None, by: str) -> tuple[str | None, list[str]]:
    """With whose consent the second member is in the team, and the findings on it."""
    people = dict(registry().people)
    second = people[SUBMITTER].record.model_copy(update={"organisation": home, "unit": unit})
    manager = people[LEAD].record.model_copy(update={"organisation": "som", "unit": "hoolekanne"})
    everything = registry(
        policies=shelf(with_second(approved_by=by)),
        people=people | {SUBMITTER: process.filed(second), LEAD: process.filed(manager)},
        organisations=shelf(organisation(), MINISTRY, STATE),
    )
    team = policy_team(everything.policies["eakad"], everything)
    codes = [one.code for one in check_teams(everything) if one.at[:3] == SECOND]
    return consent(team.seats[1], team, everything), codes


@pytest.mark.req("S50", "S54", "S68", "X6")
def test_either_the_head_of_department_or_the_direct_manager_agrees() -> None:
    assert agreed("som", "hoolekanne", POLICY_LEAD) == ("department_head", [])
    assert agreed("som", "hoolekanne", LEAD) == ("direct_manager", [])
    assert agreed("som", "hoolekanne", OUTSIDER) == ("other", ["teams-approver-ministry"])
    assert agreed("justdigi", None, AGENCY_CHAIR) == ("agreement", [])
    assert agreed("justdigi", None, LEAD) == ("other", ["teams-approver-external"])


@pytest.mark.req("S14", "S15")
@pytest.mark.parametrize("office", ["secretary_general", "deputy_secretary_general"])
def test_who_holds_an_office_agrees_while_it_lasts(office: str) -> None:
    def said(**dates: str) -> str | None:
        offices = [{"office": office, "person": OUTSIDER, **dates}]
        home = MINISTRY.model_validate(MINISTRY.model_dump(by_alias=True) | {"offices": offices})
        second = registry().people[SUBMITTER].record.model_copy(update={"organisation": "som", "unit": "hoolekanne"})
        everything = registry(
            policies=shelf(with_second(approved_by=OUTSIDER)),
            people=dict(registry().people) | {SUBMITTER: process.filed(second)},
            organisations=shelf(organisation(), home),
        )
        team = policy_team(everything.policies["eakad"], everything)
        return consent(team.seats[1], team, everything)

    assert MEMBERS[1]["approved_on"] == "2026-01-12"
    assert said(**{"from": "2026-01-12", "to": "2026-01-12"}) == "superior"
    assert said(**{"from": "2026-01-13"}) == "other"
    assert said(to="2026-01-11") == "other"


@pytest.mark.req("S94")
@pytest.mark.parametrize(("head", "manager"), [(LEAD, OUTSIDER), (OUTSIDER, LEAD), (OUTSIDER, OUTSIDER)])
def test_the_head_of_a_department_and_the_manager_of_its_portfolio_each_agree(head: str, manager: str) -> None:
    unit = {"id": "hoolekanne", "name": "H", "head": head, "portfolio_manager": manager}
    home = organisation(id="som", type="ministry", parent=None, head=None, units=[unit])
    second = registry().people[SUBMITTER].record.model_copy(update={"organisation": "som", "unit": "hoolekanne"})
    everything = registry(
        policies=shelf(with_second(approved_by=OUTSIDER)),
        people=dict(registry().people) | {SUBMITTER: process.filed(second)},
        organisations=shelf(organisation(), home),
    )
    team = policy_team(everything.policies["eakad"], everything)
    assert consent(team.seats[1], team, everything) == "department_head"


@pytest.mark.req("S19", "S70", "S72")
def test_who_comes_from_an_agency_leads_a_service_a_support_service_or_a_unit_or_comes_for_a_time() -> None:
    def loose(unit: dict[str, str] | None = None, *services: Any, **changes: Any) -> list[str]:
        members = [*MEMBERS[:3], MEMBERS[3] | {"participation": "every"} | changes, *MEMBERS[4:]]
        units = [{"id": "talitus", "name": "Talitus", **unit}] if unit else None
        everything = registry(
            policies=shelf(with_members(*members)),
            organisations=shelf(organisation(units=units), organisation(id="som", type="ministry", parent=None)),
            services=shelf(service(**SOUND), *services),
        )
        return [one.code for one in check_teams(everything) if one.code == "teams-member-loose"]

    support = service(id="it", type="support_service", service_manager=AGENCY_SECRETARY, core_team=SOUND["core_team"])
    assert loose() == ["teams-member-loose"]
    assert loose({"head": AGENCY_SECRETARY}) == []
    assert loose({"portfolio_manager": AGENCY_SECRETARY}) == []
    assert loose(None, support) == []
    assert loose(participation="on_call") == []
    assert loose(membership="temporary", to="2026-12-31") == []


@pytest.mark.req("S57", "S131")
def test_a_service_lead_comes_to_the_team_of_a_domain_with_a_mandate() -> None:
    assert MEMBERS[0]["person"] == LEAD
    bare = {key: value for key, value in MEMBERS[0].items() if key != "mandate"}
    assert found(with_members(bare, *MEMBERS[1:])) == [("teams-mandate-missing", FIRST)]
    half = MEMBERS[0] | {"mandate": {"information_sharing": True, "scope": "Pension"}}
    [finding] = check_teams(registry(policies=shelf(with_members(half, *MEMBERS[1:]))))
    assert (finding.code, finding.facts["missing"]) == ("teams-mandate-partial", ("decision_right",))


@pytest.mark.req("S28", "S39", "S65", "S117")
def test_the_team_of_a_service_has_clear_roles_and_mandates_too() -> None:
    members = [
        {"person": AGENCY_SECRETARY, "role": "TBD", "mandate": MEMBERS[0]["mandate"]},
        {"person": SUBMITTER, "role": "Menetlus"},
        {"person": COORDINATOR, "role": "menetlus", "mandate": MEMBERS[0]["mandate"]},
    ]
    card = service(**SOUND | {"core_team": {"members": members}})
    assert [(one.code, one.at) for one in check_teams(registry(services=shelf(card)))] == [
        ("teams-role-empty", (*FIRST, "role")),
        ("teams-role-twice", ("core_team", "members", 2, "role")),
        ("teams-mandate-missing", SECOND),
    ]


def test_who_left_the_service_is_told() -> None:
    gone = person(id=SUBMITTER, name="Mari", organisation="ska", unit=None, active={"to": "2026-12-09"})
    people = dict(registry().people) | shelf(gone)
    assert found(with_members(*MEMBERS), people=people) == [("teams-member-inactive", (*SECOND, "person"))]


@pytest.mark.req("S29")
def test_a_service_of_another_ministry_is_a_note() -> None:
    card = with_members(*MEMBERS, services=[{"service": "ska-pension", "represented_by": OUTSIDER}])
    homes = shelf(organisation(type="external"), organisation(id="som", type="ministry", parent=None, head=None))
    told = [one for one in check_teams(registry(policies=shelf(card), organisations=homes)) if one.at[0] == "services"]
    assert [one.severity for one in told] == [Severity.NOTE]


@pytest.mark.req("S103")
def test_teams_are_counted_and_nothing_more() -> None:
    assert team_counts(registry())[LEAD] == 2
    assert team_counts(registry())[AGENCY_CHAIR] == 1
