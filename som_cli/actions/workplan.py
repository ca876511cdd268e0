"""The work plan of a year as a document: of a policy domain, or of a department."""

from __future__ import annotations

from typing import TYPE_CHECKING

from som_cli.actions.cards import policy_of
from som_cli.actions.documents import own_templates, short_commit
from som_cli.actions.unread import refuse_any_unread
from som_cli.errors import UsageFault
from som_cli.likeness import likeliest
from som_cli.portfolio.yearplan import plan_of_department, plan_of_policy
from som_cli.process.overlaps import units
from som_cli.render.workplan import workplan as page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from som_cli.portfolio.yearplan import YearPlan
    from som_cli.store.git import Git
    from som_cli.store.load import Loaded


def of_policy(loaded: Loaded, policy: str, year: int) -> YearPlan:
    """The work plan of a domain."""
    return plan_of_policy(policy_of(loaded, policy).record, year, loaded.registry)


def of_department(loaded: Loaded, department: str, year: int) -> YearPlan:
    """The work plans of a department's domains as one.

    Raises:
        UsageFault: No such unit, or it is in charge of no domain.
        Refused: It is in charge of none that can be read, and there are some that cannot.
    """
    registry = loaded.registry
    in_charge = sorted({filed.record.department for filed in registry.policies.values()})
    unit = units(registry).get(department)
    if unit is None or department not in in_charge:
        if unit:
            refuse_any_unread(loaded, "policy")
        nearest = likeliest(department, in_charge)
        raise UsageFault(
            "usage-choice", value=department, nearest=nearest, choices=tuple(in_charge), option="--department"
        )
    return plan_of_department(unit, year, registry)


def render(git: Git, view: YearPlan, language: str, revision: str | None = None, lacking: Sequence[str] = ()) -> str:
    """Render a work plan to Markdown; `lacking` are the paths of the records that could not be read."""
    templates = own_templates(git, revision, language)
    return page(view, language, commit=short_commit(git, revision), templates=templates, lacking=lacking)
