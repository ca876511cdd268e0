"""What a development must say once its work is near: nothing is planned in detail that has no money or no person.

Source: D46, D49, D76; model.md §4.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from som_cli.portfolio.accountable import accountable
from som_cli.portfolio.terms import Terms, approved
from som_cli.portfolio.timeline import Horizon, months_later

if TYPE_CHECKING:
    from collections.abc import Iterator

    from som_cli.cards.initiative import Initiative
    from som_cli.diagnostics import Diagnostic, FieldPath, Named
    from som_cli.process.casefile import Case
    from som_cli.process.registry import Registry

DETAILS: dict[str, FieldPath] = {
    "start": ("schedule",),
    "end": ("schedule",),
    "budget": ("budget",),
    "accountable": ("service",),
    "outcome": ("expected_outcome",),
    "source": ("budget", "lines"),
    "milestones": ("schedule",),
    "first-year-milestones": ("schedule",),
}
DESIRABLE = frozenset({"source", "first-year-milestones"})  # “if possible”: a note, not a warning
HALF_YEAR = 6
_UNKNOWN = frozenset({"", "teadmata", "unknown", "puudub"})


def missing(card: Initiative, terms: Terms, answers: Named | None, horizon: Horizon) -> tuple[str, ...]:
    """List what is missing of a development whose work begins in the detailed part of the horizon.

    Work that is over needs no more detail, and neither does work that begins later: nothing is missing there.
    """
    if not horizon.starts_in_detail(terms.start) or (terms.end is not None and terms.end < horizon.start):
        return ()
    checks = {
        "start": terms.start is not None,
        "end": terms.end is not None,
        "budget": terms.budget_known,
        "accountable": answers is not None,
        "outcome": bool(card.expected_outcome),
        "source": _sourced(terms, horizon),
        **_milestones(card, terms, horizon),
    }
    return tuple(name for name, given in checks.items() if not given)


def check(case: Case, registry: Registry) -> Iterator[Diagnostic]:
    """Find a development in the detailed part of the horizon that lacks detail, and one beyond the horizon."""
    if registry.process.kind(case.state) != "portfolio":
        return
    card, origin = case.card.record, case.card.origin
    horizon = Horizon.of(registry.today, registry.settings.thresholds)
    terms = approved(case)
    for name in missing(card, terms, accountable(card, registry), horizon):
        yield origin.report(f"portfolio-{name}-missing", DETAILS[name], until=horizon.detail_end, start=terms.start)
    if terms.start is not None and terms.start > horizon.end:
        yield origin.report("portfolio-beyond-horizon", ("schedule", "start"), start=terms.start, until=horizon.end)


def _sourced(terms: Terms, horizon: Horizon) -> bool:
    """Does every line of the detailed years say where the money comes from? “Unknown” is no answer by then."""
    near = (line for line in terms.lines if horizon.start.year <= line.year <= horizon.detail_end.year)
    return all(is_known(line.source) for line in near)


def is_known(text: str | None) -> bool:
    """Does a text say anything but that nothing is known?"""
    return (text or "").strip().casefold() not in _UNKNOWN


def _milestones(card: Initiative, terms: Terms, horizon: Horizon) -> dict[str, bool]:
    """Is there a milestone ahead within 18 months, and one within the first year?

    The latter is asked of work that has half a year in it; less shows no result yet.
    """
    schedule = card.known_schedule
    days = [mark.date for mark in schedule.milestones] if schedule else []
    begins = max(terms.start or horizon.start, horizon.start)
    if terms.end is not None and terms.end <= horizon.detail_end:
        days.append(terms.end)  # the end is a result too
    in_detail = any(horizon.start <= day <= horizon.detail_end for day in days)
    in_year = any(horizon.start <= day <= horizon.year_end for day in days)
    has_begun = months_later(begins, HALF_YEAR) <= horizon.year_end
    return {"milestones": in_detail, "first-year-milestones": in_year or not in_detail or not has_begun}
