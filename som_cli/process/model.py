"""The process as data: states, moves, and the rows that say who moves what from where to where."""

from __future__ import annotations

from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from som_cli.diagnostics import Words
from som_cli.fields import Choices, Day, Items, Line, Part, Record, Slug, Text, YesNo
from som_cli.locale import N_

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

SAME = "same"  # the initiative stays where it is
BEFORE = "before"  # it goes back to where it was before the act that is voided
ANY = "any"  # from every state

FieldName = Annotated[str, Field(pattern=r"^[a-z]+(?:_[a-z]+)*$", max_length=40)]
StateId = Annotated[str, Field(pattern=r"^[a-z]+(?:_[a-z]+)*$", max_length=40)]
StateKind = Annotated[
    Literal["start", "pipeline", "portfolio", "end"],
    Choices(
        start=N_("being written"),
        pipeline=N_("on its way to the committee"),
        portfolio=N_("in the portfolio"),
        end=N_("nothing follows"),
    ),
]
Actor = Annotated[
    Literal[
        "submitter",
        "service_lead",
        "agency_body",
        "agency_secretary",
        "coordinator",
        "representative",
        "condition_owner",
        "area_committee",
    ],
    Choices(
        submitter=N_("the submitter on the card"),
        service_lead=N_("the lead of the service; failing that, of the policy; failing that, the head of the agency"),
        agency_body=N_("the agency's steering group or management"),
        agency_secretary=N_("the secretary of the agency's body, until the initiative has been shared"),
        coordinator=N_("the portfolio coordinator of the committee that decides"),
        representative=N_("the agency's representative in the committee that decides"),
        condition_owner=N_("the person who answers for the condition"),
        area_committee=N_("the area committee of the initiative's domain"),
    ),
]
BODIES = frozenset({"agency_body", "area_committee"})
OutcomeWord = Literal["yes", "yes-if", "no", "return", "agreed", "changed"]
AskType = Literal[
    "text", "person", "people", "body", "meeting", "conditions", "condition", "assessment", "rank", "changes", "act"
]


class Name(Part, title=N_("Name")):
    """A name in both languages."""

    et: Text = Field(title=N_("Estonian"), description=N_("In Estonian."))
    en: Text = Field(title=N_("English"), description=N_("In English."))

    @property
    def words(self) -> Words:
        """The name as a finding carries it."""
        return Words(self.et, self.en)


class Phrase(Name, title=N_("Phrase")):
    """Words that name the agency's body: its steering group, or its management where that acts. Source: D27."""

    management: Name | None = Field(
        None,
        title=N_("Of the management"),
        description=N_("The words where the management of an agency acts, not a steering group."),
    )

    def of(self, body: str | None) -> Name:
        """The words for a body of this type."""
        return self.management if self.management and body == "agency_management" else self


class Ending(Name, title=N_("Words of an outcome")):
    """What a move can end in, as it is said."""

    past: Name | None = Field(
        None, title=N_("Past"), description=N_("What was done then, where the outcome changes the verb itself.")
    )


class State(Part, title=N_("State")):
    """Where an initiative can be."""

    id: StateId = Field(title=N_("Id"), description=N_("The word that data and JSON use."))
    kind: StateKind = Field(title=N_("Kind"), description=N_("Which part of the way it is."))
    name: Name = Field(title=N_("Name"), description=N_("The status word."))
    sentence: Phrase = Field(
        title=N_("In a sentence"), description=N_("How running text says it, after the initiative.")
    )
    meaning: Phrase = Field(title=N_("Meaning"), description=N_("What it waits for, or what it came to."))


class Move(Part, title=N_("Move")):
    """What can happen to an initiative."""

    id: Slug = Field(title=N_("Id"), description=N_("The word that data, commands and JSON use."))
    noun: Name = Field(title=N_("Noun"), description=N_("For headings and lists."))
    infinitive: Name = Field(title=N_("Infinitive"), description=N_("What can be done."))
    past: Phrase = Field(title=N_("Past"), description=N_("What was done, for histories."))
    outcomes: dict[OutcomeWord, Ending] = Field(
        {}, title=N_("Outcomes"), description=N_("What it can end in, each with its words.")
    )
    aside: YesNo = Field(
        default=False, title=N_("Aside"), description=N_("Never chosen by the program when no move is named.")
    )

    def done(self, outcome: str | None, body: str | None = None) -> tuple[Name, Name | None]:
        """What a body of this type did, and what it ended in where the verb alone does not say that."""
        ended = next((words for word, words in self.outcomes.items() if word == outcome), None)
        return (ended.past, None) if ended and ended.past else (self.past.of(body), ended)


class Outcome(Part, title=N_("Outcome")):
    """What a move of a row ends in, and where that leads."""

    outcome: OutcomeWord | None = Field(
        None, title=N_("Outcome"), description=N_("The outcome; left out where there is none.")
    )
    to: StateId = Field(title=N_("To"), description=N_("The state it leads to; `same`, or `before` for a void."))
    automatic: YesNo = Field(
        default=False,
        title=N_("Automatic"),
        description=N_("The program writes this outcome by itself, nobody chooses it."),
    )


class Ask(Part, title=N_("What a move asks for")):
    """What a move asks for: a field of the act."""

    field: FieldName = Field(title=N_("Field"), description=N_("The field of the act."))
    type: AskType = Field("text", title=N_("Type"), description=N_("What kind of answer it takes."))
    required: YesNo = Field(default=True, title=N_("Required"), description=N_("Is there no move without it?"))
    when: Items[OutcomeWord] = Field(
        (), title=N_("When"), description=N_("Only with these outcomes; always if left out.")
    )

    def applies(self, outcome: str | None) -> bool:
        """Is it asked with this outcome?"""
        return not self.when or outcome in self.when


class Row(Part, title=N_("Row of the process")):
    """One row of the table: from where, which move, to where, by whom, and what must hold."""

    from_: Items[StateId] = Field(
        alias="from", min_length=1, title=N_("From"), description=N_("The states it is possible in; `any` for all.")
    )
    move: Slug = Field(title=N_("Move"), description=N_("The move."))
    outcomes: Items[Outcome] = Field(min_length=1, title=N_("Outcomes"), description=N_("What it can end in."))
    accountable: Items[Actor] = Field(min_length=1, title=N_("Accountable"), description=N_("Who answers for it."))
    records: Items[Actor] = Field(
        (), title=N_("May record"), description=N_("Only these record it; by the general rule if left out.")
    )
    deadline: FieldName | None = Field(
        None, title=N_("Deadline"), description=N_("The threshold in `som.yaml` that counts its days.")
    )
    guards: Items[Slug] = Field(
        (), title=N_("Must hold"), description=N_("The guards, by name, in the order they are asked.")
    )
    asks: Items[Ask] = Field((), title=N_("Asks"), description=N_("What the act must say."))
    seed: Items[Line] = Field((), title=N_("Source"), description=N_("The requirements behind it."))
    since: Day | None = Field(
        None, title=N_("Since"), description=N_("The first day the row is in force; always if left out.")
    )
    until: Day | None = Field(
        None, title=N_("Until"), description=N_("The last day the row is in force; open if left out.")
    )

    def in_force(self, day: date | None) -> bool:
        """Is the row in force on the day? Without a day: is it still open?"""
        if day is None:
            return self.until is None
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)

    def leaves(self, state: str) -> bool:
        """Is the move possible from the state?"""
        return state in self.from_ or ANY in self.from_

    def target(self, state: str, outcome: str | None) -> str | None:
        """Where the outcome leads from the state; None for an outcome that the row does not know."""
        for one in self.outcomes:
            if one.outcome == outcome:
                return state if one.to == SAME else one.to
        return None

    @cached_property
    def choices(self) -> tuple[str, ...]:
        """The outcomes a person chooses from; empty where there is nothing to choose."""
        return tuple(one.outcome for one in self.outcomes if one.outcome and not one.automatic)

    @cached_property
    def body(self) -> str | None:
        """`agency_body` or `area_committee` where a body moves it; None where a person does."""
        return next((actor for actor in self.accountable if actor in BODIES), None)


class Process(Record, title=N_("Process")):
    """The process that initiatives go through."""

    states: Items[State] = Field(
        min_length=1, title=N_("States"), description=N_("Where an initiative can be, in order.")
    )
    moves: Items[Move] = Field(min_length=1, title=N_("Moves"), description=N_("What can happen, in order."))
    rows: Items[Row] = Field(min_length=1, title=N_("Rows"), description=N_("The table of the process."))

    @cached_property
    def states_by_id(self) -> Mapping[str, State]:
        """The states by id."""
        return MappingProxyType({state.id: state for state in self.states})

    @cached_property
    def moves_by_id(self) -> Mapping[str, Move]:
        """The moves by id."""
        return MappingProxyType({move.id: move for move in self.moves})

    @cached_property
    def start(self) -> str:
        """The state an initiative begins in."""
        return next(state.id for state in self.states if state.kind == "start")

    @cached_property
    def _rows_by_place(self) -> Mapping[tuple[str, str], tuple[Row, ...]]:
        table: dict[tuple[str, str], tuple[Row, ...]] = {}
        for row in self.rows:
            for state in self.states_by_id if ANY in row.from_ else row.from_:
                table[state, row.move] = (*table.get((state, row.move), ()), row)
        return MappingProxyType(table)

    def state(self, state_id: str) -> State:
        """The state of that id.

        Raises:
            KeyError: There is none.
        """
        return self.states_by_id[state_id]

    def move(self, move_id: str) -> Move:
        """The move of that id.

        Raises:
            KeyError: There is none.
        """
        return self.moves_by_id[move_id]

    def kind(self, state_id: str) -> str:
        """The kind of a state: start, pipeline, portfolio or end."""
        return self.states_by_id[state_id].kind

    def row(self, state: str, move: str, on: date | None = None) -> Row | None:
        """The row by which the move is possible from the state on the day; None if it is not."""
        return next((row for row in self._rows_by_place.get((state, move), ()) if row.in_force(on)), None)

    def rows_from(self, state: str, on: date | None = None) -> tuple[Row, ...]:
        """The rows that leave the state on the day, in the order of the table."""
        return tuple(row for row in self.rows if row.in_force(on) and row.leaves(state))

    def outcome_words(self, move: str, outcome: str) -> Words:
        """The words of one outcome of a move; the data value where it has none."""
        name = self.moves_by_id[move].outcomes.get(outcome) if move in self.moves_by_id else None  # type: ignore[call-overload]  # any word may be asked
        return name.words if name else Words(outcome, outcome)
