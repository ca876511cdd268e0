"""What tests of several packages share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.builders.repository import ENVIRONMENT, Repository, repository

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def steady_git(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let git know nothing of this computer: nobody's settings, a fixed author, a fixed date."""
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def repo(steady_git: None, tmp_path: Path) -> Repository:  # noqa: ARG001  (the environment is set by then)
    """A real git repository with one commit on main."""
    return repository(tmp_path / "repo")
