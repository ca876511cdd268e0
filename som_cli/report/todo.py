"""Who owes what by when, as text, as JSON, as rows and as all-day entries of a calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from som_cli.figures import WRITINGS
from som_cli.locale import N_, _, current, ngettext
from som_cli.report.roles import actor
from som_cli.report.shapes import Shape, day, items, keyed, or_null, text, truth
from som_cli.report.wording import joined, spoken, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from som_cli.portfolio.duty import Duty
    from som_cli.report.text import Style

WHATS = {
    "move": N_("{move}: {title}"),
    "clear": N_("clear what stands in the way ({move}): {title}"),
    "opinion": N_("give an opinion: {title}"),
    "meet": N_("meet the condition “{detail}”: {title}"),
    "verify": N_("verify the condition “{detail}”: {title}"),
    "lapsed": N_("decide on the lapsed YES, IF (cancel): {title}"),
    "withdraw": N_("withdraw, unless the committee cancels it; its conditions have lapsed: {title}"),
    "report": N_("report the progress of {detail}: {title}"),
    "review": N_("go through the card: {title}"),
    "process_review": N_("go through the processes: {title}"),
    "plan": N_("plan the next meeting: {title}"),
    "freeze": N_("make the agenda of {on} final: {title}"),
    "invite": N_("send the invitation to the meeting of {on}: {title}"),
    "hold": N_("hold the meeting of {on} and record who was there: {title}"),
    "close": N_("close the minutes of {on} with their number in Delta: {title}"),
    "task": N_("do what was decided, “{detail}”: {title}"),
    "publish": N_("publish the portfolio"),
}
COLUMNS = ("due", "overdue", "who", "role", "kind", "what", "id", "source", "command")

TODO: tuple[str, dict[str, Shape]] = (
    N_("Who owes what by when"),
    {
        "as_of": day(N_("The day as of which it is told.")),
        "items": items(
            N_("The most pressing first; what has no deadline comes last."),
            keyed(
                who=items(N_("Those of whom any one can do it: ids of people."), {"type": "string"}),
                role=text(N_("The role in which they owe it.")),
                organisation=or_null(text(N_("The agency of the initiative; null for meetings and cards."))),
                kind=text(N_("What kind of duty it is."), enum=list(WHATS)),
                what=text(N_("What is to be done, in the language in use.")),
                id=text(N_("The record it is about.")),
                since=or_null(day(N_("The first day it can be done; null where that is now."))),
                due=or_null(day(N_("The last day; null where nothing sets one."))),
                overdue=truth(N_("Has the day passed?")),
                source=text(N_("The paragraph behind it.")),
                command=text(N_('The command that does it, with `"<field>"` where only a person knows the value.')),
            ),
        ),
    },
)


def what(duty: Duty) -> str:
    """What is to be done, in the language in use."""
    language = current()
    detail = duty.detail
    if duty.kind == "report":
        detail = WRITINGS[language].trimester(detail)
    told = _(WHATS[duty.kind])
    if duty.on:
        told = told.replace("{on}", WRITINGS[language].day(duty.on), 1)
    if duty.move:
        told = told.replace("{move}", spoken(duty.move, language), 1)
    before, title, after = told.partition("{title}")
    return before.replace("{detail}", visible(detail), 1) + (visible(duty.about.name) if title else "") + after


def as_json(found: Iterable[Duty], today: date) -> dict[str, Any]:
    """Everything as JSON, `som-todo/1`."""
    return {
        "schema": "som-todo/1",
        "as_of": today.isoformat(),
        "items": [
            {
                "who": [one.id for one in duty.who],
                "role": duty.role,
                "organisation": duty.organisation,
                "kind": duty.kind,
                "what": what(duty),
                "id": duty.about.id,
                "since": _iso(duty.since),
                "due": _iso(duty.due),
                "overdue": duty.is_overdue(today),
                "source": duty.source,
                "command": duty.command,
            }
            for duty in found
        ],
    }


def rows(found: Iterable[Duty], today: date) -> Iterator[tuple[str, ...]]:
    """Everything as rows of a table."""
    for duty in found:
        yield (
            _iso(duty.due) or "",
            "yes" if duty.is_overdue(today) else "",
            "; ".join(one.id for one in duty.who),
            duty.role,
            duty.kind,
            what(duty),
            duty.about.id,
            duty.source,
            duty.command,
        )


def grouped(found: Sequence[Duty], me: str | None = None) -> dict[str, list[Duty]]:
    """Those of each who owe, oneself first, then in the order of what presses; a role where nobody is named."""
    groups: dict[str, list[Duty]] = {}
    for duty in found:
        groups.setdefault(whose(duty, me), []).append(duty)
    own = _("you")
    return {**({own: groups.pop(own)} if own in groups else {}), **groups}


def whose(duty: Duty, me: str | None = None) -> str:
    """Those who owe it by name, `you` for oneself, else the role."""
    if me is not None and any(one.id == me for one in duty.who):
        return _("you")
    names = [visible(one.name) for one in duty.who]
    return joined(names, current(), "or") or actor(duty.role)


def by_name(found: Sequence[Duty], style: Style, today: date, me: str | None = None) -> str:
    """Everything in words, under those who owe it."""
    if not found:
        return _("Nothing is owed.")
    blocks = []
    for name, duties in grouped(found, me).items():
        blocks.append("\n".join((style.paint(name, "1"), *(_entry(duty, style, today) for duty in duties))))
    return "\n\n".join(blocks)


def summary(found: Sequence[Duty], today: date) -> str:
    """How much is owed, and how much of it is overdue."""
    late = sum(duty.is_overdue(today) for duty in found)
    said = ngettext("{n} duty, {late} overdue", "{n} duties, {late} overdue", len(found))
    return said.replace("{n}", str(len(found)), 1).replace("{late}", str(late), 1)


def deadline(duty: Duty, today: date) -> str:
    """By when, and that the day has passed."""
    writing = WRITINGS[current()]
    if duty.due is None:
        return _("never done") if duty.never else _("no deadline")
    if duty.is_overdue(today):
        return _("overdue since {day}").replace("{day}", writing.day(duty.due), 1)
    if duty.since and duty.since < duty.due:
        told = _("from {since} until {day}").replace("{since}", writing.day(duty.since), 1)
        return told.replace("{day}", writing.day(duty.due), 1)
    if duty.since:
        return _("on {day}").replace("{day}", writing.day(duty.due), 1)
    return _("until {day}").replace("{day}", writing.day(duty.due), 1)


def _entry(duty: Duty, style: Style, today: date) -> str:
    when = deadline(duty, today)
    when = style.paint(when, "31") if duty.is_overdue(today) else when
    lines = [f"  {what(duty)} ({duty.source})" if duty.source else f"  {what(duty)}", f"    {when}"]
    return "\n".join([*lines, f"    {duty.command}"] if duty.command else lines)


def _iso(day_: date | None) -> str | None:
    return day_.isoformat() if day_ else None
