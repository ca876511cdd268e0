"""What stands within a record: what it says, where, and which records name it."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

from som_cli.locale import N_, _
from som_cli.report.archive import KINDS, fields, head, named_by_json, named_by_text
from som_cli.report.wording import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from som_cli.process.archive import Mention
    from som_cli.process.within import Inner
    from som_cli.report.text import Style

WITHIN = {
    "unit": N_("unit"),
    "plan_goal": N_("goal of a development plan"),
    "goal": N_("goal"),
    "indicator": N_("indicator"),
    "need": N_("development need"),
    "activity": N_("activity"),
}
_HEAD = frozenset({"id", "name", "text"})  # said at the top
_WIDTH = 100

Told = tuple["Inner", "Sequence[Mention]"]  # with who names it


def as_json(told: Iterable[Told], values: Mapping[str, Any], name: str, as_of: date) -> dict[str, Any]:
    """All that is called so as JSON, `som-within/1`; `values` are the files they stand in, by path."""
    items = [_item(inner, named_by, values[inner.holder.filed.origin.path]) for inner, named_by in told]
    return {"schema": "som-within/1", "as_of": as_of.isoformat(), "query": name, "items": items}


def _item(inner: Inner, named_by: Sequence[Mention], value: Any) -> dict[str, Any]:
    for step in inner.at:
        value = value[step]
    return {
        "kind": inner.kind,
        "id": inner.id,
        "title": inner.title,
        "holder": head(inner.holder),
        "goal": inner.goal,
        "field": ".".join(map(str, inner.at)),
        "line": inner.line,
        "value": value,
        "named_by": named_by_json(named_by),
    }


def text(told: Iterable[Told], style: Style) -> str:
    """All that is called so, one below the other: what it is, where it stands, its fields and who names it."""
    return "\n\n".join(_portrait(inner, named_by, style) for inner, named_by in told)


def _portrait(inner: Inner, named_by: Sequence[Mention], style: Style) -> str:
    title = textwrap.wrap(visible(inner.title), min(style.columns, _WIDTH), break_on_hyphens=False)
    holder = inner.holder
    lines = [
        *(style.paint(line, "1") for line in title),
        f"{_(WITHIN[inner.kind])} {inner.id}",
        *([f"{_(WITHIN['goal'])} {inner.goal}"] if inner.goal else []),
        f"{_(KINDS[holder.kind])} {holder.id} – {visible(holder.title)}",
        f"{visible(holder.filed.origin.path)}:{inner.line}",
    ]
    blocks = ["\n".join(lines), "\n".join(fields(inner.part, style, _HEAD)), named_by_text(named_by, style)]
    return "\n\n".join(block for block in blocks if block)
