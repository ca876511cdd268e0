"""Branches and the server: going to a branch as `git switch` does, and bringing commits of ours onto newer ones."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from som_cli.errors import EnvironmentFault, StateForbids
from som_cli.store.program import fault

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from som_cli.audit.history import Commit
    from som_cli.store.git import Git
    from som_cli.store.program import Answer

PREFIX = "som/"


def branch_of(record: str) -> str:
    """Name the branch on which a record is worked on: `som/<id>`, for an opinion or a report with its file's name."""
    return PREFIX + record


def here(branch: str) -> str:
    """Name a branch of this repository in full."""
    return f"refs/heads/{branch}"


def there(remote: str, branch: str) -> str:
    """Name in full what is known here of a branch of the server."""
    return f"refs/remotes/{remote}/{branch}"


def fetch(git: Git, remote: str) -> None:
    """Learn what the server has.

    Raises:
        EnvironmentFault: It cannot be reached, or does not let us in.
    """
    answer = git.write("fetch", "--quiet", "--no-write-fetch-head", "--end-of-options", remote)
    if answer.status:
        raise EnvironmentFault("store-server-unreachable", words=answer.words)


@contextmanager
def on_branch(git: Git, branch: str, main: str) -> Iterator[bool]:
    """Go to a branch, continued where it exists here or on the server, else started from the server's main.

    Uncommitted edits come along, as `git switch` carries them. Whatever fails inside leads back to where we were.
    Yields whether the server was asked: offline, what is known here has to do.

    Raises:
        StateForbids: Edits are in the way, or another working tree is on that branch.
    """
    before = git.branch()
    remote = git.remote()
    asked = _try_fetch(git, remote) if remote else True
    created = enter(git, branch, main, remote)
    try:
        yield asked
    except BaseException:
        if before and before != branch:
            git.write("switch", "--quiet", "--end-of-options", before)
            if created:
                git.write("update-ref", "-d", here(branch), created)  # only while it is as it was made
        raise


def enter(git: Git, branch: str, main: str, remote: str) -> str:
    """Go to a branch; return the commit it was made at, or "" where it was here before."""
    mine = git.commit_of(here(branch))
    theirs = git.commit_of(there(remote, branch)) if remote else ""
    if mine:
        if git.branch() != branch:
            switch(git, branch, branch)
        if theirs and is_behind(git, mine, theirs):
            forward(git, branch, theirs)
        return ""
    if theirs:
        switch(git, branch, "--create", branch, "--track", f"{remote}/{branch}")
        return theirs
    start = beginning(git, main, remote)
    switch(git, branch, "--create", branch, "--no-track", start)
    return start


def beginning(git: Git, main: str, remote: str) -> str:
    """The commit that a new branch starts from: the server's main as it is known here, else ours, else where we are."""
    return (remote and git.commit_of(there(remote, main))) or git.commit_of(here(main)) or git.head()


def switch(git: Git, branch: str, *how: str) -> None:
    """Let `git switch` go to a branch; edits that are not in the way come along.

    Raises:
        StateForbids: Edits are in the way, or another working tree is on that branch.
    """
    _unless_in_the_way(git, branch, git.write("switch", "--quiet", *how), "switch")


def forward(git: Git, branch: str, to: str) -> None:
    """Bring the current branch forward to a commit that builds on it.

    Raises:
        StateForbids: Edits are in the way.
    """
    _unless_in_the_way(git, branch, git.write("merge", "--ff-only", "--quiet", "--end-of-options", to), "merge")


def is_behind(git: Git, mine: str, theirs: str) -> bool:
    """Tell whether `theirs` builds on `mine` and is newer."""
    return mine != theirs and not git.read("merge-base", "--is-ancestor", mine, theirs).status


def replay(git: Git, branch: str, commits: Sequence[Commit], onto: str) -> list[str]:
    """Make our commits anew on top of `onto`, which has touched none of their files, and go there.

    Files, index and edits are touched only where `onto` is newer. Returns the new hashes, oldest first.

    Raises:
        StateForbids: Edits are in the way; nothing has changed.
    """
    index = {"GIT_INDEX_FILE": str(git.place.folder / "som" / "index")}
    git.change("read-tree", onto, environment=index)
    signed = ["-S"] if git.read("config", "--type=bool", "commit.gpgSign").text == "true" else []
    made = [onto]
    for commit in commits:
        lines = "".join(f"{file.mode} {file.blob}\t{git.place.prefix}{file.path}\0" for file in commit.files)
        git.change("update-index", "-z", "--index-info", stdin=lines.encode(), environment=index)
        tree = git.change("write-tree", environment=index)
        about = _as_before(commit)
        made.append(
            git.change(
                "commit-tree",
                tree,
                "-p",
                made[-1],
                *signed,
                "-F",
                "-",
                stdin=commit.message.encode(),
                environment=about,
            )
        )
    switch(git, branch, "--force-create", branch, "--no-track", made[-1])
    return made[1:]


def _as_before(commit: Commit) -> dict[str, str]:
    stamp = f"{int(commit.authored.timestamp())} {commit.authored:%z}"
    done = f"{int(commit.committed.timestamp())} {commit.committed:%z}"
    who = {"GIT_AUTHOR_NAME": commit.author, "GIT_AUTHOR_EMAIL": commit.email}
    return who | {"GIT_AUTHOR_DATE": stamp, "GIT_COMMITTER_DATE": done}


def _try_fetch(git: Git, remote: str) -> bool:
    try:
        fetch(git, remote)
    except EnvironmentFault:
        return False
    return True


def _unless_in_the_way(git: Git, branch: str, answer: Answer, verb: str) -> None:
    if not answer.status:
        return
    if "would be overwritten by" in answer.err:
        paths = tuple(line.strip() for line in answer.err.splitlines() if line.startswith("\t"))
        raise StateForbids("store-edits-in-the-way", branch=branch, paths=paths)
    if "already checked out at" in answer.err or "already used by worktree" in answer.err:
        raise StateForbids("store-branch-elsewhere", branch=branch, words=answer.words)
    raise fault(answer, git.root, verb)
