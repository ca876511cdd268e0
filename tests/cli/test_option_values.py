"""A value that an option cannot take is answered with the option, before anything is opened."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from som_cli.cli.initiative.said import act_values
from tests.builders.ministry import ID
from tests.builders.process import EARLY

if TYPE_CHECKING:
    from tests.builders.ministry import Ministry

ASSESS = ("advance", ID, "assess", "--assessment")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((*ASSESS, "outcome=6: hea"), ("usage-rating", "`--assessment`", "`outcome`", "1 to 5", "`6: hea`")),
        ((*ASSESS, "outcome=4.5: hea"), ("usage-rating", "`4.5: hea`", "--assessment 'outcome=4: …'")),
        ((*ASSESS, "outcom=4: hea"), ("usage-choice", "`--assessment`", "`outcome`", "`alternatives`")),
        (("advance", ID, "rank", "--rank", "0"), ("usage-range", "`--rank`", "`0`")),
        (("advance", ID, "endorse", "--priority", "0"), ("usage-range", "`--priority`", "`0`")),
        (("advance", ID, "void", "--target", "complete"), ("usage-target", "`--target`", "`complete`")),
        (("opinion", ID, "--aspect", "lw=ok"), ("usage-choice", "`--aspect`", "`law`", "`feasibility`")),
    ],
)
def test_a_value_out_of_range_names_its_option(area: Ministry, words: tuple[str, ...], said: tuple[str, ...]) -> None:
    area.submitted()
    result = area.som("initiative", *words)
    assert result.exit_code == 2, result.stderr
    assert [word for word in said if word not in result.stderr] == []


def test_a_criterion_that_was_left_out_is_named(area: Ministry) -> None:
    area.submitted()
    result = area.som("initiative", *ASSESS, "outcome=4: hea", "--assessment", "impact=3: mõni")
    assert result.exit_code == 2, result.stderr
    assert "usage-missing" in result.stderr
    assert "--assessment 'priorities=" in result.stderr
    assert "--assessment 'alternatives=" in result.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ("initiative", "amend", ID, "--field", "domain=socail", "--field", "schedule.start=2027-14-44"),
            {
                "--field domain=socail: error[records-choice]: `domain` cannot be `socail`",
                "--field schedule.start=2027-14-44: error[records-date]: there is no date `2027-14-44`",
            },
        ),
        (
            ("initiative", "amend", ID, "--field", "title="),
            {"--field title=: error[records-key-missing]: `title` is missing"},
        ),
        (
            ("initiative", "amend", ID, "--field", "schedule.milestones.1.text=Valmis"),
            {"--field schedule.milestones.1.text=Valmis: error[records-key-missing]: `date` is missing"},
        ),
        (
            ("initiative", "amend", ID, "--field", "title=Uus", "--by", "Mari Maasikas"),
            {"--by: error[records-id-form]: `Mari Maasikas` is not a valid id"},
        ),
        (
            ("initiative", "advance", ID, "agree", "--outcome", "yes", "--by", "Mari Maasikas"),
            {"--by: error[records-id-form]: `Mari Maasikas` is not a valid id"},
        ),
        (
            ("initiative", "new", "--title", "a\nb", "--agency", "SKA", "--domain", "social"),
            {
                "--agency: error[records-id-form]: `SKA` is not a valid id",
                "--title: error[records-line]: `title` must be one line",
            },
        ),
        (
            ("card", "set", "ska-pension", "type=asi"),
            {"type=asi: error[records-choice]: `type` cannot be `asi`"},
        ),
        (
            ("service", "edit", "ska-pension", "--field", "type=asi"),
            {"--field type=asi: error[records-choice]: `type` cannot be `asi`"},
        ),
    ],
)
def test_a_value_that_does_not_fit_is_told_by_the_words_that_gave_it(
    area: Ministry, words: tuple[str, ...], said: set[str]
) -> None:
    area.submitted()
    before = area.picture()
    done = area.som(*words, day=EARLY)
    found = {line for line in done.stderr.split("\n") if "error[" in line}
    assert (done.exit_code, found) == (
        2,
        {"error[given-values-unfit]: what was given does not fit; nothing was recorded", *said},
    )
    assert area.picture() == before


def test_what_a_file_says_and_does_not_fit_is_not_sought_in_the_card(area: Ministry) -> None:
    area.submitted()
    area.write("../given.yaml", "domain: socail\n")
    done = area.som("initiative", "amend", ID, "--from", str(area.root.parent / "given.yaml"), day=EARLY)
    assert (done.exit_code, "\nerror[records-choice]: `domain` cannot be `socail`\n" in done.stderr) == (1, True)


BUDGET = ("initiative", "new", "--title", "Uus asi", "--agency", "ska", "--budget")


@pytest.mark.req("D2")
@pytest.mark.parametrize(
    ("said", "code", "quoted"),
    [
        ("2027=60.000", "usage-sum", "`60.000`"),
        ("2027=60,000", "usage-sum", "`60,000`"),
        ("2027=60000.555", "usage-sum", "`60000.555`"),
        ("2027=60000€", "usage-sum", "`60000€`"),
        ("2027=-5", "usage-sum", "`-5`"),
        ("2027=", "usage-sum", "``"),
        ("27=60000", "usage-year", "`27`"),
        ("60000", "usage-pair", "--budget 2027=12000.50"),
    ],
)
def test_what_is_no_sum_or_no_year_is_said_to_be_none(area: Ministry, said: str, code: str, quoted: str) -> None:
    refused = area.som(*BUDGET, said)
    assert (refused.exit_code, f"error[{code}]" in refused.stderr, quoted in refused.stderr) == (2, True, True)


@pytest.mark.req("D2")
@pytest.mark.parametrize("said", ["60 000,50", "60\u00a0000,5", "60000.50"])
def test_a_sum_is_taken_as_people_write_it(area: Ministry, said: str) -> None:
    shown = area.som(*BUDGET, f"2027={said}", "--dry-run")
    assert "amount: 60000.5" in shown.stdout, shown.stderr


@pytest.mark.req("D2")
def test_a_sum_with_three_decimals_is_refused_wherever_it_is_read(area: Ministry) -> None:
    area.submitted()
    refused = area.som("initiative", "amend", ID, "--field", "budget.lines.0.amount=60.000")
    assert (refused.exit_code, "records-decimals" in refused.stderr) == (2, True), refused.stderr
    path = f"data/initiatives/ska/{ID}/initiative.yaml"
    text = re.sub("amount: .*", "amount: 60.000", area.read(path))
    (area.root / path).write_text(text, encoding="utf-8")
    found = area.som("validate")
    assert (found.exit_code, "records-decimals" in found.stdout + found.stderr) == (1, True)


@pytest.mark.req("D71")
def test_a_semicolon_in_a_condition_is_no_end_of_it_and_its_day_may_be_a_month(area: Ministry) -> None:
    condition = "text=Õigus, ja; mitu; satisfied_when=jõustunud; owner=toomas-jalakas; due=05.2027"
    assert act_values({"conditions": [condition]})["conditions"] == [
        {
            "text": "Õigus, ja; mitu",
            "satisfied_when": "jõustunud",
            "owner": "toomas-jalakas",
            "due": "2027-05-31",
        }
    ]
    refused = area.som("initiative", "advance", ID, "decide", "--conditions", condition.replace("owner", "omner"))
    assert (refused.exit_code, "`--conditions` knows no `omner=`" in refused.stderr) == (2, True), refused.stderr


@pytest.mark.req("X5")
@pytest.mark.parametrize(
    ("said", "start", "end"),
    [
        (("--start", "2027-02", "--end", "02.2028"), "2027-02-01", "2028-02-29"),
        (("--start", "01.02.2027", "--end", "1.3.2027"), "2027-02-01", "2027-03-01"),
        (("--field", "schedule.start=2027-02", "--field", "schedule.end=31.12.2028"), "2027-02-01", "2028-12-31"),
        (("--field", "schedule.start=02.2027", "--field", "schedule.end=2027-02"), "2027-02-01", "2027-02-28"),
    ],
)
def test_days_and_months_are_taken_as_people_write_them(
    area: Ministry, said: tuple[str, ...], start: str, end: str
) -> None:
    shown = area.som(*BUDGET[:-1], *said, "--dry-run")
    assert (f"start: {start}" in shown.stdout, f"end: {end}" in shown.stdout) == (True, True), shown.stderr


def test_fields_take_sums_and_days_as_people_write_them(area: Ministry) -> None:
    line = ("--field", "budget.lines.0.year=2027", "--field", "budget.lines.0.amount=60 000,50")
    shown = area.som(*BUDGET[:-1], *line, "--field", "schedule.milestones.0.date=5.2027", "--dry-run")
    assert "`text` is missing" in shown.stderr
    shown = area.som(*BUDGET[:-1], *line, "--dry-run")
    assert "amount: 60000.50" in shown.stdout, shown.stderr
    done = area.som("card", "set", "toomas-jalakas", "active.from=2020-02", "active.to=31.12.2030")
    assert done.exit_code == 0, done.stderr
    assert "from: 2020-02-01\n  to: 2030-12-31\n" in area.read("data/people/toomas-jalakas.yaml")


def test_a_day_of_no_calendar_is_told_as_it_was_written(area: Ministry) -> None:
    for said in (("--start", "31.02.2027"), ("--end", "2027-13"), ("--field", "schedule.start=31.02.2027")):
        refused = area.som(*BUDGET[:-1], *said)
        assert (refused.exit_code, said[1].removeprefix("schedule.start=") in refused.stderr) == (2, True)


def test_every_rating_that_is_none_is_told_with_its_criterion(area: Ministry) -> None:
    area.submitted()
    refused = area.som(
        "initiative", *ASSESS, "outcome=hea", "--assessment", "impact=6", "--assessment", "priorities=3: a"
    )
    assert (refused.exit_code, refused.stderr.count("error[usage-rating]")) == (2, 2)
    assert [word for word in ("`outcome`", "`hea`", "`impact`", "`6`") if word not in refused.stderr] == []
