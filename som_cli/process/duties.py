"""What a person is in the records: each role by its field, and the goals of the teams they are in.

Source: S12, S59.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from som_cli.process.archive import Mention, entries
from som_cli.process.references import LINKS, follow
from som_cli.process.teams import all_teams

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from som_cli.diagnostics import FieldPath
    from som_cli.process.archive import Entry
    from som_cli.process.registry import Registry
    from som_cli.process.teams import Team

Role = Literal[
    "head", "unit_head", "portfolio_manager", "office", "member", "policy_lead", "represents", "team_leader",
    "team_member", "substitute", "service_lead", "service_manager", "quality_owner", "owner", "submitter",
]  # fmt: skip
FIELDS: dict[tuple[str, ...], Role] = {  # fields without the places in lists
    ("head",): "head",
    ("units", "head"): "unit_head",
    ("units", "portfolio_manager"): "portfolio_manager",
    ("offices", "person"): "office",
    ("members", "person"): "member",
    ("policy_lead",): "policy_lead",
    ("services", "represented_by"): "represents",
    ("core_team", "leader"): "team_leader",
    ("core_team", "members", "person"): "team_member",
    ("core_team", "members", "substitute"): "substitute",
    ("service_lead",): "service_lead",
    ("service_manager",): "service_manager",
    ("data", "quality_owner"): "quality_owner",
    ("items", "owner"): "owner",
    ("submitter",): "submitter",
}


@dataclass(frozen=True, slots=True)
class Duty:
    """A role, and the records in which the person has it; `kind` is theirs."""

    role: Role
    records: tuple[Entry, ...]


def duties(mentions: Iterable[Mention], day: date) -> tuple[Duty, ...]:
    """The roles of a person on a day among all fields that name them, in the order of `FIELDS`."""
    found: dict[Role, dict[str, Entry]] = {}
    for one in mentions:
        role = FIELDS.get(_field(one.at))
        if role is not None and _holds(one, day):
            entry = _named(one)
            found.setdefault(role, {})[f"{entry.filed.origin.path} {entry.title}"] = entry
    return tuple(Duty(role, tuple(found[role].values())) for role in dict.fromkeys(FIELDS.values()) if role in found)


def _named(mention: Mention) -> Entry:
    """The record, under the name of its unit where the role is one of the unit. Source: S16."""
    if mention.at[0] != "units":
        return mention.entry
    return replace(mention.entry, title=mention.entry.filed.record.units[mention.at[1]].name)


def everybodys_duties(registry: Registry) -> Mapping[str, tuple[Duty, ...]]:
    """The roles of every person on file on the registry's day, by id: the matrix of people and roles."""
    found: dict[str, list[Mention]] = {person: [] for person in registry.people}
    for entry in entries(registry):
        for link in LINKS.get(entry.kind, ()):
            if link.target == "person":
                for at, value in follow(entry.filed.record, link.steps):
                    found.setdefault(str(value), []).append(Mention(entry, at))
    return {person: duties(found[person], registry.today) for person in registry.people}


def _field(at: FieldPath) -> tuple[str, ...]:
    return tuple(step for step in at if isinstance(step, str))


def _holds(mention: Mention, day: date) -> bool:
    """Is it a role on the day, where its part of the record says from when and until when it is one?"""
    part = mention.entry.filed.record
    for step in mention.at[:-1]:
        part = getattr(part, step) if isinstance(step, str) else part[step]
    return not hasattr(part, "covers") or bool(part.covers(day))


def teams_with(person: str, registry: Registry) -> Iterator[Team]:
    """The teams a person is in today; their goals stand on the cards. Source: S59."""
    return (team for team in all_teams(registry) if person in team.people)
