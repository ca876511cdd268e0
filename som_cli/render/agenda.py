"""The agenda of a meeting as a document: what the committee is asked, item by item, and what it is not asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from som_cli.committee.agenda import Item
from som_cli.committee.agenda import agenda as computed
from som_cli.committee.places import is_monitoring, places
from som_cli.committee.reasons import coming_before, deadlines_of
from som_cli.committee.rulings import tasks
from som_cli.committee.timetable import Slot, Timetable, timed
from som_cli.meetings.calendar import Deadlines, Workdays, next_meeting, trimester
from som_cli.meetings.quorum import seats
from som_cli.people.rights import holders
from som_cli.portfolio.items import folder
from som_cli.portfolio.money import Sum, added
from som_cli.portfolio.timeline import months_later
from som_cli.render.briefs import Brief, Briefing, Who
from som_cli.render.environment import NO_TEMPLATES, render
from som_cli.render.progress import progress
from som_cli.render.words import vat_of, vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from som_cli.cards.initiative import Initiative
    from som_cli.committee.agenda import Absence, Agenda
    from som_cli.committee.places import Place
    from som_cli.diagnostics import Diagnostic
    from som_cli.meetings.model import Meeting, OtherItem
    from som_cli.process.registry import Registry
    from som_cli.render.environment import Templates

TO_BUILD = "../"  # documents are made in build/, and link to the records from there


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the agenda; `kind` is a section, opening or other, and `brief` or `other` says what it is about."""

    kind: str
    slot: Slot
    brief: Brief | None = None
    other: OtherItem | None = None
    since: date | None = None  # the meeting without a quorum that left the other item to this one
    speaker: Who | None = None  # of another item
    agency: str | None = None  # the short name of the speaker's organisation
    is_later: bool = False  # it came when the agenda was final already

    @property
    def is_gone(self) -> bool:
        """Is there nothing to decide any more on what the final agenda has?"""
        return self.brief is not None and self.brief.item.moved_on is not None


@dataclass(frozen=True, slots=True)
class Asked:
    """What the items ask for together; `vat` is with, without, mixed or unsaid."""

    sum: Sum
    unknown: int
    vat: str


@dataclass(frozen=True, slots=True)
class Left:
    """An initiative that is not on the agenda."""

    id: str
    title: str
    folder: str
    agency: str
    why: Diagnostic


@dataclass(frozen=True, slots=True)
class Publication:
    """When the portfolio was published last, and by when it must be again; None where it never was."""

    last: date | None
    due: date | None


@dataclass(frozen=True, slots=True)
class Following:
    """The next ordinary meeting, and by when initiatives must be shared for it; `counted` is the day before moving."""

    on: date
    share: date
    counted: date
    is_holiday: bool


def agenda(
    meeting: Meeting,
    registry: Registry,
    language: str,
    *,
    say: Callable[[Diagnostic, str], str],
    need: Callable[[Diagnostic, str], str],
    commit: str | None = None,
    root: str = TO_BUILD,
    templates: Templates = NO_TEMPLATES,
    lacking: Sequence[str] = (),
    earlier: Mapping[str, Initiative] | None = None,
) -> str:
    """Render the agenda of a meeting to Markdown.

    Args:
        meeting: Whose agenda it is.
        registry: Everything on file, on the day of the document.
        language: `et` or `en`.
        say: Puts a reason into a sentence of that language.
        need: Puts what is needed into a sentence of that language; empty where nothing is.
        commit: The short hash of the commit the records were read from.
        root: The way from the document to the repository's root, ending in a slash.
        templates: The repository's own templates.
        lacking: The paths of the records that could not be read.
        earlier: The cards as the readers got them.
    """
    page = page_of(meeting, registry, earlier)
    context = page.context() | {
        "as_of": registry.today,
        "commit": commit,
        "root": root,
        "lacking": lacking,
        "say": lambda reason: say(reason, language),
        "need": lambda reason: need(reason, language),
        **vocabulary(language),
    }
    return render("agenda", language, context, templates)


def page_of(meeting: Meeting, registry: Registry, earlier: Mapping[str, Initiative] | None = None) -> Page:
    """What there is to say of a meeting and its agenda."""
    return Page(computed(meeting, registry, earlier), registry)


class Page:
    """Gathers what the template speaks of."""

    def __init__(self, agenda: Agenda, registry: Registry) -> None:
        self.agenda = agenda
        self.registry = registry
        self.meeting = agenda.meeting
        self.body = agenda.body
        self.is_committee = agenda.body.type == "area_committee"
        # a meeting that was held is looked at on its day
        self.day = min(registry.today, self.meeting.date) if self.meeting.is_held else registry.today
        self.due = deadlines_of(self.meeting, registry)
        self.earlier = coming_before(self.meeting, registry, self.day)
        self.briefing = Briefing(agenda, registry, self.due, self.day)
        self.meetings = [filed.record for filed in registry.meetings.values()]
        self.monitors = is_monitoring(self.meeting, self.body)
        self.progress = progress(agenda, registry, self.day) if self.is_committee else None

    def context(self) -> dict[str, Any]:
        """Everything by the name the template uses."""
        rows, times = self.rows()
        briefs = [row.brief for row in rows if row.brief and not row.is_gone]
        needed = self.body.quorum.members if self.body.quorum else None
        return {
            "meeting": self.meeting,
            "body": self.body,
            "is_committee": self.is_committee,
            "monitors": self.monitors,
            "trimester": trimester(self.meeting.date),
            "chair": self.officer(self.meeting.chair, "chair"),
            "secretary": self.officer(self.meeting.secretary, "secretary", "coordinator"),
            "coordinator": self.officer(None, "coordinator", "secretary"),
            "host": self.host(),
            "times": times,
            "over": max(times.minutes - self.registry.settings.thresholds.meeting_minutes, 0),
            "rows": rows,
            "briefs": briefs,
            "asked": _asked(briefs),
            "tasks": tasks(self.meeting, self.registry),
            "who": self.briefing.who,
            "seats": len(seats(self.body, self.meeting.date)),
            "needed": needed,
            "progress": self.progress,
            "informed": [self.informed(item) for item in self.section("information")],
            "off": [self.left(one) for one in self.agenda.off],
            "due": self.due,
            "final": self.final(),
            "shared_on": self.shared_on(briefs),
            "discussion": self.discussion(),
            "steps": self.steps(),
            "is_next": self.earlier is None,
            "opinions": self.opinions(briefs),
            "day": self.day,
            "previous": self.previous(),
            "publication": self.publication(),
            "next": self.following(),
            "supplement": {item.id for item in self.agenda.supplement},
        }

    # -- items ----------------------------------------------------------------------------------------------------

    def section(self, *names: str) -> list[Item]:
        """The items of sections, in order."""
        return [item for name in names for item in self.agenda.all_items if item.section == name]

    def rows(self) -> tuple[list[Row], Timetable]:
        """Every line of the agenda with its number and time."""
        plan, times = places(self.agenda, self.registry), timed(self.agenda, self.registry)
        return [self.row(place, slot) for place, slot in zip(plan, times.slots, strict=True)], times

    def row(self, place: Place, slot: Slot) -> Row:
        """One line."""
        if place.item:
            brief = self.briefing.brief(place.item, slot.number)
            return Row(place.kind, slot, brief=brief, is_later=place.is_later)
        if place.other is None:
            return Row(place.kind, slot)
        about = place.other.item
        filed = self.registry.people.get(about.presenter or "")
        agency = self.briefing.agency(filed.record.organisation) if filed else None
        speaker = self.briefing.who(about.presenter) if about.presenter else None
        return Row(place.kind, slot, other=about, speaker=speaker, agency=agency, since=place.other.since)

    def left(self, absence: Absence) -> Left:
        """An initiative off the agenda."""
        card = absence.case.card.record
        return Left(card.id, card.title, folder(absence.case), self.briefing.agency(card.agency), absence.why)

    def informed(self, item: Item) -> Left:
        """An initiative on which another committee decides."""
        card = item.case.card.record
        return Left(card.id, card.title, folder(item.case), self.briefing.agency(card.agency), item.why)

    # -- people and places ----------------------------------------------------------------------------------------

    def officer(self, person: str | None, *roles: str) -> Who | None:
        """The person named, else the first who holds one of the roles on the day."""
        holding = (one for role in roles for one in holders(self.body, (role,), self.meeting.date))
        found = person or next(holding, None)
        return self.briefing.who(found) if found else None

    def host(self) -> str | None:
        """The short name of the organisation that runs the meeting: the body's own, else its coordinator's."""
        if self.body.organisation:
            return self.briefing.agency(self.body.organisation)
        runs = next(iter(holders(self.body, ("coordinator", "secretary", "chair"), self.meeting.date)), "")
        filed = self.registry.people.get(runs)
        return self.briefing.agency(filed.record.organisation) if filed else None

    # -- days -----------------------------------------------------------------------------------------------------

    def final(self) -> date:
        """The day on which the final agenda is sent."""
        settings = self.registry.settings
        sent = self.meeting.date.toordinal() - settings.thresholds.final_agenda_days
        return Workdays(settings.closed).on_or_before(self.meeting.date.fromordinal(sent))

    def shared_on(self, briefs: list[Brief]) -> date | None:
        """The last day on which something was shared for the meeting."""
        shares = (brief.item.case.latest("share") for brief in briefs)
        return max((act.date for act in shares if act and act.meeting == self.meeting.id), default=None)

    def discussion(self) -> Meeting | None:
        """The reviewers' discussion before the meeting."""
        found = [
            one
            for one in self.meetings
            if one.body == self.body.id
            and one.kind == "discussion"
            and one.status != "cancelled"
            and self.due.share <= one.date <= self.meeting.date
            and one.id != self.meeting.id
        ]
        return min(found, key=lambda one: one.date, default=None)

    def steps(self) -> list[tuple[str, date]]:
        """What must happen and when, by date: share, discussion, updates, opinions, meeting."""
        due, meeting = self.due, self.meeting
        found = [("opinions", due.opinions), ("meeting", meeting.date)]
        if meeting.kind != "discussion":
            found.append(("share", due.share))
            if before := self.discussion():
                found.append(("discussion", before.date))
        if self.monitors:
            found.append(("updates", due.updates_to))
        order = ("share", "discussion", "updates", "opinions", "meeting")
        return sorted(found, key=lambda step: (step[1], order.index(step[0])))

    def opinions(self, briefs: list[Brief]) -> tuple[int, int]:
        """How many opinions were given of those asked for, and how many were asked for."""
        advice = [brief.advice for brief in briefs if brief.advice and brief.item.section != "change"]
        return sum(one.answered for one in advice), sum(one.asked for one in advice)

    def previous(self) -> Meeting | None:
        """The ordinary meeting before this one, be it held already or still to come."""
        found = [
            one
            for one in self.registry.meetings_of.get(self.body.id, ())
            if one.kind == "ordinary"
            and one.date < self.meeting.date
            and (one.is_held or (one.is_to_come and one.date >= self.day))
        ]
        return found[-1] if found else None

    def publication(self) -> Publication:
        """When the portfolio was published last, and the last day by which it must be again.

        Source: D75.
        """
        settings = self.registry.settings
        last = max((one.date for one in settings.published if one.date <= self.day), default=None)
        if last is None:
            return Publication(None, None)
        due = months_later(last, settings.thresholds.publish_months)
        return Publication(last, due.fromordinal(due.toordinal() - 1))

    def following(self) -> Following | None:
        """The next ordinary meeting."""
        coming = next_meeting(self.body.id, self.meetings, self.meeting.date)
        if coming is None:
            return None
        due: Deadlines = deadlines_of(coming, self.registry)
        workdays = Workdays(self.registry.settings.closed)
        moved = due.share != due.nominal_share
        return Following(coming.date, due.share, due.nominal_share, moved and workdays.is_holiday(due.nominal_share))


def _asked(briefs: list[Brief]) -> Asked:
    """Add up what the items to be decided ask for."""
    new = [brief for brief in briefs if brief.proposal is None and not brief.is_lapsed]
    return Asked(
        sum=added(brief.terms.sum for brief in new),
        unknown=sum(not brief.terms.budget_known for brief in new),
        vat=vat_of(brief.terms for brief in briefs),
    )
