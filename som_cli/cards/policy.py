"""The policy card: a policy domain as its lead and core team manage it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from som_cli.cards.goals import Goal
from som_cli.cards.parts import BudgetYear, CoreTeam, DevelopmentNeed, LegalAct, ResourceNeed, Risk, Visibility
from som_cli.fields import Choices, Day, Items, Line, Part, Record, Shorthand, Slug, Text
from som_cli.locale import N_

PolicyStatus = Annotated[
    Literal["active", "merged", "split", "closed"],
    Choices(
        active=N_("active"),
        merged=N_("merged into another domain"),
        split=N_("split into several domains"),
        closed=N_("closed"),
    ),
]


class Situation(Part, title=N_("Situational picture")):
    """The situational picture of a domain, under four headings."""

    needs: Text | None = Field(None, title=N_("Client needs"), description=N_("What the target groups need now."))
    resources: Text | None = Field(None, title=N_("Resources"), description=N_("The money and people there are."))
    present: Text | None = Field(
        None, title=N_("Present state"), description=N_("How things stand, in facts and figures.")
    )
    sustainability: Text | None = Field(
        None, title=N_("Sustainability"), description=N_("Whether the present way can go on, and for how long.")
    )


class ContributingService(Part, title=N_("Contributing service")):
    """A service that contributes to the domain."""

    service: Slug = Field(title=N_("Service"), description=N_("The id of the service card."))
    represented_by: Slug | None = Field(
        None,
        title=N_("Represented by"),
        description=N_("The person who represents the service in the core team, if not its lead."),
    )


class TeamMeeting(Part, title=N_("Meeting of the team")):
    """A meeting of the core team."""

    date: Day = Field(title=N_("Date"), description=N_("The day the team met."))
    minutes: Text | None = Field(
        None, title=N_("Minutes"), description=N_("Where the minutes are, or what was agreed.")
    )


class Retrospective(Part, title=N_("Retrospective")):
    """A day on which the team gave itself feedback."""

    date: Day = Field(title=N_("Date"), description=N_("The day of the retrospective."))


class Bill(Part, title=N_("Legal act in preparation")):
    """A legal act in preparation."""

    title: Line = Field(title=N_("Title"), description=N_("The title of the draft."))
    stage: Text | None = Field(None, title=N_("Stage"), description=N_("Where the draft is in the procedure."))
    due: Day | None = Field(None, title=N_("Due"), description=N_("The day by which the next step is due."))


class Proposal(Part, title=N_("Proposal")):
    """A proposal of a team member: a new service, a change, a budget or work-plan item."""

    type: Line | None = Field(
        None,
        title=N_("Type"),
        description=N_("`service_new`, `service_change`, `workplan`, `budget`, `development`, or a word of your own."),
    )
    text: Text = Field(title=N_("Proposal"), description=N_("What is proposed and why."))
    proposer: Slug | None = Field(None, title=N_("Proposer"), description=N_("The person who proposed it."))
    date: Day | None = Field(None, title=N_("Date"), description=N_("The day of the proposal."))
    status: Line | None = Field(
        None,
        title=N_("Status"),
        description=N_("`open`, `accepted: <id of what it became>` or `rejected: <reason>`; open if left out."),
    )


class Policy(Record, title=N_("Policy card")):
    """A policy card."""

    id: Slug = Field(title=N_("Id"), description=N_("The same as the file name."))
    title: Line = Field(title=N_("Title"), description=N_("The name of the policy domain."))
    department: Slug = Field(
        title=N_("Department"), description=N_("The unit of the ministry in charge of the domain.")
    )
    policy_lead: Slug = Field(title=N_("Policy lead"), description=N_("The person who leads the domain."))
    deputy_area: Text | None = Field(
        None, title=N_("Area of the deputy"), description=N_("The area of the deputy secretary general it belongs to.")
    )
    status: PolicyStatus = Field("active", title=N_("Status"), description=N_("Whether the domain goes on."))
    successors: Items[Slug] = Field(
        (), title=N_("Successors"), description=N_("The policy cards that took over a merged or split domain.")
    )
    vision: Text = Field(title=N_("Vision"), description=N_("What the domain is to look like in some years."))
    summary: Text | None = Field(None, title=N_("Summary"), description=N_("The domain in two or three sentences."))
    situation: Situation | None = Field(
        None, title=N_("Situational picture"), description=N_("Needs, resources, present state, sustainability.")
    )
    target_groups: Items[Text] = Field(title=N_("Target groups"), description=N_("Whom the policy is for."))
    goals: Items[Goal] = Field(title=N_("Goals"), description=N_("What the domain wants to reach, with indicators."))
    services: Items[ContributingService] = Field(
        title=N_("Services"), description=N_("The services that contribute to the domain.")
    )
    core_team: CoreTeam = Field(title=N_("Core team"), description=N_("Who manages the domain together with the lead."))
    meeting_log: Items[TeamMeeting] = Field(
        (), title=N_("Meetings of the team"), description=N_("When the core team met.")
    )
    retros: Items[Annotated[Retrospective, Shorthand("date", Day)]] = Field(
        (), title=N_("Retrospectives"), description=N_("When the core team gave itself feedback.")
    )
    related_policies: Items[Slug] = Field(
        (), title=N_("Related policies"), description=N_("Other policy cards this domain depends on or works with.")
    )
    legal_acts: Items[LegalAct] = Field((), title=N_("Legal acts"), description=N_("The acts that rule the domain."))
    legislation_pipeline: Items[Bill] = Field(
        (), title=N_("Legal acts in preparation"), description=N_("Drafts and amendments under way.")
    )
    information_systems: Items[Text] = Field(
        (), title=N_("Information systems"), description=N_("The systems the domain works with.")
    )
    registers: Items[Text] = Field((), title=N_("Registers"), description=N_("The state databases of the domain."))
    continuity: Text | None = Field(
        None, title=N_("Continuity"), description=N_("How vital functions go on in a crisis.")
    )
    networks: Items[Text] = Field((), title=N_("Networks"), description=N_("Networks in which the domain works."))
    stakeholders: Items[Text] = Field(
        (), title=N_("Stakeholders"), description=N_("Groups concerned, and how they are involved.")
    )
    development_needs: Items[DevelopmentNeed] = Field(
        (), title=N_("Development needs"), description=N_("What has to be developed in the domain.")
    )
    resource_need: ResourceNeed | None = Field(
        None, title=N_("Need for resources"), description=N_("People and money needed to reach the goals.")
    )
    budget: Items[BudgetYear] = Field((), title=N_("Budget"), description=N_("Year by year, in euros."))
    risks: Items[Risk] = Field((), title=N_("Risks"), description=N_("What may go wrong, and what is done about it."))
    proposals: Items[Proposal] = Field(
        (), title=N_("Proposals"), description=N_("Proposals of the team's members to the policy lead.")
    )
    reviewed: Day | None = Field(None, title=N_("Reviewed"), description=N_("The day the card was last gone through."))
    visibility: Visibility | None = Field(None, title=N_("Visibility"), description=N_("Who may see the card."))
