"""Policy cards, service cards and support-service cards as documents."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from som_cli.cards.weights import POLICY, SERVICE, SUPPORT_SERVICE
from som_cli.portfolio.policies import policy_view
from som_cli.portfolio.services import service_view
from som_cli.render.bars import bar
from som_cli.render.environment import packaged
from som_cli.render.policy import policy as policy_page
from som_cli.render.service import service as service_page
from som_cli.render.words import small
from tests.builders.cards import initiative, policy, service, workplan
from tests.builders.committee import case
from tests.builders.december import story
from tests.builders.markdown import fences, links, structure, uneven_rows
from tests.builders.process import filed
from tests.builders.sample import hostile_sample, sample

LANGUAGES = pytest.mark.parametrize("language", ["et", "en"])
CARDS = [("policy", name) for name in sorted(sample().policies)]
CARDS += [("service", name) for name in sorted(sample().services)]
ALLOWED = ("../data/initiatives/", "https://", "#")
EVIL = "https://evil.example/%29!"


def rendered(kind, card, registry=None, language="en", **options):
    registry = registry or sample()
    given = {"commit": "7c41e9a"} | options
    shelf = registry.policies if kind == "policy" else registry.services
    record = shelf[card].record if isinstance(card, str) else card
    if kind == "policy":
        return policy_page(policy_view(record, registry), registry, language, **given)
    return service_page(service_view(record, registry), registry, language, **given)


def shown(*about, **options):
    """The document with plain spaces, for reading."""
    return rendered(*about, **options).replace("\u00a0", " ")


@LANGUAGES
@pytest.mark.req("S4", "S5", "S36", "S38", "S75", "S76", "S77")
def test_the_policy_card_of_the_sample_is_as_it_should_be(language, golden):
    golden(f"policy.{language}.md", rendered("policy", "lapsed-ja-pered", language=language))


@LANGUAGES
@pytest.mark.req("S45", "S115", "S121", "S122", "S123", "S124", "S125", "S126", "S127", "S128", "S129", "S130")
def test_the_service_card_of_the_sample_is_as_it_should_be(language, golden):
    golden(f"service.{language}.md", rendered("service", "erihoolekandeteenused", language=language))


@LANGUAGES
@pytest.mark.req("S6", "S7", "S33")
def test_the_support_service_card_of_the_sample_is_as_it_should_be(language, golden):
    golden(f"support-service.{language}.md", rendered("service", "finantsteenus", language=language))


@pytest.mark.parametrize(("kind", "name"), CARDS)
def test_no_text_of_a_user_comes_alive_in_any_card(kind, name):
    language = "et" if len(name) % 2 else "en"  # each of them in one language
    harmless, document = (rendered(kind, name, registry, language) for registry in (sample(), hostile_sample()))

    assert uneven_rows(harmless) == uneven_rows(document) == []
    expected, found = structure(harmless), structure(document)
    for kind_of_block in ("paragraph_open", "paragraph_close", "link_open", "link_close", "code_inline"):
        expected.pop(kind_of_block, None)
        found.pop(kind_of_block, None)
    assert found == expected
    assert [link for link in links(document) if not link.startswith(ALLOWED)] == []
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f\u202e]", document)


@pytest.mark.parametrize("name", ["erihoolekandeteenused", "finantsteenus"])
def test_no_text_breaks_the_diagram_of_processes(name):
    harmless, attacked = (fences(rendered("service", name, registry)) for registry in (sample(), hostile_sample()))

    assert [len(fence.split("\n")) for fence in attacked] == [len(fence.split("\n")) for fence in harmless]
    for line in attacked[0].strip().split("\n")[1:]:
        assert re.fullmatch(r' {4}s\d+(?:\["[^"\[\]{}<>`|]+"\]| --> s\d+)', line), line


@LANGUAGES
@pytest.mark.parametrize(("kind", "name"), [CARDS[0], CARDS[3], CARDS[-1]])
def test_documents_are_tidy(kind, name, language):
    document = rendered(kind, name, language=language)

    assert "\n\n\n" not in document
    assert not re.search(r"[ \t]$", document, re.MULTILINE)
    assert document.endswith("\n")
    assert not re.search(r"[^\n]\n#{1,3} ", document)
    assert not re.search(r"\n\|[^\n]*\n(?!\||\n)", document), "a table ends with a blank line"


def test_the_same_records_give_the_same_bytes_in_any_order():
    shelves: Any = {
        name: dict(reversed(list(getattr(sample(), name).items())))
        for name in ("cases", "services", "policies", "workplans", "plans", "meetings", "organisations")
    }
    turned = replace(sample(), **shelves)

    for kind, name in (("policy", "sotsiaalhoolekanne"), ("service", "erihoolekandeteenused")):
        assert rendered(kind, name) == rendered(kind, name, turned)


@LANGUAGES
def test_an_empty_card_tells_what_is_missing(language):
    bare = policy(vision="TBD", goals=[], services=[], core_team={"members": []}, target_groups=[])
    document = shown("policy", bare, story(), language)

    assert uneven_rows(document) == []
    assert ("There are no goals." if language == "en" else "Eesmärgid puuduvad.") in document
    assert (
        "- Vision (text still to be written)."
        if language == "en"
        else "- Visioon (tekst on veel kirjutamata)."
    ) in document  # fmt: skip


def test_the_next_step_names_who_takes_it():
    one = policy(id="hoole", services=[{"service": "ska-pension"}], core_team={"members": []}, policy_lead="eve-paju")
    registry = story(services=[service(service_lead="toomas-jalakas")], policies=[one])
    document = shown("policy", one, registry)

    assert "- **Service “Vanaduspension”: nobody represents it in the core team.**" in document
    assert (
        "**Next step:** the policy lead, Eve Paju, agrees with the agency (SKA) who represents the service"
        " “Vanaduspension” in the core team."
    ) in document


@pytest.mark.req("S99")
def test_a_domain_that_has_ended_says_who_goes_on():
    one = policy(status="merged", successors=["sotsiaalhoolekanne"])

    assert "> **The policy domain has been merged into another domain.** Continued by: Sotsiaalhoolekanne." in shown(
        "policy", one, story()
    )


def table(document, heading):
    """The rows of the table below a heading, as it stands in the document."""
    part = document.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    return [line for line in part.split("\n") if line.startswith("|")]


def rows(document, *names):
    """The rows at the head of a card that begin with these names."""
    return [line for line in document.split("\n") if line.startswith(tuple(f"| {name} |" for name in names))]


@pytest.mark.req("S46")
@pytest.mark.parametrize(
    ("visibility", "told"),
    [("team", "core team"), ("area", "whole area of government"), ("public", "everyone"), (None, "missing")],
)
def test_a_card_says_for_whom_it_is(visibility, told):
    one = policy(visibility=visibility)
    document = shown("policy", one, story())
    assert rows(document, "**Visibility**") == [f"| **Visibility** | {told} |"]


@pytest.mark.req("S88", "S91", "S92", "S133", "S136", "S137")
def test_what_members_propose_is_told_with_who_proposed_it_and_what_became_of_it():
    one = policy(
        proposals=[
            {"type": "service_new", "text": "Uus teenus.", "proposer": "toomas-jalakas", "date": "2026-09-16"},
            {"type": "service_change", "text": "Muuta.", "proposer": "eve-paju", "status": "võetud tööplaani"},
            {"type": "budget", "text": "Lisaraha.", "proposer": "rein-vaher", "date": "2026-01-05"},
            {"type": "workplan", "text": "Juhend.", "proposer": "toomas-jalakas", "status": "rejected: raha ei ole"},
            {"type": "development", "text": "Kalkulaator.", "status": "accepted: vaade"},
            {"type": "uuring", "text": "Küsitlus.", "status": "accepted"},
        ],
        development_needs=[{"id": "vaade", "text": "Inimene näeb pensioni ise."}],
    )

    assert table(shown("policy", one, story()), "Proposals of the team")[2:] == [
        "| Uus teenus. | new service | Toomas Jalakas | 16.09.2026 | not answered yet |",
        "| Muuta. | change of a service | Eve Paju | – | võetud tööplaani |",
        "| Lisaraha. | budget | Rein Vaher | 05.01.2026 | **awaiting an answer** |",
        "| Juhend. | work plan | Toomas Jalakas | – | rejected: raha ei ole |",
        "| Kalkulaator. | development | – | – | accepted; development need: Inimene näeb pensioni ise |",
        "| Küsitlus. | uuring | – | – | accepted, *not said where it went* |",
    ]
    told = [row.strip("| ").split(" | ") for row in table(shown("policy", one, story(), "et"), "Tiimi ettepanekud")[2:]]
    assert [(row[1], row[4]) for row in told] == [
        ("uus teenus", "vastamata"),
        ("teenuse muutmine", "võetud tööplaani"),
        ("eelarve", "**ootab vastust**"),
        ("tööplaan", "tagasi lükatud: raha ei ole"),
        ("arendus", "vastu võetud; arendusvajadus: Inimene näeb pensioni ise"),
        ("uuring", "vastu võetud, *kuhu, ei ole kirjas*"),
    ]
    assert "## Proposals of the team" not in shown("policy", policy(), story())


@pytest.mark.req("S20", "S21", "S28", "S53", "S70", "S71", "S78", "S86", "S117")
@pytest.mark.parametrize("kind", ["policy", "service"])
def test_each_member_of_a_team_is_told_with_role_competence_and_how_often_they_come(kind):
    members = [
        {"person": "toomas-jalakas", "role": "Juht", "participation": "every"},
        {"person": "kadri-saarepuu", "role": "Menetlus", "competence": "haldusõigus", "participation": "monthly"},
        {"person": "rein-vaher", "role": "Eelarve", "competence": "fondid", "membership": "temporary",
         "from": "2026-01-01", "to": "2026-12-31", "participation": "on_call"},
        {"person": "helen-sirel", "role": "Nõu", "membership": "temporary", "to": "2026-10-01"},
    ]  # fmt: skip
    team = {"core_team": {"members": members}}
    one = policy(**team, policy_lead="toomas-jalakas", services=[]) if kind == "policy" else service(**team)
    represented = " – |" if kind == "policy" else ""

    assert table(shown(kind, one, story()), "Core team")[2:] == [
        f"| **SKA** | |{' |' if kind == 'policy' else ''} | |",
        f"| Toomas Jalakas (leader) | Juht |{represented} permanent; at every meeting | *not approved* |",
        f"| Kadri Saarepuu | Menetlus; haldusõigus |{represented} permanent; once a month | *not approved* |",
        f"| Rein Vaher | Eelarve; fondid |{represented} temporary, until 31.12.2026; when needed | *not approved* |",
        f"| Helen Sirel | Nõu |{represented} *ended 01.10.2026* | *not approved* |",
    ]


@pytest.mark.req("S82", "S113", "S112")
def test_the_first_thing_a_card_tells_is_who_leads_and_so_speaks_for_it():
    one = policy(policy_lead="eve-paju")

    assert shown("policy", one, story()).split("\n")[4] == "| Policy lead | Eve Paju |"
    assert shown("service", service(), story()).split("\n")[4] == "| Service lead | Toomas Jalakas |"


@pytest.mark.req("S113")
@LANGUAGES
def test_no_address_of_a_person_stands_in_a_card(language):
    pages = [rendered(kind, name, language=language) for kind, name in CARDS]
    addresses = {address for filed in sample().people.values() for address in filed.record.email}

    assert len(addresses) > len(CARDS)
    assert [address for address in addresses if any(address in page for page in pages)] == []


@pytest.mark.req("S23", "S104")
def test_a_support_service_is_told_with_the_one_who_answers_for_it():
    one = service(type="support_service", service_lead="toomas-jalakas", service_manager="heiki-remmelgas")
    document = shown("service", one, story())

    assert rows(document, "Support-service manager") == ["| Support-service manager | Heiki Remmelgas |"]
    assert "Toomas Jalakas" not in document


@pytest.mark.req("S10")
@pytest.mark.parametrize(
    ("language", "kind", "words"),
    [
        ("en", "direct", "direct public service"),
        ("en", "indirect", "indirect public service"),
        ("en", "internal_support", "internal support service"),
        ("en", "external_support", "support service for other organisations"),
        ("en", None, "missing"),
        ("et", "direct", "otsene avalik teenus"),
        ("et", "indirect", "kaudne avalik teenus"),
        ("et", "internal_support", "sisemine tugiteenus"),
        ("et", "external_support", "tugiteenus teistele asutustele"),
    ],
)
def test_a_service_is_told_with_its_kind_and_its_ids_in_the_catalogue(language, kind, words):
    names = ("**Kind of service**", "**Id in the service catalogue**")
    if language == "et":
        names = ("**Teenuse liik**", "**Tunnus teenuste kataloogis**")
    one = service(service_kind=kind, catalogue_ids=["TERE-1", "TERE-2"])

    assert rows(shown("service", one, story(), language), *names) == [
        f"| {names[0]} | {words} |",
        f"| {names[1]} | TERE-1, TERE-2 |",
    ]


@pytest.mark.req("S81")
def test_a_domain_names_those_it_works_with_and_the_services_they_share():
    one = policy(id="hoole", services=[{"service": "ska-pension"}], related_policies=["lapsed", "kadunud"])
    other = policy(id="lapsed", title="Lapsed", policy_lead="ene-pihlakas", services=[{"service": "ska-pension"}])
    document = shown("policy", one, story(policies=[one, other]))

    assert document.partition("\n## Links\n\n")[2].partition("\n\n## ")[0] == (
        "- **Lapsed** (policy lead Ene Pihlakas): shared service Vanaduspension\n- **kadunud**"
    )


@pytest.mark.req("S83")
def test_those_concerned_stand_below_the_team_and_the_target_groups_above():
    one = policy(target_groups=["Eakad", "Lähedased"], stakeholders=["Eakate liit – arutelu kord aastas"])
    document = shown("policy", one, story())

    assert "## For whom\n\n- Eakad\n- Lähedased\n" in document
    assert "**Also involved:**\n\n- Eakate liit – arutelu kord aastas\n" in document


@pytest.mark.parametrize(("language", "said"), [("en", "**Vision.** *Missing.*"), ("et", "**Visioon.** *Puudub.*")])
def test_a_vision_that_is_missing_is_told_in_the_language_of_the_card(language, said):
    assert said in shown("service", service(), story(), language)


@pytest.mark.req("S118")
def test_a_goal_that_was_not_coordinated_is_told():
    one = service(goals=[{"id": "ruttu", "text": "Otsus tehakse ruttu."}])

    assert "- **Goal “Otsus tehakse ruttu” has not been coordinated in the core team" in shown("service", one, story())


@LANGUAGES
def test_every_field_that_can_be_missing_has_a_name(language):
    template = packaged(f"{language}/card-parts.md.j2")
    assert template is not None
    names = set(re.findall(r'"([a-z_.]+)":', template))

    assert {field for form in (POLICY, SERVICE, SUPPORT_SERVICE) for field in form.weights} <= names


@pytest.mark.parametrize(
    ("done", "due", "drawn"),
    [
        (0, 50, "`░░░░░░░░░░│░░░░░░░░░░`"),
        (50, 25, "`█████│█████░░░░░░░░░░`"),
        (130, 100, "`████████████████████│`"),
        (-40, 10, "`◄░│░░░░░░░░░░░░░░░░░░`"),
    ],
)
@pytest.mark.req("S76")
def test_a_bar_shows_what_is_done_and_what_is_due(done, due, drawn):
    assert bar(Decimal(done), Decimal(due)) == drawn


@pytest.mark.parametrize(
    ("members", "english", "estonian"),
    [
        (
            0,
            "Nobody is in the team beside the lead (7–8 members recommended).",
            "Tiimis ei ole peale juhi kedagi (soovituslik 7–8 liiget).",
        ),
        (1, "The team has 1 member, permanent (7–8", "Tiimis on 1 liige, alaline (soovituslik 7–8)"),
        (2, "The team has 2 members, all permanent (7–8", "Tiimis on 2 liiget, kõik alalised (soovituslik 7–8)"),
    ],
)
def test_a_team_is_counted_in_words_that_fit_its_size(members, english, estonian):
    people = [{"person": who, "role": "r"} for who in ("eve-paju", "helen-sirel")][:members]
    one = policy(core_team={"members": people})

    assert english in shown("policy", one, story())
    assert estonian in shown("policy", one, story(), "et")


@pytest.mark.parametrize(
    ("budget", "english", "estonian"), [("unknown", "unknown", "teadmata"), (None, "missing", "puudub")]
)
def test_a_budget_that_is_not_given_is_missing_and_one_said_to_be_unknown_is_unknown(budget, english, estonian):
    one = case(initiative(service="ska-pension", budget=budget))
    registry = story(cases=[one])

    assert f"| {english} |" in shown("service", "ska-pension", registry).partition("| Initiative or")[2]
    assert f"| {estonian} |" in shown("service", "ska-pension", registry, "et").partition("| Algatus või")[2]


def test_whole_things_are_planned_in_whole_numbers():
    assert "kava järgi pidi siis olema 26 omavalitsust." in shown("service", "juhtumitoo-star", language="et")
    assert "kava järgi pidi siis olema 77,3%." in shown("service", "erihoolekandeteenused", language="et")
    assert "kava järgi pidi siis olema 57,7 aastat." in shown("policy", "rahvatervis", language="et")
    assert "kava järgi pidi siis olema 21 ametikohta." in shown("service", "personaliteenus", language="et")  # of 20.5


def test_several_plan_goals_are_told_as_several():
    document = shown("policy", "e-tervis", language="et")
    assert "arengukava eesmärgid: Terviseandmed liiguvad koos inimesega; Avalikud" in document
    assert "arengukava eesmärk: Vanemaealiste toetamine\n" in shown("policy", "vanemaealised", language="et")


@pytest.mark.parametrize(("language", "row"), [("et", "| **Klient** | puudub |"), ("en", "| **Client** | missing |")])
def test_a_service_without_clients_says_so(language, row):
    assert row in shown("service", service(clients=[]), story(), language)


def test_a_support_service_that_contributes_is_named_once():
    document = shown("policy", "ebavordsus-ja-vaesus", language="et")

    assert "| Analüüs ja statistika | SoM |" in document
    assert "**Tugiteenused:**" not in document


@pytest.mark.parametrize(
    ("name", "within"),
    [
        ("Laste ja perede heaolu", "laste ja perede heaolu"),
        ("E-tervis", "e-tervis"),
        ("Euroopa ravikindlustuskaart", "Euroopa ravikindlustuskaart"),
        ("Lasteabi 116 111", "Lasteabi 116 111"),
        ("Juhtumitöö STARis", "Juhtumitöö STARis"),
        ("X-tee", "X-tee"),
        ("TIS", "TIS"),
        ("E", "E"),
        ("", ""),
    ],
)
def test_a_proper_name_keeps_its_capital_within_a_sentence(name, within):
    assert small(name) == within


@pytest.mark.parametrize(("language", "said"), [("en", "*Mitigation is missing.*"), ("et", "*Maandamine puudub.*")])
def test_a_risk_of_the_work_plan_without_mitigation_is_told(language, said):
    registry = sample()
    work = {
        "id": "t1",
        "text": "Töö.",
        "priority": 1,
        "organisation": "som",
        "owner": "eve-paju",
        "risks": ["Hilineb."],
    }
    plan = workplan(id="2026-sotsiaalhoolekanne", policy="sotsiaalhoolekanne", year=2026, items=[work])
    changed = replace(registry, workplans={plan.id: filed(plan)})
    assert f"Hilineb. {said}" in shown("policy", "sotsiaalhoolekanne", changed, language)


@pytest.mark.parametrize(("scale", "said"), [("1–5", "(scale 1–5)"), (5, "(scale 5)"), ("NPS", "(NPS)")])
def test_the_scale_of_satisfaction_is_told_in_the_language_of_the_card(scale, said):
    one = service(user_experience={"satisfaction": {"value": 4, "scale": scale}})
    assert f"**Satisfaction:** 4 {said}." in shown("service", one)
