"""What tests of several packages share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.builders.repository import ENVIRONMENT, Repository, repository

if TYPE_CHECKING:
    from collections.abc import Callable

GOLDEN = Path(__file__).parent / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let `pytest --update` rewrite the golden files."""
    parser.addoption("--update", action="store_true", help="rewrite the golden files with what comes out now")


@pytest.fixture
def steady_git(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let git know nothing of this computer: nobody's settings, a fixed author, a fixed date."""
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def repo(steady_git: None, tmp_path: Path) -> Repository:  # noqa: ARG001  (the environment is set by then)
    """A real git repository with one commit on main."""
    return repository(tmp_path / "repo")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with the file of that name under `tests/golden/`, or rewrite it."""

    def compare(name: str, text: str) -> None:
        file = GOLDEN / name
        if request.config.getoption("--update"):
            file.parent.mkdir(exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
        assert text == file.read_text(encoding="utf-8"), f"{name}: `pytest --update` rewrites it"

    return compare
