"""Measuring whole commands in turn, so that a noisy machine troubles both sides of a ratio alike."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

Run = Callable[[], None]


@dataclass(frozen=True)
class Figure:
    """The medians of two sides measured in turn, in seconds."""

    name: str
    ours: float
    theirs: float | None
    target: str

    @property
    def line(self) -> str:
        """One row of the report: what, our seconds, theirs, the ratio, what it should reach."""
        theirs = "–" if self.theirs is None else f"{self.theirs:.3f} s"
        ratio = "–" if self.theirs is None else f"{self.ours / self.theirs:.2f}×"
        return f"| {self.name} | {self.ours:.3f} s | {theirs} | {ratio} | {self.target} |"


def command(*words: str | Path, cwd: Path, environment: dict[str, str] | None = None) -> Run:
    """A command to run and to throw the output of away; it must succeed."""

    def run() -> None:
        subprocess.run(
            [str(word) for word in words],
            cwd=cwd,
            env={**os.environ, **(environment or {})},
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    return run


def both(*runs: Run) -> Run:
    """Several commands as one."""

    def run() -> None:
        for each in runs:
            each()

    return run


def timed(run: Run) -> float:
    """The seconds one run takes."""
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def compare(name: str, ours: Run, theirs: Run | None, target: str, times: int = 5) -> Figure:
    """Run both sides in turn, once to warm up and then so many times, and keep the medians."""
    sides: Sequence[Run] = (ours,) if theirs is None else (ours, theirs)
    rounds = [[timed(side) for side in sides] for _ in range(times + 1)][1:]
    medians = [median(column) for column in zip(*rounds, strict=True)]
    return Figure(name, medians[0], medians[1] if theirs else None, target)
