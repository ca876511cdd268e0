from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.builders.ministry import Ministry, ministry
from tests.builders.terminal import som

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def area(steady_git: None, tmp_path: Path) -> Ministry:  # noqa: ARG001  (the environment is set by then)
    """The small ministry in a repository of its own."""
    return ministry(tmp_path / "area")


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample in a repository with its whole history; only read."""
    root = tmp_path_factory.mktemp("sample") / "sample"
    made = som(None, "init", "--sample", str(root))
    assert made.exit_code == 0, made.stderr
    return root
