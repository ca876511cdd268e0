"""Each edge of the horizon, on its very day: 12 months, 18 months, four years."""

from __future__ import annotations

from datetime import date

import pytest

from som_cli.portfolio.detail import check
from som_cli.portfolio.view import portfolio
from som_cli.render.portfolio import portfolio as page
from som_cli.report.portfolio import shown
from tests.builders.december import story
from tests.builders.portfolio import budget, development, line

# seen on 22.11.2026: the first year ends on 21.11.2027, the details on 21.05.2028, all of it on 21.11.2030
LONG = {"start": "2027-02-01", "end": "2030-11-21"}
NEAR = {"date": "2027-05-01", "text": "Etapp"}
MISSING = "portfolio-{}-missing"


def codes(**card):
    one = development(**card)
    return [found.code for found in check(one, story(cases=[one]))]


def view(*cases):
    return portfolio(story(cases=cases))


def document(language, *cases):
    return page(view(*cases), language).replace("\u00a0", " ")


def marked(*days):
    return LONG | {"milestones": [{"date": day, "text": "Etapp"} for day in days]}


@pytest.mark.req("D76", "X1")
@pytest.mark.parametrize(("day", "names"), [("2027-11-21", []), ("2027-11-22", ["first-year-milestones"])])
def test_the_first_year_ends_after_twelve_months_to_the_day(day, names):
    card = {"schedule": marked(day, "2028-05-21")}

    assert codes(**card) == [MISSING.format(name) for name in names]
    assert ("**Missing:** milestones of the first year" in document("en", development(**card))) == bool(names)


@pytest.mark.req("D49", "X1")
@pytest.mark.parametrize(("day", "names"), [("2028-05-21", ["first-year-milestones"]), ("2028-05-22", ["milestones"])])
def test_a_milestone_counts_until_the_last_day_of_eighteen_months(day, names):
    card = {"schedule": marked(day)}

    assert codes(**card) == [MISSING.format(name) for name in names]


@pytest.mark.req("D49", "D76")
@pytest.mark.parametrize(("start", "is_near"), [("2028-05-21", True), ("2028-05-22", False)])
@pytest.mark.parametrize(
    ("name", "card"),
    [
        ("end", {"schedule": {"milestones": [NEAR | {"date": "2028-05-21"}]}}),
        ("budget", {"schedule": marked("2028-05-21"), "budget": "unknown"}),
        ("accountable", {"schedule": marked("2028-05-21"), "service": None, "agency": "tehik"}),
        ("outcome", {"schedule": marked("2028-05-21"), "expected_outcome": None}),
        ("source", {"schedule": marked("2028-05-21"), "budget": budget(line(2028, "1.00", source=None))}),
        ("milestones", {"schedule": LONG}),
    ],
)
def test_work_that_begins_within_eighteen_months_says_everything_and_later_work_nothing(start, is_near, name, card):
    one = development(**card | {"schedule": card["schedule"] | {"start": start}})
    seen = view(one)
    expected = [name] if is_near else []

    assert [found.code for found in check(one, story(cases=[one]))] == [MISSING.format(one) for one in expected]
    assert [list(item.missing) for item in seen.items] == [expected]
    assert len(seen.detailed) == is_near
    assert ("- **Puudu:** " in page(seen, "et")) == is_near


@pytest.mark.req("D46", "D49")
@pytest.mark.parametrize(("year", "names"), [(2026, ["source"]), (2028, ["source"]), (2029, [])])
def test_money_of_the_detailed_years_names_its_source(year, names):
    card = {"schedule": marked("2027-05-01"), "budget": budget(line(year, "1.00", source="teadmata"))}

    assert codes(**card) == [MISSING.format(name) for name in names]


@pytest.mark.req("D48")
@pytest.mark.parametrize(
    ("schedule", "found", "is_beyond"),
    [
        ({"start": "2029-01-01", "end": "2030-11-21"}, [], False),
        ({"start": "2029-01-01", "end": "2030-11-22"}, [], True),
        ({"start": "2030-11-21", "end": "2031-12-31"}, [], True),
        ({"start": "2030-11-22", "end": "2031-12-31"}, ["portfolio-beyond-horizon"], True),
    ],
)
def test_the_horizon_ends_after_four_years_to_the_day(schedule, found, is_beyond):
    one = development(schedule=schedule)

    assert codes(schedule=schedule) == found
    assert [item.id for item in view(one).beyond] == ([one.id] if is_beyond else [])
    assert shown(view(one))["beyond"] == ([one.id] if is_beyond else [])


@pytest.mark.req("D48")
def test_what_goes_on_after_the_four_years_is_cut_and_told():
    lines = budget(line(2028, "10.00"), line(2030, "5.00"), line(2031, "7.00"), line(2032, "1.00", secured=False))
    later = [NEAR, {"date": "2030-11-21", "text": "Viimane"}, {"date": "2030-11-22", "text": "Väljas"}]
    schedule = {"start": "2027-02-01", "end": "2032-03-31", "milestones": later}
    one = development(title="Pikk", schedule=schedule, budget=lines)
    english, estonian = (document(language, one) for language in ("en", "et"))

    assert "| Pikk | 2028–2030 | Viimane | 15 | 0 |" in english
    assert "Cut at its end: 1 development that goes on." in english
    assert "**After 21.11.2030**, where the horizon ends and this is cut off (amounts: 2031 and later):" in english
    assert "- Pikk: goes on until 31.03.2032; €8\n" in english
    assert "Lõpust on ära lõigatud 1 arendus, mis kestab kauem." in estonian
    assert "- Pikk: kestab kuni 31.03.2032; 8 €\n" in estonian


@pytest.mark.req("D48")
def test_what_begins_after_the_four_years_or_costs_something_then_is_told_only_there():
    far = development(id="ska-2026-f", title="Kauge", schedule={"start": "2030-11-22", "end": "2031-12-31"})
    dear = development(id="ska-2026-d", title="Kulukas", schedule="unknown", budget=budget(line(2031, "1.00")))
    english = document("en", far)

    assert "- Kauge: starts on 22.11.2030, ends on 31.12.2031\n" in english
    assert "Nothing is planned for 22.05.2028–21.11.2030." in english
    assert "- Kulukas: costs something in later years; €1\n" in document("en", dear)
    assert "- Kulukas: kulud ka hilisematel aastatel; 1 €\n" in document("et", dear)
    assert "After 21.11.2030" not in document("en", development(schedule=LONG))


@pytest.mark.req("D48")
@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            "en",
            (
                "Not in the picture: 1 development without a known start or end. "
                "Not in the picture: 1 development planned for another time. "
                "Cut at its end: 2 developments that go on.\n"
            ),
        ),
        (
            "et",
            (
                "Joonisel ei ole 1 arendust, mille algus või lõpp on teadmata. Joonisele ei mahu 1 arendus, mille "
                "kavandatud aeg jääb sellest välja. Lõpust on ära lõigatud 2 arendust, mis kestavad kauem.\n"
            ),
        ),
    ],
)
def test_what_the_picture_does_not_show_is_told_sentence_by_sentence(language, told):
    schedules = [
        {"start": "2030-11-22", "end": "2031-12-31"}, "unknown", *(LONG | {"end": end} for end in ("2031-01-31",) * 2)
    ]  # fmt: skip
    cases = [development(id=f"ska-2026-a{n}", schedule=schedule) for n, schedule in enumerate(schedules)]

    assert told in document(language, *cases)


@pytest.mark.req("D48")
def test_the_horizon_of_a_leap_day_ends_on_the_day_before_its_anniversary():
    registry = story(cases=[], today="2028-02-29")

    horizon = portfolio(registry).horizon
    assert (horizon.year_end, horizon.detail_end, horizon.end) == (
        (date(2029, 2, 27), date(2029, 8, 28), date(2032, 2, 28))
    )
