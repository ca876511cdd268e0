"""Which initiatives or meetings a list takes; a word that fits nothing is a mistake, and the nearest one is named."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from som_cli.errors import UsageFault
from som_cli.likeness import likeliest
from som_cli.process.leads import leads_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from som_cli.meetings.model import Meeting
    from som_cli.process.casefile import Case
    from som_cli.process.registry import Registry


@dataclass(frozen=True)
class Filter:
    """State, agency, domain, policy, service and lead; what is None is not asked about."""

    registry: Registry
    state: str | None = None
    agency: str | None = None
    domain: str | None = None
    policy: str | None = None
    service: str | None = None
    lead: str | None = None

    def __post_init__(self) -> None:
        known("--state", self.state, self.registry.process.states_by_id)
        known("--agency", self.agency, self.registry.organisations)
        known("--policy", self.policy, self.registry.policies)
        known("--service", self.service, self.registry.services)
        known("--lead", self.lead, self.registry.people)

    def takes(self, case: Case) -> bool:
        """Tell whether the list takes this one."""
        card = case.card.record
        return (
            self.state in (None, case.state)
            and self.agency in (None, card.agency)
            and (self.domain is None or self.domain in card.domains)
            and (self.policy is None or self.policy in self._policies(case))
            and self.service in (None, card.service)
            and (self.lead is None or self.lead in leads_of(card, self.registry).people)
        )

    def _policies(self, case: Case) -> set[str]:
        card = case.card.record
        through = {policy.id for policy in self.registry.policies_of.get(card.service or "", ())}
        return through | ({card.policy} if card.policy else set())


@dataclass(frozen=True)
class MeetingFilter:
    """Body, agency, domain, kind and status; what is None is not asked about."""

    registry: Registry
    body: str | None = None
    agency: str | None = None
    domain: str | None = None
    kind: str | None = None
    status: str | None = None

    def __post_init__(self) -> None:
        known("--body", self.body, self.registry.bodies)
        known("--agency", self.agency, self.registry.organisations)

    def takes(self, meeting: Meeting) -> bool:
        """Tell whether the list takes this one."""
        filed = self.registry.bodies.get(meeting.body)
        return (
            self.body in (None, meeting.body)
            and (self.agency is None or (filed is not None and filed.record.organisation == self.agency))
            and (self.domain is None or (filed is not None and filed.record.domain == self.domain))
            and self.kind in (None, meeting.kind)
            and self.status in (None, meeting.status)
        )


def known(option: str, word: str | None, choices: Iterable[str]) -> None:
    """Refuse a word that is none of the choices, naming the nearest one.

    Raises:
        UsageFault: It is none of them.
    """
    names = tuple(choices)
    if word is None or word in names:
        return
    nearest = likeliest(word, names)
    raise UsageFault("usage-choice", option=option, value=word, choices=names, nearest=nearest)
