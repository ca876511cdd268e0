"""What an amendment changed on a card: found between two cards, undone, and told apart from what is editorial."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from som_cli.process.digests import LINE_FIGURES, MATERIAL, SCHEDULE_FIGURES, SCOPE, canonical
from som_cli.process.plain import plain
from som_cli.process.records import Change

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from som_cli.cards.initiative import Initiative
    from som_cli.diagnostics import FieldPath


def parse_path(path: str) -> FieldPath:
    """Read `budget.lines.0.amount` as the way to a field."""
    return tuple(int(step) if step.isdecimal() else step for step in path.split("."))


def path_text(path: FieldPath) -> str:
    """Write the way to a field as `budget.lines.0.amount`."""
    return ".".join(map(str, path))


def is_scope(change: Change) -> bool:
    """Does the change touch the scope: domain, service, policy, problem or expected outcome?"""
    return change.path.partition(".")[0] in SCOPE


def is_material(change: Change) -> bool:
    """Does the change touch a material field? Source: model.md §3."""
    match parse_path(change.path):
        case (field,) if field in MATERIAL:
            return True
        case ("budget", "vat_included") | ("budget", "lines") | ("budget", "lines", int()):
            return True
        case ("budget", "lines", int(), figure):
            return figure in LINE_FIGURES
        case ("schedule", day):
            return day in SCHEDULE_FIGURES
    return False


def differences(before: Initiative, after: Initiative) -> tuple[Change, ...]:
    """Every value that differs between two cards, in the order of the form.

    A list whose length changed is one change as a whole; within lists of equal length each value is its own.
    """
    old, new = plain(before, dates_as_text=True), plain(after, dates_as_text=True)
    return tuple(_between((), old, new))


def _between(path: FieldPath, old: Any, new: Any) -> Iterator[Change]:
    key = str(path[-1]) if path else ""
    if canonical(old, key) == canonical(new, key):
        return
    if isinstance(old, dict) and isinstance(new, dict):
        for step in dict.fromkeys((*old, *new)):
            yield from _between((*path, step), old.get(step), new.get(step))
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for number, (one, other) in enumerate(zip(old, new, strict=True)):
            yield from _between((*path, number), one, other)
    else:
        yield Change(path=path_text(path), old=old, new=new)


def value_at(card: Initiative, path: str) -> Any:
    """The plain value that stands on the card at the path; None where nothing does."""
    here = plain(card, dates_as_text=True)
    for step in parse_path(path):
        if isinstance(here, dict):
            here = here.get(step)
        elif isinstance(here, list) and isinstance(step, int) and step < len(here):
            here = here[step]
        else:
            return None
    return here


def stands(card: Initiative, change: Change) -> bool:
    """Does the card say what the change says it says now?"""
    key = change.path.rpartition(".")[2]
    said, meant = canonical(value_at(card, change.path), key), canonical(change.new, key)
    return bool(said == meant) or (not said and not meant and said is not False and meant is not False)


def reverted(card: Initiative, changes: Sequence[Change]) -> Initiative | None:
    """The card as it was before the changes; None where they do not fit it."""
    return _replaced(card, ((change.path, change.old) for change in reversed(changes)))


def applied(card: Initiative, changes: Sequence[Change]) -> Initiative | None:
    """The card as it is after the changes; None where they do not fit it."""
    return _replaced(card, ((change.path, change.new) for change in changes))


def _replaced(card: Initiative, values: Iterable[tuple[str, Any]]) -> Initiative | None:
    document = plain(card, dates_as_text=True)
    try:
        for path, value in values:
            _put(document, parse_path(path), value)
        return type(card).model_validate(document)
    except (ValidationError, LookupError, TypeError):
        return None


def _put(document: Any, path: FieldPath, value: Any) -> None:
    """Set one value; None takes the key away, and takes away or adds the last item of a list."""
    here = document
    for step in path[:-1]:
        here = here.setdefault(step, {}) if isinstance(here, dict) else here[step]
    last = path[-1]
    if isinstance(here, list) and isinstance(last, int):
        if value is None:
            del here[last]
        elif last == len(here):
            here.append(value)
        else:
            here[last] = value
    elif isinstance(here, dict):
        if value is None:
            here.pop(last, None)
        else:
            here[last] = value
    else:
        raise TypeError(path)
