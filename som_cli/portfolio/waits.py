"""How long initiatives stay in each step, and where they wait now. Source: D51."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from som_cli.diagnostics import Named

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from som_cli.diagnostics import Words
    from som_cli.process.casefile import Case
    from som_cli.process.registry import Registry


@dataclass(frozen=True, slots=True)
class Stay:
    """A stay of one initiative in one state, in days; `is_over` tells whether it went on from there."""

    state: str
    about: Named
    days: int
    is_over: bool


@dataclass(frozen=True, slots=True)
class Wait:
    """All stays in one state: those that are over, with their median and the longest, and those that go on."""

    state: str
    name: Words
    passed: int
    median: int | None
    longest: Stay | None
    waiting: int
    oldest: Stay | None


def waits(cases: Iterable[Case], registry: Registry) -> tuple[Wait, ...]:
    """Measure every state in the order of the process, but drafts and ends; states nobody ever was in are left out."""
    stays = [stay for case in cases for stay in _stays(case, Named(case.id, case.card.record.title), registry)]
    found = []
    for state in registry.process.states:
        own = [stay for stay in stays if stay.state == state.id]
        if own:
            found.append(_wait(state.id, state.name.words, own))
    return tuple(found)


def _stays(case: Case, about: Named, registry: Registry) -> Iterator[Stay]:
    came: date | None = None
    for step in case.steps:
        if step.act.date > registry.today:
            break
        if step.after == step.before:
            continue
        if came is not None:
            yield Stay(step.before, about, (step.act.date - came).days, is_over=True)
        came = step.act.date
    if came is not None and registry.process.kind(case.state) != "end":
        yield Stay(case.state, about, (registry.today - came).days, is_over=False)


def _wait(state: str, name: Words, own: list[Stay]) -> Wait:
    over = [stay for stay in own if stay.is_over]
    going = [stay for stay in own if not stay.is_over]
    return Wait(
        state=state,
        name=name,
        passed=len(over),
        median=round(median(stay.days for stay in over)) if over else None,
        longest=max(over, key=lambda stay: (stay.days, stay.about.id), default=None),
        waiting=len(going),
        oldest=max(going, key=lambda stay: (stay.days, stay.about.id), default=None),
    )
