"""The difference of a file, as people and `git apply` read it."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from som_cli.store.preview import difference, renamed

if TYPE_CHECKING:
    from tests.builders.repository import Repository

CASES = [
    (b"title: A\nproblem: B\n", b"title: A\nproblem: C\n"),
    (None, "õ".encode()),
    ("õ".encode(), b"o\n"),
    (b"one\n", None),
    ("a\u2028b\x0bc\n".encode(), b"a\n"),
    (b"cr\r\nlf\n", b"cr\r\nlf\nmore\r\n"),
]


def test_a_new_file_without_a_last_line_end_says_so() -> None:
    assert "".join(difference("a/b.yaml", None, "õ".encode())) == (
        "--- /dev/null\n+++ b/a/b.yaml\n@@ -0,0 +1 @@\n+õ\n\\ No newline at end of file\n"
    )


@pytest.mark.parametrize(("old", "new"), CASES)
def test_git_can_apply_it(repo: Repository, old: bytes | None, new: bytes | None) -> None:
    path = repo.root / "file.yaml"
    if old is not None:
        path.write_bytes(old)
    patch = "".join(difference("file.yaml", old, new)).encode()

    subprocess.run(["git", "apply", "-"], cwd=repo.root, input=patch, check=True)

    assert (path.read_bytes() if path.exists() else None) == new


@pytest.mark.parametrize("new", [b"id: b\ntitle: A\n", b"id: a\ntitle: A\n"])
def test_git_can_apply_what_a_renamed_file_changes(repo: Repository, new: bytes) -> None:
    old = b"id: a\ntitle: A\n"
    (repo.root / "a.yaml").write_bytes(old)
    (repo.root / "c.yaml").write_bytes(b"a\n")
    parts = ["".join(renamed("a.yaml", "b.yaml", old, new)), "".join(difference("c.yaml", b"a\n", b"b\n"))]
    patch = "".join(parts if new != old else parts[::-1]).encode()

    subprocess.run(["git", "apply", "-"], cwd=repo.root, input=patch, check=True)

    assert not (repo.root / "a.yaml").exists()
    assert ((repo.root / "b.yaml").read_bytes(), (repo.root / "c.yaml").read_bytes()) == (new, b"b\n")
