"""What is asked on paper: the form of an initiative and the checklist of a reviewer, with an example of each answer.

The questions are those of the wizard. Source: D15-D22, D66, D82, D83.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

# what an answer looks like in YAML; `…` stands for words, ids and figures are those of an imagined case
EXAMPLES: Mapping[str, Any] = MappingProxyType(
    {
        "title": "…",
        "agency": "ska",
        "domain": "social",
        "service": "pension",
        "current_situation": "…",
        "problem": "…",
        "expected_outcome": "…",
        "impact": "…",
        "alternatives": [{"title": "…", "why_not": "…"}],
        "client_view": "…",
        "priority_basis": "plan",
        "plan_goals": ["heaolu-eesmark-1"],
        "consulted": [{"organisation": "tehik", "date": "2027-01-15"}],
        "parties": [{"name": "…", "role": "…"}],
        "impact_assessment": {
            "clients": "…",
            "admin_burden": "…",
            "costs_saved": "…",
            "risks": "…",
            "data_protection": "…",
        },
        "legislation": {"needed": "yes", "acts": ["…"], "status": "not_started"},
        "estimate": {"size": "M", "duration_months": 12},
        "budget": {
            "vat_included": False,
            "lines": [{"year": 2027, "amount": "100000", "source": "…", "secured": True, "kind": "development"}],
        },
        "schedule": {
            "start": "2027-03-01",
            "end": "2028-02-28",
            "milestones": [{"date": "2027-09-01", "text": "…", "result": "…"}],
        },
        "implementer": "tehik",
    }
)
OPINION: Mapping[str, Any] = MappingProxyType(
    {
        "reviewer": "eesnimi-perenimi",
        "stance": "support_with_remarks",
        "argument": "…",
        "aspects": {"law": "…", "strategy": "…", "risks": "…", "feasibility": "…", "other": "…"},
    }
)
