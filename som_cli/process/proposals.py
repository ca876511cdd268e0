"""Where the proposals of a domain's team went: into a work plan, a service, an initiative, a need or a budget.

Source: S88, S91, S92, S133, S136, S137.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from som_cli.cards.proposals import answer, is_waiting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from som_cli.cards.policy import Policy, Proposal
    from som_cli.cards.proposals import Answer
    from som_cli.diagnostics import Diagnostic, Filed
    from som_cli.process.registry import Registry

Place = Literal["work", "service", "initiative", "need", "budget"]
_WORD = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Taken:
    """What an accepted proposal became: of which kind, and its title."""

    kind: Place
    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Proposed:
    """A proposal, what it was answered, where it went, and whether it has waited for too long."""

    proposal: Proposal
    proposer: str | None
    answer: Answer
    taken: tuple[Taken, ...]
    is_waiting: bool

    @property
    def is_open(self) -> bool:
        """Is there no answer yet, or none that says yes or no?"""
        return self.answer.fate in {"open", "unclear"}

    @property
    def is_loose(self) -> bool:
        """Was it accepted and is nowhere to be found?"""
        return self.answer.fate == "accepted" and not self.taken


def proposals(policy: Policy, registry: Registry) -> tuple[Proposed, ...]:
    """The proposals on a policy card, in its order."""
    if not policy.proposals:
        return ()
    known = {(one.kind, one.id): one for one in _known(policy, registry)}
    thresholds = registry.settings.thresholds
    return tuple(
        Proposed(
            proposal=one,
            proposer=registry.named(one.proposer).name if one.proposer else None,
            answer=told,
            taken=tuple(found for (_, id_), found in known.items() if id_ in _ids(told)),
            is_waiting=is_waiting(one, registry.today, thresholds),
        )
        for one in policy.proposals
        for told in (answer(one),)
    )


def check_accepted(filed: Filed[Policy], registry: Registry) -> Iterator[Diagnostic]:
    """Find accepted proposals that nothing on file answers."""
    for number, one in enumerate(proposals(filed.record, registry)):
        if one.is_loose:
            yield filed.origin.report(
                "policies-proposal-loose", ("proposals", number, "status"), proposal=one.proposal.text
            )


def _ids(told: Answer) -> frozenset[str]:
    return frozenset(_WORD.findall(told.said)) if told.fate == "accepted" else frozenset()


def _known(policy: Policy, registry: Registry) -> Iterator[Taken]:
    """What a proposal may have become; the same activity in two years is one."""
    for filed in registry.workplans.values():
        if filed.record.policy == policy.id:
            yield from (Taken("work", item.id, item.text) for item in filed.record.items)
    yield from (Taken("service", one.record.id, one.record.title) for one in registry.services.values())
    yield from (Taken("initiative", case.id, case.card.record.title) for case in registry.cases.values())
    yield from (Taken("need", need.id, need.text) for need in policy.development_needs)
    yield from (Taken("budget", str(line.year), str(line.year)) for line in policy.budget)
