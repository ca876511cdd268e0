"""What a person is in the records, and the goals of their teams, on one screen. Source: S12, S59."""

from __future__ import annotations

from typing import TYPE_CHECKING

from som_cli.locale import N_, _
from som_cli.report.folding import folded
from som_cli.report.wording import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from som_cli.process.duties import Duty
    from som_cli.report.text import Style

ROLES = {
    "head": N_("Head of an organisation"),
    "unit_head": N_("Head of a unit"),
    "portfolio_manager": N_("Portfolio manager of a department"),
    "office": N_("Holder of an office"),
    "member": N_("Member of a body"),
    "policy_lead": N_("Policy lead"),
    "represents": N_("Speaks for a service in the domain"),
    "team_leader": N_("Leader of a core team"),
    "team_member": N_("Member of a core team"),
    "substitute": N_("Substitute in a core team"),
    "service_lead": N_("Service lead"),
    "service_manager": N_("Manager of a support service"),
    "quality_owner": N_("Answers for data of a service"),
    "owner": N_("Answers for activities of a work plan"),
    "submitter": N_("Submitter of an initiative"),
}


def text(duties: Iterable[Duty], goals: Iterable[tuple[str, tuple[str, ...]]], style: Style) -> str:
    """The roles with the names of the records, then the goals team by team; nothing where there is none."""
    roles = [f"  {_(ROLES[one.role])}: {'; '.join(visible(record.title) for record in one.records)}" for one in duties]
    aims = [line for title, texts in goals if texts for line in _of_team(title, texts)]
    blocks = ((N_("Roles"), roles), (N_("Goals of their teams"), aims))
    shown = ("\n".join([style.paint(_(heading), "1"), *lines]) for heading, lines in blocks if lines)
    return folded("\n\n".join(shown), style.columns)


def _of_team(title: str, texts: tuple[str, ...]) -> list[str]:
    return [f"  {visible(title)}:", *(f"    – {visible(one)}" for one in texts)]
