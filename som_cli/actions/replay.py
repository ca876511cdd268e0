"""The sample's history: every act, opinion, report, meeting and edit as a moment with its author, in order of time.

Nothing here is stored: who did what and when is read out of the records, and the text that stood then is the text now
without what came later. A moment that changes no file is none.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

from som_cli.actions import earlier
from som_cli.actions.recording import TOOL
from som_cli.audit.trailers import act_message, plain_message
from som_cli.meetings.calendar import Workdays
from som_cli.people.rights import holders
from som_cli.process.casefile import AMEND, stem
from som_cli.process.changes import parse_path
from som_cli.process.records import TALLINN
from som_cli.store.edit import replaced
from som_cli.store.layout import SETTINGS, home
from som_cli.store.source import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from som_cli.diagnostics import Filed
    from som_cli.meetings.model import Meeting
    from som_cli.process.casefile import Case
    from som_cli.process.records import Act
    from som_cli.process.registry import Registry

AHEAD = timedelta(days=75)  # how long before it a meeting of a committee is planned
NOTICE = timedelta(days=7)
WORKDAYS = Workdays()
RECENT = timedelta(days=3)  # before the day of the sample: when the last of it was done
DRAFTED = timedelta(days=16)  # before that day: when what is a draft still was begun


@dataclass(order=True, frozen=True, slots=True)
class Moment:
    """Something that somebody did: when, who, in which words, to which files.

    `texts` are the files' texts in full, before what was still to come is left out.
    """

    when: datetime
    message: str
    actor: str = field(compare=False)
    texts: Mapping[str, str] = field(compare=False)


def founded(registry: Registry) -> date:
    """The day on which the sample's repository begins."""
    return registry.settings.history_from or registry.today


def coordinator(registry: Registry) -> str:
    """The portfolio coordinator: the first who is one in a committee."""
    committees = (body for bodies in registry.committees.values() for body in bodies)
    return next(person for body in committees for person in holders(body, ("coordinator",), registry.today))


def newcomers(registry: Registry) -> dict[str, date]:
    """The people who came later than the first day, and when."""
    since = {name: filed.record.active.from_ for name, filed in registry.people.items() if filed.record.active}
    return {name: day for name, day in since.items() if day and day > founded(registry)}


def moments(registry: Registry, texts: Mapping[str, str]) -> list[Moment]:
    """Everything that happened after the repository was founded, in order of time."""
    cases = [moment for case in registry.cases.values() for moment in _case(case, registry, texts)]
    found = [
        *_plans(registry, texts),
        *_cards(registry, texts),
        *_workplans(registry, texts),
        *_publications(registry, texts),
        *_newcomers(registry, texts),
        *(moment for filed in registry.meetings.values() for moment in _meeting(filed, registry, texts)),
        *cases,
        *_links(registry, cases, texts),
    ]
    return sorted(found)


def founding(registry: Registry, texts: Mapping[str, str]) -> dict[str, str]:
    """What was there from the first day: settings, organisations, people and bodies."""
    paths = [SETTINGS, *(home("organisation", name) for name in registry.organisations)]
    paths += [home("person", name) for name in registry.people if name not in newcomers(registry)]
    paths += [home("body", name) for name in registry.bodies]
    return {path: texts[path] for path in paths}


def created(registry: Registry) -> dict[str, datetime]:
    """When each initiative came to be: with its submission, or as a draft."""
    return {case.id: _begun(case, registry) for case in registry.cases.values()}


def clock(day: date, key: str, start: int, end: int) -> datetime:
    """A moment between two hours of a day, always the same for the same key."""
    minutes = int(sha256(f"{key} {day}".encode()).hexdigest()[:8], 16) % ((end - start) * 3600)
    return datetime.combine(day, time(start), TALLINN) + timedelta(seconds=minutes)


def _said(record: str, done: str, actor: str) -> str:
    return plain_message(record, done, actor, TOOL)


# -- plans, cards, work plans, settings ---------------------------------------------------------------------------


def _plans(registry: Registry, texts: Mapping[str, str]) -> Iterator[Moment]:
    paths = [home("plan", name) for name in registry.plans]
    when, actor = datetime.combine(founded(registry), time(10, 20), TALLINN), coordinator(registry)
    yield Moment(when, _said(f"{len(paths)} records", "new", actor), actor, {path: texts[path] for path in paths})
    for name in registry.plans:
        yield from _edits(name, home("plan", name), actor, registry, texts)


def _cards(registry: Registry, texts: Mapping[str, str]) -> Iterator[Moment]:
    """Services first; then the policies they contribute to and what supports both, since each names the other."""
    direct = [filed for filed in registry.services.values() if filed.record.type == "service"]
    support = [filed for filed in registry.services.values() if filed.record.type == "support_service"]
    for number, filed in enumerate(direct):
        day = founded(registry) + timedelta(days=1 + number // 14)
        when = datetime.combine(day, time(9, 7), TALLINN) + timedelta(minutes=31 * (number % 14))
        name, lead = filed.record.id, filed.record.service_lead
        yield Moment(when, _said(name, "new", lead), lead, {filed.origin.path: texts[filed.origin.path]})
    together = [filed.origin.path for filed in registry.policies.values()]
    together += [filed.origin.path for filed in support]
    when, actor = datetime.combine(founded(registry) + timedelta(days=3), time(14, 40), TALLINN), coordinator(registry)
    message = _said(f"{len(together)} records", "new", actor)
    yield Moment(when, message, actor, {path: texts[path] for path in together})
    for service in registry.services.values():
        yield from _edits(service.record.id, service.origin.path, service.record.service_lead, registry, texts)
    for policy in registry.policies.values():
        yield from _edits(policy.record.id, policy.origin.path, policy.record.policy_lead, registry, texts)


def _edits(name: str, path: str, actor: str, registry: Registry, texts: Mapping[str, str]) -> Iterator[Moment]:
    """A card is gone through on each day that its text names as past."""
    for day in sorted(set(earlier.moments(texts[path]))):
        when = clock(WORKDAYS.on_or_before(date.fromisoformat(day)), name, 9, 17)
        if day.endswith(f"-{earlier.KNOWN_IN:02d}-01"):
            when += timedelta(days=7)
        if when.date() > founded(registry) + timedelta(days=7):
            yield Moment(when, _said(name, "edit", actor), actor, {path: texts[path]})


def _workplans(registry: Registry, texts: Mapping[str, str]) -> Iterator[Moment]:
    for name, filed in registry.workplans.items():
        path, plan = home("workplan", name), filed.record
        actor = registry.policies[plan.policy].record.policy_lead
        made = min(date(plan.year, 1, 15), registry.today - timedelta(days=4))
        begun = {path: earlier.all_planned(texts[path])}
        yield Moment(clock(made, name, 9, 16), _said(name, "new", actor), actor, begun)
        last = clock(registry.today - RECENT, name, 9, 16)
        yield Moment(last, _said(name, "edit", actor), actor, {path: texts[path]})


def _publications(registry: Registry, texts: Mapping[str, str]) -> Iterator[Moment]:
    actor = coordinator(registry)
    for publication in registry.settings.published:
        when = clock(publication.date, SETTINGS, 14, 16)
        yield Moment(when, _said("portfolio", "publish", actor), actor, {SETTINGS: texts[SETTINGS]})


def _newcomers(registry: Registry, texts: Mapping[str, str]) -> Iterator[Moment]:
    actor = coordinator(registry)
    for name, day in newcomers(registry).items():
        path = home("person", name)
        yield Moment(clock(day, name, 9, 12), _said(name, "new", actor), actor, {path: texts[path]})


# -- meetings -----------------------------------------------------------------------------------------------------


def _meeting(filed: Filed[Meeting], registry: Registry, texts: Mapping[str, str]) -> Iterator[Moment]:
    """A meeting is planned, its agenda made final, held, and its minutes registered; one of long ago is entered."""
    meeting, path = filed.record, filed.origin.path
    text, actor, first = texts[path], meeting.secretary or coordinator(registry), founded(registry)
    if meeting.date < first:
        when = datetime.combine(first + timedelta(days=4), time(15, 30), TALLINN)
        when += timedelta(minutes=2 * meeting.date.day)
        yield Moment(when, _said(meeting.id, "new", actor), actor, {path: text})
        return
    for done, when, stage in _stages(meeting, registry):
        then = earlier.meeting_at(text, stage) if stage else text
        yield Moment(when, _said(meeting.id, done, actor), actor, {path: then})


def _stages(meeting: Meeting, registry: Registry) -> Iterator[tuple[str, datetime, str]]:
    """What was done to a meeting, when, and to which stage it came; "" is how it is now."""
    of_committee = registry.bodies[meeting.body].record.type == "area_committee"
    start = time.fromisoformat(meeting.time or "15:00")
    planned = meeting.date - (AHEAD if of_committee and meeting.kind == "ordinary" else NOTICE)
    planned = max(planned, founded(registry) + timedelta(days=8))
    planned = WORKDAYS.on_or_before(min(planned, registry.today - RECENT))
    yield "new", clock(planned, meeting.id, 9, 14), "planned" if meeting.status != "planned" else ""
    if meeting.status == "cancelled":
        yield "cancel", clock(WORKDAYS.on_or_before(meeting.date - NOTICE), meeting.id, 14, 16), ""
        return
    if meeting.frozen:
        yield "freeze", clock(meeting.frozen.date, meeting.id, 14, 16), "frozen"
    if meeting.is_held:
        held = datetime.combine(meeting.date, start, TALLINN) + timedelta(minutes=145 if of_committee else 20)
        yield "hold", held, "held" if meeting.status == "minuted" else ""
    if meeting.status == "minuted":
        registered = meeting.delta.registered if meeting.delta else None
        day = registered or _after(meeting.date, 4)
        yield "close", clock(day, meeting.id, 10, 15), ""


def _after(day: date, days: int) -> date:
    return WORKDAYS.on_or_after(day + timedelta(days=days))


# -- case files ---------------------------------------------------------------------------------------------------


def _case(case: Case, registry: Registry, texts: Mapping[str, str]) -> Iterator[Moment]:
    path = case.card.origin.path
    if not case.acts:
        submitter = case.card.record.submitter
        yield Moment(_begun(case, registry), _said(case.id, "new", submitter), submitter, {path: texts[path]})
    acts = [filed.record for filed in case.acts]
    for filed, card in zip(case.acts, card_texts(texts[path], acts), strict=True):
        act = filed.record
        written = {filed.origin.path: texts[filed.origin.path]}
        if act.number == 1 or act.move == AMEND:
            written[path] = card
        yield Moment(act.recorded_at, act_message(act, TOOL), act.recorded_by, written)
    shared = [act.recorded_at for act in acts if act.move == "share"]
    for number, opinion in enumerate(case.opinions):
        of, where = opinion.record, opinion.origin.path
        soonest = shared[of.round - 1] + timedelta(minutes=1 + number)
        when = max(clock(of.date, of.reviewer + case.id, 9, 16), soonest)
        yield Moment(when, _said(case.id, "opinion", of.reviewer), of.reviewer, {where: texts[where]})
    for report in case.reports:
        by, where = report.record.by, report.origin.path
        when = clock(report.record.date, stem(report) + case.id, 9, 16)
        yield Moment(when, _said(case.id, "report", by), by, {where: texts[where]})


def card_texts(text: str, acts: list[Act]) -> list[str]:
    """The card's text at each act: the text now, with every later amendment undone."""
    found = [text]
    for act in reversed(acts[1:]):
        then = found[0]
        if act.move == AMEND:
            then = replaced(then, [(parse_path(change.path), change.old) for change in reversed(act.changes)])
            then = _within_schedule(then)
        found.insert(0, then)
    return found if acts else []


def _within_schedule(text: str) -> str:
    """A card's text without the milestones that an amendment made room for."""
    schedule = (read("", text.encode()).value or {})["schedule"]
    late = [number for number, one in enumerate(schedule.get("milestones", ())) if one["date"] > schedule["end"]]
    return replaced(text, [(("schedule", "milestones", number), None) for number in reversed(late)])


def _begun(case: Case, registry: Registry) -> datetime:
    if case.acts:
        return case.acts[0].record.recorded_at
    return clock(WORKDAYS.on_or_before(registry.today - DRAFTED), case.id, 9, 12)


def _links(registry: Registry, cases: Iterable[Moment], texts: Mapping[str, str]) -> Iterator[Moment]:
    """Who named an initiative on a record that was there before it added the name when it came."""
    begun = created(registry)
    named = [(filed.origin.path, filed.record.id, filed.record.service_lead) for filed in registry.services.values()]
    named += [(filed.origin.path, filed.record.id, filed.record.policy_lead) for filed in registry.policies.values()]
    named += [
        (filed.origin.path, filed.record.id, filed.record.secretary or coordinator(registry))
        for filed in registry.meetings.values()
        if filed.record.date < founded(registry)
    ]
    for path, name, actor in named:
        for target in earlier.links(texts[path]):
            when = begun[target] + timedelta(minutes=34)
            yield Moment(when, _said(name, "edit", actor), actor, {path: texts[path]})
    for case in registry.cases.values():
        path, actor = case.card.origin.path, case.card.record.submitter
        for target in earlier.links(texts[path]):
            when = begun[target] + timedelta(minutes=52)
            if when > begun[case.id]:
                then = max((one for one in cases if path in one.texts and one.when <= when), key=lambda one: one.when)
                yield Moment(when, _said(case.id, "save", actor), actor, {path: then.texts[path]})
