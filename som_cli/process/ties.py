"""What initiatives need from each other: circles, dates that cannot be, and what is waited for in vain.

Source: D4, D49.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date

    from som_cli.diagnostics import Diagnostic, FieldPath, Origin
    from som_cli.process.casefile import Case

Fit = Literal["done", "lost", "unknown", "late", "overlap", "under-way", "in-time"]


@dataclass(frozen=True, slots=True)
class Ties:
    """What an initiative is tied to, without the card: other initiatives, and when it runs."""

    id: str
    path: str
    agency: str
    depends_on: tuple[str, ...]
    supersedes: str | None
    start: date | None
    end: date | None
    is_open: bool  # not in an end state
    is_lost: bool = False  # in one that it never comes back from undone
    has_begun: bool = False  # its work, that is
    is_planned: bool = False  # it has its yes, and its work has not begun


def ties(case: Case, ends: frozenset[str]) -> Ties:
    """Keep of a case what the rules across cases need; `ends` are the states that nothing follows."""
    card = case.card.record
    schedule = card.known_schedule
    return Ties(
        id=card.id,
        path=case.card.origin.path,
        agency=card.agency,
        depends_on=card.depends_on,
        supersedes=card.supersedes,
        start=schedule.start if schedule else None,
        end=schedule.end if schedule else None,
        is_open=case.state not in ends,
        is_lost=case.state in ends and case.state != "completed",
        has_begun=case.latest("start") is not None,
        is_planned=case.state == "planned",
    )


def fit(waits: Ties, needed: Ties) -> Fit:
    """Tell how the dates of an initiative fit those of one that it depends on.

    `late` is what ends after the dependant's own end: that cannot be. `overlap` ends after the dependant is to start:
    that needs an agreement on what is ready by then. Work that has begun is past that question: `under-way`.
    """
    if needed.is_lost:
        return "lost"
    if not needed.is_open:
        return "done"
    if needed.end is not None and waits.end is not None and needed.end > waits.end:
        return "late"
    if waits.has_begun:
        return "under-way"
    if needed.end is None or waits.start is None:
        return "unknown"
    return "overlap" if needed.end > waits.start else "in-time"


def check_ties(all_ties: Iterable[Ties], origin: Callable[[str], Origin]) -> Iterator[Diagnostic]:
    """Find ids used twice, circles, and work that starts before what it depends on is done. Source: D4, F01."""
    tied: dict[str, Ties] = {}
    for tie in all_ties:
        if tie.id in tied:
            other = tied[tie.id].path
            yield origin(tie.path).report("records-id-twice", ("id",), value=tie.id, other=other)
        tied.setdefault(tie.id, tie)
    yield from _check_circles(tied, origin)
    for tie in tied.values():
        for number, needed in enumerate(tie.depends_on):
            if tie.is_open and needed in tied:
                yield from _check_dependency(tie, tied[needed], origin(tie.path), ("depends_on", number))


def _check_circles(tied: Mapping[str, Ties], origin: Callable[[str], Origin]) -> Iterator[Diagnostic]:
    """Find the circles, each at the link that leads on from its first initiative."""
    for ring in circles({tie.id: tie.depends_on for tie in tied.values()}):
        first, following = tied[ring[0]], ring[1 % len(ring)]
        at = ("depends_on", first.depends_on.index(following))
        yield origin(first.path).report("initiatives-circle", at, key="depends_on", ring=around(ring))
    for ring in circles({tie.id: (tie.supersedes,) if tie.supersedes else () for tie in tied.values()}):
        first = tied[ring[0]]
        yield origin(first.path).report("initiatives-circle", ("supersedes",), key="supersedes", ring=around(ring))


def _check_dependency(tie: Ties, before: Ties, origin: Origin, at: FieldPath) -> Iterator[Diagnostic]:
    """Find what depends on work that never comes, or that ends after its own end or its planned start.

    Before the yes the dates are a wish, and after the start it cannot be moved: the start is looked at in between.
    """
    match fit(tie, before):
        case "lost":
            yield origin.report("initiatives-dependency-lost", at, value=before.id)
        case "late":
            yield origin.report("initiatives-dependency-late", at, value=before.id, end=tie.end, needed=before.end)
        case "overlap" if tie.is_planned:
            yield origin.report(
                "initiatives-dependency-overlap", at, value=before.id, start=tie.start, needed=before.end
            )


def circles(graph: Mapping[str, Iterable[str]]) -> list[tuple[str, ...]]:
    """Find the rings in a graph of ids; each once, beginning with its first id by name.

    Of several rings through one link, the first that is met is told: mending it shows the next.
    """
    found: dict[frozenset[str], tuple[str, ...]] = {}
    done: set[str] = set()
    for start in sorted(graph):
        if start not in done:
            for ring in _rings_from(start, graph, done):
                first = ring.index(min(ring))
                found.setdefault(frozenset(ring), (*ring[first:], *ring[:first]))
    return sorted(found.values())


def _rings_from(start: str, graph: Mapping[str, Iterable[str]], done: set[str]) -> Iterator[list[str]]:
    """Go depth first without recursion: a chain of thousands is no reason to fail."""
    way = {start: 0}  # the nodes from the start to here, each with its place
    stack = [iter(sorted(graph.get(start, ())))]
    while stack:
        step = next((node for node in stack[-1] if node in graph and node not in done), None)
        if step is None:
            stack.pop()
            done.add(way.popitem()[0])
        elif step in way:
            yield list(way)[way[step] :]
        else:
            way[step] = len(way)
            stack.append(iter(sorted(graph.get(step, ()))))


def around(ring: tuple[str, ...]) -> str:
    """Write a ring as one reads it, from its first id back to that: `a → b → a`."""
    return " → ".join((*ring, ring[0]))
