"""The register of decisions: what was decided at which meeting, as a table, as rows and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from som_cli.committee.rulings import Resolved
from som_cli.figures import WRITINGS
from som_cli.locale import N_, _, current
from som_cli.report.shapes import Shape, day, items, keyed, number, or_null, text
from som_cli.report.wording import spoken, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from som_cli.committee.rulings import Ruling
    from som_cli.process.registry import Registry

COLUMNS = (
    "number", "date", "meeting", "body", "id", "title", "move", "outcome", "rank", "conditions", "verified", "reason",
    "text", "owner", "due", "delta",
)  # fmt: skip
HEADINGS = (N_("Number"), N_("Date"), N_("Body"), N_("Initiative"), N_("Decision"), N_("Owner and due"), N_("Delta"))
WHOLE = frozenset({0, 1})
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
                id=or_null(text(N_("The id of the initiative; null where it is about none."))),
                title=text(N_("The title that was decided on.")),
                move=or_null(text(N_("The id of the move, as in data/process.yaml; null where no act records it."))),
                outcome=or_null(text(N_("The outcome of the move; null where it has none."))),
                act=or_null(number(N_("The number of the act that records it; null where the meeting's record does."))),
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
                text=or_null(text(N_("What was decided, where the meeting's record says it."))),
                owner=or_null(text(N_("The person who does it."))),
                due=or_null(day(N_("The day by which it is done."))),
                delta=or_null(text(N_("The number of the minutes in Delta; null until they are registered."))),
            ),
        ),
    },
)


def as_json(found: Iterable[Ruling | Resolved], today: date) -> dict[str, Any]:
    """The register as JSON, `som-decisions/1`."""
    return {"schema": "som-decisions/1", "as_of": today.isoformat(), "items": [item(one) for one in found]}


def outcome_of(ruling: Ruling | Resolved) -> str | None:
    """In what the move ended; nothing where there was none."""
    return None if isinstance(ruling, Resolved) else ruling.act.outcome


def item(ruling: Ruling | Resolved) -> dict[str, Any]:
    """One decision as JSON."""
    if isinstance(ruling, Resolved):
        return _resolved(ruling)
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
        "text": None,
        "owner": None,
        "due": None,
        "delta": meeting.delta.reference if meeting.delta else None,
    }


def _resolved(one: Resolved) -> dict[str, Any]:
    meeting, said = one.meeting, one.said
    return {
        "number": one.number,
        "date": meeting.date.isoformat(),
        "meeting": meeting.id,
        "body": meeting.body,
        "id": one.case.id if one.case else None,
        "title": one.title,
        "move": None,
        "outcome": None,
        "act": None,
        "rank": None,
        "reason": None,
        "conditions": [],
        "text": said.text,
        "owner": said.owner,
        "due": said.due.isoformat() if said.due else None,
        "delta": meeting.delta.reference if meeting.delta else None,
    }


def flat(ruling: Ruling | Resolved) -> Sequence[str]:
    """One decision as a row for a spreadsheet; of conditions it tells how many there are and how many are verified."""
    told = item(ruling)
    if conditions := told["conditions"]:
        told["verified"] = sum(one["status"] == "verified" for one in conditions)
        told |= {key: "; ".join(one[key] for one in conditions) for key in ("owner", "due")}
    told = {"verified": ""} | told | {"conditions": len(conditions) or ""}
    return tuple("" if told[name] is None else str(told[name]) for name in COLUMNS)


def row(ruling: Ruling | Resolved, registry: Registry) -> Sequence[str]:
    """One decision as a row for people."""
    meeting = ruling.meeting
    if isinstance(ruling, Resolved):
        said, owing = visible(ruling.said.text), _owing(ruling.said.owner, ruling.said.due, registry)
    else:
        said, owing = decision(ruling, registry), _conditions(ruling, registry)
    return (
        ruling.number,
        WRITINGS[current()].day(meeting.date),
        spoken(registry.named_body(meeting.body), current()),
        ruling.title,
        said,
        owing,
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


def _conditions(ruling: Ruling, registry: Registry) -> str:
    """How far the conditions are, and of each who answers for it and by when."""
    conditions = ruling.case.conditions_of(ruling.act)
    if not conditions:
        return "–"
    verified = sum(one.status == "verified" for one in conditions)
    told = _("{verified} of {count} verified")
    told = told.replace("{verified}", str(verified)).replace("{count}", str(len(conditions)))
    each = (_owing(one.condition.owner, one.condition.due, registry) for one in conditions)
    return f"{told}: {'; '.join(each)}"


def _owing(owner: str | None, due: date | None, registry: Registry) -> str:
    name = visible(registry.named(owner).name or owner) if owner else None
    return " ".join(filter(None, (name, WRITINGS[current()].day(due) if due else None))) or "–"
