"""Is the declared process sane: can everything be reached and left, is every word it uses known?"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from som_cli.likeness import likeliest
from som_cli.process.guards import GUARDS
from som_cli.process.model import ANY, BEFORE, SAME
from som_cli.process.records import Act
from som_cli.settings import Thresholds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from som_cli.diagnostics import Diagnostic, Fact, Origin
    from som_cli.process.model import Process, Row

# what the program writes itself, and nobody can be asked for
_WRITTEN = frozenset({"schema_", "x", "initiative", "number", "move", "recorded_by", "recorded_at", "basis", "prev",
                      "digest", "sig", "snapshot"})  # fmt: skip
ASKABLE = frozenset(Act.model_fields) - _WRITTEN
MOVES_OF_THE_PROGRAM = frozenset(
    {"submit", "resubmit", "amend", "decide", "confirm", "endorse", "share", "meet", "verify", "void"}
)


def check(process: Process, origin: Origin) -> Iterator[Diagnostic]:
    """Find what does not hold of the process as a whole."""
    yield from _check_ids(process, origin)
    for number, row in enumerate(process.rows):
        yield from _check_row(row, process, origin, number)
    yield from _check_overlaps(process, origin)
    if sum(state.kind == "start" for state in process.states) != 1:
        yield origin.report("process-start", ("states",))
        return
    yield from _check_ways(process, origin)


def _check_ids(process: Process, origin: Origin) -> Iterator[Diagnostic]:
    named = {"states": [state.id for state in process.states], "moves": [move.id for move in process.moves]}
    for key, ids in named.items():
        often = Counter(ids)
        for number, one in enumerate(ids):
            if often[one] > 1:
                yield origin.report("process-id-twice", (key, number, "id"), value=one)
    used = {row.move for row in process.rows}
    for number, move in enumerate(process.moves):
        if move.id not in used:
            yield origin.report("process-move-unused", ("moves", number, "id"), value=move.id)
    for move_id in sorted(MOVES_OF_THE_PROGRAM - {move.id for move in process.moves}):
        yield origin.report("process-move-missing", ("moves",), value=move_id)


def _check_row(row: Row, process: Process, origin: Origin, number: int) -> Iterator[Diagnostic]:
    at = ("rows", number)
    if row.move not in process.moves_by_id:
        near = _nearest(row.move, process.moves_by_id)
        yield origin.report("process-move-undeclared", (*at, "move"), value=row.move, nearest=near)
    for place, state in enumerate(row.from_):
        if state != ANY and state not in process.states_by_id:
            near = _nearest(state, process.states_by_id)
            yield origin.report("process-state-undeclared", (*at, "from", place), value=state, nearest=near)
    yield from _check_outcomes(row, process, origin, number)
    for place, guard in enumerate(row.guards):
        if guard not in GUARDS:
            facts = _known(guard, GUARDS)
            yield origin.report("process-guard-unknown", (*at, "guards", place), **facts)
    for place, ask in enumerate(row.asks):
        if ask.field not in ASKABLE:
            where = (*at, "asks", place, "field")
            yield origin.report("process-ask-unknown", where, **_known(ask.field, sorted(ASKABLE)))
    if row.deadline is not None and row.deadline not in Thresholds.model_fields:
        facts = _known(row.deadline, Thresholds.model_fields)
        yield origin.report("process-deadline-unknown", (*at, "deadline"), **facts)
    if row.since and row.until and row.until < row.since:
        yield origin.report("process-row-dates", (*at, "until"), since=row.since, until=row.until)


def _known(word: str, words: Iterable[str]) -> dict[str, Fact]:
    """What a finding says of a word the program does not know: the nearest one it knows, and all of them."""
    return {"value": word, "known": tuple(words), "nearest": _nearest(word, words)}


def _nearest(word: str, words: Iterable[str]) -> str | None:
    return likeliest(word, tuple(words))


def _check_outcomes(row: Row, process: Process, origin: Origin, number: int) -> Iterator[Diagnostic]:
    move = process.moves_by_id.get(row.move)
    often = Counter(one.outcome for one in row.outcomes)
    for place, one in enumerate(row.outcomes):
        at = ("rows", number, "outcomes", place)
        if one.to not in {SAME, BEFORE} and one.to not in process.states_by_id:
            near = _nearest(one.to, process.states_by_id)
            yield origin.report("process-state-undeclared", (*at, "to"), value=one.to, nearest=near)
        if one.outcome and move and one.outcome not in move.outcomes:
            yield origin.report("process-outcome-unnamed", (*at, "outcome"), value=one.outcome, move=row.move)
        if often[one.outcome] > 1:
            yield origin.report("process-outcome-twice", (*at, "outcome"), value=one.outcome or "–", move=row.move)


def _check_overlaps(process: Process, origin: Origin) -> Iterator[Diagnostic]:
    """Two rows for one move from one state must not be in force on one day: nobody could tell which one counts."""
    for number, row in enumerate(process.rows):
        for other in process.rows[:number]:
            if row.move == other.move and _meet_in_time(row, other):
                shared = [state for state in process.states_by_id if row.leaves(state) and other.leaves(state)]
                if shared:
                    yield origin.report("process-rows-overlap", ("rows", number), state=shared[0], move=row.move)


def _meet_in_time(row: Row, other: Row) -> bool:
    return not ((row.until and other.since and row.until < other.since)
                or (other.until and row.since and other.until < row.since))  # fmt: skip


def _check_ways(process: Process, origin: Origin) -> Iterator[Diagnostic]:
    """Every state can be reached from the start, and from every state an end can be."""
    ways = {state.id: _targets(process, state.id) for state in process.states}
    reached = _closure({process.start}, ways)
    back: dict[str, set[str]] = {state: set() for state in ways}
    for here, targets in ways.items():
        for target in targets & ways.keys():
            back[target].add(here)
    ending = _closure({state.id for state in process.states if state.kind == "end"}, back)
    for number, state in enumerate(process.states):
        at = ("states", number, "id")
        if state.id not in reached:
            yield origin.report("process-state-unreachable", at, state=state.name.words)
        if state.id not in ending:
            yield origin.report("process-dead-end", at, state=state.name.words)


def _targets(process: Process, state: str) -> set[str]:
    open_rows = process.rows_from(state)
    return {one.to for row in open_rows for one in row.outcomes if one.to not in {SAME, BEFORE}}


def _closure(start: set[str], ways: dict[str, set[str]]) -> set[str]:
    seen, new = set(start), set(start)
    while new:
        new = {target for state in new for target in ways.get(state, ())} - seen
        seen |= new
    return seen
