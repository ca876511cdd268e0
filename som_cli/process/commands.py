"""Commands of `som` as text: what is known is filled in, what only a person knows stands as `<field>`.

Only ids enter a command, never a text of the user's: ids are slugs and need no quotes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from som_cli.process.casefile import AMEND
from som_cli.process.judgement import option_of
from som_cli.process.records import CRITERIA

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from som_cli.process.casefile import Case
    from som_cli.process.decision import Decision
    from som_cli.process.model import Ask, Row

SUBMIT = "submit"
FIELD = '--field "<path>=<value>"'


def advance(case: Case, row: Row, decision: Decision, *, evidence: bool = False) -> str:
    """The command that makes a move."""
    if decision.move == SUBMIT:
        return f"som initiative submit {case.id}"
    if decision.move == AMEND:
        return _joined(f"som initiative amend {case.id} {FIELD}", _person(row, decision), _evidence(evidence))
    words = [f"som initiative advance {case.id} {decision.move}"]
    if row.choices:
        words.append(f"--outcome {decision.outcome or '<outcome>'}")
    words += _person(row, decision)
    words += _bodies(row, decision)
    for ask in row.asks:
        if ask.required and ask.applies(decision.outcome) and ask.field not in {"body", "meeting"}:
            words += _asked(ask, decision)
    if evidence and not any(ask.field == "evidence" for ask in row.asks):
        words += _evidence(evidence)
    return " ".join(words)


def condition_met(case: Case, condition: str, owner: str) -> str:
    """The command that reports a condition met."""
    return f'som initiative advance {case.id} meet --by {owner} --condition {condition} --evidence "<evidence>"'


def condition_verified(case: Case, condition: str, by: str | None) -> str:
    """The command that verifies a condition."""
    return f"som initiative advance {case.id} verify --outcome yes --by {by or '<by>'} --condition {condition}"


def filled(case: Case, options: Iterable[str]) -> str:
    """The command that fills in what a draft lacks, and submits it."""
    return _joined(f"som initiative submit {case.id}", options)


def changed(case: Case, fields: Iterable[str] = ()) -> str:
    """The command that changes fields of the card."""
    return _joined(f"som initiative amend {case.id}", fields)


def hold(meeting: str) -> str:
    """The command that says a meeting was held."""
    return f"som meeting hold {meeting} --present <person>"


def plan(body: str) -> str:
    """The command that plans a meeting."""
    return f"som meeting new --body {body} --date <date>"


def saved(record: str) -> str:
    """The command that saves hand edits of a record."""
    return f"som save {record}"


def _person(row: Row, decision: Decision) -> list[str]:
    return [] if row.body is not None else [f"--by {decision.by or '<by>'}"]


def _bodies(row: Row, decision: Decision) -> Iterator[str]:
    if row.body is not None or any(ask.field == "body" for ask in row.asks):
        yield f"--body {decision.body or '<body>'}"
    if any(ask.field == "meeting" and ask.required for ask in row.asks):
        yield f"--meeting {decision.meeting or '<meeting>'}"


def _asked(ask: Ask, decision: Decision) -> Iterator[str]:
    if ask.type == "assessment":
        yield from (f'--assessment "{criterion}=<{criterion}>"' for criterion in CRITERIA)
        return
    known = getattr(decision, ask.field, None)
    option = option_of(ask.field)
    if known and isinstance(known, str | int):
        yield f"{option} {known}"
    elif ask.type == "text":
        yield f'{option} "<{ask.field}>"'
    else:
        yield f"{option} <{ask.field}>"


def _evidence(wanted: bool) -> list[str]:
    return ['--evidence "<evidence>"'] if wanted else []


def _joined(start: str, *groups: Iterable[str]) -> str:
    return " ".join((start, *(word for group in groups for word in group)))
