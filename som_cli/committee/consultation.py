"""Opinions in rounds: who was asked in each, by when, who answered in time, who late, and who not at all.

Source: D61, D65; an opinion after its day counts, and is marked as late everywhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from som_cli.committee.reasons import deadlines_of

if TYPE_CHECKING:
    from datetime import date

    from som_cli.process.casefile import Case
    from som_cli.process.records import Act, Opinion
    from som_cli.process.registry import Registry


@dataclass(frozen=True, slots=True)
class Answer:
    """What one reviewer did in a round: `given`, `late`, `awaited`, or `missing` once the day has passed.

    `was_asked` is false for an opinion that nobody asked for.
    """

    reviewer: str
    status: str
    on: date | None = None
    was_asked: bool = True


@dataclass(frozen=True, slots=True)
class Consultation:
    """One round: its number, the meeting it is for, the day by which opinions are given, and every answer."""

    number: int
    meeting: str | None
    due: date | None
    answers: tuple[Answer, ...]

    def of(self, status: str) -> tuple[Answer, ...]:
        """The answers of one status."""
        return tuple(one for one in self.answers if one.status == status)


def consultations(case: Case, registry: Registry) -> tuple[Consultation, ...]:
    """The rounds of an initiative, the first one first."""
    shares = [act for act in case.counting if act.move == "share"]
    return tuple(_round(number, act, case, registry) for number, act in enumerate(shares, 1))


def is_late(opinion: Opinion, case: Case, registry: Registry) -> bool:
    """Was the opinion given after its day?"""
    shares = [act for act in case.counting if act.move == "share"]
    due = _due(shares[opinion.round - 1], registry) if opinion.round <= len(shares) else None
    return due is not None and opinion.date > due


def _round(number: int, share: Act, case: Case, registry: Registry) -> Consultation:
    due = _due(share, registry)
    latest: dict[str, date] = {}
    for filed in case.counting_opinions:
        if filed.record.round == number:
            latest[filed.record.reviewer] = max(filed.record.date, latest.get(filed.record.reviewer, filed.record.date))
    asked = tuple(dict.fromkeys(share.reviewers))
    answers = [_answer(one, latest.get(one), due, registry.today) for one in asked]
    answers += [
        _answer(one, on, due, registry.today, was_asked=False) for one, on in latest.items() if one not in asked
    ]
    return Consultation(number, share.meeting, due, tuple(answers))


def _answer(reviewer: str, on: date | None, due: date | None, today: date, *, was_asked: bool = True) -> Answer:
    if on is None:
        return Answer(reviewer, "missing" if due is not None and due < today else "awaited", None, was_asked)
    return Answer(reviewer, "late" if due is not None and on > due else "given", on, was_asked)


def _due(share: Act, registry: Registry) -> date | None:
    filed = registry.meetings.get(share.meeting or "")
    return deadlines_of(filed.record, registry).opinions if filed else None
