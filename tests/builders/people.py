"""People, organisations and bodies of an invented agency, every field defaulted; None leaves a key out."""

from __future__ import annotations

from typing import Any

from som_cli.people.bodies import Body
from som_cli.people.model import Organisation, Person
from tests.builders.values import merged


def person_values(**changes: Any) -> dict[str, Any]:
    defaults = {
        "schema": "person/1",
        "id": "mari-maasikas",
        "name": "Mari Maasikas",
        "organisation": "ska",
        "unit": "arendus",
        "email": ["mari.maasikas@ska.example"],
        "handle": "mmaasikas",
        "active": {"from": "2024-01-01"},
    }
    return merged(defaults, changes)


def organisation_values(**changes: Any) -> dict[str, Any]:
    defaults = {
        "schema": "organisation/1",
        "id": "ska",
        "name": "Sotsiaalkindlustusamet",
        "abbreviation": "SKA",
        "name_en": "Social Insurance Board",
        "type": "agency",
        "parent": "som",
        "units": [{"id": "arendus", "name": "Arendusosakond", "head": "mari-maasikas"}],
        "head": "peeter-pihlakas",
    }
    return merged(defaults, changes)


def body_values(**changes: Any) -> dict[str, Any]:
    defaults = {
        "schema": "body/1",
        "id": "sotsiaal",
        "name": "Sotsiaalvaldkonna juhtkomisjon",
        "type": "area_committee",
        "domain": "social",
        "order": {"number": "12", "date": "2025-01-15"},
        "members": [
            {"person": "kaja-kask", "role": "chair", "from": "2025-01-15"},
            {"person": "rein-vaher", "role": "coordinator", "from": "2025-01-15"},
            {"person": "tiina-tamm", "role": "secretary", "from": "2025-01-15"},
            {"person": "peeter-pihlakas", "role": "representative", "organisation": "ska", "from": "2025-01-15"},
        ],
        "quorum": {"members": 2},
    }
    return merged(defaults, changes)


def agency_body_values(**changes: Any) -> dict[str, Any]:
    defaults = body_values(
        id="ska-juhtruhm",
        name="SKA juhtrühm",
        type="agency_group",
        domain=None,
        organisation="ska",
        members=[
            {"person": "peeter-pihlakas", "role": "chair", "from": "2025-01-15"},
            {"person": "anu-allik", "role": "secretary", "from": "2025-01-15"},
        ],
        quorum=None,
    )
    return merged(defaults, changes)


def person(**changes: Any) -> Person:
    return Person.model_validate(person_values(**changes))


def organisation(**changes: Any) -> Organisation:
    return Organisation.model_validate(organisation_values(**changes))


def body(**changes: Any) -> Body:
    return Body.model_validate(body_values(**changes))


def agency_body(**changes: Any) -> Body:
    return Body.model_validate(agency_body_values(**changes))
