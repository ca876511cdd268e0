"""Links between records: each is a field, has a code, and is found where it leads nowhere."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, get_args

import pytest
from pydantic import BaseModel

from som_cli.codes import table
from som_cli.diagnostics import Filed, Origin
from som_cli.fields import SLUG_PATTERN
from som_cli.kinds import KINDS
from som_cli.process.references import LINKS, PLURAL, Targets, check_case_links, check_links, follow
from tests.builders.cards import initiative, plan, policy, service
from tests.builders.process import CARD, FOLDER, case_in, filed, opinion, registry, report, shelf

if TYPE_CHECKING:
    from collections.abc import Iterator

EMPTY = Targets({link.target: {} for links in LINKS.values() for link in links})


def _field(model: type[BaseModel], steps: tuple[str, ...]) -> Any:
    name, rest = steps[0].removesuffix("[]"), steps[1:]
    annotation = model.model_fields[name].annotation
    return annotation if not rest else _field(_inner(annotation), rest)


def _inner(annotation: Any) -> type[BaseModel]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(inner for part in get_args(annotation) if (inner := _try(part)))


def _try(annotation: Any) -> type[BaseModel] | None:
    try:
        return _inner(annotation)
    except StopIteration:
        return None


@pytest.mark.parametrize(("kind", "steps"), [(kind, link.steps) for kind, links in LINKS.items() for link in links])
def test_every_link_is_a_field_of_its_model(kind: str, steps: tuple[str, ...]) -> None:
    assert _field(KINDS[kind].model, steps) is not None


@pytest.mark.parametrize(("kind", "target"), [(kind, link.target) for kind, links in LINKS.items() for link in links])
def test_every_link_that_leads_nowhere_has_a_code(kind: str, target: str) -> None:
    assert f"{PLURAL[kind]}-{target.replace('_', '-')}-unknown" in table()


@pytest.mark.req("D5", "D17", "D21")
def test_links_that_lead_nowhere_are_found_at_their_place() -> None:
    targets = Targets(
        {**EMPTY.ids, "service": {"ska-pensionid": "Pensionid"}, "organisation": {"ska": "", "tehik": ""}}
    )
    filed = Filed(initiative(), Origin("initiative.yaml"))
    assert [(finding.code, finding.at, finding.facts) for finding in check_links("initiative", filed, targets)] == [
        ("initiatives-person-unknown", ("submitter",), {"value": "mari-maasikas", "nearest": None}),
        ("initiatives-person-unknown", ("consulted", 1, "person"), {"value": "toomas-jalakas", "nearest": None}),
        ("initiatives-service-unknown", ("service",), {"value": "ska-pension", "nearest": "ska-pensionid"}),
        ("initiatives-plan-goal-unknown", ("plan_goals", 0), {"value": "hea-toimetulek", "nearest": None}),
    ]


def test_a_record_is_also_found_by_its_name() -> None:
    targets = Targets({"service": {"ska-001": "Vanaduspension"}})
    assert targets.nearest("service", "vanaduspension") == "ska-001"


@pytest.mark.req("S49", "S77")
def test_a_policy_card_names_people_services_and_goals_that_exist() -> None:
    codes = {finding.code for finding in check_links("policy", Filed(policy(), Origin("p.yaml")), EMPTY)}
    assert codes == {
        "policies-person-unknown", "policies-unit-unknown", "policies-service-unknown", "policies-plan-goal-unknown",
    }  # fmt: skip


# a name that is no link: the record's own, one within the record, or a word of `data/process.yaml`
NO_LINKS = {
    "initiative": {"development_need"},  # one of those on the card of the service or policy
    "act": {"initiative", "move", "condition"},
    "opinion": {"initiative"},
    "report": {"initiative"},
    "process": {"rows[].move", "rows[].guards[]"},
}


def _names(model: type[BaseModel], before: tuple[str, ...] = ()) -> Iterator[str]:
    """The fields of a model that hold an id, as links write them, those called `id` aside."""
    for name, field in model.model_fields.items():
        is_list = str(field.annotation).startswith("tuple")
        steps = (*before, f"{name}[]" if is_list else name)
        inner = _try(field.annotation)
        if inner is not None:
            yield from _names(inner, steps)
        elif SLUG_PATTERN in f"{field.annotation}{field.metadata}" and name != "id":
            yield ".".join(steps)


@pytest.mark.parametrize("kind", list(KINDS))
@pytest.mark.req("S63", "S77")
def test_every_field_that_holds_an_id_is_followed(kind: str) -> None:
    followed = {".".join(link.steps) for link in LINKS.get(kind, ())}
    assert set(_names(KINDS[kind].model)) - followed == NO_LINKS.get(kind, set())


def test_what_can_be_linked_to_is_all_there_is_and_what_could_not_be_read() -> None:
    around = registry(plans=shelf(plan()), services=shelf(service(goals=[])))
    ids = Targets.of(around, {"service": frozenset({"katki"}), "initiative": frozenset({"ska-2026-a"})}).ids
    assert ids["service"] == {"katki": "", "ska-pension": "Vanaduspension"}
    assert ids["initiative"] == {"ska-2026-a": ""}
    assert ids["unit"] == {"arendus": "Arendusosakond"}
    assert ids["plan_goal"] == {"hea-toimetulek": "Inimesed tulevad toime"}
    assert ids["goal"] == {"hea-toimetulek": "Inimesed tulevad toime", "eakad-kodus": ""}
    assert ids["supported"] == {"katki": "", "ska-pension": "Vanaduspension", "eakad": "Eakate toimetulek"}


def test_without_a_list_of_names_the_initiatives_are_those_that_were_read() -> None:
    one = case_in("draft")
    around = replace(registry(), cases={one.card.record.id: one})
    assert Targets.of(around, {}).ids["initiative"] == {one.card.record.id: ""}


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [("ska-pensionn", "ska-pension"), ("VANADUSPENSION", "ska-pension"), ("Ska-Pension", "ska-pension"), ("xyz", None)],
)
def test_the_nearest_is_close_in_spelling_or_of_that_name(wrong: str, meant: str | None) -> None:
    assert Targets.of(registry(), {}).nearest("service", wrong) == meant


def test_a_field_is_followed_through_groups_and_lists_and_nothing_is_empty() -> None:
    card = policy(successors=["lapsed", "pered"])
    assert list(follow(card, ("successors[]",))) == [(("successors", 0), "lapsed"), (("successors", 1), "pered")]
    assert list(follow(card, ("core_team", "members[]", "person"))) == [
        (("core_team", "members", 0, "person"), "toomas-jalakas")
    ]
    assert list(follow(service(), ("core_team", "members[]", "person"))) == []
    assert list(follow(card, ("nowhere", "person"))) == []
    assert list(follow(card, ("nowhere[]",))) == []


@pytest.mark.req("S118", "S33")
def test_a_service_card_names_goals_policies_and_services_that_exist() -> None:
    goal = {"id": "g", "text": "G", "plan_goals": ["hea"], "coordinated_in": "eakas", "coordinated_on": "2026-11-24"}
    data = [{"name": "Andmed", "quality_owner": "anu"}]
    card = service(goals=[goal], supports=["kodu"], data=data)
    targets = Targets({**EMPTY.ids, "organisation": {"ska": ""}, "person": {"toomas-jalakas": ""}})
    assert [
        (finding.code, finding.at) for finding in check_links("service", Filed(card, Origin("s.yaml")), targets)
    ] == [
        ("services-person-unknown", ("data", 0, "quality_owner")),
        ("services-policy-unknown", ("goals", 0, "coordinated_in")),
        ("services-plan-goal-unknown", ("goals", 0, "plan_goals", 0)),
        ("services-supported-unknown", ("supports", 0)),
    ]


def test_the_links_of_a_case_file_are_those_of_all_its_records() -> None:
    shared = case_in("shared")
    whole = replace(
        shared,
        opinions=(filed(opinion(), f"{FOLDER}opinions/r1-jaan-tamm.yaml"),),
        reports=(filed(report(), f"{FOLDER}reports/2027-T1-ska.yaml"),),
    )
    around = registry(plans=shelf(plan()))
    everything = Targets.of(around, {"organisation": frozenset({"tehik"})})
    assert check_case_links(whole, everything) == []
    paths = {finding.path.removeprefix(FOLDER) for finding in check_case_links(whole, EMPTY)}
    stems = {act.record.stem for act in whole.acts}
    assert paths == {
        CARD.removeprefix(FOLDER), "opinions/r1-jaan-tamm.yaml", "reports/2027-T1-ska.yaml",
        *(f"acts/{stem}.yaml" for stem in stems),
    }  # fmt: skip


def test_a_kind_without_links_has_none() -> None:
    assert check_links("settings", Filed(policy(), Origin("som.yaml")), EMPTY) == []
