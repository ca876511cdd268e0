"""Records that stand on disk and cannot be read: told as what they are, and never as missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from som_cli.errors import Refused
from som_cli.store.layout import place

if TYPE_CHECKING:
    from collections.abc import Collection

    from som_cli.store.load import Loaded

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
    for path in unread(loaded):
        spot = place(path)
        if spot is None or (kinds and spot.kind not in kinds):
            continue
        in_case = spot.case and spot.kind != "initiative"
        if called in {path, f"{spot.case}/{spot.stem}" if in_case else spot.stem}:
            findings = tuple(one for one in loaded.findings if one.path == path)
            raise Refused("records-unread", findings, path=path)
