"""The corpus of bad repositories: a base that is sound, what each case lays over it, and what is found then.

    tests/corpus/_base/…                    a small repository that gives no finding; its process is the product's own
    tests/corpus/<code>/<case>/bad/…        what is laid over the base so that the code is found
    tests/corpus/<code>/<case>/good/…       the mended twin; left out where the base itself is that
    tests/corpus/<code>/<case>/expected.txt     what `som validate` prints of the bad one, in English
    tests/corpus/<code>/<case>/expected.json    the same for machines: path, line, column, code, severity

A file stands for itself. `<path>.edit` changes a file of the base: hunks of lines that begin with a blank, `-` or `+`
as in a patch, without line numbers; the old lines of a hunk stand in the file exactly once. `<path>.gone` takes a file
away.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "tests" / "corpus"
BASE = CORPUS / "_base"
PROCESS = "data/process.yaml"
EDIT, GONE = ".edit", ".gone"


@dataclass(frozen=True)
class LaidTree:
    """A tree of files in memory."""

    files: Mapping[str, bytes]

    def paths(self) -> Sequence[str]:
        return sorted(self.files)

    def read(self, path: str) -> bytes:
        return self.files[path]

    def text(self, path: str) -> str | None:
        """The text of a file, for the source lines of findings."""
        return self.files[path].decode("utf-8", errors="replace") if path in self.files else None


@dataclass(frozen=True)
class BadCase:
    """A case of the corpus."""

    folder: Path

    @property
    def code(self) -> str:
        return self.folder.parent.name

    @property
    def name(self) -> str:
        return f"{self.code}/{self.folder.name}"

    @property
    def bad(self) -> LaidTree:
        return laid(base(), self.folder / "bad")

    @property
    def good(self) -> LaidTree:
        return laid(base(), self.folder / "good") if self.is_twin else base()

    @property
    def is_twin(self) -> bool:
        """Is the mended state said, rather than the base?"""
        return (self.folder / "good").exists()


@lru_cache(maxsize=1)
def base() -> LaidTree:
    """The sound repository under every case."""
    return LaidTree({PROCESS: (ROOT / PROCESS).read_bytes(), **dict(_files(BASE))})


def cases() -> list[BadCase]:
    """All cases, by code and name."""
    return [BadCase(folder.parent) for folder in sorted(CORPUS.glob("*/*/bad"))]


def laid(under: LaidTree, overlay: Path) -> LaidTree:
    """The tree with an overlay on it."""
    files = dict(under.files)
    for path, raw in _files(overlay):
        if path.endswith(GONE):
            del files[path.removesuffix(GONE)]
        elif path.endswith(EDIT):
            target = path.removesuffix(EDIT)
            files[target] = edited(files[target].decode(), raw.decode(), path).encode()
        else:
            files[path] = raw
    return LaidTree(files)


def edited(text: str, hunks: str, name: str = "") -> str:
    """The text after an edit; every hunk must fit in exactly one place."""
    for hunk in hunks.rstrip("\n").split("\n@@\n"):
        lines = hunk.split("\n")
        old = "".join(f"{line[1:]}\n" for line in lines if line[:1] != "+")
        new = "".join(f"{line[1:]}\n" for line in lines if line[:1] != "-")
        whole = "\n" + text
        assert whole.count("\n" + old) == 1, f"{name}: these lines stand {whole.count(old)} times:\n{old}"
        text = whole.replace("\n" + old, "\n" + new)[1:]
    return text


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path.read_bytes()
