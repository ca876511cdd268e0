"""What covers what, with what only git can tell: goals that changed since they were coordinated."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from som_cli.actions.coordination import changed_goals
from som_cli.process.budgets import roll_up
from som_cli.process.coverage import coverage

if TYPE_CHECKING:
    from som_cli.diagnostics import Diagnostic
    from som_cli.process.budgets import BudgetRow
    from som_cli.process.coverage import Coverage
    from som_cli.process.registry import Registry
    from som_cli.store.git import Git


@dataclass(frozen=True, slots=True)
class Examined:
    """The coverage on a day, the budgets of its year, and the goals that want to be coordinated again."""

    coverage: Coverage
    budgets: tuple[BudgetRow, ...]
    changed: tuple[Diagnostic, ...]


def examine(git: Git, registry: Registry, revision: str | None = None) -> Examined:
    """See what covers what on the registry's day."""
    policies = [filed.record for filed in registry.policies.values()]
    return Examined(
        coverage(registry),
        roll_up(registry, policies, registry.today.year),
        tuple(changed_goals(git, registry, revision)),
    )
