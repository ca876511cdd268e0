"""What a card of each kind is expected to say, and how many percent of the card each part of it is.

A name is a path within the card: of a list, each item must say what the rest of the path names (`goals.indicators`:
every goal has one). Source: S5, S7, S45, S121; model.md §5.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Form:
    """What one kind of card is expected to say, in percent of the card: the weights add up to 100.

    `whole` names what must all be said within a part for it to count; `either` the fields of which one is enough.
    `is_in_order` tells that the form is best filled in from the top; else what gives most comes first.
    """

    weights: Mapping[str, int]
    whole: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    either: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    is_in_order: bool = False


# what the next move demands comes first. Source: D15, D17, D42-D46
INITIATIVE = Form(
    {
        "current_situation": 8,
        "problem": 8,
        "expected_outcome": 8,
        "impact": 8,
        "alternatives": 8,
        "service": 6,
        "priority_basis": 4,
        "plan_goals": 4,
        "client_view": 3,
        "consulted": 4,
        "estimate": 6,
        "impact_assessment": 8,
        "parties": 3,
        "legislation": 5,
        "budget": 8,
        "schedule": 6,
        "implementer": 3,
    },
    whole={
        "impact_assessment": ("clients", "admin_burden", "costs_saved", "risks", "data_protection"),
        "budget": ("lines",),
        "schedule": ("start", "end"),
        "estimate": ("size",),
    },
    either={"service": ("service", "policy")},
    is_in_order=True,
)

_TEAM = {
    "core_team.members": 6,
    "core_team.members.approved_on": 2,
    "core_team.members.mandate": 2,
    "core_team.members.competence": 1,
    "core_team.members.participation": 1,
}

# the four named blocks weigh most. Source: S5, S21, S36, S49-S60, S70, S71, S75-S84, S86, S87
POLICY = Form(
    {
        "vision": 5,
        "target_groups": 6,
        "goals": 7,
        "goals.indicators": 6,
        "goals.indicators.targets": 4,
        "services": 6,
        **_TEAM,
        "goals.plan_goals": 3,
        "goals.priority": 2,
        "situation.present": 3,
        "situation.needs": 2,
        "situation.resources": 2,
        "situation.sustainability": 2,
        "risks": 3,
        "risks.mitigation": 2,
        "budget": 3,
        "resource_need": 2,
        "development_needs": 2,
        "legal_acts": 2,
        "information_systems": 2,
        "registers": 2,
        "continuity": 2,
        "networks": 2,
        "stakeholders": 2,
        "related_policies": 2,
        "meeting_log": 2,
        "goals.indicators.source": 2,
        "goals.indicators.actuals": 2,
        "deputy_area": 2,
        "summary": 2,
        "reviewed": 3,
        "visibility": 1,
    }
)

# the nine blocks weigh most. Source: S116-S119, S121-S130
SERVICE = Form(
    {
        "clients": 4,
        "client_needs": 7,
        "delivery": 4,
        "channels": 3,
        "user_experience": 5,
        "communication": 7,
        "legal_acts": 5,
        "standards": 2,
        "processes": 7,
        "parties": 4,
        "parties.role": 3,
        "risks": 4,
        "risks.mitigation": 3,
        "products": 7,
        "vision": 3,
        "goals": 4,
        "goals.indicators": 4,
        "goals.coordinated_on": 3,
        "goals.priority": 1,
        "core_team.members": 4,
        "core_team.members.approved_on": 1,
        "core_team.members.mandate": 1,
        "user_experience.satisfaction": 2,
        "data": 2,
        "data.description_url": 2,
        "data.quality_owner": 1,
        "development_needs": 1,
        "resource_need": 2,
        "service_kind": 1,
        "reviewed": 2,
        "visibility": 1,
    }
)

# goals, clients and team weigh most; the nine blocks are asked of it as well. Source: S6, S7, S22, S33, S104-S108
SUPPORT_SERVICE = Form(
    {
        "service_manager": 5,
        "supports": 7,
        "internal_clients": 7,
        "client_needs": 6,
        "goals": 7,
        "goals.indicators": 6,
        "service_level": 6,
        "delivery": 4,
        "channels": 2,
        "core_team.members": 6,
        "core_team.members.approved_on": 1,
        "core_team.members.mandate": 1,
        "vision": 3,
        "user_experience": 4,
        "user_experience.satisfaction": 1,
        "communication": 4,
        "processes": 5,
        "process_reviewed": 3,
        "parties": 2,
        "risks": 3,
        "risks.mitigation": 2,
        "products": 4,
        "legal_acts": 2,
        "standards": 1,
        "development_needs": 2,
        "resource_need": 2,
        "goals.priority": 1,
        "reviewed": 2,
        "visibility": 1,
    }
)

# the nine things a service lead keeps an overview of, and what each needs. Source: S122-S130
BLOCKS: Mapping[str, tuple[str, ...]] = {
    "client_needs": ("client_needs",),
    "delivery": ("delivery", "channels"),
    "user_experience": ("user_experience",),
    "communication": ("communication",),
    "legal_acts": ("legal_acts",),
    "processes": ("processes",),
    "parties": ("parties", "parties.role"),
    "risks": ("risks", "risks.mitigation"),
    "products": ("products",),
}
