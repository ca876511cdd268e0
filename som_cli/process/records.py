"""What happens to an initiative, as it is filed: acts, opinions, reports. None of them is ever edited."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo

from pydantic import BeforeValidator, Field, PlainSerializer, WithJsonSchema

from som_cli.cards.initiative import Budget
from som_cli.fields import (
    Choices,
    Day,
    Hours,
    Items,
    Line,
    Money,
    OrUnknown,
    Part,
    Period,
    Rank,
    Record,
    Shorthand,
    Slug,
    Text,
    Unknown,
    Whole,
    YesNo,
)
from som_cli.locale import N_

TALLINN = ZoneInfo("Europe/Tallinn")
MOMENT_PATTERN = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:Z|[+-][0-9]{2}:[0-9]{2})$"
ACT_DIGEST_PATTERN = r"^a1:(?:0|[0-9a-f]{64})$"
CARD_DIGEST_PATTERN = r"^c1:[0-9a-f]{64}$"
TARGET_DIGEST_PATTERN = r"^[aor]1:[0-9a-f]{64}$"
TARGET_PATTERN = r"^(?:[0-9]{3,}-[a-z]+|r[0-9]+-[a-z0-9-]+|[0-9]{4}-T[1-3]-[a-z0-9-]+)$"
PATH_PATTERN = r"^[a-z_]+(?:\.(?:[a-z_]+|[0-9]+))*$"
FIRST = "a1:0"  # what the first act says of the one before it


def _moment(value: Any) -> Any:
    """Take `2026-10-14T10:05:00+03:00` and nothing else."""
    if isinstance(value, dt.datetime):
        return value
    if not isinstance(value, str) or not re.fullmatch(MOMENT_PATTERN, value):
        raise ValueError("iso-moment")
    try:
        return dt.datetime.fromisoformat(value)
    except ValueError:
        raise ValueError("iso-moment") from None


Moment = Annotated[
    dt.datetime,
    BeforeValidator(_moment),
    PlainSerializer(lambda value: value.isoformat(timespec="seconds"), when_used="json"),
    WithJsonSchema({"type": "string", "pattern": MOMENT_PATTERN}),
]
ActDigest = Annotated[str, Field(pattern=ACT_DIGEST_PATTERN)]
CardDigest = Annotated[str, Field(pattern=CARD_DIGEST_PATTERN)]
TargetDigest = Annotated[str, Field(pattern=TARGET_DIGEST_PATTERN)]
TargetStem = Annotated[str, Field(pattern=TARGET_PATTERN, max_length=120)]
Outcome = Annotated[
    Literal["yes", "yes-if", "no", "return", "agreed", "changed"],
    Choices(
        **{
            "yes": N_("yes (JAH)"),
            "yes__if": N_("yes, if (JAH, KUI)"),
            "no": N_("no (EI)"),
            "return": N_("returned to the draft"),
            "agreed": N_("agreed at once: the submitter is the lead"),
            "changed": N_("changed since it was endorsed"),
        }
    ),
]
Rating = Annotated[Whole, Field(ge=1, le=5)]
CRITERIA = ("outcome", "impact", "priorities", "alternatives")  # D58


class ConditionDraft(Part, title=N_("Condition")):
    """A condition of a JAH, KUI as a person gives it; the id may be left to the program."""

    id: Slug | None = Field(None, title=N_("Id"), description=N_("`c1`, `c2` … unless given."))
    text: Text = Field(title=N_("Condition"), description=N_("What must be met before the initiative comes back."))
    satisfied_when: Text = Field(title=N_("Satisfied when"), description=N_("How everybody can tell that it is met."))
    owner: Slug = Field(title=N_("Owner"), description=N_("The person who answers for meeting it."))
    due: Day = Field(title=N_("Due"), description=N_("The day by which it is met."))


class Condition(ConditionDraft, title=N_("Condition")):
    """A condition of a JAH, KUI: who does what by when, and how everybody can tell."""

    id: Slug = Field(title=N_("Id"), description=N_("Its name within the initiative."))


class Rated(Part, title=N_("Rating with a sentence")):
    """A rating and the sentence behind it."""

    rating: Rating = Field(title=N_("Rating"), description=N_("From 1 (weak) to 5 (strong)."))
    text: Text = Field(title=N_("Reason"), description=N_("One sentence on why."))


class Assessment(Part, title=N_("Assessment")):
    """How the agency's group sees an initiative, by four criteria. Source: D58."""

    outcome: Rated = Field(title=N_("Expected outcome"), description=N_("Is the expected outcome worth it?"))
    impact: Rated = Field(title=N_("Impact"), description=N_("How much does it change, and for how many?"))
    priorities: Rated = Field(title=N_("Priorities"), description=N_("Does it serve the agency's priorities?"))
    alternatives: Rated = Field(title=N_("Alternatives"), description=N_("Could it be reached in another way?"))

    @property
    def criteria(self) -> tuple[tuple[str, Rated], ...]:
        """The four ratings by name, in the order of the source."""
        return tuple((name, getattr(self, name)) for name in CRITERIA)


class Snapshot(Part, title=N_("What was approved")):
    """What a decision approved, so that it can be read when the text in between is gone."""

    title: Line = Field(title=N_("Title"), description=N_("The title then."))
    budget: Annotated[Budget | Unknown, OrUnknown()] | None = Field(
        None, title=N_("Budget"), description=N_("The budget then, line by line.")
    )
    start: Day | None = Field(None, title=N_("Start"), description=N_("The planned start then."))
    end: Day | None = Field(None, title=N_("End"), description=N_("The planned end then."))

    @property
    def known_budget(self) -> Budget | None:
        """The budget, unless nothing was said or it was unknown."""
        return self.budget if isinstance(self.budget, Budget) else None


class Change(Part, title=N_("Change")):
    """One value of the card that was changed: what it was, and what it is."""

    path: Annotated[str, Field(pattern=PATH_PATTERN, max_length=200)] = Field(
        title=N_("Path"), description=N_("Where on the card, such as `budget.lines.0.amount` (the first line is 0).")
    )
    old: Any = Field(None, title=N_("Old"), description=N_("The value before; left out where there was none."))
    new: Any = Field(None, title=N_("New"), description=N_("The value now; left out where it was taken away."))


class Act(Record, title=N_("Act")):
    """One move of one initiative: what happened, who answers for it, who recorded it, and on which text."""

    initiative: Slug = Field(title=N_("Initiative"), description=N_("The initiative that was moved."))
    number: Annotated[Whole, Field(ge=1, le=99_999)] = Field(
        title=N_("Number"), description=N_("The how-manieth act of the initiative, without gaps.")
    )
    move: Slug = Field(title=N_("Move"), description=N_("What happened, by its name in `data/process.yaml`."))
    date: Day = Field(title=N_("Date"), description=N_("The day it happened."))
    outcome: Outcome | None = Field(
        None, title=N_("Outcome"), description=N_("What it ended in, where it has outcomes.")
    )
    by: Slug | None = Field(None, title=N_("By"), description=N_("The person who answers for a person's move."))
    body: Slug | None = Field(
        None, title=N_("Body"), description=N_("The body that made the move, or was presented to.")
    )
    meeting: Slug | None = Field(None, title=N_("Meeting"), description=N_("The meeting at which it was made."))
    recorded_by: Slug = Field(title=N_("Recorded by"), description=N_("The person who recorded it."))
    recorded_at: Moment = Field(title=N_("Recorded at"), description=N_("When it was recorded, with the offset."))
    presenter: Slug | None = Field(None, title=N_("Presenter"), description=N_("The person who presented it."))
    assessment: Assessment | None = Field(None, title=N_("Assessment"), description=N_("Four criteria, each rated."))
    priority: Rank | None = Field(
        None, title=N_("Priority"), description=N_("Its place among the agency's initiatives, from 1.")
    )
    reviewers: Items[Slug] = Field((), title=N_("Reviewers"), description=N_("Those whose opinion is asked."))
    conditions: Items[Condition] = Field(
        (), title=N_("Conditions"), description=N_("What must be met, with a JAH, KUI.")
    )
    snapshot: Snapshot | None = Field(None, title=N_("Snapshot"), description=N_("What was decided on."))
    condition: Slug | None = Field(None, title=N_("Condition"), description=N_("The condition reported or verified."))
    changes: Items[Change] = Field((), title=N_("Changes"), description=N_("What an amendment changed on the card."))
    rank: Rank | None = Field(None, title=N_("Rank"), description=N_("Its place in the portfolio, from 1."))
    result: Text | None = Field(
        None, title=N_("Result"), description=N_("What came of it, against the expected outcome.")
    )
    target: TargetStem | None = Field(
        None, title=N_("Target"), description=N_("The act, opinion or report that is voided: its file's name.")
    )
    target_digest: TargetDigest | None = Field(
        None, title=N_("Digest of the target"), description=N_("The digest of what is voided.")
    )
    reason: Text | None = Field(None, title=N_("Reason"), description=N_("Why."))
    evidence: Text | None = Field(
        None, title=N_("Evidence"), description=N_("Where it can be seen: a Delta reference, the meeting, a link.")
    )
    note: Text | None = Field(None, title=N_("Note"), description=N_("What else should be known."))
    basis: CardDigest = Field(title=N_("Basis"), description=N_("The digest of the card's material content then."))
    prev: ActDigest = Field(title=N_("Previous"), description=N_("The digest of the act before."))
    digest: ActDigest = Field(title=N_("Digest"), description=N_("The digest of this act."))
    sig: Text | None = Field(None, title=N_("Signature"), description=N_("A detached SSH signature over the act."))

    @property
    def stem(self) -> str:
        """The name of its file, without the ending: `003-present`."""
        return f"{self.number:03d}-{self.move}"

    @property
    def recorded_on(self) -> dt.date:
        """The day it was recorded, in Tallinn."""
        return self.recorded_at.astimezone(TALLINN).date()


Stance = Annotated[
    Literal["support", "support_with_remarks", "against", "no_opinion"],
    Choices(
        support=N_("supports"),
        support_with_remarks=N_("supports with remarks"),
        against=N_("does not support"),
        no_opinion=N_("gives no opinion"),
    ),
]
ASPECTS = ("law", "strategy", "risks", "feasibility", "other")  # D66


class Aspect(Part, title=N_("View")):
    """What a reviewer finds under one heading of the checklist."""

    finding: Text = Field(title=N_("Finding"), description=N_("What the reviewer finds."))
    note: Text | None = Field(None, title=N_("Note"), description=N_("What should be done about it."))


AspectText = Annotated[Aspect, Shorthand("finding")]


class Aspects(Part, title=N_("Views")):
    """The reviewer's checklist. Source: D66, D83."""

    law: AspectText | None = Field(None, title=N_("Law"), description=N_("Must the law be changed?"))
    strategy: AspectText | None = Field(
        None, title=N_("Strategy"), description=N_("Does it agree with strategic goals and directions of the domain?")
    )
    risks: AspectText | None = Field(None, title=N_("Risks"), description=N_("What risks may it bring?"))
    feasibility: AspectText | None = Field(None, title=N_("Feasibility"), description=N_("Can it be built?"))
    other: AspectText | None = Field(None, title=N_("Other"), description=N_("What else matters."))

    @property
    def given(self) -> tuple[tuple[str, Aspect], ...]:
        """The headings that were filled, by name, in the order of the source."""
        return tuple((name, aspect) for name in ASPECTS if (aspect := getattr(self, name)) is not None)


class Opinion(Record, title=N_("Opinion")):
    """A reviewer's advice on an initiative; it moves nothing. Source: D35, D36, D65-D67."""

    initiative: Slug = Field(title=N_("Initiative"), description=N_("The initiative it is about."))
    round: Annotated[Whole, Field(ge=1, le=99)] = Field(
        title=N_("Round"), description=N_("The how-manieth sharing it answers.")
    )
    reviewer: Slug = Field(title=N_("Reviewer"), description=N_("Whose opinion it is."))
    date: Day = Field(title=N_("Date"), description=N_("The day it was given."))
    stance: Stance = Field(
        title=N_("Stance"), description=N_("Supports, supports with remarks, does not, or no opinion.")
    )
    argument: Text = Field(title=N_("Argument"), description=N_("Why; advice without it cannot be weighed."))
    aspects: Aspects | None = Field(None, title=N_("Aspects"), description=N_("The checklist, where it was used."))
    evidence: Text | None = Field(
        None, title=N_("Evidence"), description=N_("Where it can be seen, when somebody else recorded it.")
    )


Light = Annotated[
    Literal["green", "amber", "red"],
    Choices(
        green=N_("green: as planned"),
        amber=N_("amber: needs attention"),
        red=N_("red: needs intervention"),
    ),
]


class Spent(Part, title=N_("Spent")):
    """What has been used by the end of the period, since the beginning."""

    amount: Money | None = Field(None, title=N_("Amount"), description=N_("Euros."))
    hours: Hours | None = Field(None, title=N_("Hours"), description=N_("Hours of a framework contract."))


class Forecast(Part, title=N_("Forecast")):
    """What is expected now."""

    end: Day | None = Field(None, title=N_("End"), description=N_("The day it is expected to end."))
    cost: Money | None = Field(None, title=N_("Cost"), description=N_("Euros it is expected to cost in all."))
    hours: Hours | None = Field(None, title=N_("Hours"), description=N_("Hours it is expected to take in all."))


class Report(Record, title=N_("Progress report")):
    """How a development is getting on in a trimester; it moves nothing. Source: D50, D77, D78."""

    initiative: Slug = Field(title=N_("Initiative"), description=N_("The initiative it is about."))
    period: Period = Field(title=N_("Period"), description=N_("The trimester, such as `2027-T1`."))
    by: Slug = Field(title=N_("By"), description=N_("The person who reports."))
    organisation: Slug = Field(
        title=N_("Organisation"), description=N_("The organisation that reports: the agency or TEHIK.")
    )
    date: Day = Field(title=N_("Date"), description=N_("The day of the report."))
    rating: Light = Field(title=N_("Rating"), description=N_("Green, amber or red."))
    reason: Text = Field(title=N_("Reason"), description=N_("Why that rating."))
    progress: Text | None = Field(None, title=N_("Progress"), description=N_("What was done."))
    spent: Spent | None = Field(None, title=N_("Spent"), description=N_("What has been used so far."))
    forecast: Forecast | None = Field(
        None, title=N_("Forecast"), description=N_("When it ends and what it costs, seen now.")
    )
    milestones_met: Items[Text] = Field((), title=N_("Milestones met"), description=N_("What is ready."))
    next: Text | None = Field(None, title=N_("Next"), description=N_("What comes next."))
    risks: Items[Text] = Field((), title=N_("Risks"), description=N_("What may go wrong."))
    unchanged: YesNo | None = Field(
        None, title=N_("Unchanged"), description=N_("Is everything still as in the report before?")
    )
