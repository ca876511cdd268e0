"""The text of a sample's file as it was on an earlier day: the same lines, without what came later.

A card names the day of each review, meeting and agreement, and the initiatives that answer its needs; without those
that were still to come, it reads as it must have read then. Comments and the order of lines stay.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Mapping
    from datetime import date

KNOWN_IN = 10  # the month of a year from which on its level of an indicator is known
_DATED = re.compile(r" *(?:- )?(?:reviewed|process_reviewed|measured_on|approved_on|coordinated_on|date): (\S+)")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LINK = re.compile(r" +initiative: ([a-z0-9-]+)")
_ACTUAL = re.compile(r" +([0-9]{4}): .*")
_LOGS = ("meeting_log", "retros", "published")
AGENDA = "agenda"
_LINKS = ("depends_on", "related")
_BEFORE_MEETING = (
    "schema", "id", "body", "date", "time", "place", "kind", "proposed_by", "status", "chair", "secretary",
    "other_items",
)  # fmt: skip
_STAGES: Mapping[str, tuple[str, ...]] = {
    "planned": _BEFORE_MEETING,
    "frozen": (*_BEFORE_MEETING, "agenda", "frozen"),
    "held": (*_BEFORE_MEETING, "agenda", "frozen", "attendance"),
}

Fields = list[tuple[str, list[str]]]  # the name of each field at the root, and its lines; "" for what stands before


def as_of(text: str, day: date, known: Container[str]) -> str:
    """A record's text on a day on which only the `known` initiatives were there."""
    fields = [(key, lines) for key, block in _fields(text) if (lines := _field_as_of(key, block, day, known))]
    return _joined(fields)


def moments(text: str) -> Iterator[str]:
    """Each day on which the text of a card changed, as it is written there; years come as their first of October."""
    for key, lines in _fields(text):
        for number, line in enumerate(lines):
            if key in _LOGS or (match := _DATED.fullmatch(line)):
                found = _DAY.search(line)
                yield from [found[0]] if found else []
            elif (match := _ACTUAL.fullmatch(line)) and _is_actual(lines, number):
                yield f"{match[1]}-{KNOWN_IN:02d}-01"


def links(text: str) -> set[str]:
    """The initiatives that a text names."""
    found = set()
    for key, lines in _fields(text):
        found |= {match[1] for line in lines if (match := _LINK.fullmatch(line))}
        if key in _LINKS:
            found |= {line.partition("- ")[2] for line in lines[1:]}
        if key == AGENDA:
            found |= {line.partition("- id: ")[2] for line in lines if line.startswith("  - id: ")}
    return found


def meeting_at(text: str, stage: str) -> str:
    """A meeting's text when it was `planned`, `frozen` or `held`, and not minuted yet."""
    kept = [
        (key, [line for line in lines if not line.startswith("    note:")])
        for key, lines in _fields(text)
        if key in ("", *_STAGES[stage])
    ]
    return re.sub(r"(?m)^status: .*$", f"status: {stage}", _joined(kept))


def all_planned(text: str) -> str:
    """A work plan's text when the year began."""
    return re.sub(r"(?m)^    status: .*$", "    status: planned", text)


def _fields(text: str) -> Fields:
    fields: Fields = [("", [])]
    for line in text.splitlines():
        if line[:1].isalpha():
            fields.append((line.partition(":")[0], []))
        fields[-1][1].append(line)
    return fields


def _joined(fields: Fields) -> str:
    return "".join(f"{line}\n" for _, lines in fields for line in lines)


def _field_as_of(key: str, lines: list[str], day: date, known: Container[str]) -> list[str]:
    if key in _LOGS:
        return _items(lines, lambda item: not _is_later(_DAY.search(item[0]), day))
    if key in _LINKS:
        return _items(lines, lambda item: item[0].partition("- ")[2] in known)
    if key == AGENDA:
        return _items(lines, lambda item: item[0].partition("- id: ")[2] in known)
    if key in {"reviewed", "process_reviewed"} and _is_later(_DAY.search(lines[0]), day):
        return []
    if key in {"user_experience", "goals", "core_team", "development_needs"}:
        return list(_lines_as_of(key, lines, day, known))
    return lines


def _items(lines: list[str], keeps: Callable[[list[str]], bool]) -> list[str]:
    """A list's lines with the items that are kept; nothing where none is."""
    items: list[list[str]] = []
    for line in lines[1:]:
        if line.startswith("  - "):
            items.append([])
        items[-1].append(line)
    kept = [line for item in items if keeps(item) for line in item]
    return [lines[0], *kept] if kept else []


def _lines_as_of(key: str, lines: list[str], day: date, known: Container[str]) -> Iterator[str]:
    measured = any(line.strip().startswith("measured_on:") and not _is_later(_DAY.search(line), day) for line in lines)
    if key == "user_experience" and not measured:
        lines = _without_satisfaction(lines)
    for number, line in enumerate(lines):
        following = lines[number + 1] if number + 1 < len(lines) else ""
        dated, link, actual = _DATED.fullmatch(line), _LINK.fullmatch(line), _ACTUAL.fullmatch(line)
        if (dated and _is_later(_DAY.search(dated[1]), day)) or (link and link[1] not in known):
            continue
        if line.strip() == "actuals:" and _is_unknown(_ACTUAL.fullmatch(following), day):
            continue
        if actual and _is_actual(lines, number) and _is_unknown(actual, day):
            continue
        yield line


def _without_satisfaction(lines: list[str]) -> list[str]:
    start = next((number for number, line in enumerate(lines) if line == "  satisfaction:"), len(lines))
    end = next((n for n, line in enumerate(lines) if n > start and not line.startswith("    ")), len(lines))
    return [*lines[:start], *lines[end:]]


def _is_actual(lines: list[str], number: int) -> bool:
    """Does the line stand under `actuals:`, and not under `targets:`?"""
    heads = (line.strip() for line in reversed(lines[:number]) if not _ACTUAL.fullmatch(line))
    return next(heads, "") == "actuals:"


def _is_unknown(actual: re.Match[str] | None, day: date) -> bool:
    return actual is not None and (day.year, day.month) < (int(actual[1]), KNOWN_IN)


def _is_later(found: re.Match[str] | None, day: date) -> bool:
    return found is not None and found[0] > day.isoformat()
