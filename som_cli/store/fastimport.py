"""Many commits in one call: git's own way of taking a whole history in."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime

    from som_cli.store.git import Git

REGULAR = "100644"
UNHOOKED = ("-c", f"core.hooksPath={os.devnull}")  # what is past already asks nobody's hooks


@dataclass(frozen=True, slots=True)
class Past:
    """A commit as it was made: who, when, the message, and the whole content of each file it wrote."""

    name: str
    email: str
    when: datetime
    message: str
    files: Mapping[str, bytes]


def take_in(git: Git, branch: str, commits: Iterable[Past]) -> None:
    """Make the commits, in order, a branch of an empty repository, and check it out."""
    git.change(*UNHOOKED, "fast-import", "--quiet", "--date-format=raw", stdin=b"".join(_stream(branch, commits)))
    git.change(*UNHOOKED, "symbolic-ref", "HEAD", f"refs/heads/{branch}")
    git.change(*UNHOOKED, "reset", "--hard", "--quiet")


def _stream(branch: str, commits: Iterable[Past]) -> Iterator[bytes]:
    for commit in commits:
        moment = f"{int(commit.when.timestamp())} {commit.when:%z}"
        yield f"commit refs/heads/{branch}\n".encode()
        yield f"author {commit.name} <{commit.email}> {moment}\n".encode()
        yield f"committer {commit.name} <{commit.email}> {moment}\n".encode()
        yield _data(commit.message.encode())
        for path, content in sorted(commit.files.items()):
            yield f"M {REGULAR} inline {path}\n".encode()
            yield _data(content)
    yield b"done\n"


def _data(content: bytes) -> bytes:
    return f"data {len(content)}\n".encode() + content + b"\n"
