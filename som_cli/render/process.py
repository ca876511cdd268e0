"""The process of an initiative as a Mermaid state diagram."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from som_cli.process.model import ANY, BEFORE, SAME
from som_cli.render.mermaid import label

if TYPE_CHECKING:
    from som_cli.process.model import Name, Process, Row

_MANY = 5  # a move from so many states is a comment: its arrows would hide all others


def diagram(process: Process, language: str) -> str:
    """Draw the states, and an arrow for every move that leads from one to another.

    What leads nowhere else, and what is possible from nearly everywhere, is listed in comments below.
    """
    lines = ["stateDiagram-v2", "    direction TB"]
    lines += [f'    state "{label(_said(state.name, language))}" as {state.id}' for state in process.states]
    lines.append(f"    [*] --> {process.start}")
    lines += [f"    {source} --> {target}: {text}" for (source, target), text in _arrows(process, language).items()]
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
                    text += f" ({_said(move.outcomes[outcome.outcome], language)})"
                arrows[state, outcome.to].append(label(text, 60))
    return {ends: " / ".join(dict.fromkeys(texts)) for ends, texts in arrows.items()}


def _beside(process: Process, language: str) -> list[str]:
    beside = []
    for row in process.rows:
        if row.until is None and _is_beside(row):
            states = ", ".join(row.from_)
            beside.append(f"{label(_said(process.move(row.move).noun, language))} - {states}")
    return beside
