"""The register of decisions: what was decided at which meeting, as a table, as rows and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from som_cli.figures import WRITINGS
from som_cli.locale import N_, _, current
from som_cli.report.shapes import Shape, day, items, keyed, number, or_null, text
from som_cli.report.wording import spoken

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from som_cli.committee.rulings import Ruling
    from som_cli.process.registry import Registry

COLUMNS = (
    "number", "date", "meeting", "body", "id", "title", "move", "outcome", "rank", "conditions", "verified", "reason",
    "delta",
)  # fmt: skip
HEADINGS = (N_("Number"), N_("Date"), N_("Body"), N_("Initiative"), N_("Decision"), N_("Conditions"), N_("Delta"))
WHOLE = frozenset({0, 1, 4, 5})
SPARE = (6, 2)  # Delta, body

DECISIONS: tuple[str, dict[str, Shape]] = (
    N_("A register of decisions"),
    {
        "as_of": day(N_("The day as of which it is told.")),
        "items": items(
            N_("The latest meeting first; the decisions of one meeting in order of number."),
            keyed(
                number=text(N_("The number of the decision in the minutes: item and decision, such as `3.1`.")),
                date=day(N_("The day of the meeting.")),
                meeting=text(N_("The id of the meeting.")),
                body=text(N_("The id of the body.")),
                id=text(N_("The id of the initiative.")),
                title=text(N_("The title that was decided on.")),
                move=text(N_("The id of the move, as in data/process.yaml.")),
                outcome=or_null(text(N_("The outcome of the move; null where it has none."))),
                act=number(N_("The number of the act that records it.")),
                rank=or_null(number(N_("Its place in the portfolio, where that was decided."))),
                reason=or_null(text(N_("Why."))),
                conditions=items(
                    N_("What was set with a YES, IF, and how far it is."),
                    keyed(
                        id=text(N_("The name of the condition within the initiative.")),
                        text=text(N_("What must be met.")),
                        satisfied_when=text(N_("How everybody can tell that it is met.")),
                        owner=text(N_("The person who answers for it.")),
                        due=day(N_("The day by which it is met.")),
                        status=text(N_("How far it is."), enum=["open", "met", "verified"]),
                    ),
                ),
                delta=or_null(text(N_("The number of the minutes in Delta; null until they are registered."))),
            ),
        ),
    },
)


def as_json(found: Iterable[Ruling], today: date) -> dict[str, Any]:
    """The register as JSON, `som-decisions/1`."""
    return {"schema": "som-decisions/1", "as_of": today.isoformat(), "items": [item(one) for one in found]}


def item(ruling: Ruling) -> dict[str, Any]:
    """One decision as JSON."""
    act, meeting = ruling.act, ruling.meeting
    return {
        "number": ruling.number,
        "date": meeting.date.isoformat(),
        "meeting": meeting.id,
        "body": meeting.body,
        "id": ruling.case.id,
        "title": ruling.title,
        "move": act.move,
        "outcome": act.outcome,
        "act": act.number,
        "rank": act.rank,
        "reason": act.reason,
        "conditions": [
            {
                "id": one.condition.id,
                "text": one.condition.text,
                "satisfied_when": one.condition.satisfied_when,
                "owner": one.condition.owner,
                "due": one.condition.due.isoformat(),
                "status": one.status,
            }
            for one in ruling.case.conditions_of(act)
        ],
        "delta": meeting.delta.reference if meeting.delta else None,
    }


def flat(ruling: Ruling) -> Sequence[str]:
    """One decision as a row for a spreadsheet; of conditions it tells how many there are and how many are verified."""
    told = item(ruling)
    conditions = ruling.case.conditions_of(ruling.act)
    told |= {"conditions": len(conditions) or "", "verified": _verified(ruling) if conditions else ""}
    return tuple("" if told[name] is None else str(told[name]) for name in COLUMNS)


def row(ruling: Ruling, registry: Registry) -> Sequence[str]:
    """One decision as a row for people."""
    meeting = ruling.meeting
    return (
        ruling.number,
        WRITINGS[current()].day(meeting.date),
        spoken(registry.named_body(meeting.body), current()),
        ruling.title,
        decision(ruling, registry),
        _conditions(ruling),
        (meeting.delta.reference if meeting.delta else None) or "–",
    )


def decision(ruling: Ruling, registry: Registry) -> str:
    """What was decided, in a few words."""
    act, language = ruling.act, current()
    if act.move == "decide" and act.outcome:
        return spoken(registry.process.outcome_words(act.move, act.outcome), language)
    said = spoken(registry.process.move(act.move).noun.words, language)
    if act.outcome:
        return f"{said}: {spoken(registry.process.outcome_words(act.move, act.outcome), language)}"
    return f"{said}: {act.rank}" if act.rank else said


def _conditions(ruling: Ruling) -> str:
    count = len(ruling.act.conditions)
    if not count:
        return "–"
    return (
        _("{verified} of {count} verified").replace("{verified}", str(_verified(ruling))).replace("{count}", str(count))
    )


def _verified(ruling: Ruling) -> int:
    return sum(one.status == "verified" for one in ruling.case.conditions_of(ruling.act))
