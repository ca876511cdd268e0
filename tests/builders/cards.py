"""Plans and cards, every field defaulted; None leaves a key out."""

from __future__ import annotations

from typing import Any

from som_cli.cards.goals import Plan
from som_cli.cards.initiative import Initiative
from som_cli.cards.policy import Policy
from som_cli.cards.service import Service
from som_cli.cards.workplan import Workplan
from tests.builders.values import merged


def indicator_values(**changes: Any) -> dict[str, Any]:
    defaults = {
        "id": "vaesuses-eakad",
        "name": "Suhtelises vaesuses elavate eakate osakaal",
        "unit": "%",
        "direction": "down",
        "source": "Statistikaamet",
        "frequency": "kord aastas",
        "baseline": {"year": 2021, "value": 41},
        "targets": {2027: 30, 2030: 25},
        "actuals": {2024: 36},
    }
    return merged(defaults, changes)


def plan_values(**changes: Any) -> dict[str, Any]:
    defaults = {
        "schema": "plan/1",
        "id": "hea",
        "name": "Heaolu arengukava 2023–2030",
        "type": "development_plan",
        "period": {"from": 2023, "to": 2030},
        "owner": "som",
        "goals": [
            {"id": "hea-toimetulek", "name": "Inimesed tulevad toime", "indicators": [indicator_values()]},
        ],
    }
    return merged(defaults, changes)


def policy_values(**changes: Any) -> dict[str, Any]:
    defaults = {
        "schema": "policy/1",
        "id": "eakad",
        "title": "Eakate toimetulek",
        "department": "hoolekanne",
        "policy_lead": "kaja-kask",
        "vision": "Eakas elab oma kodus nii kaua, kui soovib.",
        "target_groups": ["Eakad ja nende lähedased"],
        "goals": [{"id": "eakad-kodus", "text": "Rohkem eakaid elab kodus.", "plan_goals": ["hea-toimetulek"]}],
        "services": [{"service": "ska-pension", "represented_by": "toomas-jalakas"}],
        "core_team": {
            "members": [
                {
                    "person": "toomas-jalakas",
                    "role": "Pensioniteenuse esindaja",
                    "mandate": {"decision_right": True, "information_sharing": True, "scope": "Pensioniteenus"},
                    "approved_by": "peeter-pihlakas",
                    "approved_on": "2026-01-12",
                }
            ]
        },
    }
    return merged(defaults, changes)


def service_values(**changes: Any) -> dict[str, Any]:
    defaults = {
        "schema": "service/1",
        "id": "ska-pension",
        "title": "Vanaduspension",
        "type": "service",
        "organisation": "ska",
        "service_lead": "toomas-jalakas",
        "clients": ["Pensioniealised inimesed"],
        "client_needs": "Inimene tahab teada, millal ja kui palju pensioni ta saab.",
        "delivery": "Taotlus esitatakse iseteeninduses või kontoris.",
        "channels": ["Iseteenindus", "Klienditeenindus"],
        "user_experience": {"satisfaction": {"value": 82, "scale": "%", "year": 2025}, "measured_on": "2025-11-03"},
        "communication": [{"moment": "Enne pensioniiga", "channel": "E-kiri", "message": "Taotlust saab esitada."}],
        "legal_acts": [{"title": "Riikliku pensionikindlustuse seadus"}],
        "standards": ["Avalike teenuste korraldamise alused"],
        "processes": ["Taotluse menetlemine"],
        "parties": [{"name": "Maksu- ja Tolliamet", "role": "annab andmed"}],
        "risks": [{"text": "Andmed hilinevad.", "mitigation": "Andmed küsitakse kuu varem."}],
        "products": ["Sotsiaalkaitse infosüsteem"],
    }
    return merged(defaults, changes)


def workplan_values(**changes: Any) -> dict[str, Any]:
    defaults = {
        "schema": "workplan/1",
        "id": "2027-eakad",
        "policy": "eakad",
        "year": 2027,
        "items": [
            {
                "id": "juhend",
                "text": "Juhend omavalitsustele on kinnitatud.",
                "priority": 1,
                "organisation": "som",
                "owner": "kaja-kask",
                "due": "2027-05-31",
            }
        ],
    }
    return merged(defaults, changes)


def draft_values(**changes: Any) -> dict[str, Any]:
    """The least that a draft must say."""
    defaults = {
        "schema": "initiative/1",
        "id": "ska-2026-pensionikalkulaator",
        "title": "Pensionikalkulaator",
        "agency": "ska",
        "domain": "social",
        "submitter": "mari-maasikas",
    }
    return merged(defaults, changes)


def initiative_values(**changes: Any) -> dict[str, Any]:
    """A card that passes every gate."""
    defaults = draft_values() | {
        "service": "ska-pension",
        "current_situation": "Inimene küsib pensioni suurust telefoni teel, 40 000 kõnet aastas.",
        "problem": "Inimene ei tea, kui palju pensioni ta saab, ja lükkab otsuseid edasi.",
        "expected_outcome": "Inimene näeb oma tulevast pensioni ise, ühe minutiga.",
        "impact": "Hinnang: 600 000 inimest, 20 000 kõnet vähem aastas.",
        "alternatives": [
            {"title": "Mitte midagi teha", "description": "Kõned jäävad.", "why_not": "Kõnede arv kasvab."},
        ],
        "client_view": "Näen oma pensioni ise.",
        "priority_basis": "plan",
        "plan_goals": ["hea-toimetulek"],
        "consulted": [
            {"organisation": "tehik", "date": "2026-05-04"},
            {"person": "toomas-jalakas", "date": "2026-05-05"},
        ],
        "parties": [{"name": "Pensionikeskus", "role": "annab II samba andmed"}],
        "impact_assessment": {
            "clients": "Inimene saab vastuse kohe.",
            "admin_burden": "Väheneb: kõnesid on poole vähem.",
            "costs_saved": "Kaks ametikohta aastas.",
            "risks": "Andmed on puudulikud enne 1999. aastat.",
            "data_protection": "Andmeid näeb ainult inimene ise.",
        },
        "legislation": {"needed": "no"},
        "estimate": {"size": "M", "duration_months": 12, "people": {"arendaja": 18, "analüütik": 6}},
        "budget": {
            "vat_included": False,
            "lines": [
                {"year": 2027, "amount": "200000.00", "source": "riigieelarve", "secured": True, "kind": "development"},
                {"year": 2028, "amount": "51300.00", "source": "riigieelarve", "secured": True, "kind": "development"},
            ],
        },
        "implementer": "tehik",
        "schedule": {
            "start": "2027-02-01",
            "end": "2028-03-31",
            "milestones": [{"date": "2027-09-30", "text": "Prototüüp on valmis.", "result": "Katsetavad 50 inimest."}],
        },
    }
    return merged(defaults, changes)


def plan(**changes: Any) -> Plan:
    return Plan.model_validate(plan_values(**changes))


def policy(**changes: Any) -> Policy:
    return Policy.model_validate(policy_values(**changes))


def service(**changes: Any) -> Service:
    return Service.model_validate(service_values(**changes))


def workplan(**changes: Any) -> Workplan:
    return Workplan.model_validate(workplan_values(**changes))


def draft(**changes: Any) -> Initiative:
    return Initiative.model_validate(draft_values(**changes))


def initiative(**changes: Any) -> Initiative:
    return Initiative.model_validate(initiative_values(**changes))
