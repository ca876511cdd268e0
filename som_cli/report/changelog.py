"""The last changes of a card: when, by whom, and what the commit says it does. Source: S41."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from som_cli.figures import WRITINGS
from som_cli.locale import _, current
from som_cli.report.wording import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from som_cli.report.text import Style


@dataclass(frozen=True, slots=True)
class Changed:
    """A commit that changed a card: its day, who made it by the name on file, its short hash and its subject."""

    date: date
    who: str
    commit: str
    subject: str


def as_json(changes: Iterable[Changed]) -> list[dict[str, Any]]:
    """The changes as JSON, in their order."""
    return [
        {"date": one.date.isoformat(), "who": one.who, "commit": one.commit, "subject": one.subject} for one in changes
    ]


def block(changes: Iterable[Changed], style: Style) -> Iterator[str]:
    """The changes under their heading; nothing where there are none."""
    day = WRITINGS[current()].day
    lines = [f"  {day(one.date)}  {visible(one.who)} – {visible(one.subject)} ({one.commit})" for one in changes]
    if lines:
        yield "\n".join([style.paint(_("Last changes"), "1"), *lines])
