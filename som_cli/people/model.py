"""Who there is: people, and the organisations they belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from som_cli.fields import Choices, Day, Email, Items, Line, Part, Record, Slug, Text
from som_cli.locale import N_

if TYPE_CHECKING:
    from datetime import date

OrganisationType = Annotated[
    Literal["ministry", "agency", "public_body", "external"],
    Choices(
        ministry=N_("the ministry"),
        agency=N_("an agency of the area of government"),
        public_body=N_("a body with a legal form of its own, such as a public-law body, a foundation or a company"),
        external=N_("an organisation outside the area of government"),
    ),
]
OfficeName = Annotated[
    Literal["minister", "secretary_general", "deputy_secretary_general"],
    Choices(
        minister=N_("minister"),
        secretary_general=N_("secretary general (kantsler)"),
        deputy_secretary_general=N_("deputy secretary general (asekantsler) of an area"),
    ),
]


class Dated:
    """What has a first and a last day, both included; an open end means that it goes on."""

    if TYPE_CHECKING:
        from_: date | None
        to: date | None

    def covers(self, day: date) -> bool:
        """Is the day within the dates?"""
        return (self.from_ is None or self.from_ <= day) and (self.to is None or day <= self.to)


class Active(Dated, Part, title=N_("In service")):
    """When a person or an organisation is in service."""

    from_: Day | None = Field(None, alias="from", title=N_("From"), description=N_("The first day; open if left out."))
    to: Day | None = Field(None, title=N_("To"), description=N_("The last day; open if left out."))


class SigningKey(Dated, Part, title=N_("Signing key")):
    """A public key with which a person signs commits, and when it counts."""

    key: Text = Field(
        title=N_("Key"), description=N_("The public key as git knows it: an SSH key or an OpenPGP fingerprint.")
    )
    from_: Day | None = Field(None, alias="from", title=N_("From"), description=N_("The first day; open if left out."))
    to: Day | None = Field(None, title=N_("To"), description=N_("The last day; open if left out."))


class Person(Record, title=N_("Person")):
    """A person who takes part in the process."""

    id: Slug = Field(title=N_("Id"), description=N_("The same as the file name: given and family name, without marks."))
    name: Line = Field(title=N_("Name"), description=N_("Given name and family name."))
    organisation: Slug = Field(title=N_("Organisation"), description=N_("The organisation the person works for."))
    unit: Slug | None = Field(None, title=N_("Department or unit"), description=N_("The unit of that organisation."))
    email: Items[Email] = Field(
        (),
        title=N_("E-mail"),
        description=N_("Every address under which git knows the person; the first one is written to."),
    )
    handle: Line | None = Field(
        None, title=N_("Account"), description=N_("The person's account on the git host, without @.")
    )
    signing_keys: Items[SigningKey] = Field(
        (), title=N_("Signing keys"), description=N_("Keys with which the person signs, each with its dates.")
    )
    active: Active | None = Field(
        None, title=N_("Active"), description=N_("From when to when the person is in service.")
    )

    def is_active(self, day: date) -> bool:
        """Is the person in service on the day?"""
        return self.active is None or self.active.covers(day)


class Unit(Part, title=N_("Department or unit")):
    """A department or another unit of an organisation."""

    id: Slug = Field(title=N_("Id"), description=N_("A short name by which cards point at the unit."))
    name: Line = Field(title=N_("Name"), description=N_("The official name of the unit."))
    head: Slug | None = Field(None, title=N_("Head"), description=N_("The person who leads the unit."))
    portfolio_manager: Slug | None = Field(
        None,
        title=N_("Policy-portfolio manager"),
        description=N_("The person in charge of the policy domains of the unit (portfellijuht)."),
    )


class Office(Dated, Part, title=N_("Office")):
    """An office of the ministry and who holds it from when to when."""

    office: OfficeName = Field(title=N_("Office"), description=N_("Which office it is."))
    area: Text | None = Field(
        None, title=N_("Area"), description=N_("The area a deputy secretary general answers for.")
    )
    person: Slug = Field(title=N_("Person"), description=N_("The person who holds the office."))
    from_: Day | None = Field(None, alias="from", title=N_("From"), description=N_("The first day; open if left out."))
    to: Day | None = Field(None, title=N_("To"), description=N_("The last day; open if left out."))


class Organisation(Record, title=N_("Organisation")):
    """The ministry, an agency of its area, or another organisation."""

    id: Slug = Field(title=N_("Id"), description=N_("The same as the file name; often the abbreviation in lower case."))
    name: Line = Field(title=N_("Name"), description=N_("The official name."))
    abbreviation: Line | None = Field(None, title=N_("Abbreviation"), description=N_("The official abbreviation."))
    name_en: Line | None = Field(None, title=N_("Name in English"), description=N_("The official name in English."))
    type: OrganisationType = Field(title=N_("Type"), description=N_("What kind of organisation it is."))
    parent: Slug | None = Field(None, title=N_("Parent"), description=N_("The organisation it belongs under."))
    units: Items[Unit] = Field((), title=N_("Units"), description=N_("Departments and other units."))
    head: Slug | None = Field(None, title=N_("Head"), description=N_("The person who leads the organisation."))
    offices: Items[Office] = Field(
        (), title=N_("Offices"), description=N_("Minister, secretary general and deputies, each with dates.")
    )
    aliases: Items[Line] = Field(
        (), title=N_("Other names"), description=N_("Earlier or everyday names under which people look for it.")
    )
    active: Active | None = Field(
        None, title=N_("Active"), description=N_("From when to when the organisation exists.")
    )

    @property
    def short_name(self) -> str:
        """The abbreviation, else the name."""
        return self.abbreviation or self.name

    def unit(self, unit_id: str) -> Unit | None:
        """The unit of that id, if there is one."""
        return next((unit for unit in self.units if unit.id == unit_id), None)
