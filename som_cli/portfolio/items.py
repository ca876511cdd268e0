"""One development of the portfolio, and one initiative on its way there, as the portfolio sees them."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from som_cli.diagnostics import Named
from som_cli.portfolio import money
from som_cli.portfolio.account import Account, account
from som_cli.portfolio.accountable import accountable
from som_cli.portfolio.detail import is_known, missing
from som_cli.portfolio.terms import (
    Terms,
    Waiting,
    added_milestones,
    approved,
    baseline,
    on_card,
    planned_milestones,
    waiting,
)
from som_cli.process.venues import awaited

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from som_cli.cards.initiative import Initiative, Milestone
    from som_cli.diagnostics import Words
    from som_cli.portfolio.timeline import Horizon
    from som_cli.process.casefile import Case
    from som_cli.process.records import Report
    from som_cli.process.registry import Registry

STATES = ("in_progress", "on_hold", "planned")  # in the order in which documents show them
LEFT = ("completed", "cancelled")
_WORST = ("red", "amber", "green")


@dataclass(frozen=True)
class Item:
    """A development that the committee said yes to.

    Everything that is planned is as approved last (`terms`); `baseline` is the first yes, `waiting` what is not
    confirmed yet. `report` is the latest one; of several organisations in one trimester the gloomiest.
    """

    case: Case = field(repr=False)
    state: str
    state_name: Words
    since: date | None
    agency: Named
    accountable: Named | None
    terms: Terms
    baseline: Terms | None
    waiting: Waiting | None
    rank: int | None
    report: Report | None
    goals: tuple[Named, ...] = ()
    policies: tuple[Named, ...] = ()
    missing: tuple[str, ...] = ()  # what the detailed horizon asks for and the card does not say

    @property
    def card(self) -> Initiative:
        """The card."""
        return self.case.card.record

    @property
    def id(self) -> str:
        """The initiative's id."""
        return self.card.id

    @property
    def title(self) -> str:
        """The title as it is today: a new title needs no decision."""
        return self.card.title

    @property
    def domain(self) -> str:
        """The domain whose committee decides."""
        return self.card.deciding_domain

    @property
    def folder(self) -> str:
        """The folder of the case file, ending in a slash."""
        return folder(self.case)

    @cached_property
    def sum(self) -> money.Sum:
        """Euros and hours, funded and not."""
        return self.terms.sum

    @cached_property
    def by_year(self) -> Mapping[int, money.Sum]:
        """Euros and hours in each year."""
        return money.by_year(self.terms.lines)

    @property
    def total(self) -> money.Total:
        """What it adds to any total."""
        return money.Total(1, self.sum, 0 if self.terms.budget_known else 1)

    @cached_property
    def milestones(self) -> tuple[Milestone, ...]:
        """What is ready when by the approved plan, in order of time."""
        return planned_milestones(self.case)

    @cached_property
    def added_milestones(self) -> tuple[Milestone, ...]:
        """What a change that is not confirmed would bring besides."""
        return added_milestones(self.case)

    @property
    def sources(self) -> tuple[str, ...]:
        """Where the money that is there comes from, each source named once."""
        return tuple(dict.fromkeys(line.source for line in self.terms.lines if line.source and line.secured))

    @property
    def hoped(self) -> tuple[str, ...]:
        """Where the money that is not there is to come from, each source named once."""
        named = (line.source for line in self.terms.lines if line.source and not line.secured)
        return tuple(dict.fromkeys(source for source in named if is_known(source)))

    @property
    def spent(self) -> money.Sum | None:
        """What the latest report says has been used; None where it says nothing."""
        used = self.report.spent if self.report else None
        if used is None:
            return None
        return money.Sum(secured=used.amount or money.ZERO, secured_hours=used.hours or money.ZERO)

    @cached_property
    def account(self) -> Account:
        """What it was to cost at first, is to cost, is expected to cost, and has cost."""
        return account(self.terms, self.baseline, self.report, has_begun=self.state != "planned")

    @property
    def expected_end(self) -> date | None:
        """When it ends as the latest report foresees; by the plan where it foresees nothing."""
        foreseen = self.report.forecast.end if self.report and self.report.forecast else None
        return foreseen or self.terms.end

    @property
    def reason(self) -> str | None:
        """Why the work is on hold, or was ended."""
        moved = self.case.latest({"on_hold": "hold", "cancelled": "cancel"}.get(self.state, ""))
        return moved.reason if moved else None

    def is_reported(self, period: str) -> bool:
        """Is there a report for the trimester, or a later one?"""
        return self.report is not None and self.report.period >= period


@dataclass(frozen=True)
class Candidate:
    """An initiative that awaits a decision; nothing of it counts in the portfolio."""

    case: Case = field(repr=False)
    state: str
    state_name: Words
    since: date | None
    agency: Named
    terms: Terms
    shared_before: bool = False  # it was shared once already
    meeting: date | None = None  # the day of the committee that is to decide: another one where an item was put off

    @property
    def card(self) -> Initiative:
        """The card."""
        return self.case.card.record

    @property
    def id(self) -> str:
        """The initiative's id."""
        return self.card.id

    @property
    def title(self) -> str:
        """The title."""
        return self.card.title

    @property
    def total(self) -> money.Total:
        """What it would add."""
        return money.Total(1, self.terms.sum, 0 if self.terms.budget_known else 1)


class Gallery:
    """Makes items of cases, with one look at each record they name."""

    def __init__(self, registry: Registry, horizon: Horizon) -> None:
        self._registry = registry
        self._horizon = horizon
        self._goals = {
            goal.id: Named(goal.id, goal.name) for filed in registry.plans.values() for goal in filed.record.goals
        }

    def item(self, case: Case) -> Item:
        """See a case as a development."""
        card, terms = case.card.record, approved(case)
        answers = accountable(card, self._registry)
        return Item(
            case=case,
            state=case.state,
            state_name=self._registry.process.state(case.state).name.words,
            since=case.since,
            agency=self.agency(card.agency),
            accountable=answers,
            terms=terms,
            baseline=baseline(case),
            waiting=waiting(case),
            rank=case.rank,
            report=latest_report(case, self._registry.today),
            goals=tuple(self._goals.get(goal, Named(goal, goal)) for goal in card.plan_goals),
            policies=self.policies(card),
            missing=missing(card, terms, answers, self._horizon) if case.state in STATES else (),
        )

    def candidate(self, case: Case) -> Candidate:
        """See a case as one that awaits a decision."""
        card = case.card.record
        meeting = awaited(case, self._registry) if case.state in {"shared", "defended"} else None
        return Candidate(
            case=case,
            state=case.state,
            state_name=self._registry.process.state(case.state).name.words,
            since=case.since,
            agency=self.agency(card.agency),
            terms=on_card(card),
            shared_before=sum(act.move == "share" for act in case.counting) > 1,
            meeting=meeting.date if meeting else None,
        )

    def agency(self, agency_id: str) -> Named:
        """The agency with its short name."""
        return Named(agency_id, self._registry.short_name(agency_id))

    def policies(self, card: Initiative) -> tuple[Named, ...]:
        """The policies it serves: its own, or those to which its service contributes."""
        own = self._registry.policies.get(card.policy or "")
        found = (own.record,) if own else self._registry.policies_of.get(card.service or "", ())
        return tuple(Named(policy.id, policy.title) for policy in found)


def folder(case: Case) -> str:
    """The folder of a case file, ending in a slash."""
    return case.card.origin.path.rpartition("/")[0] + "/"


def latest_report(case: Case, today: date) -> Report | None:
    """The report of the latest trimester; of several, the gloomiest, then the newest."""
    reports = [filed.record for filed in case.counting_reports if filed.record.date <= today]
    if not reports:
        return None
    period = max(report.period for report in reports)
    return gloomiest(report for report in reports if report.period == period)


def gloomiest(reports: Iterable[Report]) -> Report | None:
    """Of the reports of several organisations, that with the worst rating, then the newest."""
    return min(reports, key=lambda one: (_WORST.index(one.rating), -one.date.toordinal()), default=None)
