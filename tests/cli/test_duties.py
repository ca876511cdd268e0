"""`som show` of a person: every role in the records, and the goals of the teams."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from som_cli.process.duties import FIELDS
from som_cli.process.references import LINKS
from som_cli.report.duties import ROLES

if TYPE_CHECKING:
    from tests.builders.ministry import Ministry

POLICY = "data/policies/eakad.yaml"


def told(area: Ministry, person: str) -> list[str]:
    lines = area.som("show", person).stdout.splitlines()
    return lines[lines.index("Roles") :] if "Roles" in lines else []


@pytest.mark.req("S12", "S59")
def test_a_person_is_shown_with_every_role_and_the_goals_of_their_teams(area: Ministry) -> None:
    assert told(area, "toomas-jalakas") == [
        "Roles",
        "  Speaks for a service in the domain: Eakate toimetulek",
        "  Member of a core team: Eakate toimetulek",
        "  Service lead: Vanaduspension",
        "  Answers for data of a service: Vanaduspension",
        "  Answers for activities of a work plan: Eakate toimetulek 2026",
        "",
        "Goals of their teams",
        "  Eakate toimetulek:",
        "    – Rohkem eakaid elab kodus.",
        "  Vanaduspension:",
        "    – Inimene teab oma pensioni.",
    ]


@pytest.mark.req("S12")
def test_a_role_that_is_over_is_none(area: Ministry) -> None:
    over = area.read(POLICY).replace(
        "    - person: toomas-jalakas\n", "    - person: toomas-jalakas\n      to: 2024-01-31\n", 1
    )
    area.write(POLICY, over)
    assert [
        line for line in told(area, "toomas-jalakas") if "Member of a core team" in line or "Eakate toimetulek:" in line
    ] == []


def test_every_role_is_a_field_that_names_a_person_and_has_its_words() -> None:
    fields = {
        tuple(step.removesuffix("[]") for step in link.steps)
        for links in LINKS.values()
        for link in links
        if link.target == "person"
    }
    assert set(FIELDS) - fields == set()
    assert set(FIELDS.values()) == set(ROLES)
