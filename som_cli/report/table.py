"""Rows as a table for people, as tab-separated lines for pipes, or as CSV for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Literal

from som_cli.report.wording import visible

if TYPE_CHECKING:
    from som_cli.report.text import Style

Row = Sequence[str]
_LEAST = 12  # signs of a column that is broken into lines; narrower ones cannot be read
_GAP = 3  # signs between two columns
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would run


def aligned(
    headings: Row,
    rows: Iterable[Row],
    style: Style,
    right: frozenset[int] = frozenset(),
    whole: frozenset[int] = frozenset(),
) -> str:
    """A table fitted to the width of the terminal; `right` are columns of figures, `whole` those never broken."""
    from io import StringIO  # noqa: PLC0415  (with rich, only where somebody looks at a terminal)

    from rich.box import SIMPLE_HEAD  # noqa: PLC0415
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    shown = [[visible(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(headings, *shown, strict=True)]
    whole = _unbroken(widths, whole, style.columns)
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="bold")
    for position, heading in enumerate(headings):
        justify: Literal["left", "right"] = "right" if position in right else "left"
        least = None if position in whole else min(widths[position], _LEAST)
        table.add_column(Text(heading), justify=justify, overflow="fold", no_wrap=position in whole, min_width=least)
    for row in shown:
        table.add_row(*map(Text, row))
    out = StringIO()
    console = Console(
        file=out, width=style.columns, force_terminal=style.colour, color_system="standard" if style.colour else None,
        markup=False, highlight=False, emoji=False, no_color=not style.colour, legacy_windows=False,
    )  # fmt: skip
    console.print(table)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines())


def _unbroken(widths: Sequence[int], whole: frozenset[int], room: int) -> frozenset[int]:
    """Which columns stay unbroken: not the widest of them where the others would have no room left."""
    least = sum(width if position in whole else min(width, _LEAST) for position, width in enumerate(widths))
    if whole and least + _GAP * (len(widths) - 1) > room:
        return whole - {max(whole, key=lambda position: widths[position])}
    return whole


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
