"""Where each file of a case came from: the commits of its folder, read in one call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from som_cli.actions.authors import author_of
from som_cli.errors import SomError
from som_cli.locale import _
from som_cli.report.initiatives import Brought, Event
from som_cli.store.git import literal
from som_cli.store.layout import CARD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from som_cli.audit.history import Commit
    from som_cli.process.registry import Registry
    from som_cli.store.git import Git


def commits_of(git: Git, folder: str, rev: str = "HEAD") -> Sequence[Commit]:
    """The commits that touched a case file, oldest first; none where there is no git, or no commit yet."""
    try:
        return git.log(rev, patterns=literal([folder]))[::-1]
    except SomError:
        return ()


def brought(git: Git, commits: Sequence[Commit]) -> dict[str, Brought]:
    """The commit that first brought each file; it has no name where the history in a shallow clone begins later."""
    found: dict[str, Brought] = {}
    boundary = git.boundary() if commits else frozenset()
    for place, commit in enumerate(commits):
        name = None if commit.hash in boundary else git.short(commit.hash)
        for file in commit.files:
            if file.status == "A":
                found.setdefault(file.path, Brought(name, place))
    return found


def order_of(git: Git, commits: Sequence[Commit]) -> dict[str, int]:
    """The place of each commit among those of the case, by its short hash."""
    return {git.short(commit.hash): place for place, commit in enumerate(commits)}


def edits(git: Git, commits: Sequence[Commit], folder: str, registry: Registry) -> list[Event]:
    """The commits that changed the card and brought no act; what the oldest of a shallow clone did is not known."""
    events = []
    boundary = git.boundary() if commits else frozenset()
    for commit in commits:
        if commit.hash in boundary:
            continue
        paths = {file.path: file.status for file in commit.files if file.path.startswith(folder)}
        if set(paths) == {folder + CARD}:
            text = _("draft made") if paths[folder + CARD] == "A" else _("card edited")
            who = author_of(commit, registry)
            said = f"{text} – {who}"
            events.append(Event(commit.authored.date(), None, None, who, git.short(commit.hash), said))
    return events
