"""What the committee should look at first: the few things in a portfolio that do not go as they should.

Source: D31, D32, D50, D51, D75.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from som_cli.portfolio import money
from som_cli.portfolio.detail import DESIRABLE
from som_cli.portfolio.terms import overrun
from som_cli.portfolio.timeline import months_later

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date
    from decimal import Decimal

    from som_cli.portfolio.conditions import OpenCondition
    from som_cli.portfolio.items import Item
    from som_cli.portfolio.sittings import Sitting
    from som_cli.portfolio.terms import Shift
    from som_cli.portfolio.timeline import Horizon
    from som_cli.settings import Settings

MOST_OF_A_KIND = 5
PUBLISHING_AHEAD = 2  # months before the day by which the portfolio is published again


@dataclass(frozen=True, slots=True)
class Concern:
    """One thing that needs attention; which of the other fields say something depends on `kind`.

    `more` of a kind stand in one concern without an item, with their sum.
    """

    kind: str
    item: Item | None = None
    on: date | None = None
    last: date | None = None
    eur: Decimal = money.ZERO
    hours: Decimal = money.ZERO
    years: tuple[int, int] | None = None
    shift: Shift | None = None
    count: int = 0
    of: int = 0
    titles: tuple[str, ...] = ()
    reason: str | None = None
    is_past: bool = False


def concerns(
    items: Sequence[Item], conditions: Sequence[OpenCondition], seats: Sequence[Sitting], horizon: Horizon
) -> tuple[Concern, ...]:
    """List what needs attention in a portfolio, money first, the largest sums first.

    Of one kind at most five are told one by one; how many more there are, and for how much, is told after them.
    """
    found: list[Concern] = []
    for kind, concern in _KINDS.items():
        of_kind = [one for item in items if (one := concern(kind, item, horizon)) is not None]
        of_kind.sort(key=lambda one: (-one.eur, -one.hours, one.on or horizon.end))
        found += _capped(of_kind)
    found += _overdue_conditions(conditions)
    found += _reports(items, seats, horizon)
    found += _lacking(items)
    return tuple(found)


def publication(settings: Settings, today: date) -> Concern | None:
    """Tell when the portfolio is to be published again, once that is near or past.

    Source: D75.
    """
    days = [publication.date for publication in settings.published if publication.date <= today]
    if not days:
        return Concern("never-published")
    due = months_later(max(days), settings.thresholds.publish_months) - timedelta(days=1)
    if months_later(today, PUBLISHING_AHEAD) < due:
        return None
    return Concern("publication", on=due, last=max(days), is_past=due < today)


def _capped(of_kind: list[Concern]) -> Iterator[Concern]:
    yield from of_kind[:MOST_OF_A_KIND]
    rest = of_kind[MOST_OF_A_KIND:]
    if rest:
        eur = sum((one.eur for one in rest), money.ZERO)
        hours = sum((one.hours for one in rest), money.ZERO)
        yield Concern("more", eur=eur, hours=hours, count=len(rest))


def _unfunded(kind: str, item: Item, horizon: Horizon) -> Concern | None:
    """Work that is to begin soon, or has begun, while none of its money is there."""
    begins = item.terms.start
    if item.state == "on_hold" or item.sum.is_nothing or item.sum.secured or item.sum.secured_hours:
        return None
    if begins is not None and begins > horizon.detail_end:
        return None
    return Concern(kind, item, on=begins, eur=item.sum.unsecured, hours=item.sum.unsecured_hours)


def _on_hold(kind: str, item: Item, horizon: Horizon) -> Concern | None:
    del horizon
    return Concern(kind, item, on=item.since, reason=item.reason) if item.state == "on_hold" else None


def _red(kind: str, item: Item, horizon: Horizon) -> Concern | None:
    del horizon
    report = item.report
    if report is None or report.rating != "red" or item.state != "in_progress":
        return None
    return Concern(kind, item, on=report.date, reason=report.reason)


def _partly_funded(kind: str, item: Item, horizon: Horizon) -> Concern | None:
    """Work whose first money is there, and later money is not."""
    gaps = [year for year, value in item.by_year.items() if value.unsecured or value.unsecured_hours]
    is_partly = (item.sum.secured or item.sum.secured_hours) and gaps and max(gaps) >= horizon.start.year
    if item.state == "on_hold" or not is_partly:
        return None
    years = (min(gaps), max(gaps))
    return Concern(kind, item, eur=item.sum.unsecured, hours=item.sum.unsecured_hours, years=years)


def _late(kind: str, item: Item, horizon: Horizon) -> Concern | None:
    del horizon
    if item.report is None or item.state == "on_hold":
        return None
    beyond = overrun(item.report, item.terms, item.waiting)
    forecast = item.report.forecast
    if not beyond.shift or forecast is None:
        return None
    return Concern(kind, item, on=forecast.end, eur=beyond.eur, hours=beyond.hours, shift=beyond.shift)


def _over_time(kind: str, item: Item, horizon: Horizon) -> Concern | None:
    """Work that is not finished although its end has passed, and nobody has forecast another one."""
    end = item.terms.end
    if end is None or end >= horizon.start or item.state == "on_hold":
        return None
    forecast = item.report.forecast if item.report else None
    return None if forecast and forecast.end and forecast.end > end else Concern(kind, item, on=end)


def _not_started(kind: str, item: Item, horizon: Horizon) -> Concern | None:
    """Work that should have begun; where there is no money for it, that is said already."""
    begins = item.terms.start
    is_late = item.state == "planned" and begins is not None and begins < horizon.start
    return Concern(kind, item, on=begins) if is_late and not _unfunded(kind, item, horizon) else None


_KINDS: dict[str, Callable[[str, Item, Horizon], Concern | None]] = {
    "unfunded": _unfunded,
    "on-hold": _on_hold,
    "red": _red,
    "partly-funded": _partly_funded,
    "late": _late,
    "over-time": _over_time,
    "not-started": _not_started,
}


def _overdue_conditions(conditions: Iterable[OpenCondition]) -> Iterator[Concern]:
    late = [one for one in conditions if one.days_left < 0]
    if late:
        titles = tuple(dict.fromkeys(one.title for one in late))
        yield Concern("conditions", on=min(one.due for one in late), count=len(late), titles=titles, is_past=True)


def _reports(items: Sequence[Item], seats: Sequence[Sitting], horizon: Horizon) -> Iterator[Concern]:
    """Tell which reports are missing, once the weeks have begun in which they are gathered.

    They are counted over all committees together; `on` is the first day by which a missing one is due, `last` the last.
    """
    running: list[Item] = []
    silent: list[tuple[Item, date]] = []
    for seat in seats:
        if seat.period is None or seat.updates is None or not seat.reports_open(horizon.start):
            continue
        own = [item for item in items if item.domain == seat.domain and item.state in {"in_progress", "on_hold"}]
        running += own
        silent += [(item, seat.updates.updates_to) for item in own if not item.is_reported(seat.period)]
    if silent:
        days = [due for _, due in silent]
        titles = tuple(item.title for item, _ in silent)
        due = min(days)
        yield Concern(
            "reports",
            on=due,
            last=max(days),
            count=len(silent),
            of=len(running),
            titles=titles,
            is_past=due < horizon.start,
        )


def _lacking(items: Sequence[Item]) -> Iterator[Concern]:
    lacking = [item for item in items if set(item.missing) - DESIRABLE]
    if lacking:
        yield Concern("detail", count=len(lacking), titles=tuple(item.title for item in lacking))
