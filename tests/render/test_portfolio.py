"""The portfolio as a document."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from markdown_it.common.normalize_url import normalizeLink

from som_cli.portfolio.view import portfolio
from som_cli.render.portfolio import portfolio as page
from tests.builders.markdown import anchors, fences, links, structure, tokens, uneven_rows
from tests.builders.sample import hostile_sample, sample

LANGUAGES = pytest.mark.parametrize("language", ["et", "en"])
DOMAINS = pytest.mark.parametrize("domain", ["social", "health", "all"])


def rendered(registry=None, language="en", domain="social", *, public=False, agency=None, **options):
    view = portfolio(registry or sample(), domain, agency, public=public)
    return page(view, language, **({"commit": "7c41e9a"} | options))


def shown(**options):
    """The document with plain spaces, for reading."""
    return rendered(**options).replace("\u00a0", " ")


@LANGUAGES
@pytest.mark.req("D2", "D23", "D28", "D31", "D48", "D49", "D74", "D77")
def test_the_portfolio_of_the_sample_is_as_it_should_be(language, golden):
    golden(f"portfolio.{language}.md", rendered(language=language))


@LANGUAGES
@pytest.mark.req("D75")
def test_the_public_portfolio_of_the_sample_is_as_it_should_be(language, golden):
    golden(f"portfolio-public.{language}.md", rendered(language=language, domain="all", public=True))


@LANGUAGES
@DOMAINS
def test_every_table_is_whole_and_every_link_leads_somewhere(language, domain):
    document = rendered(language=language, domain=domain)
    found = structure(document)

    assert uneven_rows(document) == []
    assert found["table_open"] > 5
    assert {link for link in links(document) if link.startswith("#")} <= {
        # markdown-it writes addresses with percent signs
        normal(f"#{anchor}")
        for anchor in anchors(document)
    }
    assert "\n\n\n" not in document
    assert not re.search(r"[ \t]$", document, re.MULTILINE)
    assert document.endswith("\n")


@LANGUAGES
@DOMAINS
@pytest.mark.parametrize("public", [False, True])
def test_no_text_of_a_user_comes_alive_or_changes_the_build_of_the_document(language, domain, public):
    harmless = rendered(language=language, domain=domain, public=public)
    document = rendered(hostile_sample(), language, domain, public=public)

    assert structure(document) == structure(harmless)
    assert uneven_rows(document) == []
    assert {link for link in links(document) if not link.startswith(("#", "../data/initiatives/"))} == set()
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f\u202e\ue000\ue001]", document)


@LANGUAGES
def test_no_title_breaks_the_timeline(language):
    harmless, attacked = (fences(rendered(registry, language)) for registry in (sample(), hostile_sample()))

    assert [len(fence.split("\n")) for fence in attacked] == [len(fence.split("\n")) for fence in harmless]
    for row in attacked[0].strip().split("\n"):
        if re.match(r" {4}(?!title|dateFormat|axisFormat|tickInterval|section)", row):
            assert re.fullmatch(
                r" {4}[^:;#\"`<>{}]+ :(?:active, |crit, |milestone, )?[pm]\d+, [\d-]{10}, (?:[\d-]{10}|0d)", row
            )


def test_the_same_records_give_the_same_bytes_in_any_order():
    turned = replace(sample(), cases=dict(reversed(list(sample().cases.items()))))

    assert rendered() == rendered(turned)


def test_the_document_begins_with_title_day_and_commit():
    assert shown().split("\n")[:3] == [
        "# Development portfolio of the social domain 2026–2030",
        "",
        (
            "As of 22 November 2026 · commit `7c41e9a` · horizon 22.11.2026–21.11.2030, in detail until 21.05.2028 "
            "(18 months)\\"
        ),
    ]
    assert "commit" not in shown(commit=None).split("\n")[2]


def test_links_follow_the_place_of_the_document():
    assert "](data/initiatives/ska/" in rendered(root="")
    assert "](../../data/initiatives/ska/" in rendered(root="../../")


@pytest.mark.req("D75")
def test_the_public_portfolio_names_no_person_report_or_undecided_matter():
    document = rendered(public=True, domain="all")
    secret = [
        *(filed.record.name for filed in sample().people.values()),
        *(case.card.record.title for case in sample().cases.values() if case.card.record.visibility != "public"),
        *(filed.record.reason for case in sample().cases.values() for filed in case.reports),
        "../data/",
    ]

    assert [text for text in secret if text in document] == []


def test_a_portfolio_of_nothing_says_so():
    empty = shown(registry=replace(sample(), cases={}), domain="all")

    assert "No initiative awaits a decision." in empty
    assert "There is no development in the first 18 months." in empty
    assert "Everything in the portfolio is funded." in empty
    assert uneven_rows(empty) == []
    assert "%" not in empty.split("```")[0]


@pytest.mark.req("D28")
def test_the_portfolio_of_one_agency_has_only_what_is_its_own():
    document = shown(domain="all", agency="tehik")

    assert document.startswith("# Development portfolio of the area of government 2026–2030: TEHIK\n")
    assert "data/initiatives/ska/" not in document
    assert "data/initiatives/tehik/" in document


def test_the_whole_portfolio_tells_of_both_committees_and_counts_what_joined_from_each():
    estonian = shown(language="et", domain="all")
    english = shown(domain="all")

    assert "**Mis on muutunud pärast juhtkomisjone 04.06. ja 11.06.2026**" in estonian
    assert "Pärast juhtkomisjone uusi arendusi ei ole lisandunud." in estonian
    assert "**Mida komisjonid 04.06. ja 11.06.2026 otsustasid**" in estonian
    assert "**What has changed since the committees of 04.06 and 11.06.2026**" in english
    assert "Nothing has joined since those committees." in english
    assert "**What the committees decided on 04.06 and 11.06.2026**" in english


@pytest.mark.req("D50")
def test_the_whole_portfolio_counts_the_reports_that_both_committees_await():
    assert "**Puudu on 1 seirearuanne, oodatakse 10**" in shown(language="et", domain="all")
    assert "**1 of 10 progress reports is missing**" in shown(domain="all")


@pytest.mark.req("D33")
def test_that_the_confirmed_plan_holds_is_said_only_where_a_change_waits():
    sentence = "Until a change is confirmed, all totals use the plan confirmed before."

    assert sentence in shown(domain="social")
    assert sentence not in shown(domain="health")


@pytest.mark.req("D33")
def test_a_milestone_of_a_change_that_waits_is_no_part_of_the_plan():
    document = shown(language="et")

    assert "III etapp: teenuskohtade vabad ajad (30.06.2027)\n" in document
    assert (
        "eelarve 683 170 €, lõpp 31.12.2027; lisandub Erihoolekande osutajate aruandlus (31.12.2027). "
        "Komisjon 10.12.2026." in document
    )
    assert "end 31.12.2027; adds Erihoolekande osutajate aruandlus (31.12.2027). Committee" in shown()
    assert "Erihoolekande osutajate aruandlus" not in shown(public=True)


def test_headings_of_the_details_are_those_the_table_links_to():
    document = rendered()

    assert sum(
        token.type == "link_open" and str(token.attrs["href"]).startswith("#") for token in tokens(document)
    ) == len(portfolio(sample(), "social").detailed)


def normal(address: str) -> str:
    """An address as the parser writes it."""
    return normalizeLink(address)


def test_what_was_put_off_is_told_with_the_meeting_to_come():
    """One was defended on 4 June and not decided: the next step is not in the past."""
    assert "| Elulõpu tahteavaldus | TEHIK | kaitstud | 04.06.2026 | 120 000 | komisjon 09.12.2026 |" in shown(
        language="et", domain="health"
    )
    assert "| Elulõpu tahteavaldus | TEHIK | defended | 04.06.2026 | 120,000 | committee 09.12.2026 |" in shown(
        domain="health"
    )


@pytest.mark.req("D75")
@pytest.mark.parametrize(
    ("language", "said", "row", "links"),
    [
        (
            "et",
            "Siin on ainult need arendused, mille kaart on avalik; summad teisi ei sisalda.",
            "| **Avalik osa kokku** |",
            "Avalike arenduste vahel seoseid ei ole kirja pandud.",
        ),
        (
            "en",
            "Only developments whose cards are public are here; the amounts hold no others.",
            "| **Public part** |",
            "No links between public developments are recorded.",
        ),
    ],
)
def test_the_public_portfolio_says_that_it_is_a_part(language, said, row, links):
    public, whole = (shown(language=language, domain="all", public=public) for public in (True, False))

    assert [text in public for text in (said, row, links)] == [True, True, True]
    assert [text in whole for text in (said, row, links)] == [False, False, False]
