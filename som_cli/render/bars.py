"""Bars made of text: how much of a way was covered, and how much should have been; no image is needed."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from som_cli.render.escape import Markdown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from som_cli.cards.movement import Movement, Pace

CELLS = 20
FULL, EMPTY, MARK, AWAY = "█", "░", "│", "◄"


@dataclass(frozen=True, slots=True)
class Bar:
    """An indicator's way to its target, drawn, with both shares in whole percent; going back covers nothing."""

    name: str
    bar: Markdown
    done: int
    due: int
    pace: Pace


def bars(movements: Iterable[Movement]) -> tuple[Bar, ...]:
    """Draw the indicators that have moved on a way to a target."""
    return tuple(
        Bar(one.indicator.name, bar(one.done, one.due), max(_whole(one.done), 0), _whole(one.due), one.pace)
        for one in movements
        if one.level and one.done is not None and one.due is not None
    )


def bar(done: Decimal, due: Decimal) -> Markdown:
    """Draw a way of twenty cells: covered ones full, a stroke where it should be; an arrow tells of going back."""
    covered = min(max(_cells(done), 0), CELLS)
    cells = (AWAY if done < 0 else "") + FULL * covered + EMPTY * (CELLS - covered - (done < 0))
    at = min(max(_cells(due), 0), CELLS)
    drawn = f"{cells[:at]}{MARK}{cells[at:]}"
    return Markdown(f"`{drawn}`")


def _cells(share: Decimal) -> int:
    return _whole(share * CELLS / 100)


def _whole(value: Decimal) -> int:
    return int(value.quantize(Decimal(1), ROUND_HALF_UP))
