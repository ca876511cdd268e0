"""A policy domain's prioritised work plan of a year, across organisations."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from som_cli.cards.parts import Risk
from som_cli.fields import Choices, Day, Items, Part, Rank, Record, Shorthand, Slug, Text, Year
from som_cli.locale import N_

WorkStatus = Annotated[
    Literal["planned", "done", "late", "dropped"],
    Choices(planned=N_("planned"), done=N_("done"), late=N_("late"), dropped=N_("dropped")),
]


class WorkItem(Part, title=N_("Activity")):
    """One activity of the year."""

    id: Slug = Field(title=N_("Id"), description=N_("A short name of the activity."))
    text: Text = Field(title=N_("Activity"), description=N_("What will be done, so that it can be checked."))
    priority: Rank = Field(title=N_("Priority"), description=N_("Its place in the order, from 1 (first); used once."))
    organisation: Slug = Field(title=N_("Organisation"), description=N_("The organisation that does it."))
    owner: Slug = Field(title=N_("Accountable"), description=N_("The person who answers for it."))
    due: Day | None = Field(None, title=N_("Due"), description=N_("The day by which it is done."))
    goal: Slug | None = Field(None, title=N_("Goal"), description=N_("The goal of the policy card it serves."))
    service: Slug | None = Field(None, title=N_("Service"), description=N_("The service it is about."))
    status: WorkStatus | None = Field(None, title=N_("Status"), description=N_("How it stands."))
    risks: Items[Annotated[Risk, Shorthand("text", Text)]] = Field(
        (), title=N_("Risks"), description=N_("What may go wrong, and what is done about it.")
    )


class Workplan(Record, title=N_("Work plan")):
    """The work plan of a policy domain for a year."""

    id: Slug = Field(title=N_("Id"), description=N_("The year and the policy; the same as the file name."))
    policy: Slug = Field(title=N_("Policy"), description=N_("The policy card the plan belongs to."))
    year: Year = Field(title=N_("Year"), description=N_("The year of the plan."))
    items: Items[WorkItem] = Field(title=N_("Activities"), description=N_("What will be done, in order of priority."))
