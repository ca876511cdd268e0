"""Check a repository: every record read, every link followed, every rule asked, every chain of acts walked.

Case files are many and independent of each other, so they are read one at a time and let go; where there are
hundreds and the system can fork, by several processes.
"""

from __future__ import annotations

import gc
import os
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from multiprocessing import get_all_start_methods, get_context
from typing import TYPE_CHECKING

from som_cli.actions.coordination import check_history
from som_cli.actions.earlier_cards import named_fields
from som_cli.committee.keeping import check_kept
from som_cli.committee.planning import check_meeting
from som_cli.diagnostics import Severity
from som_cli.portfolio import contradictions, detail
from som_cli.process import doubt, fullness, report_rules, trail, wellformed
from som_cli.process.levels import check_levels
from som_cli.process.references import PLURAL, Targets, check_case_links, check_links
from som_cli.process.rules import check_case, check_register
from som_cli.process.ties import Ties, check_ties, ties
from som_cli.report.severities import settle, severity_of
from som_cli.store.layout import CARD, PROCESS, SETTINGS, place
from som_cli.store.load import Files, Loaded, Reader, case_ids, load_case, load_register, origin_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from som_cli.diagnostics import Diagnostic, Filed
    from som_cli.process.casefile import Case
    from som_cli.process.registry import Registry
    from som_cli.store.git import Git
    from som_cli.store.tree import Tree

FEW_CASES = 400  # below this many, starting processes costs more than it saves
CHUNK = 50  # case files a process takes at a time


@dataclass(frozen=True)
class Checked:
    """What a check found: findings with settled severities, sorted by place, and how many records it read."""

    findings: tuple[Diagnostic, ...]
    checked: int

    def count(self, severity: Severity) -> int:
        """How many findings there are of one severity."""
        return sum(1 for finding in self.findings if finding.severity is severity)


def check(
    tree: Tree,
    today: date,
    only: Sequence[str] = (),
    least: int | None = None,
    git: Git | None = None,
) -> Checked:
    """Check all records of a tree.

    Args:
        tree: The working tree, or that of a commit.
        today: The day that deadlines and dates are looked at, in Europe/Tallinn.
        only: Paths of files or folders whose findings are wanted; all when empty. Everything is read all the same,
            since links go everywhere.
        least: To how much percent every card is to be filled; None for what the settings say.
        git: What earlier texts of cards are asked of, for the few rules that look back; None where nobody looks back.
    """
    gc.disable()  # a check allocates much and frees it all at once: cycles need not be sought
    try:
        files = Files.of(tree.paths())
        register = load_register(tree, files, today)
        if least is not None:
            register = replace(register, registry=fullness.asking_all(register.registry, least))
        known = {**register.known, "initiative": case_ids(files)}
        targets = Targets.of(register.registry, known)
        tied: list[Ties] = []
        with _checking_cases(tree, register, targets, files, only) as checked_cases:
            found = [*register.findings, *_check_register(register, targets, tree)]
            count = _count(files, only)
            for findings, of_chunk in checked_cases:
                found += findings
                tied += of_chunk
        found += check_ties(tied, partial(origin_of, tree))
        if git is not None:
            found += check_history(git, register.registry, getattr(tree, "rev", None))
            found = named_fields(found, tree, git, getattr(tree, "rev", None))
        found = doubt.certain(found, doubt.unread(register.registry, register.known) | _unread_process(register))
    finally:
        gc.enable()
    settled = settle(found, register.registry.settings.levels, today, register.registry.drafts)
    return Checked(tuple(finding for finding in settled if within(finding.path, only)), count)


def judge(loaded: Loaded, tree: Tree, only: Sequence[str] = ()) -> tuple[Diagnostic, ...]:
    """Find in what was loaded already what `check` would find in its tree; git is asked nothing.

    Args:
        loaded: Everything on file.
        tree: What it was loaded from: findings look up their places there.
        only: Paths of files or folders whose findings are wanted; all when empty. What could not be read is always
            told: nobody knows what it would have said.
    """
    registry = loaded.registry
    register = replace(loaded, registry=replace(registry, cases={}))  # cases are judged one at a time, as `check` does
    targets = Targets.of(register.registry, loaded.known)
    gc.disable()
    try:
        found = [*_check_register(register, targets, tree)]
        ends = _ends(registry)
        cases = sorted((*registry.cases.values(), *loaded.hidden), key=lambda case: case.card.origin.path)
        for case in cases:
            folder = case.card.origin.path.removesuffix(CARD)
            if within(case.card.origin.path, only):
                found += _check_case(case, register.registry, targets, whole=folder not in loaded.broken)
        found += check_ties((ties(case, ends) for case in cases), partial(origin_of, tree))
        found = [one for one in found if within(one.path, only)]
        unread = doubt.unread(register.registry, register.known) | _unread_process(register)
        found = doubt.certain([*loaded.findings, *found], unread)
    finally:
        gc.enable()
    return tuple(settle(found, registry.settings.levels, registry.today, registry.drafts))


def _unread_process(register: Loaded) -> frozenset[str]:
    """The table of moves, where it stands there and could not be read: acts were judged by another one."""
    errors = (one for one in register.findings if one.path == PROCESS and severity_of(one, {}) is Severity.ERROR)
    return frozenset({"process"} if any(errors) else ())


def _check_register(register: Loaded, targets: Targets, tree: Tree) -> Iterator[Diagnostic]:
    registry = register.registry
    shelves: dict[str, Mapping[str, Filed[object]]] = {
        kind: getattr(registry, shelf, {}) for kind, shelf in PLURAL.items()
    }
    for kind, shelf in shelves.items():
        for filed in shelf.values():
            yield from check_links(kind, filed, targets)
    yield from check_levels(registry.settings, origin_of(tree, SETTINGS))
    yield from check_register(registry)
    yield from fullness.check_cards(registry)
    for meeting in registry.meetings.values():
        yield from check_meeting(meeting, registry)
        yield from check_kept(meeting, registry)
    yield from wellformed.check(registry.process, origin_of(tree, PROCESS))


@contextmanager
def _checking_cases(
    tree: Tree, register: Loaded, targets: Targets, files: Files, only: Sequence[str] = ()
) -> Iterator[Iterable[tuple[list[Diagnostic], list[Ties]]]]:
    """Have the case files checked: by other processes, at once, or by this one when the results are asked for."""
    folders = sorted(files.cases)
    chunks = [folders[start : start + CHUNK] for start in range(0, len(folders), CHUNK)]
    work = _Work(tree, register, targets, files, only)
    workers = os.cpu_count() or 1
    if len(folders) < FEW_CASES or workers == 1 or "fork" not in get_all_start_methods():
        yield map(work, chunks)
        return
    _Work.inherited = work  # forked processes find it here: nothing large is sent to them
    gc.freeze()
    with ProcessPoolExecutor(workers, mp_context=get_context("fork")) as pool:
        yield pool.map(_inherited_work, chunks)


class _Work:
    """The check of some case files, with all it needs."""

    inherited: _Work

    def __init__(self, tree: Tree, register: Loaded, targets: Targets, files: Files, only: Sequence[str] = ()) -> None:
        self.only = only
        self.tree = tree
        self.register = register
        self.targets = targets
        self.files = files
        self.ends = _ends(register.registry)

    def __call__(self, folders: Sequence[str]) -> tuple[list[Diagnostic], list[Ties]]:
        """Check the case files in these folders."""
        reader = Reader(self.tree)
        found: list[Diagnostic] = []
        tied = []
        registry = self.register.registry
        for folder in folders:
            case, whole = load_case(reader, folder, self.files.cases[folder], registry.process)
            if case is None:
                continue
            if within(folder, self.only) or any(one.startswith(folder) for one in self.only):
                found += _check_case(case, registry, self.targets, whole=whole)
            tied.append(ties(case, self.ends))
        return [*reader.findings, *found], tied


def _check_case(case: Case, registry: Registry, targets: Targets, *, whole: bool) -> Iterator[Diagnostic]:
    yield from check_case_links(case, targets)
    yield from check_case(case, registry)
    yield from fullness.check_case(case, registry)
    if whole:  # what could not be read is a finding already; a gap there would be noise
        yield from trail.check(case, registry)
        yield from report_rules.check(case, registry)
        yield from detail.check(case, registry)
        yield from contradictions.check(case, registry)


def _ends(registry: Registry) -> frozenset[str]:
    """The states that nothing follows."""
    return frozenset(state.id for state in registry.process.states if state.kind == "end")


def _inherited_work(folders: Sequence[str]) -> tuple[list[Diagnostic], list[Ties]]:
    return _Work.inherited(folders)


def within(path: str, only: Sequence[str]) -> bool:
    """Is a file one of some files, or in one of some folders? All are where none is named."""
    return not only or any(path == wanted or path.startswith(wanted.rstrip("/") + "/") for wanted in only)


def _count(files: Files, only: Sequence[str]) -> int:
    paths = [*files.single.values(), *(path for kind in files.many.values() for path in kind)]
    paths += [path for case in files.cases.values() for path in case]
    return sum(1 for path in paths if place(path) is not None and within(path, only))
