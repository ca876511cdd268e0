"""Who owes what by when: everything that is owed today, and the share of a person, a role or an organisation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from som_cli.portfolio.casework import casework
from som_cli.portfolio.chores import chores

if TYPE_CHECKING:
    from som_cli.portfolio.duty import Duty
    from som_cli.process.registry import Registry

ROLES = (
    *("submitter", "service_lead", "policy_lead", "agency_body", "secretary", "coordinator", "reviewer"),
    *("representative", "condition_owner", "task_owner", "area_committee"),
)


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose duties are wanted: of a person, a role, an organisation; of everybody where none is named."""

    person: str | None = None
    role: str | None = None
    organisation: str | None = None

    def fits(self, duty: Duty, registry: Registry) -> bool:
        """Is it a duty of theirs?"""
        ids = [one.id for one in duty.who]
        return (
            (self.person is None or self.person in ids)
            and (self.role is None or self.role == duty.role)
            and (self.organisation is None or self.organisation in _homes(duty, registry))
        )


def duties(registry: Registry, whose: Whose = Whose()) -> tuple[Duty, ...]:
    """Everything that is owed, the most pressing first; what has no deadline comes last."""
    found = (duty for case in registry.cases.values() for duty in casework(case, registry))
    wanted = (duty for duty in (*found, *chores(registry)) if whose.fits(duty, registry))
    return tuple(sorted(wanted, key=_pressing))


def _homes(duty: Duty, registry: Registry) -> set[str | None]:
    """Where those work who owe it; the agency where nobody is named."""
    if not duty.who:
        return {duty.organisation}
    people = (registry.people.get(one.id) for one in duty.who)
    return {filed.record.organisation for filed in people if filed}


def _pressing(duty: Duty) -> tuple[object, ...]:
    day = duty.due.isoformat() if duty.due else ""
    return (not duty.never and not day, day, duty.about.id, duty.kind, [one.id for one in duty.who])
