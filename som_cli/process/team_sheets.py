"""A core team as a sheet shows it: its size, and of each member the consent and the number of teams.

Source: S39, S103.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from som_cli.process.teams import all_teams, consent, team_counts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from som_cli.process.registry import Registry
    from som_cli.process.teams import Consent, Seat, Team


@dataclass(frozen=True, slots=True)
class Row:
    """A member, with whose consent they are in the team, and in how many teams they are (S103: only the figure)."""

    seat: Seat
    consent: Consent | None
    teams: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """A team, its size as it counts, and its members today."""

    team: Team
    size: int
    rows: tuple[Row, ...]


def sheets(registry: Registry) -> tuple[Sheet, ...]:
    """The teams of all domains that go on and of all services."""
    counts = team_counts(registry)
    return tuple(_sheet(team, counts, registry) for team in all_teams(registry))


def _sheet(team: Team, counts: Mapping[str, int], registry: Registry) -> Sheet:
    rows = tuple(
        Row(seat, consent(seat, team, registry) if team.kind == "policy" else None, counts.get(seat.member.person, 0))
        for seat in team.current
    )
    return Sheet(team, team.size(registry.settings.thresholds), rows)
