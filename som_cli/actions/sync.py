"""Bring what others have done here: the newest main, or a record's branch, without touching uncommitted edits."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from som_cli.actions.authors import author_there
from som_cli.audit.history import News
from som_cli.errors import SomeoneFirst, StateForbids
from som_cli.store.branches import PREFIX, branch_of, enter, fetch, here, is_behind, replay, there
from som_cli.store.layout import case_folder, place
from som_cli.store.push import destination
from som_cli.store.transaction import writing

if TYPE_CHECKING:
    from som_cli.audit.history import Commit
    from som_cli.store.git import Git


def sync(git: Git, main: str, record: str | None = None) -> News:
    """Go to main, or to a record's branch where it has one, and bring it to what the server has.

    Raises:
        StateForbids: There is no server, edits are in the way, or our commits cannot simply be put behind the others.
        SomeoneFirst: Others changed what our unpushed commits change.
        EnvironmentFault: The server cannot be reached.
    """
    remote = destination(git)
    with writing(git, []) as held:
        fetch(git, remote)
        branch = _branch(git, remote, main, record)
        before = git.commit_of(here(branch)) or held.standing.head
        try:
            enter(git, branch, main, remote)
            theirs = git.commit_of(there(remote, branch))
            ahead = () if theirs else _only_here(git, remote, main)
            news = _brought(git, branch, before, theirs) if theirs else News(branch, ahead=ahead, known=False)
            return news if held.standing.branch in (branch, main) else _gone_over(news, held.standing.branch)
        except BaseException:
            if held.standing.branch != branch:
                git.write("switch", "--quiet", "--end-of-options", held.standing.branch)
            raise


def _gone_over(news: News, left: str) -> News:
    return replace(news, left=left, back=left.removeprefix(PREFIX) if left.startswith(PREFIX) else None)


def _branch(git: Git, remote: str, main: str, record: str | None) -> str:
    """Choose the record's own branch where there is one, here or on the server; else main.

    Raises:
        StateForbids: The server has no such main.
    """
    own = branch_of(record) if record else main
    for branch in (own, main):
        if git.commit_of(there(remote, branch)) or (branch != main and git.commit_of(here(branch))):
            return branch
    raise StateForbids("sync-branch-missing", branch=main)


def _brought(git: Git, branch: str, before: str, theirs: str) -> News:
    """Compare with the server, after what could simply be taken has been taken."""
    mine = git.head()
    if mine == theirs or is_behind(git, theirs, mine):
        came = git.log(mine, f"^{before}") if mine != before else []
        ahead = git.log(mine, f"^{theirs}")
        return News(branch, tuple(came[::-1]), tuple(ahead[::-1]))
    base = git.ask("merge-base", mine, theirs)
    came, ours = git.log(theirs, f"^{base}")[::-1], git.log(mine, f"^{base}")[::-1]
    _refuse_if_tangled(git, branch, ours, came)
    replay(git, branch, ours, theirs)
    return News(branch, tuple(came), tuple(git.log("HEAD", f"^{theirs}")[::-1]), moved=True)


def _only_here(git: Git, remote: str, main: str) -> tuple[Commit, ...]:
    """The commits of a branch that the server has not got, oldest first: those that its main does not hold."""
    theirs = git.commit_of(there(remote, main))
    return tuple(git.log("HEAD", *([f"^{theirs}"] if theirs else []))[::-1])


def _refuse_if_tangled(git: Git, branch: str, ours: list[Commit], came: list[Commit]) -> None:
    """Refuse where both sides changed one record, or where ours are no simple row of commits."""
    if any(len(commit.parents) != 1 for commit in ours):
        raise StateForbids("store-branch-diverged", branch=branch)
    changed = {_about(file.path) for commit in ours for file in commit.files}
    for commit in reversed(came):
        for file in commit.files:
            if _about(file.path) in changed:
                who, when = author_there(git, commit), commit.committed.date()
                raise SomeoneFirst("sync-both-changed", path=file.path, who=who, when=when, branch=branch)


def _about(path: str) -> str:
    """What a file belongs to: its case file, or itself. Two acts of one initiative are never put in a row unseen."""
    spot = place(path)
    return case_folder(spot.agency, spot.case) if spot and spot.case and spot.agency else path
