"""On a terminal, ask for what a move needs and was not said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from som_cli.collation import estonian
from som_cli.locale import N_, _
from som_cli.process.leads import leads_of
from som_cli.report.process import said

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from som_cli.actions.opening import Opened
    from som_cli.cli.asking import Asker, Check, Choice
    from som_cli.cli.session import Session
    from som_cli.diagnostics import Diagnostic
    from som_cli.errors import UsageFault
    from som_cli.process.decision import Decision
    from som_cli.process.engine import Refusal

CRITERIA = (
    ("outcome", N_("Is the expected outcome worth it?")),
    ("impact", N_("How much does it change, and for how many?")),
    ("priorities", N_("Does it serve the agency's priorities?")),
    ("alternatives", N_("Could it be reached in another way?")),
)
_RATINGS = (
    ("1", N_("1: very weak")),
    ("2", N_("2: weak")),
    ("3", N_("3: fair")),
    ("4", N_("4: strong")),
    ("5", N_("5: very strong")),
)
# what is asked for each field of an act
_QUESTIONS = {
    "outcome": N_("How did it end?"),
    "by": N_("Who answers for this move?"),
    "body": N_("Which body made the move, or saw the presentation?"),
    "meeting": N_("At which meeting was it?"),
    "presenter": N_("Who presented the initiative?"),
    "assessment": N_("Four criteria: rate each from 1 to 5, and say why in a sentence."),
    "priority": N_("Which place does it take among the agency's initiatives (1 is the first)?"),
    "reviewers": N_("Whose opinion is asked?"),
    "conditions": N_("Which conditions must be met? One after another."),
    "condition": N_("Which condition is it about?"),
    "rank": N_("Which place does it take in the portfolio (1 is the first)?"),
    "result": N_("What came of it, compared with the expected outcome?"),
    "target": N_("Which act is declared void?"),
    "reason": N_("What is the reason? It stays on file and can be read later."),
    "evidence": N_("Where can it be seen: a Delta reference, a meeting, or the link of a review?"),
    "note": N_("What else should be known?"),
}


def answered(
    som: Session, initiative: str, move: str | None, values: dict[str, Any], *, named: bool = False
) -> tuple[str, dict[str, Any]]:
    """Ask for everything that a move needs; what cannot be made anyway is not asked about.

    Move and initiative head the questions, unless they were `named` to the person just before.

    Returns:
        The move, and the values of its act.
    """
    from som_cli.actions.decide import at_desk, decided
    from som_cli.actions.opening import DeskTree, case_folder_on_disk
    from som_cli.cli.asking import asker
    from som_cli.cli.initiative import inputs
    from som_cli.process.engine import Refusal, advance

    folder = case_folder_on_disk(som.git, initiative, guess=True)
    opened = at_desk(DeskTree(som.git, som.git.head(), folder), initiative, som.now)
    values = dict(values)
    ask, asked = asker(som.editor), named
    while True:
        decision = decided(som.git, opened, move, inputs.given(values), som.now)
        move = decision.move
        made = advance(opened.case, decision, opened.registry)
        missing = _askable(made) if isinstance(made, Refusal) else ()
        fields = [str(finding.at[0]) for finding in missing if str(finding.at[0]) not in values]
        if not fields:
            return move, values
        if not asked:
            ask.say(_about(opened, move))
            asked = True
        first = next(finding for finding in missing if str(finding.at[0]) == fields[0])
        values[fields[0]] = _Asking(ask, opened, decision).answer(fields[0], first)


def _about(opened: Opened, move: str) -> str:
    """What the questions that follow are about: the move, and the initiative."""
    noun, title = said(opened.registry.process.move(move).noun), opened.case.card.record.title
    told = _("{move}: “{title}” (`{id}`)").replace("{move}", noun[:1].upper() + noun[1:], 1)
    return f"{told.replace('{id}', opened.case.id, 1).replace('{title}', title, 1)}\n"


def _askable(refusal: Refusal) -> tuple[Diagnostic, ...]:
    """What an answer can mend: what was left unsaid, and the evidence of somebody else's decision."""
    unproved = tuple(reason for reason in refusal.against if reason.code == "acts-evidence-missing")
    return (*refusal.missing, *unproved) if len(unproved) == len(refusal.against) else ()


def who_answers(som: Session, fault: UsageFault, values: Mapping[str, Any]) -> dict[str, Any]:
    """Ask which of those who can answers for a move, and for evidence where somebody else records it.

    Raises:
        UsageFault: The fault was another one, or nobody is there to be asked.
        Interrupted: The person stopped.
    """
    from som_cli.actions.opening import recorder
    from som_cli.cli.asking import asker
    from som_cli.diagnostics import Named
    from som_cli.errors import Interrupted

    people = fault.facts.get("people")
    if fault.code != "usage-by-missing" or not som.interactive or not isinstance(people, tuple):
        raise fault
    ask, person = asker(som.editor), recorder(som.git.identity(), som.register).record.id
    try:
        by = ask.choose(question_of("by"), [(one.id, one.name) for one in people if isinstance(one, Named)])
        if by == person or values.get("evidence"):
            return {"by": by}
        return {"by": by, "evidence": said_in_a_line(ask, question_of("evidence"))}
    except (KeyboardInterrupt, EOFError):
        raise Interrupted("interrupted") from None


def question_of(field: str) -> str:
    """The question for a field of an act."""
    from som_cli.process.decision import Given

    return _(_QUESTIONS.get(field) or Given.model_fields[field].description or field)


def said_in_a_line(ask: Asker, question: str, check: Check | None = None) -> str:
    """Ask until something is said."""
    while True:
        if answer := ask.line(question, check=check):
            return answer
        ask.say(_("An answer is needed here."))


def rated(ask: Asker, criteria: Sequence[str]) -> dict[str, Any]:
    """Ask for a rating by each of the criteria, and why."""
    ratings = {}
    for criterion in criteria:
        rating = ask.choose(_(dict(CRITERIA)[criterion]), [(value, _(shown)) for value, shown in _RATINGS])
        ratings[criterion] = {"rating": rating, "text": said_in_a_line(ask, _("Why? One sentence."))}
    return ratings


class _Asking:
    """Asks for one field after another of one act."""

    def __init__(self, ask: Asker, opened: Opened, decision: Decision) -> None:
        self.ask, self.opened, self.decision, self.move = ask, opened, decision, decision.move
        row = opened.registry.process.row(opened.case.state, decision.move)
        self.types: Mapping[str, str] = {one.field: one.type for one in row.asks} if row else {}

    def answer(self, field: str, missing: Diagnostic) -> Any:
        """Ask in the way that fits the kind of field."""
        question = question_of(field)
        if field == "outcome":
            return self.ask.choose(question, self._outcomes())
        kind = {"by": "person", "body": "body"}.get(field, self.types.get(field, "text"))
        if kind == "person":
            return self.ask.choose(question, self._people(missing))
        ways = {
            "people": self._several_people, "body": self._body, "meeting": self._meeting, "condition": self._condition,
            "assessment": self._assessment, "conditions": self._conditions, "rank": self._rank, "act": self._act,
        }  # fmt: skip
        if kind in ways:
            return ways[kind](question)
        while True:
            self.ask.say(question)
            if said_now := self.ask.text("›", question):
                return said_now
            self.ask.say(_("An answer is needed here."))

    # -- lists --------------------------------------------------------------------------------------------------

    def _outcomes(self) -> list[Choice]:
        case = self.opened.case
        row, move = case.process.row(case.state, self.move), case.process.move(self.move)
        named = {str(word): said(name) for word, name in move.outcomes.items()}
        return [(word, named.get(word, word)) for word in (row.choices if row else ())]

    def _people(self, missing: Diagnostic | None = None) -> list[Choice]:
        from som_cli.diagnostics import Named

        suggested = missing.facts.get("people") if missing else None
        if isinstance(suggested, tuple) and suggested:
            return [(one.id, one.name) for one in suggested if isinstance(one, Named)]
        registry = self.opened.registry
        everyone = [filed.record for filed in registry.people.values() if filed.record.is_active(registry.today)]
        near = self._near()
        everyone.sort(key=lambda one: (near.index(one.id) if one.id in near else len(near), estonian(one.name)))
        return [(one.id, f"{one.name} ({registry.short_name(one.organisation)})") for one in everyone]

    def _near(self) -> list[str]:
        """Those who speak for the initiative: its leads, then whoever submitted it."""
        card = self.opened.case.card.record
        return [*leads_of(card, self.opened.registry).people, card.submitter]

    def _several_people(self, question: str) -> list[str]:
        while True:
            if chosen := self.ask.choose_many(question, self._people()):
                return chosen

    def _body(self, question: str) -> str | None:
        from som_cli.process.actors import bodies_for

        case, registry = self.opened.case, self.opened.registry
        row = case.process.row(case.state, self.move)
        bodies = bodies_for(row.body if row else None, case, registry)
        return self.ask.choose(question, [(body.id, body.name) for body in bodies])

    def _meeting(self, question: str) -> str | None:
        from som_cli.process.judgement import fitting_meetings

        case, registry = self.opened.case, self.opened.registry
        row = case.process.row(case.state, self.move)
        fitting = fitting_meetings(case, row, self.decision, registry) if row else ()
        meetings = fitting or tuple(filed.record for filed in registry.meetings.values())
        latest_first = sorted(meetings, key=lambda one: one.date, reverse=True)
        named = registry.named_body
        choices = [(one.id, f"{one.date:%d.%m.%Y} {named(one.body).name}") for one in latest_first]
        return self.ask.choose(question, choices) if choices else self.ask.line(question)

    def _condition(self, question: str) -> str | None:
        conditions = [
            (one.condition.id, f"{one.condition.id}: {one.condition.text}") for one in self.opened.case.conditions
        ]
        return self.ask.choose(question, conditions)

    def _act(self, question: str) -> str | None:
        acts = [(act.stem, f"{act.stem} ({act.date:%d.%m.%Y})") for act in reversed(self.opened.case.counting)]
        return self.ask.choose(question, acts)

    # -- words and figures --------------------------------------------------------------------------------------

    def _rank(self, question: str) -> str:
        def check(answer: str) -> str | None:
            return None if answer.isdecimal() and int(answer) > 0 else _("Write a whole number from 1.")

        while True:
            if answer := self.ask.line(question, check=check):
                return answer

    def _assessment(self, question: str) -> dict[str, Any]:
        self.ask.say(question)
        return rated(self.ask, [criterion for criterion, _text in CRITERIA])

    def _conditions(self, question: str) -> list[dict[str, Any]]:
        from som_cli.cli.checks import wrong_day
        from som_cli.notation import day_of

        self.ask.say(question)
        found: list[dict[str, Any]] = []
        while not found or self.ask.yes(_("Is there another condition?")):
            found.append(
                {
                    "text": said_in_a_line(self.ask, _("What must be met?")),
                    "satisfied_when": said_in_a_line(self.ask, _("How can everybody tell that it is met?")),
                    "owner": self.ask.choose(_("Who answers for it?"), self._people()),
                    "due": day_of(said_in_a_line(self.ask, _("By which day? (2027-05-31)"), wrong_day)),
                }
            )
        return found
