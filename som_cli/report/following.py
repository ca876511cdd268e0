"""What is next for an initiative: open moves, closed ones with their reasons, who can do what, and the command."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from som_cli.cards.initiative import Initiative
from som_cli.figures import WRITINGS
from som_cli.locale import _, current
from som_cli.report.process import said
from som_cli.report.roles import actor
from som_cli.report.sentences import sentence, source
from som_cli.report.wording import joined, spoken

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from som_cli.cards.completeness import Completeness
    from som_cli.diagnostics import Named
    from som_cli.process.casefile import Case
    from som_cli.process.model import Process
    from som_cli.process.outlook import ClosedMove, OpenMove, Outlook
    from som_cli.process.remedies import Remedy
    from som_cli.report.text import Style


# -- for programs ---------------------------------------------------------------------------------------------------


def as_json(case: Case, seen: Outlook) -> dict[str, Any]:
    """What is next as JSON, `som-next/1`."""
    return {
        "schema": "som-next/1",
        "id": case.id,
        "state": case.state,
        "open": [_open_json(case, move) for move in seen.open],
        "closed": [_closed_json(move) for move in seen.closed],
    }


def _open_json(case: Case, move: OpenMove) -> dict[str, Any]:
    row = case.process.row(case.state, move.move)
    asks = [{"field": ask.field, "required": ask.required, "type": ask.type} for ask in move.asks]
    if move.outcomes:
        asks.insert(0, {"field": "outcome", "required": True, "type": "|".join(move.outcomes)})
    return {
        "move": move.move,
        "title": spoken(move.title, current()),
        "who": _ids(move.who, row.accountable if row else ()),
        "asks": asks,
        "command": move.command,
        "outcomes": list(move.outcomes),
    }


def _closed_json(move: ClosedMove) -> dict[str, Any]:
    return {
        "move": move.move,
        "title": spoken(move.title, current()),
        "reasons": [
            {"code": reason.code, "message": sentence(reason), "source": source(reason) or None}
            for reason in move.reasons
        ],
        "who": [one.id for one in move.who],
        "command": move.command or None,
        "since": move.since.isoformat() if move.since else None,
    }


def _ids(who: Sequence[Named], roles: Iterable[str]) -> list[str]:
    return [one.id for one in who] or list(roles)


# -- for people -----------------------------------------------------------------------------------------------------


def text(case: Case, seen: Outlook, style: Style, today: date | None = None) -> str:
    """What is next, in words: where it is, what can be done, what cannot yet and why.

    With a day, also that the conditions of a YES, IF have lapsed by then.
    """
    lapsed = [_lapse(case, today)] if today and case.is_lapsed(today) else []
    parts = [f"{style.paint(case.card.record.title, '1')} ({case.id})", state_line(case), *lapsed, ""]
    if seen.open:
        parts += [style.paint(_("Can be done now"), "1"), *_open_lines(case, seen.open), ""]
    near = [move for move in seen.closed if not _is_elsewhere(move)]
    if near:
        parts += [style.paint(_("Cannot be done yet"), "1"), *_closed_lines(near), ""]
    far = [spoken(move.title, current()) for move in seen.closed if _is_elsewhere(move)]
    if far:
        parts.append(_("Not from this state: {moves}.").replace("{moves}", joined(far, current())))
    return "\n".join(parts).rstrip("\n")


def _lapse(case: Case, today: date) -> str:
    late = min(one.condition.due for one in case.unverified if one.is_overdue(today))
    said = _(
        "The YES, IF has lapsed: a condition was due on {day} and is not met. The committee cancels it (`cancel`), "
        "or the submitter or lead withdraws it (`withdraw`)."
    )
    return said.replace("{day}", WRITINGS[current()].day(late), 1)


def _is_elsewhere(move: ClosedMove) -> bool:
    """Is there nothing here that it could move: no row of the process, or no act to declare void?"""
    return all(reason.code in {"process-move-closed", "acts-target-none"} for reason in move.reasons)


def _open_lines(case: Case, moves: Iterable[OpenMove]) -> Iterable[str]:
    for move in moves:
        yield f"  {_named(move)} – {_who(case, move)}"
        yield f"    {move.command}"
        yield from (f"    {sentence(note)}" for note in move.notes)


def _closed_lines(moves: Iterable[ClosedMove]) -> Iterable[str]:
    for move in moves:
        yield f"  {_named(move)}"
        yield from (f"    {sentence(reason)}" for reason in move.reasons)
        for remedy in move.remedies:
            yield f"    → {_remedy(remedy)}"


def _remedy(remedy: Remedy) -> str:
    """Who does what, after which correction by hand, and from which day, where that is still to come."""
    who = joined([spoken(one, current()) for one in remedy.who], current(), "or")
    command = remedy.command
    if remedy.file:
        command = _("if `{file}` is wrong, correct it, then {command}").replace("{command}", command, 1)
        command = command.replace("{file}", remedy.file, 1)
    done = f"{who}: {command}" if who else command
    if remedy.since is None:
        return done
    return f"{done} ({_('from {date}').replace('{date}', WRITINGS[current()].day(remedy.since), 1)})"


def _named(move: OpenMove | ClosedMove) -> str:
    """The infinitive of a move, and the word for commands where that differs."""
    title = spoken(move.title, current())
    return title if title == move.move else f"{title} ({move.move})"


def _who(case: Case, move: OpenMove) -> str:
    if move.who:
        return joined([spoken(one, current()) for one in move.who], current(), "or")
    row = case.process.row(case.state, move.move)
    return joined([actor(role) for role in row.accountable] if row else [], current(), "or")


def state_line(case: Case) -> str:
    """Where an initiative is: the status word, and its id where that differs."""
    return _state(case.process, case.state)


def draft_line(process: Process) -> str:
    """Where a new draft is."""
    return _state(process, process.start)


def _state(process: Process, state: str) -> str:
    word = said(process.state(state).name)
    return f"{_('state')}: {word}" if word == state else f"{_('state')}: {word} ({state})"


def next_line(case: Case, seen: Outlook) -> str:
    """The next step: who does what, and the command; where it is barred, what clears the way; or that it has ended."""
    leading = [move for move in seen.open if not case.process.move(move.move).aside]
    if leading:
        move = leading[0]
        return f"{_('Next')}: {spoken(move.title, current())} – {_who(case, move)}\n  {move.command}"
    barred = [move for move in seen.closed if not _is_elsewhere(move) and not case.process.move(move.move).aside]
    if barred:
        return f"{_('Next')}: {_barred(barred[0])}\n  {_cleared(case, barred[0])}"
    return f"{_('Next: nothing follows; a new initiative may take its place.')}\n  {_cleared(case, seen.closed[0])}"


def _barred(move: ClosedMove) -> str:
    told = _("{move} – not yet: {reason}").replace("{move}", spoken(move.title, current()), 1)
    return told.replace("{reason}", sentence(move.reasons[0]), 1)


def _cleared(case: Case, move: ClosedMove) -> str:
    return f"→ {_remedy(move.remedies[0])}" if move.remedies else f"som why {case.id}"


def completeness_line(full: Completeness) -> str:
    """How full a card is, and what is missing."""
    filled = _("{n}% of the card is filled.").replace("{n}", str(full.percent))
    if not full.missing:
        return filled
    named = ((Initiative.model_fields[field].title or field, field) for field in full.missing)
    names = joined([f"{_(title).lower()} (`{field}`)" for title, field in named], current())
    return f"{filled} {_('Missing: {fields}.').replace('{fields}', names)}"
