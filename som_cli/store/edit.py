"""A text with some of its values changed: comments, order, quotes, line ends and all other bytes stay as they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from som_cli.errors import Refused, StateForbids
from som_cli.store.source import read
from som_cli.store.splice import Splice

if TYPE_CHECKING:
    from som_cli.diagnostics import FieldPath

BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class _Step:
    """One value set, put in before `before`, or taken out (`value` is None)."""

    path: FieldPath
    value: Any
    is_new: bool = False
    before: FieldPath | None = None


def replaced(text: str, changes: Sequence[tuple[FieldPath, Any]], order: Sequence[str] = ()) -> str:
    """Change values of a text.

    Args:
        text: A file's text; a byte order mark stays.
        changes: The way to each field and its new value: None takes it out, a way that is not there yet puts it in, an
            item's number one past the last adds an item.
        order: The names of fields at the root in the order in which new ones are to stand.

    Raises:
        Refused: The text cannot be read, or has errors that make its values uncertain.
        StateForbids: A value cannot be changed without changing others.
    """
    mark = BOM if text.startswith(BOM) else ""
    body = text[len(mark) :]
    old = _values(body)
    new = deepcopy(old)
    for path, value in changes:
        _put(new, path, plain(value))
    for _ in range(10_000):
        step = _next_step(_values(body), new, order)
        if step is None:
            return mark + body
        body = _made(body, step)
    raise StateForbids("files-edit-impossible", field=_shown(changes[0][0]))


def plain(value: Any) -> Any:
    """A value as it is read back: dates as text, tuples as lists, nothing for what is absent."""
    if isinstance(value, Mapping):
        return {str(key): plain(each) for key, each in value.items() if each is not None}
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value


def _values(text: str) -> dict[str, Any]:
    document = read("", text.encode())
    if document.value is None:
        raise Refused("files-edit-unreadable", document.problems)
    return document.value


def _put(values: Any, path: FieldPath, value: Any) -> None:
    """Set one value in plain data; the fields on the way to it are made where they are missing."""
    *way, last = path
    for part, following in zip(way, path[1:], strict=True):
        values = _entered(values, part, [] if isinstance(following, int) else {})
    if value is None:
        if isinstance(values, dict):
            values.pop(last, None)
        elif isinstance(last, int) and last < len(values):
            del values[last]
    elif isinstance(values, dict):
        values[str(last)] = value
    elif isinstance(last, int):
        values[last : last + 1] = [value]


def _entered(values: Any, part: str | int, empty: Any) -> Any:
    if isinstance(values, dict):
        if values.get(str(part)) is None:
            values[str(part)] = empty
        return values[str(part)]
    if isinstance(part, int) and part >= len(values):
        values.append(empty)
        return values[-1]
    return values[part]


def _next_step(old: Any, new: Any, order: Sequence[str], path: FieldPath = ()) -> _Step | None:
    """The first difference between what is there and what is to be, as the smallest change."""
    if same(old, new):
        return None
    if isinstance(old, dict) and isinstance(new, dict) and (old or not path):
        return _field_step(old, new, order, path)
    if isinstance(old, list) and isinstance(new, list) and old and new:
        return _item_step(old, new, order, path)
    return _Step(path, new)


def _field_step(old: dict[str, Any], new: dict[str, Any], order: Sequence[str], path: FieldPath) -> _Step | None:
    for key, value in old.items():
        if key not in new:
            return _Step((*path, key), None)
        if step := _next_step(value, new[key], order, (*path, key)):
            return step
    key = next(key for key in new if key not in old)
    before = _successor(key, old, order) if not path else None
    return _Step((*path, key), new[key], is_new=True, before=before)


def _successor(key: str, old: dict[str, Any], order: Sequence[str]) -> FieldPath | None:
    """The field that a new one is to stand before; None puts it last."""
    if key not in order:
        return None
    later = set(order[order.index(key) + 1 :])
    return next(((other,) for other in old if other in later), None)


def _item_step(old: list[Any], new: list[Any], order: Sequence[str], path: FieldPath) -> _Step | None:
    """The first item that differs; items before and after it that are the same keep their bytes."""
    start = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if not same(a, b)), min(len(old), len(new)))
    rest = min(len(old), len(new)) - start
    tail = next((i for i in range(rest) if not same(old[-1 - i], new[-1 - i])), rest)
    gone, come = len(old) - start - tail, len(new) - start - tail
    here = (*path, start)
    if gone > come == 0:
        return _Step((*path, start + gone - 1), None)
    if come > gone == 0:
        return _Step(here, new[start], is_new=True, before=here if start < len(old) else None)
    return _next_step(old[start], new[start], order, here)


def same(old: Any, new: Any) -> bool:
    """Are two values the same for a reader: 1 and true are not, nor 1 and "1"."""
    if isinstance(old, dict) and isinstance(new, dict):
        return old.keys() == new.keys() and all(same(value, new[key]) for key, value in old.items())
    if isinstance(old, list) and isinstance(new, list):
        return len(old) == len(new) and all(map(same, old, new))
    return bool(old == new) and isinstance(old, bool) == isinstance(new, bool)


def _made(text: str, step: _Step) -> str:
    """Make one step; where it does not come out as meant, write the field around it anew."""
    expected = _values(text)
    splice = Splice(text)
    _step_in(expected, step)
    for attempt in _attempts(splice, step, expected):
        if attempt is not None and (found := read("", attempt.encode()).value) is not None and same(found, expected):
            return attempt
    raise StateForbids("files-edit-impossible", field=_shown(step.path))


def _step_in(values: Any, step: _Step) -> None:
    parent = _at(values, step.path[:-1])
    last = step.path[-1]
    if step.is_new and isinstance(last, int):
        parent.insert(last, step.value)
    elif step.value is None and isinstance(parent, dict | list):
        del parent[last]  # type: ignore[arg-type]  # a key for a mapping, a number for a list
    else:
        parent[last] = step.value


def _attempts(splice: Splice, step: _Step, expected: dict[str, Any]) -> Iterator[str | None]:
    """The ways to make a step, from the one that touches least."""
    path = step.path
    if step.is_new:
        yield splice.insert(path, step.value, step.before)
    elif step.value is None:
        yield splice.remove(path)
    else:
        yield splice.set_plain(path, step.value)
        yield splice.set_scalar(path, step.value)
        yield splice.set_block(path, step.value)
        if splice.brackets(path[:-1]) is None:
            yield splice.rewrite(path, step.value)
    around = splice.brackets(path[:-1]) or path[:-1]
    while around:
        yield splice.rewrite(around, _at(expected, around))
        around = around[:-1]


def _at(values: Any, path: FieldPath) -> Any:
    for part in path:
        values = values[part]
    return values


def _shown(path: FieldPath) -> str:
    return ".".join(str(part) for part in path)
