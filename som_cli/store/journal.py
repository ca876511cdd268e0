"""The journal of a step: what is about to be written and what was there before, so that it can be undone."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from som_cli.errors import StateForbids
from som_cli.store import disk
from som_cli.store.git import Entry
from som_cli.store.lock import folder

if TYPE_CHECKING:
    from pathlib import Path

    from som_cli.store.git import Place

SCHEMA = "som-journal/1"


@dataclass(frozen=True, slots=True)
class Change:
    """One file of a step: its content before and after; None where there is no file."""

    path: str
    old: bytes | None
    new: bytes | None


@dataclass(frozen=True, slots=True)
class Step:
    """One commit about to be made."""

    message: str
    changes: tuple[Change, ...]

    @property
    def paths(self) -> tuple[str, ...]:
        """The files it brings."""
        return tuple(change.path for change in self.changes)


@dataclass(frozen=True, slots=True)
class Journal:
    """Steps that are recorded together or not at all, and where they began."""

    head: str  # "" before the first commit
    branch: str
    born: float  # seconds since 1970
    steps: tuple[Step, ...]
    staged: tuple[Entry, ...] = ()  # what the user had in the index for these paths, where that was not HEAD

    @property
    def paths(self) -> tuple[str, ...]:
        """Every file of every step, once."""
        return tuple(dict.fromkeys(path for step in self.steps for path in step.paths))


def keep(place: Place, journal: Journal) -> None:
    """Write the journal to the disk before anything else is touched."""
    steps = [
        {"message": step.message, "changes": [[one.path, _text(one.old), _text(one.new)] for one in step.changes]}
        for step in journal.steps
    ]
    told = {
        "schema": SCHEMA,
        "head": journal.head,
        "branch": journal.branch,
        "born": journal.born,
        "steps": steps,
        "staged": [asdict(entry) for entry in journal.staged],
    }
    disk.write(_path(place), json.dumps(told, indent=1).encode())


def kept(place: Place) -> Journal | None:
    """Read the journal that an interrupted step left; None where all is well.

    Raises:
        StateForbids: Another version of the program wrote it, or somebody else did.
    """
    raw = disk.content(_path(place))
    if raw is None:
        return None
    told = _told(raw)
    if told.get("schema") != SCHEMA:
        raise StateForbids("store-journal-foreign", path=_path(place).as_posix())
    return Journal(
        told["head"],
        told["branch"],
        told["born"],
        tuple(Step(step["message"], tuple(_change(one) for one in step["changes"])) for step in told["steps"]),
        tuple(Entry(**entry) for entry in told["staged"]),
    )


def discard(place: Place) -> None:
    """Forget the journal: its steps are recorded, or undone."""
    _path(place).unlink(missing_ok=True)


def _told(raw: bytes) -> dict[str, Any]:
    try:
        told = json.loads(raw)
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}


def _path(place: Place) -> Path:
    return folder(place.folder) / "journal.json"


def _change(told: list[Any]) -> Change:
    path, old, new = told
    return Change(path, _bytes(old), _bytes(new))


def _text(content: bytes | None) -> str | None:
    return None if content is None else b64encode(content).decode("ascii")


def _bytes(text: str | None) -> bytes | None:
    return None if text is None else b64decode(text)
