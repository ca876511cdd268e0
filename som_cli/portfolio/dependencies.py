"""What waits for what, until when, and whether the dates fit.

Source: D4, D28, D49.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from som_cli.collation import estonian
from som_cli.portfolio.items import STATES, latest_report
from som_cli.portfolio.links import End, end_of, is_open
from som_cli.portfolio.terms import approved
from som_cli.process.ties import fit, ties

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from som_cli.diagnostics import Words
    from som_cli.process.casefile import Case
    from som_cli.process.registry import Registry
    from som_cli.process.ties import Fit, Ties


@dataclass(frozen=True, slots=True)
class Dependency:
    """One initiative that waits for another.

    `start` is when the waiting one is to begin by the plan approved last, `until` when the other one ends by its own;
    of one that is done the day on which it was, and None of one that will not be done. `forecast` is a later end that
    its latest report foresees; where there is one, `fit` is judged by it.
    """

    waits: End
    needed: End
    needed_state: Words
    start: date | None
    until: date | None
    forecast: date | None
    fit: Fit

    @property
    def is_across(self) -> bool:
        """Does the committee of the other domain decide on what is waited for?"""
        return self.waits.domain != self.needed.domain


def dependencies(cases: Iterable[Case], registry: Registry) -> tuple[Dependency, ...]:
    """List what those of the cases that are open wait for, whoever does it, in order of titles."""
    found = [one for case in cases if is_open(case) for one in _of_case(case, registry)]
    return tuple(sorted(found, key=_order))


def _of_case(case: Case, registry: Registry) -> Iterator[Dependency]:
    waits = _planned(case, registry)
    for other_id in dict.fromkeys(case.card.record.depends_on):
        other = registry.cases.get(other_id)
        if other is not None:
            needed = _planned(other, registry)
            until = needed.end if needed.is_open else other.since
            forecast = _forecast(other, needed, registry.today)
            yield Dependency(
                waits=end_of(case),
                needed=end_of(other),
                needed_state=registry.process.state(other.state).name.words,
                start=waits.start,
                until=None if needed.is_lost else until,
                forecast=forecast,
                fit=fit(waits, replace(needed, end=forecast or needed.end)),
            )


def _planned(case: Case, registry: Registry) -> Ties:
    """The ties of an initiative by the plan approved last: a change that waits is no plan yet."""
    ends = frozenset(state.id for state in registry.process.states if registry.process.kind(state.id) == "end")
    terms = approved(case)
    return replace(ties(case, ends), start=terms.start, end=terms.end)


def _forecast(case: Case, tie: Ties, today: date) -> date | None:
    report = latest_report(case, today) if case.state in STATES else None
    foreseen = report.forecast.end if report and report.forecast else None
    return foreseen if foreseen and tie.end and foreseen > tie.end else None


def _order(one: Dependency) -> tuple[object, ...]:
    return estonian(one.waits.title), one.waits.id, estonian(one.needed.title), one.needed.id
