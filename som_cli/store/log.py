"""What `git log` prints, read back into commits."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from som_cli.audit.history import Commit, Touched

if TYPE_CHECKING:
    from collections.abc import Iterable

TALLINN = ZoneInfo("Europe/Tallinn")
FIELDS = ("%H", "%P", "%an", "%ae", "%at", "%ct", "%s", "%(trailers:only=true,unfold=true)", "%B")


def commits(out: str) -> Iterable[Commit]:
    """Read what `git log -z --raw` prints: the fields of a commit, then its files, each ended by a NUL."""
    tokens = out.split("\0")
    at = 0
    while at + len(FIELDS) < len(tokens) + 1 and tokens[at]:
        full, parents, name, email, authored, committed, subject, trailers, body = tokens[at : at + len(FIELDS)]
        at += len(FIELDS)
        files: list[Touched] = []
        while at < len(tokens) and tokens[at].lstrip("\n").startswith(":"):
            _, mode, _, blob, status = tokens[at].split(" ")
            files.append(Touched(tokens[at + 1], status[0], blob, mode))
            at += 2
        yield Commit(
            hash=full,
            parents=tuple(parents.split()),
            author=name,
            email=email,
            authored=datetime.fromtimestamp(int(authored), TALLINN),
            committed=datetime.fromtimestamp(int(committed), TALLINN),
            subject=subject,
            trailers=tuple(_trailer(line) for line in trailers.split("\n") if line),
            message=body,
            files=tuple(files),
        )


def _trailer(line: str) -> tuple[str, str]:
    key, _, value = line.partition(":")
    return key, value.strip(" ")
