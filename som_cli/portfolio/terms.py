"""On which terms an initiative is in the portfolio: what the committee approved, first and last, and what waits.

The first yes is the baseline and never changes; the last yes is the plan and counts in every total; what was changed
since stands beside it as waiting. Source: D33, D51; model.md §3.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from som_cli.portfolio import money
from som_cli.process.digests import SCOPE

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from decimal import Decimal

    from som_cli.cards.initiative import Budget, BudgetLine, Initiative, Milestone
    from som_cli.process.casefile import Case
    from som_cli.process.records import Act, Report, Snapshot

SHORTEST_MONTH = 28


@dataclass(frozen=True, slots=True)
class Terms:
    """What it costs, line by line, and when it runs; `budget_known` is false where nothing or “unknown” was said."""

    start: date | None = None
    end: date | None = None
    lines: tuple[BudgetLine, ...] = ()
    vat_included: bool | None = None
    budget_known: bool = False

    @property
    def sum(self) -> money.Sum:
        """Euros and hours of all lines."""
        return money.of_lines(self.lines)


@dataclass(frozen=True, slots=True)
class Shift:
    """How far an end has moved: months, or days where it is less than a month."""

    months: int = 0
    days: int = 0

    def __bool__(self) -> bool:
        return bool(self.months or self.days)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A change of what was approved, which the committee has not confirmed.

    `on` is the day of the last amendment, `scope` the scope fields that differ, `shift` None where an end is not known.
    One that the committee refused waits for being amended back.
    """

    on: date
    terms: Terms
    eur: Decimal
    hours: Decimal
    shift: Shift | None
    scope: tuple[str, ...] = ()
    is_refused: bool = False


def on_card(card: Initiative) -> Terms:
    """The terms as the card has them now."""
    schedule = card.known_schedule
    return _terms(card.known_budget, schedule.start if schedule else None, schedule.end if schedule else None)


def approved(case: Case) -> Terms:
    """The terms the committee approved last; those of the card where no decision has recorded any.

    Whether the money is there, and from where, is not the committee's to approve: the card says it.
    """
    now = on_card(case.card.record)
    then = of_snapshot(case.approved)
    return replace(then, lines=_refunded(then.lines, now.lines)) if then else now


def baseline(case: Case) -> Terms | None:
    """The terms of the committee's first yes; None before it, or where it recorded none."""
    return of_snapshot(case.baseline)


def of_snapshot(shot: Snapshot | None) -> Terms | None:
    """The terms that a decision recorded."""
    return _terms(shot.known_budget, shot.start, shot.end) if shot else None


def waiting(case: Case) -> Waiting | None:
    """The change made since the committee's last yes; None where the card says what was approved."""
    acts = case.unapproved
    if not acts:
        return None
    then, now = approved(case), on_card(case.card.record)
    return Waiting(
        on=acts[-1].date,
        terms=now,
        eur=now.sum.eur - then.sum.eur,
        hours=now.sum.hours - then.sum.hours,
        shift=shift(then.end, now.end),
        scope=_scope_changed(acts),
        is_refused=not case.waiting,
    )


def planned_milestones(case: Case) -> tuple[Milestone, ...]:
    """What is ready when by the plan that was approved, in order of time.

    While a change is not confirmed, what the card has after the approved end is a part of the change.
    """
    added = added_milestones(case)
    return tuple(mark for mark in _milestones(case) if mark not in added)


def added_milestones(case: Case) -> tuple[Milestone, ...]:
    """What only a change that is not confirmed would bring: the milestones after the approved end."""
    end = approved(case).end if case.unapproved else None
    return tuple(mark for mark in _milestones(case) if end and mark.date > end)


def _milestones(case: Case) -> tuple[Milestone, ...]:
    schedule = case.card.record.known_schedule
    return tuple(sorted(schedule.milestones, key=lambda mark: mark.date)) if schedule else ()


@dataclass(frozen=True, slots=True)
class Overrun:
    """How far a forecast goes beyond the plan; nothing where it does not."""

    shift: Shift | None = None
    eur: Decimal = money.ZERO
    hours: Decimal = money.ZERO


def overrun(report: Report, terms: Terms, change: Waiting | None) -> Overrun:
    """Compare a forecast with the approved terms; what a waiting change asks for already is no news."""
    forecast = report.forecast
    if forecast is None:
        return Overrun()
    asked = change.terms if change and not change.is_refused else terms
    ends = [day for day in (terms.end, asked.end) if day]
    is_late = forecast.end is not None and bool(ends) and forecast.end > max(ends)
    return Overrun(
        shift=shift(terms.end, forecast.end) if is_late else None,
        eur=_beyond(forecast.cost, terms.sum.eur, asked.sum.eur),
        hours=_beyond(forecast.hours, terms.sum.hours, asked.sum.hours),
    )


def _beyond(said: Decimal | None, planned: Decimal, asked: Decimal) -> Decimal:
    return said - planned if said is not None and said > max(planned, asked) else money.ZERO


def shift(old: date | None, new: date | None) -> Shift | None:
    """Tell how far an end has moved; None where one of the two is not known."""
    if old is None or new is None:
        return None
    months, days = (new.year - old.year) * 12 + new.month - old.month, (new - old).days
    return Shift(months=months) if months and abs(days) >= SHORTEST_MONTH else Shift(days=days)


def _terms(budget: Budget | None, start: date | None, end: date | None) -> Terms:
    if budget is None:
        return Terms(start, end)
    return Terms(start, end, budget.lines, budget.vat_included, budget_known=bool(budget.lines))


def _refunded(approved_lines: Iterable[BudgetLine], card_lines: Iterable[BudgetLine]) -> tuple[BudgetLine, ...]:
    """Give approved lines the funding that the card says today, year by year and kind by kind, in their order."""
    today: defaultdict[tuple[int, str | None], list[BudgetLine]] = defaultdict(list)
    for line in card_lines:
        today[line.year, line.kind].append(line)
    lines = []
    for line in approved_lines:
        same = today[line.year, line.kind]
        now = same.pop(0) if same else line
        lines.append(line.model_copy(update={"secured": now.secured, "source": now.source}))
    return tuple(lines)


def _scope_changed(amends: Iterable[Act]) -> tuple[str, ...]:
    """Tell which scope fields differ from what they were before the first of these amendments."""
    before: dict[str, object] = {}
    after: dict[str, object] = {}
    for act in amends:
        for change in act.changes:
            if change.path in SCOPE:
                before.setdefault(change.path, change.old)
                after[change.path] = change.new
    return tuple(field for field in SCOPE if before.get(field) != after.get(field))
