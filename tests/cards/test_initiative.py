from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from som_cli.cards.initiative import DUTIES, Initiative
from som_cli.cards.parts import LegalAct
from tests.builders.cards import draft, draft_values, initiative, initiative_values
from tests.builders.refusals import needed, refused


@pytest.mark.req("D15")
def test_a_draft_needs_only_what_identifies_it():
    assert needed("initiative", initiative_values()) == set(draft_values()) - {
        "domain"
    }  # `domain` may stay open until it is submitted
    assert draft().model_dump(include=set(DUTIES)) == {
        "current_situation": None,
        "problem": None,
        "expected_outcome": None,
        "impact": None,
        "alternatives": (),
    }


def test_the_duties_are_fields_of_the_card():
    assert set(DUTIES) <= set(Initiative.model_fields)


LINE = {"year": 2027, "amount": 1}


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"owner": "mari"}, [(("owner",), "extra_forbidden")]),
        ({"state": "submitted"}, [(("state",), "extra_forbidden")]),
        ({"schema_": "initiative/1"}, [(("schema",), "missing")]),
        ({"domain": "both"}, [(("domain",), "literal_error")]),
        ({"also": "health"}, [(("also",), "tuple_type")]),
        ({"title": "kaks\nrida"}, [(("title",), "string_pattern_mismatch")]),
        ({"alternatives": ["Mitte midagi teha"]}, [(("alternatives", 0), "model_type")]),
        ({"alternatives": [{"why_not": "Kallis"}]}, [(("alternatives", 0, "title"), "missing")]),
        ({"legislation": {"acts": ["SHS"]}}, [(("legislation", "needed"), "missing")]),
        ({"legislation": {"needed": True}}, [(("legislation", "needed"), "literal_error")]),
        ({"legislation": "teadmata"}, [(("legislation",), "value_error")]),
        ({"estimate": {"size": "XXL"}}, [(("estimate", "size"), "literal_error")]),
        ({"estimate": {"people": {"arendaja": -1}}}, [(("estimate", "people", "arendaja"), "greater_than_equal")]),
        ({"budget": {"lines": [LINE | {"amount": 1.5}]}}, [(("budget", "lines", 0, "amount"), "value_error")]),
        ({"budget": {"lines": [LINE | {"amount": "0.125"}]}},
         [(("budget", "lines", 0, "amount"), "value_error")]),
        ({"budget": {"lines": [LINE | {"secured": "jah"}]}}, [(("budget", "lines", 0, "secured"), "bool_type")]),
        ({"budget": {"lines": [{"amount": 1}]}}, [(("budget", "lines", 0, "year"), "missing")]),
        ({"budget": 5, "schedule": {"start": "2027"}},
         [(("budget",), "model_type"), (("schedule", "start"), "value_error")]),
        ({"schedule": {"milestones": [{"date": "2027-01-01"}]}}, [(("schedule", "milestones", 0, "text"), "missing")]),
        ({"implementer": "TEHIK"}, [(("implementer",), "literal_error")]),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_refused_at_its_place(changes, said):
    values = draft_values() | changes
    if "schema_" in changes:
        values.pop("schema")
        said = [*said, (("schema_",), "extra_forbidden")]

    assert refused("initiative", values) == said


@pytest.mark.req("D16")
@pytest.mark.parametrize("field", ["legislation", "estimate", "budget", "schedule"])
def test_unknown_is_an_answer_where_the_answer_may_be_unknown_at_first(field):
    card = initiative(**{field: "unknown"})

    assert getattr(card, field) == "unknown"
    assert getattr(card, f"known_{field}") is None
    assert getattr(draft(), f"known_{field}") is None
    assert getattr(initiative(), f"known_{field}") == getattr(initiative(), field)


@pytest.mark.req("D3")
def test_a_budget_adds_up_in_euros_and_in_hours():
    budget = initiative(
        budget={
            "vat_included": True,
            "lines": [
                {"year": 2028, "amount": "0.10", "source": "teadmata", "kind": "operation"},
                {"year": 2027, "amount": "0.20"},
                {"year": 2028, "amount": "0.20"},
                {"year": 2029, "hours": 600},
            ],
        }
    ).known_budget

    assert budget is not None
    assert (budget.total, budget.hours) == (Decimal("0.50"), Decimal(600))
    assert list(budget.by_year.items()) == [(2027, Decimal("0.20")), (2028, Decimal("0.30"))]


def test_a_budget_without_euros_has_no_total_rather_than_zero():
    budget = initiative(budget={"lines": [{"year": 2027, "hours": "7.5"}]}).known_budget

    assert budget is not None
    assert (budget.total, budget.hours, budget.by_year) == (None, Decimal("7.5"), {})
    empty = initiative(budget={"vat_included": False}).known_budget
    assert empty is not None
    assert (empty.total, empty.hours) == (None, None)


@pytest.mark.parametrize(
    ("schedule", "span"),
    [
        ({"start": "2027-02-01", "end": "2028-03-31"}, (date(2027, 2, 1), date(2028, 3, 31))),
        ({"start": "2027-02-01"}, None),
        ({"end": "2027-02-01"}, None),
        ({"start": "2027-02-02", "end": "2027-02-01"}, None),
    ],
)
def test_a_schedule_spans_what_is_known_and_in_order(schedule, span):
    known = initiative(schedule=schedule).known_schedule

    assert known is not None
    assert known.span == span


@pytest.mark.req("D3")
def test_person_months_are_those_of_all_roles():
    estimate = initiative().known_estimate

    assert estimate is not None
    assert estimate.person_months == Decimal(24)


@pytest.mark.parametrize(
    ("also", "domains"), [([], ("social",)), (["health"], ("social", "health")), (["social"], ("social",))]
)
def test_the_domain_that_decides_stands_first(also, domains):
    assert initiative(also=also).domains == domains


def test_an_act_to_be_changed_may_be_written_as_its_title():
    short = initiative(legislation={"needed": "yes", "acts": ["Sotsiaalhoolekande seadus"]}).known_legislation

    assert short is not None
    assert short.acts == (LegalAct(title="Sotsiaalhoolekande seadus"),)
