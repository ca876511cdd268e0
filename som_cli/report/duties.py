"""What people are in the records, and the goals of their teams. Source: S12, S59."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from som_cli.collation import estonian
from som_cli.locale import N_, _
from som_cli.report.folding import folded
from som_cli.report.wording import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from som_cli.people.model import Person
    from som_cli.process.duties import Duty
    from som_cli.process.registry import Registry
    from som_cli.process.teams import Team
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


HEADINGS = (N_("Id"), N_("Name"), N_("Organisation"), N_("Department or unit"), N_("Roles"))
COLUMNS = ("id", "name", "organisation", "unit", "active", *ROLES)  # under a role the ids of the records
Row = tuple["Person", tuple["Duty", ...]]


def text(duties: Iterable[Duty], teams: Iterable[Team], style: Style) -> str:
    """The roles with the names of the records, then the goals team by team; nothing where there is none."""
    roles = [f"  {_(ROLES[one.role])}: {'; '.join(visible(record.title) for record in one.records)}" for one in duties]
    aims = [line for team in teams if team.card.record.goals for line in _of_team(team)]
    blocks = ((N_("Roles"), roles), (N_("Goals of their teams"), aims))
    shown = ("\n".join([style.paint(_(heading), "1"), *lines]) for heading, lines in blocks if lines)
    return folded("\n\n".join(shown), style.columns)


def _of_team(team: Team) -> list[str]:
    card = team.card.record
    return [f"  {visible(card.title)}:", *(f"    – {visible(goal.text)}" for goal in card.goals)]


def as_json(duties: Iterable[Duty], teams: Iterable[Team]) -> dict[str, Any]:
    """What the JSON of a person says beside the record: roles, and the goals of the teams."""
    return {"roles": _roles(duties), "team_goals": [_aims(team) for team in teams]}


def _roles(duties: Iterable[Duty]) -> list[dict[str, Any]]:
    return [
        {"role": one.role, "records": [{"kind": it.kind, "id": it.id, "title": it.title} for it in one.records]}
        for one in duties
    ]


def _aims(team: Team) -> dict[str, Any]:
    card = team.card.record
    goals = [{"id": goal.id, "text": goal.text} for goal in card.goals]
    return {"kind": team.kind, "id": card.id, "title": card.title, "goals": goals}


# -- everybody ------------------------------------------------------------------------------------------------------


def by_name(row: Row) -> Any:
    """What people are sorted by: their names, by the Estonian alphabet."""
    return estonian(row[0].name), row[0].id


def listed(rows: Iterable[Row], as_of: date) -> dict[str, Any]:
    """People and their roles as JSON, `som-people/1`."""
    told = [
        {
            "id": person.id,
            "name": person.name,
            "organisation": person.organisation,
            "unit": person.unit,
            "active": person.is_active(as_of),
            "roles": _roles(duties),
        }
        for person, duties in rows
    ]
    return {"schema": "som-people/1", "as_of": as_of.isoformat(), "items": told}


def flat(row: Row, day: date) -> tuple[str, ...]:
    """A person as a row of the matrix for a spreadsheet or a pipe, under `COLUMNS`."""
    person, duties = row
    held: Mapping[str, str] = {one.role: " ".join(record.id for record in one.records) for one in duties}
    own = (person.id, person.name, person.organisation, person.unit or "", "yes" if person.is_active(day) else "no")
    return (*own, *(held.get(role, "") for role in ROLES))


def cells(row: Row, registry: Registry) -> Sequence[str]:
    """A person as a row for people, under `HEADINGS`: each role once, with in how many records it is held."""
    person, duties = row
    filed = registry.organisations.get(person.organisation)
    units = {unit.id: unit.name for unit in filed.record.units} if filed else {}
    told = (_(ROLES[one.role]) + (f" ({len(one.records)})" if len(one.records) > 1 else "") for one in duties)
    home = filed.record.short_name if filed else person.organisation
    return person.id, person.name, home, units.get(person.unit or "", person.unit or "–"), "; ".join(told) or "–"
