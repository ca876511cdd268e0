"""A new repository: all of it is there with its first commit, or nothing is."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from som_cli.actions.start import start
from som_cli.errors import StateForbids
from som_cli.store.git import Git

if TYPE_CHECKING:
    from pathlib import Path

NOW = dt.datetime(2026, 11, 25, 10, 0, tzinfo=dt.timezone(dt.timedelta(hours=2)))

pytestmark = pytest.mark.usefixtures("steady_git")


def test_what_is_staged_already_stays_out_of_the_first_commit(tmp_path: Path) -> None:
    git = Git(tmp_path)
    git.change("init", "--quiet")
    (tmp_path / "own.txt").write_text("oma\n", encoding="utf-8")
    git.change("add", "own.txt")
    started = start(tmp_path, NOW, "et")
    (first,) = git.change("log", "--format=%ad %s", "--date=iso-strict").splitlines()
    assert first == "2026-11-25T10:00:00+02:00 init: a governance repository"
    assert tuple(sorted(git.change("ls-tree", "-r", "--name-only", "HEAD").split())) == started.files
    assert git.change("status", "--porcelain").split() == ["A", "own.txt"]


def test_where_a_hook_refuses_the_first_commit_nothing_is_left(tmp_path: Path) -> None:
    Git(tmp_path).change("init", "--quiet")
    hook = tmp_path / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    with pytest.raises(StateForbids, match="store-hook-refused"):
        start(tmp_path, NOW, "et")
    assert [path.name for path in tmp_path.iterdir()] == [".git"]
