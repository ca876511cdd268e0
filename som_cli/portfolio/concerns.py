"""What a card's reader must know first: goals that slip, places that are empty, days that have passed.

Source: S26, S34, S36, S43, S66, S76, S84, S115, S118, S129; model.md §5.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from som_cli.portfolio.timeline import months_later

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from som_cli.cards.completeness import Completeness, Gap
    from som_cli.cards.movement import Movement, Pace
    from som_cli.cards.parts import Risk
    from som_cli.portfolio.measures import Cited
    from som_cli.portfolio.teams import Team
    from som_cli.portfolio.undertakings import Undertaking

Kind = Literal[
    "worse", "missed", "behind", "unmeasured",  # indicators
    "unrepresented", "team_gap", "membership_over", "unapproved",  # the team
    "late_work", "bill_due", "on_hold", "change", "proposal_waiting", "proposal_loose",  # work
    "unmitigated", "plan_expired", "uncoordinated", "no_policy", "unasked", "review_due",
]  # fmt: skip
BAD: Mapping[Kind, Pace] = {"worse": "worse", "missed": "missed", "behind": "behind"}  # the worst first
UNMEASURED_YEARS = 2  # a baseline of the year before last with nothing after it is old
MEASURED_MONTHS = 12  # clients are asked at least once a year. Source: S34


@dataclass(frozen=True, slots=True)
class Concern:
    """One thing that needs attention: of what kind, about what, since or until when.

    `movement` is told of indicators; `on` is None where a day was never given.
    """

    kind: Kind
    subject: str = ""
    on: date | None = None
    movement: Movement | None = None


def of_indicators(movements: Iterable[Movement], year: int) -> Iterator[Concern]:
    """Indicators that move away, stay behind or were not measured, the worst first."""
    seen = list(movements)
    for kind, pace in BAD.items():
        yield from (Concern(kind, one.indicator.name, movement=one) for one in seen if one.pace == pace)
    for one in seen:
        if one.pace == "unmeasured" and year - one.indicator.baseline.year >= UNMEASURED_YEARS:
            yield Concern("unmeasured", one.indicator.name, movement=one)


def of_team(team: Team, today: date, meeting_days: int | None = None) -> Iterator[Concern]:
    """Memberships that are over or were never approved, and a team that has not met."""
    yield from (Concern("membership_over", mate.name, mate.member.to) for mate in team.mates if mate.is_over)
    yield from (Concern("unapproved", mate.name) for mate in team.unapproved)
    if meeting_days is not None and (team.last is None or (today - team.last).days > meeting_days):
        yield Concern("team_gap", on=team.last)


def of_risks(risks: Iterable[Risk]) -> Iterator[Concern]:
    """Risks that nothing is done about. Source: S84, S129."""
    yield from (Concern("unmitigated", risk.text) for risk in risks if not risk.mitigation)


def of_undertakings(under_way: Iterable[Undertaking]) -> Iterator[Concern]:
    """Developments on hold, and those whose change waits for the committee."""
    for one in under_way:
        if one.state == "on_hold":
            yield Concern("on_hold", one.title, one.since)
        elif one.has_change:
            yield Concern("change", one.title)


def of_plans(plans: Iterable[Cited]) -> Iterator[Concern]:
    """Plans that have run out. Source: S8."""
    yield from (Concern("plan_expired", plan.name) for plan in plans if plan.is_expired)


def of_review(reviewed: date | None, months: int, today: date) -> Iterator[Concern]:
    """A card that is due for review. Source: X19."""
    if reviewed is None or months_later(reviewed, months) < today:
        yield Concern("review_due", on=reviewed)


def called(full: Completeness, names: Mapping[str, str]) -> tuple[Gap, ...]:
    """The gaps of a card with the items they are about by name instead of by id."""
    return tuple(replace(gap, items=tuple(names.get(item, item) for item in gap.items)) for gap in full.gaps)
