"""One thing that somebody owes: what, about which record, by when, why, and the command that does it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from som_cli.diagnostics import Named, Words


@dataclass(frozen=True, slots=True)
class Duty:
    """A duty of those of whom any one can do it.

    `kind` says what is to be done; for `move` and `clear` it is the move `move` that is made, or what stands in its way
    that is cleared. `since` is the first day it can be done, where that is ahead; `due` the last, where there is one.
    `detail` and `on` are what else the sentence needs: a trimester, the text of a condition, the day of a meeting.
    `organisation` owes where nobody is
    named.
    """

    kind: str
    about: Named
    who: tuple[Named, ...]
    role: str
    source: str
    command: str
    due: date | None = None
    since: date | None = None
    move: Words | None = None
    detail: str = ""
    on: date | None = None
    organisation: str | None = None
    never: bool = False  # it was to be done, and never was

    def is_overdue(self, today: date) -> bool:
        """Has its day passed?"""
        return self.never or (self.due is not None and self.due < today)
