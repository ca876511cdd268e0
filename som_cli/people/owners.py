"""CODEOWNERS: who must agree before a change is merged, out of bodies, agencies and people.

The last line that fits wins, and a pattern with a slash inside is anchored at the root. Merging is filing and not
approving: the agency's own people file its initiatives, what a committee moved is filed by its coordinator, and who
was at a meeting by those who keep the body's record.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from som_cli.people.rights import holders, officers, representatives

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from som_cli.diagnostics import Filed
    from som_cli.people.bodies import Body
    from som_cli.people.model import Person

COMMITTEE_MOVES = ("share", "decide", "verify", "prioritise", "confirm", "cancel", "void")
REGISTERS = (
    "/som.yaml", "/data/people/", "/data/organisations/", "/data/bodies/", "/data/process.yaml", "/.gitattributes",
    "/.gitlab-ci.yml", "/templates/", "/schemas/", "/.github/",
)  # fmt: skip
HEADER = "# Who must agree before a change is merged; the last line that fits wins. Merging is filing, not approving.\n"


def code_owners(bodies: Mapping[str, Filed[Body]], people: Mapping[str, Filed[Person]], day: date) -> str:
    """The lines of CODEOWNERS as of a day; a pattern that nobody could own is left out."""
    all_bodies = [filed.record for filed in bodies.values()]
    committees = [body for body in all_bodies if body.type == "area_committee"]
    coordinators = _persons(holders(body, ("coordinator",), day) for body in committees)
    rules = [
        (f"/data/initiatives/{agency}/", _agency_filers(agency, all_bodies, people, day))
        for agency in sorted({body.organisation for body in all_bodies if body.organisation})
    ]
    rules += [(f"/data/initiatives/*/*/acts/*-{move}.yaml", coordinators) for move in COMMITTEE_MOVES]
    rules += [("/data/meetings/", coordinators)]
    rules += [(f"/data/meetings/????-??-??-{body.id}.yaml", officers(body, day)) for body in all_bodies]
    rules += [(path, coordinators) for path in REGISTERS]
    width = max(len(path) for path, _ in rules)
    lines = [f"{path:<{width}} {' '.join(names)}\n" for path, whom in rules if (names := _names(whom, people))]
    return HEADER + "".join(lines)


def _agency_filers(
    agency: str, bodies: Iterable[Body], people: Mapping[str, Filed[Person]], day: date
) -> tuple[str, ...]:
    """The secretaries of an agency's bodies, and its representatives in the committees."""
    found = [holders(body, ("secretary",), day) for body in bodies if body.organisation == agency]
    found += [representatives(body, agency, people, day) for body in bodies if body.type == "area_committee"]
    return _persons(found)


def _persons(groups: Iterable[Iterable[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(person for group in groups for person in group))


def _names(persons: Iterable[str], people: Mapping[str, Filed[Person]]) -> list[str]:
    """How the host knows them: by account, else by e-mail address."""
    known = [filed.record for person in persons if (filed := people.get(person))]
    names = ((f"@{one.handle.lstrip('@')}" if one.handle else next(iter(one.email), "")) for one in known)
    return [name for name in names if name]
