"""The five things that should be known before the committee decides: which are there, and what is missing.

Whether one is there is for the guards of `share` to say, so that an agenda and the process never differ.
Source: D42-D46.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from som_cli.diagnostics import Words
from som_cli.process.decision import Decision
from som_cli.process.gates import (
    alternatives_described,
    funding_shown,
    impact_assessed,
    law_change_started,
    parties_known,
)

if TYPE_CHECKING:
    from som_cli.process.casefile import Case
    from som_cli.process.registry import Registry

GUARDS = {
    "impact": impact_assessed,
    "parties": parties_known,
    "law": law_change_started,
    "alternatives": alternatives_described,
    "funding": funding_shown,
}
NAMES = {
    "impact": Words("mõju", "impact"),
    "parties": Words("osapooled", "parties"),
    "law": Words("õigus", "law"),
    "alternatives": Words("alternatiivid", "alternatives"),
    "funding": Words("rahastusallikas", "funding source"),
}
MISSING = {
    "acts-gate-impact": Words("mõjuhinnang", "the impact assessment"),
    "acts-gate-impact-open": Words("mõjuhinnang on pooleli", "the impact assessment is unfinished"),
    "acts-gate-parties": Words("osapooled", "the parties"),
    "acts-gate-alternatives": Words("alternatiivid", "the alternatives"),
    "acts-gate-law": Words("õigusmuudatus on alustamata", "the change of law has not been started"),
    "acts-gate-law-unknown": Words("õigusmuudatuse vajadus on teadmata", "whether the law must change is unknown"),
    "acts-gate-funding": Words("maht ja rahastusallikas on teadmata", "the budget and its source are unknown"),
    "acts-gate-source": Words("rahastusallikas on teadmata", "the funding source is unknown"),
}
# without these an initiative cannot be shared; the other gates, and an unfinished assessment, only warn
DUTIES = frozenset({"acts-gate-impact", "acts-gate-parties", "acts-gate-alternatives"})


@dataclass(frozen=True, slots=True)
class Gate:
    """One of the five; `finding` is the code that the guard gives, None where all is there."""

    name: str
    finding: str | None

    @property
    def words(self) -> Words:
        """What it is called."""
        return NAMES[self.name]

    @property
    def is_open(self) -> bool:
        """Is all of it there?"""
        return self.finding is None

    @property
    def missing(self) -> Words | None:
        """What is missing; None where nothing is."""
        return MISSING.get(self.finding, self.words) if self.finding else None

    @property
    def stops(self) -> bool:
        """Can the initiative not be shared because of it?"""
        return self.finding in DUTIES


def gates(case: Case, registry: Registry) -> tuple[Gate, ...]:
    """The five gates of an initiative, in the order of the source."""
    asked = Decision("share", registry.today, "", datetime.combine(registry.today, time(), UTC))
    return tuple(
        Gate(name, next((finding.code for finding in guard(case, asked, registry)), None))
        for name, guard in GUARDS.items()
    )
