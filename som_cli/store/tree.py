"""A tree of files to read records from: the working tree, or that of a commit."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from som_cli.store.layout import DATA, SETTINGS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from som_cli.store.git import Git


class Tree(Protocol):
    """Files by path; only `som.yaml` and what stands under `data/`."""

    def paths(self) -> Sequence[str]:
        """All paths, sorted."""

    def read(self, path: str) -> bytes:
        """The bytes of one file; raises `OSError` where they cannot be read."""


@dataclass(frozen=True)
class WorkingTree:
    """The files as they are on disk, committed or not."""

    root: Path
    _links: set[str] = field(default_factory=set, compare=False, repr=False)

    def paths(self) -> Sequence[str]:
        """All paths, sorted; links are listed and not followed."""
        found = sorted(self._walk(str(self.root / DATA), DATA))
        return [SETTINGS, *found] if (self.root / SETTINGS).exists() else found

    def _walk(self, folder: str, prefix: str) -> Iterator[str]:
        try:
            entries = list(os.scandir(folder))
        except FileNotFoundError:
            return
        for entry in entries:
            if entry.is_symlink():
                self._links.add(prefix + entry.name)
                yield prefix + entry.name
            elif entry.is_dir(follow_symlinks=False):
                yield from self._walk(entry.path, f"{prefix}{entry.name}/")
            else:
                yield prefix + entry.name

    def read(self, path: str) -> bytes:
        """The bytes of one file."""
        with open(os.path.join(self.root, path), "rb", buffering=0) as file:  # noqa: PTH118, PTH123  (called once per record: pathlib costs more than the read)
            return file.read()

    def is_link(self, path: str) -> bool:
        """Tell whether a listed path is a symbolic link, which is no record."""
        return path in self._links


@dataclass(frozen=True)
class CommitTree:
    """The files as one commit has them, fetched in two calls of git."""

    git: Git
    rev: str

    @cached_property
    def _oids(self) -> dict[str, str]:
        return {**self.git.files(self.rev, DATA), **self.git.files(self.rev, SETTINGS)}

    @cached_property
    def _blobs(self) -> dict[str, bytes]:
        return dict(self.git.blobs(sorted(set(self._oids.values()))))

    def paths(self) -> Sequence[str]:
        """All paths, sorted."""
        return sorted(self._oids)

    def read(self, path: str) -> bytes:
        """The bytes of one file."""
        return self._blobs[self._oids[path]]
