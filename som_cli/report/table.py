"""Rows as a table for people, as tab-separated lines for pipes, or as CSV for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import TYPE_CHECKING

from som_cli.report.wording import visible

if TYPE_CHECKING:
    from som_cli.report.text import Style

Row = Sequence[str]
_LEAST = 12  # signs of a column that is broken into lines; narrower ones are not read
_GAP = 3  # signs between two columns
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would run


def aligned(
    headings: Row,
    rows: Iterable[Row],
    style: Style,
    right: frozenset[int] = frozenset(),
    whole: frozenset[int] = frozenset(),
    *,
    spare: Sequence[int] = (),
    words: bool = False,
) -> str:
    """A table fitted to the width of the terminal.

    `right` are columns of figures, `whole` those of one line, `spare` those that are left out, the first one first,
    where there is no room for all. Long words are broken before a table is given up, unless `words` are wanted whole;
    where it would still be too wide, every row is shown as a list.
    """
    shown = [[visible(cell) for cell in row] for row in rows]
    columns = list(zip(headings, *shown, strict=True))
    widths = [max(map(len, column)) for column in columns]
    longest = [max(map(_longest, column)) for column in columns]
    needs = [_least(place in whole, width, max(_LEAST, longest[place])) for place, width in enumerate(widths)]
    kept = _kept(needs, spare, style.columns)
    if _width(needs, kept) > style.columns and not words:
        needs = [_least(place in whole, width, _LEAST) for place, width in enumerate(widths)]
    if _width(needs, kept) > style.columns:
        return _listed(headings, shown, style)
    set_to = _spread(needs, widths, kept, style.columns)
    return _drawn(headings, shown, [Column(one, set_to[one], one in right) for one in kept], style)


@dataclass(frozen=True, slots=True)
class Column:
    """A column that is drawn: its place in a row, its width in signs, and whether it is set to the right."""

    place: int
    width: int
    right: bool


def _least(is_whole: bool, width: int, least: int) -> int:
    return width if is_whole else min(width, least)


def _spread(needs: Sequence[int], widths: Sequence[int], kept: Sequence[int], room: int) -> list[int]:
    """Give the room that is left to those columns whose cells are broken, sign by sign to the most wanting."""
    given = list(needs)
    left = room - _width(needs, kept)
    for _sign in range(left):
        most = max(kept, key=lambda place: widths[place] - given[place])
        if widths[most] == given[most]:
            break
        given[most] += 1
    return given


def _longest(cell: str) -> int:
    return max(map(len, cell.split()), default=0)


def _kept(needs: Sequence[int], spare: Sequence[int], room: int) -> list[int]:
    """The columns there is room for."""
    kept = list(range(len(needs)))
    for position in spare:
        if _width(needs, kept) <= room:
            break
        kept.remove(position)
    return kept


def _width(needs: Sequence[int], kept: Sequence[int]) -> int:
    return sum(needs[position] for position in kept) + _GAP * (len(kept) - 1)


def _drawn(headings: Row, rows: Sequence[Row], columns: Sequence[Column], style: Style) -> str:
    from rich.box import SIMPLE_HEAD  # noqa: PLC0415  (with rich, only where somebody looks at a terminal)
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="bold")
    for column in columns:
        table.add_column(
            Text(headings[column.place]), justify="right" if column.right else "left", overflow="fold",
            width=column.width,
        )  # fmt: skip
    for row in rows:
        table.add_row(*(Text(row[column.place]) for column in columns))
    out = io.StringIO()
    console = Console(
        file=out, width=style.columns, force_terminal=style.colour, color_system="standard" if style.colour else None,
        markup=False, highlight=False, emoji=False, no_color=not style.colour, legacy_windows=False,
    )  # fmt: skip
    console.print(table)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines())


def _listed(headings: Row, rows: Sequence[Row], style: Style) -> str:
    """Every row as a list of its cells, each with its heading; empty cells are left out."""
    margin = max(map(len, headings)) + 2
    blocks = []
    for row in rows:
        lines = []
        for heading, cell in zip(headings, row, strict=True):
            if cell:
                room = max(style.columns - margin, 2 * _LEAST)
                first, *rest = wrap(cell, room, break_long_words=False, break_on_hyphens=False)
                lines.append(style.paint(heading.ljust(margin), "1") + first)
                lines += [" " * margin + line for line in rest]
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks)


def tabbed(headings: Row, rows: Iterable[Row]) -> str:
    """Tab-separated lines with one heading line; tabs and line ends in a cell are made visible."""
    return "\n".join("\t".join(visible(cell) for cell in row) for row in (headings, *rows))


def comma_separated(headings: Row, rows: Iterable[Row]) -> str:
    """CSV as RFC 4180 has it, lines ending in LF; a cell that a spreadsheet would run begins with an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(headings)
    writer.writerows([[_inert(cell) for cell in row] for row in rows])
    return out.getvalue()


def _inert(cell: str) -> str:
    if cell.startswith(_FORMULA) and not cell.lstrip("-").replace(".", "", 1).isdigit():
        return f"'{cell}"
    return cell
