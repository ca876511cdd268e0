"""What happened to a record, out of git's commits: plain values, and the life of a case file."""

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
