"""What needs attention on a card, as one sentence each; and how indicators move, in a word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from som_cli.figures import WRITINGS
from som_cli.locale import N_, _, current
from som_cli.report.wording import visible

if TYPE_CHECKING:
    from som_cli.cards.movement import Movement
    from som_cli.portfolio.concerns import Concern
    from som_cli.portfolio.measures import Measured

PACES = {
    "no_target": N_("no target"),
    "unmeasured": N_("not measured since the baseline"),
    "reached": N_("target reached"),
    "on_path": N_("as planned"),
    "behind": N_("behind plan"),
    "worse": N_("getting worse"),
    "missed": N_("target missed"),
}
SENTENCES = {
    "worse": N_("{subject}: getting worse"),
    "missed": N_("{subject}: target missed"),
    "behind": N_("{subject}: behind plan"),
    "unmeasured": N_("{subject}: not measured since the baseline"),
    "unrepresented": N_("{subject}: nobody represents the service in the core team"),
    "team_gap": N_("the core team has not met lately (last: {on})"),
    "membership_over": N_("{subject}: temporary membership ended on {on}"),
    "unapproved": N_("{subject}: membership not approved"),
    "late_work": N_("work plan, due on {on}: {subject}"),
    "bill_due": N_("legal act in preparation, step due on {on}: {subject}"),
    "on_hold": N_("on hold: {subject}"),
    "change": N_("change awaiting confirmation: {subject}"),
    "proposal_waiting": N_("proposal of {on} without an answer: {subject}"),
    "proposal_loose": N_("proposal accepted, and not said what it became: {subject}"),
    "unmitigated": N_("risk without mitigation: {subject}"),
    "plan_expired": N_("the plan has run out: {subject}"),
    "uncoordinated": N_("goal not coordinated in the core team of the domain: {subject}"),
    "no_policy": N_("the service is on the card of no policy domain"),
    "unasked": N_("client satisfaction was not measured within a year (last: {on})"),
    "review_due": N_("the card is due for review (last: {on})"),
}


def sentence(one: Concern) -> str:
    """One concern in the reader's language."""
    told = _(SENTENCES[one.kind]).replace("{on}", WRITINGS[current()].day(one.on), 1)
    return told.replace("{subject}", visible(one.subject), 1)


def as_json(one: Concern) -> dict[str, Any]:
    """One concern as JSON."""
    return {"kind": one.kind, "subject": one.subject or None, "on": one.on.isoformat() if one.on else None}


def moves(one: Movement) -> str:
    """An indicator and how it moves, on one line."""
    points = " → ".join(
        f"{WRITINGS[current()].number(value)} ({year})"
        for year, value in (
            (one.indicator.baseline.year, one.indicator.baseline.value),
            *((one.level,) if one.level else ()),
            *((one.aim,) if one.aim else ()),
        )
    )
    return f"{visible(one.indicator.name)}: {points} {visible(one.indicator.unit)} – {_(PACES[one.pace])}"


def goals_json(goals: tuple[Measured, ...]) -> list[dict[str, Any]]:
    """Goals and how their indicators move, as JSON; shares are percent of the way from baseline to target."""
    return [
        {
            "id": one.goal.id,
            "text": one.goal.text,
            "coordinated_on": one.coordinated_on.isoformat() if one.coordinated_on else None,
            "indicators": [_movement(movement) for movement in one.movements],
        }
        for one in goals
    ]


def _movement(one: Movement) -> dict[str, Any]:
    return {
        "id": one.indicator.id,
        "pace": one.pace,
        "level": _point(one.level),
        "aim": _point(one.aim),
        "expected": None if one.expected is None else f"{one.expected:.2f}",
        "done": None if one.done is None else f"{one.done:.0f}",
        "due": None if one.due is None else f"{one.due:.0f}",
    }


def _point(point: Any) -> dict[str, Any] | None:
    return {"year": point[0], "value": f"{point[1]:f}"} if point else None
