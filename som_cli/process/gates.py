"""What a card must say before a move: the form, the basis of priority, and the gates of the committee.

A gate that the source states as a duty refuses the move; one that it states as *üldjuhul*, *vajaduse korral* or
*võimaluse korral* warns. Source: D15-D17, D42-D46.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from som_cli.cards.initiative import DUTIES
from som_cli.cards.substance import is_placeholder, is_unknown, says_something
from som_cli.fields import UNKNOWN
from som_cli.people.bodies import DOMAINS
from som_cli.process.leads import leads_of

if TYPE_CHECKING:
    from som_cli.cards.initiative import Initiative
    from som_cli.diagnostics import Diagnostic
    from som_cli.process.casefile import Case
    from som_cli.process.decision import Decision
    from som_cli.process.registry import Registry

IMPACTS = ("clients", "admin_burden", "costs_saved", "risks", "data_protection")
TEHIK = "tehik"


def form_complete(case: Case, _decision: Decision, _registry: Registry) -> list[Diagnostic]:
    """The domain and the five duties of the form are written, and none only stands in. Source: D4, D15, D53."""
    card, origin = case.card.record, case.card.origin
    found = []
    if card.domain is None:
        found.append(origin.report("acts-domain-missing", ("domain",), choices=DOMAINS))
    for field in DUTIES:
        if not getattr(card, field):
            found.append(origin.report("acts-duty-missing", (field,), key=field))
        elif field != "alternatives" and is_placeholder(getattr(card, field)):
            found.append(origin.report("acts-duty-placeholder", (field,), key=field, value=getattr(card, field)[:60]))
    if card.alternatives and not any(says_something(one.title) for one in card.alternatives):
        value = card.alternatives[0].title
        found.append(origin.report("acts-duty-placeholder", ("alternatives",), key="alternatives", value=value))
    if is_placeholder(card.title):
        found.append(origin.report("acts-duty-placeholder", ("title",), key="title", value=card.title[:60]))
    return found


def service_or_policy(case: Case, _decision: Decision, registry: Registry) -> list[Diagnostic]:
    """It develops a service, or belongs to a policy where there is no service yet. Source: D21, D56."""
    card, origin = case.card.record, case.card.origin
    if card.service is None and card.policy is None:
        return [origin.report("acts-service-missing", ("service",))]
    shelves = (("service", registry.services), ("policy", registry.policies))
    return [
        origin.report(f"initiatives-{field}-unknown", (field,), value=value)
        for field, shelf in shelves
        if (value := getattr(card, field)) is not None and value not in shelf
    ]


def priority_basis(case: Case, _decision: Decision, _registry: Registry) -> list[Diagnostic]:
    """It rests on a plan, on political will or on another agreement; as a rule. Source: D5-D7."""
    card, origin = case.card.record, case.card.origin
    if card.priority_basis is None:
        return [origin.report("acts-priority-basis", ("priority_basis",))]
    if card.priority_basis == "plan" and not card.plan_goals:
        return [origin.report("acts-plan-goal", ("plan_goals",))]
    return []


def lead_known(case: Case, _decision: Decision, registry: Registry) -> list[Diagnostic]:
    """Somebody leads it; the head of the agency only where neither service nor policy has a lead. Source: D56, X27."""
    leads = leads_of(case.card.record, registry)
    if not leads.people:
        return [case.card.origin.report("acts-lead-missing", ("service",))]
    if leads.kind == "head":
        return [case.card.origin.report("acts-lead-head", ("service",), lead=registry.named(leads.people[0]))]
    return []


def parties_consulted(case: Case, decision: Decision, registry: Registry) -> list[Diagnostic]:
    """TEHIK was talked to before the agency assesses, so that the work is known. Source: D17."""
    talks = [one for one in case.card.record.consulted if one.date is None or one.date <= decision.date]
    homes = {one.organisation for one in talks}
    homes |= {filed.record.organisation for one in talks if (filed := registry.people.get(one.person or ""))}
    if TEHIK in homes:
        return []
    return [case.card.origin.report("acts-not-consulted", ("consulted",))]


def effort_estimated(case: Case, _decision: Decision, _registry: Registry) -> list[Diagnostic]:
    """A rough size of the work is known when the agency assesses. Source: D17, X30."""
    estimate = case.card.record.known_estimate
    if estimate is not None and (estimate.size or estimate.people or estimate.duration_months):
        return []
    return [case.card.origin.report("acts-not-estimated", ("estimate",))]


def impact_assessed(case: Case, _decision: Decision, _registry: Registry) -> list[Diagnostic]:
    """A preliminary impact assessment is done; what it leaves open is a warning. Source: D42."""
    missing = missing_impacts(case.card.record)
    if len(missing) == len(IMPACTS):
        return [case.card.origin.report("acts-gate-impact", ("impact_assessment",))]
    if missing:
        return [case.card.origin.report("acts-gate-impact-open", ("impact_assessment",), missing=missing)]
    return []


def parties_known(case: Case, _decision: Decision, _registry: Registry) -> list[Diagnostic]:
    """The parties are known. Source: D43."""
    if any(says_something(party.name) for party in case.card.record.parties):
        return []
    return [case.card.origin.report("acts-gate-parties", ("parties",))]


def alternatives_described(case: Case, _decision: Decision, _registry: Registry) -> list[Diagnostic]:
    """At least one alternative is described, or says why not; doing nothing is one. Source: D45."""
    alternatives = case.card.record.alternatives
    if any(says_something(one.description) or says_something(one.why_not) for one in alternatives):
        return []
    return [case.card.origin.report("acts-gate-alternatives", ("alternatives",))]


def law_change_started(case: Case, _decision: Decision, _registry: Registry) -> list[Diagnostic]:
    """Whether the law must change is said, and if so the change has begun. Source: D16, D44."""
    legislation = case.card.record.known_legislation
    if legislation is None or legislation.needed == UNKNOWN:
        return [case.card.origin.report("acts-gate-law-unknown", ("legislation",))]
    if legislation.needed == "yes" and legislation.status in {None, "not_started"}:
        return [case.card.origin.report("acts-gate-law", ("legislation", "status"))]
    return []


def funding_shown(case: Case, _decision: Decision, _registry: Registry) -> list[Diagnostic]:
    """Where the money comes from is shown, where possible. Source: D16, D46."""
    budget = case.card.record.known_budget
    if budget is None or not budget.lines:
        return [case.card.origin.report("acts-gate-funding", ("budget",))]
    years = tuple(
        str(line.year) for line in budget.lines if not says_something(line.source) or is_unknown(line.source or "")
    )
    if years:
        return [case.card.origin.report("acts-gate-source", ("budget", "lines"), years=tuple(dict.fromkeys(years)))]
    return []


def missing_impacts(card: Initiative) -> tuple[str, ...]:
    """The answers of the impact assessment that are still to be given."""
    said = card.impact_assessment
    return tuple(name for name in IMPACTS if said is None or not says_something(getattr(said, name)))
