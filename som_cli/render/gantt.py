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
    from som_cli.portfolio.timeline import Horizon

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
    """The bars of each state, and how many developments have none.

    `left_out` are too many for one picture, `undated` have no known time, `outside` none within the horizon; `cut` are
    drawn, but go on after it.
    """

    sections: tuple[tuple[str, tuple[Bar, ...]], ...]
    left_out: int
    undated: int
    outside: int
    cut: int


def timeline(items: Iterable[Item], horizon: Horizon, unfunded: str) -> Timeline:
    """Draw the developments whose start and end are known, each cut where the horizon begins and ends.

    Args:
        items: In the order of the portfolio.
        horizon: What the portfolio looks at.
        unfunded: The word for a development without any secured money.
    """
    dated, undated, outside = [], 0, 0
    for item in items:
        start, end = item.terms.start, item.terms.end
        if start is None or end is None or start > end:
            undated += 1
        elif end < horizon.start or start > horizon.end:
            outside += 1
        else:
            dated.append(item)
    drawn = dated if len(dated) <= MOST_BARS else _largest(dated)
    names = {item.id: _name(item, unfunded) for item in drawn}
    width = max(map(len, names.values()), default=0)
    sections = []
    for state in STATES:
        bars = tuple(
            _bar(item, number, names[item.id].ljust(width), horizon)
            for number, item in enumerate(drawn, 1)
            if item.state == state
        )
        if bars:
            sections.append((state, bars))
    cut = sum(horizon.goes_beyond(item.terms.end) for item in drawn)
    return Timeline(tuple(sections), len(dated) - len(drawn), undated, outside, cut)


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


def _bar(item: Item, number: int, name: str, horizon: Horizon) -> Bar:
    tag = {"in_progress": "active, ", "on_hold": "crit, "}.get(item.state, "")
    if item.state == "planned" and item.sum.unsecured and not item.sum.secured:
        tag = "crit, "
    start = max(item.terms.start or horizon.start, horizon.start)
    end = min(item.terms.end or horizon.end, horizon.end)
    return Bar(Markdown(name), Markdown(f"{tag}p{number}"), Markdown(start.isoformat()), Markdown(end.isoformat()))
