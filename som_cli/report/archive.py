"""Any record as an outline: its fields by their titles, and which records name it."""

from __future__ import annotations

import re
import textwrap
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from som_cli.fields import Part, choices_of
from som_cli.figures import WRITINGS
from som_cli.locale import N_, _, current
from som_cli.report.wording import spoken, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pydantic.fields import FieldInfo

    from som_cli.process.archive import Entry, Mention
    from som_cli.process.model import Process
    from som_cli.report.text import Style

KINDS = {
    "organisation": N_("organisation"),
    "person": N_("person"),
    "body": N_("body"),
    "plan": N_("plan"),
    "policy": N_("policy card"),
    "service": N_("service card"),
    "workplan": N_("work plan"),
    "meeting": N_("meeting"),
    "initiative": N_("initiative"),
    "act": N_("act"),
    "opinion": N_("opinion"),
    "report": N_("report"),
}
_WITHIN = ("act", "opinion", "report")  # kinds that are named by their case file in the list of who names a record
_ASIDE = re.compile(r"\s*(?::| \().*$", re.DOTALL)  # what explains a meaning, after its name
_WIDTH = 100
NO_MOVES: Mapping[str, str] = {}
_HEAD = frozenset({"schema", "id", "name", "title"})  # said at the top


def head(entry: Entry) -> dict[str, Any]:
    """What every JSON says of a record."""
    return {"kind": entry.kind, "id": entry.id, "title": entry.title, "path": entry.filed.origin.path}


def as_json(
    entry: Entry, record: Mapping[str, Any], named_by: Iterable[Mention], as_of: date, own: Mapping[str, Any]
) -> dict[str, Any]:
    """A record as JSON, `som-record/1`: as in its file, which fields of which records name it, and what is its own.

    `own` holds what only a person has: roles and the goals of teams; they are null elsewhere.
    """
    start = {"schema": "som-record/1", "as_of": as_of.isoformat(), **head(entry)}
    return {
        **start,
        "record": dict(record),
        "named_by": named_by_json(named_by),
        "roles": None,
        "team_goals": None,
        **own,
    }


def named_by_json(named_by: Iterable[Mention]) -> list[dict[str, Any]]:
    """The fields of records that name something."""
    return [{**head(one.entry), "field": ".".join(map(str, one.at))} for one in named_by]


def text(entry: Entry, named_by: Sequence[Mention], style: Style, process: Process) -> str:
    """A record on one screen: its fields by their titles, empty ones left out, and who names it.

    Words that stand for something are told with what they mean; those of moves the process knows.
    """
    place = f"{_(KINDS[entry.kind])} {entry.id}\n{visible(entry.filed.origin.path)}"
    blocks = [f"{style.paint(visible(entry.title), '1')}\n{place}"]
    blocks.append("\n".join(_fields(entry.filed.record, style, "", _HEAD, _moves(process))))
    blocks.append(named_by_text(named_by, style))
    return "\n\n".join(block for block in blocks if block)


def fields(part: Part, style: Style, hidden: frozenset[str]) -> Iterator[str]:
    """The fields of a part by their titles, a line or more each; empty ones are left out."""
    return _fields(part, style, "", hidden)


def named_by_text(named_by: Sequence[Mention], style: Style) -> str:
    """Who names something, under a heading; empty where nobody does."""
    return "\n".join([style.paint(_("Named by"), "1"), *_naming(named_by, style)]) if named_by else ""


def _moves(process: Process) -> dict[str, str]:
    return {move.id: spoken(move.noun.words, current()) for move in process.moves}


def _fields(
    part: Part, style: Style, margin: str, hidden: frozenset[str] = frozenset(), moves: Mapping[str, str] = NO_MOVES
) -> Iterator[str]:
    for name, field in type(part).model_fields.items():
        value = getattr(part, name)
        if (field.alias or name) not in hidden and value not in (None, (), {}):
            said = _meant(value, moves) if name == "move" and moves else _chosen(value, field)
            yield from _value(_(field.title or name), said, style, margin)


def _chosen(value: Any, field: FieldInfo) -> Any:
    """A word of a choice with what it means, `planned` as *kavas (planned)*; any other value as it is."""
    meanings = {word: _(meaning) for word, meaning in choices_of(field).items()}
    if isinstance(value, tuple):
        return tuple(_meant(one, meanings) for one in value) if meanings else value
    return _meant(value, meanings) if isinstance(value, str) else value


def _meant(word: str, meanings: Mapping[str, str]) -> str:
    if word not in meanings:
        return word
    short = _ASIDE.sub("", meanings[word])
    return word if short == word else f"{short} ({word})"


def _value(title: str, value: Any, style: Style, margin: str) -> Iterator[str]:
    label = margin + style.paint(f"{title}:", "1")
    if isinstance(value, Part):
        yield label
        yield from _fields(value, style, margin + "  ")
    elif isinstance(value, dict):
        yield label
        for key, item in value.items():
            yield from _value(visible(str(key)), item, style, margin + "  ")
    elif isinstance(value, list | tuple) and any(isinstance(item, Part | dict | list | tuple) for item in value):
        yield label
        for item in value:
            yield from _item(item, style, margin + "  ")
    else:
        words = ", ".join(map(_word, value)) if isinstance(value, list | tuple) else _word(value)
        yield from _said(margin, title, words, style)


def _item(item: Any, style: Style, margin: str) -> Iterator[str]:
    """An item of a list under a dash."""
    lines = list(_fields(item, style, "") if isinstance(item, Part) else _value("", item, style, ""))
    for number, line in enumerate(lines):
        yield f"{margin}{'  ' if number else '– '}{line}"


def _said(margin: str, title: str, words: str, style: Style) -> Iterator[str]:
    """A title and what it says, wrapped; the title is painted after wrapping, since colours have no width."""
    lines = [line for one in f"{title}: {words}".split("\n") for line in _wrapped(one, margin, style)]
    plain = f"{margin}{title}:"
    yield margin + style.paint(f"{title}:", "1") + lines[0][len(plain) :]
    yield from lines[1:]


def _wrapped(line: str, margin: str, style: Style) -> list[str]:
    width = max(min(style.columns, _WIDTH), len(margin) + 24)
    return textwrap.wrap(
        visible(line), width, initial_indent=margin, subsequent_indent=margin + "  ", break_long_words=False,
        break_on_hyphens=False,
    ) or [""]  # fmt: skip


def _word(value: Any) -> str:
    writing = WRITINGS[current()]
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, date):
        return writing.day(value)
    return writing.number(value) if isinstance(value, Decimal) else str(value)


def _naming(named_by: Sequence[Mention], style: Style) -> Iterator[str]:
    """Kind by kind, the records that name it; of acts, opinions and reports the initiatives they are of."""
    for kind, word in KINDS.items():
        ids = [_short(one.entry) for one in named_by if one.entry.kind == kind]
        if ids:
            yield from _said("  ", _(word), ", ".join(dict.fromkeys(ids)), style)


def _short(entry: Entry) -> str:
    return entry.id.partition("/")[0] if entry.kind in _WITHIN else entry.id
