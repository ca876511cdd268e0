"""What a card says was done, measured or agreed on a day that is still to come: it is told of, and does not count.

Rules, completeness and documents see the card without it, so none of them has to ask. A day in `meeting_log` may be
ahead: it is the next meeting. Source: S5, S34, S36, S54, S64, S108, S118.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from som_cli.cards.goals import Goal, Indicator, Plan, PlanGoal
    from som_cli.cards.parts import BudgetYear, CoreTeam
    from som_cli.cards.policy import Policy
    from som_cli.cards.service import Service, UserExperience
    from som_cli.diagnostics import Diagnostic, FieldPath, Origin
    from som_cli.fields import Part

    P = TypeVar("P", bound=Part)

C = TypeVar("C", "Policy", "Service", "Plan")


@dataclass(frozen=True, slots=True)
class Ahead:
    """A day or year that is still to come, and where it stands."""

    at: FieldPath
    key: str
    when: date | int

    def told(self, origin: Origin) -> Diagnostic:
        """The finding that it is."""
        if isinstance(self.when, int):
            return origin.report("cards-year-ahead", self.at, key=self.key, year=str(self.when))
        return origin.report("cards-date-ahead", self.at, key=self.key, date=self.when)


def without_ahead(card: C, today: date) -> tuple[C, tuple[Ahead, ...]]:
    """The card as it counts on a day, and what of it does not count yet."""
    sieve = _Sieve(today)
    return sieve.card(card), tuple(sieve.found)


class _Sieve:
    """Takes out what is ahead, and keeps where it stood; what has nothing of it is given back itself."""

    def __init__(self, today: date) -> None:
        self.today = today
        self.found: list[Ahead] = []

    def card(self, card: C) -> C:
        """A card of any kind; a plan has goals only."""
        kept = self._days(card, (), "reviewed", "process_reviewed")
        for key, way in (("goals", self._goal), ("budget", self._budget), ("retros", self._retro)):
            kept = self._items(kept, (key,), way)
        if (team := getattr(card, "core_team", None)) is not None:
            kept = _with(kept, core_team=self._team(team))
        if (experience := getattr(card, "user_experience", None)) is not None:
            kept = _with(kept, user_experience=self._experience(experience))
        return kept

    def _goal(self, goal: Goal | PlanGoal, at: FieldPath) -> Goal | PlanGoal:
        return self._items(self._days(goal, at, "coordinated_on"), (*at, "indicators"), self._indicator)

    def _indicator(self, indicator: Indicator, at: FieldPath) -> Indicator:
        begun = {year: value for year, value in indicator.actuals.items() if self._has_begun(year)}
        for year in sorted(indicator.actuals.keys() - begun.keys()):
            self.found.append(Ahead((*at, "actuals", str(year)), "actuals", year))
        return indicator if len(begun) == len(indicator.actuals) else indicator.model_copy(update={"actuals": begun})

    def _budget(self, line: BudgetYear, at: FieldPath) -> BudgetYear:
        if line.actual is None or self._has_begun(line.year):
            return line
        self.found.append(Ahead((*at, "actual"), "actual", line.year))
        return line.model_copy(update={"actual": None})

    def _team(self, team: CoreTeam) -> CoreTeam:
        return self._items(team, ("core_team", "members"), lambda member, at: self._days(member, at, "approved_on"))

    def _experience(self, experience: UserExperience) -> UserExperience:
        at: FieldPath = ("user_experience",)
        kept, level = self._days(experience, at, "measured_on"), experience.satisfaction
        if level is None or level.year is None or self._has_begun(level.year):
            return kept
        self.found.append(Ahead((*at, "satisfaction", "year"), "satisfaction", level.year))
        return kept.model_copy(update={"satisfaction": None})

    def _retro(self, retro: Any, at: FieldPath) -> Any:
        """A day of feedback that is ahead leaves nothing of its item."""
        if retro.date <= self.today:
            return retro
        self.found.append(Ahead((*at, "date"), "date", retro.date))
        return None

    def _days(self, part: P, at: FieldPath, *keys: str) -> P:
        days = {key: day for key in keys if (day := getattr(part, key, None)) is not None and day > self.today}
        self.found += (Ahead((*at, key), key, day) for key, day in days.items())
        return part.model_copy(update=dict.fromkeys(days)) if days else part

    def _items(self, part: P, at: FieldPath, way: Callable[[Any, FieldPath], Any]) -> P:
        items: Sequence[Any] = getattr(part, str(at[-1]), ())
        kept = [way(item, (*at, number)) for number, item in enumerate(items)]
        if all(one is item for one, item in zip(kept, items, strict=True)):
            return part
        return part.model_copy(update={str(at[-1]): tuple(one for one in kept if one is not None)})

    def _has_begun(self, year: int) -> bool:
        return year <= self.today.year


def _with(part: P, **values: Any) -> P:
    same = all(getattr(part, key) is value for key, value in values.items())
    return part if same else part.model_copy(update=values)
