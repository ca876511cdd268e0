"""The papers of a meeting that was held: its minutes, the extract of one item, the metadata that Delta asks for."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from som_cli.committee.places import DECIDED, is_monitoring
from som_cli.committee.standing import as_found
from som_cli.meetings.calendar import trimester
from som_cli.meetings.quorum import seats
from som_cli.people.rights import holders
from som_cli.portfolio.items import STATES
from som_cli.portfolio.terms import of_snapshot, on_card, waiting
from som_cli.render.briefs import Who, office_of
from som_cli.render.environment import NO_TEMPLATES, render
from som_cli.render.progress import report_of
from som_cli.render.words import vocabulary

if TYPE_CHECKING:
    from som_cli.committee.minutes import Matter, Minutes
    from som_cli.committee.rulings import Ruling
    from som_cli.meetings.model import Meeting
    from som_cli.people.model import Organisation
    from som_cli.portfolio.terms import Terms, Waiting
    from som_cli.process.model import State
    from som_cli.render.environment import Templates

_OUTCOMES = ("yes", "yes-if", "no", "return")
_PUBLIC = ("avalik", "public")


def minutes(
    view: Minutes,
    language: str,
    *,
    commit: str | None = None,
    templates: Templates = NO_TEMPLATES,
    lacking: tuple[str, ...] = (),
) -> str:
    """Render the minutes of a meeting to Markdown; a draft until they are closed.

    Args:
        view: The minutes.
        language: `et` or `en`.
        commit: The short hash of the commit the records were read from.
        templates: The repository's own templates.
        lacking: The paths of the records that could not be read.
    """
    page = _Page(view)
    context = page.context(language) | {"commit": commit, "lacking": lacking}
    return render("minutes", language, context, templates)


def extract(
    view: Minutes, matter: Matter, language: str, *, commit: str | None = None, templates: Templates = NO_TEMPLATES
) -> str:
    """Render one item of the minutes for those who must act on it."""
    page = _Page(view)
    context = page.context(language) | {"commit": commit, "matter": matter}
    return render("extract", language, context, templates)


def delta(view: Minutes, language: str, *, commit: str | None = None, templates: Templates = NO_TEMPLATES) -> str:
    """Render the fields that Delta asks for when the minutes are registered, in its order."""
    page = _Page(view)
    context = page.context(language) | page.registration() | {"commit": commit}
    return render("delta", language, context, templates)


class _Page:
    """Gathers what the templates speak of."""

    def __init__(self, view: Minutes) -> None:
        self.view = view
        self.registry = view.registry

    def context(self, language: str) -> dict[str, Any]:
        """Everything by the name the templates use."""
        view = self.view
        return {
            "view": view,
            "meeting": view.meeting,
            "body": view.body,
            "is_committee": view.body.type == "area_committee",
            "is_held": view.meeting.is_held,
            "as_of": self.registry.today,
            "organisation": self.organisation(),
            "members": [seat.person for seat in seats(view.body, view.meeting.date)],
            "who": self.who,
            "named": self.named,
            "outcome_of": self.outcome_of,
            "period": trimester(view.meeting.date),
            "reports": self.reports(),
            "terms_of": terms_of,
            "change_of": change_of,
            "step": step,
            "is_lapsed": is_lapsed,
            "state_of": self.state_of,
            "title": lambda matter: matter.point.case.card.record.title if matter.point.case else None,
            **vocabulary(language),
        }

    def reports(self) -> list[tuple[str, str]]:
        """The developments of which the meeting had a progress report for its trimester: title and agency."""
        if not is_monitoring(self.view.meeting, self.view.body):
            return []
        period = trimester(self.view.meeting.date)
        own = (one for one in self.registry.cases.values() if one.card.record.domain == self.view.body.domain)
        found = (as_found(one, self.view.meeting) for one in own)
        told = [one.card.record for one in found if one.state in STATES and report_of(one, period)]
        return sorted((card.title, self.registry.short_name(card.agency)) for card in told)

    def who(self, person: str) -> Who:
        """A person or a guest: the name, and where they work."""
        return Who(self.registry.named(person).name or person, None, office_of(person, self.registry))

    def named(self, person: str) -> str:
        """The name alone."""
        return self.registry.named(person).name or person

    def organisation(self) -> Organisation | None:
        """The organisation that runs the meeting: the body's own, else that of its coordinator or chair."""
        found = self.view.body.organisation
        if not found:
            runs = holders(self.view.body, ("coordinator", "secretary", "chair"), self.view.meeting.date)
            filed = self.registry.people.get(runs[0]) if runs else None
            found = filed.record.organisation if filed else None
        home = self.registry.organisations.get(found or "")
        return home.record if home else None

    def outcome_of(self, ruling: Ruling) -> Any:
        """The words of the outcome; None where the move has none."""
        act = ruling.act
        return self.registry.process.outcome_words(act.move, act.outcome) if act.outcome else None

    def state_of(self, matter: Matter) -> State | None:
        """How the meeting found the initiative."""
        case = matter.point.case
        return self.registry.process.state(case.state) if case else None

    # -- Delta ----------------------------------------------------------------------------------------------------

    def registration(self) -> dict[str, Any]:
        """What only the sheet for Delta needs."""
        meeting = self.view.meeting
        kept = meeting.delta
        access = kept.access if kept else None
        return {
            "kept": kept,
            "year": (kept.registered if kept and kept.registered else meeting.date).year,
            "is_public": None if access is None else access.strip().lower().startswith(_PUBLIC),
            "addressees": self.addressees(),
            "keeper": self.keeper(),
            "outcomes": self.outcomes(),
            "undecided": sum(matter.open in ("postponed", "quorum") for matter in self.view.matters),
            "related": self.related(),
        }

    def addressees(self) -> list[str]:
        """The organisations whose initiatives were decided on, by name."""
        cases = (ruling.case.card.record for ruling in self.view.rulings)
        ids = dict.fromkeys(card.agency for card in cases if card.agency)
        homes = (self.registry.organisations.get(one) for one in ids)
        return sorted(home.record.name for home in homes if home)

    def keeper(self) -> str | None:
        """Who answers for the document: the one who took the minutes."""
        return self.view.secretary

    def outcomes(self) -> list[tuple[Any, int]]:
        """How often each outcome of a decision on an initiative was given, in the order of the process."""
        counted = Counter(str(one.act.outcome) for one in self.view.rulings if one.act.move in ("decide", "endorse"))
        move = "decide" if self.view.body.type == "area_committee" else "endorse"
        words = self.registry.process.outcome_words
        return [(words(move, one), counted[one]) for one in _OUTCOMES if counted[one]]

    def related(self) -> Meeting | None:
        """The meeting before, whose minutes are related."""
        return self.view.previous


def terms_of(ruling: Ruling) -> Terms | None:
    """What a yes approved: cost and time, as the act recorded them."""
    return of_snapshot(ruling.act.snapshot)


def change_of(matter: Matter) -> Waiting | None:
    """The change that waited for the meeting; None where the item is no change."""
    case = matter.point.case
    return waiting(case) if case and matter.point.kind == "change" else None


def step(matter: Matter) -> Terms | None:
    """What an initiative to be decided asks for, as its card says; None for all other items."""
    case = matter.point.case
    is_asked = case and matter.point.kind in DECIDED and not is_lapsed(matter)
    return on_card(case.card.record) if case and is_asked else None


def is_lapsed(matter: Matter) -> bool:
    """Is it to be decided only whether it ends, since the conditions of its YES, IF were not met in time?"""
    return matter.point.case is not None and matter.point.case.state == "conditional"
