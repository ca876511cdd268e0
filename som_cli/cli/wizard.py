"""The wizard: an initiative's card, question by question, in plain language.

Every question shows what the process asks for; whatever was said already is not asked again.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from som_cli.cards.questions import SECTIONS, Question, Section
from som_cli.cli import offered
from som_cli.cli.asking import Back
from som_cli.cli.checks import number, wrong_day, wrong_month, wrong_number, wrong_year
from som_cli.cli.retracing import Retracing
from som_cli.locale import N_, _
from som_cli.notation import day_of, within_month

if TYPE_CHECKING:
    from som_cli.cli.asking import Asker, Check, Choice
    from som_cli.fields import Part
    from som_cli.process.registry import Registry

UNKNOWN = "unknown"
_WIDTH = 78
ANSWER = "›"
_NOTHING: tuple[Any, ...] = (None, "", [], {})
_ASSESSED = (
    ("clients", N_("What changes for the clients?")),
    ("admin_burden", N_("How does the administrative burden change?")),
    ("costs_saved", N_("Which costs are saved?")),
    ("risks", N_("What risks are there?")),
    ("data_protection", N_("What does it mean for data protection?")),
)
_LAW_STATUS = (
    ("not_started", N_("not started")),
    ("started", N_("started")),
    ("in_parliament", N_("in the Riigikogu")),
    ("in_force", N_("in force")),
)
_SIZES = (("S", N_("small (S)")), ("M", N_("medium (M)")), ("L", N_("large (L)")), ("XL", N_("very large (XL)")))
_BASES = (
    ("plan", N_("a development plan")),
    ("political", N_("a political agreement")),
    ("agreed", N_("another agreement")),
)
_BUILDERS = (("tehik", "TEHIK"), ("agency", N_("the agency itself")), ("other", N_("somebody else")))
_DOMAINS = (("social", N_("the social domain")), ("health", N_("the health domain")))


def lines(text: str, indent: str = "") -> str:
    """Break a text between words, so that it can be read on a narrow terminal too."""
    return textwrap.fill(text, _WIDTH, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False)


def _translated(choices: Iterable[tuple[str, str]]) -> list[Choice]:
    return [(value, _(shown)) for value, shown in choices]


@dataclass
class Wizard:
    """Asks for what a card lacks; `values` is the card as it grows, so that nothing is lost when it is stopped."""

    ask: Asker
    registry: Registry
    values: dict[str, Any]
    sections: tuple[Section, ...] = SECTIONS
    model: type[Part] | None = None  # the form that answers must fit
    former: dict[str, Any] = field(default_factory=dict)  # what was answered to the question that is asked again
    steps: list[tuple[Section, Question]] = field(default_factory=list)  # what was asked last, in order
    finished: Any = None  # of an answer in several parts: those that are whole
    trails: dict[str, tuple[Any, ...]] = field(default_factory=dict)  # how each question was answered, part by part
    returning: bool = False  # is the question that is asked next one to which `<` led?

    def __post_init__(self) -> None:
        """Let `<` go back part by part."""
        self.ask = self.retracing = Retracing(self.ask)

    def run(self, wanted: Callable[[Question], bool]) -> None:
        """Ask every wanted question that is still open; `<` goes back."""
        steps = [
            (section, question)
            for section in self.sections
            for question in section.questions
            if wanted(question) and self._is_open(question)
        ]
        self._walk(steps, 0)

    def once_more(self) -> None:
        """Ask the last question again, and from there on."""
        self.returning = True
        self._walk(self.steps, len(self.steps) - 1)

    def _walk(self, steps: list[tuple[Section, Question]], place: int) -> None:
        self.steps, told = steps, ""
        while 0 <= place < len(steps):
            section, question = steps[place]
            if section.title != told:
                self.ask.say(f"\n{_(section.title)}\n")
                told = section.title
            try:
                self._put(question)
            except Back:
                place = self._before(place)
            else:
                place += 1

    def _before(self, place: int) -> int:
        """The question to go back to."""
        self.ask.say("")
        self.returning = True
        if place == 0:
            self.ask.say(_("This is the first question."))
        return max(place - 1, 0)

    def _is_open(self, question: Question) -> bool:
        if question.field == "service" and self.values.get("policy"):
            return False
        return not is_answered(question, self.values)

    def _ways(self, question: Question) -> dict[str, Callable[[], Any]]:
        """How each kind of question is answered."""
        return {
            "line": lambda: self._line(question), "text": lambda: self._text(question),
            "agency": self._agency, "domain": self._domain, "service": self._service,
            "alternatives": self._alternatives, "basis": self._basis, "goals": self._goals,
            "consulted": self._consulted, "parties": self._parties, "assessment": self._assessment,
            "legislation": self._legislation, "estimate": self._estimate, "budget": self._budget,
            "schedule": self._schedule, "implementer": self._implementer,
        }  # fmt: skip

    def _put(self, question: Question) -> None:
        self.ask.say(lines(_(question.text)))
        self.ask.say(lines(_(question.help), "  "))
        while wrong := self._wrong(question.field, answer := self._answer(question)):
            self.ask.say("\n".join(lines(one) for one in wrong))
        if answer not in _NOTHING:
            self.values[question.field] = answer
            self._tell_of_placeholder(question.field, answer)
        else:  # what the form has there though it says nothing stays
            self.values |= {name: was for name, was in self.former.items() if not _says(was)}
        self.ask.say("")

    def _tell_of_placeholder(self, name: str, answer: Any) -> None:
        """Say at once where an answer only stands in for one: `<` leads back to it."""
        from som_cli.cards.substance import is_placeholder
        from som_cli.diagnostics import Origin
        from som_cli.report.sentences import hint, sentence

        if isinstance(answer, str) and is_placeholder(answer):
            finding = Origin("").report("initiatives-placeholder", (name,), key=name, value=answer.strip())
            self.ask.say(lines(f"{sentence(finding)}; {hint(finding)}"))

    def _wrong(self, name: str, answer: Any) -> list[str]:
        """What keeps an answer from standing on the card, in sentences."""
        from som_cli.diagnostics import Origin
        from som_cli.report.sentences import sentence
        from som_cli.store.conform import conform

        if self.model is None or answer in _NOTHING:
            return []
        _, found = conform(self.model, {**self.values, name: answer}, Origin(""))
        return [sentence(finding) for finding in found if finding.at[:1] == (name,)]

    def _answer(self, question: Question) -> Any:
        """Ask; what was answered before is put back where the person leaves without an answer."""
        fields = ("service", "policy") if question.field == "service" else (question.field,)
        self.former = {name: self.values.pop(name) for name in fields if name in self.values}
        trail = self.trails.get(question.field, ()) if self.returning else ()
        self.returning = False
        if any(map(_says, self.former.values())) and not trail and question.way not in {"line", "text", "assessment"}:
            self.ask.say(_("What was answered here before is asked for anew."))
        self.finished = None
        try:
            answer = self.retracing.answered(self._ways(question)[question.way], trail)
        except Back:
            self.values |= self.former
            raise
        except BaseException:
            finished = self.finished or self.ask.unfinished
            self.values |= {question.field: finished} if finished else self.former
            raise
        self.trails[question.field] = self.retracing.trail
        return answer

    def _growing(self, answer: Any) -> Any:
        """Keep what is whole of an answer: who stops in the middle of it finds that in the draft."""
        self.finished = answer
        return answer

    def _in_the_card_language(self, estonian: str, english: str) -> str:
        """A proposed answer: cards are written in the language of the repository, whoever's messages are in which."""
        return estonian if self.registry.settings.language == "et" else english

    # -- words --------------------------------------------------------------------------------------------------

    def _line(self, question: Question) -> str:
        while True:
            answer = self.ask.line(ANSWER, self.former.get(question.field, ""))
            if answer or not question.duty:
                return answer
            self.ask.say(_("This cannot be left empty, even in a draft."))

    def _needed(self, question: str, check: Check | None = None) -> str:
        """Ask until something is said."""
        answer = ""
        while not answer:
            answer = self.ask.line(question, check=check)
        return answer

    def _text(self, question: Question) -> str:
        former = self.former.get(question.field, "")
        if former:
            self.ask.say(lines(_("So far (an empty answer keeps it):")))
            self.ask.say(textwrap.indent(former, "  "))
        return self.ask.text(ANSWER, f"{_(question.text)}\n\n{_(question.help)}", former)

    def _alternatives(self) -> list[dict[str, str]]:
        found: list[dict[str, str]] = self._growing([])
        while True:
            first = self._in_the_card_language("Mitte midagi teha", "Do nothing")
            another = _("Another one (empty: that is all)")
            title = self.retracing.more(another) if found else self.ask.line(ANSWER, first)
            if not title:
                return found
            why = self.ask.line(_("Why not?"))
            found.append({"title": title, **({"why_not": why} if why else {})})

    def _parties(self) -> list[dict[str, str]]:
        found: list[dict[str, str]] = self._growing([])
        while name := self.retracing.more(_("Another one (empty: that is all)") if found else ANSWER):
            role = self.ask.line(_("In which role?"))
            found.append({"name": name, **({"role": role} if role else {})})
        return found

    def _assessment(self) -> dict[str, str]:
        former = self.former.get("impact_assessment") or {}
        answers: dict[str, str] = self._growing({})
        for name, text in _ASSESSED:
            if answer := self.ask.line(_(text), former.get(name, "")):
                answers[name] = answer
        return answers

    # -- lists --------------------------------------------------------------------------------------------------

    def _agency(self) -> str | None:
        return self.ask.choose(ANSWER, offered.agencies(self.registry))

    def _domain(self) -> str | None:
        return self.ask.choose(ANSWER, _translated(_DOMAINS))

    def _service(self) -> str | None:
        choices = offered.services(self.registry, self.values.get("agency"))
        chosen = self.ask.choose(ANSWER, choices, _("there is no service yet")) if choices else None
        if chosen is None:
            policies = offered.policies(self.registry)
            policy = (
                self.ask.choose(_("Which policy domain is it part of?"), policies, _("none of these"))
                if policies
                else None
            )
            if policy:
                self.values["policy"] = policy
        return chosen

    def _basis(self) -> str | None:
        return self.ask.choose(ANSWER, _translated(_BASES), _("there is none yet"))

    def _goals(self) -> list[str]:
        goals = offered.goals(self.registry)
        if not goals:
            self.ask.say(lines(_("No development plan in force is on file yet (`data/plans/`); this stays open.")))
        return self.ask.choose_many(ANSWER, goals) if goals else []

    def _consulted(self) -> list[dict[str, str]]:
        people = offered.people(self.registry)
        choices = [*offered.organisations(self.registry), *people]
        kinds = {**dict.fromkeys((one for one, _name in people), "person")}
        found: list[dict[str, str]] = self._growing([])
        while who := self.ask.choose(ANSWER, choices, _("that is all")):
            when = self.ask.line(_("On which day?"), self.registry.today.isoformat(), self._wrong_past)
            found.append({kinds.get(who, "organisation"): who, "date": day_of(when)})
            choices = [choice for choice in choices if choice[0] != who]
        return found

    def _wrong_past(self, answer: str) -> str | None:
        wrong = wrong_day(answer)
        is_ahead = wrong is None and day_of(answer) > self.registry.today.isoformat()
        return _("That day is still to come.") if is_ahead else wrong

    def _implementer(self) -> str | None:
        return self.ask.choose(ANSWER, _translated(_BUILDERS), _("not decided yet"))

    # -- law, work, money, time ---------------------------------------------------------------------------------

    def _legislation(self) -> dict[str, Any] | str | None:
        needed = self.ask.choose(
            ANSWER, _translated((("yes", N_("yes")), ("no", N_("no")), (UNKNOWN, N_("not known yet"))))
        )
        if needed != "yes":
            return {"needed": needed}
        acts = []
        while act := self.retracing.more(_("Which legal act? (empty: that is all)")):
            acts.append({"title": act})
        status = self.ask.choose(_("How far is the change?"), _translated(_LAW_STATUS))
        return {"needed": "yes", **({"acts": acts} if acts else {}), "status": status}

    def _estimate(self) -> dict[str, Any] | str:
        size = self.ask.choose(ANSWER, _translated(_SIZES), _("not known yet"))
        if size is None:
            return UNKNOWN
        months = self.ask.line(_("How many months does it take? (may be left empty)"), check=wrong_number)
        people: dict[str, str] = {}
        while role := self.retracing.more(_("Whose work does it need? A role, such as analyst (empty: that is all)")):
            people[role] = number(self.ask.line(_("How many person-months?"), "1", wrong_number))
        return _filled({"size": size, "duration_months": number(months), "people": people})

    def _budget(self) -> dict[str, Any] | str:
        known = self.ask.choose(
            ANSWER, [("euros", _("in euros")), ("hours", _("in hours of work"))], _("not known yet")
        )
        if known is None:
            return UNKNOWN
        budget: dict[str, Any] = {}
        if known == "euros":
            budget["vat_included"] = self.ask.yes(_("Are the sums with VAT?"))
        while year := self.retracing.more(_("Which year? (empty: that is all)"), check=wrong_year):
            budget.setdefault("lines", []).append(self._budget_line(year, known))
            self._growing(budget)
        return budget if "lines" in budget else UNKNOWN

    def _budget_line(self, year: str, unit: str) -> dict[str, Any]:
        asked = _("How many euros?") if unit == "euros" else _("How many hours?")
        figure = number(self._needed(asked, wrong_number))
        kind = self.ask.choose(
            _("What for?"), [("development", _("development: building it")), ("operation", _("operation: running it"))]
        )
        unknown = self._in_the_card_language("teadmata", "unknown")
        source = self.ask.line(_("Where does the money come from?"), unknown)
        secured = self.ask.yes(_("Is the money already there?"))
        field = "amount" if unit == "euros" else "hours"
        return {"year": int(year), field: figure, "source": source, "secured": secured, "kind": kind}

    def _schedule(self) -> dict[str, Any] | str:
        start = self.ask.line(_("Start (empty: not known yet)"), check=wrong_month)
        if not start:
            return UNKNOWN
        schedule: dict[str, Any] = self._growing({"start": within_month(start, last=False)})
        if end := self.ask.line(_("End"), check=wrong_month):
            schedule["end"] = within_month(end, last=True)
        while text := self.retracing.more(_("What is ready on the way? (empty: that is all)")):
            day = self._needed(_("By which month or day?"), wrong_month)
            milestone = {"date": within_month(day, last=True), "text": text}
            schedule.setdefault("milestones", []).append(milestone)
        return schedule


def _filled(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in _NOTHING}


IDENTITY = frozenset({"title", "agency"})  # of these the place of the file is made


def is_answered(question: Question, values: Mapping[str, Any]) -> bool:
    """Is there an answer, in all its parts where it has some?"""
    answer = values.get(question.field)
    if question.way == "assessment" and isinstance(answer, dict):
        return all(answer.get(name) for name, _text in _ASSESSED)
    return _says(answer)


def _says(answer: Any) -> bool:
    """Is anything said? A team without members says nothing."""
    return any(item not in _NOTHING for item in answer.values()) if isinstance(answer, dict) else bool(answer)


def missing(values: Mapping[str, Any], wanted: Callable[[Question], bool]) -> Sequence[Question]:
    """The wanted questions without an answer."""
    asked = [one for section in SECTIONS for one in section.questions if wanted(one)]
    lacking = [one for one in asked if not is_answered(one, values)]
    return [one for one in lacking if one.field != "service" or not values.get("policy")]


def everything(_question: Question) -> bool:
    """Want every question."""
    return True


def duties(question: Question) -> bool:
    """Want what nothing can be submitted without."""
    return question.duty


def identity(question: Question) -> bool:
    """Want what there can be no card without."""
    return question.field in IDENTITY
