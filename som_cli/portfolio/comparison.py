"""The portfolio on two days, compared: what joined, left, moved, slipped, cost more, and who answers now.

Everything is told by what the records said then and say now, so that a correction is a change too; the sums of what
joined, of what left and of what costs otherwise make the difference of the two totals. Source: D33, D51, D74, D77.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from som_cli.collation import estonian
from som_cli.diagnostics import Named, Words
from som_cli.portfolio import money
from som_cli.portfolio.items import STATES, Gallery, Item
from som_cli.portfolio.money import Sum
from som_cli.portfolio.terms import Shift, shift
from som_cli.portfolio.timeline import Horizon
from som_cli.portfolio.view import DOMAINS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from som_cli.process.casefile import Case, Standing
    from som_cli.process.registry import Registry

KINDS = (
    "joined", "left", "state", "start", "end", "expected-end", "cost", "expected-cost", "rank", "priority", "agency",
    "accountable", "title", "waiting", "refused", "confirmed", "taken-back",
    "condition-set", "condition-met", "condition-verified", "condition-open", "condition-overdue", "condition-gone",
    "new", "moved", "gone",
)  # fmt: skip
MONEY_KINDS = frozenset({"joined", "left", "cost"})  # together they make the difference of the totals
Fact = Words | Named | Sum | date | int | str | None


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is not as it was: `then` and `now` are of the kind's own type, None where there was nothing.

    Money is a sum, an end a day, a state words, a person named; `text` is that of a condition. `on` is the day of the
    act behind it, None where no act is.
    """

    kind: str
    id: str
    title: str
    agency: Named
    domain: str
    then: Fact = None
    now: Fact = None
    on: date | None = None
    shift: Shift | None = None
    text: str | None = None
    reason: str | None = None

    @property
    def sum(self) -> Sum:
        """How much more there is; nothing where it is not about money."""
        then, now = (value if isinstance(value, Sum) else Sum() for value in (self.then, self.now))
        return now - then


@dataclass(frozen=True)
class Comparison:
    """What has changed from one day to another; `rev` is what the earlier one was called by, if not by its day."""

    domain: str
    then: date
    now: date
    total_then: money.Total
    total_now: money.Total
    differences: tuple[Difference, ...] = field(repr=False)
    rev: str | None = None

    @cached_property
    def by_kind(self) -> Mapping[str, tuple[Difference, ...]]:
        """The differences of each kind, all kinds named."""
        return {kind: tuple(one for one in self.differences if one.kind == kind) for kind in KINDS}

    def sum(self, kind: str) -> Sum:
        """What the differences of a kind come to."""
        return money.added(one.sum for one in self.by_kind[kind])

    @property
    def difference(self) -> Sum:
        """How much more the portfolio comes to than it did."""
        return self.total_now.sum - self.total_then.sum


def compare(before: Registry, after: Registry, domain: str = "all", rev: str | None = None) -> Comparison:
    """Compare the records as they were with the records as they are, each seen on its day."""
    domains = DOMAINS if domain == "all" else (domain,)
    then, now = _Day.of(before, domains), _Day.of(after, domains)
    found = [one for key in sorted({*then.cases, *now.cases}) for one in _of_one(key, then, now)]
    return Comparison(
        domain=domain,
        then=before.today,
        now=after.today,
        total_then=then.total,
        total_now=now.total,
        differences=tuple(sorted(found, key=_order)),
        rev=rev,
    )


@dataclass(frozen=True)
class _Day:
    """The cases of the domains on one day, and those of them that are in the portfolio."""

    registry: Registry
    cases: Mapping[str, Case]
    items: Mapping[str, Item]

    @classmethod
    def of(cls, registry: Registry, domains: tuple[str, ...]) -> _Day:
        gallery = Gallery(registry, Horizon.of(registry.today, registry.settings.thresholds))
        cases = {key: case for key, case in registry.cases.items() if case.card.record.domain in domains}
        items = {key: gallery.item(case) for key, case in cases.items() if case.state in STATES}
        return cls(registry, cases, items)

    @property
    def total(self) -> money.Total:
        return sum((item.total for item in self.items.values()), money.Total())

    def state(self, case: Case) -> Words:
        return self.registry.process.state(case.state).name.words

    def is_draft(self, key: str) -> bool:
        case = self.cases.get(key)
        return case is None or self.registry.process.kind(case.state) == "start"


def _of_one(key: str, then: _Day, now: _Day) -> Iterator[Difference]:
    old, new = then.items.get(key), now.items.get(key)
    if old is None and new is None:
        yield from _on_the_way(key, then, now)
    elif old is None and new is not None:
        yes = next((act for act in new.case.counting if (act.move, act.outcome) == ("decide", "yes")), None)
        yield _told("joined", new.case, now, now=new.sum, on=yes.date if yes else None)
    elif new is None and old is not None:
        yield _departure(old, now)
    elif old is not None and new is not None:
        yield from _stayed(old, new, now)
    if key in now.cases:
        yield from _conditions(now.cases[key], then.cases.get(key), then, now)


def _departure(old: Item, now: _Day) -> Difference:
    case = now.cases.get(old.id)
    last = case.last if case else None
    return Difference(
        "left", old.id, old.title, old.agency, old.domain, then=old.sum, now=now.state(case) if case else None,
        on=case.since if case else None, reason=(last.reason or last.result) if last else None,
    )  # fmt: skip


def _on_the_way(key: str, then: _Day, now: _Day) -> Iterator[Difference]:
    """What has not come into the portfolio, or has left it before: drafts are nobody's business yet."""
    if then.is_draft(key) and now.is_draft(key):
        return
    old, new = then.cases.get(key), now.cases.get(key)
    if old is not None and new is None:
        yield _told("gone", old, then, then=then.state(old))
    elif new is not None and then.is_draft(key):
        yield _told("new", new, now, now=now.state(new), on=new.since)
    elif old is not None and new is not None and old.state != new.state:
        yield _told("moved", new, now, then.state(old), now.state(new), on=new.since, reason=_reason(new))


def _stayed(old: Item, new: Item, now: _Day) -> Iterator[Difference]:
    case = new.case
    if old.state != new.state:
        yield _told("state", case, now, old.state_name, new.state_name, on=new.since, reason=_reason(case))
    for kind, was, is_ in (("start", old.terms.start, new.terms.start), ("end", old.terms.end, new.terms.end)):
        if was != is_:
            yield _told(kind, case, now, was, is_, shift=shift(was, is_))
    pairs: tuple[tuple[str, Fact, Fact], ...] = (
        ("cost", old.sum, new.sum),
        ("rank", old.rank, new.rank),
        ("priority", old.case.priority, case.priority),
        ("title", old.title, new.title),
    )
    for kind, earlier, later in pairs:
        if earlier != later:
            yield _told(kind, case, now, earlier, later)
    for kind, owner, owns in (("agency", old.agency, new.agency), ("accountable", old.accountable, new.accountable)):
        if (owner.id if owner else None) != (owns.id if owns else None):
            yield _told(kind, case, now, owner, owns)
    yield from _expected(old, new, now)
    yield from _waiting(old, new, now)


def _expected(old: Item, new: Item, now: _Day) -> Iterator[Difference]:
    """A report foresees another end or cost than before, for which no change of the plan is the cause."""
    report = new.report
    if report is None or report.forecast is None:
        return
    pairs: tuple[tuple[str, Fact, Fact, bool], ...] = (
        ("expected-end", old.expected_end, new.expected_end, old.terms.end != new.terms.end),
        ("expected-cost", _foreseen(old), _foreseen(new), old.sum != new.sum),
    )
    for kind, was, is_, plan_changed in pairs:
        if was != is_ and not plan_changed:
            moved = shift(was, is_) if isinstance(was, date) and isinstance(is_, date) else None
            yield _told(kind, new.case, now, was, is_, on=report.date, shift=moved, reason=report.reason)


def _foreseen(item: Item) -> Sum:
    """What it is to come to as the latest report foresees; no report says how it is funded."""
    amount = item.account.forecast
    return Sum(amount.eur, secured_hours=amount.hours)


def _waiting(old: Item, new: Item, now: _Day) -> Iterator[Difference]:
    """A change asked for since, confirmed, refused or taken back."""
    was, waits = old.waiting, new.waiting
    if waits and (was is None or (was.on, was.is_refused) != (waits.on, waits.is_refused)):
        kind = "refused" if waits.is_refused else "waiting"
        yield _told(kind, new.case, now, new.sum, waits.terms.sum, on=waits.on, shift=waits.shift or None)
    approval = new.case.approval
    if approval and approval != old.case.approval:
        moved = shift(old.terms.end, new.terms.end)
        yield _told("confirmed", new.case, now, old.sum, new.sum, on=approval.date, shift=moved or None)
    elif was and not waits:
        yield _told("taken-back", new.case, now, on=new.case.last.date if new.case.last else None)


def _conditions(case: Case, before: Case | None, then: _Day, now: _Day) -> Iterator[Difference]:
    earlier, later = _standings(before), _standings(case)
    for key, standing in later.items():
        was = earlier.get(key)
        act = standing.verified or standing.reported or standing.decided
        if was is None:
            yield _condition("set", case, standing, now, standing.decided.date)
        if (was.status if was else "open") != standing.status:
            yield _condition(standing.status, case, standing, now, act.date)
        if standing.is_overdue(now.registry.today) and not (was and was.is_overdue(then.registry.today)):
            yield _condition("overdue", case, standing, now, standing.condition.due)
    for key, standing in earlier.items():
        if key not in later:
            yield _condition("gone", case, standing, now, None)


def _standings(case: Case | None) -> dict[tuple[int, str], Standing]:
    return {(one.decided.number, one.condition.id): one for one in case.conditions} if case else {}


def _condition(kind: str, case: Case, standing: Standing, now: _Day, on: date | None) -> Difference:
    condition = standing.condition
    owner = now.registry.named(condition.owner)
    return _told(f"condition-{kind}", case, now, owner, condition.due, on=on, text=condition.text)


def _reason(case: Case) -> str | None:
    """Why it came to the state it is in."""
    step = next((step for step in reversed(case.steps) if step.after != step.before), None)
    return (step.act.reason or step.act.result) if step else None


def _told(
    kind: str,
    case: Case,
    day: _Day,
    then: Fact = None,
    now: Fact = None,
    *,
    on: date | None = None,
    shift: Shift | None = None,
    text: str | None = None,
    reason: str | None = None,
) -> Difference:
    card = case.card.record
    agency = Named(card.agency, day.registry.short_name(card.agency))
    return Difference(kind, card.id, card.title, agency, card.deciding_domain, then, now, on, shift, text, reason)


def _order(one: Difference) -> tuple[object, ...]:
    return KINDS.index(one.kind), estonian(one.title), one.id, one.on or date.min, estonian(one.text or "")
