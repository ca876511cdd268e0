"""What service cards, support-service cards and budgets must say; each rule has its bad case in the corpus too."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from som_cli.cards.age import is_overdue, months_after
from som_cli.cards.budget_rules import check_budget, deviation
from som_cli.cards.parts import BudgetYear
from som_cli.cards.service_rules import check_service
from som_cli.process.service_rules import check_services
from som_cli.settings import Thresholds
from tests.builders.cards import plan, policy, service, service_values
from tests.builders.people import organisation
from tests.builders.process import AGENCY_SECRETARY, LEAD, SOUND, SUBMITTER, TODAY, codes, filed, registry, shelf
from tests.builders.refusals import refused

DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2080, 12, 31))


def found(**changes):
    return codes(check_service(filed(service(**(SOUND | changes))), Thresholds(), TODAY))


def among(card, **changes):
    return codes(check_services(registry(services=shelf(card), **changes)))


@pytest.mark.req("S32", "S34", "S40", "S43", "S118", "S121")
def test_a_sound_card_is_silent():
    assert found() == []
    assert codes(check_services(registry())) == []


@pytest.mark.req("S121", "S122", "S123", "S124", "S125", "S126", "S127", "S128", "S129", "S130", "S40")
@pytest.mark.parametrize(
    ("field", "empty"),
    [
        ("client_needs", "TBD"),
        ("delivery", "täpsustamisel"),
        ("channels", []),
        ("channels", ["TBD"]),
        ("user_experience", {"measured_on": "2026-11-03"}),
        ("communication", [{"message": "hiljem"}]),
        ("legal_acts", []),
        ("processes", []),
        ("parties", []),
        ("risks", []),
        ("products", []),
    ],
)
def test_a_block_without_substance_is_empty(field, empty):
    assert found(**{field: empty}) == ["services-block-empty"]


@pytest.mark.req("S126")
@pytest.mark.parametrize(
    ("title", "url", "expected"),
    [
        ("Seadus", "https://www.riigiteataja.ee/akt/SHS", []),
        ("Määrus", "https://eur-lex.europa.eu/eli/reg/2016/679/oj", []),
        ("Seadus", "https://riigiteataja.ee.evil.example/akt/SHS", ["services-act-elsewhere"]),
        ("Kord (käskkiri nr 5)", "https://adr.example/5", []),
        ("Seadus", None, []),
        # the text of one day: of late, of a year ago and a day more, the one in force, and numbers that are no days
        ("Seadus", "https://www.riigiteataja.ee/akt/110122025014", []),
        ("Seadus", "https://www.riigiteataja.ee/akt/109122025014", ["services-act-dated"]),
        ("Seadus", "https://www.riigiteataja.ee/akt/109122025014?leiaKehtiv", []),
        ("Seadus", "https://www.riigiteataja.ee/akt/199992025014", []),
        ("Seadus", "https://www.riigiteataja.ee/akt/13319969", []),
    ],
)
def test_an_act_is_linked_where_it_is_published(title, url, expected):
    act = {"title": title} | ({"url": url} if url else {})
    assert found(legal_acts=[act]) == expected


@pytest.mark.req("S34")
def test_clients_are_asked_once_a_year():
    asked = {"feedback": ["Hea."], "measured_on": "2025-12-10"}
    assert found(user_experience=asked) == []
    assert found(user_experience=asked | {"measured_on": "2025-12-09"}) == ["services-feedback-old"]


@pytest.mark.req("S6", "S7", "S22", "S33", "S105", "S107", "S108")
def test_a_support_service_says_whom_it_serves_and_how():
    card = {"type": "support_service", "service_kind": "direct"}
    assert found(**card) == [
        "support-manager-missing",
        "support-clients-missing",
        "support-kind-outward",
        "support-supports-missing",
        "support-level-missing",
        "support-processes-due",
    ]


@pytest.mark.req("S24")
def test_the_head_of_the_department_may_manage_a_support_service():
    card = service(
        **SOUND | {"type": "support_service"}, service_manager="toomas-jalakas", internal_clients=["Osakonnad"],
        supports=["eakad"], service_level="Kahe päevaga.", process_reviewed="2026-10-01",
    )  # fmt: skip
    assert among(card) == []


@pytest.mark.req("S3", "S25", "S31", "S43")
def test_a_service_is_led_and_provided_in_an_agency():
    assert among(service(**SOUND, organisation="som")) == ["services-owner-ministry", "services-lead-elsewhere"]


@pytest.mark.req("S29", "S118")
def test_a_goal_is_coordinated_in_a_domain_of_the_service():
    assert among(service(**SOUND), policies=shelf(policy(services=[]))) == [
        "services-policy-missing",
        "services-goal-elsewhere",
    ]


def placed(**changes):
    findings = check_service(filed(service(**(SOUND | changes))), Thresholds(), TODAY)
    return [(one.code, one.at) for one in findings]


@pytest.mark.req("S116")
@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ({"register": "STAR", "quality_owner": AGENCY_SECRETARY}, []),
        ({"description_url": "https://www.riha.ee/star", "quality_owner": AGENCY_SECRETARY}, []),
        ({"quality_owner": AGENCY_SECRETARY}, [("services-data-undescribed", ("data", 1))]),
        ({"register": "TBD", "quality_owner": AGENCY_SECRETARY}, [("services-data-undescribed", ("data", 1))]),
        ({"register": "STAR"}, [("services-data-owner-missing", ("data", 1))]),
        ({}, [("services-data-undescribed", ("data", 1)), ("services-data-owner-missing", ("data", 1))]),
    ],
)
def test_data_of_a_service_are_described_and_somebody_answers_for_them(data, expected):
    sound = {"name": "Taotlused", "register": "STAR", "quality_owner": AGENCY_SECRETARY}
    assert placed(data=[sound, {"name": "Otsused"} | data]) == expected


@pytest.mark.req("S114", "S119")
@pytest.mark.parametrize(
    ("ranks", "expected"),
    [
        ((None,), []),
        ((1, 2), []),
        ((1, 1), [("services-goal-priority-twice", ("goals", 1, "priority"))]),
        ((1, None), [("services-goal-priority-missing", ("goals", 1))]),
    ],
)
def test_the_goals_of_a_service_are_in_an_order(ranks, expected):
    goals = [SOUND["goals"][0] | {"id": f"g-{number}", "priority": rank} for number, rank in enumerate(ranks)]
    assert placed(goals=goals) == expected


@pytest.mark.req("S32", "S51", "S117")
@pytest.mark.parametrize(
    ("team", "expected"),
    [
        ({"leader": LEAD}, []),
        ({"leader": AGENCY_SECRETARY}, [("services-team-leader", ("core_team", "leader"))]),
        ({"members": [{"person": LEAD, "role": "Juht"}]}, [("services-team-missing", ("core_team",))]),
        ({"members": []}, [("services-team-missing", ("core_team",))]),
        (
            {"members": [{"person": AGENCY_SECRETARY, "role": "Menetlus", "to": "2026-12-09"}]},
            [("services-team-lapsed", ("core_team", "members"))],
        ),
    ],
)
def test_a_service_has_a_team_beside_its_lead_who_leads_it(team, expected):
    assert placed(core_team=SOUND["core_team"] | team) == expected


@pytest.mark.req("S22", "S23", "S51", "S104")
def test_the_manager_of_a_support_service_leads_its_team_and_is_one_person():
    card = {"type": "support_service", "service_manager": AGENCY_SECRETARY, "internal_clients": ["Osakonnad"],
            "supports": ["eakad"], "service_level": "Kahe päevaga.", "process_reviewed": "2026-10-01"}  # fmt: skip
    team = {"leader": AGENCY_SECRETARY, "members": [{"person": SUBMITTER, "role": "Eelarve"}]}
    assert placed(**card, core_team=team) == []
    assert placed(**card, core_team=team | {"leader": SUBMITTER}) == [("services-team-leader", ("core_team", "leader"))]
    two = refused("service", service_values(service_manager=[AGENCY_SECRETARY, SUBMITTER]))
    assert two == [(("service_manager",), "string_type")]


@pytest.mark.req("S106")
def test_a_support_service_knows_its_clients_and_asks_them_once_a_year():
    card = {"type": "support_service", "service_manager": LEAD, "internal_clients": ["Osakonnad"],
            "supports": ["eakad"], "service_level": "Kahe päevaga.", "process_reviewed": "2026-10-01"}  # fmt: skip
    assert placed(**card) == []
    assert placed(**card | {"internal_clients": ["TBD"]}) == [("support-clients-missing", ("internal_clients",))]
    assert placed(**card, user_experience={"feedback": ["Hea."], "measured_on": "2025-12-09"}) == [
        ("services-feedback-old", ("user_experience", "measured_on"))
    ]


@pytest.mark.req("S120", "S128", "S129")
def test_whoever_is_involved_has_a_role_and_every_risk_an_answer():
    parties = [{"name": "Omavalitsus", "role": "annab koha"}, {"name": "Töötukassa"}, {"name": "X", "role": "TBD"}]
    assert placed(parties=parties) == [
        ("services-party-role-missing", ("parties", 1)),
        ("services-party-role-missing", ("parties", 2)),
    ]
    risks = [{"text": "Hilineb."}, {"text": "Tõrge.", "mitigation": "Varukoopia."}]
    assert placed(risks=risks) == [("services-risk-open", ("risks", 0))]


@pytest.mark.req("X17")
@pytest.mark.parametrize(
    ("kind", "expected"),
    [("ministry", []), ("agency", []), ("public_body", []), ("external", ["support-owner-outside"])],
)
def test_the_ministry_and_its_agencies_have_support_services_and_others_do_not(kind, expected):
    card = service(
        **SOUND | {"type": "support_service"}, service_manager=LEAD, internal_clients=["Osakonnad"],
        supports=["eakad"], service_level="Kahe päevaga.", process_reviewed="2026-10-01",
    )  # fmt: skip
    assert among(card, organisations=shelf(organisation(type=kind, parent=None))) == expected


@pytest.mark.req("S25", "S112", "X18")
@pytest.mark.parametrize(
    ("served", "expected"),
    [
        (["hea-toimetulek"], []),
        (["hea-toimetulek", "ska-kiirus"], []),
        (["ska-kiirus"], ["services-policy-goal-missing"]),
    ],
)
def test_a_goal_may_serve_the_agencys_plan_too_but_not_it_alone(served, expected):
    own = plan(id="ska-arengukava", type="organisation_plan", owner="ska",
               goals=[{"id": "ska-kiirus", "name": "Otsus tuleb ruttu"}])  # fmt: skip
    card = service(**SOUND | {"goals": [SOUND["goals"][0] | {"plan_goals": served}]})
    around = registry(services=shelf(card), plans=shelf(plan(), own))
    assert codes(check_services(around)) == expected


@pytest.mark.req("S60")
@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ({"year": 2025, "approved": 100, "actual": 84}, ["budgets-deviation"]),
        ({"year": 2025, "approved": 100, "actual": 85}, []),
        ({"year": 2026, "approved": 100, "actual": 20}, []),
        ({"year": 2026, "approved": 100, "actual": 116}, ["budgets-deviation"]),
        ({"year": 2026, "actual": 1}, ["budgets-unapproved"]),
        ({"year": 2026, "approved": 0, "actual": 0}, []),
    ],
)
def test_a_budget_that_was_not_kept_is_told(line, expected):
    assert codes(check_budget(filed(policy(budget=[line])), 15, 2026)) == expected


@given(st.decimals(0, 10**9, places=2), st.decimals(0, 10**9, places=2))
def test_a_deviation_is_known_only_of_a_budget(approved, actual):
    off = deviation(BudgetYear(year=2026, approved=approved, actual=actual))
    assert (off is None) == (approved == 0)
    assert off is None or (off > 0) == (actual > approved)


@given(DAYS, st.integers(1, 120))
def test_a_day_is_overdue_only_after_its_months(day, months):
    due = months_after(day, months)
    assert not is_overdue(day, months, due)
    assert is_overdue(day, months, due + dt.timedelta(days=1))
    assert is_overdue(None, months, day)
