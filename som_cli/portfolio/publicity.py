"""What the public portfolio is made of: the one list of fields that may leave the house.

Whatever is not on the list is taken out of the records before anything is counted or written, so that no document,
template or sum can give it away. Source: D75.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from som_cli.cards.goals import Plan, PlanGoal, PlanPeriod
from som_cli.cards.initiative import Budget, BudgetLine, Initiative, Milestone, Schedule
from som_cli.cards.policy import ContributingService, Policy
from som_cli.meetings.model import Meeting
from som_cli.people.bodies import Body
from som_cli.people.model import Organisation
from som_cli.process.records import Act, Snapshot

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from som_cli.diagnostics import Filed
    from som_cli.process.casefile import Case
    from som_cli.process.registry import Registry

PUBLIC = "public"

# What a reader may see.
SHOWN: Mapping[type[BaseModel], frozenset[str]] = {
    Initiative: frozenset({"title", "expected_outcome", "budget", "schedule", "implementer"}),
    Budget: frozenset({"vat_included", "lines"}),
    BudgetLine: frozenset({"year", "amount", "hours", "source", "secured"}),
    Schedule: frozenset({"start", "end", "milestones"}),
    Milestone: frozenset({"date", "text"}),
    Act: frozenset({"date", "outcome", "rank", "snapshot"}),
    Snapshot: frozenset({"budget", "start", "end"}),
    Meeting: frozenset({"date"}),
    Organisation: frozenset({"name", "abbreviation"}),
    Plan: frozenset({"goals"}),
    PlanGoal: frozenset({"name"}),
    Policy: frozenset({"title"}),
}
# What is needed to find and count it: ids, choices, digests and moments, never a text and never a person.
NEEDED: Mapping[type[BaseModel], frozenset[str]] = {
    Initiative: frozenset(
        {"schema_", "id", "agency", "domain", "also", "service", "policy", "plan_goals", "depends_on", "related",
         "visibility"}
    ),
    BudgetLine: frozenset({"kind"}),
    Act: frozenset(
        {"schema_", "initiative", "number", "move", "meeting", "recorded_at", "target", "target_digest", "basis",
         "prev", "digest"}
    ),
    Meeting: frozenset({"schema_", "id", "body", "kind", "status"}),
    Body: frozenset({"schema_", "id", "type", "domain", "organisation"}),
    Organisation: frozenset({"schema_", "id", "type", "parent"}),
    Plan: frozenset({"schema_", "id", "type", "period"}),
    PlanPeriod: frozenset({"from_", "to"}),
    PlanGoal: frozenset({"id"}),
    Policy: frozenset({"schema_", "id", "services", "visibility"}),
    ContributingService: frozenset({"service"}),
}  # fmt: skip
_ENTERED = ("planned", "in_progress", "on_hold", "completed", "cancelled")


def is_public(case: Case) -> bool:
    """Did the committee let it in, and does its card say that everybody may see it?"""
    return case.card.record.visibility == PUBLIC and case.state in _ENTERED


def published(registry: Registry) -> Registry:
    """The records as the public may see them: those that are public, with the fields that are on the list.

    People, opinions, reports, services and work plans are left out whole, a policy where its card is not public.
    """
    shelves: dict[str, Any] = {
        shelf: {key: _bare(filed) for key, filed in getattr(registry, shelf).items()}
        for shelf in ("organisations", "bodies", "meetings", "plans")
    }
    open_policies = {key: one for key, one in registry.policies.items() if one.record.visibility == PUBLIC}
    return replace(
        registry,
        **shelves,
        policies={key: _bare(filed) for key, filed in open_policies.items()},
        people={},
        services={},
        workplans={},
        cases={key: _case(case) for key, case in registry.cases.items() if is_public(case)},
    )


def _case(case: Case) -> Case:
    """The case with the card as the committee approved it: what was changed since is not decided."""
    card = case.card.record
    if case.unapproved:
        card = case.card_at_approval or card.model_copy(update={"expected_outcome": None})
    return replace(
        case,
        card=_bare(replace(case.card, record=card)),
        acts=tuple(_bare(filed) for filed in case.acts),
        opinions=(),
        reports=(),
    )


def _bare(filed: Filed[Any]) -> Filed[Any]:
    return replace(filed, record=redacted(filed.record))


def redacted(record: BaseModel) -> BaseModel:
    """Keep the fields that are on the list; others take what they have when left out, or an empty text."""
    kind = type(record)
    kept = SHOWN.get(kind, frozenset()) | NEEDED.get(kind, frozenset())
    values = {
        name: _value(getattr(record, name)) if name in kept else _nothing(field)
        for name, field in kind.model_fields.items()
    }
    if isinstance(record, BudgetLine) and not record.secured:
        values["source"] = None  # where money is hoped for is not decided
    return record.model_copy(update=values)


def _value(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(_value(one) for one in value)
    return redacted(value) if isinstance(value, BaseModel) else value


def _nothing(field: Any) -> Any:
    return "" if field.is_required() else field.get_default(call_default_factory=True)


def left_out(cases: Iterable[Case], states: Iterable[str]) -> int:
    """How many developments in these states the public does not see."""
    among = frozenset(states)
    return sum(case.state in among and not is_public(case) for case in cases)
