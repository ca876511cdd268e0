"""The agenda as a document."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from markdown_it import MarkdownIt

from som_cli.committee.agenda import agenda as computed
from som_cli.locale import catalogue
from som_cli.meetings.model import Meeting
from som_cli.render.agenda import agenda
from som_cli.render.invitation import invitation
from som_cli.report.sentences import hint, sentence
from tests.builders.cards import initiative
from tests.builders.committee import case, continued, settings
from tests.builders.december import (
    AUTUMN,
    COMMITTEE,
    DECEMBER,
    DISCUSSION,
    GROUP,
    JUNE,
    MARCH,
    cases,
    story,
    to_shared,
    to_yes,
)
from tests.builders.meetings import held_meeting, meeting

HOSTILE = (
    "a|b\n| c | `d` <b>e</b> [f](javascript:alert(1)) ![g](http://h) *i* _j_ ~~k~~ $l$ {{ m }} {% n %} #1 @o &amp; \\| "
    "https://p.example :tada: <!-- --> \r\n\r\n---\n# q\n1. r\n- s\n> t\n```mermaid\nx-->y;\n``` \u202eu\x00\x1b[31m"
)
PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
BUDGET = [{"path": "budget.lines.0.amount", "old": "200000", "new": "240000"}]
LANGUAGES = pytest.mark.parametrize("language", ["et", "en"])


def rendered(registry=None, language="en", of=DECEMBER, **options):
    registry = registry or story()
    given: dict[str, Any] = {"say": sentence, "need": hint, "commit": "7c41e9a"} | options
    return agenda(registry.meetings[of].record, registry, language, **given)


def shown(*story_and_options, **options):
    """The agenda with plain spaces, for reading."""
    return rendered(*story_and_options, **options).replace("\u00a0", " ")


def changed(registry, other):
    return replace(
        registry, meetings={**registry.meetings, other.id: replace(registry.meetings[DECEMBER], record=other)}
    )


def section(document, heading):
    """The lines under a heading, up to the next of its rank."""
    rank = heading.split(" ", 1)[0]
    after = document.split(f"\n{heading}\n", 1)[1]
    return after.split(f"\n{rank} ", 1)[0].strip()


@LANGUAGES
def test_the_agenda_of_december_is_as_it_should_be(language, golden):
    translated = catalogue("et").gettext("draft, not submitted yet")
    assert translated != "draft, not submitted yet", "compile the catalogue first: python tools/catalogue.py compile"

    golden(f"agenda.{language}.md", rendered(language=language))


@LANGUAGES
@pytest.mark.parametrize("of", [JUNE, AUTUMN, DISCUSSION, DECEMBER, MARCH])
def test_every_meeting_has_an_agenda_with_whole_tables(language, of):
    document = rendered(language=language, of=of)

    assert cells_of(document)
    assert all(len(row) == len(table[0]) for table in cells_of(document) for row in table)
    assert "\n\n\n" not in document


@LANGUAGES
def test_no_text_of_a_user_comes_alive_or_breaks_a_table(language):
    document = rendered(hostile(story()), language)

    tokens = PARSER.parse(document)
    inside = [child for token in tokens for child in token.children or []]
    assert [
        token.content for token in [*tokens, *inside] if token.type in {"html_block", "html_inline", "image", "fence"}
    ] == []
    links = {str(child.attrs["href"]) for child in inside if child.type == "link_open"}
    assert {link for link in links if not link.startswith(("#", "../data/initiatives/"))} == set()
    assert [len(table[0]) for table in cells_of(document)] == [6, 4, 4, 5, 4, 4]
    assert all(len(row) == len(table[0]) for table in cells_of(document) for row in table)
    assert "\x1b" not in document
    assert "\u202e" not in document


def test_the_same_story_gives_the_same_bytes():
    assert rendered() == rendered(story(cases=tuple(reversed(cases()))))


@pytest.mark.req("D80")
@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("planned", "> **Draft.** Opinions may be given until 26 November 2026."),
        ("frozen", "> **Final agenda**. Later changes stand in a supplement; there are none."),
        ("cancelled", "> **Cancelled.** The meeting does not take place."),
    ],
)
def test_a_banner_says_how_far_the_agenda_is(status, said):
    assert said in shown(changed(story(), meeting(id=DECEMBER, body=COMMITTEE, status=status)))


@pytest.mark.req("D64", "D65")
def test_after_the_deadline_opinions_were_due_and_are_not_given():
    document = shown(story(today="2026-12-01"))

    assert "Opinions were due on 26 November 2026." in document
    assert "  - not given: Heiki Remmelgas (finantsosakond); was due 26 November 2026" in document
    assert "- **Note:** no reviewer has given an opinion" in section(document, "### 4. Koduteenuse andmed STARis")
    assert "Report missing, was due 26.11.2026 (SKA)." in document


@pytest.mark.req("D64")
def test_an_opinion_that_nobody_asked_for_is_counted_apart():
    opinions = [
        {"round": 1, "date": "2026-11-20", "reviewer": one, "argument": "Jah."} for one in ("eve-paju", "liis-kuusik")
    ]
    document = shown(story(cases=[case(acts=to_shared(1, ["liis-kuusik"]), opinions=opinions)]))

    assert "- **Advice:** 1/1, and 1 unasked\n  - support: " in document
    assert "| Opinions | reviewers | 1/1 |" in document


@pytest.mark.req("D61")
def test_an_initiative_shared_late_is_on_the_agenda_with_a_note():
    told = to_shared(1, ["liis-kuusik"])
    told[-1] = ("share", "2026-11-22", {"meeting": DECEMBER, "reviewers": ["liis-kuusik"]})

    assert "- **Note:** shared 18 days before the meeting; 21 are required" in shown(story(cases=[case(acts=told)]))


def test_a_meeting_that_was_held_shows_the_agenda_it_had():
    registry = replace(story(), today=date(2027, 1, 10))
    decided = {"meeting": DECEMBER, "body": COMMITTEE, "outcome": "yes", "reason": "Vajalik."}
    after = {
        one.id: continued(one, ("defend", "2026-12-10", {"meeting": DECEMBER, "presenter": "rein-vaher"}),
                          ("decide", "2026-12-10", decided))
        if one.state == "shared" else one
        for one in registry.cases.values()
    }  # fmt: skip
    held = changed(replace(registry, cases=after), held_meeting(id=DECEMBER, body=COMMITTEE, date="2026-12-10"))
    document = shown(held)

    assert "> **Held.** The meeting took place on 10 December 2026" in document
    assert "- **Decide on 4 initiatives:** 3 new, 1 returning with conditions met." in document
    assert "- **Presenter:** Rein Vaher, representative of the agency (SKA)" in document


def test_what_came_after_the_agenda_was_frozen_is_marked():
    frozen = meeting(
        id=DECEMBER,
        body=COMMITTEE,
        status="frozen",
        frozen={"date": "2026-11-20", "commit": "7c41e9a"},
        agenda=[
            {"id": "ska-2026-elatisabi-ii-etapp", "section": "new", "presenter": "helen-sirel"},
            {"id": "ska-2022-teenuseosutajate-portaal", "section": "change"},
        ],
    )
    document = shown(changed(story(), frozen))

    assert "> **Final agenda**, as of 20 November 2026. Later changes stand in a supplement." in document
    table = document.split("## Agenda\n")[1].split("In all")[0]
    assert [line.split("|")[1].strip() or line.split("**")[1] for line in table.splitlines() if "|" in line][2:] == [
        "1", "New initiatives", "2", "Changes", "3", "Monitoring", "4", "Information", "5", "Supplement", "6", "7", "8",
    ]  # fmt: skip
    assert "| 6 | 15:25 | [Erihoolekande järjekord ja suunamine](#6-erihoolekande-järjekord-ja-suunamine) |" in document
    assert "### 6. Erihoolekande" in section(document, "## Supplement")
    assert "(#2-elatisabi-ii-etapp) |" in document
    assert "- **Presenter:** Helen Sirel (SKA); submitted by Piret Sarapuu (laste ja perede osakond)" in document


def test_what_was_withdrawn_since_the_agenda_is_final_is_neither_asked_nor_counted():
    final = meeting(
        id=DECEMBER,
        body=COMMITTEE,
        status="frozen",
        frozen={"date": "2026-11-20", "commit": "7c41e9a"},
        agenda=[{"id": one, "section": "new"} for one in ("ska-2026-a", "ska-2026-b")],
    )
    cards = [
        initiative(id=id_, title=title, budget={"vat_included": False, "lines": [{"year": 2027, "amount": amount}]})
        for id_, title, amount in (("ska-2026-a", "Esimene", "100.00"), ("ska-2026-b", "Teine", "20.00"))
    ]
    told = to_shared(1, ["liis-kuusik"])
    gone = case(cards[0], [*told, ("withdraw", "2026-11-21", {"reason": "Ei ole enam vaja."})])
    registry = changed(story(cases=[gone, case(cards[1], told)]), final)

    document = shown(registry)
    letter = invitation(final, registry, "en")

    assert "- **Decide on one initiative:**" in document or "- **Decide on 1 initiative" in document
    assert "In all €20 is asked for" in document
    assert "| 2 | 14:10 | [Esimene](#2-esimene) | SKA | not decided: withdrawn | – |" in document
    assert section(document, "### 2. Esimene").splitlines()[0] == (
        "- **Left out:** was on the frozen agenda; since then withdrawn"
    )
    assert "Asked:" not in section(document, "### 2. Esimene")
    assert "(not decided: withdrawn)" in letter.text


def test_sums_with_and_without_vat_are_told_apart():
    first = initiative(id="ska-2026-a", budget={"vat_included": True, "lines": [{"year": 2027, "amount": "100.50"}]})
    second = initiative(id="ska-2026-b", budget={"vat_included": False, "lines": [{"year": 2027, "amount": "20.00"}]})
    registry = story(cases=[case(one, to_shared(1, ["liis-kuusik"])) for one in (first, second)])
    document = shown(registry)

    assert "Some amounts are with VAT, some without; each item says which." in document
    assert "- **Budget:** €100.50 (with VAT), none of it funded (2027)" in document
    assert "- **Budget:** €20 (without VAT), none of it funded (2027)" in document
    assert "In all €120.50" in document


def test_an_unknown_budget_is_said_and_not_counted():
    document = shown(
        story(cases=[case(initiative(budget="unknown", schedule="unknown"), to_shared(1, ["liis-kuusik"]))])
    )

    assert "- **Budget:** not known" in document
    assert "start unknown, end unknown" in document
    assert "the budget of 1 is not known" in document


def test_other_items_have_a_place_and_a_time():
    other = {"title": "Valdkonna *eelarve*", "text": "Arutatakse 2028. aastat.", "presenter": "Heiki Remmelgas"}
    document = shown(changed(story(), meeting(id=DECEMBER, body=COMMITTEE, other_items=[other])))

    assert "| 8 | 16:00 | [Valdkonna \\*eelarve\\*](#8-valdkonna-eelarve) | SoM | discuss | – |" in document
    assert section(document, "## Other matters").endswith("Presenter: Heiki Remmelgas.")


def test_a_committee_with_nothing_to_do_says_so():
    document = shown(story(cases=[]))

    assert "- **Review the development portfolio:** 0 in progress, 0 on hold, 0 planned" in document
    assert "The portfolio is empty." in document
    assert section(document, "## Not on the agenda") == "All initiatives under way are on the agenda."


def test_the_agenda_of_a_steering_group_is_short():
    group = meeting(id=f"2026-12-02-{GROUP}", body=GROUP, date="2026-12-02", time=None)
    document = shown(story(meetings=[group]), of=group.id)

    assert document.startswith("# Agenda of a meeting: SKA juhtrühm\n")
    assert "| 2 | – | [Rehabilitatsiooni suunamisotsused]" in document
    assert "## Deadlines" not in document
    assert "## Monitoring" not in document


def test_links_lead_from_where_the_document_stands():
    assert "](data/initiatives/ska/ska-2026-mote/)" in shown(root="")


def cells_of(document):
    """The cells of every row of every table."""
    tables: list[Any] = []
    rows: list[Any] = []
    for token in PARSER.parse(document):
        if token.type == "table_open":
            rows = []
            tables.append(rows)
        elif token.type == "tr_open":
            rows.append([])
        elif token.type == "inline" and token.level >= 4 and rows:
            rows[-1].append(token.content)
        elif token.type == "table_close":
            rows = []
    return tables


def hostile(registry):
    """The story with every text of a user turned into one that attacks."""

    def twisted(value, key=""):
        if isinstance(value, dict):
            return {name: twisted(item, name) for name, item in value.items()}
        if isinstance(value, list | tuple):
            return [twisted(item, key) for item in value]
        lines = {"title", "name", "abbreviation"}
        texts = {"problem", "expected_outcome", "reason", "text", "argument", "source", "place", "result"}
        if isinstance(value, str) and key in lines:
            return HOSTILE.replace("\n", " ").replace("\r", " ").replace("\x00", "").replace("\x1b", "")[:190]
        return HOSTILE.replace("\x00", "").replace("\x1b", "") if isinstance(value, str) and key in texts else value

    def attacked(filed):
        values = twisted(filed.record.model_dump(by_alias=True, exclude_none=True))
        return replace(filed, record=type(filed.record).model_validate(values))

    shelves = {
        name: {key: attacked(filed) for key, filed in getattr(registry, name).items()}
        for name in ("people", "organisations", "bodies", "meetings")
    }
    cases_now = {
        key: replace(
            one,
            card=attacked(one.card),
            acts=tuple(map(attacked, one.acts)),
            opinions=tuple(map(attacked, one.opinions)),
            reports=tuple(map(attacked, one.reports)),
        )
        for key, one in registry.cases.items()
    }
    return replace(registry, cases=cases_now, **shelves)


def test_problem_and_outcome_are_told_apart():
    document = section(shown(), "### 4. Koduteenuse andmed STARis")
    problem, outcome = document.split("**When done:** ")

    assert problem.strip().startswith("**Problem:** ")
    assert outcome


def test_what_waits_for_its_conditions_is_told_once_off_the_agenda():
    assert shown().count("conditions not met or not verified") == 1


def test_what_was_postponed_says_so_in_its_item():
    around = story(today="2026-12-11")
    held = held_meeting(id=DECEMBER, date="2026-12-10", status="minuted", delta={"series": "1", "reference": "2"})
    document = shown(changed(around, held), of=MARCH)

    assert "- **On the agenda:** not decided at the meeting of 10.12.2026\n" in document


def test_an_agenda_of_the_far_future_awaits_and_follows_the_meeting_between():
    document = shown(of=MARCH)

    assert "actions from the meeting of 10.12.2026" in document
    assert "awaited." in document
    assert "0/0" not in document.split("## Deadlines")[1].split("Opinions")[1].split("\n")[0]
    assert "Confirm or decline a change" not in document
    assert "Left the portfolio" not in document
    assert "Publication" not in document
    assert "Report awaited 23.02–03.03.2027 (SKA)." in document


@LANGUAGES
def test_the_deadlines_stand_in_the_order_of_their_days(language):
    heading = {"et": "## Tähtajad", "en": "## Deadlines"}[language]
    for meeting_id in (DECEMBER, MARCH, DISCUSSION):
        rows = rendered(language=language, of=meeting_id).split(heading)[1].split("|:--|\n")[1].split("\n\n")[0]
        ends = [re.findall(r"\d\d\.\d\d\.\d{4}", row)[-1] for row in rows.splitlines()]
        days = [date(int(end[6:]), int(end[3:5]), int(end[:2])) for end in ends]
        assert days == sorted(days)


def test_a_discussion_asks_for_opinions_while_they_can_be_given_and_names_no_deadline_that_has_passed_as_one_to_come():
    assert "give an opinion by 26 November 2026" in shown(of=DISCUSSION)
    assert "The deadline for sharing initiatives with reviewers was 19 November 2026." in shown(of=DISCUSSION)
    after = shown(story(today="2026-11-27"), of=DISCUSSION)
    assert "give an opinion" not in after
    assert "- **Asked:** discuss; start" in after


@LANGUAGES
def test_a_cancelled_meeting_has_its_reason_and_the_next_meeting_and_nothing_else(language):
    given = meeting(id=DECEMBER, body=COMMITTEE, date="2026-12-10", status="cancelled", reason="Liikmeid ei ole.")
    lines = shown(changed(story(), given), language).splitlines()

    when = {"et": "**10. detsember 2026 kell 14.00**", "en": "**10 December 2026, 14:00**"}[language]
    assert lines[2].startswith(when)  # it does not last: no end is told
    assert [line for line in lines[5:] if line] == {
        "et": [
            "> **Ära jäetud.** Liikmeid ei ole.",
            (
                "- **Järgmine korraline koosolek:** 17.03.2027. Algatused tuleb kaasamõtlejatega jagada hiljemalt "
                "23.02.2027 (24.02.2027 on riigipüha)."
            ),
        ],
        "en": [
            "> **Cancelled.** Liikmeid ei ole.",
            (
                "- **Next ordinary meeting:** 17 March 2027. Initiatives must be shared with reviewers by "
                "23 February 2027 (24 February 2027 is a public holiday)."
            ),
        ],
    }[language]


def test_reviewers_are_not_told_of_recusals_nor_of_what_does_not_concern_them():
    document = shown(of=DISCUSSION)

    assert "**Note:**" not in document
    left = section(document, "## Not on the agenda")
    assert left == "All initiatives shared with the reviewers are on the agenda."


@pytest.mark.req("D80")
@LANGUAGES
def test_a_final_agenda_with_a_supplement_and_changed_papers_is_as_it_should_be(language, golden):
    registry = replace(story(), today=date(2026, 12, 7))
    made = computed(registry.meetings[DECEMBER].record, registry)
    later, *_ = [item.id for item in made.items if item.section == "new"][-1:]
    entries = [{"id": item.id, "section": item.section} for item in made.items if item.id != later]
    first = made.items[0].id
    final = registry.meetings[DECEMBER].record.model_dump(mode="json", by_alias=True, exclude_none=True)
    final |= {"status": "frozen", "agenda": entries, "frozen": {"date": "2026-12-03", "commit": "7c41e9a"}}
    amended = continued(registry.cases[first], ("amend", "2026-12-04", {"changes": BUDGET}))
    registry = replace(changed(registry, Meeting.model_validate(final)), cases={**registry.cases, first: amended})

    golden(f"agenda-final.{language}.md", rendered(registry, language))


@LANGUAGES
def test_an_agenda_says_how_long_it_takes_and_whether_that_is_too_long(language):
    usual = shown(language=language)
    short = shown(story(settings=settings(thresholds={"meeting_minutes": 100})), language)

    said = {"et": "Kokku 140 minutit, lõpp kell 16.20", "en": "In all 140 minutes, until 16:20"}[language]
    over = {
        "et": "; see on 40 minutit rohkem, kui koosolek kesta tohib",
        "en": "; that is 40 minutes more than a meeting may take",
    }[language]
    assert f"\n{said}.\n" in usual
    assert f"\n{said}{over}.\n" in short


@pytest.mark.req("D33", "D71")
@LANGUAGES
def test_the_committee_is_asked_to_cancel_a_lapsed_yes_if(language):
    conditions = [
        {
            "id": "c1",
            "text": "Esita mõjuhinnang",
            "satisfied_when": "Mõjuhinnang on esitatud.",
            "owner": "rein-vaher",
            "due": "2026-11-20",
        }
    ]
    decided = (
        "decide",
        "2026-06-11",
        {"outcome": "yes-if", "meeting": JUNE, "body": COMMITTEE, "conditions": conditions},
    )
    told = [*to_yes()[:-1], decided]
    registry = story(cases=[case(initiative(title="Abivahendid"), told)])

    document = rendered(registry, language).replace("\u00a0", " ")

    asked, row, why, ask, money = {
        "et": (
            "- **Katkestada või jätta jõusse JAH, KUI:** Abivahendid.",
            "| 2 | 14.10 | [Abivahendid](#2-abivahendid) | SKA | katkestada | – |",
            "- **Miks päevakorras:** ",
            "- **Palutakse:** katkestada; katkestamata jätmise korral jääb otsus JAH, KUI jõusse",
            "Kokku taotletakse",
        ),
        "en": (
            "- **Cancel or keep a YES, IF:** Abivahendid.",
            "| 2 | 14:10 | [Abivahendid](#2-abivahendid) | SKA | cancel | – |",
            "- **On the agenda:** YES, IF of 11.06.2026: a condition that was due 20.11.2026 is not met",
            "- **Asked:** cancel; if it is not cancelled, the YES, IF stands",
            "is asked for",
        ),
    }[language]
    assert [part in document for part in (asked, row, why, ask, "| Esita mõjuhinnang |", money)] == [*[True] * 5, False]
