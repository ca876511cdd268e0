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
from tests.builders.cards import policy, service
from tests.builders.december import story
from tests.builders.markdown import fences, links, structure, uneven_rows
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
