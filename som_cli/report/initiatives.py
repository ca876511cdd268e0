"""Initiatives as lists, as JSON, and as their life in plain words."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from som_cli.figures import WRITINGS
from som_cli.locale import N_, _, current
from som_cli.process.casefile import stem
from som_cli.process.plain import plain
from som_cli.report import changelog
from som_cli.report.process import said

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date
    from decimal import Decimal

    from som_cli.committee.consultation import Consultation
    from som_cli.process.casefile import Case
    from som_cli.process.model import Move
    from som_cli.process.records import Act
    from som_cli.process.registry import Registry
    from som_cli.report.changelog import Changed

COLUMNS = ("id", "title", "state", "agency", "domain", "service", "eur", "hours", "since")
HEADINGS = (N_("Id"), N_("Title"), N_("State"), N_("Agency"), N_("Budget"), N_("Since"))
DOMAINS = {"social": N_("social"), "health": N_("health")}
STATUSES = {"open": N_("open"), "met": N_("reported met"), "verified": N_("verified")}


@dataclass(frozen=True, slots=True)
class Brought:
    """The commit that brought a file: its short hash, and its place among the commits of the case.

    It has no hash where that commit is not here: it is older than the history of a shallow clone.
    """

    commit: str | None
    place: int


# -- lists ----------------------------------------------------------------------------------------------------------


def item(case: Case) -> dict[str, Any]:
    """One initiative of a list, as JSON."""
    card = case.card.record
    budget = card.known_budget
    return {
        "id": case.id,
        "title": card.title,
        "state": case.state,
        "agency": card.agency,
        "domain": card.domain,
        "service": card.service,
        "budget": {"eur": euros(budget.total if budget else None), "hours": hours(budget.hours if budget else None)},
        "since": case.since.isoformat() if case.since else None,
    }


def listed(cases: Iterable[Case], as_of: date) -> dict[str, Any]:
    """A list of initiatives as JSON, `som-initiatives/1`."""
    return {"schema": "som-initiatives/1", "as_of": as_of.isoformat(), "items": [item(case) for case in cases]}


def flat(case: Case) -> tuple[str, ...]:
    """One initiative as a row for a spreadsheet or a pipe, under `COLUMNS`; ids and ISO dates."""
    values = {**item(case), **item(case)["budget"]}
    return tuple(str(values[column] or "") for column in COLUMNS)


def row(case: Case, registry: Registry) -> tuple[str, ...]:
    """One initiative as a row for people, under `HEADINGS`."""
    card = case.card.record
    return (
        case.id,
        card.title,
        state_word(case),
        agency(card.agency, registry),
        cost(case),
        WRITINGS[current()].day(case.since),
    )


def state_word(case: Case) -> str:
    """The status word of where an initiative is."""
    return said(case.process.state(case.state).name)


def agency(organisation: str, registry: Registry) -> str:
    """The abbreviation of an organisation, else its name, else its id."""
    return registry.short_name(organisation)


def cost(case: Case) -> str:
    """What it costs as people read it: euros, hours, or a dash."""
    budget = case.card.record.known_budget
    parts = []
    if budget and budget.total is not None:
        parts.append(WRITINGS[current()].money(budget.total))
    if budget and budget.hours is not None:
        parts.append(_("{n} hours").replace("{n}", WRITINGS[current()].number(budget.hours)))
    return " + ".join(parts) or "–"


def euros(value: Decimal | None) -> str | None:
    """A sum as JSON has it."""
    return None if value is None else f"{value:.2f}"


def hours(value: Decimal | None) -> str | None:
    """Hours as JSON has them."""
    return None if value is None else f"{value.normalize():f}"


# -- one initiative -------------------------------------------------------------------------------------------------


def shown(
    case: Case,
    card: Mapping[str, Any],
    brought: Mapping[str, Brought],
    following: Mapping[str, Any],
    *,
    rounds: Sequence[Consultation] = (),
    changes: Iterable[Changed] = (),
) -> dict[str, Any]:
    """One initiative as JSON, `som-initiative/1`: the card as in the file, commits by path, what is next."""
    return {
        "schema": "som-initiative/1",
        "id": case.id,
        "card": dict(card),
        "state": case.state,
        "acts": [_act(filed.record, case, brought.get(filed.origin.path)) for filed in case.acts],
        "opinions": [plain(filed.record, dates_as_text=True) for filed in case.opinions],
        "rounds": [_round(one) for one in rounds],
        "reports": [plain(filed.record, dates_as_text=True) for filed in case.reports],
        "conditions": conditions(case),
        "next": dict(following),
        "changes": changelog.as_json(changes),
    }


def _round(one: Consultation) -> dict[str, Any]:
    return {
        "round": one.number,
        "meeting": one.meeting,
        "due": one.due.isoformat() if one.due else None,
        "answers": [
            {
                "reviewer": answer.reviewer,
                "status": answer.status,
                "date": answer.on.isoformat() if answer.on else None,
                "asked": answer.was_asked,
            }
            for answer in one.answers
        ],
    }


def _act(act: Act, case: Case, brought: Brought | None) -> dict[str, Any]:
    values = plain(act, dates_as_text=True)
    firm = {"number": act.number, "move": act.move, "date": act.date.isoformat(), "outcome": act.outcome}
    firm |= {"body": act.body, "by": act.by, "recorded_by": act.recorded_by}
    firm |= {"commit": brought.commit if brought else None, "voided": case.is_voided(act)}
    others = {key: item for key, item in values.items() if key not in {*firm, "schema", "initiative"}}
    return {**firm, **others}


def conditions(case: Case) -> list[dict[str, Any]]:
    """The conditions of the last JAH, KUI, and how each stands."""
    return [
        {
            "id": one.condition.id,
            "text": one.condition.text,
            "satisfied_when": one.condition.satisfied_when,
            "owner": one.condition.owner,
            "due": one.condition.due.isoformat(),
            "status": one.status,
        }
        for one in case.conditions
    ]


# -- its life -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to an initiative; `move` is None for what moved nothing."""

    date: date
    move: str | None
    outcome: str | None
    who: str
    commit: str | None
    text: str
    is_older: bool = False  # than the history here: its commit is there, and is not known

    def as_json(self) -> dict[str, Any]:
        """The event for programs."""
        return {
            "date": self.date.isoformat(),
            "move": self.move,
            "outcome": self.outcome,
            "who": self.who,
            "commit": self.commit,
            "text": self.text,
        }


def life(
    case: Case,
    registry: Registry,
    brought: Mapping[str, Brought],
    edits: Sequence[Event] = (),
    order: Mapping[str, int] = MappingProxyType({}),
) -> list[Event]:
    """What happened, in order; `edits` are the commits that changed the card alone, `order` the places of commits."""
    places = {one.commit: one.place for one in brought.values() if one.commit} | dict(order)
    events = [_act_event(filed.record, case, registry, brought.get(filed.origin.path)) for filed in case.acts]
    beside = [*_opinions(case, registry, brought), *_reports(case, registry, brought), *edits]
    for event in sorted(beside, key=lambda one: one.date):
        later = (at for at, other in enumerate(events) if _is_later(other, event, places))
        events.insert(next(later, len(events)), event)
    return sorted(events, key=lambda one: one.date)  # of one day: acts by number, all else by its commit


def _is_later(other: Event, event: Event, places: Mapping[str, int]) -> bool:
    """Tell whether one event came after another: by their commits where both have one, else by their days."""
    mine, theirs = places.get(event.commit or ""), places.get(other.commit or "")
    return theirs > mine if mine is not None and theirs is not None and mine != theirs else other.date > event.date


def _act_event(act: Act, case: Case, registry: Registry, brought: Brought | None) -> Event:
    who = act_who(act, registry)
    return Event(act.date, act.move, act.outcome, who, *_came(brought, act_text(act, case, registry)))


def _came(brought: Brought | None, text: str) -> tuple[str | None, str, bool]:
    """The last words of an event: by which commit it came, what happened, and is that commit older than all here."""
    return (brought.commit, text, brought.commit is None) if brought else (None, text, False)


def act_who(act: Act, registry: Registry) -> str:
    """Who answers for an act: the body, or the person."""
    if act.body and not act.by:
        return registry.named_body(act.body).name
    return registry.named(act.by or act.recorded_by).name


def past(act: Act, case: Case, registry: Registry) -> str:
    """What was done, and what it ended in: `otsustati: JAH`."""
    move = case.process.moves_by_id.get(act.move)
    return told_done(move, act.outcome, registry.body_type(act.body)) if move else act.move


def told_done(move: Move, outcome: str | None, body: str | None) -> str:
    """What a move of a body of this type did, in the past, and its outcome where the verb alone does not say that."""
    done, ended = move.done(outcome, body)
    return f"{said(done)}: {said(ended)}" if ended else said(done)


def voided(act: Act, case: Case, registry: Registry) -> str:
    """What an act declares void: the opinion of whom, the report of which trimester, or which act."""
    opinion = next((filed.record for filed in case.opinions if stem(filed) == act.target), None)
    if opinion:
        return _("the opinion of {person}").replace("{person}", registry.named(opinion.reviewer).name, 1)
    report = next((filed.record for filed in case.reports if stem(filed) == act.target), None)
    if report:
        return _("the progress report {period}").replace("{period}", report.period, 1)
    target = next((filed.record for filed in case.acts if filed.record.stem == act.target), None)
    if target is None:
        return act.target or "–"
    done = _("act {number}, {move}").replace("{number}", str(target.number), 1)
    move = case.process.moves_by_id.get(target.move)
    return done.replace("{move}", said(move.noun) if move else target.move, 1)


def act_text(act: Act, case: Case, registry: Registry) -> str:
    """An act in plain words: what, who, on which evidence, and whether it still counts."""
    parts = [f"{past(act, case, registry)} – {act_who(act, registry)}"]
    if act.body and act.by:
        parts.append(registry.named_body(act.body).name)
    if act.evidence and act.recorded_by != act.by:
        recorded = _("recorded by {person} on evidence: {evidence}")
        person = registry.named(act.recorded_by).name
        parts.append(recorded.replace("{person}", person, 1).replace("{evidence}", act.evidence, 1))
    if act.target:
        parts.append(act.target)
    if case.is_voided(act):
        parts.append(_("void: no longer counts"))
    return "; ".join(parts)


def _opinions(case: Case, registry: Registry, brought: Mapping[str, Brought]) -> Iterable[Event]:
    for filed in case.opinions:
        opinion, found = filed.record, brought.get(filed.origin.path)
        who = registry.named(opinion.reviewer).name
        text = f"{_('opinion')}: {_(STANCES[opinion.stance])} – {who}"
        yield Event(opinion.date, None, None, who, *_came(found, text))


def _reports(case: Case, registry: Registry, brought: Mapping[str, Brought]) -> Iterable[Event]:
    for filed in case.reports:
        report, found = filed.record, brought.get(filed.origin.path)
        who = registry.named(report.by).name
        text = f"{_('progress report')} {report.period}: {_(RATINGS[report.rating])} – {who}"
        yield Event(report.date, None, None, who, *_came(found, text))


STANCES = {
    "support": N_("supports"),
    "support_with_remarks": N_("supports with remarks"),
    "against": N_("does not support"),
    "no_opinion": N_("gives no opinion"),
}
RATINGS = {"green": N_("green"), "amber": N_("amber"), "red": N_("red")}


def history_json(case: Case, events: Iterable[Event]) -> dict[str, Any]:
    """The life of an initiative as JSON, `som-history/1`."""
    return {"schema": "som-history/1", "id": case.id, "events": [event.as_json() for event in events]}


def history_lines(events: Iterable[Event]) -> Iterable[tuple[str, ...]]:
    """The life of an initiative as rows: day, what happened, commit."""
    for event in events:
        absent = _("older than this clone") if event.is_older else _("not committed")
        yield (WRITINGS[current()].day(event.date), event.text, event.commit or absent)
