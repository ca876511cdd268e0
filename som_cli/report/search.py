"""What was found in the texts of records: for people, for programs, for spreadsheets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from som_cli.locale import _, ngettext
from som_cli.report.archive import KINDS, head
from som_cli.report.wording import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from som_cli.process.search import Found, Hit
    from som_cli.report.text import Style

COLUMNS = ("kind", "id", "title", "path", "line", "field", "excerpt")
MOST = 3  # fields of one record that people are shown
_AROUND = 60  # signs shown on each side of what was found


def as_json(found: Iterable[Found], query: str, as_of: date) -> dict[str, Any]:
    """What was found as JSON, `som-search/1`."""
    items = [{**head(one.entry), "hits": [_hit(one, hit) for hit in one.hits]} for one in found]
    return {"schema": "som-search/1", "as_of": as_of.isoformat(), "query": query, "items": items}


def rows(found: Iterable[Found]) -> Iterator[tuple[str, ...]]:
    """Every field that says it as a row, under `COLUMNS`."""
    for one in found:
        for hit in one.hits:
            cells = {**head(one.entry), **_hit(one, hit)}
            yield tuple(str(cells[column]) for column in COLUMNS)


def text(found: Sequence[Found], style: Style) -> str:
    """What was found for people: each record with the first fields that say it."""
    return "\n\n".join(_portrait(one, style) for one in found)


def summary(count: int) -> str:
    """How many records say it."""
    said = ngettext("{n} record says it.", "{n} records say it.", count) if count else _("No record says it.")
    return said.replace("{n}", str(count), 1)


def _portrait(one: Found, style: Style) -> str:
    entry = one.entry
    lines = [f"{style.paint(visible(entry.title), '1')} – {_(KINDS[entry.kind])}, {entry.id}"]
    for hit in one.hits[:MOST]:
        said = _hit(one, hit)
        place = style.paint(f"{visible(entry.filed.origin.path)}:{said['line']}", "2")
        before, within, after = _excerpt(hit)
        lines.append(f"  {place} {said['field']}: {before}{style.paint(within, '1;33')}{after}")
    if (more := len(one.hits) - MOST) > 0:
        lines.append(
            "  " + ngettext("… and {n} more field", "… and {n} more fields", more).replace("{n}", str(more), 1)
        )
    return "\n".join(lines)


def _hit(one: Found, hit: Hit) -> dict[str, Any]:
    marks, at = one.entry.filed.origin.locate(), hit.at
    while at and at not in marks:
        at = at[:-1]
    line = marks[at].line if at in marks else 1
    return {"field": ".".join(map(str, hit.at)), "line": line, "excerpt": "".join(_excerpt(hit))}


def _excerpt(hit: Hit) -> tuple[str, str, str]:
    """What stands before, what was found, what stands behind: one line, cut at words where it is long."""
    before, after = hit.text[: hit.start], hit.text[hit.end :]
    if len(before) > _AROUND:
        before = "…" + before[-_AROUND:].partition(" ")[2]
    if len(after) > _AROUND:
        after = after[:_AROUND].rpartition(" ")[0] + "…"
    return _one_line(before), _one_line(hit.text[hit.start : hit.end]), _one_line(after)


def _one_line(said: str) -> str:
    return visible(said.replace("\n", " "))
