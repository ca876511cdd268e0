"""Where accepted proposals went, and which are still open."""

from __future__ import annotations

from typing import Any

import pytest

from som_cli.portfolio.policies import policy_view
from som_cli.portfolio.yearplan import plan_of_policy
from som_cli.process.policy_rules import check_policies
from som_cli.process.proposals import proposals
from tests.builders.cards import plan, policy, workplan
from tests.builders.process import SOUND_DOMAIN, registry, shelf
from tests.builders.values import merged

NEED = {"id": "vaade", "text": "Inimene näeb pensioni ise."}


def domain(**proposal: Any) -> Any:
    values = {"text": "Juhend.", "proposer": "toomas-jalakas", "date": "2026-10-01"} | proposal
    return policy(
        **merged(
            SOUND_DOMAIN,
            {
                "proposals": [{key: value for key, value in values.items() if value is not None}],
                "development_needs": [NEED],
                "budget": [{"year": 2027, "proposed": 1000}],
            },
        )
    )


def everything(card: Any) -> Any:
    return registry(policies=shelf(card), workplans=shelf(workplan()), plans=shelf(plan()))


@pytest.mark.req("S91", "S92", "S133", "S136", "S137")
@pytest.mark.parametrize(
    ("said", "went"),
    [
        ("juhend", [("work", "juhend")]),
        ("teenus ska-pension", [("service", "ska-pension")]),
        ("vaade", [("need", "vaade")]),
        ("2027", [("budget", "2027")]),
        ("juhend ja ska-pension", [("work", "juhend"), ("service", "ska-pension")]),
        ("juhendid", []),
        ("", []),
    ],
)
def test_an_accepted_proposal_is_found_where_it_went(said: str, went: list[tuple[str, str]]) -> None:
    card = domain(status=f"accepted: {said}")
    seen = everything(card)
    (one,) = proposals(card, seen)
    assert [(to.kind, to.id) for to in one.taken] == went
    codes = [finding.code for finding in check_policies(seen) if "proposal" in finding.code]
    assert codes == ([] if went else ["policies-proposal-loose"])


def test_a_rejected_proposal_went_nowhere_whatever_its_reason_names() -> None:
    card = domain(status="rejected: juhend on juba olemas")
    assert proposals(card, everything(card))[0].taken == ()


@pytest.mark.req("S88", "S91", "S136")
@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        ({"date": "2026-06-09"}, ["policies-proposal-waiting"]),
        ({"date": "2026-06-10"}, []),
        ({"date": "2026-06-09", "status": "open: arutusel"}, ["policies-proposal-waiting"]),
        ({"date": "2026-06-09", "status": "rejected: raha ei ole"}, []),
        ({"date": None}, ["policies-proposal-undated"]),
        ({"status": "rejected"}, ["policies-proposal-reason-missing"]),
        ({"status": "rejected: TBD"}, ["policies-proposal-reason-missing"]),
        ({"status": "võetud tööplaani"}, ["policies-proposal-unclear"]),
    ],
)
def test_proposals_without_a_day_a_reason_or_an_answer_are_found(changes: dict[str, Any], codes: list[str]) -> None:
    seen = everything(domain(**changes))
    assert [finding.code for finding in check_policies(seen) if "proposal" in finding.code] == codes


@pytest.mark.req("S91", "S136")
@pytest.mark.parametrize(
    ("changes", "is_shown"),
    [
        ({}, True),
        ({"date": "2024-01-01"}, True),
        ({"status": "võetud tööplaani"}, True),
        ({"status": "accepted: vaade"}, True),
        ({"status": "accepted: vaade", "date": "2024-01-01"}, False),
        ({"status": "accepted: juhend"}, False),
        ({"status": "rejected: raha ei ole"}, False),
    ],
)
def test_the_work_plan_shows_what_may_still_come_into_it(changes: dict[str, Any], is_shown: bool) -> None:
    card = domain(**changes)
    view = plan_of_policy(card, 2027, everything(card))
    assert [title for title, _ in view.proposals] == ([card.title] if is_shown else [])


@pytest.mark.req("S88")
def test_what_waits_and_what_went_nowhere_needs_attention() -> None:
    def kinds(**changes: Any) -> list[str]:
        card = domain(**changes)
        return [one.kind for one in policy_view(card, everything(card)).concerns if one.kind.startswith("proposal")]

    assert kinds(date="2026-01-01") == ["proposal_waiting"]
    assert kinds(status="accepted") == ["proposal_loose"]
    assert kinds(status="accepted: juhend") == []
