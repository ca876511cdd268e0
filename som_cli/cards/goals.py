"""Goals and how they are measured: development plans, programmes, and the goals of cards."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from som_cli.fields import Choices, Items, Line, Number, Part, Rank, Record, Slug, Text, Url, Year
from som_cli.locale import N_

if TYPE_CHECKING:
    from datetime import date

PlanType = Annotated[
    Literal["development_plan", "programme", "organisation_plan"],
    Choices(
        development_plan=N_("a sectoral development plan"),
        programme=N_("a programme of a development plan"),
        organisation_plan=N_("the development plan of one organisation"),
    ),
]
Direction = Annotated[
    Literal["up", "down", "keep"],
    Choices(up=N_("the higher the better"), down=N_("the lower the better"), keep=N_("to be kept at its level")),
]


class Level(Part, title=N_("Level of an indicator")):
    """The level of an indicator in a year."""

    year: Year = Field(title=N_("Year"), description=N_("The year in which the level was measured."))
    value: Number = Field(title=N_("Value"), description=N_("The level, in the unit of the indicator."))


class Indicator(Part, title=N_("Indicator")):
    """How movement toward a goal is measured."""

    id: Slug = Field(title=N_("Id"), description=N_("A short name of the indicator."))
    name: Line = Field(title=N_("Name"), description=N_("What is measured."))
    unit: Text = Field(title=N_("Unit"), description=N_("What the values count: %, people, days, points."))
    direction: Direction = Field(title=N_("Direction"), description=N_("Which way is better."))
    source: Text | None = Field(None, title=N_("Source"), description=N_("Where the values come from."))
    frequency: Text | None = Field(None, title=N_("Frequency"), description=N_("How often it is measured."))
    baseline: Level = Field(title=N_("Baseline"), description=N_("The level from which movement is counted."))
    targets: Mapping[Year, Number] = Field(
        title=N_("Targets"), description=N_("The level to be reached in each year named.")
    )
    actuals: Mapping[Year, Number] = Field(
        default={}, title=N_("Actual levels"), description=N_("The level measured in each year.")
    )
    note: Text | None = Field(
        None, title=N_("Note"), description=N_("What a reader must know, for example why a newer value is missing.")
    )

    @property
    def latest(self) -> Level:
        """The newest level known: the last actual one, else the baseline."""
        year = max(self.actuals, default=None)
        return self.baseline if year is None else Level(year=year, value=self.actuals[year])


class PlanGoal(Part, title=N_("Goal of a plan")):
    """A goal of a plan."""

    id: Slug = Field(title=N_("Id"), description=N_("The goal's id, unique over all plans and cards."))
    name: Line = Field(title=N_("Name"), description=N_("The goal as the plan words it."))
    indicators: Items[Indicator] = Field((), title=N_("Indicators"), description=N_("How the goal is measured."))


class PlanPeriod(Part, title=N_("Period of a plan")):
    """The years a plan is in force, both included."""

    from_: Year = Field(alias="from", title=N_("From"), description=N_("The first year of the plan."))
    to: Year = Field(title=N_("To"), description=N_("The last year of the plan."))


class Plan(Record, title=N_("Plan")):
    """A development plan, a programme, or an organisation's plan."""

    id: Slug = Field(title=N_("Id"), description=N_("The same as the file name."))
    name: Line = Field(title=N_("Name"), description=N_("The official name of the plan."))
    type: PlanType = Field(title=N_("Type"), description=N_("What kind of plan it is."))
    period: PlanPeriod = Field(title=N_("Period"), description=N_("The years the plan is in force."))
    owner: Slug | None = Field(None, title=N_("Owner"), description=N_("The organisation that answers for the plan."))
    part_of: Slug | None = Field(None, title=N_("Part of"), description=N_("The plan that this one belongs to."))
    url: Url | None = Field(None, title=N_("Link"), description=N_("Where the plan can be read."))
    goals: Items[PlanGoal] = Field(title=N_("Goals"), description=N_("The goals of the plan, with their indicators."))

    def is_in_force(self, day: date) -> bool:
        """Is the day within the years of the plan?"""
        return self.period.from_ <= day.year <= self.period.to


class Goal(Part, title=N_("Goal")):
    """A goal of a card, and the plan goals it serves."""

    id: Slug = Field(title=N_("Id"), description=N_("The goal's id, unique over all plans and cards."))
    text: Text = Field(title=N_("Goal"), description=N_("What is to be reached, in one sentence."))
    plan_goals: Items[Slug] = Field(
        (), title=N_("Plan goals"), description=N_("The ids of the plan goals that this one serves.")
    )
    priority: Rank | None = Field(None, title=N_("Priority"), description=N_("Its place in the order, from 1 (first)."))
    indicators: Items[Indicator] = Field((), title=N_("Indicators"), description=N_("How the goal is measured."))
