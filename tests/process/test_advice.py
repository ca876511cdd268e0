"""Advice is weighed by people: neither an opinion nor a report moves an initiative."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.builders.process import FOLDER, OUTSIDER, POLICY_LEAD, WAYS, case_in, filed, moved, opinion, report


@pytest.mark.req("D35")
@pytest.mark.parametrize("state", [state for state in WAYS if state not in {"draft", "withdrawn"}])
@pytest.mark.parametrize("stance", ["support", "against"])
def test_an_opinion_moves_nothing(state: str, stance: str) -> None:
    case = case_in(state)
    advised = replace(case, opinions=(filed(opinion(stance=stance), f"{FOLDER}opinions/r1-{OUTSIDER}.yaml"),))
    assert (advised.state, advised.steps, advised.basis) == (case.state, case.steps, case.basis)


@pytest.mark.req("D35", "D70")
def test_the_committee_may_decide_against_all_advice() -> None:
    opinions = tuple(
        filed(opinion(stance="against", reviewer=one), f"{FOLDER}opinions/r1-{one}.yaml")
        for one in (OUTSIDER, POLICY_LEAD)
    )
    assert moved(replace(case_in("defended"), opinions=opinions), "decide").state == "planned"


@pytest.mark.req("D50")
@pytest.mark.parametrize("rating", ["green", "red"])
def test_a_report_moves_nothing(rating: str) -> None:
    case = case_in("in_progress")
    told = replace(case, reports=(filed(report(rating=rating), f"{FOLDER}reports/2027-T1-ska.yaml"),))
    assert told.state == "in_progress"
