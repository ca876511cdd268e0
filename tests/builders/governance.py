"""A small governance repository in git: a ministry, an agency, its person, a service, a draft."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from som_cli.store.emit import emit
from tests.builders.people import organisation_values, person_values
from tests.builders.repository import Repository, repository

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).parents[2]
DRAFT = "data/initiatives/ska/ska-2026-a/initiative.yaml"
PERSON = "data/people/mari-maasikas.yaml"


def governance(root: Path) -> Repository:
    """Make the repository, with everything committed on main."""
    made = repository(root)
    (made.root / DRAFT).unlink()
    made.write("som.yaml", "schema: settings/1\nlanguage: et\nmain: main\ntoday: 2026-09-02\n")
    made.write("data/process.yaml", (ROOT / "data/process.yaml").read_text(encoding="utf-8"))
    for path, kind, values in RECORDS:
        put(made, path, kind, values)
    made.commit("records")
    return made


def put(repo: Repository, path: str, kind: str, values: Mapping[str, Any]) -> None:
    """Write a record in the canonical style."""
    repo.write(path, emit(values, kind, path))


MINISTRY = {
    "id": "som",
    "name": "Sotsiaalministeerium",
    "abbreviation": "SoM",
    "type": "ministry",
    "parent": None,
    "units": None,
    "head": None,
    "name_en": None,
}
RECORDS: list[tuple[str, str, Mapping[str, Any]]] = [
    ("data/organisations/som.yaml", "organisation", organisation_values(**MINISTRY)),
    ("data/organisations/ska.yaml", "organisation", organisation_values(head="mari-maasikas")),
    (PERSON, "person", person_values()),
]
