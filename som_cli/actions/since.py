"""Check what changed since a commit: what was wrong before, in records nobody touched, becomes a note."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from som_cli.actions.check import Checked, check
from som_cli.diagnostics import Severity
from som_cli.store.tree import CommitTree

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence
    from datetime import date

    from som_cli.diagnostics import Diagnostic
    from som_cli.store.git import Git
    from som_cli.store.tree import Tree


def check_since(
    git: Git, rev: str, tree: Tree, today: date, only: Sequence[str] = (), *, least: int | None = None
) -> Checked:
    """Check a tree; findings that `rev` had already, in records untouched since then, become notes.

    What a change elsewhere broke in an untouched record (a person removed, say) is new, and stays what it is.

    Raises:
        NotProvable: There is no such commit here.
    """
    commit = git.resolve(rev)
    now = check(tree, today, only, least=least, git=git)
    before = check(CommitTree(git, commit), today, only, least=least, git=git)
    old = {_sameness(finding) for finding in before.findings}
    touched = changed_since(git, commit)
    return replace(now, findings=tuple(_noted(finding, old, touched) for finding in now.findings))


def changed_since(git: Git, commit: str) -> frozenset[str]:
    """The paths that differ from a commit on disk, committed or not, new ones too."""
    differing = git.ask("diff", "--name-only", "--no-renames", "--relative", "-z", "--end-of-options", commit, "--")
    new = git.ask("ls-files", "--others", "--exclude-standard", "-z")
    return frozenset(path for path in (*differing.split("\0"), *new.split("\0")) if path)


def _noted(finding: Diagnostic, old: set[Hashable], touched: frozenset[str]) -> Diagnostic:
    if finding.severity is None or finding.severity <= Severity.NOTE:
        return finding
    if finding.path in touched or _sameness(finding) not in old:
        return finding
    return finding.lowered(Severity.NOTE)


def _sameness(finding: Diagnostic) -> Hashable:
    """What makes two findings the same one, wherever the line has moved to."""
    return (
        finding.path,
        finding.code,
        finding.at,
        tuple(sorted((key, str(fact)) for key, fact in finding.facts.items())),
    )
