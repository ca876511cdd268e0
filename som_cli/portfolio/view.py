"""The development portfolio on one day: all that its documents, lists and exports show.

Source: D2, D3, D23, D28-D33, D47-D51, D74-D79; model.md §4.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Literal, TypeVar

from som_cli.collation import estonian
from som_cli.portfolio import attention, money
from som_cli.portfolio.account import Balance, balance
from som_cli.portfolio.changes import IN_PUBLIC, Change, changes
from som_cli.portfolio.conditions import OpenCondition, open_conditions
from som_cli.portfolio.dependencies import Dependency, dependencies
from som_cli.portfolio.items import LEFT, STATES, Candidate, Gallery, Item
from som_cli.portfolio.links import Link, links
from som_cli.portfolio.publicity import left_out, published
from som_cli.portfolio.sittings import Sitting, sittings
from som_cli.portfolio.timeline import Horizon

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping
    from datetime import date

    from som_cli.cards.initiative import BudgetLine
    from som_cli.diagnostics import Named, Words
    from som_cli.process.casefile import Case
    from som_cli.process.registry import Registry

KeyT = TypeVar("KeyT", bound="Hashable")
DomainChoice = Literal["social", "health", "all"]
DOMAINS = ("social", "health")
NO_SOURCE = ""
# nearest to the committee first, and what waits for others last
PIPELINE = ("defended", "shared", "forwarded", "assessed", "presented", "agreed", "submitted", "conditional")


@dataclass(frozen=True)
class Portfolio:
    """The portfolio of a domain, or of both, on one day.

    Every sum goes over `items` and nothing else: what awaits a decision, what was changed without being confirmed
    and what has left stands beside, and counts nowhere.
    """

    today: date
    domain: DomainChoice
    agency: Named | None
    horizon: Horizon
    items: tuple[Item, ...]  # in progress, on hold, planned; by end within each
    pipeline: tuple[Candidate, ...]
    conditions: tuple[OpenCondition, ...]
    leavers: tuple[Item, ...]
    changes: tuple[Change, ...]
    dependencies: tuple[Dependency, ...]
    links: tuple[Link, ...]
    concerns: tuple[attention.Concern, ...]
    sittings: tuple[Sitting, ...]
    state_names: Mapping[str, Words]
    is_public: bool = False
    left_out: int = 0  # developments that a public portfolio does not show

    # -- sums ------------------------------------------------------------------------------------------------------

    @cached_property
    def total(self) -> money.Total:
        """Everything in the portfolio."""
        return _added(item.total for item in self.items)

    @cached_property
    def pipeline_total(self) -> money.Total:
        """Everything that awaits a decision."""
        return _added(candidate.total for candidate in self.pipeline)

    @cached_property
    def by_state(self) -> Mapping[str, money.Total]:
        """What is in each state, all three named."""
        totals = self._grouped(lambda item: (item.state,))
        return {state: totals.get(state, money.Total()) for state in STATES}

    @cached_property
    def by_domain(self) -> Mapping[str, money.Total]:
        """What is in each domain, both named."""
        totals = self._grouped(lambda item: (item.domain,))
        return {domain: totals.get(domain, money.Total()) for domain in DOMAINS}

    @cached_property
    def by_agency(self) -> Mapping[Named, money.Total]:
        """What each agency has, in Estonian order of names."""
        return dict(sorted(self._grouped(lambda item: (item.agency,)).items(), key=lambda pair: _by_name(pair[0])))

    @cached_property
    def by_agency_and_year(self) -> Mapping[tuple[Named, int], money.Sum]:
        """What each agency has in each year, agencies in Estonian order of names, years in order."""
        own = ((item.agency, line) for item in self.items for line in item.terms.lines)
        sums = money.grouped(own, lambda one: ((one[0], one[1].year),), lambda one: money.of_line(one[1]), money.Sum())
        return dict(sorted(sums.items(), key=lambda pair: (_by_name(pair[0][0]), pair[0][1])))

    @cached_property
    def by_goal(self) -> Mapping[Named, money.Total]:
        """What serves each plan goal; one development may serve several, so these do not add up."""
        return dict(sorted(self._grouped(lambda item: item.goals).items(), key=lambda pair: _by_name(pair[0])))

    @cached_property
    def by_policy(self) -> Mapping[Named, money.Total]:
        """What serves each policy; one development may serve several, so these do not add up."""
        return dict(sorted(self._grouped(lambda item: item.policies).items(), key=lambda pair: _by_name(pair[0])))

    @cached_property
    def without_goal(self) -> tuple[Item, ...]:
        """Developments that name no plan goal. Source: D5, D7."""
        return tuple(item for item in self.items if not item.goals)

    @cached_property
    def by_year(self) -> Mapping[int, money.Sum]:
        """Money and hours of every year that has any."""
        return dict(sorted(self._of_lines(lambda line: line.year).items()))

    @cached_property
    def by_source(self) -> Mapping[str, money.Sum]:
        """Money and hours from every source, the largest first; those of lines that name none under `""`."""
        sources = self._of_lines(lambda line: line.source or NO_SOURCE)
        return dict(sorted(sources.items(), key=lambda pair: (pair[0] == NO_SOURCE, -pair[1].eur, estonian(pair[0]))))

    @cached_property
    def balance(self) -> Balance:
        """Baselines, plans, forecasts and what was spent, of all developments."""
        return balance(item.account for item in self.items)

    @property
    def earlier(self) -> money.Sum:
        """What falls into years before this one."""
        return money.added(value for year, value in self.by_year.items() if year < self.horizon.start.year)

    @property
    def later(self) -> money.Sum:
        """What falls into years after the horizon."""
        return money.added(value for year, value in self.by_year.items() if year > self.horizon.end.year)

    # -- parts -----------------------------------------------------------------------------------------------------

    @cached_property
    def detailed(self) -> tuple[Item, ...]:
        """Developments whose work begins in the detailed part of the horizon, or has begun."""
        return tuple(item for item in self.items if self.horizon.starts_in_detail(item.terms.start))

    @cached_property
    def beyond(self) -> tuple[Item, ...]:
        """Developments that the end of the horizon cuts off: they go on after it, or cost something in later years."""
        end = self.horizon.end
        return tuple(
            item
            for item in self.items
            if self.horizon.goes_beyond(item.terms.end) or not money.years_after(item.by_year, end.year).is_nothing
        )

    @cached_property
    def gaps(self) -> tuple[Item, ...]:
        """Developments of which some money or work is not secured, the largest gaps first."""
        open_ones = [item for item in self.items if item.sum.unsecured or item.sum.unsecured_hours]
        return tuple(sorted(open_ones, key=lambda item: (-item.sum.unsecured, -item.sum.unsecured_hours, _order(item))))

    @cached_property
    def decided(self) -> tuple[Change, ...]:
        """What the last committees decided."""
        last = {seat.last.id for seat in self.sittings if seat.last}
        return tuple(change for change in self.changes if change.meeting in last)

    @cached_property
    def changed(self) -> tuple[Change, ...]:
        """What has changed since, without them."""
        last = {seat.last.id for seat in self.sittings if seat.last}
        return tuple(change for change in self.changes if change.meeting is None or change.meeting not in last)

    @property
    def since(self) -> date | None:
        """The day of the last committee; of two committees the earlier one; None before the first."""
        days = [seat.since for seat in self.sittings if seat.since]
        return min(days) if days else None

    @property
    def meeting_days(self) -> tuple[date, ...]:
        """The days on which the committees met last: of each committee the day from which its changes count."""
        return tuple(sorted({seat.since for seat in self.sittings if seat.since}))

    @property
    def has_many_committees(self) -> bool:
        """Did more committees than one meet?"""
        return sum(seat.last is not None for seat in self.sittings) > 1

    @property
    def awaits_confirmation(self) -> bool:
        """Does any change of a plan wait for a committee?"""
        return any(item.waiting and not item.waiting.is_refused for item in self.items)

    @property
    def has_hours(self) -> bool:
        """Is anything counted in hours?"""
        return bool(self.total.sum.hours)

    def _grouped(self, keys: Callable[[Item], Iterable[KeyT]]) -> dict[KeyT, money.Total]:
        return money.grouped(self.items, keys, lambda item: item.total, money.Total())

    def _of_lines(self, key: Callable[[BudgetLine], KeyT]) -> dict[KeyT, money.Sum]:
        lines = (line for item in self.items for line in item.terms.lines)
        return money.grouped(lines, lambda line: (key(line),), money.of_line, money.Sum())


def portfolio(
    registry: Registry, domain: DomainChoice = "all", agency: str | None = None, *, public: bool = False
) -> Portfolio:
    """See the portfolio of a domain (or of all) as of the registry's day, of one agency if one is named.

    The public one is made as if nothing existed but developments whose cards say they are public, each with the fields
    that may leave the house: no sum, link or change gives away another one. How many there are besides is all it tells.
    """
    domains = DOMAINS if domain == "all" else (domain,)
    hidden = 0
    if public:
        wanted = (case for case in registry.cases.values() if _is_wanted(case, domains, agency))
        hidden, registry = left_out(wanted, STATES), published(registry)
    horizon = Horizon.of(registry.today, registry.settings.thresholds)
    gallery = Gallery(registry, horizon)
    seats = sittings(registry, domains)
    cases = [case for case in registry.cases.values() if _is_wanted(case, domains, agency)]
    items = sorted((gallery.item(case) for case in cases if case.state in STATES), key=_order)
    conditions = _conditions(cases, registry)
    found = attention.concerns(items, conditions, seats, horizon)
    due = attention.publication(registry.settings, registry.today)
    seen = Portfolio(
        today=registry.today,
        domain=domain,
        agency=gallery.agency(agency) if agency else None,
        horizon=horizon,
        items=tuple(items),
        pipeline=tuple(sorted((gallery.candidate(case) for case in cases if case.state in PIPELINE), key=_queue)),
        conditions=conditions,
        leavers=_leavers(cases, seats, gallery, registry.today),
        changes=_changes(cases, seats, domains, registry.today),
        dependencies=dependencies(cases, registry),
        links=_links(registry, domain, agency),
        concerns=(*found, due) if due else found,
        sittings=seats,
        state_names={state: registry.process.state(state).name.words for state in STATES},
        is_public=public,
        left_out=hidden,
    )
    return _published(seen) if public else seen


def _published(seen: Portfolio) -> Portfolio:
    """Keep to what was decided."""

    def bare(item: Item) -> Item:
        return replace(item, waiting=None, missing=())

    return replace(
        seen,
        items=tuple(bare(item) for item in seen.items),
        leavers=tuple(bare(item) for item in seen.leavers),
        changes=tuple(change for change in seen.changes if change.kind in IN_PUBLIC),
        concerns=(),
    )


def _is_wanted(case: Case, domains: tuple[str, ...], agency: str | None) -> bool:
    card = case.card.record
    return card.domain in domains and agency in (None, card.agency)


def _conditions(cases: Iterable[Case], registry: Registry) -> tuple[OpenCondition, ...]:
    waiting = [case for case in cases if case.state == "conditional"]
    found = [condition for case in waiting for condition in open_conditions(case, registry)]
    return tuple(sorted(found, key=lambda one: (one.due, estonian(one.title), one.initiative, one.id)))


def _leavers(cases: Iterable[Case], seats: Iterable[Sitting], gallery: Gallery, today: date) -> tuple[Item, ...]:
    """Those that left since the last committee of their domain met; all of them where it never met.

    Source: D77.
    """
    since = {seat.domain: seat.since for seat in seats}
    left = []
    for case in cases:
        start = since.get(case.card.record.deciding_domain)
        if case.state in LEFT and case.since and case.since <= today and (start is None or case.since >= start):
            left.append(gallery.item(case))
    return tuple(sorted(left, key=lambda item: (item.since, _order(item))))


def _changes(cases: list[Case], seats: Iterable[Sitting], domains: tuple[str, ...], today: date) -> tuple[Change, ...]:
    since = {seat.domain: seat.since for seat in seats}
    found = [
        change
        for domain in domains
        for change in changes((case for case in cases if case.card.record.domain == domain), since.get(domain), today)
    ]
    return tuple(sorted(found, key=lambda change: (change.on, estonian(change.title), change.id, change.kind)))


def _links(registry: Registry, domain: DomainChoice, agency: str | None) -> tuple[Link, ...]:
    found = links(registry.cases, None if domain == "all" else domain)
    if agency is None:
        return found
    own = {key for key, case in registry.cases.items() if case.card.record.agency == agency}
    return tuple(link for link in found if link.one.id in own or (link.other and link.other.id in own))


def _added(totals: Iterable[money.Total]) -> money.Total:
    return sum(totals, money.Total())


def _order(item: Item) -> tuple[object, ...]:
    """Put what is under way first, then what ends first, then by title."""
    end = item.terms.end
    return (
        STATES.index(item.state) if item.state in STATES else len(STATES),
        end is None,
        end,
        estonian(item.title),
        item.id,
    )


def _queue(candidate: Candidate) -> tuple[object, ...]:
    return PIPELINE.index(candidate.state), candidate.since, estonian(candidate.title), candidate.id


def _by_name(named: Named) -> tuple[object, ...]:
    return estonian(named.name), named.id
