"""What must hold of an initiative's card by itself, rule by rule."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from som_cli.cards.rules import check_dates, check_domain, check_duties, check_money, check_texts
from som_cli.diagnostics import Filed, Origin
from tests.builders.cards import initiative

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from som_cli.cards.initiative import Initiative
    from som_cli.diagnostics import Diagnostic

    Rule = Callable[[Filed[Initiative]], Iterator[Diagnostic]]

LINE = {"year": 2027, "amount": "1000.00", "source": "riigieelarve", "secured": True}


def told(rule: Rule, **changes: Any) -> list[tuple[str, tuple[str | int, ...]]]:
    return [(one.code, one.at) for one in rule(Filed(initiative(**changes), Origin("initiative.yaml")))]


def budget(**changes: Any) -> dict[str, Any]:
    line = {key: value for key, value in (LINE | changes).items() if value is not None}
    return {"vat_included": True, "lines": [line]}


@pytest.mark.parametrize("rule", [check_dates, check_domain, check_duties, check_money, check_texts])
def test_a_whole_card_says_nothing(rule: Rule) -> None:
    assert told(rule) == []


@pytest.mark.req("D15", "D16")
@pytest.mark.parametrize("field", ["problem", "expected_outcome", "impact", "client_view", "team", "title"])
@pytest.mark.parametrize("text", ["TBD", " täpsustamisel ", "…"])
def test_a_text_that_stands_in_for_one_is_told(field: str, text: str) -> None:
    assert told(check_texts, **{field: text}) == [("initiatives-placeholder", (field,))]


@pytest.mark.req("D15")
def test_a_text_that_stands_in_is_told_in_alternatives_too() -> None:
    alternatives = [{"title": "Mitte midagi teha"}, {"title": "TBD", "description": "?", "why_not": "Kallis."}]
    assert told(check_texts, alternatives=alternatives) == [
        ("initiatives-placeholder", ("alternatives", 1, "title")),
        ("initiatives-placeholder", ("alternatives", 1, "description")),
    ]


@pytest.mark.req("D15", "D21")
def test_the_five_duties_and_a_service_or_policy_are_asked_for() -> None:
    bare = dict.fromkeys(("current_situation", "problem", "expected_outcome", "impact", "alternatives", "service"))
    assert told(check_duties, **bare) == [
        *(("initiatives-duty-missing", (field,)) for field in bare if field != "service"),
        ("initiatives-service-missing", ("service",)),
    ]
    assert told(check_duties, service=None, policy="eakad") == []


@pytest.mark.req("D2", "D16", "D25", "D46")
@pytest.mark.parametrize(
    ("changes", "code", "at"),
    [
        ({"amount": None}, "initiatives-line-empty", ()),
        ({"amount": "0"}, "initiatives-amount-zero", ("amount",)),
        ({"source": None}, "initiatives-source-missing", ("secured",)),
    ],
)
def test_a_line_says_a_sum_that_is_something_from_somewhere(
    changes: dict[str, Any], code: str, at: tuple[str, ...]
) -> None:
    assert told(check_money, budget=budget(**changes)) == [(code, ("budget", "lines", 0, *at))]


@pytest.mark.req("D16", "D25")
@pytest.mark.parametrize(
    "changes", [{"amount": None, "hours": 400}, {"source": None, "secured": False}, {"source": None, "secured": None}]
)
def test_hours_are_a_sum_and_money_that_is_not_there_needs_no_source(changes: dict[str, Any]) -> None:
    assert told(check_money, budget=budget(**changes)) == []


def test_a_sum_says_whether_tax_is_in_it() -> None:
    assert told(check_money, budget={"lines": [LINE]}) == [("initiatives-vat-missing", ("budget",))]
    assert told(check_money, budget={"lines": [{"year": 2027, "hours": 400}]}) == []


@pytest.mark.parametrize("unknown", ["unknown", None])
def test_what_is_not_known_has_no_faults(unknown: str | None) -> None:
    assert told(check_money, budget=unknown) == []
    assert told(check_dates, schedule=unknown) == []


@pytest.mark.req("D49")
def test_work_ends_no_day_before_it_begins() -> None:
    marks = [{"date": "2020-01-01", "text": "Etapp"}]
    assert told(check_dates, schedule={"start": "2027-02-02", "end": "2027-02-01", "milestones": marks}) == [
        ("initiatives-schedule-order", ("schedule", "end"))
    ]
    assert told(check_dates, schedule={"start": "2027-02-02", "end": "2027-02-02"}) == []


@pytest.mark.req("D49")
@pytest.mark.parametrize(
    ("span", "outside"),
    [
        ({"start": "2027-02-01", "end": "2027-12-31"}, [0, 3]),
        ({"start": "2027-02-01"}, [0]),
        ({"end": "2027-12-31"}, [3]),
        ({}, []),
    ],
)
def test_milestones_lie_within_the_work(span: dict[str, str], outside: list[int]) -> None:
    days = ["2027-01-31", "2027-02-01", "2027-12-31", "2028-01-01"]
    schedule = span | {"milestones": [{"date": day, "text": "Etapp"} for day in days]}
    assert told(check_dates, schedule=schedule) == [
        ("initiatives-milestone-outside", ("schedule", "milestones", number, "date")) for number in outside
    ]


@pytest.mark.req("D4", "D38")
def test_the_other_domain_is_another_one() -> None:
    assert told(check_domain, also=["health"]) == []
    assert told(check_domain, also=["health", "social"]) == [("initiatives-also-own-domain", ("also", 1))]
