"""A case file (toimik): one initiative with everything that happened to it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from som_cli.cards.initiative import Initiative
    from som_cli.diagnostics import Filed, Origin
    from som_cli.process.records import Act, Opinion, Report


@dataclass(frozen=True)
class Case:
    """One initiative's card, its acts in order of number, its opinions and reports.

    The state is the fold of the acts that count: those that are not `void` and not voided by one.
    """

    card: Filed[Initiative]
    acts: tuple[Filed[Act], ...] = ()
    opinions: tuple[Filed[Opinion], ...] = ()
    reports: tuple[Filed[Report], ...] = ()
