"""The quick reading of files in canonical style, a line at a time; whatever else a file has is left to the exact one.

Nothing is judged here. A line that is not of the few known forms gives the file up, and `store.structure` reads it: so
both readings are the same on every file, which tests hold on all records, bad files and mutants.
"""

from __future__ import annotations

import re
from typing import Any

from som_cli.store.scalars import is_trap, resolved

_LINE_LIMIT = 4_000
_COLUMN_LIMIT = 40  # twenty levels; the exact reading stops at twenty-four
_MEMORY_LIMIT = 20_000  # words whose value is remembered
_KEY = re.compile(r"[a-z_][a-z0-9_]*|[12][0-9]{3}")
_WORD = re.compile(r"[A-Za-zÀ-ž0-9](?!.*(?::(?: |\Z)| #))[^\n]*(?<! )|-[0-9.]+")
_ESCAPED = re.compile(r'"(?:[^"\\]|\\")*"')  # no other escape than that of the mark itself
_COMMENTED = re.compile(r'("[^"\\]*"|(?!")(?:(?! #)[^\n])*[^ \n]) +# .*')
_LIST = re.compile(r"\[[a-z0-9-]+(?:, [a-z0-9-]+)*\]")
_keys: set[str] = set()
_words: dict[str, Any] = {}


class _GiveUp(Exception):
    """The file is not in canonical style."""


def values(text: str) -> dict[str, Any] | None:
    """The mapping a text holds; None where the exact reading has to say. All characters must be common ones."""
    if "\t" in text or "\r" in text or "<<<<<<<" in text or ">>>>>>>" in text or text[-1:] != "\n":
        return None
    lines = text.split("\n")
    if len(lines) > _LINE_LIMIT:
        return None
    try:
        return _read(lines)
    except _GiveUp:
        return None


def _read(lines: list[str]) -> dict[str, Any]:
    """Read line by line."""
    root: dict[str, Any] = {}
    growing: list[tuple[int, Any]] = [(0, root)]  # the columns and containers that lines can still add to
    waiting: tuple[Any, str, int] | None = None  # a name without a value yet: where it is, itself, its column
    number, last = 0, len(lines)
    while number < last:
        line = lines[number]
        number += 1
        body = line.lstrip(" ")
        if not body or body[0] == "#":
            continue
        column = len(line) - len(body)
        is_item = body.startswith("- ")
        container = _filled(growing, waiting, column, is_item=is_item) if waiting else _reached(growing, column)
        waiting = None
        if (type(container) is list) is not is_item:
            raise _GiveUp
        name, colon, word = _field(body[2:] if is_item else body)
        if is_item:
            if not colon:
                container.append(_value(body[2:]))
                continue
            column += 2
            fields: dict[str, Any] = {}
            container.append(fields)
            container = fields
            growing.append((column, fields))
        if not colon or name in container:
            raise _GiveUp
        if not word or word.startswith("# "):
            waiting = (container, name, column)
        elif word[0] == "|":
            container[name], number = _block(lines, number, column + 2, word)
        else:
            container[name] = _value(word)
    if waiting or not root:
        raise _GiveUp
    return root


def _reached(growing: list[tuple[int, Any]], column: int) -> Any:
    """The container whose lines begin at a column, the ones inside it closed."""
    while growing[-1][0] > column:
        growing.pop()
    at, container = growing[-1]
    if at != column:
        raise _GiveUp
    return container


def _filled(growing: list[tuple[int, Any]], waiting: tuple[Any, str, int], column: int, *, is_item: bool) -> Any:
    """The list or mapping that a name without a value gets from the deeper lines below it."""
    parent, name, above = waiting
    if column <= above or column > _COLUMN_LIMIT:
        raise _GiveUp
    filled: Any = [] if is_item else {}
    parent[name] = filled
    growing.append((column, filled))
    return filled


def _field(body: str) -> tuple[str, str, str]:
    """Name, colon and the rest of a line; no colon where it is no field."""
    name, colon, word = body.partition(": ")
    if not colon and body[-1:] == ":":
        name, colon = body[:-1], ":"
    if colon and name not in _keys:
        if not _KEY.fullmatch(name) or is_trap(name) or not isinstance(resolved(name), str | int):
            return _no_field(body)
        if isinstance(resolved(name), bool):
            raise _GiveUp
        _keys.add(name)
    return name, colon, word


def _no_field(body: str) -> tuple[str, str, str]:
    if body[:1] != '"':
        raise _GiveUp
    return "", "", ""


def _value(word: str) -> Any:
    """The value of a word: in quotes on its line, or one that nothing is to be said of."""
    if word[:1] == '"':
        if "\\" not in word:
            if word.find('"', 1) == len(word) - 1 > 0:
                return word[1:-1]
        elif _ESCAPED.fullmatch(word):
            return word[1:-1].replace('\\"', '"')
        return _before_comment(word)
    try:
        return _words[word]
    except KeyError:
        return _learnt(word)


def _before_comment(word: str) -> Any:
    """The value of a word with a comment behind it."""
    found = _COMMENTED.fullmatch(word)
    if found is None:
        raise _GiveUp
    return _value(found.group(1))


def _learnt(word: str) -> Any:
    if " #" in word:
        return _before_comment(word)
    if _LIST.fullmatch(word):
        return [_value(item) for item in word[1:-1].split(", ")]
    value = resolved(word)
    if not _WORD.fullmatch(word) or value is None or (isinstance(value, str) and (is_trap(word) or word[0] == "-")):
        raise _GiveUp
    if len(_words) < _MEMORY_LIMIT and len(word) < 80:  # noqa: PLR2004  (names and figures, not texts)
        _words[word] = value
    return value


def _block(lines: list[str], number: int, column: int, word: str) -> tuple[str, int]:
    """A long text whose lines begin at `column`, and the number of the line after it."""
    lead = " " * column
    first = lines[number]
    if word not in ("|", "|-") or not first.startswith(lead) or first[column : column + 1] in ("", " "):
        raise _GiveUp
    texts = []
    while (line := lines[number]).startswith(lead) or not line:
        texts.append(line[column:])
        number += 1
        if number == len(lines):
            break
    if line and not line.strip():  # blanks that are fewer than the text's indentation
        raise _GiveUp
    body = "\n".join(texts).rstrip("\n")
    return (f"{body}\n" if word == "|" else body), number
