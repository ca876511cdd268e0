"""What must hold of one policy card: said in full, measurable, in order of priority, looked at often enough.

A domain that was merged, split or closed is history: only its successors are asked for.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from som_cli.cards.age import is_overdue
from som_cli.cards.completeness import gap_in
from som_cli.cards.goal_rules import is_stale
from som_cli.cards.proposals import check_proposals
from som_cli.cards.substance import says_something

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from som_cli.cards.goals import Indicator
    from som_cli.cards.parts import Risk
    from som_cli.cards.policy import Policy
    from som_cli.diagnostics import Diagnostic, FieldPath, Filed
    from som_cli.settings import Thresholds

BLOCKS = ("vision", "target_groups", "goals", "services")
SUCCESSORS = {"merged": 1, "split": 2}  # at least so many domains take over
_DEGREES = {"low": 1, "medium": 2, "high": 3}
_HIGH = 6  # high times medium; Source: S84 leaves the scale open


def check_policy(filed: Filed[Policy], today: date, thresholds: Thresholds) -> Iterator[Diagnostic]:
    """Find what does not hold of a policy card by itself."""
    yield from check_successors(filed)
    if filed.record.status != "active":
        return
    for rule in (check_blocks, check_goals, check_priorities, check_risks, check_lists):
        yield from rule(filed)
    yield from check_indicators(filed, today, thresholds)
    yield from check_rhythm(filed, today, thresholds)
    yield from check_bills(filed, today)
    yield from check_proposals(filed, today, thresholds)


def check_successors(filed: Filed[Policy]) -> Iterator[Diagnostic]:
    """Find a domain that ended without saying who took over, or says so before it ended. Source: S99."""
    card, origin = filed.record, filed.origin
    others = {one for one in card.successors if one != card.id}
    if card.status != "active" and card.id in card.successors:
        yield origin.report("policies-successors-itself", ("successors", card.successors.index(card.id)), value=card.id)
    elif len(others) < SUCCESSORS.get(card.status, 0):
        yield origin.report("policies-successors-missing", ("status",), value=card.status, title=card.title)
    if card.status == "active" and card.successors:
        yield origin.report("policies-successors-early", ("successors",), title=card.title)


def check_blocks(filed: Filed[Policy]) -> Iterator[Diagnostic]:
    """Find the agreed blocks of a card that say nothing. Source: S5."""
    for field in BLOCKS:
        gap = gap_in(filed.record, field)
        if gap is not None and gap.reason != "partial":
            yield filed.origin.report("policies-block-empty", tuple(field.split(".")), key=field)


def check_goals(filed: Filed[Policy]) -> Iterator[Diagnostic]:
    """Find goals that nothing measures, or that no plan asks for. Source: S36, S95."""
    for number, goal in enumerate(filed.record.goals):
        if not goal.indicators:
            yield filed.origin.report("policies-indicator-missing", ("goals", number), goal=goal.text)
        if not goal.plan_goals:
            yield filed.origin.report("policies-plan-goal-missing", ("goals", number), goal=goal.text)
    if filed.record.resource_need is None:
        yield filed.origin.report("policies-resources-missing", ("resource_need",), title=filed.record.title)


def check_priorities(filed: Filed[Policy]) -> Iterator[Diagnostic]:
    """Find goals that are not in an order. Source: S80."""
    goals, origin = filed.record.goals, filed.origin
    often = Counter(goal.priority for goal in goals if goal.priority is not None)
    for number, goal in enumerate(goals):
        if goal.priority is None and len(goals) > 1:
            yield origin.report("policies-priority-missing", ("goals", number), goal=goal.text)
        if goal.priority is not None and often[goal.priority] > 1:
            first = next(one for one in goals if one.priority == goal.priority)
            if first is not goal:
                at: FieldPath = ("goals", number, "priority")
                yield origin.report("policies-priority-twice", at, value=goal.priority, other=first.text)


def check_risks(filed: Filed[Policy]) -> Iterator[Diagnostic]:
    """Find high risks against which nothing is done. Source: S84."""
    for number, risk in enumerate(filed.record.risks):
        if is_high(risk) and not says_something(risk.mitigation):
            yield filed.origin.report("policies-risk-open", ("risks", number), risk=risk.text)


def is_high(risk: Risk) -> bool:
    """Is the risk high: likely and harmful, one of them highly and the other at least to a medium degree?"""
    if risk.probability is None or risk.impact is None:
        return False
    return _DEGREES[risk.probability] * _DEGREES[risk.impact] >= _HIGH


def check_lists(filed: Filed[Policy]) -> Iterator[Diagnostic]:
    """Find a service named twice, and a domain that is related to itself. Source: S5, S77."""
    card, origin = filed.record, filed.origin
    seen: set[str] = set()
    for number, link in enumerate(card.services):
        if link.service in seen:
            yield origin.report("policies-service-twice", ("services", number, "service"), value=link.service)
        seen.add(link.service)
    for number, other in enumerate(card.related_policies):
        if other == card.id:
            yield origin.report("policies-related-itself", ("related_policies", number), value=other)


def check_bills(filed: Filed[Policy], today: date) -> Iterator[Diagnostic]:
    """Find legal acts in preparation whose next step is overdue. Source: S76."""
    for number, bill in enumerate(filed.record.legislation_pipeline):
        if bill.due is not None and bill.due < today:
            at: FieldPath = ("legislation_pipeline", number, "due")
            yield filed.origin.report("policies-bill-late", at, bill=bill.title, due=bill.due)


def check_indicators(filed: Filed[Policy], today: date, thresholds: Thresholds) -> Iterator[Diagnostic]:
    """Find indicators without a source or a target ahead of the baseline, and those long not measured."""
    for number, goal in enumerate(filed.record.goals):
        for place, indicator in enumerate(goal.indicators):
            at: FieldPath = ("goals", number, "indicators", place)
            yield from _check_indicator(indicator, filed.origin.report, at)
            if is_stale(indicator, thresholds, today.year):
                yield filed.origin.report(
                    "policies-indicator-stale", at, name=indicator.name, year=str(indicator.latest.year)
                )


def _check_indicator(indicator: Indicator, report: Callable[..., Diagnostic], at: FieldPath) -> Iterator[Diagnostic]:
    """Source: S36."""
    if not says_something(indicator.source):
        yield report("policies-source-missing", at, name=indicator.name)
    if not indicator.targets:
        yield report("policies-target-missing", (*at, "targets"), name=indicator.name)
    elif max(indicator.targets) <= indicator.baseline.year:
        yield report(
            "policies-target-past", (*at, "targets"), name=indicator.name,
            year=str(max(indicator.targets)), baseline=str(indicator.baseline.year),
        )  # fmt: skip


def check_rhythm(filed: Filed[Policy], today: date, thresholds: Thresholds) -> Iterator[Diagnostic]:
    """Find a card, a team's feedback or its meetings that were left too long. Source: S5, S64, S66, X19."""
    card, origin = filed.record, filed.origin
    retro = _last((one.date for one in card.retros), today)
    for subject, key, last, months in (
        ("policies-review", "reviewed", card.reviewed, thresholds.policy_review_months),
        ("teams-retro", "retros", retro, thresholds.team_retro_months),
    ):
        if is_overdue(last, months, today):
            yield origin.report(f"{subject}-{'late' if last else 'missing'}", (key,), last=last, months=months)
    met, most = _last((one.date for one in card.meeting_log), today), thresholds.team_meeting_days
    if met is None:
        yield origin.report("teams-meetings-missing", ("meeting_log",), title=card.title)
    elif (gap := (today - met).days) > most:
        yield origin.report("teams-meeting-late", ("meeting_log",), last=met, days=gap, most=most)


def _last(days: Iterable[date], today: date) -> date | None:
    return max((day for day in days if day <= today), default=None)
