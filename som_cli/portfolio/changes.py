"""What has changed since the committee met last: what joined, left, moved, slipped or became dearer.

Source: D33, D74, D77.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from som_cli.collation import estonian
from som_cli.portfolio import money
from som_cli.portfolio.items import STATES, latest_report
from som_cli.portfolio.terms import Shift, Terms, approved, of_snapshot, overrun, shift, waiting

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

    from som_cli.process.casefile import Case
    from som_cli.process.records import Act

# move and outcome -> what it means for the portfolio
_KINDS = {
    ("decide", "yes"): "joined",
    ("decide", "yes-if"): "conditional",
    ("decide", "no"): "rejected",
    ("endorse", "no"): "refused",
    ("withdraw", None): "withdrawn",
    ("start", None): "started",
    ("hold", None): "held",
    ("resume", None): "resumed",
    ("complete", None): "completed",
    ("cancel", None): "cancelled",
    ("confirm", "yes"): "confirmed",
    ("confirm", "no"): "unconfirmed",
    ("prioritise", None): "ranked",
}
IN_PUBLIC = ("joined", "started", "held", "resumed", "completed", "cancelled", "confirmed", "ranked")


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that changed: what, of which initiative, on which day, and what that does to money and time.

    `kind` is one of the words above, or `waiting` (not confirmed yet), `late` or `dearer` (as reported).
    """

    kind: str
    id: str
    title: str
    agency: str
    on: date
    eur: Decimal = money.ZERO
    hours: Decimal = money.ZERO
    shift: Shift | None = None
    rank: int | None = None
    meeting: str | None = None  # at which it was decided


def changes(cases: Iterable[Case], since: date | None, today: date) -> tuple[Change, ...]:
    """List what changed from the day `since` on (from the beginning, where it is None), in order of time."""
    found = [change for case in cases for change in _of_case(case, since or date.min, today)]
    return tuple(sorted(found, key=lambda change: (change.on, estonian(change.title), change.id, change.kind)))


def _of_case(case: Case, since: date, today: date) -> Iterator[Change]:
    yield from _recorded(case, since, today)
    if case.state not in STATES:
        return
    if (waits := waiting(case)) and since <= waits.on:
        moved = waits.shift or None
        kind = "refused-change" if waits.is_refused else "waiting"
        yield replace(_blank(case, kind, waits.on), eur=waits.eur, hours=waits.hours, shift=moved)
    yield from _reported(case, since, today)


def _recorded(case: Case, since: date, today: date) -> Iterator[Change]:
    """What the acts say; a confirmed change is counted against the terms before it."""
    terms: Terms | None = None
    for act in case.counting:
        before, terms = terms, (of_snapshot(act.snapshot) if act.outcome == "yes" else None) or terms
        kind = _KINDS.get((act.move, act.outcome)) or _KINDS.get((act.move, None))
        if kind and since <= act.date <= today:
            yield _effect(
                replace(_blank(case, kind, act.date), meeting=act.meeting), act, before, terms or approved(case)
            )


def _effect(change: Change, act: Act, before: Terms | None, after: Terms) -> Change:
    """Count what an act does: `after` are the terms that hold then, `before` those it changed, if it did."""
    if change.kind == "joined":
        return replace(change, eur=after.sum.eur, hours=after.sum.hours)
    if change.kind in {"completed", "cancelled"}:
        return replace(change, eur=-after.sum.eur, hours=-after.sum.hours)
    if change.kind == "confirmed" and before:
        eur, hours = after.sum.eur - before.sum.eur, after.sum.hours - before.sum.hours
        return replace(change, eur=eur, hours=hours, shift=shift(before.end, after.end) or None)
    return replace(change, rank=act.rank) if change.kind == "ranked" else change


def _reported(case: Case, since: date, today: date) -> Iterator[Change]:
    """What the latest report forecasts beyond the plan."""
    report = latest_report(case, today)
    if report is None or report.date < since:
        return
    beyond = overrun(report, approved(case), waiting(case))
    if beyond.shift:
        yield replace(_blank(case, "late", report.date), shift=beyond.shift)
    if beyond.eur or beyond.hours:
        yield replace(_blank(case, "dearer", report.date), eur=beyond.eur, hours=beyond.hours)


def _blank(case: Case, kind: str, on: date) -> Change:
    card = case.card.record
    return Change(kind, card.id, card.title, card.agency, on)
