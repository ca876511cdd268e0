"""What may leave the house: a canary sits in every text of every record, and only those on the list get out."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import Any, get_args

import pytest
from pydantic import BaseModel, ValidationError

from som_cli.portfolio.publicity import NEEDED, SHOWN, published
from som_cli.portfolio.view import portfolio
from som_cli.render.portfolio import portfolio as page
from tests.builders.hostile import _texts
from tests.builders.sample import sample

SHELVES = ("people", "organisations", "bodies", "meetings", "plans", "policies", "services", "workplans")
CANARY = re.compile(r"kanaarilind([0-9]+)x")
OPEN = frozenset(
    {
        "initiative title", "initiative expected_outcome", "initiative budget.lines.source",
        "initiative schedule.milestones.text", "organisation name", "organisation abbreviation", "plan goals.name",
        "policy title",
    }
)  # fmt: skip
# who reads it names its author; ids are in no document, and no text that others wrote
PRIVATE = frozenset({"person", "body", "meeting", "service", "workplan", "act", "opinion", "report"})


class Cage:
    """Gives every text field of a record a canary of its own, and remembers where each one sits."""

    def __init__(self) -> None:
        self.places: list[str] = []

    def inside(self, filed: Any, kind: str) -> Any:
        model = type(filed.record)
        values = filed.record.model_dump(by_alias=True, exclude_none=True)
        for holder, key, place in list(_places(values)):
            if place == "schema":
                continue
            original = holder[key]
            holder[key] = f"Kanaarilind kanaarilind{len(self.places)}x"
            try:
                model.model_validate(values)
            except ValidationError:  # an id, a day or a word of a choice
                holder[key] = original
            else:
                self.places.append(f"{kind} {place}")
        return replace(filed, record=model.model_validate(values))


def _places(value: Any, way: str = "") -> Any:
    """Every string in nested plain data: what holds it, its key there, and the way to it without numbers."""
    list(_texts(value))  # turns tuples into lists
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    for key, item in pairs:
        here = way if isinstance(key, int) and not isinstance(value, dict) else f"{way}.{key}".lstrip(".")
        if isinstance(item, str):
            yield value, key, here
        elif isinstance(item, dict | list):
            yield from _places(item, here)


@cache
def caged() -> tuple[Any, tuple[str, ...]]:
    """The sample with every card public and a canary in every text, and where each canary sits."""
    cage, registry = Cage(), sample()
    kinds = dict(
        zip(
            SHELVES, ("person", "organisation", "body", "meeting", "plan", "policy", "service", "workplan"), strict=True
        )
    )
    shelves: dict[str, Any] = {
        shelf: {key: cage.inside(filed, kinds[shelf]) for key, filed in getattr(registry, shelf).items()}
        for shelf in SHELVES
    }
    shelves["policies"] = {key: _opened(filed) for key, filed in shelves["policies"].items()}
    cases = {
        key: replace(
            one,
            card=_opened(cage.inside(one.card, "initiative")),
            acts=tuple(cage.inside(filed, "act") for filed in one.acts),
            opinions=tuple(cage.inside(filed, "opinion") for filed in one.opinions),
            reports=tuple(cage.inside(filed, "report") for filed in one.reports),
        )
        for key, one in registry.cases.items()
    }
    return replace(registry, cases=cases, **shelves), tuple(cage.places)


def _opened(filed: Any) -> Any:
    return replace(filed, record=filed.record.model_copy(update={"visibility": "public"}))


def _filed(case: Any) -> tuple[Any, ...]:
    return (case.card, *case.acts)


def escaped(document: str, places: tuple[str, ...]) -> set[str]:
    return {places[int(number)] for number in CANARY.findall(document)}


@pytest.mark.req("D75")
@pytest.mark.parametrize("language", ["et", "en"])
@pytest.mark.parametrize("domain", ["social", "health", "all"])
def test_no_text_leaves_the_house_that_is_not_on_the_list(language: str, domain: Any) -> None:
    registry, places = caged()
    document = page(portfolio(registry, domain, public=True), language)
    assert escaped(document, places) <= OPEN
    assert {"initiative title", "initiative expected_outcome", "organisation abbreviation"} <= escaped(document, places)


@pytest.mark.req("D75")
def test_the_canaries_sit_in_every_kind_of_record_and_the_house_hears_more_of_them() -> None:
    registry, places = caged()
    assert {place.partition(" ")[0] for place in places} >= PRIVATE | {"initiative", "organisation", "plan", "policy"}
    inside = escaped(page(portfolio(registry, "all"), "en"), places)
    assert {"person name", "report reason", "act conditions.text", "act reason"} <= inside


@pytest.mark.req("D75")
def test_records_for_the_public_hold_no_text_that_is_not_on_the_list() -> None:
    registry, places = caged()
    public = published(registry)
    open_shelves: Any = [getattr(public, shelf) for shelf in SHELVES]
    held = " ".join(repr(filed.record) for shelf in open_shelves for filed in shelf.values())
    held += " ".join(repr(filed.record) for case in public.cases.values() for filed in _filed(case))
    assert {place for place in escaped(held, places) if place not in OPEN} <= {"act snapshot.budget.lines.source"}


@pytest.mark.req("D75")
def test_the_list_names_fields_that_there_are() -> None:
    listed = [(kind, name) for fields in (SHOWN, NEEDED) for kind, names in fields.items() for name in names]
    assert [(kind.__name__, name) for kind, name in listed if name not in kind.model_fields] == []


@pytest.mark.req("D75")
def test_every_part_of_what_is_listed_is_listed_too() -> None:
    def parts(annotation: Any) -> set[type[BaseModel]]:
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            return {annotation}
        return {part for one in get_args(annotation) for part in parts(one)}

    nested = {
        part
        for fields in (SHOWN, NEEDED)
        for kind, names in fields.items()
        for name in names
        for part in parts(kind.model_fields[name].annotation)
    }
    assert nested - {*SHOWN, *NEEDED} == set()


@pytest.mark.req("D75")
def test_a_public_portfolio_counts_what_it_leaves_out_and_says_no_more() -> None:
    registry = sample()
    whole, public = portfolio(registry, "all"), portfolio(registry, "all", public=True)
    assert public.left_out == len(whole.items) - len(public.items) > 0
    assert f"{public.left_out} developments are left out." in page(public, "en")
    assert whole.left_out == 0
