"""The service card, and the support-service card, which is the same kind with another type."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from som_cli.cards.goals import Goal
from som_cli.cards.parts import (
    BudgetYear,
    CoreTeam,
    DevelopmentNeed,
    Involved,
    LegalAct,
    ResourceNeed,
    Risk,
    Visibility,
)
from som_cli.fields import Choices, Day, Items, Line, Number, Part, Record, Slug, Text, Url, Year
from som_cli.locale import N_

ServiceType = Annotated[
    Literal["service", "support_service"],
    Choices(service=N_("a service to clients"), support_service=N_("a support service within the organisation")),
]
ServiceKind = Annotated[
    Literal["direct", "indirect", "internal_support", "external_support"],
    Choices(
        direct=N_("a direct service: the client deals with the agency"),
        indirect=N_("an indirect service: it works for people without their taking part"),
        internal_support=N_("a support service for the organisation itself"),
        external_support=N_("a support service for other organisations"),
    ),
]


class Satisfaction(Part, title=N_("Satisfaction")):
    """How satisfied the clients are, on which scale, in which year."""

    value: Number = Field(title=N_("Value"), description=N_("The satisfaction measured."))
    scale: Number | Text | None = Field(
        None, union_mode="left_to_right", title=N_("Scale"), description=N_("The scale of the value, such as 1–5 or %.")
    )
    year: Year | None = Field(None, title=N_("Year"), description=N_("The year in which it was measured."))


class UserExperience(Part, title=N_("User experience")):
    """How clients experience the service."""

    satisfaction: Satisfaction | None = Field(
        None, title=N_("Satisfaction"), description=N_("How satisfied the clients are.")
    )
    measured_on: Day | None = Field(None, title=N_("Measured on"), description=N_("The day of the last measurement."))
    feedback: Items[Text] = Field((), title=N_("Feedback"), description=N_("What clients say, in their own words."))


class Message(Part, title=N_("Message")):
    """What the client is told, when and by which channel."""

    moment: Text | None = Field(None, title=N_("Moment"), description=N_("When it is said, seen from the client."))
    channel: Text | None = Field(None, title=N_("Channel"), description=N_("By which channel it is said."))
    message: Text = Field(title=N_("Message"), description=N_("What the client is told."))


class ServiceData(Part, title=N_("Data")):
    """Data that arise in the service or that it collects."""

    name: Line = Field(title=N_("Name"), description=N_("What data they are."))
    register_: Text | None = Field(
        None, alias="register", title=N_("Register"), description=N_("The database that keeps them.")
    )
    description_url: Url | None = Field(None, title=N_("Description"), description=N_("Where the data are described."))
    quality_owner: Slug | None = Field(
        None, title=N_("Answers for quality"), description=N_("The person who answers for the quality of the data.")
    )


class ServiceGoal(Goal, title=N_("Goal of a service")):
    """A goal of a service, coordinated in a policy domain's core team."""

    coordinated_in: Slug | None = Field(
        None, title=N_("Coordinated in"), description=N_("The policy domain whose core team agreed to the goal.")
    )
    coordinated_on: Day | None = Field(
        None, title=N_("Coordinated on"), description=N_("The day the core team agreed to it.")
    )


SUPPORT = "support_service"


def _led_or_managed(form: dict[str, Any]) -> None:
    """A support service needs its manager or a lead, a service to clients its lead."""
    form["required"].remove("service_lead")
    managed = {"required": ["service_manager"], "properties": {"type": {"const": SUPPORT}}}
    form["anyOf"] = [{"required": ["service_lead"]}, managed]


class Service(Record, title=N_("Service card"), json_schema_extra=_led_or_managed):
    """A service card or a support-service card, led by its manager where no lead is named. Source: S22, S24."""

    id: Slug = Field(title=N_("Id"), description=N_("The same as the file name."))
    title: Line = Field(title=N_("Title"), description=N_("The name of the service as clients know it."))
    type: ServiceType = Field(title=N_("Type"), description=N_("A service to clients, or a support service."))
    organisation: Slug = Field(title=N_("Organisation"), description=N_("The agency that provides the service."))
    service_lead: Slug = Field(title=N_("Service lead"), description=N_("The person who answers for the service."))
    service_manager: Slug | None = Field(
        None, title=N_("Support-service manager"), description=N_("For a support service: the person who manages it.")
    )
    supports: Items[Slug] = Field(
        (), title=N_("Supports"), description=N_("For a support service: the policies or services it works for.")
    )
    catalogue_ids: Items[Text] = Field(
        (), title=N_("Ids in the catalogue"), description=N_("The ids of the service in the state's service catalogue.")
    )
    service_kind: ServiceKind | None = Field(
        None, title=N_("Kind in the catalogue"), description=N_("How the state's service catalogue classes it.")
    )
    vision: Text | None = Field(None, title=N_("Vision"), description=N_("What the service is to be in some years."))
    clients: Items[Text] = Field(title=N_("Clients"), description=N_("For whom the service creates value."))
    internal_clients: Items[Text] = Field(
        (), title=N_("Internal clients"), description=N_("For a support service: the units or roles it serves.")
    )
    client_needs: Text = Field(
        title=N_("Client needs"), description=N_("What clients expect, and the need the service helps with.")
    )
    delivery: Text = Field(title=N_("Provision"), description=N_("How the service is provided, step by step."))
    channels: Items[Text] = Field(title=N_("Channels"), description=N_("Where the client can get it."))
    user_experience: UserExperience = Field(
        title=N_("User experience"), description=N_("How clients experience it, and how that was measured.")
    )
    communication: Items[Message] = Field(
        title=N_("Communication"), description=N_("What clients are told at different moments.")
    )
    legal_acts: Items[LegalAct] = Field(title=N_("Legal acts"), description=N_("The acts that rule the service."))
    standards: Items[Text] = Field(title=N_("Standards"), description=N_("The standards of the field that affect it."))
    processes: Items[Text] = Field(title=N_("Processes"), description=N_("The main processes or key activities."))
    parties: Items[Involved] = Field(title=N_("Parties"), description=N_("Who is involved, in which role."))
    risks: Items[Risk] = Field(title=N_("Risks"), description=N_("Obstacles and risks, and what is done about them."))
    products: Items[Text] = Field(
        title=N_("Products"), description=N_("Information systems, registers and forms used to provide it.")
    )
    service_level: Text | None = Field(
        None, title=N_("Service level"), description=N_("For a support service: what is promised, and how fast.")
    )
    data: Items[ServiceData] = Field((), title=N_("Data"), description=N_("Data that arise or are collected."))
    goals: Items[ServiceGoal] = Field((), title=N_("Goals"), description=N_("What the service wants to reach."))
    core_team: CoreTeam | None = Field(
        None, title=N_("Core team"), description=N_("Who manages the service together with its lead.")
    )
    development_needs: Items[DevelopmentNeed] = Field(
        (), title=N_("Development needs"), description=N_("What has to be developed in the service.")
    )
    resource_need: ResourceNeed | None = Field(
        None, title=N_("Need for resources"), description=N_("People and money needed to reach the goals.")
    )
    budget: Items[BudgetYear] = Field((), title=N_("Budget"), description=N_("Year by year, in euros."))
    process_reviewed: Day | None = Field(
        None, title=N_("Processes reviewed"), description=N_("The day the processes were last gone through.")
    )
    reviewed: Day | None = Field(None, title=N_("Reviewed"), description=N_("The day the card was last gone through."))
    visibility: Visibility | None = Field(None, title=N_("Visibility"), description=N_("Who may see the card."))

    @model_validator(mode="before")
    @classmethod
    def _lead_of_support(cls, values: Any) -> Any:
        """Take the manager of a support service for its lead."""
        if isinstance(values, dict) and values.get("type") == SUPPORT and "service_manager" in values:
            return {"service_lead": values["service_manager"], **values}
        return values
