"""The order for a builder's work plan of a year: what the committees approved, and nothing else, adds up.

What is on hold and what awaits its conditions stands apart; a change that is not confirmed stands beside what is
approved. Source: D33, D39, X29.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from som_cli.collation import estonian
from som_cli.portfolio import money
from som_cli.portfolio.items import STATES, Candidate, Gallery, Item
from som_cli.portfolio.money import Sum
from som_cli.portfolio.timeline import Horizon
from som_cli.portfolio.view import DOMAINS, NO_SOURCE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from som_cli.cards.initiative import BudgetLine, Milestone
    from som_cli.diagnostics import Named
    from som_cli.portfolio.terms import Terms
    from som_cli.process.registry import Registry

BUILDER = "tehik"
HELD = "on_hold"
CONDITIONAL = "conditional"


@dataclass(frozen=True)
class Ordered:
    """A development with work in the year: its approved lines and milestones of that year.

    `asked` is what a change that awaits confirmation would add to the year, None where none waits; `email` is the
    address of whom it is agreed with.
    """

    item: Item
    email: str | None
    lines: tuple[BudgetLine, ...]
    milestones: tuple[Milestone, ...]
    asked: Sum | None = None

    @cached_property
    def sum(self) -> Sum:
        """Euros and hours of the year."""
        return money.of_lines(self.lines)

    @property
    def outcome(self) -> str | None:
        """What is expected of it, as the committee approved it; None where that cannot be told any more."""
        case = self.item.case
        card = case.card_at_approval if case.unapproved else case.card.record
        return card.expected_outcome if card else None


@dataclass(frozen=True)
class Conditional:
    """An initiative with a YES, IF: what it would order once its conditions are verified and it gets its yes."""

    candidate: Candidate
    lines: tuple[BudgetLine, ...]
    due: date | None  # the day of the last condition that is not verified

    @cached_property
    def sum(self) -> Sum:
        """Euros and hours of the year."""
        return money.of_lines(self.lines)


@dataclass(frozen=True)
class WorkOrder:
    """What is ordered for a year; every sum goes over `ordered` and nothing else."""

    today: date
    year: int
    domain: str
    ordered: tuple[Ordered, ...]
    held: tuple[Ordered, ...]
    conditional: tuple[Conditional, ...]
    unsaid: tuple[Item, ...]  # work in the year of which nobody said who builds it

    @cached_property
    def total(self) -> Sum:
        """All that is ordered."""
        return money.added(one.sum for one in self.ordered)

    @cached_property
    def by_agency(self) -> Mapping[Named, money.Total]:
        """What each agency orders, in Estonian order of names."""
        sums = money.grouped(self.ordered, lambda one: (one.item.agency,), _total, money.Total())
        return dict(sorted(sums.items(), key=lambda pair: (estonian(pair[0].name), pair[0].id)))

    @cached_property
    def by_source(self) -> Mapping[str, Sum]:
        """What comes from each source; lines that name none under `""`, at the end."""
        sums = self._of_lines(lambda line: line.source or NO_SOURCE)
        return dict(sorted(sums.items(), key=lambda pair: (not pair[0], -pair[1].eur, estonian(pair[0]))))

    @cached_property
    def by_kind(self) -> Mapping[str, Sum]:
        """What is for building and what for keeping it running; lines that do not say under `""`, at the end."""
        sums = self._of_lines(lambda line: line.kind or "")
        return dict(sorted(sums.items(), key=lambda pair: (not pair[0], pair[0])))

    @property
    def asked(self) -> Sum:
        """What changes that await confirmation would add."""
        return money.added(one.asked for one in self.ordered if one.asked)

    def _of_lines(self, key: Callable[[BudgetLine], str]) -> dict[str, Sum]:
        lines = (line for one in self.ordered for line in one.lines)
        return money.grouped(lines, lambda line: (key(line),), money.of_line, Sum())


def order(registry: Registry, year: int, domain: str = "all") -> WorkOrder:
    """Gather what is ordered of TEHIK for a year, in one domain or in both."""
    domains = DOMAINS if domain == "all" else (domain,)
    gallery = Gallery(registry, Horizon.of(registry.today, registry.settings.thresholds))
    cases = [case for case in registry.cases.values() if case.card.record.domain in domains]
    items = sorted((gallery.item(case) for case in cases if case.state in STATES), key=_place)
    working = [item for item in items if _works_in(item, year)]
    theirs = [_ordered(item, year, registry) for item in working if item.card.implementer == BUILDER]
    waiting = [case for case in cases if case.state == CONDITIONAL and case.card.record.implementer == BUILDER]
    found = [
        Conditional(one := gallery.candidate(case), _of_year(one.terms, year), max(dues, default=None))
        for case in waiting
        for dues in ([standing.condition.due for standing in case.unverified],)
    ]
    return WorkOrder(
        today=registry.today,
        year=year,
        domain=domain,
        ordered=tuple(one for one in theirs if one.item.state != HELD),
        held=tuple(one for one in theirs if one.item.state == HELD),
        conditional=tuple(sorted((one for one in found if one.lines), key=lambda one: estonian(one.candidate.title))),
        unsaid=tuple(item for item in working if item.card.implementer is None),
    )


def _ordered(item: Item, year: int, registry: Registry) -> Ordered:
    person = registry.people.get(item.accountable.id) if item.accountable else None
    lines, change = _of_year(item.terms, year), item.waiting
    asked = None
    if change and not change.is_refused:
        asked = money.of_lines(_of_year(change.terms, year)) - money.of_lines(lines)
    return Ordered(
        item=item,
        email=next(iter(person.record.email), None) if person else None,
        lines=lines,
        milestones=tuple(mark for mark in item.milestones if mark.date.year == year),
        asked=asked,
    )


def _works_in(item: Item, year: int) -> bool:
    """Does it cost anything, run or have anything ready in the year? An unknown start or end does not count."""
    start, end = item.terms.start, item.terms.end
    runs = start is not None and end is not None and start.year <= year <= end.year
    return runs or bool(_of_year(item.terms, year)) or any(mark.date.year == year for mark in item.milestones)


def _of_year(terms: Terms, year: int) -> tuple[BudgetLine, ...]:
    return tuple(line for line in terms.lines if line.year == year)


def _total(one: Ordered) -> money.Total:
    return money.Total(1, one.sum, 0 if one.item.terms.budget_known else 1)


def _place(item: Item) -> tuple[object, ...]:
    """Put what has a rank first, then by agency and title."""
    return item.rank is None, item.rank or 0, estonian(item.agency.name), estonian(item.title), item.id
