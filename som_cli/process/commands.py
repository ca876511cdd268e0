"""Commands of `som` as text: what is known is filled in, what only a person knows stands as `"<field>"`.

Only ids enter a command, never a text of the user's: ids are slugs and need no quotes. What is left to fill in is
quoted, for a shell would take its brackets for files; it bears the name of the act's field, as `asks` has it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from som_cli.process.casefile import AMEND, SUBMIT
from som_cli.process.judgement import option_of
from som_cli.process.records import CRITERIA, ConditionDraft

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from som_cli.process.casefile import Case
    from som_cli.process.decision import Decision
    from som_cli.process.model import Ask, Row

FIELD = '--field "<path>=<value>"'


@dataclass(frozen=True, slots=True)
class Choices:
    """The ids from which a person chooses, where a decision leaves something open."""

    people: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    meetings: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()


def blank(field: str, choices: Sequence[str] = ()) -> str:
    """What stands for a value: the one id it can be, else the name of the field, for a person to fill in."""
    return choices[0] if len(choices) == 1 else f'"<{field}>"'


def advance(case: Case, row: Row, decision: Decision, choices: Choices = Choices(), *, evidence: bool = False) -> str:
    """The command that makes a move."""
    if decision.move == SUBMIT:
        return f"som initiative submit {case.id}"
    if decision.move == AMEND:
        return _joined(f"som initiative amend {case.id} {FIELD}", _person(row, decision, choices), _evidence(evidence))
    words = [f"som initiative advance {case.id} {decision.move}"]
    if row.choices:
        words.append(f"--outcome {decision.outcome or blank('outcome', row.choices)}")
    words += _person(row, decision, choices)
    words += _bodies(row, decision, choices)
    for ask in row.asks:
        if ask.required and ask.applies(decision.outcome) and ask.field not in {"body", "meeting"}:
            words += _asked(ask, decision, choices)
    if evidence and not any(ask.field == "evidence" for ask in row.asks):
        words += _evidence(evidence)
    return " ".join(words)


def condition_met(case: Case, condition: str, owner: str) -> str:
    """The command that reports a condition met."""
    return f'som initiative advance {case.id} meet --by {owner} --condition {condition} --evidence "<evidence>"'


def condition_verified(case: Case, condition: str, by: Sequence[str]) -> str:
    """The command that verifies a condition; `by` are those who can."""
    return f"som initiative advance {case.id} verify --outcome yes --by {blank('by', by)} --condition {condition}"


def resubmitted(case: Case, by: Sequence[str]) -> str:
    """The command that brings an initiative back when its conditions are met; `by` are those who can."""
    return f"som initiative advance {case.id} resubmit --by {blank('by', by)}"


def superseded(case: Case) -> str:
    """The command that begins a new initiative in the place of one that has ended."""
    return f"som initiative new --from {blank('file')} --field supersedes={case.id}"


def filled(case: Case, options: Iterable[str]) -> str:
    """The command that fills in what a draft lacks, and submits it."""
    return _joined(f"som initiative submit {case.id}", options)


def changed(case: Case, fields: Iterable[str] = ()) -> str:
    """The command that changes fields of the card."""
    return _joined(f"som initiative amend {case.id}", fields)


def hold(meeting: str) -> str:
    """The command that says a meeting was held."""
    return f"som meeting hold {meeting} --present {blank('person')}"


def plan(body: str) -> str:
    """The command that plans a meeting."""
    return f"som meeting new --body {body} --date {blank('date')}"


def saved(record: str) -> str:
    """The command that saves hand edits of a record."""
    return f"som save {record}"


def _person(row: Row, decision: Decision, choices: Choices) -> list[str]:
    return [] if row.body is not None else [f"--by {decision.by or blank('by', choices.people)}"]


def _bodies(row: Row, decision: Decision, choices: Choices) -> Iterator[str]:
    if row.body is not None or any(ask.field == "body" for ask in row.asks):
        yield f"--body {decision.body or blank('body', choices.bodies)}"
    if any(ask.field == "meeting" and ask.required for ask in row.asks):
        yield f"--meeting {decision.meeting or blank('meeting', choices.meetings)}"


def _asked(ask: Ask, decision: Decision, choices: Choices) -> Iterator[str]:
    if ask.type == "assessment":
        yield from (f'--assessment "{criterion}=<rating>: <text>"' for criterion in CRITERIA)
        return
    if ask.type == "conditions":
        names = (name for name, field in ConditionDraft.model_fields.items() if field.is_required())
        yield '--conditions "' + "; ".join(f"{name}=<{name}>" for name in names) + '"'
        return
    known = getattr(decision, ask.field, None)
    option = option_of(ask.field)
    if known and isinstance(known, str | int):
        yield f"{option} {known}"
    else:
        yield f"{option} {blank(ask.field, choices.conditions if ask.type == 'condition' else ())}"


def _evidence(wanted: bool) -> list[str]:
    return [f"--evidence {blank('evidence')}"] if wanted else []


def _joined(start: str, *groups: Iterable[str]) -> str:
    return " ".join((start, *(word for group in groups for word in group)))
