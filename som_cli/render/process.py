"""The process of an initiative as a Mermaid state diagram."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from som_cli.process.model import ANY, BEFORE, SAME
from som_cli.render.mermaid import label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from som_cli.process.model import Name, Process, Row

_MANY = 5  # a move from so many states is a comment: its arrows would hide all others


def diagram(process: Process, language: str) -> str:
    """Draw the states, and an arrow for every move that leads from one to another.

    What is possible from many states has one arrow, from a box that names them; what leads nowhere else is listed in
    comments below.
    """
    lines = ["stateDiagram-v2", "    direction TB"]
    lines += [f'    state "{label(_said(state.name, language))}" as {state.id}' for state in process.states]
    lines.append(f"    [*] --> {process.start}")
    lines += [f"    {source} --> {target}: {text}" for (source, target), text in _arrows(process, language).items()]
    lines += _bundles(process, language)
    lines += [f"    {state.id} --> [*]" for state in process.states if state.kind == "end"]
    lines += [f"    %% {text}" for text in _beside(process, language)]
    return "\n".join(lines) + "\n"


def _said(name: Name, language: str) -> str:
    return name.et if language == "et" else name.en


def _is_beside(row: Row) -> bool:
    return row.until is not None or ANY in row.from_ or len(row.from_) >= _MANY or row.outcomes[0].to in (SAME, BEFORE)


def _arrows(process: Process, language: str) -> dict[tuple[str, str], str]:
    arrows: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for row in process.rows:
        if _is_beside(row):
            continue
        move = process.move(row.move)
        for state in row.from_:
            for outcome in row.outcomes:
                text = _said(move.noun, language)
                if outcome.outcome in move.outcomes:
                    text = _ended(text, _said(move.outcomes[outcome.outcome], language))
                arrows[state, outcome.to].append(label(text, 60))
    return {ends: " / ".join(dict.fromkeys(texts)) for ends, texts in arrows.items()}


def _ended(move: str, outcome: str) -> str:
    """A move and its outcome, never with brackets in brackets."""
    return f"{move} – {outcome}" if "(" in outcome else f"{move} ({outcome})"


def _bundles(process: Process, language: str) -> Iterator[str]:
    """A move from many states to one: a single arrow, from a box that names them all."""
    for row in process.rows:
        if not _is_bundle(row):
            continue
        named = ", ".join(_said(process.state(state).name, language) for state in row.from_)
        yield f'    state "{label(named, 160)}" as {row.move}_from'
        text = label(_said(process.move(row.move).noun, language), 60)
        yield f"    {row.move}_from --> {row.outcomes[0].to}: {text}"


def _is_bundle(row: Row) -> bool:
    return (
        row.until is None
        and ANY not in row.from_
        and len(row.from_) >= _MANY
        and row.outcomes[0].to not in (SAME, BEFORE)
    )


def _beside(process: Process, language: str) -> list[str]:
    beside = []
    for row in process.rows:
        if row.until is None and _is_beside(row) and not _is_bundle(row):
            states = ", ".join(row.from_)
            beside.append(f"{label(_said(process.move(row.move).noun, language))} - {states}")
    return beside
