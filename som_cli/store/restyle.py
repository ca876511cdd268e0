"""A file brought to the one canonical style: its values, its comments and its line ends stay, all else is settled.

Style is what `store.emit` writes, with the keys in the order of the form. Comments move with what they stand at.
"""

from __future__ import annotations

import re
from itertools import dropwhile
from typing import TYPE_CHECKING, Any

from som_cli.codes import any_error
from som_cli.errors import Refused, StateForbids
from som_cli.kinds import KINDS
from som_cli.store import emit
from som_cli.store.comments import Comments, comments_of
from som_cli.store.edit import BOM, plain, same
from som_cli.store.extents import Extent, extents
from som_cli.store.source import read

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from som_cli.diagnostics import FieldPath

_FORM = re.compile(r"#\s*(?:yaml-language-server:\s*\$schema=|\$schema:)")


def restyled(text: str, kind: str, path: str) -> str:
    """Write a text in canonical style.

    Args:
        text: A file's text; a byte order mark and the kind of its line ends stay.
        kind: As in `schema: <kind>/1`.
        path: Where the file stands; its depth gives the way to `schemas/`.

    Raises:
        Refused: The text cannot be read, or has errors that make its values uncertain.
        StateForbids: A value or a comment would not come out as it was.
    """
    mark = BOM if text.startswith(BOM) else ""
    newline = "\r\n" if "\r\n" in text else "\n"
    body = text[len(mark) :].replace("\r\n", "\n")
    values = _values(body, path)
    if not plain(values):
        return text
    found = extents(body)
    comments = comments_of(body, found)
    up = "../" * path.count("/")
    page = _Page(comments, found, [f"# yaml-language-server: $schema={up}schemas/{kind}.schema.json"])
    header = [line for line in comments.header if not _FORM.match(line)]
    page.own(list(dropwhile(lambda line: not line, header)), 0)
    page.mapping(KINDS[kind].arranged(values), (), 0)
    page.own(comments.footer, 0)
    made = "\n".join(page.finished()) + "\n"
    if not _keeps(body, made, values, path):
        raise StateForbids("files-format-impossible", path=path)
    return mark + made.replace("\n", newline)


def _values(text: str, path: str) -> dict[str, Any]:
    document = read(path, text.encode())
    if document.value is None or any_error(document.problems):
        raise Refused("files-edit-unreadable", document.problems)
    return document.value


def _keeps(before: str, after: str, values: Mapping[str, Any], path: str) -> bool:
    """Does the new text say the same, and has it every comment of the old one?"""
    document = read(path, after.encode())
    if document.value is None or any_error(document.problems) or not same(plain(document.value), plain(values)):
        return False
    return _remarks(before) == _remarks(after)


def _remarks(text: str) -> list[str]:
    return sorted(one for one in comments_of(text, extents(text)).texts() if not _FORM.match(one))


class _Page:
    """The lines as they grow, with the comments that belong to each."""

    def __init__(self, comments: Comments, found: Mapping[FieldPath, Extent], lines: list[str]) -> None:
        self.comments = comments
        self.found = found
        self.lines = lines
        self.homeless: list[str] = []  # comments of what is left out: they go to what follows

    def finished(self) -> list[str]:
        """The lines without an empty one at the end."""
        self.own([], 0)
        while not self.lines[-1]:
            self.lines.pop()
        return self.lines

    def own(self, remarks: Sequence[str], indent: int) -> None:
        """Add comments on lines of their own, and the empty lines between them, one at a place."""
        for remark in (*self.homeless, *remarks):
            if remark:
                self.lines.append(" " * indent + remark)
            elif self.lines[-1]:
                self.lines.append("")
        self.homeless = []

    def mapping(self, values: Mapping[Any, Any], path: FieldPath, indent: int, lead: str = "") -> None:
        """Add named fields; `lead` is the dash before the first of them."""
        for key, value in values.items():
            here = (*path, str(key))
            if value is None:
                self.homeless += self.comments.within(here)
                continue
            self.above(here, len(lead) - emit.STEP if lead else indent)
            self.value(value, here, indent, f"{lead or ' ' * indent}{emit.name(str(key))}:")
            self.own(self.comments.after.get(here, ()), indent)
            lead = ""

    def items(self, values: Sequence[Any], path: FieldPath, indent: int) -> None:
        """Add the items of a list whose dashes stand at a column."""
        for number, value in enumerate(values):
            here = (*path, number)
            self.above(here, indent)
            dash = f"{' ' * indent}-"
            if isinstance(value, dict) and any(each is not None for each in value.values()):
                self.own(self.comments.beside.get(here, ()), indent)
                self.mapping(value, here, indent + emit.STEP, f"{dash} ")
            else:
                self.value(value, here, indent, dash)
            self.own(self.comments.after.get(here, ()), indent)

    def above(self, path: FieldPath, indent: int) -> None:
        """Add the comments that stand above a field or item."""
        self.own((*self.comments.before.get(path, ()), *self.comments.beside.get(path, ())[1:]), indent)

    def value(self, value: Any, path: FieldPath, indent: int, head: str) -> None:
        """Add a value behind its name or dash, or below it."""
        beside = "".join(f" {remark}" for remark in self.comments.beside.get(path, ())[:1])
        key = next((step for step in reversed(path) if isinstance(step, str)), "")
        if word := self.brackets(value, path, key):
            self.lines.append(f"{head} {word}{beside}")
        elif isinstance(value, list | tuple) and value:
            self.lines.append(head + beside)
            self.items(value, path, indent + emit.STEP)
        elif isinstance(value, dict) and any(each is not None for each in value.values()):
            self.lines.append(head + beside)
            self.mapping(value, path, indent + emit.STEP)
        else:
            first, *rest = emit.scalar(value, key, indent + emit.STEP)
            self.lines += [f"{head} {first}{beside}", *rest]
            self.homeless += self.comments.within(path, inside=True)

    def brackets(self, value: Any, path: FieldPath, key: str) -> str:
        """A short list of names that stands in brackets stays so; nothing else does."""
        extent = self.found.get(path)
        if not isinstance(value, list) or extent is None or extent.shape != "[":
            return ""
        is_plain = all(isinstance(each, str) and emit.is_plain(each, key) for each in value)
        return emit.brackets(value, key) if is_plain and not self.comments.within(path, inside=True) else ""
