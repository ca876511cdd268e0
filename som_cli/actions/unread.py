"""Records that stand on disk and cannot be read: told as what they are, and never as missing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from som_cli.errors import Refused
from som_cli.store.layout import place

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from som_cli.store.layout import Place
    from som_cli.store.load import Loaded
    from som_cli.store.tree import Tree

# the kinds of which a document has nothing: it lacks none of them
NOT_IN_AGENDA = ("workplan",)
NOT_IN_PORTFOLIO = ("workplan",)
NOT_IN_WORKPLAN = ("initiative", "act", "opinion", "report", "meeting", "body")


def unread(loaded: Loaded, without: Collection[str] = ()) -> tuple[str, ...]:
    """The paths of the records that could not be read, sorted; those of some kinds left out."""
    spots = ((path, place(path)) for path in loaded.unread)
    return tuple(sorted(path for path, spot in spots if spot and spot.kind not in without))


def refuse_unread(loaded: Loaded, name: str, *kinds: str) -> None:
    """Let no record be called missing whose file is there.

    Args:
        loaded: Everything on file.
        name: The id or the path by which the record is called.
        kinds: Of which kinds it may be; of any where none is named.

    Raises:
        Refused: Its file has errors; they are given.
    """
    called = name.replace("\\", "/").removeprefix("./")
    for path, spot in _spots(loaded, kinds):
        in_case = spot.case and spot.kind != "initiative"
        if called in {path, f"{spot.case}/{spot.stem}" if in_case else spot.stem}:
            raise _refusal(loaded, path)


def refuse_any_unread(loaded: Loaded, kind: str) -> None:
    """Let nothing be said of all records of a kind while one of them cannot be read.

    Raises:
        Refused: The first file with errors; they are given.
    """
    for path, _spot in _spots(loaded, (kind,)):
        raise _refusal(loaded, path)


def refuse_unread_within(loaded: Loaded, tree: Tree, name: str, *kinds: str) -> None:
    """Let nothing be called missing that stands within a file with errors; `RECORD/ID` says within which.

    Raises:
        Refused: An unreadable file has the id; its errors are given.
    """
    record, _slash, id_ = name.rpartition("/")
    wanted = re.compile(rf"\bid:\s*[\"']?{re.escape(id_)}(?![a-z0-9-])")
    for path, spot in _spots(loaded, kinds):
        if record in {"", spot.stem} and wanted.search(tree.read(path).decode(errors="replace")):
            raise _refusal(loaded, path)


def _spots(loaded: Loaded, kinds: Collection[str]) -> Iterator[tuple[str, Place]]:
    for path in unread(loaded):
        spot = place(path)
        if spot is not None and (not kinds or spot.kind in kinds):
            yield path, spot


def _refusal(loaded: Loaded, path: str) -> Refused:
    return Refused("records-unread", tuple(one for one in loaded.findings if one.path == path), path=path)
