"""The core teams as a check sees them: who is in each, and what does not hold of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from som_cli.errors import UsageFault
from som_cli.likeness import likely
from som_cli.process.policy_rules import check_policies
from som_cli.process.references import Targets, check_links
from som_cli.process.service_rules import check_services
from som_cli.process.team_rules import check_teams
from som_cli.process.team_sheets import sheets
from som_cli.report.severities import settle

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from som_cli.diagnostics import Diagnostic
    from som_cli.process.registry import Registry
    from som_cli.process.team_sheets import Sheet

_OF_TEAMS = ("teams-", "services-team-")
_OF_LEADS = frozenset({"policies-lead-inactive", "policies-lead-elsewhere"})


@dataclass(frozen=True, slots=True)
class Teams:
    """Teams, and the findings on them with settled severities."""

    sheets: tuple[Sheet, ...]
    findings: tuple[Diagnostic, ...]


def check_team(registry: Registry, names: Sequence[str] = ()) -> Teams:
    """Check the core teams of the policies and services named, or all.

    Raises:
        UsageFault: There is no policy or service of such an id.
    """
    known = {*registry.policies, *registry.services}
    for name in names:
        if name not in known:
            raise UsageFault("teams-card-unknown", value=name, near=likely(name, sorted(known)))
    paths = {
        filed.origin.path
        for shelf in (registry.policies, registry.services)
        for id_, filed in shelf.items()
        if not names or id_ in names
    }
    found = [finding for finding in _findings(registry) if finding.path in paths]
    return Teams(
        tuple(one for one in sheets(registry) if not names or one.team.card.record.id in names),
        tuple(settle(found, registry.settings.levels, registry.today, registry.drafts)),
    )


def _findings(registry: Registry) -> Iterator[Diagnostic]:
    """Find what concerns teams and their leads; the other findings on cards are those of `som validate`."""
    yield from check_teams(registry)
    for rule in (check_policies, check_services):
        for finding in rule(registry):
            if finding.code.startswith(_OF_TEAMS) or finding.code in _OF_LEADS:
                yield finding
    targets = Targets.of(registry, {})
    for kind, shelf in (("policy", registry.policies), ("service", registry.services)):
        for filed in shelf.values():
            yield from (one for one in check_links(kind, filed, targets) if one.at[:1] == ("core_team",))
