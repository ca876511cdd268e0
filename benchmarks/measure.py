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
class Spent:
    """What runs took, in seconds: by the clock on the wall, which a busy machine lengthens, and of processors."""

    wall: float
    processors: float

    def __str__(self) -> str:
        return f"{self.wall:.3f} s ({self.processors:.3f})"


@dataclass(frozen=True)
class Figure:
    """The medians of two sides measured in turn."""

    name: str
    ours: Spent
    theirs: Spent | None
    target: str

    @property
    def line(self) -> str:
        """One row of the report: what, our seconds, theirs, the ratios of both, what the first should reach."""
        if self.theirs is None:
            return f"| {self.name} | {self.ours} | – | – | {self.target} |"
        wall, processors = self.ours.wall / self.theirs.wall, self.ours.processors / self.theirs.processors
        return f"| {self.name} | {self.ours} | {self.theirs} | {wall:.2f}× ({processors:.2f}×) | {self.target} |"


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


def timed(run: Run) -> Spent:
    """What one run takes."""
    before, start = os.times(), time.perf_counter()
    run()
    wall, after = time.perf_counter() - start, os.times()
    user, system = after.children_user - before.children_user, after.children_system - before.children_system
    return Spent(wall, user + system)


def compare(name: str, ours: Run, theirs: Run | None, target: str, times: int = 5) -> Figure:
    """Run both sides in turn, once to warm up and then so many times, and keep the medians."""
    sides: Sequence[Run] = (ours,) if theirs is None else (ours, theirs)
    rounds = [[timed(side) for side in sides] for _ in range(times + 1)][1:]
    medians = [_median(column) for column in zip(*rounds, strict=True)]
    return Figure(name, medians[0], medians[1] if theirs else None, target)


def _median(runs: Sequence[Spent]) -> Spent:
    return Spent(median(run.wall for run in runs), median(run.processors for run in runs))
