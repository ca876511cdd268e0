"""New files in the one canonical style: what is written is what is read back.

Two spaces a level, items under the name of their list, what people wrote in double quotes or under `|`, names and
dates plain, outcomes quoted, sums as `12.50`, no wrapping, nothing for what is absent.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from som_cli.store.characters import needs_escape
from som_cli.store.lines import has_conflict
from som_cli.store.scalars import FIGURE_DIGITS, is_trap, resolved
from som_cli.store.wording import TEXT_KEYS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

STEP = 2  # spaces a level
WIDTH = 120  # characters that a list in brackets may have before it gets lines of its own
_NAME = re.compile(r"[a-z][a-z0-9_]*(?:-[a-z0-9_]+)*|[0-9]{4}(?:-[0-9a-z]+)*-[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_PLAIN = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{4}-T[1-3]|[a-z]+/[0-9]+|S|M|L|XL"
    r"|(?:https?://|mailto:)[A-Za-z0-9/._~?=&%+@:-]*[A-Za-z0-9/_]|[a-z0-9][a-z0-9._+-]*@[a-z0-9.-]*[a-z0-9]"
)
_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*|[1-9][0-9]{3}")
_BLOCK = re.compile(r"(?! |\n)(?:[^\n]*[^\s]\n|\n)*[^\n]*[^\s]\n?")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r", "\0": "\\0", "\x1b": "\\e"}
_QUOTED_KEYS = frozenset({"outcome", "digest", "prev", "basis", "target_digest"})
_MONEY_KEYS = frozenset({"amount", "proposed", "approved", "actual", "cost", "money", "eur"})


def emit(values: Mapping[str, Any], kind: str, path: str) -> str:
    """Write a record as the text of a new file.

    Args:
        values: The record's fields in the order they are to stand; fields that are None are left out.
        kind: As in `schema: <kind>/1`.
        path: Where the file will stand; its depth gives the way to `schemas/`.
    """
    up = "../" * path.count("/")
    fields = {"schema": f"{kind}/1"} | {key: value for key, value in values.items() if key != "schema"}
    lines = [f"# yaml-language-server: $schema={up}schemas/{kind}.schema.json", *mapping(fields, 0)]
    return "\n".join(lines) + "\n"


def mapping(values: Mapping[Any, Any], indent: int) -> list[str]:
    """The lines of named fields that begin at column `indent`."""
    lines: list[str] = []
    for key, value in values.items():
        if value is not None:
            head, *rest = entry(value, indent, str(key))
            lines += [f"{' ' * indent}{name(str(key))}:{head}", *rest]
    return lines


def entry(value: Any, indent: int, key: str) -> list[str]:
    """What follows the colon of a field at column `indent`: the rest of its line, then the lines below."""
    if isinstance(value, list | tuple) and value:
        return ["", *items(value, indent + STEP, key)]
    if _has_fields(value):
        return ["", *mapping(value, indent + STEP)]
    head, *rest = scalar(value, key, indent + STEP)
    return [f" {head}", *rest]


def items(values: Sequence[Any], indent: int, key: str) -> list[str]:
    """The lines of a list whose dashes stand at column `indent`; `key` is the list's name."""
    lines: list[str] = []
    for value in values:
        head, *rest = item(value, indent, key)
        lines += [f"{' ' * indent}- {head}" if head else f"{' ' * indent}-", *rest]
    return lines


def item(value: Any, indent: int, key: str) -> list[str]:
    """What follows a dash at column `indent`: the rest of its line, then the lines below."""
    if isinstance(value, list | tuple) and value:
        return ["", *items(value, indent + STEP, key)]
    if _has_fields(value):
        first, *rest = mapping(value, indent + STEP)
        return [first.lstrip(), *rest]
    return scalar(value, key, indent + STEP)


def _has_fields(value: Any) -> bool:
    return isinstance(value, dict) and any(each is not None for each in value.values())


def scalar(value: Any, key: str, indent: int) -> list[str]:
    """One value, or an empty list or mapping; a long text goes below, at column `indent`."""
    if isinstance(value, str):
        return text(value, key, indent)
    if isinstance(value, dict | list | tuple):
        return ["{}" if isinstance(value, dict) else "[]"]
    if value is None or isinstance(value, bool):
        return [{None: "null", True: "true", False: "false"}[value]]
    if isinstance(value, datetime):
        return [quoted(value.isoformat())]
    if isinstance(value, date):
        return [value.isoformat()]
    return [figure(value, key)]


def figure(value: int | Decimal, key: str) -> str:
    """A number without exponent; sums of money that have cents have two digits of them.

    Raises:
        ValueError: A float, an infinity, or more digits than any figure of a record has.
    """
    if isinstance(value, Decimal) and value.is_finite():
        whole = value == value.to_integral_value()
        written = str(int(value)) if whole else format(value.normalize(), "f")
        if not whole and key in _MONEY_KEYS and len(written.partition(".")[2]) == 1:
            written += "0"
    elif isinstance(value, int):
        written = str(value)
    else:
        raise ValueError(f"not a figure of a record: {value!r}")
    before, _, after = written.lstrip("-").partition(".")
    if max(len(before), len(after)) > FIGURE_DIGITS:
        raise ValueError(f"more digits than a record may have: {written[:40]}")
    return written


def text(value: str, key: str, indent: int) -> list[str]:
    """A text plain, in double quotes, or as a block below at column `indent`."""
    if "\n" in value and fits_block(value):
        body = value.removesuffix("\n").split("\n")
        head = "|" if value.endswith("\n") else "|-"
        return [head, *(" " * indent + line if line else "" for line in body)]
    return [value if is_plain(value, key) else quoted(value)]


def brackets(value: Any, key: str) -> str:
    """A list or mapping in brackets on one line; empty where it is none or would be too long."""
    if not isinstance(value, list | dict) or not value:
        return ""
    if isinstance(value, list):
        word = f"[{', '.join(_bracketed(each, key) for each in value)}]"
    else:
        word = f"{{{', '.join(f'{name(each)}: {_bracketed(value[each], each)}' for each in value)}}}"
    return word if len(word) <= WIDTH else ""


def _bracketed(value: Any, key: str) -> str:
    if isinstance(value, list | dict) and value:
        return brackets(value, key) or "x" * WIDTH
    if isinstance(value, str):
        return within_brackets(value, value if is_plain(value, key) else quoted(value))
    return scalar(value, key, 0)[0]


def within_brackets(value: str, word: str) -> str:
    """A text in brackets: plain only where none of its signs could mean something there."""
    return word if word[:1] == '"' or _NAME.fullmatch(word) else quoted(value)


def fits_block(value: str) -> bool:
    """Can a block carry the text unchanged: no blanks at the ends of lines, nothing that needs an escape?"""
    return (
        _BLOCK.fullmatch(value) is not None
        and not needs_escape(value.replace("\n", ""))
        and not has_conflict(value)
        and "\t" not in value
    )


def is_plain(value: str, key: str) -> bool:
    """Is it a name, a date, an address, that no reader takes for something else?"""
    if key in _QUOTED_KEYS or (key in TEXT_KEYS and not _PLAIN.fullmatch(value)):
        return False
    shape = _NAME.fullmatch(value) or _PLAIN.fullmatch(value)
    return shape is not None and not is_trap(value) and isinstance(resolved(value), str)


def quoted(value: str) -> str:
    """A text in double quotes, with escapes for what cannot be seen."""
    if not needs_escape(value) and not any(sign in value for sign in _ESCAPES):
        return f'"{value}"'
    return '"' + "".join(_ESCAPES.get(sign) or (_escape(sign) if needs_escape(sign) else sign) for sign in value) + '"'


def _escape(sign: str) -> str:
    point = ord(sign)
    return f"\\x{point:02x}" if point < 0x100 else f"\\u{point:04x}" if point < 0x10000 else f"\\U{point:08x}"  # noqa: PLR2004


def name(key: str) -> str:
    """The name of a field, quoted where a reader could take it for something else."""
    if _KEY.fullmatch(key) and not is_trap(key) and isinstance(resolved(key), str | int):
        return key if not isinstance(resolved(key), bool) else quoted(key)
    return quoted(key)
