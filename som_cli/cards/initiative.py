"""The card of a development initiative (arendusalgatus): what it is about, for whom, at what cost."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from som_cli.cards.parts import Involved, LegalAct, Visibility
from som_cli.fields import (
    UNKNOWN,
    Choices,
    Day,
    Hours,
    Items,
    Line,
    Money,
    OrUnknown,
    Part,
    Quantity,
    Record,
    Shorthand,
    Slug,
    Text,
    Unknown,
    Year,
    YesNo,
)
from som_cli.locale import N_
from som_cli.people.bodies import Domain

if TYPE_CHECKING:
    from datetime import date

    from pydantic.config import JsonDict

DUTIES = ("current_situation", "problem", "expected_outcome", "impact", "alternatives")  # D15: before `submit`

PriorityBasis = Annotated[
    Literal["plan", "political", "agreed"],
    Choices(
        plan=N_("a development plan"),
        political=N_("a political agreement"),
        agreed=N_("another agreement"),
    ),
]
YesNoUnknown = Annotated[
    Literal["yes", "no", "unknown"],
    Choices(yes=N_("yes"), no=N_("no"), unknown=N_("not known yet")),
]
LegislationStatus = Annotated[
    Literal["not_started", "started", "in_parliament", "in_force"],
    Choices(
        not_started=N_("not started"),
        started=N_("started"),
        in_parliament=N_("in the Riigikogu"),
        in_force=N_("in force"),
    ),
]
Size = Annotated[
    Literal["S", "M", "L", "XL"],
    Choices(S=N_("small"), M=N_("medium"), L=N_("large"), XL=N_("very large")),
]
LineKind = Annotated[
    Literal["development", "operation"],
    Choices(development=N_("building it"), operation=N_("keeping it running")),
]
Implementer = Annotated[
    Literal["tehik", "agency", "other"],
    Choices(tehik=N_("TEHIK"), agency=N_("the agency itself"), other=N_("somebody else")),
]

Party = Involved


class Alternative(Part, title=N_("Alternative")):
    """Another way that was considered; doing nothing is one."""

    title: Line = Field(title=N_("Title"), description=N_("The alternative in a few words, such as “do nothing”."))
    description: Text | None = Field(None, title=N_("Description"), description=N_("What it would mean."))
    why_not: Text | None = Field(None, title=N_("Why not"), description=N_("One sentence on why it was not chosen."))


class ImpactAssessment(Part, title=N_("Impact assessment")):
    """The preliminary impact assessment: five short answers; “no change” is an answer."""

    clients: Text | None = Field(None, title=N_("Clients"), description=N_("What changes for the clients."))
    admin_burden: Text | None = Field(
        None, title=N_("Administrative burden"), description=N_("What changes for officials and for those who report.")
    )
    costs_saved: Text | None = Field(None, title=N_("Costs saved"), description=N_("What is saved, where, from when."))
    risks: Text | None = Field(None, title=N_("Risks"), description=N_("What may go wrong."))
    data_protection: Text | None = Field(
        None,
        title=N_("Data protection"),
        description=N_("Which personal data are touched, and how they are protected."),
    )


class Consulted(Part, title=N_("Consulted")):
    """An organisation or a person who was talked to, and when."""

    organisation: Slug | None = Field(None, title=N_("Organisation"), description=N_("Which organisation, e.g. tehik."))
    person: Slug | None = Field(None, title=N_("Person"), description=N_("Which person, e.g. the service lead."))
    date: Day | None = Field(None, title=N_("Date"), description=N_("The day of the talk."))


class Legislation(Part, title=N_("Legislation")):
    """Whether the law must be changed, and how far that is."""

    needed: YesNoUnknown = Field(title=N_("Needed"), description=N_("Yes, no, or unknown."))
    acts: Items[Annotated[LegalAct, Shorthand("title", Line)]] = Field(
        (), title=N_("Acts"), description=N_("Which acts must be changed.")
    )
    status: LegislationStatus | None = Field(None, title=N_("Status"), description=N_("How far the change is."))
    reference: Text | None = Field(
        None, title=N_("Reference"), description=N_("Where the change can be followed, e.g. in EIS.")
    )


class Estimate(Part, title=N_("Estimate")):
    """How much work it is, as TEHIK or another builder estimates."""

    size: Size | None = Field(None, title=N_("Size"), description=N_("Small, medium, large or very large."))
    duration_months: Quantity | None = Field(None, title=N_("Duration"), description=N_("Months from start to end."))
    people: Mapping[Line, Quantity] = Field(
        default={}, title=N_("People"), description=N_("Person-months by role, e.g. `analyst: 4`.")
    )

    @property
    def person_months(self) -> Decimal:
        """Person-months of all roles together."""
        return sum(self.people.values(), Decimal(0))


_EUROS_OR_HOURS: JsonDict = {"anyOf": [{"required": ["amount"]}, {"required": ["hours"]}]}


class BudgetLine(Part, title=N_("Budget line"), json_schema_extra=_EUROS_OR_HOURS):
    """What one year costs, in euros or in hours, and where that comes from."""

    year: Year = Field(title=N_("Year"), description=N_("The budget year."))
    amount: Money | None = Field(
        None, title=N_("Amount"), description=N_("Euros; leave it out if the line is in hours.")
    )
    hours: Hours | None = Field(None, title=N_("Hours"), description=N_("Hours of a framework contract."))
    source: Text | None = Field(
        None, title=N_("Source"), description=N_("Where the money comes from; “unknown” if there is no answer yet.")
    )
    secured: YesNo | None = Field(None, title=N_("Secured"), description=N_("Is the money already there?"))
    kind: LineKind | None = Field(None, title=N_("Kind"), description=N_("Building it, or keeping it running."))


class Budget(Part, title=N_("Budget")):
    """What it costs, year by year."""

    vat_included: YesNo | None = Field(
        None, title=N_("With VAT"), description=N_("Are the amounts with VAT (true) or without (false)?")
    )
    lines: Items[BudgetLine] = Field(
        (), title=N_("Lines"), description=N_("One line for each year, source and kind of cost.")
    )

    @property
    def total(self) -> Decimal | None:
        """Euros of all lines; None where no line names any."""
        amounts = [line.amount for line in self.lines if line.amount is not None]
        return sum(amounts, Decimal(0)) if amounts else None

    @property
    def hours(self) -> Decimal | None:
        """Hours of all lines; None where no line names any."""
        hours = [line.hours for line in self.lines if line.hours is not None]
        return sum(hours, Decimal(0)) if hours else None

    @property
    def by_year(self) -> dict[int, Decimal]:
        """Euros of each year that has any, in order of years."""
        years: dict[int, Decimal] = {}
        for line in sorted(self.lines, key=lambda line: line.year):
            if line.amount is not None:
                years[line.year] = years.get(line.year, Decimal(0)) + line.amount
        return years


class Milestone(Part, title=N_("Milestone")):
    """What is ready on which day."""

    date: Day = Field(title=N_("Date"), description=N_("The day by which it is ready."))
    text: Text = Field(title=N_("Milestone"), description=N_("What is ready then."))
    result: Text | None = Field(None, title=N_("Result"), description=N_("What people can do with it."))


class Schedule(Part, title=N_("Schedule")):
    """When it starts and ends, and what is ready in between."""

    start: Day | None = Field(None, title=N_("Start"), description=N_("The day the work starts; the month counts."))
    end: Day | None = Field(None, title=N_("End"), description=N_("The day the work ends; the month counts."))
    milestones: Items[Milestone] = Field(
        (), title=N_("Milestones"), description=N_("For the first 18 months: what is ready when.")
    )

    @property
    def span(self) -> tuple[date, date] | None:
        """First and last day, where both are known and in order."""
        if self.start is None or self.end is None or self.start > self.end:
            return None
        return self.start, self.end


class Initiative(Record, title=N_("Initiative")):
    """The card of a development initiative; a draft needs only what identifies it."""

    id: Slug = Field(title=N_("Id"), description=N_("Agency, year and title; made once and never changed."))
    title: Line = Field(
        title=N_("Title"), description=N_("What is the title? Up to eight words that say what is done.")
    )
    agency: Slug = Field(title=N_("Agency"), description=N_("Which agency submits? The ministry may submit too."))
    domain: Domain | None = Field(
        None,
        title=N_("Domain"),
        description=N_(
            "Which committee decides? If both are touched, choose the one with more of the work;"
            " the other sees it as information."
        ),
    )
    also: Items[Domain] = Field(
        (), title=N_("Also concerns"), description=N_("The other domain, whose committee sees it as information.")
    )
    submitter: Slug = Field(title=N_("Submitter"), description=N_("The person who submits the initiative."))
    service: Slug | None = Field(
        None, title=N_("Service"), description=N_("Which service does it develop? If none, choose the policy domain.")
    )
    policy: Slug | None = Field(
        None, title=N_("Policy"), description=N_("The policy domain it belongs to, where there is no service yet.")
    )
    development_need: Slug | None = Field(
        None, title=N_("Development need"), description=N_("The need on the service or policy card that it answers.")
    )
    current_situation: Text | None = Field(
        None,
        title=N_("Current situation"),
        description=N_("What is the situation now? What people do today, in which system, how often."),
    )
    problem: Text | None = Field(
        None,
        title=N_("Problem"),
        description=N_("What problem needs solving? Whose problem is it, and what if nothing is done?"),
    )
    expected_outcome: Text | None = Field(
        None,
        title=N_("Expected outcome"),
        description=N_("What is different when it is done? Write it so that it can be checked."),
    )
    impact: Text | None = Field(
        None,
        title=N_("Impact"),
        description=N_("Whom does it affect, and how much? An estimate will do; say that it is one."),
    )
    alternatives: Items[Alternative] = Field(
        (),
        title=N_("Alternatives"),
        description=N_(
            "What else was considered? At least one, including doing nothing; one sentence each on why not."
        ),
    )
    client_view: Text | None = Field(
        None,
        title=N_("Client's view"),
        description=N_("What changes for the client? One sentence as the client would say it."),
    )
    priority_basis: PriorityBasis | None = Field(
        None,
        title=N_("Basis of priority"),
        description=N_("Why now? A development plan, political will or another agreement."),
    )
    plan_goals: Items[Slug] = Field((), title=N_("Plan goals"), description=N_("Which plan goals does it support?"))
    consulted: Items[Consulted] = Field(
        (),
        title=N_("Consulted"),
        description=N_("Whom have you talked to? TEHIK, the service or policy lead, others concerned, with dates."),
    )
    parties: Items[Party] = Field((), title=N_("Parties"), description=N_("Who else is involved, and in which role?"))
    impact_assessment: ImpactAssessment | None = Field(
        None,
        title=N_("Impact assessment"),
        description=N_("What is the preliminary impact assessment? Five short answers; “no change” is an answer."),
    )
    legislation: Annotated[Legislation | Unknown, OrUnknown()] | None = Field(
        None,
        title=N_("Legislation"),
        description=N_("Must the law be changed? If yes: which acts, and has it been started?"),
    )
    estimate: Annotated[Estimate | Unknown, OrUnknown()] | None = Field(
        None,
        title=N_("Estimate"),
        description=N_("How much work is it? Size, months, and person-months by role; ask TEHIK."),
    )
    budget: Annotated[Budget | Unknown, OrUnknown()] | None = Field(
        None,
        title=N_("Budget"),
        description=N_(
            "What does it cost and where does the money come from? By year; development and operation apart."
        ),
    )
    schedule: Annotated[Schedule | Unknown, OrUnknown()] | None = Field(
        None, title=N_("Schedule"), description=N_("When does it start and end?")
    )
    implementer: Implementer | None = Field(
        None, title=N_("Implementer"), description=N_("Who builds it? TEHIK, the agency itself, or somebody else.")
    )
    team: Text | None = Field(None, title=N_("Team"), description=N_("The team that does the work."))
    information_systems: Items[Text] = Field(
        (), title=N_("Information systems"), description=N_("The systems it builds or changes.")
    )
    depends_on: Items[Slug] = Field(
        (), title=N_("Depends on"), description=N_("The initiatives that must be done first.")
    )
    related: Items[Slug] = Field((), title=N_("Related"), description=N_("Other initiatives it touches."))
    supersedes: Slug | None = Field(
        None, title=N_("Supersedes"), description=N_("The earlier initiative that this one takes the place of.")
    )
    visibility: Visibility | None = Field(None, title=N_("Visibility"), description=N_("Who may see the card."))

    @property
    def known_legislation(self) -> Legislation | None:
        """The answer about legislation, unless nothing was said or it is unknown."""
        return None if self.legislation == UNKNOWN else self.legislation

    @property
    def known_estimate(self) -> Estimate | None:
        """The estimate, unless nothing was said or it is unknown."""
        return None if self.estimate == UNKNOWN else self.estimate

    @property
    def known_budget(self) -> Budget | None:
        """The budget, unless nothing was said or it is unknown."""
        return None if self.budget == UNKNOWN else self.budget

    @property
    def known_schedule(self) -> Schedule | None:
        """The schedule, unless nothing was said or it is unknown."""
        return None if self.schedule == UNKNOWN else self.schedule

    @property
    def deciding_domain(self) -> str:
        """The domain whose committee decides; empty in a draft that does not say yet."""
        return self.domain or ""

    @property
    def domains(self) -> tuple[Domain, ...]:
        """The domain that decides, then those that are informed."""
        own = (self.domain,) if self.domain else ()
        return (*own, *(other for other in self.also if other != self.domain))
