"""What a development must say once its work is near."""

from __future__ import annotations

import pytest

from som_cli.portfolio.detail import check
from tests.builders.committee import case
from tests.builders.december import TODAY, story
from tests.builders.portfolio import budget, development, line

MARKS = [{"date": "2027-05-01", "text": "Etapp"}, {"date": "2028-02-01", "text": "Teine"}]
FULL = {"start": "2027-02-01", "end": "2029-12-31", "milestones": MARKS}


def codes(one, today=TODAY, **changes):
    return [found.code for found in check(one, story(cases=[one], today=today, **changes))]


@pytest.mark.req("D49", "D76")
@pytest.mark.parametrize(
    ("card", "missing"),
    [
        ({}, []),
        ({"schedule": "unknown"}, ["start", "end", "milestones"]),
        ({"schedule": FULL | {"end": None}}, ["end"]),
        ({"budget": "unknown"}, ["budget"]),
        ({"budget": budget(line(2027, "1.00", source="teadmata"))}, ["source"]),
        ({"budget": budget(line(2027, "1.00"), line(2029, "1.00", source=None))}, []),
        ({"expected_outcome": None}, ["outcome"]),
        ({"schedule": FULL | {"milestones": []}}, ["milestones"]),
        ({"schedule": FULL | {"milestones": MARKS[1:]}}, ["first-year-milestones"]),
        ({"schedule": {"start": "2027-02-01", "end": "2027-12-31"}}, ["first-year-milestones"]),
        ({"schedule": {"start": "2027-02-01", "end": "2027-10-31"}}, []),
        ({"schedule": {"start": "2027-09-01", "end": "2028-03-31"}}, []),  # too little of the first year is left
        ({"schedule": {"start": "2025-01-01", "end": "2026-11-21"}}, []),  # over
        ({"schedule": {"start": "2028-05-22", "end": "2029-12-31"}}, []),  # not near yet
    ],
)
def test_near_work_is_planned_in_detail(card, missing):
    card = {"schedule": FULL} | card
    card = {
        key: {k: v for k, v in value.items() if v is not None} if isinstance(value, dict) else value
        for key, value in card.items()
    }

    assert codes(development(**card)) == [f"portfolio-{name}-missing" for name in missing]


@pytest.mark.req("D22")
def test_nobody_answers_for_it():
    assert codes(development(schedule=FULL, service=None, agency="tehik")) == ["portfolio-accountable-missing"]


@pytest.mark.req("D48")
def test_work_beyond_the_four_years_is_a_finding():
    assert codes(development(schedule={"start": "2030-11-22", "end": "2031-12-31"})) == ["portfolio-beyond-horizon"]
    assert codes(development(schedule={"start": "2030-11-21", "end": "2031-12-31"})) == []


def test_only_what_is_in_the_portfolio_is_asked():
    assert codes(case()) == []


def test_a_finding_stands_at_its_field():
    one = development(budget=budget(line(2027, "1.00", source="teadmata")), schedule=FULL)
    (found,) = check(one, story(cases=[one]))

    assert (found.path, found.at) == (one.card.origin.path, ("budget", "lines"))
