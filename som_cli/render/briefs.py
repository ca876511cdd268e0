"""What a member reads about an item of an agenda before deciding on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from som_cli.committee.consultation import is_late
from som_cli.committee.gates import Gate, gates
from som_cli.meetings.quorum import seats
from som_cli.people.rights import representatives
from som_cli.portfolio.items import folder
from som_cli.portfolio.money import Sum, by_year
from som_cli.portfolio.terms import Terms, approved, on_card, shift, waiting
from som_cli.process.changes import is_scope
from som_cli.process.leads import leads_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from decimal import Decimal

    from som_cli.cards.initiative import BudgetLine, Initiative
    from som_cli.committee.agenda import Agenda, Item
    from som_cli.diagnostics import Diagnostic
    from som_cli.meetings.calendar import Deadlines
    from som_cli.portfolio.terms import Shift, Waiting
    from som_cli.process.casefile import Case
    from som_cli.process.records import Opinion
    from som_cli.process.registry import Registry

STANCES = ("support", "support_with_remarks", "against", "no_opinion")


@dataclass(frozen=True, slots=True)
class Who:
    """A person as a document names them; `role` is the key of a word, `office` the unit or the short name."""

    name: str
    role: str | None
    office: str


@dataclass(frozen=True, slots=True)
class Funding:
    """The lines of a budget that are funded, or those that are not: over which years, and from where."""

    years: tuple[int, int] | None
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Endorsed:
    """The agency's decision: which body, when, with which priority."""

    body: str
    on: date
    priority: int | None


@dataclass(frozen=True, slots=True)
class Opined:
    """A reviewer's opinion."""

    who: Who
    stance: str
    argument: str
    is_late: bool = False


@dataclass(frozen=True, slots=True)
class Advice:
    """The reviewers' advice: how many were asked, how many of them gave it, what is said, who is awaited by when.

    `besides` counts opinions of people who were not asked.
    """

    asked: int
    answered: int
    besides: int
    given: tuple[Opined, ...]
    awaited: tuple[Who, ...]
    due: date
    is_over: bool


@dataclass(frozen=True, slots=True)
class Met:
    """A condition of a YES, IF: who met it, by when, and when that was verified."""

    text: str
    owner: Who
    due: date
    verified: date | None


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a plan, as approved and as proposed.

    `kind` is total, hours, year, start or end; `change` euros, hours or the months and days of a shift.
    """

    kind: str
    old: Decimal | date | None
    new: Decimal | date | None
    change: Decimal | Shift | None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """A change that waits for the committee: against which decision, why, and in figures."""

    approved: date | None
    waiting: Waiting
    reason: str | None
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """One item on which a body decides; `number` is its place on the agenda.

    `is_lapsed` tells that it is asked to cancel a YES, IF whose condition was not met in time.
    """

    item: Item
    number: int
    agency: str
    folder: str
    presenter: Who
    submitter: Who | None
    terms: Terms
    secured: Funding
    unsecured: Funding
    gates: tuple[Gate, ...]
    endorsed: Endorsed | None
    advice: Advice | None
    conditions: tuple[Met, ...]
    decided: date | None
    is_scope_changed: bool
    is_lapsed: bool
    proposal: Proposal | None
    notes: tuple[Diagnostic, ...]

    @property
    def card(self) -> Initiative:
        """The card."""
        return self.item.case.card.record

    @property
    def id(self) -> str:
        """The initiative's id."""
        return self.card.id

    @property
    def missing(self) -> tuple[Gate, ...]:
        """The gates that are not open."""
        return tuple(gate for gate in self.gates if not gate.is_open)


class Briefing:
    """Makes the briefs of one agenda."""

    def __init__(self, agenda: Agenda, registry: Registry, due: Deadlines, day: date) -> None:
        self.agenda = agenda
        self.registry = registry
        self.due = due
        self.day = day
        self.members = {
            person for seat in seats(agenda.body, agenda.meeting.date) for person in (seat.person, *seat.substitutes)
        }
        self.named = {entry.id: entry.presenter for entry in agenda.meeting.agenda if entry.presenter}

    def brief(self, item: Item, number: int) -> Brief:
        """Tell what there is to know of an item."""
        case, card = item.case, item.case.card.record
        presenter = self.presenter(item)
        terms = on_card(card)
        yes_if = case.latest("decide", outcome="yes-if")
        return Brief(
            item=item,
            number=number,
            agency=self.agency(card.agency),
            folder=folder(case),
            presenter=self.who(presenter, card),
            submitter=self.who(card.submitter, card) if card.submitter != presenter else None,
            terms=terms,
            secured=_funding(line for line in terms.lines if line.secured),
            unsecured=_funding(line for line in terms.lines if not line.secured),
            gates=gates(case, self.registry),
            endorsed=self.endorsed(case),
            advice=self.advice(case),
            conditions=self.conditions(case),
            decided=yes_if.date if yes_if else None,
            is_scope_changed=bool(yes_if) and any(is_scope(one) for act in case.after(yes_if) for one in act.changes),
            is_lapsed=item.section == "change" and case.is_lapsed(self.day),
            proposal=_proposal(case) if item.section == "change" else None,
            notes=tuple(self.notes(item)),
        )

    # -- people ---------------------------------------------------------------------------------------------------

    def presenter(self, item: Item) -> str:
        """Who presents it: as the agenda or the act says; else the agency for a change, and the lead.

        Source: D68.
        """
        case, card, meeting = item.case, item.case.card.record, self.agenda.meeting
        if item.id in self.named:
            return self.named[item.id]
        acts = self.registry.cases[item.id].counting if item.id in self.registry.cases else case.counting
        said = (act.presenter for act in reversed(acts) if act.meeting == meeting.id and act.presenter)
        if presenter := next(said, None):
            return presenter
        spoken = representatives(self.agenda.body, card.agency, self.registry.people, meeting.date)
        leads = leads_of(card, self.registry).people
        return next(iter((*spoken, *leads) if item.section == "change" else (*leads, *spoken)), card.submitter)

    def who(self, person: str, card: Initiative | None = None) -> Who:
        """Name a person, with what they are to the initiative."""
        return Who(self.registry.named(person).name, self._role(person, card), self.office(person))

    def office(self, person: str) -> str:
        """Where a person works: the unit for the ministry's own people, the short name of any other organisation."""
        return office_of(person, self.registry)

    def _role(self, person: str, card: Initiative | None) -> str | None:
        if card is None:
            return None
        leads = leads_of(card, self.registry)
        if person in leads.people:
            return leads.kind
        if person in representatives(self.agenda.body, card.agency, self.registry.people, self.agenda.meeting.date):
            return "representative"
        return None

    def agency(self, agency: str) -> str:
        """The short name of an organisation."""
        return self.registry.short_name(agency)

    # -- what was said and decided --------------------------------------------------------------------------------

    def endorsed(self, case: Case) -> Endorsed | None:
        """The agency's decision, where there is one."""
        act = case.latest("endorse", outcome="yes")
        return Endorsed(self.registry.named_body(act.body or "").name, act.date, act.priority) if act else None

    def advice(self, case: Case) -> Advice | None:
        """The advice of the present round; None before the first."""
        shared = case.latest("share")
        if shared is None:
            return None
        latest: dict[str, Opinion] = {}
        for filed in sorted(case.round_opinions, key=lambda filed: filed.record.date):
            latest[filed.record.reviewer] = filed.record
        asked = dict.fromkeys(shared.reviewers)
        answered = [one for one in asked if one in latest]
        besides = [one for one in latest if one not in asked]
        given = sorted((latest[one] for one in (*answered, *besides)), key=lambda one: STANCES.index(one.stance))
        return Advice(
            asked=len(asked),
            answered=len(answered),
            besides=len(besides),
            given=tuple(self.opined(one, case) for one in given),
            awaited=tuple(self.who(one) for one in asked if one not in latest),
            due=self.due.opinions,
            is_over=self.day > self.due.opinions,
        )

    def opined(self, one: Opinion, case: Case) -> Opined:
        """What a reviewer said, and whether after its day."""
        return Opined(self.who(one.reviewer), one.stance, one.argument, is_late(one, case, self.registry))

    def conditions(self, case: Case) -> tuple[Met, ...]:
        """The conditions of the last YES, IF."""
        return tuple(
            Met(
                one.condition.text,
                self.who(one.condition.owner),
                one.condition.due,
                one.verified.date if one.verified else None,
            )
            for one in case.conditions
        )

    def notes(self, item: Item) -> Iterator[Diagnostic]:
        """What a member must not overlook."""
        case, origin = item.case, item.case.card.origin
        if item.moved_on:
            return  # nothing is decided on it
        shared = case.latest("share")
        if item.section in {"new", "returning"} and shared and shared.meeting == self.agenda.meeting.id:
            days, needed = (self.agenda.meeting.date - shared.date).days, self.registry.settings.thresholds.share_days
            if shared.date > self.due.share:
                yield origin.report("agenda-shared-late", (), days=days, needed=needed)
            if self.day > self.due.opinions and not case.round_opinions:
                yield origin.report("agenda-no-opinion")
        if item.changed:
            yield item.changed
        submitter = case.submitter
        decides = self.agenda.body.type == "area_committee" and self.agenda.meeting.kind != "discussion"
        if decides and submitter in self.members:
            yield origin.report("agenda-recusal", (), member=self.registry.named(submitter))


def office_of(person: str, registry: Registry) -> str:
    """Where a person works: the unit for the ministry's own people, the short name of any other organisation."""
    filed = registry.people.get(person)
    if filed is None:
        return ""
    home = registry.organisations.get(filed.record.organisation)
    unit = home.record.unit(filed.record.unit) if home and filed.record.unit else None
    is_ministry = home is not None and home.record.type == "ministry"
    return unit.name if unit and is_ministry else registry.short_name(filed.record.organisation)


def _funding(lines: Iterator[BudgetLine]) -> Funding:
    found = list(lines)
    years = [line.year for line in found]
    sources = dict.fromkeys(line.source.strip() for line in found if line.source)
    return Funding((min(years), max(years)) if years else None, tuple(sources))


def _proposal(case: Case) -> Proposal | None:
    changed = waiting(case)
    if changed is None:
        return None
    reasons = [act.reason for act in case.waiting if act.reason]
    decided = case.approval
    return Proposal(
        approved=decided.date if decided else None,
        waiting=changed,
        reason=reasons[-1] if reasons else None,
        figures=tuple(_figures(approved(case), changed)),
    )


def _figures(then: Terms, changed: Waiting) -> Iterator[Figure]:
    """The figures that differ, the total first: a member sees at a glance what it costs."""
    now = changed.terms
    if then.sum.eur or now.sum.eur:
        yield Figure("total", then.sum.eur, now.sum.eur, changed.eur)
    if then.sum.hours or now.sum.hours:
        yield Figure("hours", then.sum.hours, now.sum.hours, changed.hours)
    before, after = by_year(then.lines), by_year(now.lines)
    for year in sorted({*before, *after}):
        old, new = before.get(year, Sum()).eur, after.get(year, Sum()).eur
        if old != new:
            yield Figure("year", old, new, new - old, year)
    if then.start != now.start:
        yield Figure("start", then.start, now.start, shift(then.start, now.start))
    if then.end != now.end:
        yield Figure("end", then.end, now.end, changed.shift)
