"""Where records stand: the kind and id that a path stands for, and the path of a record.

Paths are POSIX and relative to the repository's root. Source: model.md's file layout; D52 (an initiative lives under
its agency).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from som_cli.kinds import KINDS

SETTINGS = "som.yaml"
PROCESS = "data/process.yaml"
DATA = "data/"
INITIATIVES = "data/initiatives/"
CARD = "initiative.yaml"

_IN_CASE = ("act", "opinion", "report")
_SINGLE = ("process", "settings")
PARTS = {KINDS[kind].folder: kind for kind in _IN_CASE}
PART_OF = {kind: folder for folder, kind in PARTS.items()}
FOLDERS = {kind.folder: kind.name for kind in KINDS.values() if kind.name not in {*_IN_CASE, *_SINGLE, "initiative"}}
FOLDER_OF = {kind: folder for folder, kind in FOLDERS.items()}

_ACT_STEM = re.compile(r"([0-9]{3,})-([a-z]+)")


@dataclass(frozen=True, slots=True)
class Place:
    """What stands at a path: the kind of the record and the name its id must equal.

    `case` is the initiative's id and `agency` the folder above it, for what belongs to a case file.
    """

    kind: str
    stem: str
    case: str | None = None
    agency: str | None = None


SINGLES = {SETTINGS: Place("settings", "som"), PROCESS: Place("process", "process")}


def place(path: str) -> Place | None:
    """Tell what stands at a path; None where no record can stand."""
    if path in SINGLES:
        return SINGLES[path]
    if not path.endswith(".yaml"):
        return None
    parts = path[: -len(".yaml")].split("/")
    match parts:
        case ["data", folder, stem] if folder in FOLDERS:
            return Place(FOLDERS[folder], stem)
        case ["data", "initiatives", agency, case, "initiative"]:
            return Place("initiative", case, case, agency)
        case ["data", "initiatives", agency, case, folder, stem] if folder in PARTS:
            return Place(PARTS[folder], stem, case, agency)
    return None


def home(kind: str, name: str) -> str:
    """The path of a record that has a folder of its kind (not of what stands in a case file)."""
    return f"{DATA}{FOLDER_OF[kind]}/{name}.yaml"


def case_folder(agency: str, initiative: str) -> str:
    """The folder of a case file, ending in a slash."""
    return f"{INITIATIVES}{agency}/{initiative}/"


def act_number(stem: str) -> int | None:
    """The number in the name of an act's file, `003-present` → 3; None where the name has another form."""
    match = _ACT_STEM.fullmatch(stem)
    return int(match[1]) if match else None


def act_file(folder: str, number: int, move: str) -> str:
    """The path of an act in a case file's folder."""
    return f"{folder}acts/{number:03d}-{move}.yaml"
