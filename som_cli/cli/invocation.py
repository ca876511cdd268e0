"""What was said before the command: folder, language, colour; known to every command."""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Invocation:
    """The words of the root command, and the two options that are needed before any command is loaded."""

    words: tuple[str, ...] = ()  # all arguments, as typed
    language: str | None = None  # --lang; None where it was not said
    output: str = "text"  # --format: what errors are written as
    folder: str | None = None  # -C
    colour: str = "auto"  # auto, always, never


CURRENT: ContextVar[Invocation] = ContextVar("invocation")


def read(words: Sequence[str]) -> Invocation:
    """Look for `--lang` and `--format` wherever they stand; the rest is for the command line's own reader."""
    return Invocation(tuple(words), _last(words, "--lang"), _last(words, "--format") or "text")


def _last(words: Sequence[str], option: str) -> str | None:
    """The value of an option that was given last, in either of its two forms."""
    found = None
    for position, word in enumerate(words):
        if word == "--":
            break
        if word.startswith(f"{option}="):
            found = word.partition("=")[2]
        elif word == option and position + 1 < len(words):
            found = words[position + 1]
    return found
