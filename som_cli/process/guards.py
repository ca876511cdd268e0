"""The guards that a row of the process may name: what must hold before its move, one small function each.

A guard looks at what the decision says; what it does not say is asked for elsewhere, so a guard is silent about it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING

from som_cli.diagnostics import Origin
from som_cli.likeness import likeliest
from som_cli.process import gates, venues
from som_cli.process.casefile import AMEND, VOID, stem
from som_cli.process.changes import is_material, parse_path, reverted, stands
from som_cli.process.digests import card_basis, record_digest
from som_cli.process.leads import leads_of
from som_cli.process.records import TARGET_PATTERN

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from som_cli.diagnostics import Diagnostic, Fact
    from som_cli.process.casefile import Case, Standing
    from som_cli.process.decision import Decision
    from som_cli.process.records import Act
    from som_cli.process.registry import Registry

    Guard = Callable[[Case, Decision, Registry], list[Diagnostic]]


def card_unchanged(case: Case, _decision: Decision, _registry: Registry) -> list[Diagnostic]:
    """The card says what it said at the last act that counts; a draft is free. Source: F07, D18."""
    if case.is_unchanged or case.last is None:
        return []
    return [case.card.origin.report("acts-card-differs", (), id=case.id, act=case.last.stem, date=case.last.date)]


def own_initiative(case: Case, decision: Decision, registry: Registry) -> list[Diagnostic]:
    """The submitter neither decides on the own initiative, unless as its lead, nor records it. Source: D20."""
    submitter = case.submitter
    leads = leads_of(case.card.record, registry).people if decision.move == "agree" else ()
    if submitter not in {decision.by, decision.recorded_by} or submitter in leads:
        return []
    return [case.card.origin.report("acts-own-initiative", ("submitter",), who=registry.named(submitter))]


def conditions_given(case: Case, decision: Decision, registry: Registry) -> list[Diagnostic]:
    """A JAH, KUI has conditions, each with a name of its own; another decision has none. Source: D71."""
    origin = case.card.origin
    if decision.outcome != "yes-if":
        unwanted = bool(decision.conditions) and decision.outcome is not None
        return [origin.report("acts-conditions-unwanted", ())] if unwanted else []
    found = []
    taken = set(case.condition_ids)
    for number, condition in enumerate(decision.conditions):
        if condition.id is not None and condition.id in taken:
            found.append(origin.report("acts-condition-id-taken", (), value=condition.id))
        if condition.due < decision.date:
            at = ("conditions", number, "due")  # of the act, which is no file yet
            found.append(Origin("").report("acts-condition-due", at, due=condition.due, date=decision.date))
        if condition.owner not in registry.people:
            nearest = likeliest(condition.owner, registry.people)
            found.append(origin.report("acts-person-unknown", (), value=condition.owner, nearest=nearest))
        taken |= {condition.id} if condition.id else set()
    return found


def _condition(case: Case, decision: Decision) -> Standing | None:
    return next((one for one in case.conditions if one.condition.id == decision.condition), None)


def _unknown_condition(case: Case, decision: Decision) -> list[Diagnostic]:
    known = tuple(one.condition.id for one in case.conditions)
    return [case.card.origin.report("acts-condition-unknown", (), value=decision.condition, known=known)]


def condition_open(case: Case, decision: Decision, registry: Registry) -> list[Diagnostic]:
    """What is reported met is a condition that is open: neither reported already nor verified. Source: D71."""
    origin = case.card.origin
    if decision.condition is None:
        if any(one.status == "open" for one in case.conditions):
            return []
        if case.conditions and not case.unverified:
            return [origin.report("acts-conditions-all-verified", ())]
        return [_waits("acts-condition-unverified", one, case, registry) for one in case.unverified]
    one = _condition(case, decision)
    if one is None:
        return _unknown_condition(case, decision)
    if one.status == "verified":
        return [origin.report("acts-condition-verified", (), text=one.condition.text)]
    return [_waits("acts-condition-unverified", one, case, registry)] if one.status == "met" else []


def condition_reported(case: Case, decision: Decision, registry: Registry) -> list[Diagnostic]:
    """What is verified was reported met, with the evidence on which that rests. Source: D71."""
    if decision.condition is None:
        return _none_reported(case, registry)
    one = _condition(case, decision)
    if one is None:
        return _unknown_condition(case, decision)
    if one.status == "verified":
        return [case.card.origin.report("acts-condition-verified", (), text=one.condition.text)]
    return [_waits("acts-condition-not-reported", one, case, registry)] if one.status == "open" else []


def _none_reported(case: Case, registry: Registry) -> list[Diagnostic]:
    if any(one.status == "met" for one in case.conditions):
        return []
    if case.conditions and not case.unverified:
        return [case.card.origin.report("acts-conditions-all-verified", ())]
    return [_waits("acts-condition-not-reported", one, case, registry) for one in case.unverified]


def conditions_verified(case: Case, _decision: Decision, registry: Registry) -> list[Diagnostic]:
    """It comes back only when every condition has been verified. Source: D71."""
    codes = {"open": "acts-condition-open", "met": "acts-condition-unverified"}
    return [_waits(codes[one.status], one, case, registry) for one in case.unverified]


def _waits(code: str, one: Standing, case: Case, registry: Registry) -> Diagnostic:
    facts: dict[str, Fact] = {"text": one.condition.text, "due": one.condition.due}
    owner = registry.named(one.condition.owner)
    return case.card.origin.report(code, (), condition=one.condition.id, owner=owner, **facts)


def change_waiting(case: Case, decision: Decision, registry: Registry) -> list[Diagnostic]:
    """There is a change for the committee to confirm, and it was there when the committee met. Source: D33."""
    if case.waiting:
        meeting, changed = venues.named_meeting(decision, registry), case.waiting[-1].date
        if meeting is None or meeting.date >= changed:
            return []
        facts: dict[str, Fact] = {"date": meeting.date, "changed": changed}
        return [case.card.origin.report("acts-meeting-before-change", venues.AT, **facts)]
    code = "acts-change-refused" if case.unapproved else "acts-change-none"
    return [case.card.origin.report(code, (), id=case.id)]


def changes_complete(case: Case, decision: Decision, registry: Registry) -> list[Diagnostic]:
    """An amendment names every material change since the last act, and what it says stands on the card. Source: F07."""
    origin = case.card.origin
    if not decision.changes:
        return []
    wrong = [change.path for change in decision.changes if not stands(case.card.record, change)]
    if wrong:
        return [origin.report("acts-change-not-made", (), paths=tuple(wrong))]
    if not any(is_material(change) for change in decision.changes):
        return [
            origin.report(
                "acts-change-editorial", (), id=case.id, paths=tuple(change.path for change in decision.changes)
            )
        ]
    before = reverted(case.card.record, decision.changes)
    if before is None or (case.last is not None and card_basis(before) != case.last.basis):
        return [origin.report("acts-change-incomplete", (), id=case.id)]
    if card_basis(before) == case.basis:
        return [origin.report("acts-change-empty", ())]
    return _taken_back(case, decision, registry)


def _taken_back(case: Case, decision: Decision, registry: Registry) -> list[Diagnostic]:
    """An amendment of what was agreed says that the initiative goes back, and off which agenda. Source: D18, X7."""
    process, at = case.process, parse_path(next(one.path for one in decision.changes if is_material(one)))
    row = process.row(case.state, AMEND, decision.recorded_at.date())
    to = row.target(case.state, None) if row else None
    if to in {None, case.state}:
        return []
    meeting = venues.awaited(case, registry) if case.state in {"shared", "defended"} else None
    facts: dict[str, Fact] = {"state": process.state(case.state).name.words, "to": process.state(to or "").name.words}
    date = meeting.date if meeting else None
    return [case.card.origin.report("acts-amend-back", at, date=date, **facts)]


def target_last(case: Case, decision: Decision, _registry: Registry) -> list[Diagnostic]:
    """Only the last act that counts can be voided, and never an amendment; opinions and reports at any time."""
    origin = case.card.origin
    if decision.target is None:
        return [] if case.last or case.opinions or case.reports else [origin.report("acts-target-none", ())]
    counting = {*map(stem, case.counting_opinions), *map(stem, case.counting_reports)}
    for name in (*map(stem, case.opinions), *map(stem, case.reports)):
        if name == decision.target:
            return [] if name in counting else [origin.report("acts-target-voided", (), target=decision.target)]
    found = [filed.record for filed in case.acts if filed.record.stem == decision.target]
    if not found:
        return _absent_target(case, decision)
    return target_findings(case, found[0]) or _lost_text(case, found[0])


def _lost_text(case: Case, target: Act) -> list[Diagnostic]:
    """Voiding must not lead back to a text that the card no longer has: a returned draft may have been edited."""
    before = replace(case, acts=tuple(filed for filed in case.acts if filed.record is not target))
    if before.is_unchanged or before.last is None:
        return []
    return [case.card.origin.report("acts-target-text", (), target=target.stem, act=before.last.stem)]


def _absent_target(case: Case, decision: Decision) -> list[Diagnostic]:
    """A rival act that a merge dropped is named by its digest; its number was used by then. Source: audit.md §1."""
    target = decision.target or ""
    number = target.partition("-")[0] if re.fullmatch(TARGET_PATTERN, target) else ""
    if decision.target_digest and number.isdecimal() and 0 < int(number) < case.next_number:
        return []
    acts = (filed for filed in case.acts if filed.record.move != VOID)
    known = (*map(stem, acts), *map(stem, case.opinions), *map(stem, case.reports))
    return [case.card.origin.report("acts-target-unknown", (), target=target, known=known)]


def target_findings(case: Case, target: Act) -> list[Diagnostic]:
    """What stands against voiding one act now."""
    origin = case.card.origin
    if target.move == VOID:
        return [origin.report("acts-target-void", (), target=target.stem)]
    if case.is_voided(target):
        return [origin.report("acts-target-voided", (), target=target.stem)]
    rivals = [act for act in case.counting if act.number == target.number]
    if len(rivals) > 1:
        return []
    if case.last is None or target.number != case.last.number:
        return [origin.report("acts-target-not-last", (), target=target.stem, last=case.last.stem if case.last else "")]
    if target.move == AMEND:
        return [origin.report("acts-target-amend", (), target=target.stem)]
    return []


def target_digest(case: Case, target: str) -> str | None:
    """The digest of what a void names: the one it carries, or one over its values."""
    for filed in case.acts:
        if filed.record.stem == target:
            return filed.record.digest
    opinions = (record_digest(filed.record) for filed in case.opinions if stem(filed) == target)
    reports = (record_digest(filed.record) for filed in case.reports if stem(filed) == target)
    return next(chain(opinions, reports), None)


GUARDS: Mapping[str, Guard] = MappingProxyType(
    {
        "form-complete": gates.form_complete,
        "service-or-policy": gates.service_or_policy,
        "priority-basis": gates.priority_basis,
        "lead-known": gates.lead_known,
        "parties-consulted": gates.parties_consulted,
        "effort-estimated": gates.effort_estimated,
        "impact-assessed": gates.impact_assessed,
        "parties-known": gates.parties_known,
        "alternatives-described": gates.alternatives_described,
        "law-change-started": gates.law_change_started,
        "funding-shown": gates.funding_shown,
        "card-unchanged": card_unchanged,
        "own-initiative": own_initiative,
        "body-of-agency": venues.body_of_agency,
        "body-of-domain": venues.body_of_domain,
        "meeting-of-body": venues.meeting_of_body,
        "meeting-of-committee": venues.meeting_of_committee,
        "meeting-ahead": venues.meeting_ahead,
        "meeting-reached": venues.meeting_reached,
        "meeting-held": venues.meeting_held,
        "meeting-quorate": venues.meeting_quorate,
        "meeting-not-before-shared": venues.meeting_not_before_shared,
        "shared-in-time": venues.shared_in_time,
        "conditions-given": conditions_given,
        "condition-open": condition_open,
        "condition-reported": condition_reported,
        "conditions-verified": conditions_verified,
        "change-waiting": change_waiting,
        "changes-complete": changes_complete,
        "target-last": target_last,
    }
)
