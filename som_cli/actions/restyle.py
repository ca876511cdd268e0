"""Bring files to the canonical style, or say which are not in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from som_cli.diagnostics import Origin
from som_cli.errors import Refused, StateForbids
from som_cli.store import disk
from som_cli.store.encoding import decoded
from som_cli.store.layout import place
from som_cli.store.preview import difference
from som_cli.store.restyle import restyled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from som_cli.diagnostics import Diagnostic
    from som_cli.store.tree import WorkingTree

AS_THEY_ARE = ("act", "opinion", "report", "process")  # recorded for ever; and the table, laid out in rows by hand


@dataclass(frozen=True, slots=True)
class Restyled:
    """The files that were not in style, what kept others from it, how many were looked at, and the difference."""

    paths: tuple[str, ...]
    findings: tuple[Diagnostic, ...]
    looked_at: int
    difference: str = ""


def restyle(tree: WorkingTree, only: Sequence[str] = (), *, check: bool = False) -> Restyled:
    """Restyle the records on disk, all or those under some paths; with `check` nothing is written.

    Acts, opinions and reports are never touched, and a file that cannot be read is left to its findings.
    """
    differing: list[str] = []
    lines: list[str] = []
    findings: list[Diagnostic] = []
    looked_at = 0
    for path in tree.paths():
        spot = place(path)
        if spot is None or spot.kind in AS_THEY_ARE or not _within(path, only) or tree.is_link(path):
            continue
        looked_at += 1
        old = tree.read(path)
        try:
            new = _restyled(path, spot.kind, old)
        except Refused as refusal:
            findings += refusal.findings
        except StateForbids:
            findings.append(Origin(path).report("files-format-impossible", path=path))
        else:
            if new != old:
                differing.append(path)
                lines += difference(path, old, new)
                if not check:
                    disk.write(tree.root / path, new)
    return Restyled(tuple(differing), tuple(findings), looked_at, "".join(lines))


def _restyled(path: str, kind: str, raw: bytes) -> bytes:
    """The bytes in style.

    Raises:
        Refused: The file cannot be read.
        StateForbids: Something would be lost.
    """
    source = decoded(path, raw)
    if source.text is None or any(problem.code != "files-bom" for problem in source.problems):
        raise Refused("files-edit-unreadable", source.problems)
    return restyled(raw.decode(), kind, path).encode()


def _within(path: str, only: Sequence[str]) -> bool:
    return not only or any(path == one or path.startswith(f"{one.rstrip('/')}/") for one in only)
