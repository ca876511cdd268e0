"""What covers what: as text for people, as JSON, and as rows for a spreadsheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from som_cli.figures import WRITINGS
from som_cli.locale import N_, _, current
from som_cli.report.initiatives import euros
from som_cli.report.sentences import sentence
from som_cli.report.table import aligned

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

    from som_cli.diagnostics import Diagnostic, Named
    from som_cli.process.budgets import BudgetRow
    from som_cli.process.coverage import Coverage, Covered
    from som_cli.process.overlaps import Conflict, Overlap
    from som_cli.report.text import Style

COLUMNS = ("group", "id", "name", "related", "detail")
GROUPS = {
    "goal-bare": N_("Plan goals that no policy, service or initiative serves"),
    "policy-without-goal": N_("Policy domains that serve no plan goal"),
    "service-without-goal": N_("Services that serve no plan goal"),
    "service-without-policy": N_("Services of no policy domain"),
    "initiative-without-goal": N_("Initiatives that serve no plan goal"),
    "goal-changed": N_("Goals that changed since they were coordinated"),
    "target-conflict": N_("Indicators with conflicting targets"),
    "overlap": N_("What several domains of a department have in common"),
}
_SHARED = {
    "plan_goal": N_("plan goal"),
    "service": N_("service"),
    "indicator": N_("indicator"),
    "target_group": N_("target group"),
}
_LEVELS = {"area": N_("area"), "department": N_("department"), "policy": N_("policy domain")}
_GOAL_HEADINGS = (N_("Plan goal"), N_("Id"), N_("Policies"), N_("Services"), N_("Initiatives"))
_BUDGET_HEADINGS = (N_("By"), N_("What"), N_("Proposed"), N_("Approved"), N_("Used"), N_("Used, %"))

Row = tuple[str, str, str, str, str]  # as COLUMNS


def rows(seen: Coverage, changed: Iterable[Diagnostic]) -> list[Row]:
    """Every gap as a row, under `COLUMNS`; `related` are ids parted by blanks."""
    found = [_row("goal-bare", one.goal, (one.plan,)) for one in seen.bare]
    for group, cards in (
        ("policy-without-goal", seen.policies_without_goal),
        ("service-without-goal", seen.services_without_goal),
        ("service-without-policy", seen.services_without_policy),
        ("initiative-without-goal", seen.initiatives_without_goal),
    ):
        found += [_row(group, one) for one in cards]
    found += [("goal-changed", str(one.facts["goal"]), "", str(one.facts["policy"]), sentence(one)) for one in changed]
    found += [_conflict_row(one) for one in seen.conflicts]
    found += [_overlap_row(one) for one in seen.overlaps]
    return found


def covered_rows(seen: Coverage) -> Iterator[Row]:
    """Who serves each plan goal, one row for each, under `COLUMNS`."""
    for one in seen.goals:
        for kind, cards in (("policy", one.policies), ("service", one.services), ("initiative", one.initiatives)):
            yield from (("covered", one.goal.id, one.goal.name, card.id, f"{kind}: {card.name}") for card in cards)


def _row(group: str, what: Named, related: Iterable[Named] = (), detail: str = "") -> Row:
    return (group, what.id, what.name, " ".join(one.id for one in related), detail)


def _conflict_row(one: Conflict) -> Row:
    said = "; ".join(f"{target.holder.name}: {_plain(target.value)} {one.unit}" for target in one.targets)
    holders = " ".join(dict.fromkeys(target.holder.id for target in one.targets))
    return ("target-conflict", str(one.year), one.name, holders, said)


def _overlap_row(one: Overlap) -> Row:
    related = " ".join(policy.id for policy in one.policies)
    return ("overlap", one.department.id, one.subject.name, related, f"{one.department.name}: {_(_SHARED[one.kind])}")


def _plain(value: Decimal) -> str:
    return WRITINGS[current()].number(value)


def text(seen: Coverage, budgets: Iterable[BudgetRow], changed: Iterable[Diagnostic], style: Style) -> str:
    """The coverage for people: the goals and who serves them, the gaps, the budgets of the year."""
    headings = tuple(_(heading) for heading in _GOAL_HEADINGS)
    parts = [aligned(headings, [_goal_row(one) for one in seen.goals], style, frozenset({2, 3, 4}))]
    gaps = rows(seen, changed)
    by_name = {
        "goal-bare": [_bare_told(one) for one in seen.bare],
        "overlap": [_shared_told(one) for one in seen.overlaps],
    }
    for group, heading in GROUPS.items():
        of_group = by_name.get(group) or [_told(row) for row in gaps if row[0] == group]
        if of_group:
            parts.append("\n".join((_(heading) + ":", *(f"  {line}" for line in of_group))))
    if not gaps:
        parts.append(_("No gaps."))
    money = [_budget_row(one) for one in budgets]
    if money:
        title = _("Budgets of {year}, euros").replace("{year}", str(seen.today.year))
        named = tuple(_(heading) for heading in _BUDGET_HEADINGS)
        parts.append(f"{title}\n{aligned(named, money, style, frozenset({2, 3, 4, 5}))}")
    return "\n\n".join(parts)


def summary(seen: Coverage) -> str:
    """One sentence of how many plan goals are served."""
    said = _("Plan goals that are served: {n} of {total}.")
    return said.replace("{n}", str(len(seen.goals) - len(seen.bare))).replace("{total}", str(len(seen.goals)))


def _goal_row(one: Covered) -> tuple[str, ...]:
    counts = (len(one.policies), len(one.services), len(one.initiatives))
    return (one.goal.name, one.goal.id, *(str(count) if count else "–" for count in counts))


def _told(row: Row) -> str:
    group, id_, name, _related, detail = row
    if group == "goal-changed":
        return detail
    return f"{name}, {id_}: {detail}" if group == "target-conflict" else f"{id_}: {name}"


def _bare_told(one: Covered) -> str:
    return f"{one.goal.id}: {one.goal.name} ({one.plan.name})"


def _shared_told(one: Overlap) -> str:
    policies = "; ".join(policy.name for policy in one.policies)
    return f"{one.department.name}: {_(_SHARED[one.kind])} {_quoted(one.subject.name)} – {policies}"


def _quoted(name: str) -> str:
    return f"„{name}“" if current() == "et" else f"“{name}”"


def _budget_row(one: BudgetRow) -> tuple[str, ...]:
    writing = WRITINGS[current()]
    funds = one.funds
    sums = ("–" if value is None else writing.amount(value) for value in (funds.proposed, funds.approved, funds.actual))
    share = "–" if funds.used is None else str(round(funds.used))
    return (_(_LEVELS[one.level]), one.of.name or "–", *sums, share)


def shown(seen: Coverage, budgets: Iterable[BudgetRow], changed: Iterable[Diagnostic]) -> dict[str, Any]:
    """The coverage as JSON, `som-coverage/1`."""
    return {
        "schema": "som-coverage/1",
        "as_of": seen.today.isoformat(),
        "goals": [
            {
                "id": one.goal.id,
                "name": one.goal.name,
                "plan": one.plan.id,
                "policies": _ids(one.policies),
                "services": _ids(one.services),
                "initiatives": _ids(one.initiatives),
            }
            for one in seen.goals
        ],
        "gaps": [dict(zip(COLUMNS, row, strict=True)) for row in rows(seen, changed)],
        "conflicts": [_conflict(one) for one in seen.conflicts],
        "overlaps": [
            {
                "department": one.department.id,
                "department_name": one.department.name,
                "kind": one.kind,
                "id": one.subject.id,
                "name": one.subject.name,
                "policies": _ids(one.policies),
            }
            for one in seen.overlaps
        ],
        "budgets": [_budget(one) for one in budgets],
    }


def _ids(cards: Iterable[Named]) -> list[str]:
    return [one.id for one in cards]


def _conflict(one: Conflict) -> dict[str, Any]:
    return {
        "name": one.name,
        "unit": one.unit,
        "year": one.year,
        "targets": [
            {"id": target.holder.id, "path": target.path, "value": str(target.value)} for target in one.targets
        ],
    }


def _budget(one: BudgetRow) -> dict[str, Any]:
    return {
        "level": one.level,
        "id": one.of.id,
        "name": one.of.name,
        "year": one.year,
        "proposed": euros(one.funds.proposed),
        "approved": euros(one.funds.approved),
        "actual": euros(one.funds.actual),
        "missing": one.funds.missing,
    }
