"""One initiative as a document."""

from __future__ import annotations

import re
from typing import Any

import pytest

from som_cli.process.engine import outlook
from som_cli.render.initiative import initiative as page
from tests.builders.cards import draft, initiative
from tests.builders.committee import case
from tests.builders.december import story, to_agency
from tests.builders.markdown import links, structure, uneven_rows
from tests.builders.portfolio import budget, development, line
from tests.builders.sample import hostile_sample, sample

LANGUAGES = pytest.mark.parametrize("language", ["et", "en"])
MODEL = "ska-2026-erihoolekande-jarjekord-ja-suunamine"
LINES = ("paragraph_open", "paragraph_close")  # a text may have as many paragraphs as it likes


def rendered(one, registry=None, language="en", **options):
    registry = registry or sample()
    one = registry.cases[one] if isinstance(one, str) else one
    given: dict[str, Any] = {"say": lambda found, _: found.code, "commit": "7c41e9a"} | options
    # an attack on a material field would close moves, which is no matter of the document
    seen = outlook(sample().cases[one.id], sample()) if registry is hostile_sample() else outlook(one, registry)
    return page(one, registry, seen, language, **given)


def shown(*about, **options):
    """The document with plain spaces, for reading."""
    return rendered(*about, **options).replace("\u00a0", " ")


@LANGUAGES
def test_the_model_initiative_of_the_sample_is_as_it_should_be(language, golden):
    golden(f"initiative.{language}.md", rendered(MODEL, language=language))


@LANGUAGES
def test_no_text_of_a_user_comes_alive_in_any_initiative(language):
    for name in sorted(sample().cases)[language == "en" :: 2]:  # each of them in one language
        harmless, document = (rendered(name, registry, language) for registry in (sample(), hostile_sample()))

        assert uneven_rows(harmless) == uneven_rows(document) == []
        expected, found = structure(harmless), structure(document)
        legal = [found.pop(kind, 0) - expected.pop(kind, 0) for kind in ("link_open", "link_close", "code_inline")]
        for kind in LINES:
            found.pop(kind)
            expected.pop(kind)
        assert found == expected
        assert legal[0] == legal[1]
        allowed = "../data/initiatives/", "https://evil.example/%29!", "https://www.riigiteataja.ee/", "https://eur-lex"
        assert [link for link in links(document) if not link.startswith(allowed)] == []
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f\u202e]", document)


@LANGUAGES
def test_a_draft_says_what_is_missing(language):
    one = case(draft())
    document = rendered(one, story(cases=[one]), language)

    assert uneven_rows(document) == []
    assert ("Missing on the card:" if language == "en" else "Kaardil on puudu:") in document
    assert ("has not been submitted yet" if language == "en" else "ei ole veel esitatud") in document


def row(document, name):
    """What stands beside a name at the head of the document."""
    return [line for line in document.split("\n") if line.startswith(f"| **{name}** |")]


@pytest.mark.req("S13")
@pytest.mark.parametrize(
    ("basis", "english", "estonian"),
    [
        ("political", "political agreement", "poliitiline kokkulepe"),
        ("plan", "development plan", "arengukava"),
        ("agreed", "another agreement", "muu kokkulepe"),
        (None, "missing", "puudub"),
    ],
)
def test_the_basis_of_priority_is_told_be_it_a_plan_or_political_will(basis, english, estonian):
    one = case(initiative(priority_basis=basis, plan_goals=[]))
    registry = story(cases=[one])

    assert row(shown(one, registry), "Basis of priority") == [f"| **Basis of priority** | {english} |"]
    assert row(shown(one, registry, "et"), "Prioriteedi alus") == [f"| **Prioriteedi alus** | {estonian} |"]


@pytest.mark.req("X29")
@pytest.mark.parametrize(
    ("builder", "english", "estonian"),
    [
        ("tehik", "TEHIK", "TEHIK"),
        ("agency", "the agency itself", "asutus ise"),
        ("other", "another", "muu"),
        (None, "missing", "puudub"),
    ],
)
def test_not_everything_is_built_by_the_same_house(builder, english, estonian):
    one = case(initiative(implementer=builder))
    registry = story(cases=[one])

    assert row(shown(one, registry), "Implementer") == [f"| **Implementer** | {english} |"]
    assert row(shown(one, registry, "et"), "Arendaja") == [f"| **Arendaja** | {estonian} |"]


def test_what_is_unknown_is_not_the_same_as_what_is_missing():
    one = development(budget="unknown", schedule="unknown", legislation="unknown", estimate=None)
    document = shown(one, story(cases=[one]))

    assert "The budget is unknown." in document
    assert "| **Time** | unknown |" in document
    assert "- **Change of law:** unknown" in document
    assert "- **Size:** missing" in document


def test_a_change_stands_beside_the_confirmed_plan():
    told = {"changes": [{"path": "budget.lines.0.amount", "old": "100.00", "new": "130.00"}], "by": "helen-sirel"}
    was = development(budget=budget(line(2027, "100.00"))).card.record
    one = development(("amend", "2026-11-16", told), was=was, budget=budget(line(2027, "130.00")))
    document = shown(one, story(cases=[one]))

    assert (
        "> **Change awaiting confirmation** (16.11.2026): budget €130. Until then the confirmed plan stands."
        in document
    )
    assert "| **Budget** | €100 without VAT, funded |" in document
    assert "| 9 | 16.11.2026 | amendment | budget | Helen Sirel |" in document


def test_an_act_that_was_declared_void_is_told_as_such():
    told = [
        *to_agency(),
        ("void", "2026-09-20", {"target": "002-agree", "target_digest": f"a1:{2:064x}", "reason": "Eksitus."}),
    ]
    one = case(acts=told)
    document = shown(one, story(cases=[one]))

    assert "| 2 | 14.09.2026 | agreement (void) | yes |" in document
    assert "| 3 | 20.09.2026 | " in document
    assert "act `002-agree`; Eksitus." in document


def test_a_body_is_never_called_a_steering_group_where_it_is_the_management():
    for name in ("tehik-2024-est-2-myhealth", "tehik-2026-tervisedeklaratsioonide-teenus"):
        assert "juhtrühm" not in shown(name, language="et")
        assert "steering group" not in shown(name)
    assert "ootab asutuse juhtkonna otsust" in shown("tehik-2026-tervisedeklaratsioonide-teenus", language="et")
    assert "ootab juhtrühma hinnangut" in shown("ska-2026-rehabilitatsiooni-suunamisotsused", language="et")


@pytest.mark.req("D15")
def test_a_draft_names_all_that_it_must_say_in_words():
    name = "tehik-2026-allergiate-ja-patsiendi-kokkuvote"

    assert "- **esitada** – praegu ei saa: kaardil on puudu mõju, alternatiivid (" in shown(name, language="et")
    assert "- **submit** – not yet possible: missing on the card: impact, alternatives (" in shown(name)


def test_what_is_left_out_of_a_draft_is_missing_and_not_unknown():
    document = shown("tehik-2026-allergiate-ja-patsiendi-kokkuvote", language="et")

    assert "| **Aeg** | puudub |" in document
    assert "| **Eelarve** | puudub |" in document


@pytest.mark.req("D33")
def test_a_milestone_of_a_change_that_waits_is_marked_as_such():
    row = "| 31.12.2027 | Erihoolekande osutajate aruandlus ({}) | Erihoolekande aruanne tuleb portaalist. |"
    name = "ska-2022-teenuseosutajate-portaal"

    assert row.format("kinnitamata muudatus") in shown(name, language="et")
    assert row.format("change not confirmed") in shown(name)
    assert "| 30.06.2027 | III etapp: teenuskohtade vabad ajad | Vabad kohad on ametile näha. |" in shown(name)


@pytest.mark.req("D71")
def test_what_comes_next_names_each_condition_with_its_day_and_its_owner():
    name = "som-2026-tisi-oigusliku-aluse-arendused"

    estonian, english = shown(name, language="et"), shown(name)
    waits = [one for one in sample().cases[name].conditions if one.status == "open"]
    assert [(one.condition.id, one.condition.owner) for one in waits] == [("c1", "kristel-ilves")]
    text, due = waits[0].condition.text, f"{waits[0].condition.due:%d.%m.%Y}"
    assert f"- **täitmisest teatada** – {text}, tähtaeg {due} (saab teha: Kristel Ilves)\n" in estonian
    assert f"- **report a condition met** – {text}, due {due} (can be done by Kristel Ilves)\n" in english
    assert ", tähtaeg 29.01.2027 (saab teha: Mari Maasikas)\n" in estonian


def test_the_history_names_conditions_by_their_text():
    document = shown("som-2026-tisi-oigusliku-aluse-arendused")
    told = {
        one.condition.id: one.condition.text
        for one in sample().cases["som-2026-tisi-oigusliku-aluse-arendused"].conditions
    }

    assert f"| condition: {told['c3']} | Indrek Pukspuu |" in document
    assert "`c3`" not in document


@pytest.mark.req("D33")
def test_what_comes_next_to_a_change_that_waits_is_its_confirmation():
    name = "ska-2022-teenuseosutajate-portaal"

    assert "- **10.12.2026** – muudatuse kinnitamine sotsiaalvaldkonna juhtkomisjonis\n- **lõp" in shown(
        name, language="et"
    )
    assert "- **10.12.2026** – confirmation of the change in the committee of the social domain\n" in shown(name)


def test_the_state_and_its_meaning_are_parted_by_one_colon_only():
    name = "tehik-2026-allergiate-ja-patsiendi-kokkuvote"

    assert "> **Praegu: mustand** – kirjutatakse, vabalt muudetav." in shown(name, language="et")
    assert "> **Now: draft** – being written, edited freely." in shown(name)


def test_who_works_outside_the_ministry_is_named_with_the_organisation():
    document = shown(MODEL, language="et")

    assert "| Siim Kadarik (TEHIK) | toetab |" in document
    assert "| **Esitaja** | Liina Tamm (SKA) |" in document
    assert "| Eve Paju (hoolekande osakond) | toetab |" in document


def test_what_was_defended_and_postponed_waits_for_a_decision_alone_at_the_coming_meeting():
    document = shown("tehik-2026-elulopu-tahteavaldus", language="et")

    assert "Otsus juhtkomisjonis **09.12.2026**." in document
    assert "- **09.12.2026** – otsus tervisevaldkonna juhtkomisjonis: **JAH**" in document
    assert "arvamuste tähtaeg" not in document
    assert "– decision in the committee of the health domain" in shown("tehik-2026-elulopu-tahteavaldus")


def test_a_part_of_the_money_that_is_nothing_is_not_told():
    funded, unfunded = "tehik-2024-tootervishoiu-tervisetoend", "ska-2026-skais1-valjavahetamine"

    assert "| **Eelarve** | 380 000 € käibemaksuta, rahastusega |" in shown(funded, language="et")
    assert "| **Budget** | €380,000 without VAT, funded |" in shown(funded)
    assert "| **Eelarve** | 2 400 000 € käibemaksuta, rahastuseta |" in shown(unfunded, language="et")
    assert "| **Budget** | €2,400,000 without VAT, unfunded |" in shown(unfunded)
    assert "; rahastusega 240 000 €, rahastuseta 240 000 € |" in shown(MODEL, language="et")


def test_a_reason_is_read_without_the_marks_of_code():
    one = case(draft(domain=None))

    assert "possible: add it first (" in shown(one, story(cases=[one]), say=lambda *_: "add `it` first")


def test_what_stands_in_the_way_is_told():
    one = case(draft(domain=None))
    document = shown(one, story(cases=[one]), say=lambda found, language: f"{found.code} in {language}")

    assert "– not yet possible: " in document
    assert " in en (can be done by " in document


@pytest.mark.parametrize(
    ("language", "line"),
    [
        (
            "et",
            (
                "- **hinnata** – Sotsiaalkindlustusameti teenuste IT-arenduste juhtrühm "
                "(kirja saab panna: Kristi Nurm, Katrin Kuusk või Rein Vaher)"
            ),
        ),
        (
            "en",
            (
                "- **assess** – Sotsiaalkindlustusameti teenuste IT-arenduste juhtrühm "
                "(can be recorded by Kristi Nurm, Katrin Kuusk or Rein Vaher)"
            ),
        ),
    ],
)
def test_a_body_assesses_and_persons_only_record_it(language, line):
    assert line in shown("ska-2026-rehabilitatsiooni-suunamisotsused", language=language)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("et", "- **26.11.2026** – seirearuande tähtaeg (2026-T3)"),
        ("en", "- **26.11.2026** – the progress report is due (2026-T3)"),
    ],
)
def test_a_report_that_is_due_is_told_until_it_is_there(language, line):
    assert line in shown("ska-2022-oigusmuudatustest-tulenevad-arendused", language=language)
    assert line not in shown("ska-2022-taiskasvanu-abivajaduse-hindamine", language=language)


def test_a_milestone_that_a_report_calls_met_is_done():
    document = shown("ska-2025-puude-tuvastamise-andmevahetus-tisiga")

    assert "| 30.06.2026 | Andmekoosseisu analüüs (done) |" in document
    assert "| 30.06.2027 | I etapp: laste otsused |" in document


@LANGUAGES
@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("ska-2025-puude-tuvastamise-andmevahetus-tisiga", "Andmevahetuse alus sõltub tervise infosüsteemi"),
        ("terk-2025-terviseportaali-broneerimine", "Töö tehakse terviseportaali arenduse sees;"),
        ("som-2026-terviseandmete-analuusikeskkond", "Enne uut keskkonda tuleb proovida"),
        ("tehik-2026-spd-teenus", "Kasutajaid ei ole;"),
        ("ska-2025-skais1-raamlepingu-uuendamine", "Raamleping on hange, mitte arendus;"),
    ],
)
def test_the_first_words_say_why_the_work_stands_still(language, name, reason):
    document = shown(name, language=language)
    banner = next(line for line in document.split("\n") if line.startswith("> "))

    assert f"{'Põhjus' if language == 'et' else 'Reason'}: *{reason}" in banner
    assert "Kaardil on puudu" not in banner
    assert "Missing on the card" not in banner


@LANGUAGES
def test_what_stands_on_a_policy_alone_misses_no_service_and_goes_back_to_the_policy_lead(language):
    name = "som-2026-koduteenuse-andmed-staris"
    document = shown(name, language=language)

    assert row(document, "Teenus") == row(document, "Service") == []
    assert ("tagasi poliitikajuhile kooskõlastamiseks" if language == "et" else "back to the policy lead.") in document


def test_the_goals_stand_apart_from_the_basis_of_priority():
    document = shown("ska-2026-lasteabi-poordumised-stari", language="et")

    assert row(document, "Prioriteedi alus") == ["| **Prioriteedi alus** | muu kokkulepe |"]
    assert row(document, "Arengukava eesmärk") == ["| **Arengukava eesmärk** | Laste ja perede heaolu |"]


def test_who_leads_a_support_service_is_its_manager():
    name = "ska-2022-oigusmuudatustest-tulenevad-arendused"

    assert row(shown(name), "Accountable") == ["| **Accountable** | Rein Vaher, support-service manager |"]
    assert row(shown(name, language="et"), "Vastutaja") == ["| **Vastutaja** | Rein Vaher, tugiteenuse juht |"]
