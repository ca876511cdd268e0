"""What a person or a body decided, before it is an act."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from pydantic import Field

from som_cli.diagnostics import Words
from som_cli.fields import Day, Items, Part, Rank, Slug, Text
from som_cli.locale import N_, catalogue
from som_cli.process.records import Assessment, Change, ConditionDraft, Outcome, TargetDigest

if TYPE_CHECKING:
    import datetime as dt


class Given(Part):
    """What a person may say of a move: in a file for `--from`, or by options. Everything else the program knows."""

    date: Day | None = Field(None, title=N_("Date"), description=N_("The day it happened; today if left out."))
    outcome: Outcome | None = Field(None, title=N_("Outcome"), description=N_("What it ended in."))
    by: Slug | None = Field(None, title=N_("By"), description=N_("The person who answers for it."))
    body: Slug | None = Field(
        None, title=N_("Body"), description=N_("The body that made the move, or was presented to.")
    )
    meeting: Slug | None = Field(None, title=N_("Meeting"), description=N_("The meeting at which it was made."))
    presenter: Slug | None = Field(None, title=N_("Presenter"), description=N_("The person who presented it."))
    assessment: Assessment | None = Field(None, title=N_("Assessment"), description=N_("Four criteria, each rated."))
    priority: Rank | None = Field(None, title=N_("Priority"), description=N_("Its place among the agency's, from 1."))
    reviewers: Items[Slug] = Field((), title=N_("Reviewers"), description=N_("Those whose opinion is asked."))
    conditions: Items[ConditionDraft] = Field((), title=N_("Conditions"), description=N_("What must be met."))
    condition: Slug | None = Field(None, title=N_("Condition"), description=N_("The condition reported or verified."))
    changes: Items[Change] = Field((), title=N_("Changes"), description=N_("What was changed on the card."))
    rank: Rank | None = Field(None, title=N_("Rank"), description=N_("Its place in the portfolio, from 1."))
    result: Text | None = Field(None, title=N_("Result"), description=N_("What came of it."))
    target: str | None = Field(
        None, max_length=120, title=N_("Target"), description=N_("What is voided: its file's name.")
    )
    target_digest: TargetDigest | None = Field(
        None, title=N_("Digest of the target"), description=N_("Only where the file is gone.")
    )
    reason: Text | None = Field(None, title=N_("Reason"), description=N_("Why."))
    evidence: Text | None = Field(None, title=N_("Evidence"), description=N_("Where it can be seen."))
    note: Text | None = Field(None, title=N_("Note"), description=N_("What else should be known."))


class Listed(Given):
    """A move as an item of a batch says it."""

    schema_: str | None = Field(None, alias="schema")
    id: Slug = Field(title=N_("Id"), description=N_("The initiative's id."))
    move: Slug = Field(title=N_("Move"), description=N_("The move, as `som process show` names it."))


@dataclass(frozen=True)
class Decision:
    """A move that somebody wants recorded: which, on which day, by whom, and what the move asks for.

    `date` is the local day of the event; `recorded_at` has an offset. `by` answers for a person's move, `body` for a
    body's; what is left out is filled in where only one answer is possible.
    """

    move: str
    date: dt.date
    recorded_by: str
    recorded_at: dt.datetime
    outcome: str | None = None
    by: str | None = None
    body: str | None = None
    meeting: str | None = None
    presenter: str | None = None
    assessment: Assessment | None = None
    priority: int | None = None
    reviewers: tuple[str, ...] = ()
    conditions: tuple[ConditionDraft, ...] = ()
    condition: str | None = None
    changes: tuple[Change, ...] = ()
    rank: int | None = None
    result: str | None = None
    target: str | None = None
    target_digest: str | None = None
    reason: str | None = None
    evidence: str | None = None
    note: str | None = None

    @classmethod
    def of(cls, move: str, given: Given, recorded_by: str, recorded_at: dt.datetime, today: dt.date) -> Decision:
        """A decision out of what a person said, and who records it when."""
        said: dict[str, Any] = {name: getattr(given, name) for name in Given.model_fields if name != "date"}
        return cls(move, given.date or today, recorded_by, recorded_at, **said)

    def says(self, field: str) -> bool:
        """Does the decision say anything about the field?"""
        return getattr(self, field, None) not in (None, "", ())


def words_of(field: str) -> dict[str, Words]:
    """A field of an act in the words of its form: its `title`, and what it is `about`."""
    form = Given.model_fields[field]
    title, about = (_in_both(text or "") for text in (form.title, form.description))
    return {"title": Words(_lowered(title.et), _lowered(title.en)), "about": about}


def _in_both(text: str) -> Words:
    return Words(catalogue("et").gettext(text), text)


def _lowered(title: str) -> str:
    return title[:1].lower() + title[1:]


GIVEN = frozenset(field.name for field in fields(Decision)) - {"move", "date", "recorded_by", "recorded_at"}
