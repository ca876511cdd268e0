"""One initiative as a document: where it stands and what comes next, then what it is about, then its decisions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from som_cli.cards.completeness import completeness
from som_cli.committee.consultation import is_late
from som_cli.committee.reasons import deadlines_of
from som_cli.diagnostics import Words
from som_cli.portfolio.conditions import office_of
from som_cli.portfolio.items import Gallery, folder
from som_cli.portfolio.sittings import sittings
from som_cli.portfolio.terms import added_milestones, approved, baseline, on_card, planned_milestones, waiting
from som_cli.portfolio.timeline import Horizon
from som_cli.process.leads import leads_of
from som_cli.process.venues import awaited
from som_cli.render.environment import NO_TEMPLATES, render
from som_cli.render.words import phrase, small, vat_of, word_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from som_cli.diagnostics import Diagnostic, Named
    from som_cli.meetings.calendar import Deadlines
    from som_cli.meetings.model import Meeting
    from som_cli.portfolio.items import Item
    from som_cli.portfolio.sittings import Sitting
    from som_cli.process.casefile import Case
    from som_cli.process.model import Name
    from som_cli.process.outlook import ClosedMove, OpenMove, Outlook
    from som_cli.process.records import Act, Condition, Opinion
    from som_cli.process.registry import Registry
    from som_cli.render.environment import Templates

TO_BUILD = "../"
DUTY_MISSING = "acts-duty-missing"
BODIES = frozenset({"agency_body", "area_committee"})
# the moves after which a reader asks why
EXPLAINED = {
    "on_hold": "hold", "cancelled": "cancel", "refused": "endorse", "rejected": "decide", "withdrawn": "withdraw",
}  # fmt: skip
IMPACTS = ("clients", "admin_burden", "costs_saved", "data_protection", "risks")


@dataclass(frozen=True, slots=True)
class Person:
    """A person with the unit, or the organisation, in which they work."""

    name: str
    office: str


@dataclass(frozen=True, slots=True)
class Advice:
    """What one reviewer says; None where the opinion is still awaited."""

    who: Person
    opinion: Opinion | None
    is_late: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """One act as the history tells it.

    `changed` are the fields that an amendment touched, `condition` is the text of the one it is about; `counts` is
    false for an act that was declared void.
    """

    act: Act
    noun: Words
    outcome: Words | None
    answers: str
    recorder: str
    changed: tuple[str, ...]
    condition: str | None
    counts: bool


@dataclass(frozen=True, slots=True)
class Step:
    """A move that leads on: who can make it, or what stands in its way: a reason, or the fields a card must have.

    A condition is named where the move is about one, the body where a body makes it: then `who` record it.
    """

    title: Words
    who: tuple[str, ...]
    reason: Diagnostic | None = None
    lacking: tuple[str, ...] = ()
    condition: Condition | None = None
    body: str | None = None


@dataclass(frozen=True, slots=True)
class Talk:
    """Somebody who was consulted, and when."""

    name: str
    on: date | None


def initiative(
    case: Case,
    registry: Registry,
    outlook: Outlook,
    language: str,
    *,
    say: Callable[[Diagnostic, str], str],
    commit: str | None = None,
    root: str = TO_BUILD,
    templates: Templates = NO_TEMPLATES,
) -> str:
    """Render an initiative to Markdown.

    Args:
        case: Which one.
        registry: Everything on file, on the day of the document.
        outlook: What can happen next to it.
        language: `et` or `en`.
        say: Puts a reason into a sentence of that language.
        commit: The short hash of the commit the records were read from.
        root: The way from the document to the repository's root, for links.
        templates: The repository's own templates.
    """
    page = _Page(case, registry, outlook, language)
    context = page.context() | {
        "as_of": registry.today,
        "commit": commit,
        "root": root,
        "say": lambda reason: say(reason, language).replace("`", ""),  # names of fields are read here, not typed
        "word": word_of(language),
        "small": small,
        "phrase": phrase,
    }
    return render("initiative", language, context, templates)


class _Page:
    """Gathers what the template speaks of."""

    def __init__(self, case: Case, registry: Registry, outlook: Outlook, language: str) -> None:
        self.case = case
        self.card = case.card.record
        self.registry = registry
        self.outlook = outlook
        self.language = language
        self.in_portfolio = registry.process.kind(case.state) == "portfolio"
        self.terms = approved(case) if case.approval else on_card(self.card)

    def context(self) -> dict[str, Any]:
        """Everything by the name the template uses."""
        card, case, registry = self.card, self.case, self.registry
        gallery = Gallery(registry, Horizon.of(registry.today, registry.settings.thresholds))
        item, full, meeting = gallery.item(case), completeness(card), self.meeting()
        return {
            "case": case,
            "card": card,
            "folder": folder(case),
            "state": registry.process.state(case.state),
            "meaning": self.meaning(),
            "reason": self.reason(),
            "full": full,
            "agency": self.organisation(card.agency),
            "submitter": self.person(card.submitter),
            "lead": self.lead(),
            "service": self.title(registry.services.get(card.service or ""), card.service),
            "policies": [policy.name for policy in gallery.policies(card)],
            "goals": [goal.name for goal in item.goals],
            "terms": self.terms,
            "baseline": baseline(case),
            "waiting": waiting(case) if self.in_portfolio else None,
            "vat": vat_of([self.terms]),
            "impacts": self.impacts(),
            "consulted": self.consulted(),
            "milestones": planned_milestones(case),
            "added": added_milestones(case),
            "met": {text.strip() for filed in case.counting_reports for text in filed.record.milestones_met},
            "depends_on": [self.titled(other) for other in card.depends_on],
            "related": [self.titled(other) for other in card.related],
            "assessed": case.latest("assess"),
            "assessed_by": self.body(case.latest("assess")),
            "advice": self.advice(),
            "conditions": [(one, self.person(one.condition.owner)) for one in case.conditions],
            "reports": sorted(
                (filed.record for filed in case.counting_reports), key=lambda one: (one.period, one.date), reverse=True
            ),
            "meeting": meeting,
            "due": self.due(meeting),
            "confirmation": self.confirmation(),
            "report_due": self.report_due(item),
            "steps": self.steps(),
            "history": [self.event(filed.record) for filed in case.acts],
        }

    # -- the head --------------------------------------------------------------------------------------------------

    def meaning(self) -> Name:
        """What its state means, in the words of the agency's body that it was presented to."""
        presented = self.case.latest("present")
        body = self.registry.body_type(presented.body) if presented else None
        return self.registry.process.state(self.case.state).meaning.of(body)

    def organisation(self, organisation: str) -> str:
        """The full name of an organisation, in English where that is asked for and known."""
        filed = self.registry.organisations.get(organisation)
        if filed is None:
            return organisation
        english = filed.record.name_en if self.language == "en" else None
        return english or filed.record.name

    def person(self, person: str) -> Person:
        """A person with the place of work."""
        return Person(self.registry.named(person).name, office_of(person, self.registry))

    def lead(self) -> tuple[str, str] | None:
        """The lead, and as what: `service`, `support`, `policy` or `head`; None where there is none."""
        leads = leads_of(self.card, self.registry)
        service = self.registry.services.get(self.card.service or "")
        is_support = leads.kind == "service" and service and service.record.type == "support_service"
        kind = "support" if is_support else leads.kind
        return (self.registry.named(leads.people[0]).name, kind) if leads.people else None

    @staticmethod
    def title(filed: Any, record: str | None) -> str | None:
        """The title of a card, or its id where it is not on file."""
        return filed.record.title if filed else record

    def titled(self, other: str) -> str:
        """The title of another initiative."""
        case = self.registry.cases.get(other)
        return case.card.record.title if case else other

    def reason(self) -> str | None:
        """Why the work is on hold, or why it came to nothing."""
        moved = self.case.latest(EXPLAINED.get(self.case.state, ""))
        return moved.reason if moved else None

    # -- what it is about ------------------------------------------------------------------------------------------

    def impacts(self) -> list[tuple[str, str | None]]:
        """The five answers of the impact assessment, by name; None where one was not given."""
        made = self.card.impact_assessment
        return [(name, getattr(made, name)) for name in IMPACTS] if made else []

    def consulted(self) -> list[Talk]:
        """Whom the submitter has talked to."""
        found = []
        for one in self.card.consulted:
            short = self.registry.short_name(one.organisation or "")
            name = self.registry.named(one.person).name if one.person else short
            found.append(Talk(name or "–", one.date))
        return found

    # -- what was said ---------------------------------------------------------------------------------------------

    def advice(self) -> list[Advice]:
        """The opinions of the present round in order of time, then those that are awaited."""
        given = sorted((filed.record for filed in self.case.round_opinions), key=lambda one: (one.date, one.reviewer))
        shared = self.case.latest("share")
        said = {opinion.reviewer for opinion in given}
        asked = shared.reviewers if shared and self.case.state in {"shared", "defended"} else ()
        awaited = [Advice(self.person(who), None) for who in asked if who not in said]
        late = {one.reviewer for one in given if is_late(one, self.case, self.registry)}
        return [*(Advice(self.person(one.reviewer), one, one.reviewer in late) for one in given), *awaited]

    def meeting(self) -> Meeting | None:
        """The meeting that it waits for, once it was shared."""
        return awaited(self.case, self.registry) if self.case.state in {"shared", "defended"} else None

    def due(self, meeting: Meeting | None) -> Deadlines | None:
        """The deadlines before that meeting; none once it was defended, for nothing is asked of reviewers any more."""
        return deadlines_of(meeting, self.registry) if meeting and self.case.state == "shared" else None

    # -- what comes next, and what was ------------------------------------------------------------------------------

    def steps(self) -> list[Step]:
        """The moves that lead on: those open, else those that something stands in the way of.

        What waits for a meeting is told by the meeting's day.
        """
        aside = frozenset(move.id for move in self.registry.process.moves if move.aside)
        opened = [step for move in self.outlook.leading(aside) for step in self.opened(move)]
        closed = [
            Step(move.title, _names(move.who), move.reasons[0], _lacking(move.reasons))
            for move in self.outlook.closed
            if move.reasons and self.meeting() is None and move.move not in aside and self.leads_from_here(move)
        ]
        return opened or closed

    def opened(self, move: OpenMove) -> list[Step]:
        """An open move as a step; one about conditions is a step for each that it can be about."""
        status = {"meet": "open", "verify": "met"}.get(move.move)
        if status is None:
            return [Step(move.title, _names(move.who), body=self.deciding(move.move))]
        found = [one.condition for one in self.case.conditions if one.status == status]
        return [
            Step(move.title, (self.person(one.owner).name,) if status == "open" else _names(move.who), condition=one)
            for one in sorted(found, key=lambda one: one.due)
        ]

    def deciding(self, move: str) -> str | None:
        """The body that makes a move, where no person does: that of the agency which saw it last."""
        row = self.registry.process.row(self.case.state, move, self.registry.today)
        if row is None or BODIES.isdisjoint(row.accountable):
            return None
        return self.body(self.case.latest("assess") or self.case.latest("present"))

    def report_due(self, item: Item) -> Sitting | None:
        """The committee before whose next meeting the work is to be reported on, until it has been."""
        if self.case.state not in {"in_progress", "on_hold"}:
            return None
        seat = next(iter(sittings(self.registry, (self.card.deciding_domain,))), None)
        return seat if seat and seat.period and not item.is_reported(seat.period) else None

    def confirmation(self) -> Sitting | None:
        """The committee that is to confirm a change that waits."""
        if not (self.in_portfolio and self.case.waiting):
            return None
        return next(iter(sittings(self.registry, (self.card.deciding_domain,))), None)

    def leads_from_here(self, move: ClosedMove) -> bool:
        """Does the process know the move from the present state?"""
        return self.registry.process.row(self.case.state, move.move, self.registry.today) is not None

    def body(self, act: Act | None) -> str | None:
        """The name of the body that made a move."""
        return self.registry.named_body(act.body).name if act and act.body else None

    def event(self, act: Act) -> Event:
        """One line of the history."""
        process = self.registry.process
        move = process.moves_by_id.get(act.move)
        answers = self.body(act) if not act.by else self.registry.named(act.by).name
        return Event(
            act=act,
            noun=move.noun.words if move else Words(act.move, act.move),
            outcome=process.outcome_words(act.move, act.outcome) if act.outcome else None,
            answers=answers or self.registry.named(act.recorded_by).name,
            recorder=self.registry.named(act.recorded_by).name,
            condition=self.condition(act),
            changed=tuple(dict.fromkeys(change.path.partition(".")[0] for change in act.changes)),
            counts=act.move == "void" or not self.case.is_voided(act),
        )

    def condition(self, act: Act) -> str | None:
        """The text of the condition that an act is about; its id where it is not found."""
        texts = {one.id: one.text for filed in self.case.acts for one in filed.record.conditions}
        return texts.get(act.condition, act.condition) if act.condition else None


def _lacking(reasons: tuple[Diagnostic, ...]) -> tuple[str, ...]:
    """The fields that the card must have first, all of them at once; none where something else comes first."""
    if reasons[0].code != DUTY_MISSING:
        return ()
    return tuple(str(reason.facts["key"]) for reason in reasons if reason.code == DUTY_MISSING)


def _names(people: tuple[Named, ...]) -> tuple[str, ...]:
    return tuple(person.name for person in people)
