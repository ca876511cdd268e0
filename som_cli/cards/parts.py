"""Parts that several kinds of cards share."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from som_cli.fields import Choices, Day, Items, Line, Money, Part, Quantity, Slug, Text, Url, Year, YesNo
from som_cli.locale import N_
from som_cli.people.model import Dated

Visibility = Annotated[
    Literal["team", "area", "public"],
    Choices(
        team=N_("the core team only"),
        area=N_("the area of government"),
        public=N_("everybody, the public page included"),
    ),
]
Degree = Annotated[
    Literal["low", "medium", "high"],
    Choices(low=N_("low"), medium=N_("medium"), high=N_("high")),
]
Membership = Annotated[
    Literal["permanent", "temporary"],
    Choices(permanent=N_("permanent"), temporary=N_("temporary, until the day given")),
]
Participation = Annotated[
    Literal["every", "monthly", "on_call"],
    Choices(every=N_("at every meeting"), monthly=N_("once a month"), on_call=N_("when needed")),
]


class LegalAct(Part, title=N_("Legal act")):
    """A legal act that rules or affects the subject."""

    title: Line = Field(title=N_("Title"), description=N_("The title of the act, with its section if one is meant."))
    url: Url | None = Field(None, title=N_("Link"), description=N_("The act in Riigi Teataja or EUR-Lex."))


class Involved(Part, title=N_("Party")):
    """A party involved and its role."""

    name: Line = Field(title=N_("Name"), description=N_("Who is involved."))
    role: Line | None = Field(None, title=N_("Role"), description=N_("What they do or give."))


class Risk(Part, title=N_("Risk")):
    """What may go wrong and what is done about it."""

    text: Text = Field(title=N_("Risk"), description=N_("What may go wrong, and for whom."))
    probability: Degree | None = Field(None, title=N_("Probability"), description=N_("How likely it is."))
    impact: Degree | None = Field(None, title=N_("Impact"), description=N_("How much it would harm."))
    mitigation: Text | None = Field(
        None, title=N_("Mitigation"), description=N_("What is done to prevent or soften it.")
    )


class DevelopmentNeed(Part, title=N_("Development need")):
    """A need for development, and the initiative that answers it."""

    id: Slug = Field(title=N_("Id"), description=N_("A short name by which initiatives point at the need."))
    text: Text = Field(title=N_("Need"), description=N_("What has to change and why."))
    initiative: Slug | None = Field(
        None, title=N_("Initiative"), description=N_("The initiative that answers the need, if there is one.")
    )


class ResourceNeed(Part, title=N_("Need for resources")):
    """What reaching the goals takes in people and money."""

    people: Quantity | None = Field(
        None, title=N_("People"), description=N_("Full-time posts needed; may be a fraction.")
    )
    money: Money | None = Field(None, title=N_("Money"), description=N_("Euros needed in a year."))


class BudgetYear(Part, title=N_("Budget of a year")):
    """A year's budget of a card, in euros: as proposed, as approved, as used."""

    year: Year = Field(title=N_("Year"), description=N_("The budget year."))
    proposed: Money | None = Field(None, title=N_("Proposed"), description=N_("What the team proposed, in euros."))
    approved: Money | None = Field(None, title=N_("Approved"), description=N_("What was approved, in euros."))
    actual: Money | None = Field(None, title=N_("Used"), description=N_("What was used, in euros."))


class Mandate(Part, title=N_("Mandate")):
    """What a member may decide and share on behalf of the organisation."""

    decision_right: YesNo | None = Field(
        None, title=N_("Right to decide"), description=N_("May the member decide on behalf of the organisation?")
    )
    information_sharing: YesNo | None = Field(
        None,
        title=N_("Right to share information"),
        description=N_("May the member share the organisation's information?"),
    )
    scope: Text | None = Field(None, title=N_("Scope"), description=N_("What the mandate covers and what it does not."))


class TeamMember(Dated, Part, title=N_("Member of a core team")):
    """A member of a core team, with role, mandate and approval."""

    person: Slug = Field(title=N_("Person"), description=N_("Who the member is."))
    role: Line = Field(title=N_("Role"), description=N_("What the member does in the team, in a few words."))
    competence: Text | None = Field(None, title=N_("Competence"), description=N_("What the member knows best."))
    membership: Membership | None = Field(
        None, title=N_("Membership"), description=N_("Permanent, or temporary until a day.")
    )
    from_: Day | None = Field(None, alias="from", title=N_("From"), description=N_("The first day; open if left out."))
    to: Day | None = Field(None, title=N_("To"), description=N_("The last day; open if left out."))
    mandate: Mandate | None = Field(
        None, title=N_("Mandate"), description=N_("What the member may decide and share on behalf of the organisation.")
    )
    approved_by: Slug | None = Field(
        None, title=N_("Approved by"), description=N_("The head of department or agency who approved the membership.")
    )
    approved_on: Day | None = Field(None, title=N_("Approved on"), description=N_("The day it was approved."))
    participation: Participation | None = Field(
        None, title=N_("Participation"), description=N_("How often the member takes part, as agreed with the lead.")
    )
    substitute: Slug | None = Field(
        None, title=N_("Substitute"), description=N_("The person who stands in when the member cannot come.")
    )


class CoreTeam(Part, title=N_("Core team")):
    """The core team (tuumiktiim) that manages a policy domain or a service."""

    leader: Slug | None = Field(
        None, title=N_("Leader"), description=N_("The lead named on the card; may be left out.")
    )
    members: Items[TeamMember] = Field(title=N_("Members"), description=N_("Who is in the team, each with a role."))
