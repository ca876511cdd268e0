"""Save hand edits: what people changed in their editor, checked, as one commit."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from som_cli.actions.check import check
from som_cli.actions.keeping import refuse_unkept
from som_cli.actions.opening import recorder
from som_cli.actions.recording import TOOL, Held, Manner, Preview, Recorded
from som_cli.audit.trailers import plain_message
from som_cli.diagnostics import Severity
from som_cli.errors import Refused, UsageFault
from som_cli.likeness import likely
from som_cli.slugs import slug
from som_cli.store import disk
from som_cli.store.branches import branch_of
from som_cli.store.layout import DATA, SETTINGS, place
from som_cli.store.load import Files, load_register
from som_cli.store.push import destination, push_branch, unpushed
from som_cli.store.transaction import writing
from som_cli.store.tree import CommitTree

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from som_cli.diagnostics import Diagnostic
    from som_cli.process.registry import Registry
    from som_cli.store.git import Git

LONGEST = 200  # characters of a branch's name: as many as any file system takes
KEPT_FOR_EVER = ("act", "opinion", "report")


@dataclass(frozen=True)
class EditedTree:
    """The files of a commit with some edits laid over them; None for a file that goes."""

    commit: CommitTree
    edits: Mapping[str, bytes | None]

    @cached_property
    def _paths(self) -> list[str]:
        gone = {path for path, content in self.edits.items() if content is None}
        return sorted({*self.commit.paths(), *self.edits} - gone)

    def paths(self) -> Sequence[str]:
        """All paths, sorted."""
        return self._paths

    def read(self, path: str) -> bytes:
        """The bytes of one file."""
        edited = self.edits.get(path)
        return self.commit.read(path) if edited is None else edited


@dataclass(frozen=True, slots=True)
class Saved:
    """What was saved: the files, the commit (None where there was nothing to save), and findings short of errors."""

    paths: tuple[str, ...]
    recorded: Recorded | Preview | None
    findings: tuple[Diagnostic, ...] = ()
    sent: int = 0  # commits that were pushed, where there was nothing to save
    waiting: int = 0  # commits that the server has not got yet
    address: str | None = None


def save(git: Git, ids: Sequence[str], manner: Manner) -> Saved:
    """Commit the hand edits of records, all or those named, where they bring no new error.

    Raises:
        UsageFault: There is no record of such a name.
        Refused: The edits have errors, or touch what is never edited; nothing was saved.
    """
    paths = edited(git, ids)
    if not paths:
        return _nothing_saved(git, manner)
    if manner.push:
        destination(git)
    if manner.dry_run:
        return _save(Held(git, git.head(), manner, None), paths)
    branch = (branch_of(branch_name(paths)), manner.main) if manner.branch else None
    with writing(git, paths, takes=paths, branch=branch) as transaction:
        return _save(Held(git, transaction.standing.head, manner, transaction), paths)


def _nothing_saved(git: Git, manner: Manner) -> Saved:
    """There was nothing to save; what was committed before is pushed where that is wanted."""
    if manner.push:
        destination(git)
    waiting = unpushed(git)
    if not waiting or not manner.push or manner.dry_run:
        return Saved((), None, waiting=waiting)
    return Saved((), None, sent=waiting, address=push_branch(git, manner.main))


def edited(git: Git, ids: Sequence[str]) -> tuple[str, ...]:
    """The records that differ from HEAD, sorted; all, or those named.

    Raises:
        UsageFault: There is no record of such a name.
    """
    changed = [path for path in git.uncommitted([SETTINGS, DATA]) if place(path)]
    wanted = [path for path in changed if not ids or not names(path).isdisjoint(ids)]
    unknown = set(ids).difference(*map(names, wanted))
    if unknown:
        known = {name for path in git.files("HEAD") if place(path) for name in names(path)}
        for name in sorted(unknown - known):
            raise UsageFault("save-record-unknown", value=name, near=likely(name, known))
    return tuple(sorted(wanted))


def names(path: str) -> set[str]:
    """What a record may be called by: its path, and its id or that of the initiative it belongs to."""
    spot = place(path)
    return {path, spot.case or spot.stem} if spot else {path}


def _save(held: Held, paths: tuple[str, ...]) -> Saved:
    edits = {path: disk.content(held.git.root / path) for path in paths}
    findings, registry = refuse_unsound(held, edits, "save-errors")
    actor = recorder(held.git.identity(), registry).record.id
    return Saved(paths, held.record(edits, plain_message(about(paths), "save", actor, TOOL)), findings)


def refuse_unsound(held: Held, edits: Mapping[str, bytes | None], code: str) -> tuple[tuple[Diagnostic, ...], Registry]:
    """Let hand edits through that may be recorded; give the findings short of errors, and what is then on file.

    Raises:
        Refused: The edits have errors (`code`), or touch what is never edited.
    """
    tree = EditedTree(CommitTree(held.git, held.head), edits)
    _refuse_what_stays(tree, edits)
    today = held.manner.now.date()
    findings = _refuse_errors(tree, tuple(edits), today, code)
    registry = load_register(tree, Files.of(tree.paths()), today).registry
    refuse_unkept(held, edits, registry)
    return findings, registry


def branch_name(paths: Sequence[str], done: str = "save") -> str:
    """What the branch is called: the record's id; for several, that of the first one after what is done."""
    records = _records(paths)
    first = slug(records[0], LONGEST) or "record"
    return first if len(records) == 1 else f"{done}-{first}"


def about(paths: Sequence[str]) -> str:
    """What a commit is about: one record, or how many."""
    records = _records(paths)
    return records[0] if len(records) == 1 else f"{len(records)} records"


def _records(paths: Sequence[str]) -> list[str]:
    """The records that files belong to, sorted: an initiative's files are one."""
    return sorted({spot.case or spot.stem for path in paths if (spot := place(path))})


def _refuse_what_stays(tree: EditedTree, edits: Mapping[str, bytes | None]) -> None:
    """Refuse edits of acts, opinions and reports, and acts that no command made. Source: audit.md §1."""
    before = set(tree.commit.paths())
    for path in edits:
        spot = place(path)
        if spot and spot.kind in KEPT_FOR_EVER and path in before:
            raise Refused("save-untouchable", path=path, case=spot.case)
        if spot and spot.kind == "act":
            raise Refused("save-act-by-hand", path=path, case=spot.case)


def _refuse_errors(tree: EditedTree, paths: Sequence[str], today: date, code: str) -> tuple[Diagnostic, ...]:
    """Check the tree as it would be; what was wrong elsewhere before is nobody's fault now."""
    found = check(tree, today, git=tree.commit.git).findings
    errors = [finding for finding in found if finding.severity is Severity.ERROR]
    if any(finding.path not in paths for finding in errors):
        old = {(one.path, one.code, one.at) for one in check(tree.commit, today).findings}
        errors = [one for one in errors if one.path in paths or (one.path, one.code, one.at) not in old]
    if errors:
        sound = set(_records(paths)) - set(_records([error.path for error in errors]))
        raise Refused(code, tuple(errors), sound=tuple(sorted(sound)))
    return tuple(finding for finding in found if finding.path in paths)
