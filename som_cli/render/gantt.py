"""The timeline of the portfolio as a Mermaid gantt: at most so many bars as a reader and a host can take."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from som_cli.portfolio.items import STATES
from som_cli.render.escape import Markdown
from som_cli.render.mermaid import task

if TYPE_CHECKING:
    from collections.abc import Iterable

    from som_cli.portfolio.items import Item

MOST_BARS = 150  # hosts refuse diagrams of more than some 50,000 characters


@dataclass(frozen=True, slots=True)
class Bar:
    """One development: its name padded to those below and above it, and when it runs."""

    name: Markdown
    tags: Markdown
    start: Markdown
    end: Markdown


@dataclass(frozen=True, slots=True)
class Timeline:
    """The bars of each state, how many more there are that were left out, and how many have no known time."""

    sections: tuple[tuple[str, tuple[Bar, ...]], ...]
    left_out: int
    undated: int


def timeline(items: Iterable[Item], unfunded: str) -> Timeline:
    """Draw the developments whose start and end are known.

    Args:
        items: In the order of the portfolio.
        unfunded: The word for a development without any secured money.
    """
    dated, undated = [], 0
    for item in items:
        if item.terms.start and item.terms.end and item.terms.start <= item.terms.end:
            dated.append(item)
        else:
            undated += 1
    drawn = dated if len(dated) <= MOST_BARS else _largest(dated)
    names = {item.id: _name(item, unfunded) for item in drawn}
    width = max(map(len, names.values()), default=0)
    sections = []
    for state in STATES:
        bars = tuple(
            _bar(item, number, names[item.id].ljust(width))
            for number, item in enumerate(drawn, 1)
            if item.state == state
        )
        if bars:
            sections.append((state, bars))
    return Timeline(tuple(sections), len(dated) - len(drawn), undated)


def _largest(items: list[Item]) -> list[Item]:
    """The largest developments, still in the order of the portfolio."""
    by_size = sorted(items, key=lambda item: (-item.sum.eur, -item.sum.hours, item.id))
    kept = {item.id for item in by_size[:MOST_BARS]}
    return [item for item in items if item.id in kept]


def _name(item: Item, unfunded: str) -> str:
    is_unfunded = (
        item.state == "planned" and not item.sum.is_nothing and not item.sum.secured and not item.sum.secured_hours
    )
    return f"{task(item.title)} ({unfunded})" if is_unfunded else str(task(item.title))


def _bar(item: Item, number: int, name: str) -> Bar:
    tag = {"in_progress": "active, ", "on_hold": "crit, "}.get(item.state, "")
    if item.state == "planned" and item.sum.unsecured and not item.sum.secured:
        tag = "crit, "
    start, end = (day.isoformat() if day else "" for day in (item.terms.start, item.terms.end))
    return Bar(Markdown(name), Markdown(f"{tag}p{number}"), Markdown(start), Markdown(end))
