"""The bodies that decide: area committees, agency steering groups, agency management."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal, get_args

from pydantic import BeforeValidator, Field

from som_cli.fields import Choices, Day, Items, Line, Part, Rank, Record, Slug, Text
from som_cli.locale import N_
from som_cli.people.model import Dated

if TYPE_CHECKING:
    from datetime import date

    from pydantic.config import JsonDict

Domain = Annotated[
    Literal["social", "health"],
    Choices(social=N_("the social domain"), health=N_("the health domain")),
]
DOMAINS: tuple[str, ...] = get_args(get_args(Domain)[0])
BodyType = Annotated[
    Literal["area_committee", "agency_group", "agency_management"],
    Choices(
        area_committee=N_("area committee (juhtkomisjon): decides which initiatives enter the portfolio"),
        agency_group=N_("agency steering group (juhtrühm): assesses and endorses the agency's initiatives"),
        agency_management=N_("agency management (juhtkond)"),
    ),
]
MemberRole = Annotated[
    Literal["chair", "secretary", "coordinator", "member", "representative"],
    Choices(
        chair=N_("chair"),
        secretary=N_("secretary"),
        coordinator=N_("portfolio coordinator (arendusportfellide haldur)"),
        member=N_("member"),
        representative=N_("representative of an agency"),
    ),
]
OrderNumber = Annotated[Line, BeforeValidator(lambda value: str(value) if type(value) is int else value)]


_SAYS_WHOSE: JsonDict = {
    "if": {"properties": {"type": {"const": "area_committee"}}},
    "then": {"required": ["domain"]},
    "else": {"required": ["organisation"]},
}


class Order(Part, title=N_("Order")):
    """The order by which a body was formed."""

    number: OrderNumber = Field(title=N_("Number"), description=N_("The number of the order."))
    date: Day = Field(title=N_("Date"), description=N_("The day the order was signed."))
    title: Line | None = Field(None, title=N_("Title"), description=N_("The title of the order."))


class Member(Dated, Part, title=N_("Member")):
    """A person in a body, in a role, from when to when."""

    person: Slug = Field(title=N_("Person"), description=N_("Who the member is."))
    role: MemberRole = Field(title=N_("Role"), description=N_("What the person does in the body."))
    organisation: Slug | None = Field(
        None, title=N_("Organisation"), description=N_("The organisation the member speaks for, if not their own.")
    )
    substitute_for: Slug | None = Field(
        None, title=N_("Substitute for"), description=N_("The member whom the person stands in for.")
    )
    from_: Day | None = Field(None, alias="from", title=N_("From"), description=N_("The first day; open if left out."))
    to: Day | None = Field(None, title=N_("To"), description=N_("The last day; open if left out."))


class Quorum(Part, title=N_("Quorum")):
    """How many members must be present to decide."""

    members: Rank = Field(title=N_("Members"), description=N_("The least number of members present."))


class Body(Record, title=N_("Body"), json_schema_extra=_SAYS_WHOSE):
    """A body that decides on initiatives, with the order behind it and its members."""

    id: Slug = Field(title=N_("Id"), description=N_("The same as the file name."))
    name: Line = Field(title=N_("Name"), description=N_("The official name of the body."))
    type: BodyType = Field(title=N_("Type"), description=N_("What kind of body it is."))
    domain: Domain | None = Field(
        None, title=N_("Domain"), description=N_("For an area committee: the domain whose initiatives it decides on.")
    )
    organisation: Slug | None = Field(
        None, title=N_("Organisation"), description=N_("For a body of an agency: which agency.")
    )
    order: Order = Field(title=N_("Order"), description=N_("The order by which the body was formed."))
    members: Items[Member] = Field(title=N_("Members"), description=N_("Its members, each with role and dates."))
    handle: Line | None = Field(
        None, title=N_("Team on the host"), description=N_("The team of the body on the git host, without @.")
    )
    quorum: Quorum | None = Field(
        None, title=N_("Quorum"), description=N_("How many members must be present to decide.")
    )
    rhythm: Text | None = Field(None, title=N_("Rhythm"), description=N_("How often the body meets."))

    def members_on(self, day: date) -> tuple[Member, ...]:
        """The members whose dates cover the day, in the order of the file."""
        return tuple(member for member in self.members if member.covers(day))
