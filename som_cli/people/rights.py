"""Who holds which role when: pure look-ups in bodies and organisations."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date

    from som_cli.diagnostics import Filed
    from som_cli.people.bodies import Body
    from som_cli.people.model import Person

OFFICERS = ("secretary", "chair", "coordinator")  # those who record for a body, in the order in which they are asked
AGENCY_BODIES = ("agency_group", "agency_management")


def holders(body: Body, roles: Collection[str], day: date) -> tuple[str, ...]:
    """The persons who hold one of these roles in the body on the day, each once, in the order of its file."""
    return tuple(dict.fromkeys(member.person for member in body.members_on(day) if member.role in roles))


def officers(body: Body, day: date) -> tuple[str, ...]:
    """The secretary, chair and coordinator of the body on the day: who may record what it did."""
    members = body.members_on(day)
    return tuple(dict.fromkeys(member.person for role in OFFICERS for member in members if member.role == role))


def representatives(body: Body, organisation: str, people: Mapping[str, Filed[Person]], day: date) -> tuple[str, ...]:
    """Those who represent the organisation in the body on the day. Source: D68."""
    found = []
    for member in body.members_on(day):
        person = people.get(member.person)
        home = member.organisation or (person.record.organisation if person else None)
        if member.role == "representative" and home == organisation:
            found.append(member.person)
    return tuple(dict.fromkeys(found))


def is_of_agency(body: Body, organisation: str) -> bool:
    """Is it the steering group or the management of the agency? Source: D27."""
    return body.type in AGENCY_BODIES and body.organisation == organisation


def is_committee_of(body: Body, domain: str) -> bool:
    """Is it the area committee of the domain? Source: D38."""
    return body.type == "area_committee" and body.domain == domain
