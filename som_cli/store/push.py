"""Pushing what was recorded: to the server, behind what others pushed first, or not at all."""

from __future__ import annotations

import random
import time
from dataclasses import replace
from typing import TYPE_CHECKING

from som_cli.errors import EnvironmentFault, SomeoneFirst, StateForbids
from som_cli.store.branches import fetch, here, replay, there
from som_cli.store.git import literal
from som_cli.store.hosts import request_address
from som_cli.store.transaction import Receipt

if TYPE_CHECKING:
    from collections.abc import Callable

    from som_cli.audit.history import Commit
    from som_cli.store.git import Git
    from som_cli.store.program import Answer
    from som_cli.store.transaction import Transaction

TRIES = 4
RACED = ("[rejected]", "cannot lock ref", "failed to update ref")


def destination(git: Git) -> str:
    """Name the remote to push to; asked before anything is recorded.

    Raises:
        StateForbids: There is none.
    """
    remote = git.remote()
    if not remote:
        raise StateForbids("store-remote-missing")
    return remote


def push(held: Transaction, receipt: Receipt, main: str, name_of: Callable[[Git, Commit], str]) -> Receipt:
    """Push what `held` has just recorded; whoever pushed first is built upon.

    `name_of` tells who made a commit that is in the way.

    Returns:
        The receipt with the hashes that the server has, and the page for a pull or merge request.

    Raises:
        SomeoneFirst: The case file was changed on the server meanwhile; nothing was recorded.
        StateForbids: The server refused, or the branch has diverged; what was recorded stays here.
        EnvironmentFault: The server cannot be reached; what was recorded stays here.
    """
    git = held.git
    remote = destination(git)
    for attempt in range(TRIES):
        answer = git.write(
            *("push", "--porcelain", "--atomic", "--set-upstream", remote),
            f"{here(receipt.branch)}:{here(receipt.branch)}",
        )
        if not answer.status:
            return replace(receipt, address=_address(git, remote, receipt.branch, main, answer))
        _explain_unless_raced(answer, receipt)
        time.sleep(random.uniform(0, 0.2) * attempt)  # noqa: S311  (two that race must not keep step)
        receipt = _behind(held, receipt, remote, name_of)
    raise StateForbids("store-push-refused", commit=receipt.short[-1])


def unpushed(git: Git) -> int:
    """Count the commits of the branch that is open which its server has not got, as far as is known here."""
    remote, branch = git.remote(), git.branch()
    if not remote or not branch:
        return 0
    known = git.commit_of(there(remote, branch))
    answer = git.read("rev-list", "--count", "HEAD", *([f"^{known}"] if known else ["--not", f"--remotes={remote}"]))
    return 0 if answer.status else int(answer.text)


def push_branch(git: Git, main: str) -> str | None:
    """Push the branch that is open, where everything is recorded already; give the page for proposing it.

    Raises:
        StateForbids: There is no server, it refused, or the branch has diverged.
        EnvironmentFault: The server cannot be reached.
    """
    remote, branch, head = destination(git), git.branch(), git.head()
    receipt = Receipt((head,), (git.short(head),), branch)
    answer = git.write("push", "--porcelain", "--atomic", "--set-upstream", remote, f"{here(branch)}:{here(branch)}")
    if answer.status:
        _explain_unless_raced(answer, receipt)
        raise StateForbids("store-branch-diverged", branch=branch)
    return _address(git, remote, branch, main, answer)


def _address(git: Git, remote: str, branch: str, main: str, answer: Answer) -> str | None:
    """Give the page for proposing `branch`; a mirror or a folder put in place of the server's address has none."""
    if branch == main:
        return None
    sent_to = request_address(git.remote_url(remote), branch, main, answer.err)
    return sent_to or request_address(git.configured_url(remote), branch, main, answer.err)


def _explain_unless_raced(answer: Answer, receipt: Receipt) -> None:
    refusals = [line for line in answer.text.splitlines() if line.startswith("!")]
    if any(sign in line for line in refusals for sign in RACED):
        return
    if refusals:
        said = " / ".join(line.removeprefix("remote:").strip() for line in answer.err.splitlines() if "remote:" in line)
        raise StateForbids("store-push-refused", commit=receipt.short[-1], words=said or refusals[0].split("\t")[-1])
    raise EnvironmentFault("store-push-unreachable", commit=receipt.short[-1], words=answer.words)


def _behind(held: Transaction, receipt: Receipt, remote: str, name_of: Callable[[Git, Commit], str]) -> Receipt:
    """Put what was recorded behind what the server has by now."""
    git = held.git
    fetch(git, remote)
    theirs = git.commit_of(there(remote, receipt.branch))
    base = git.read("merge-base", "HEAD", theirs).text
    ours = git.log("HEAD", f"^{base}")[::-1] if base else []
    if tuple(commit.hash for commit in ours) != receipt.commits:
        raise StateForbids("store-branch-diverged", branch=receipt.branch)
    if met := first_to_touch(git, base, theirs, held.scope):
        held.take_back()
        who, when = name_of(git, met), met.committed.date()
        raise SomeoneFirst("store-case-moved", who=who, when=when, path=met.files[0].path)
    try:
        made = replay(git, receipt.branch, ours, theirs)
    except StateForbids:
        held.take_back()
        raise
    return replace(receipt, commits=tuple(made), short=tuple(git.short(commit) for commit in made))


def first_to_touch(git: Git, base: str, theirs: str, scope: tuple[str, ...]) -> Commit | None:
    """Find the newest commit between `base` and `theirs` that touched any of these files or folders."""
    touched = git.log(theirs, f"^{base}", patterns=literal(scope)) if scope else []
    return next((commit for commit in touched if commit.files), None)
