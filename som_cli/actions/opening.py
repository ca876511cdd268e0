"""Open one case file: find it by its id, read it with the registry around it, know who is at the keyboard."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from som_cli.errors import EnvironmentFault, Refused, UsageFault
from som_cli.kinds import KINDS
from som_cli.likeness import likely
from som_cli.slugs import slug
from som_cli.store.emit import emit
from som_cli.store.layout import CARD, FOLDER_OF, INITIATIVES, PROCESS, SETTINGS, case_folder, home
from som_cli.store.load import Files, Reader, case_ids, load_case, load_register

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from som_cli.diagnostics import Diagnostic, Fact, Filed
    from som_cli.people.model import Person
    from som_cli.process.casefile import Case
    from som_cli.process.registry import Registry
    from som_cli.store.git import Git, Identity
    from som_cli.store.tree import Tree

_ID = re.compile(r"([a-z0-9-]+?)-[0-9]{4}-[a-z0-9-]+")  # agency, year, title


@dataclass(frozen=True)
class Opened:
    """One case file with the registry around it, which knows of no other case."""

    registry: Registry
    case: Case
    folder: str
    findings: tuple[Diagnostic, ...]  # of reading this case file
    known: Mapping[str, frozenset[str]]  # the ids of all records by kind

    @property
    def card_path(self) -> str:
        """Where the card stands."""
        return self.folder + CARD


def open_case(tree: Tree, initiative: str, today: date) -> Opened:
    """Read one case file and everything that is no case file.

    Raises:
        UsageFault: There is no such initiative.
        Refused: Its card cannot be read.
    """
    files = Files.of(tree.paths())
    folder = folder_of(files, initiative)
    register = load_register(tree, files, today)
    reader = Reader(tree)
    case, _ = load_case(reader, folder, files.cases[folder], register.registry.process)
    if case is None:
        raise Refused("initiatives-unreadable", tuple(reader.findings), id=initiative)
    registry = replace(register.registry, cases={case.id: case})
    known = {**register.known, "initiative": case_ids(files)}
    return Opened(registry, case, folder, tuple(reader.findings), known)


def folder_of(files: Files, initiative: str) -> str:
    """The folder of an initiative's case file; the nearest ids are named where there is none."""
    for folder in files.cases:
        if folder.split("/")[-2] == initiative:
            return folder
    raise unknown_initiative(initiative, case_ids(files))


def unknown_initiative(initiative: str, known: frozenset[str]) -> UsageFault:
    """What is said of an id that no initiative has."""
    return UsageFault("initiatives-id-unknown", value=initiative, near=likely(initiative, known))


@dataclass(frozen=True)
class DeskTree:
    """What an act is judged by: HEAD's files, without other case files, and the card as it lies on the desk.

    What is edited and not committed elsewhere does not count: nobody becomes a member by saving a file.
    """

    git: Git
    commit: str
    folder: str  # of the case file
    laid: Mapping[str, bytes] = field(default_factory=dict)  # files that stand in for those of HEAD

    @cached_property
    def _oids(self) -> dict[str, str]:
        wanted = [SETTINGS, PROCESS, *(f"data/{name}/" for name in FOLDER_OF.values())]
        listed = self.git.ask(
            "ls-tree", "-r", "-z", self.commit, "--", *wanted, *([self.folder] if self.folder else [])
        )
        found = (line.split("\t", 1) for line in listed.split("\0") if line)
        return {path: about.split(" ")[2] for about, path in found if about.startswith("100")}

    @cached_property
    def _blobs(self) -> dict[str, bytes]:
        return dict(self.git.blobs(self._oids.values()))

    def paths(self) -> Sequence[str]:
        """All paths, sorted."""
        return sorted({*self._oids, *self.laid})

    def read(self, path: str) -> bytes:
        """The bytes of one file."""
        return self.laid[path] if path in self.laid else self._blobs[self._oids[path]]


def cases_on_disk(git: Git) -> dict[str, str]:
    """Every case file on disk, committed or not: the initiative's id and its folder."""
    top = git.root / INITIATIVES
    agencies = sorted(agency for agency in top.iterdir() if agency.is_dir()) if top.is_dir() else []
    return {
        case.name: f"{INITIATIVES}{agency.name}/{case.name}/"
        for agency in agencies
        for case in sorted(agency.iterdir())
        if case.is_dir()
    }


def case_folder_on_disk(git: Git, initiative: str, *, guess: bool = False) -> str:
    """The folder of a case file, committed or not; guessed from the id where the case may be on another branch.

    Raises:
        UsageFault: There is none.
    """
    cases = cases_on_disk(git)
    if initiative in cases:
        return cases[initiative]
    made_of = _ID.fullmatch(initiative)
    if guess and made_of:
        return case_folder(made_of[1], initiative)
    raise unknown_initiative(initiative, frozenset(cases))


def recorder(identity: Identity, registry: Registry) -> Filed[Person]:
    """The person behind git's author identity, found by e-mail.

    Raises:
        EnvironmentFault: Nobody on file has that address. Source: model.md, "Who records".
    """
    address = identity.email.casefold()
    for filed in registry.people.values():
        if any(address == known.casefold() for known in filed.record.email):
            return filed
    raise _unknown(identity, registry)


def _unknown(identity: Identity, registry: Registry) -> EnvironmentFault:
    """What is said to somebody who is not on file: the record of that name, or the file that is to be added."""
    own = slug(identity.name)
    who: dict[str, Fact] = {"name": identity.name, "email": identity.email}
    if own in registry.people:
        return EnvironmentFault("identity-unknown", **who, namesake=registry.named(own), known=home("person", own))
    path = home("person", own or "<id>")
    values = {"schema": KINDS["person"].schema, "id": own or "<id>", "name": identity.name}
    draft = emit({**values, "organisation": "<id>", "email": [identity.email]}, "person", path)
    return EnvironmentFault("identity-unknown", **who, path=path, draft=draft)
