"""Nobody verifies what they were themselves to meet, nor records that it was verified."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from som_cli.diagnostics import Named
from som_cli.process import trail
from som_cli.process.digests import act_digest
from som_cli.process.engine import outlook
from tests.builders.people import agency_body, body, body_values
from tests.builders.process import (
    AGENCY_SECRETARY,
    COMMITTEE_SECRETARY,
    CONDITION,
    COORDINATOR,
    LEAD,
    NAMES,
    OUTSIDER,
    SUBMITTER,
    case_in,
    codes,
    made,
    moved,
    put,
    refused,
    registry,
    shelf,
)

if TYPE_CHECKING:
    from som_cli.process.casefile import Case
    from som_cli.process.registry import Registry

EVIDENCE = "Delta 1.1-13/9"


def with_member(role: str, who: str) -> Registry:
    members = [*body_values()["members"], {"person": who, "role": role}]
    return registry(bodies=shelf(body(members=members), agency_body()))


def _owned(owner: str, around: Registry) -> Case:
    """A case with one condition, which its owner has reported met."""
    condition = CONDITION.model_copy(update={"owner": owner})
    case = moved(case_in("defended", around), "decide", around, outcome="yes-if", conditions=(condition,))
    return moved(case, "meet", around, recorded_by=owner)


@pytest.mark.req("D20", "D71")
@pytest.mark.parametrize("owner", [COMMITTEE_SECRETARY, AGENCY_SECRETARY])
def test_an_officer_does_not_record_that_the_own_condition_was_verified(owner: str) -> None:
    around = registry()
    case = _owned(owner, around)
    [reason] = refused(case, "verify", recorded_by=owner, by=COORDINATOR, evidence=EVIDENCE).reasons
    assert (reason.code, reason.at) == ("acts-condition-own", ("recorded_by",))
    assert reason.facts["people"] == (Named(COORDINATOR, NAMES[COORDINATOR]),)
    [verify] = [one for one in outlook(case, around, owner).open if one.move == "verify"]
    assert "--evidence" not in verify.command
    other = AGENCY_SECRETARY if owner == COMMITTEE_SECRETARY else COMMITTEE_SECRETARY
    assert made(case, "verify", recorded_by=other, by=COORDINATOR, evidence=EVIDENCE).recorded_by == other


@pytest.mark.req("D20", "D71")
def test_a_coordinator_who_answers_for_the_condition_leaves_it_to_another() -> None:
    alone = registry()
    case = _owned(COORDINATOR, alone)
    assert codes(refused(case, "verify").reasons) == ["acts-condition-own"]
    around = with_member("coordinator", OUTSIDER)
    [verify] = [one for one in outlook(case, around).open if one.move == "verify"]
    assert [who.id for who in verify.who] == [OUTSIDER]
    assert made(case, "verify", around, recorded_by=OUTSIDER).by == OUTSIDER


@pytest.mark.req("D20", "D71")
@pytest.mark.parametrize(("recorder", "code"), [(LEAD, "acts-condition-own"), (SUBMITTER, "acts-own-initiative")])
def test_a_verification_on_file_recorded_by_whoever_has_a_part_in_it_is_found(recorder: str, code: str) -> None:
    around = with_member("secretary", LEAD)
    case = moved(case_in("conditional", around), "meet", around)
    act = made(case, "verify", around, recorded_by=COMMITTEE_SECRETARY, by=COORDINATOR, evidence=EVIDENCE)
    act = act.model_copy(update={"recorded_by": recorder})
    act = act.model_copy(update={"digest": act_digest(act)})
    assert codes(trail.check(put(case, act), around)) == [code]
