"""Who made a commit, by the name on file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from som_cli.actions.opening import DeskTree
from som_cli.store.load import Files, load_register

if TYPE_CHECKING:
    from som_cli.audit.history import Commit
    from som_cli.process.registry import Registry
    from som_cli.store.git import Git


def author_of(commit: Commit, registry: Registry) -> str:
    """Who made a commit, by the name on file: whom `som` noted in it, else whose address it bears; else git's name."""
    noted = dict(commit.trailers).get("Som-Actor", "")
    address = commit.email.casefold()
    for id_, filed in registry.people.items():
        if id_ == noted or (not noted and any(address == known.casefold() for known in filed.record.email)):
            return filed.record.name
    return commit.author


def author_there(git: Git, commit: Commit) -> str:
    """Who made a commit of the server's, by the people on file in it: a newcomer is not on file here yet."""
    there = DeskTree(git, commit.hash, "")
    return author_of(commit, load_register(there, Files.of(there.paths()), commit.committed.date()).registry)
