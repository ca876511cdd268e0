"""What git tells of a repository's history, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Touched:
    """A file that a commit added (A), changed (M) or removed (D); the blob and the mode it left, noughts for none."""

    path: str
    status: str
    blob: str = ""
    mode: str = ""


@dataclass(frozen=True, slots=True)
class Commit:
    """One commit, as git tells it; times are in Tallinn."""

    hash: str
    parents: tuple[str, ...]
    author: str
    email: str
    authored: datetime
    committed: datetime
    subject: str
    trailers: tuple[tuple[str, str], ...] = ()
    message: str = ""
    files: tuple[Touched, ...] = ()


@dataclass(frozen=True, slots=True)
class News:
    """What came from the server: the branch we are on now, its new commits, and ours that the server does not have.

    Both oldest first. `moved` tells that ours were put behind the new ones, `known` that the server has the branch;
    `left` is the branch we were on before, where that was neither this nor main, and `back` the record
    whose branch that is.
    """

    branch: str
    came: tuple[Commit, ...] = ()
    ahead: tuple[Commit, ...] = ()
    moved: bool = False
    known: bool = True
    left: str | None = None
    back: str | None = None
