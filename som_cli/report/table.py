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

    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="bold")
    for position, heading in enumerate(headings):
        justify: Literal["left", "right"] = "right" if position in right else "left"
        table.add_column(Text(heading), justify=justify, overflow="fold", no_wrap=position in whole)
    for row in rows:
        table.add_row(*(Text(visible(cell)) for cell in row))
    out = StringIO()
    console = Console(
        file=out, width=style.columns, force_terminal=style.colour, color_system="standard" if style.colour else None,
        markup=False, highlight=False, emoji=False, no_color=not style.colour, legacy_windows=False,
    )  # fmt: skip
    console.print(table)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines())


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
