"""The state of things on one screen of 24 lines and 80 columns, and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from som_cli.diagnostics import Severity
from som_cli.figures import WRITINGS
from som_cli.locale import N_, _, current, ngettext
from som_cli.report.shapes import Shape, day, items, keyed, mapping, number, or_null, text
from som_cli.report.todo import deadline, what, whose
from som_cli.report.wording import spoken, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from som_cli.portfolio.overview import Coming, Overview, Since, WorkingCopy
    from som_cli.report.text import Style

WIDTH, HEIGHT = 80, 23  # of a usual terminal, with a line left for the prompt
PRESSING = 3
CHANGES = {
    "joined": N_("joined the portfolio {n}"),
    "conditional": N_("yes, if {n}"),
    "rejected": N_("rejected {n}"),
    "refused": N_("refused by the agency {n}"),
    "withdrawn": N_("withdrawn {n}"),
    "started": N_("started {n}"),
    "held": N_("put on hold {n}"),
    "resumed": N_("resumed {n}"),
    "completed": N_("completed {n}"),
    "cancelled": N_("cancelled {n}"),
    "confirmed": N_("changes confirmed {n}"),
    "unconfirmed": N_("changes not confirmed {n}"),
    "refused-change": N_("changes to be taken back {n}"),
    "ranked": N_("ranked {n}"),
    "waiting": N_("changes waiting {n}"),
    "late": N_("reported later than planned {n}"),
    "dearer": N_("reported dearer than planned {n}"),
}
DOMAIN_NAMES = {"social": N_("the social domain"), "health": N_("the health domain")}
_COUNT = number(N_("How many there are."))
STATUS: tuple[str, dict[str, Shape]] = (
    N_("The state of things"),
    {
        "as_of": day(N_("The day as of which it is told.")),
        "work": {
            "description": N_("The working copy; null where there is no history."),
            "type": ["object", "null"],
            "required": ["branch", "head", "upstream", "ahead", "behind", "unsaved"],
            "properties": {
                "branch": text(N_("The branch; empty where there is none.")),
                "head": text(N_("The commit at hand.")),
                "upstream": or_null(text(N_("The branch of the server that it follows."))),
                "ahead": or_null(number(N_("Commits that only this copy has; null where not known."))),
                "behind": or_null(number(N_("Commits that only the server has, as fetched last."))),
                "unsaved": items(N_("Records with edits that are not saved."), {"type": "string"}),
            },
        },
        "meetings": items(
            N_("The next meetings by date."),
            keyed(
                id=text(N_("The id of the record.")),
                body=text(N_("The id of the body.")),
                date=day(N_("The day of the meeting.")),
                status=text(N_("How far it is.")),
                items=_COUNT,
                opinions_missing=_COUNT,
                reports_missing=_COUNT,
            ),
        ),
        "initiatives": mapping(N_("How many initiatives are in each state."), {"type": "integer"}),
        "duties": keyed(N_("What is owed; `som todo` tells it one by one."), total=_COUNT, overdue=_COUNT),
        "findings": mapping(N_("How many findings there are of each severity."), {"type": "integer"}),
        "changes": items(
            N_("What changed since each committee met last."),
            keyed(
                domain=text(N_("social or health.")),
                since=day(N_("The day the committee met last.")),
                counts=mapping(N_("How many changes of each kind."), {"type": "integer"}),
            ),
        ),
    },
)


def as_json(seen: Overview) -> dict[str, Any]:
    """The state of things as JSON, `som-status/1`."""
    return {
        "schema": "som-status/1",
        "as_of": seen.today.isoformat(),
        "work": _work_json(seen.work),
        "meetings": [
            {
                "id": one.meeting.id,
                "body": one.body.id,
                "date": one.meeting.date.isoformat(),
                "status": one.meeting.status,
                "items": one.items,
                "opinions_missing": one.opinions,
                "reports_missing": one.reports,
            }
            for one in seen.coming
        ],
        "initiatives": {state.id: count for state, count in seen.states},
        "duties": {"total": len(seen.owed), "overdue": _overdue(seen)},
        "findings": {level.name.lower(): seen.severities.get(level, 0) for level in _LEVELS},
        "changes": [
            {"domain": one.domain, "since": one.day.isoformat(), "counts": dict(one.counts)} for one in seen.since
        ],
    }


_LEVELS = (Severity.ERROR, Severity.WARNING, Severity.NOTE)


def _work_json(work: WorkingCopy | None) -> dict[str, Any] | None:
    if work is None:
        return None
    ahead, behind = work.apart or (None, None)
    return {
        "branch": work.branch,
        "head": work.head,
        "upstream": work.upstream or None,
        "ahead": ahead,
        "behind": behind,
        "unsaved": list(work.unsaved),
    }


def screen(seen: Overview, style: Style) -> str:
    """The state of things in words; every line fits the screen, and all of them do.

    Where there is much to say, fewer of the pressing duties are told one by one.
    """
    lines: list[str] = []
    for pressing in range(PRESSING, -1, -1):
        lines = _lines(seen, style, pressing)
        if len(lines) <= HEIGHT:
            break
    return "\n".join(lines)


def _lines(seen: Overview, style: Style, pressing: int) -> list[str]:
    blocks = [
        [_cut(_head(seen))],
        [_cut(line) for line in _meetings(seen)],
        _folded(_("Initiatives"), [f"{spoken(state.name.words, current())} {n}" for state, n in seen.states]),
        [_cut(line) for line in _owed(seen, pressing)],
        [_cut(_findings(seen))],
        [line for since in seen.since for line in _changed(since)],
    ]
    lines = []
    for block in blocks:
        lines += [style.paint(block[0], "1"), *block[1:]] if block else []
    return lines


def _head(seen: Overview) -> str:
    told = [_("State on {day}").replace("{day}", WRITINGS[current()].day(seen.today), 1)]
    if work := seen.work:
        told.append(work.branch or _("no branch"))
        if count := len(work.unsaved):
            said = ngettext("{n} file with unsaved edits", "{n} files with unsaved edits", count)
            told.append(said.replace("{n}", str(count), 1))
        told.append(_apart(work))
    return " · ".join(filter(None, told))


def _apart(work: WorkingCopy) -> str:
    if work.apart is None:
        return "" if work.upstream else _("follows no server")
    ahead, behind = work.apart
    if not (ahead or behind):
        return _("as on the server")
    said = []
    if ahead:
        said.append(ngettext("{n} commit to push", "{n} commits to push", ahead).replace("{n}", str(ahead), 1))
    if behind:
        said.append(ngettext("{n} commit to fetch", "{n} commits to fetch", behind).replace("{n}", str(behind), 1))
    return ", ".join(said)


def _meetings(seen: Overview) -> Iterator[str]:
    yield _("Next meetings")
    if not seen.coming:
        yield "  " + _("none is planned")
    for one in seen.coming:
        yield f"  {WRITINGS[current()].day(one.meeting.date)} {_name(one)}: {_needs(one)}"


def _name(one: Coming) -> str:
    if one.meeting.kind == "discussion":
        return _("{body}, reviewers").replace("{body}", one.body.id, 1)
    if one.meeting.kind == "extraordinary":
        return _("{body}, extraordinary").replace("{body}", one.body.id, 1)
    return one.body.id


def _needs(one: Coming) -> str:
    told = [ngettext("{n} item", "{n} items", one.items).replace("{n}", str(one.items), 1)]
    if one.opinions:
        said = ngettext("{n} opinion missing", "{n} opinions missing", one.opinions)
        told.append(said.replace("{n}", str(one.opinions), 1))
    if one.reports:
        said = ngettext("{n} report missing", "{n} reports missing", one.reports)
        told.append(said.replace("{n}", str(one.reports), 1))
    return ", ".join(told)


def _owed(seen: Overview, pressing: int) -> Iterator[str]:
    said = _("Duties: {total}, overdue {late}").replace("{total}", str(len(seen.owed)), 1)
    yield said.replace("{late}", str(_overdue(seen)), 1) + " (som todo)"
    for duty in seen.owed[:pressing]:
        yield f"  {deadline(duty, seen.today)}: {what(duty)} ({whose(duty)})"


def _overdue(seen: Overview) -> int:
    return sum(duty.is_overdue(seen.today) for duty in seen.owed)


def _findings(seen: Overview) -> str:
    counts = [seen.severities.get(level, 0) for level in _LEVELS]
    errors, warnings, notes = map(str, counts)
    said = _("Findings: errors {errors}, warnings {warnings}, notes {notes}").replace("{errors}", errors, 1)
    return said.replace("{warnings}", warnings, 1).replace("{notes}", notes, 1) + " (som validate)"


def _changed(since: Since) -> list[str]:
    name = _("{domain} since {day}").replace("{domain}", _(DOMAIN_NAMES.get(since.domain, since.domain)), 1)
    name = name.replace("{day}", WRITINGS[current()].day(since.day), 1)
    told = [_(CHANGES[kind]).replace("{n}", str(since.counts[kind]), 1) for kind in CHANGES if since.counts.get(kind)]
    return _folded(name[:1].upper() + name[1:], told or [_("nothing has changed")])


def _folded(heading: str, parts: Iterable[str]) -> list[str]:
    """A heading, and its parts on as few lines as hold them."""
    lines, line = [f"{heading}"], " "
    for part in parts:
        more = f"{line}, {part}" if line.strip() else f"  {part}"
        if len(more) > WIDTH - 1:
            lines.append(f"{line},")
            more = f"  {part}"
        line = more
    return [*lines, line] if line.strip() else lines


def _cut(line: str) -> str:
    """A line that ends in … where it would not fit."""
    line = visible(line)
    return line if len(line) <= WIDTH else line[: WIDTH - 1].rstrip() + "…"
