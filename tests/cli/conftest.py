from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.builders.ministry import Ministry, ministry

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def area(steady_git: None, tmp_path: Path) -> Ministry:  # noqa: ARG001  (the environment is set by then)
    """The small ministry in a repository of its own."""
    return ministry(tmp_path / "area")
