"""Where each file of a case came from: the commits of its folder, read in one call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from som_cli.actions.authors import author_of
from som_cli.errors import SomError
from som_cli.locale import _
from som_cli.report.changelog import Changed
from som_cli.report.initiatives import Brought, Event
from som_cli.store.git import literal
from som_cli.store.layout import CARD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from som_cli.audit.history import Commit
    from som_cli.process.registry import Registry
    from som_cli.store.git import Git


LAST_CHANGES = 5  # so many changes of a card are told


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


def changes_of(git: Git, path: str, registry: Registry, rev: str = "HEAD") -> tuple[Changed, ...]:
    """The last changes of a card, newest first, read in one call; none where there is no git. Source: S41."""
    try:
        commits = git.log(rev, patterns=literal([path]), limit=LAST_CHANGES)
    except SomError:
        return ()
    return tuple(_changed(git, commits, registry))


def changes_among(git: Git, commits: Sequence[Commit], path: str, registry: Registry) -> tuple[Changed, ...]:
    """The last changes of a card among commits that were read already, oldest first as `commits_of` gives them."""
    touching = [one for one in commits if any(file.path == path for file in one.files)]
    return tuple(_changed(git, touching[: -LAST_CHANGES - 1 : -1], registry))


def _changed(git: Git, commits: Iterable[Commit], registry: Registry) -> Iterator[Changed]:
    boundary: frozenset[str] | None = None
    for commit in commits:
        boundary = git.boundary() if boundary is None else boundary
        if commit.hash not in boundary:  # the oldest of a shallow clone seems to add whatever there was
            who = author_of(commit, registry)
            yield Changed(commit.authored.date(), who, git.short(commit.hash), commit.subject)
