"""Who points at whom: every link of every kind of record, and whether it leads anywhere.

A link is stored at one end only; the other end is computed. Source: model.md §1; S63, S77, F01, F06.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from som_cli.cards.omissions import left_out
from som_cli.likeness import likeliest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from som_cli.diagnostics import Diagnostic, FieldPath, Filed
    from som_cli.process.casefile import Case
    from som_cli.process.registry import Registry

Step = str  # a key, with `[]` behind it where its value is a list


@dataclass(frozen=True, slots=True)
class Link:
    """A field that holds the id of another record: where it stands, and of what kind the other is."""

    steps: tuple[Step, ...]
    target: str


def _links(**targets: str) -> tuple[Link, ...]:
    """Read `person="lead team[].member"` as two links to persons."""
    return tuple(
        Link(tuple(field.split(".")), target) for target, fields in targets.items() for field in fields.split()
    )


_GOALS = "goals[].plan_goals[]"
_TEAM = "core_team.leader core_team.members[].person core_team.members[].approved_by core_team.members[].substitute"
LINKS: Mapping[str, tuple[Link, ...]] = {
    "organisation": _links(
        organisation="parent", person="head units[].head units[].portfolio_manager offices[].person"
    ),
    "person": _links(organisation="organisation", unit="unit"),
    "body": _links(
        organisation="organisation members[].organisation", person="members[].person members[].substitute_for"
    ),
    "plan": _links(organisation="owner", plan="part_of"),
    "policy": _links(
        person=f"policy_lead services[].represented_by proposals[].proposer {_TEAM}",
        unit="department",
        policy="successors[] related_policies[]",
        service="services[].service",
        plan_goal=_GOALS,
        initiative="development_needs[].initiative",
    ),
    "service": _links(
        organisation="organisation",
        person=f"service_lead service_manager data[].quality_owner {_TEAM}",
        policy="goals[].coordinated_in",
        plan_goal=_GOALS,
        supported="supports[]",
        initiative="development_needs[].initiative",
    ),
    "workplan": _links(
        policy="policy", organisation="items[].organisation", person="items[].owner", service="items[].service",
        goal="items[].goal",
    ),
    "meeting": _links(
        body="body",
        person="proposed_by chair secretary agenda[].presenter attendance.present[] attendance.absent[]"
        " attendance.recused[] agenda[].decisions[].owner other_items[].decisions[].owner",
        initiative="agenda[].id",
    ),
    "initiative": _links(
        organisation="agency consulted[].organisation",
        person="submitter consulted[].person",
        service="service",
        policy="policy",
        plan_goal="plan_goals[]",
        initiative="depends_on[] related[] supersedes",
    ),
    "act": _links(
        person="recorded_by by presenter reviewers[] conditions[].owner", body="body", meeting="meeting"
    ),
    "opinion": _links(person="reviewer"),
    "report": _links(organisation="organisation", person="by"),
}  # fmt: skip

SHELVES = {
    "organisation": "organisations", "person": "people", "body": "bodies", "plan": "plans", "policy": "policies",
    "service": "services", "meeting": "meetings",
}  # fmt: skip

# what stands within records of other kinds
_WITHIN = {"unit": {"organisation"}, "plan_goal": {"plan"}, "goal": {"plan", "policy", "service"}}


@dataclass(frozen=True)
class Targets:
    """What a link may lead to, by kind: ids and, for those that have one, names.

    `unsure` are the kinds of which some stand in records that could not be read: nobody can tell what is not there.
    """

    ids: Mapping[str, Mapping[str, str]]
    unsure: frozenset[str] = frozenset()

    @classmethod
    def of(cls, registry: Registry, known: Mapping[str, frozenset[str]]) -> Targets:
        """Gather what can be linked to; `known` adds records that stand there but could not be read."""
        ids: dict[str, dict[str, str]] = {
            kind: dict.fromkeys(known.get(kind, ()), "")
            | {id_: _name(filed.record) for id_, filed in getattr(registry, shelf).items()}
            for kind, shelf in SHELVES.items()
        }
        ids["initiative"] = dict.fromkeys(known.get("initiative", registry.cases), "")
        ids["unit"] = {unit.id: unit.name for filed in registry.organisations.values() for unit in filed.record.units}
        ids["plan_goal"] = {goal.id: goal.name for filed in registry.plans.values() for goal in filed.record.goals}
        ids["goal"] = ids["plan_goal"] | {
            goal.id: ""
            for shelf in (registry.policies, registry.services)
            for filed in shelf.values()
            for goal in filed.record.goals
        }
        ids["supported"] = ids["policy"] | ids["service"]
        unread = {
            kind for kind, shelf in SHELVES.items() if known.get(kind, frozenset()) - getattr(registry, shelf).keys()
        }
        if any("goals" in left_out(filed.record) for filed in registry.policies.values()):
            unread.add("policy")
        return cls(ids, frozenset(target for target, kinds in _WITHIN.items() if unread & kinds))

    def nearest(self, target: str, wrong: str) -> str | None:
        """The id that was probably meant: close in spelling, or of that very name."""
        choices = self.ids[target]
        folded = wrong.casefold()
        named = next((id_ for id_, name in choices.items() if name.casefold() == folded), None)
        return named or likeliest(folded, choices)


def follow(record: Any, steps: tuple[Step, ...], at: FieldPath = ()) -> Iterator[tuple[FieldPath, Any]]:
    """Yield where each value of a field stands, in a record or plain values, and what it is; nothing if it is empty."""
    if record is None:
        return
    if not steps:
        yield at, record
        return
    key, rest = steps[0], steps[1:]
    if not key.endswith("[]"):
        yield from follow(_field(record, key), rest, (*at, key))
        return
    name = key[:-2]
    for number, item in enumerate(_field(record, name) or ()):
        yield from follow(item, rest, (*at, name, number))


def _field(record: Any, name: str) -> Any:
    return record.get(name) if isinstance(record, dict) else getattr(record, name, None)


def check_links(kind: str, filed: Filed[Any], targets: Targets) -> list[Diagnostic]:
    """Find the links of one record that lead nowhere."""
    found = []
    for link in LINKS.get(kind, ()):
        if link.target in targets.unsure:
            continue
        choices = targets.ids[link.target]
        for at, value in follow(filed.record, link.steps):
            if value not in choices and is_written(filed, at):
                code = f"{PLURAL[kind]}-{link.target.replace('_', '-')}-unknown"
                nearest = targets.nearest(link.target, value)
                found.append(filed.origin.report(code, at, value=value, nearest=nearest))
    return found


def is_written(filed: Filed[Any], at: FieldPath) -> bool:
    """Does the file itself say it? What a model concludes from another field is told there."""
    marks = filed.origin.locate()
    return not marks or at in marks


def check_case_links(case: Case, targets: Targets) -> list[Diagnostic]:
    """Find the links of a case file's records that lead nowhere."""
    records: list[tuple[str, Filed[Any]]] = [("initiative", case.card)]
    records += [("act", act) for act in case.acts]
    records += [("opinion", opinion) for opinion in case.opinions]
    records += [("report", report) for report in case.reports]
    return [finding for kind, filed in records for finding in check_links(kind, filed, targets)]


PLURAL = {
    "organisation": "organisations", "person": "people", "body": "bodies", "plan": "plans", "policy": "policies",
    "service": "services", "workplan": "workplans", "meeting": "meetings", "initiative": "initiatives",
    "act": "acts", "opinion": "opinions", "report": "reports",
}  # fmt: skip


def _name(record: Any) -> str:
    return getattr(record, "name", None) or getattr(record, "title", None) or ""
