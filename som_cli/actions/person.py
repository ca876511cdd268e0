"""Add a newcomer's record: to be merged into the main branch before their first act."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from som_cli.actions.given import conformed
from som_cli.actions.opening import DeskTree
from som_cli.actions.recording import TOOL, Manner, Preview, Recorded, hold_several
from som_cli.audit.trailers import plain_message
from som_cli.codes import is_error
from som_cli.diagnostics import Filed, Origin, Severity
from som_cli.errors import Refused
from som_cli.kinds import KINDS
from som_cli.people.model import Person
from som_cli.process.plain import plain
from som_cli.process.references import Targets, check_links
from som_cli.slugs import slug
from som_cli.store import disk
from som_cli.store.emit import emit
from som_cli.store.layout import DATA, FOLDER_OF, home, place
from som_cli.store.load import Files, load_register

if TYPE_CHECKING:
    from collections.abc import Mapping

    from som_cli.store.git import Git


@dataclass(frozen=True)
class Added:
    """A person's record that was added."""

    person: Person
    path: str
    recorded: Recorded | Preview


def add_person(git: Git, values: Mapping[str, Any], manner: Manner) -> Added:
    """Write a person's record; name and e-mail are git's where they were not given.

    Whoever adds the record of themselves is the actor of the commit: nobody else knows them yet. With the first
    person of all go the organisations that lie on the desk: before, there was nobody who could have saved them.

    Raises:
        Refused: Somebody has that id or e-mail already, or a value does not fit.
    """
    identity = git.identity()
    said = {"name": identity.name, "email": [identity.email], **values}
    said.setdefault("id", slug(str(said["name"])))
    record = conformed(Person, KINDS["person"].arranged({"schema": KINDS["person"].schema, **said}))
    path = home("person", record.id)
    laid = _laid_organisations(git)
    with hold_several(git, (path, *laid), record.id, manner, takes=laid.keys()) as held:
        desk = DeskTree(git, held.head, "", laid)
        register = load_register(desk, Files.of(desk.paths()), manner.now.date())
        if errors := tuple(one for one in register.findings if one.path in laid and is_error(one)):
            raise Refused("save-errors", errors)
        people = register.registry.people
        if not people and record.organisation not in register.registry.organisations:
            raise Refused("people-organisation-first", value=record.organisation)
        if record.id in people:
            raise Refused("people-id-taken", id=record.id, name=people[record.id].record.name)
        addresses = {address.casefold(): filed.record for filed in people.values() for address in filed.record.email}
        if taken := next((addresses[one.casefold()] for one in record.email if one.casefold() in addresses), None):
            raise Refused("people-email-taken", id=taken.id, name=taken.name)
        _refuse_dangling(record, Targets.of(register.registry, register.known))
        actor = addresses[identity.email.casefold()].id if identity.email.casefold() in addresses else record.id
        text = emit(plain(record), "person", path).encode()
        recorded = held.record({**laid, path: text}, plain_message(record.id, "new", actor, TOOL), fresh=(path,))
    return Added(record, path, recorded)


def _laid_organisations(git: Git) -> dict[str, bytes]:
    if any((spot := place(path)) and spot.kind == "person" for path in git.files("HEAD")):
        return {}
    lying = {path: disk.content(git.root / path) for path in git.uncommitted([f"{DATA}{FOLDER_OF['organisation']}/"])}
    return {path: content for path, content in lying.items() if content is not None and place(path)}


def _refuse_dangling(record: Person, targets: Targets) -> None:
    found = check_links("person", Filed(record, Origin("")), targets)
    errors = tuple(one.lowered(Severity.ERROR) for one in found)
    if errors:
        raise Refused("given-values-unfit", errors)
