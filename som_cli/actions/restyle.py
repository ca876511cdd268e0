"""Bring files to the canonical style as one commit, or say which are not in it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from som_cli.actions.opening import recorder
from som_cli.actions.recording import TOOL, Held, Manner, Preview, Recorded, hold_several
from som_cli.actions.save import EditedTree, about, branch_name, refuse_unsound
from som_cli.audit.trailers import plain_message
from som_cli.diagnostics import Origin
from som_cli.errors import Refused, StateForbids
from som_cli.store import disk
from som_cli.store.encoding import decoded
from som_cli.store.layout import place
from som_cli.store.load import Files, load_register
from som_cli.store.preview import difference
from som_cli.store.restyle import restyled
from som_cli.store.tree import CommitTree, WorkingTree

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from som_cli.diagnostics import Diagnostic
    from som_cli.store.git import Git

AS_THEY_ARE = ("act", "opinion", "report", "process")  # recorded for ever; and the table, laid out in rows by hand


@dataclass(frozen=True, slots=True)
class Look:
    """The files that are not in style: as they are and as they shall be, by path; and what kept others from it."""

    old: Mapping[str, bytes]
    new: Mapping[str, bytes]
    findings: tuple[Diagnostic, ...] = ()

    def difference(self) -> str:
        """What differs between the two, as one unified diff."""
        return "".join(line for path, new in self.new.items() for line in difference(path, self.old[path], new))


@dataclass(frozen=True, slots=True)
class Restyled:
    """The files brought to the style, those of them with hand edits, how it was recorded, what kept others from it.

    `recorded` is None where there was nothing to do. Files that are `as_committed` say in style what HEAD says: writing
    them is all there is to do.
    """

    paths: tuple[str, ...]
    edited: tuple[str, ...]
    recorded: Recorded | Preview | None
    findings: tuple[Diagnostic, ...]
    as_committed: bool = False


def look(tree: WorkingTree, only: Sequence[str] = ()) -> Look:
    """Look for records on disk that are not in style, all or those under some paths.

    Acts, opinions and reports are never looked at, and a file that cannot be read is left to its findings.
    """
    old: dict[str, bytes] = {}
    new: dict[str, bytes] = {}
    findings: list[Diagnostic] = []
    for path in tree.paths():
        spot = place(path)
        if spot is None or spot.kind in AS_THEY_ARE or not _within(path, only) or tree.is_link(path):
            continue
        raw = tree.read(path)
        try:
            made = _restyled(path, spot.kind, raw)
        except Refused as refusal:
            findings += refusal.findings
        except StateForbids:
            findings.append(Origin(path).report("files-format-impossible", path=path))
        else:
            if made != raw:
                old[path], new[path] = raw, made
    return Look(old, new, tuple(findings))


def rewrite(tree: WorkingTree, found: Look) -> None:
    """Write the files in style where there is no history to record that in."""
    for path, new in found.new.items():
        disk.write(tree.root / path, new)


def restyle(git: Git, only: Sequence[str], manner: Manner) -> Restyled:
    """Bring the records on disk to the style, all or those under some paths, and commit them once.

    The hand edits of a file that is restyled are taken along as `som save` takes them: where they bring no error.

    Raises:
        Refused: Hand edits have errors, or are of what is never edited; nothing was changed.
        StateForbids: A merge or the like is unfinished, there is nowhere to push to.
    """
    tree = WorkingTree(git.root)
    first = look(tree, only)
    paths = tuple(first.new)
    if not paths:
        return Restyled((), (), None, first.findings)
    edited = git.uncommitted(paths)
    with hold_several(git, paths, branch_name(paths, "format"), manner, takes=edited) as held:
        found = look(tree, paths)  # another branch may have other texts
        edited = tuple(path for path in edited if path in found.new)
        if not found.new:
            return Restyled((), (), None, first.findings)
        changed = _changed(held, found.new)
        recorded = _recorded(held, found.new, changed, edited)
        return Restyled(tuple(found.new), edited, recorded, first.findings, as_committed=not changed)


def _changed(held: Held, new: Mapping[str, bytes]) -> list[str]:
    """The files whose texts are not those that HEAD has already."""
    commit = CommitTree(held.git, held.head)
    kept = set(commit.paths())
    return [path for path, text in new.items() if path not in kept or commit.read(path) != text]


def _recorded(
    held: Held, new: Mapping[str, bytes], changed: Sequence[str], edited: Collection[str]
) -> Recorded | Preview:
    """Record the texts; where none is changed there is nothing to commit."""
    if not held.manner.commit and not held.manner.dry_run:
        return held.record(new, "")
    if edited:
        refuse_unsound(held, {path: new[path] for path in edited}, "editing-format-errors")
    if not changed:
        held = replace(held, manner=replace(held.manner, commit=False))
    tree = EditedTree(CommitTree(held.git, held.head), new)
    registry = load_register(tree, Files.of(tree.paths()), held.manner.now.date()).registry
    actor = recorder(held.git.identity(), registry).record.id
    return held.record(new, plain_message(about(tuple(changed or new)), "format", actor, TOOL))


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
