"""The engine: one decision in, one act out, or every reason against it. It writes nothing and asks no clock."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from som_cli.process.authority import BARRED
from som_cli.process.casefile import APPROVING, VOID
from som_cli.process.decision import GIVEN, Decision
from som_cli.process.digests import act_digest
from som_cli.process.guards import target_digest
from som_cli.process.judgement import judge
from som_cli.process.outlook import ClosedMove, OpenMove, Outlook, outlook
from som_cli.process.records import FIRST, Act, Condition, Snapshot

if TYPE_CHECKING:
    from collections.abc import Iterator

    from som_cli.diagnostics import Diagnostic
    from som_cli.process.casefile import Case
    from som_cli.process.registry import Registry

__all__ = ["Advance", "ClosedMove", "Decision", "OpenMove", "Outlook", "Refusal", "advance", "outlook"]

FORM = "act/1"
_COUNTED = re.compile(r"c([1-9][0-9]*)")


@dataclass(frozen=True, slots=True)
class Advance:
    """The next act, and the findings that go along with it without standing in its way."""

    act: Act
    notes: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """Every reason against a decision: `missing` has what was left unsaid, `against` what does not hold.

    A finding's `at` names the field of the act that is missing, for whoever wants to ask for it.
    """

    missing: tuple[Diagnostic, ...]
    against: tuple[Diagnostic, ...]

    @property
    def reasons(self) -> tuple[Diagnostic, ...]:
        """All of them: what was left unsaid, then what does not hold, in the order of the guards."""
        return (*self.missing, *self.against)

    @property
    def told(self) -> tuple[Diagnostic, ...]:
        """All of them as a person is told: first who may not, and then nothing more is asked of that one."""
        barred = tuple(reason for reason in self.against if reason.code in BARRED)
        others = tuple(reason for reason in self.against if reason.code not in BARRED)
        return (*barred, *others) if barred else (*others, *self.missing)


def advance(case: Case, decision: Decision, registry: Registry) -> Advance | Refusal:
    """Apply one decision to one initiative.

    Returns:
        The next act with its notes, or every reason against it.

    Source: D37, D70-D72.
    """
    judged = judge(case, decision, registry)
    if judged.row is None or judged.reasons:
        return Refusal(judged.missing, judged.against)
    return Advance(_act(case, judged.decision), judged.notes)


def _act(case: Case, decision: Decision) -> Act:
    said: dict[str, Any] = {field: getattr(decision, field) for field in GIVEN if decision.says(field)}
    if decision.conditions:
        said["conditions"] = tuple(_numbered(case, decision))
    if decision.move in APPROVING:
        said["snapshot"] = _snapshot(case)
    if decision.move == VOID and decision.target:
        said["target_digest"] = target_digest(case, decision.target) or decision.target_digest
    act = Act.model_validate(
        {
            "schema": FORM,
            "initiative": case.id,
            "number": case.next_number,
            "move": decision.move,
            "date": decision.date,
            "recorded_by": decision.recorded_by,
            "recorded_at": decision.recorded_at.replace(microsecond=0),
            "basis": case.basis,
            "prev": _prev(case),
            "digest": FIRST,
            **said,
        }
    )
    return act.model_copy(update={"digest": act_digest(act)})


def _prev(case: Case) -> str:
    """The digest of the act before; of two rivals with one number, of the one that counts."""
    if not case.acts:
        return FIRST
    last = [filed.record for filed in case.acts if filed.record.number == case.next_number - 1]
    return next((act.digest for act in last if not case.is_voided(act)), last[0].digest)


def _snapshot(case: Case) -> Snapshot:
    card, schedule = case.card.record, case.card.record.known_schedule
    start, end = (schedule.start, schedule.end) if schedule else (None, None)
    return Snapshot(title=card.title, budget=card.budget, start=start, end=end)


def _numbered(case: Case, decision: Decision) -> Iterator[Condition]:
    """Conditions with an id each: as given, else the next of c1, c2 … that was never used in the case."""
    taken = {*case.condition_ids, *(condition.id for condition in decision.conditions)}
    used = [int(match[1]) for one in taken if one and (match := _COUNTED.fullmatch(one))]
    number = max(used, default=0)
    for condition in decision.conditions:
        values = {name: getattr(condition, name) for name in type(condition).model_fields}
        if condition.id is None:
            number += 1
            values["id"] = f"c{number}"
        yield Condition(**values)
