"""Digests of acts, cards and records, over the typed values and never over the bytes of a file.

The canonical form is JSON: keys sorted by code point, no blanks, UTF-8 without escapes. Within it
- a text is in Unicode NFC with LF line ends;
- a sum of euros or hours is a whole number of hundredths (`amount: 251300.00` is 25130000), any other number without
  an exponent; there are no floating-point numbers;
- a date is `2026-12-10`, a moment `2026-12-10T14:05:00+02:00`;
- what is absent, null, or an empty text, list or group is left out; in a list it stands as null.

So quoting, comments, the order of keys and line ends change no digest. The digest is `sha256` of that form in
hexadecimal, behind the version of the form: `a1:` for acts (without `digest` and `sig`), `c1:` for the material fields
of a card, `o1:` and `r1:` for opinions and reports. The material fields are flat, under their names on the card:
`domain service policy problem expected_outcome`, `budget` {`vat_included`, `lines` [`year amount hours kind`]} and
`schedule` {`start end`}; a budget or schedule that is not known yet is the text `unknown`.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from hashlib import sha256
from json import JSONEncoder
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

from som_cli.fields import Part

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from som_cli.cards.initiative import Budget, Initiative, Schedule
    from som_cli.process.records import Act, Opinion, Report, Snapshot

SCOPE = ("domain", "service", "policy", "problem", "expected_outcome")
FIGURES = ("budget", "schedule")
MATERIAL = SCOPE + FIGURES
LINE_FIGURES = ("year", "amount", "hours", "kind")
SCHEDULE_FIGURES = ("start", "end")

_encode = JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode
_UNSIGNED = frozenset({"digest", "sig"})
_CHANGED = frozenset({"old", "new"})
_EMPTIABLE = (str, tuple, list, dict)
_HUNDREDTHS = frozenset({"amount", "hours", "cost"})
_FIGURES = _HUNDREDTHS | {"year"}
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")


def act_digest(act: Act) -> str:
    """The digest of an act: every value it carries but its own digest and signature."""
    return "a1:" + _hash(_said({key: value for key, value in act.__dict__.items() if key not in _UNSIGNED}))


def card_basis(card: Initiative) -> str:
    """The digest of the card's material fields."""
    return "c1:" + _hash(material(card))


def record_digest(record: Opinion | Report) -> str:
    """The digest of a record that carries none of its own."""
    return f"{'o' if hasattr(record, 'reviewer') else 'r'}1:" + _hash(_said(record.__dict__))


def material(card: Initiative) -> dict[str, Any]:
    """The material fields of a card, in canonical form."""
    fields: dict[str, Any] = {name: text(value) for name in SCOPE if (value := getattr(card, name))}
    return fields | figures(card.budget, card.schedule)


def figures(budget: Budget | str | None, schedule: Schedule | str | None) -> dict[str, Any]:
    """The figures of a budget and a schedule, in canonical form."""
    found: dict[str, Any] = {}
    if budget is not None and (said := budget if isinstance(budget, str) else _budget(budget)):
        found["budget"] = said
    if schedule is not None and (said := schedule if isinstance(schedule, str) else _parts(schedule, SCHEDULE_FIGURES)):
        found["schedule"] = said
    return found


def snapshot_figures(snapshot: Snapshot) -> dict[str, Any]:
    """The figures of a snapshot, in the form in which those of a card are compared (an unknown schedule is none)."""
    found = figures(snapshot.budget, None)
    if said := _parts(snapshot, SCHEDULE_FIGURES):
        found["schedule"] = said
    return found


def canonical(value: Any, key: str = "") -> Any:
    """Bring a value to its canonical form; `key` is the field it stands in, where it decides (sums, years)."""
    form = _FORMS.get(type(value))
    if form is not None:
        return form(value, key)
    if isinstance(value, tuple | list):
        return [canonical(item, key) for item in value]
    if isinstance(value, Part):
        return _said(value.__dict__)
    return _said(value) if isinstance(value, dict) else value


def text(value: str) -> str:
    """A text in NFC with LF line ends."""
    if value.isascii() and "\r" not in value:
        return value
    return normalize("NFC", value).replace("\r\n", "\n").replace("\r", "\n")


def _said(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that say something, with their values in canonical form."""
    path = fields.get("path")  # of a change: its old and new value are of the field it names
    said = {}
    for key, value in fields.items():
        if not value and _is_nothing(value):
            continue
        meant = key if path is None or key not in _CHANGED else str(path).rpartition(".")[2]
        form = canonical(value, meant)
        if form or not _is_nothing(form):
            said[key.removesuffix("_")] = form  # `schema_` is `schema` in the file
    return said


def _is_nothing(value: Any) -> bool:
    """Is it absent, or an empty text, list or group? Nought and no say something."""
    return value is None or (isinstance(value, _EMPTIABLE) and not value)


def _budget(budget: Budget) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if budget.vat_included is not None:
        found["vat_included"] = budget.vat_included
    if budget.lines:
        found["lines"] = [_parts(line, LINE_FIGURES) for line in budget.lines]
    return found


def _parts(part: Part, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: canonical(value, name) for name in names if (value := getattr(part, name)) is not None}


def _word(value: str, key: str) -> Any:
    """A text, or the number in quotes where a number is meant."""
    if key in _FIGURES and _NUMBER.fullmatch(value):
        return _number(Decimal(value), key)
    return text(value)


def _whole(value: int, key: str) -> int:
    return value * 100 if key in _HUNDREDTHS else value


def _number(value: Decimal, key: str) -> int | str:
    scaled = value.scaleb(2) if key in _HUNDREDTHS else value
    whole = int(scaled)
    return whole if whole == scaled else format(value.normalize(), "f")


def _moment(value: datetime, _key: str) -> str:
    return value.isoformat(timespec="seconds")


def _day(value: date, _key: str) -> str:
    return value.isoformat()


_FORMS: Mapping[type, Callable[[Any, str], Any]] = {
    str: _word,
    int: _whole,
    Decimal: _number,
    datetime: _moment,
    date: _day,
}


def _hash(value: dict[str, Any]) -> str:
    return sha256(_encode(value).encode()).hexdigest()
