"""The command line, run within this process, as somebody would run it in a repository."""

from __future__ import annotations

import io
import json
import os
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from som_cli.cli.app import run
from som_cli.locale import current, use

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Result:
    """How a command ended, and what it said."""

    exit_code: int
    stdout: str
    stderr: str

    @property
    def json(self) -> Any:
        """What stands on stdout, as JSON."""
        return json.loads(self.stdout)


class Stream(io.StringIO):
    """A stream that is a terminal, or is not."""

    def __init__(self, text: str = "", *, terminal: bool = False) -> None:
        super().__init__(text)
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal


def som(
    root: Path | None,
    *words: str,
    language: str = "en",
    stdin: str = "",
    terminal: bool = False,
    env: Mapping[str, str] | None = None,
) -> Result:
    """Run one command in the repository at `root`; without one, wherever the words say."""
    stdout, stderr = Stream(terminal=terminal), Stream(terminal=terminal)
    surroundings = {"SOM_LANG": language, "COLUMNS": "120", **(env or {})}
    with _as_process(stdout, stderr, Stream(stdin, terminal=terminal), surroundings, language):
        code = run([*(["-C", str(root)] if root is not None else []), *words])
    return Result(code, stdout.getvalue(), stderr.getvalue())


@contextmanager
def _as_process(
    stdout: Stream, stderr: Stream, stdin: Stream, surroundings: Mapping[str, str], language: str
) -> Iterator[None]:
    before = current()
    kept = {name: value for name, value in os.environ.items() if name not in {"CI", "SOM_REPO", "NO_COLOR"}}
    with (
        patch.object(sys, "stdout", stdout),
        patch.object(sys, "stderr", stderr),
        patch.object(sys, "stdin", stdin),
        patch.dict(os.environ, {**kept, **surroundings}, clear=True),
    ):
        use(language)
        try:
            yield
        finally:
            use(before)
