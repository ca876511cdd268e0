"""The development portfolio as a document: first what there is, what changed and what is wrong, then the rest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from som_cli.figures import WRITINGS
from som_cli.portfolio import money
from som_cli.render.environment import NO_TEMPLATES, render
from som_cli.render.escape import Markdown
from som_cli.render.gantt import timeline
from som_cli.render.words import small, vat_of, word_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from som_cli.cards.initiative import Milestone
    from som_cli.diagnostics import Named
    from som_cli.portfolio.items import Item
    from som_cli.portfolio.view import Portfolio
    from som_cli.render.environment import Templates

TO_BUILD = "../"  # documents are made in build/, and link to the records from there
UNFUNDED = {"et": "rahastuseta", "en": "unfunded"}


@dataclass(frozen=True, slots=True)
class YearRow:
    """A row of money by year; `first` and `last` are None where it gathers all years before or after the horizon."""

    first: int | None
    last: int | None
    sum: money.Sum


@dataclass(frozen=True, slots=True)
class Mark:
    """A milestone as it stands: `ahead`, `met` (as a report says) or `missed`."""

    text: str
    on: date
    status: str


@dataclass(frozen=True, slots=True)
class Detail:
    """A development whose work is near, with what the reader is told of it beside its figures.

    `years` are the years of the detailed horizon that cost anything; `is_due` that a report is missing by `due`;
    `was_asked` that one was due before now, for a meeting of the committee.
    """

    item: Item
    marks: tuple[Mark, ...]
    years: tuple[tuple[int, money.Sum], ...]
    is_due: bool
    was_asked: bool
    due: date | None
    committee: date | None


@dataclass(frozen=True, slots=True)
class Later:
    """What a development does between the detailed horizon and the end of all of it, in whole years."""

    item: Item
    first: int
    last: int
    sum: money.Sum
    plans: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Beyond:
    """What the end of the horizon cuts off a development: until when it goes on, and for how much in later years.

    `start` is told where all of it lies beyond.
    """

    item: Item
    start: date | None
    end: date | None
    sum: money.Sum


@dataclass(frozen=True, slots=True)
class Share:
    """A row of a table of sums by any key; `key` is empty where nothing was said."""

    key: str
    sum: money.Sum
    count: int | None = None


def portfolio(
    view: Portfolio,
    language: str,
    *,
    commit: str | None = None,
    root: str = TO_BUILD,
    templates: Templates = NO_TEMPLATES,
    lacking: Sequence[str] = (),
) -> str:
    """Render a portfolio to Markdown.

    Args:
        view: The portfolio of a domain or of both, on its day.
        language: `et` or `en`.
        commit: The short hash of the commit the records were read from.
        root: The way from the document to the repository's root, for links.
        templates: The repository's own templates.
        lacking: The paths of the records that could not be read.
    """
    details = [_detail(item, view) for item in view.detailed]
    context: dict[str, Any] = {
        "view": view,
        "horizon": view.horizon,
        "commit": commit,
        "root": root,
        "lacking": lacking,
        "word": word_of(language),
        "small": small,
        "vat": vat_of(item.terms for item in view.items),
        "years_of_money": _year_rows(view),
        "timeline": timeline(view.items, view.horizon, UNFUNDED[language]),
        "details": details,
        "later": _later(view),
        "beyond": [_beyond(item, view) for item in view.beyond],
        "agencies": [_share(named, total) for named, total in view.by_agency.items()],
        "goals": [_share(named, total) for named, total in view.by_goal.items()],
        "policies": [_share(named, total) for named, total in view.by_policy.items()],
        "sources": [Share(source, value) for source, value in view.by_source.items()],
        "joined": any(change.kind == "joined" for change in view.changed),
        "met_on": _days(view.meeting_days, language),
        "total": view.total,
    }
    return render("portfolio", language, context, templates)


def _days(days: tuple[date, ...], language: str) -> Markdown:
    """Write the days of meetings in a row; a year that they share is written once."""
    writing, dot = WRITINGS[language], "." if language == "et" else ""
    year = days[-1].year if days else None
    early = [f"{day:%d.%m}{dot}" if day.year == year else writing.day(day) for day in days[:-1]]
    return Markdown(writing.all_of([*early, *(writing.day(day) for day in days[-1:])]))


def _year_rows(view: Portfolio) -> list[YearRow]:
    """Every year of the horizon, with what came before and what comes after in one row each."""
    horizon = view.horizon
    rows = [YearRow(year, year, view.by_year.get(year, money.Sum())) for year in horizon.years]
    if not view.earlier.is_nothing:
        rows.insert(0, YearRow(None, horizon.start.year - 1, view.earlier))
    if not view.later.is_nothing:
        rows.append(YearRow(horizon.end.year + 1, None, view.later))
    return rows


def _detail(item: Item, view: Portfolio) -> Detail:
    horizon = view.horizon
    seat = next((seat for seat in view.sittings if seat.domain == item.domain), None)
    asked = seat is not None and seat.reports_open(view.today) and item.state in {"in_progress", "on_hold"}
    return Detail(
        item=item,
        marks=_marks(item, view),
        years=tuple(
            (year, value)
            for year, value in item.by_year.items()
            if horizon.start.year <= year <= horizon.detail_end.year and not value.is_nothing
        ),
        is_due=bool(asked and seat and seat.period and not item.is_reported(seat.period)),
        was_asked=bool(
            seat and seat.asked and (begun := item.case.latest("start")) and begun.date <= seat.asked.updates_to
        ),
        due=seat.updates.updates_to if seat and seat.updates else None,
        committee=seat.next.date if seat and seat.next else None,
    )


def _marks(item: Item, view: Portfolio) -> tuple[Mark, ...]:
    """The milestones up to the end of the detailed horizon; those met before the last committee are old news.

    Whether one was met is known from reports, which are not public: there only those ahead are told.
    """
    met = {text.strip() for filed in item.case.counting_reports for text in filed.record.milestones_met}
    marks = []
    for mark in item.milestones:
        if mark.date > view.horizon.detail_end:
            break
        status = "met" if mark.text.strip() in met else "ahead" if mark.date >= view.today else "missed"
        if view.is_public and status != "ahead":
            continue
        if status != "met" or view.since is None or mark.date >= view.since:
            marks.append(Mark(mark.text, mark.date, status))
    return tuple(marks)


def _later(view: Portfolio) -> list[Later]:
    horizon = view.horizon
    return [
        _after(item, view)
        for item in view.items
        if horizon.goes_beyond_detail(item.terms.end)
        and (item.terms.end or _last_year(item) >= horizon.after_detail.year)
        and (item.terms.start is None or item.terms.start <= horizon.end)
    ]


def _beyond(item: Item, view: Portfolio) -> Beyond:
    start, end, horizon = item.terms.start, item.terms.end, view.horizon
    worth = money.years_after(item.by_year, horizon.end.year)
    return Beyond(item, start if horizon.goes_beyond(start) else None, end if horizon.goes_beyond(end) else None, worth)


def _after(item: Item, view: Portfolio) -> Later:
    horizon = view.horizon
    first = max(horizon.after_detail.year, item.terms.start.year if item.terms.start else 0)
    last = max(first, min(horizon.end.year, max(item.terms.end.year if item.terms.end else 0, _last_year(item))))
    ahead: tuple[Milestone, ...] = tuple(
        mark for mark in item.milestones if horizon.detail_end < mark.date <= horizon.end
    )
    worth = money.years_within(item.by_year, first, last)
    return Later(item, first, last, worth, tuple(mark.text for mark in ahead))


def _last_year(item: Item) -> int:
    return max(item.by_year, default=0)


def _share(named: Named, total: money.Total) -> Share:
    return Share(named.name, total.sum, total.count)
