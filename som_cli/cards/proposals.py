"""What became of the proposals of a team's members, read out of the one line a card has for it.

The line begins with a word: `open`, `accepted` or `rejected`. After it stands where the accepted one went, by id
(`accepted: juhend`) or by the year of its budget; or why it was rejected. Nothing at all is open.
Source: S88, S91, S92, S133, S136, S137.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from som_cli.cards.age import is_overdue
from som_cli.cards.substance import says_something

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from som_cli.cards.policy import Policy, Proposal
    from som_cli.diagnostics import Diagnostic, Filed
    from som_cli.settings import Thresholds

Fate = Literal["open", "accepted", "rejected", "unclear"]
FATES: tuple[Fate, ...] = ("open", "accepted", "rejected")
_STATUS = re.compile(rf"({'|'.join(FATES)})\b[\s:;,.–—-]*(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a proposal was answered: one of three words, and what is said behind it; `unclear` without such a word."""

    fate: Fate
    said: str = ""


def answer(proposal: Proposal) -> Answer:
    """Read what became of a proposal."""
    if proposal.status is None:
        return Answer("open")
    told = _STATUS.fullmatch(proposal.status.strip())
    if told is None:
        return Answer("unclear", proposal.status)
    fate: Fate = next(one for one in FATES if one == told[1])
    return Answer(fate, told[2])


def is_waiting(proposal: Proposal, today: date, thresholds: Thresholds) -> bool:
    """Is the proposal open, and older than the interval in which the card is gone through?"""
    return (
        answer(proposal).fate == "open"
        and proposal.date is not None
        and is_overdue(proposal.date, thresholds.policy_review_months, today)
    )


def check_proposals(filed: Filed[Policy], today: date, thresholds: Thresholds) -> Iterator[Diagnostic]:
    """Find proposals without an answer that can be read, without a day or a reason, and those that wait for long."""
    for number, proposal in enumerate(filed.record.proposals):
        told = answer(proposal)
        at = ("proposals", number)
        if told.fate == "unclear":
            yield filed.origin.report("policies-proposal-unclear", (*at, "status"), value=told.said, choices=FATES)
        elif told.fate == "rejected" and not says_something(told.said):
            yield filed.origin.report("policies-proposal-reason-missing", (*at, "status"), proposal=proposal.text)
        if proposal.date is None:
            yield filed.origin.report("policies-proposal-undated", at, proposal=proposal.text)
        elif is_waiting(proposal, today, thresholds):
            yield filed.origin.report(
                "policies-proposal-waiting", (*at, "date"), proposal=proposal.text, on=proposal.date,
                months=thresholds.policy_review_months,
            )  # fmt: skip
