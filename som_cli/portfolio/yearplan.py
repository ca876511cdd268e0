"""The work plan of a year: of one policy domain, or of all domains of a department together.

Source: S47, S48, S55, S61, S62, S84, S96-S98.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from som_cli.cards.goal_rules import is_stale
from som_cli.collation import estonian
from som_cli.portfolio.policies import activity
from som_cli.process.budgets import roll_up
from som_cli.process.proposals import proposals

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from som_cli.cards.goals import Goal, Indicator, Level
    from som_cli.cards.parts import Risk
    from som_cli.cards.policy import Policy
    from som_cli.diagnostics import Named
    from som_cli.people.model import Unit
    from som_cli.portfolio.policies import Work
    from som_cli.process.budgets import BudgetRow
    from som_cli.process.proposals import Proposed
    from som_cli.process.registry import Registry


@dataclass(frozen=True, slots=True)
class Planned:
    """An activity, the domain whose plan it stands in, and the goal it serves in words."""

    work: Work
    policy: str
    goal: str | None


@dataclass(frozen=True, slots=True)
class Share:
    """How much of a plan is one organisation's."""

    organisation: str
    count: int
    done: int
    late: int


@dataclass(frozen=True, slots=True)
class Unmeasured:
    """An indicator whose newest level, `was`, is older than the settings allow. Source: S62."""

    holder: str
    indicator: Indicator
    was: Level
    is_baseline: bool


@dataclass(frozen=True, slots=True)
class YearPlan:
    """A work plan on a day. `without_plan` are the domains of the department that have none for the year.

    `level_since` is the year of the oldest level that an indicator may have.
    """

    year: int
    today: date
    title: str
    is_department: bool
    lead: Named | None
    policies: tuple[Policy, ...]
    items: tuple[Planned, ...]
    without_plan: tuple[str, ...]
    level_since: int
    unmeasured: tuple[Unmeasured, ...]
    budgets: tuple[BudgetRow, ...]
    proposals: tuple[tuple[str, Proposed], ...]

    @property
    def late(self) -> tuple[Planned, ...]:
        """The activities that are late, the longest late first; those without a deadline last."""
        late = (one for one in self.items if one.work.is_late)
        return tuple(sorted(late, key=lambda one: (one.work.item.due is None, one.work.item.due or self.today)))

    @property
    def shares(self) -> tuple[Share, ...]:
        """How the activities are shared among organisations, the largest share first."""
        names = sorted({one.work.organisation for one in self.items}, key=estonian)
        shares = [_share(name, [one.work for one in self.items if one.work.organisation == name]) for name in names]
        return tuple(sorted(shares, key=lambda one: -one.count))

    @property
    def risks(self) -> tuple[tuple[Planned, Risk], ...]:
        """The risks of activities that are still to be done."""
        still = (one for one in self.items if one.work.item.status not in {"done", "dropped"})
        return tuple((one, risk) for one in still for risk in one.work.item.risks)

    @property
    def ahead(self) -> int:
        """How many activities are still to be done in good time."""
        return sum(1 for one in self.items if not one.work.is_late and one.work.item.status not in {"done", "dropped"})

    def count(self, status: str) -> int:
        """How many activities have a status."""
        return sum(1 for one in self.items if (one.work.item.status or "planned") == status)


def plan_of_policy(policy: Policy, year: int, registry: Registry) -> YearPlan:
    """See the work plan of a domain."""
    return _plan((policy,), year, registry, policy.title, registry.named(policy.policy_lead))


def plan_of_department(unit: Unit, year: int, registry: Registry) -> YearPlan:
    """See the work plans of all domains of a department as one. Source: S97."""
    policies = sorted(
        (one.record for one in registry.policies.values() if one.record.department == unit.id),
        key=lambda one: estonian(one.title),
    )
    head = unit.portfolio_manager or unit.head
    return _plan(tuple(policies), year, registry, unit.name, registry.named(head) if head else None, is_department=True)


def _plan(
    policies: tuple[Policy, ...],
    year: int,
    registry: Registry,
    title: str,
    lead: Named | None,
    *,
    is_department: bool = False,
) -> YearPlan:
    items = tuple(planned for policy in policies for planned in _items(policy, year, registry))
    measured_in = min(year, registry.today.year)
    levels = {"department", "policy"} if is_department else {"policy"}
    planned_for = {one.record.policy for one in registry.workplans.values() if one.record.year == year}
    return YearPlan(
        year=year,
        today=registry.today,
        title=title,
        is_department=is_department,
        lead=lead,
        policies=policies,
        items=items,
        without_plan=tuple(one.title for one in policies if one.status == "active" and one.id not in planned_for),
        level_since=measured_in - registry.settings.thresholds.indicator_years,
        unmeasured=tuple(one for policy in policies for one in _unmeasured(policy, measured_in, registry)),
        budgets=tuple(row for row in roll_up(registry, policies, year) if row.level in levels),
        proposals=tuple((policy.title, one) for policy in policies for one in _not_planned(policy, year, registry)),
    )


def _not_planned(policy: Policy, year: int, registry: Registry) -> Iterator[Proposed]:
    """Proposals that may still come into the plan: open, or accepted and no activity of a plan. Source: S91, S136.

    What was accepted before the year ahead of the plan is no news for it.
    """
    for one in proposals(policy, registry):
        day = one.proposal.date
        is_recent = day is None or day.year >= year - 1
        is_accepted = one.answer.fate == "accepted" and all(to.kind != "work" for to in one.taken)
        if one.is_open or (is_accepted and is_recent):
            yield one


def _items(policy: Policy, year: int, registry: Registry) -> Iterator[Planned]:
    plans = (
        one.record for one in registry.workplans.values() if (one.record.policy, one.record.year) == (policy.id, year)
    )
    goals = {goal.id: goal.text for goal in _goals(policy, registry)}
    for item in sorted((item for plan in plans for item in plan.items), key=lambda item: item.priority):
        yield Planned(activity(item, registry), policy.title, goals.get(item.goal or "", item.goal))


def _goals(policy: Policy, registry: Registry) -> Iterator[Goal]:
    yield from policy.goals
    for contribution in policy.services:
        filed = registry.services.get(contribution.service)
        if filed is not None:
            yield from filed.record.goals


def _unmeasured(policy: Policy, year: int, registry: Registry) -> Iterator[Unmeasured]:
    """The indicators whose level the rules call old."""
    for goal in policy.goals:
        for indicator in goal.indicators:
            if is_stale(indicator, registry.settings.thresholds, year):
                yield Unmeasured(policy.title, indicator, indicator.latest, is_baseline=not indicator.actuals)


def _share(organisation: str, work: Sequence[Work]) -> Share:
    done = sum(1 for one in work if one.item.status == "done")
    return Share(organisation, len(work), done, sum(1 for one in work if one.is_late))
