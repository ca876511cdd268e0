"""The questions by which policy and service cards are written: each is the field's own title and description."""

from __future__ import annotations

from typing import TYPE_CHECKING

from som_cli.cards.policy import Policy
from som_cli.cards.questions import Question, Section, Way
from som_cli.cards.service import Service
from som_cli.locale import N_

if TYPE_CHECKING:
    from collections.abc import Mapping

    from som_cli.fields import Record

_POLICY: Mapping[str, Mapping[str, Way]] = {
    N_("A. What it is about"): {
        "title": "line", "department": "unit", "policy_lead": "person", "vision": "text", "summary": "text",
    },
    N_("B. Situation and goals"): {"situation": "situation", "target_groups": "texts", "goals": "card_goals"},
    N_("C. Services and people"): {"services": "contributing", "core_team": "team", "stakeholders": "texts"},
    N_("D. Law, systems, risks, development"): {
        "legal_acts": "acts", "information_systems": "texts", "registers": "texts", "risks": "risks",
        "development_needs": "needs",
    },
    N_("E. Money and people"): {"resource_need": "resources", "budget": "years"},
}  # fmt: skip
_SERVICE: Mapping[str, Mapping[str, Way]] = {
    N_("A. What it is about"): {
        "title": "line", "type": "kind", "organisation": "organisation", "service_lead": "person",
        "vision": "text", "supports": "supported",
    },
    N_("B. The client"): {
        "clients": "texts", "client_needs": "text", "delivery": "text", "channels": "texts",
        "user_experience": "experience", "communication": "messages",
    },
    N_("C. Services and people"): {
        "processes": "texts", "parties": "parties", "products": "texts", "core_team": "team", "goals": "card_goals",
    },
    N_("D. Law, systems, risks, development"): {
        "legal_acts": "acts", "standards": "texts", "risks": "risks", "data": "data", "development_needs": "needs",
    },
    N_("E. Money and people"): {"resource_need": "resources", "budget": "years"},
}  # fmt: skip
DUTIES = {
    "policy": ("title", "department", "policy_lead", "vision"),
    "service": ("title", "type", "organisation", "service_lead", "client_needs", "delivery"),
}
EMPTY: Mapping[str, Mapping[str, object]] = {
    "policy": {"target_groups": [], "goals": [], "services": [], "core_team": {"members": []}},
    "service": {
        **{name: [] for name in ("clients", "channels", "communication", "legal_acts", "standards", "processes")},
        **{name: [] for name in ("parties", "risks", "products")},
        "user_experience": {},
    },
}  # what a form asks for and a new card may lack


def _sections(kind: str, model: type[Record], groups: Mapping[str, Mapping[str, Way]]) -> tuple[Section, ...]:
    return tuple(
        Section(title, tuple(_question(kind, model, name, way) for name, way in ways.items()))
        for title, ways in groups.items()
    )


def _question(kind: str, model: type[Record], name: str, way: Way) -> Question:
    field = model.model_fields[name]
    duty = name in DUTIES[kind]
    return Question(name, way, field.title or name, field.description or "", f"--field {name}=", duty=duty)


SECTIONS = {"policy": _sections("policy", Policy, _POLICY), "service": _sections("service", Service, _SERVICE)}
