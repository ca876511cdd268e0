"""A list or mapping in brackets, read by its signs alone: where it ends, and what in it stays open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from som_cli.store.row import closing_quote, row

if TYPE_CHECKING:
    from collections.abc import Sequence

CLOSING = {"[": "]", "{": "}"}
FLOW_LINES = 2_000  # lines in which the end of a bracket is looked for


@dataclass(frozen=True, slots=True)
class Flow:
    """What stands in the brackets from one opening on; places are line and column, from 0."""

    is_closed: bool
    last: tuple[int, int]  # just after its last sign
    quote: tuple[int, int] | None = None  # a quotation mark that is not closed on its line; nothing after it was read


def flow(rows: Sequence[str], line: int, column: int) -> Flow:
    """Read from an opening bracket to its end, or to the first line that can only be the next field or item."""
    level = _blanks(rows[line])
    depth = 0
    last = (line, column)
    for number in range(line, min(line + FLOW_LINES, len(rows))):
        if number > line and _stands_at(rows[number], level):
            break
        at = column if number == line else 0
        while at < len(rows[number]):
            sign = rows[number][at]
            if sign == "#" and rows[number][at - 1 : at] in ("", " ", "\t"):
                break
            if sign in "\"'" and rows[number][:at].rstrip()[-1:] in ("", ",", ":", "[", "{"):
                end = closing_quote(rows[number], at)
                if end < 0:
                    return Flow(is_closed=False, last=last, quote=(number, at))
                at = end
            depth += (sign in "[{") - (sign in "]}")
            at += 1
            if not sign.isspace():
                last = (number, at)
            if depth == 0:
                return Flow(is_closed=True, last=last)
    return Flow(is_closed=False, last=last)


def opening(rows: Sequence[str], line: int, lines: int) -> tuple[int, int] | None:
    """Find the innermost bracket that is open at the end of a text; looked for in some lines up from one."""
    for number in range(line, max(line - lines, 0) - 1, -1):
        text = rows[number]
        for column in range(len(text) - 1, -1, -1):
            if text[column] in CLOSING and not flow(rows, number, column).is_closed:
                return number, column
    return None


def _stands_at(text: str, level: int) -> bool:
    """Is a line a field or an item of a level, or of one above it?"""
    here = row(text)
    return _blanks(text) <= level and bool(here.key or "-" in here.lead) and text.strip()[:1] not in CLOSING


def _blanks(text: str) -> int:
    return len(text) - len(text.lstrip())
