from __future__ import annotations

from typing import Any, get_args

import pytest
from pydantic import BaseModel

from som_cli.codes import table
from som_cli.diagnostics import Filed, Origin
from som_cli.kinds import KINDS
from som_cli.process.references import LINKS, PLURAL, Targets, check_links
from tests.builders.cards import initiative, policy

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
