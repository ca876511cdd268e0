"""Everything that the portfolio has words for, in both languages."""

from __future__ import annotations

import pytest

from som_cli.portfolio.view import portfolio
from som_cli.render.portfolio import portfolio as page
from tests.builders.cards import initiative
from tests.builders.committee import case
from tests.builders.december import GROUP, story, to_agency, to_forwarded
from tests.builders.markdown import uneven_rows
from tests.builders.portfolio import budget, development, line

LANGUAGES = pytest.mark.parametrize("language", ["et", "en"])
STARTED = ("start", "2026-07-01")


def built(*cases, language="en", domain="all"):
    return page(portfolio(story(cases=cases), domain), language).replace("\u00a0", " ")


@LANGUAGES
def test_hours_get_a_column_of_their_own(language):
    document = built(
        development(budget=budget(line(2027, "5.00"), line(2027, hours="30", secured=False), line(2035, hours="1"))),
        language=language,
    )

    assert uneven_rows(document) == []
    assert ("| Hours |" if language == "en" else "| Tunde |") in document
    assert (
        "| 2031 and later | 0 | 0 | 0 | 1 |" if language == "en" else "| 2031 ja hiljem | 0 | 0 | 0 | 1 |"
    ) in document
    assert ("€5 and 31 hours" if language == "en" else "5 € ja 31 tundi") in document


@LANGUAGES
def test_every_kind_of_change_and_concern_has_its_words(language):
    told = {"changes": [{"path": "problem", "old": initiative().problem, "new": "Muu."}], "by": "helen-sirel"}
    cases = [
        development(STARTED, ("hold", "2026-08-01", {"reason": "r"}), ("resume", "2026-09-01"), id="ska-2026-a"),
        development(("cancel", "2026-07-01", {"reason": "r"}), id="ska-2026-b"),
        development(
            ("prioritise", "2026-07-01", {"rank": 3}),
            id="ska-2026-c",
            schedule={"start": "2026-07-01", "end": "2026-11-01"},
        ),
        development(
            ("amend", "2026-07-01", told),
            ("confirm", "2026-07-02", {"outcome": "no"}),
            was=initiative(id="ska-2026-d"),
            problem="Muu.",
            id="ska-2026-d",
        ),
        development(
            STARTED,
            id="ska-2026-e",
            reports=[
                {
                    "period": "2026-T3",
                    "date": "2026-11-20",
                    "rating": "red",
                    "forecast": {"end": "2028-04-15", "cost": "300000.00"},
                }
            ],
        ),
        *(development(id=f"ska-2026-f{n}", budget=budget(line(2027, "1.00", secured=False))) for n in range(7)),
        development(id="ska-2026-g", budget="unknown", schedule="unknown"),
        development(STARTED, id="ska-2026-h", schedule={"start": "2026-07-01", "end": "2026-10-01"}, plan_goals=[]),
        case(
            initiative(id="ska-2026-i"),
            [*to_forwarded(1)[:-1], ("endorse", "2026-10-14", {"outcome": "no", "body": GROUP})],
        ),
        case(initiative(id="ska-2026-j"), [*to_agency(), ("withdraw", "2026-10-14")]),
    ]
    document = built(*cases, language=language)

    assert uneven_rows(document) == []
    for words in EVERY[language]:
        assert words in document


EVERY = {
    "en": [
        "| Resumed |",
        "| Cancelled |",
        "| Ranked | Pensionikalkulaator | 01.07.2026 | rank 3 |",
        "| Change not confirmed |",
        "| Unconfirmed change on the card |",
        "| Costs more |",
        "| Refused in the agency |",
        "| Withdrawn |",
        "rated red** (report of 20.11.2026)",
        "15 days late** (31.03.2028 → 15.04.2028); the cost grows by €48,700.",
        "There are 2 more like these, in all €2.",
        "work should start on 01.02.2027 but there is no money** (€1). The committee",
        "work was to start on 01.07.2026** but has not.",
        "the end, 01.10.2026, has passed",
        "2 of 3 progress reports are missing",
        "is not known and is in no sum",
        "names no plan goal",
        "Not in the picture: 1 development without",
        "The card has a change that the committee did not confirm",
        "The accountable person restores",
    ],
    "et": [
        "| Jätkatud |",
        "| Katkestatud |",
        "| Seatud järjekorda | Pensionikalkulaator | 01.07.2026 | 3. koht |",
        "| Muudatus jäeti kinnitamata |",
        "| Kinnitamata muudatus on kaardil |",
        "| Kallineb |",
        "| Asutuses tagasi lükatud |",
        "| Tagasi võetud |",
        "hinnang on punane** (aruanne 20.11.2026)",
        "hilineb 15 päeva** (31.03.2028 → 15.04.2028); kulu kasvab 48 700 €.",
        "Samasuguseid on veel 2, kokku 2 €.",
        "töö peaks algama 01.02.2027, aga raha ei ole** (1 €). Komisjonil",
        "töö pidi algama 01.07.2026**, kuid alustatud ei ole.",
        "tähtaeg 01.10.2026 on möödas**, uut prognoosi ei ole",
        "Puudu on 2 seirearuannet, oodatakse 3",
        "mille eelarve ei ole teada",
        "ei nimeta 1 arendus",
        "Joonisel ei ole 1 arendust",
        "Kaardil on muudatus, mida komisjon ei kinnitanud",
        "Vastutaja taastab kinnitatud plaani.",
    ],
}


def late(**forecast):
    report = {"period": "2026-T3", "date": "2026-11-20", "rating": "amber", "forecast": forecast}
    return development(STARTED, id="ska-2026-e", reports=[report])


@pytest.mark.parametrize(
    ("forecast", "english", "estonian"),
    [
        ({"end": "2028-05-31"}, "(31.03.2028 → 31.05.2028).", "(31.03.2028 → 31.05.2028)."),
        ({"end": "2028-05-31", "cost": "200000.00"}, "; the budget is unchanged.", "; eelarve ei muutu."),
        ({"end": "2028-05-31", "hours": "40"}, "; the cost grows by 40 hours.", "; kulu kasvab 40 tundi."),
    ],
)
def test_that_the_budget_stays_is_said_only_where_the_report_says_what_it_costs(forecast, english, estonian):
    assert english in built(late(**forecast))
    assert estonian in built(late(**forecast), language="et")


@LANGUAGES
def test_a_report_is_missing_only_where_one_was_asked_for(language):
    """The story's committee met in June; what began in July was never asked, what began in May was."""
    missing = "puudub" if language == "et" else "missing"

    for begun, ending in ((STARTED, "| – |"), (("start", "2026-05-04"), f"| {missing} |")):
        registry = story(cases=(development(begun, decided="2026-02-12"),), today="2026-10-01")
        rows = page(portfolio(registry, "all"), language).split("\n")
        assert next(row for row in rows if "](#" in row).endswith(ending)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ([(False, "10.00", None), (None, None, "30")], "euros without VAT"),
        ([(False, "10.00", None), (True, "20.00", None)], "some with and some without VAT"),
        ([(False, "10.00", None), (None, "20.00", None)], "Amounts in euros\n"),
    ],
)
def test_hours_bear_no_vat(said, told):
    cases = [
        development(id=f"ska-2026-{n}", budget={"vat_included": vat, "lines": [line(2027, amount, hours=hours)]})
        for n, (vat, amount, hours) in enumerate(said)
    ]

    assert told in built(*cases)


def test_what_was_to_start_is_told_in_the_past():
    begins = {"start": "2026-07-01", "end": "2027-11-01"}
    document = built(development(schedule=begins, budget=budget(line(2027, "1.00", secured=False))), language="et")

    assert "töö pidi algama 01.07.2026, aga raha ei ole**" in document


@pytest.mark.parametrize(
    ("language", "service", "policy"),
    [
        ("et", "| teenusejuht kooskõlastab |", "| poliitikajuht kooskõlastab |"),
        ("en", "| service lead agrees |", "| policy lead agrees |"),
    ],
)
def test_who_agrees_is_the_lead_of_the_service_or_of_the_policy(language, service, policy):
    submitted = [("submit", "2026-09-01", {"by": "toomas-jalakas"})]
    of_service = case(initiative(id="ska-2026-a"), submitted)
    of_policy = case(initiative(id="ska-2026-b", service=None, policy="sotsiaalhoolekanne"), submitted)
    rows = [row for row in built(of_service, of_policy, language=language).split("\n") if "01.09.2026" in row]

    assert sorted(row.endswith(policy) for row in rows) == [False, True]
    assert sorted(row.endswith(service) for row in rows) == [False, True]


@LANGUAGES
@pytest.mark.parametrize(("today", "years"), [("2025-07-01", "2027"), ("2025-08-01", "2027")])
def test_what_comes_later_begins_with_the_first_day_after_the_details(language, today, years):
    """Eighteen months from 1 July end with the year: nothing of that year is told as later."""
    lasting = {"start": "2025-03-01", "end": "2027-06-30"}
    one = development(schedule=lasting, budget=budget(line(2026, "10.00"), line(2027, "5.00")))
    document = page(portfolio(story(cases=(one,), today=today), "all"), language)
    later = document.partition("\n## Hiljem" if language == "et" else "\n## Later")[2].partition("\n## ")[0]

    assert f"| {years} |" in later
    is_whole = today == "2025-07-01"
    assert ("piiril ei jagata" not in later and "not split" not in later) is is_whole


def test_one_report_was_due_and_two_were():
    early = {"today": "2026-12-05"}
    one, two = (
        page(portfolio(story(cases=[development(STARTED, id=f"ska-2026-{n}") for n in range(count)], **early)), "en")
        for count in (1, 2)
    )

    assert "; was due 26.11.2026)" in one
    assert "; were due 26.11.2026)" in two
