"""One field or item of a text set, put in or taken out; every other byte stays."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from som_cli.store import emit
from som_cli.store.blocks import Block
from som_cli.store.characters import needs_escape
from som_cli.store.extents import Extent, extents
from som_cli.store.scalars import is_trap, resolved

if TYPE_CHECKING:
    from collections.abc import Sequence

    from som_cli.diagnostics import FieldPath

_SIGN = re.compile(r"[\t\n]|:(?: |$)| #")


class Splice:
    """A text that is to be changed in one place."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found = extents(text)
        self.newline = "\r\n" if "\r\n" in text else "\n"

    def line_start(self, offset: int) -> int:
        """Where the line of an offset begins."""
        return self.text.rfind("\n", 0, offset) + 1

    def line_end(self, offset: int) -> int:
        """Where the line of an offset ends, before its line end."""
        end = self.text.find("\n", offset)
        end = len(self.text) if end < 0 else end
        return end - 1 if end > offset and self.text[end - 1] == "\r" else end

    def below(self, lines: Sequence[str]) -> str:
        """Lines as they follow another one."""
        return "".join(self.newline + line for line in lines)

    def children(self, path: FieldPath) -> list[FieldPath]:
        """The ways to the fields or items of a mapping or list, in the order of the text."""
        return [each for each in self.found if len(each) == len(path) + 1 and each[:-1] == path]

    def brackets(self, path: FieldPath) -> FieldPath | None:
        """The outermost field around `path` (or itself) that stands in brackets."""
        for length in range(1, len(path) + 1):
            extent = self.found.get(path[:length])
            if extent and extent.is_brackets:
                return path[:length]
        return None

    def set_scalar(self, path: FieldPath, value: Any) -> str | None:
        """Replace a value within its line, in the quotes it had; None where it does not fit there."""
        extent = self.found[path]
        if (
            extent.shape not in ("", "'", '"')
            or isinstance(value, dict | list)
            or "\n" in self.text[extent.start : extent.end]
        ):
            return None
        written = emit.scalar(value, _name(path), 0)
        if len(written) > 1:
            return None
        word = written[0]
        if isinstance(value, str):
            word = self.in_the_same_quotes(extent, value, word)
            if self.brackets(path) and not word.startswith(("'", '"')):
                word = emit.within_brackets(value, word)
        return self.with_word(extent, word)

    def with_word(self, extent: Extent, word: str) -> str:
        """A word in place of a value within its line."""
        if extent.start == extent.end and self.text[extent.start - 1 : extent.start] in (":", "-"):
            word = f" {word}"
        return self.text[: extent.start] + word + self.text[extent.end :]

    def in_the_same_quotes(self, extent: Extent, value: str, word: str) -> str:
        """A text in the quotes that the one before had; plain where only the one before needed them."""
        if extent.shape == '"':
            inside = self.text[extent.start + 1 : extent.end - 1].replace('\\"', '"')
            return emit.quoted(value) if _needs_no_quotes(inside) else word
        if extent.shape == "'" and not needs_escape(value) and "\n" not in value and "\t" not in value:
            return "'" + value.replace("'", "''") + "'"
        return word

    def set_plain(self, path: FieldPath, value: Any) -> str | None:
        """Replace a text without quotes by another one that needs none; None where either is something else."""
        extent = self.found[path]
        old = self.text[extent.start : extent.end]
        if extent.shape or "\n" in old or not isinstance(value, str) or not _needs_no_quotes(old):
            return None
        inside = self.brackets(path) is not None
        if not _needs_no_quotes(value) or (inside and any(sign in value for sign in ",[]{}:")):
            return None
        return self.with_word(extent, value)

    def set_block(self, path: FieldPath, value: Any) -> str | None:
        """Replace a text after `|` or `>` in its layout; None where it does not fit there."""
        extent = self.found[path]
        if extent.shape not in ("|", ">") or not isinstance(value, str):
            return None
        first_end, end = self.line_end(extent.start), self.line_end(extent.end)
        below = self.text[first_end:end].replace("\r\n", "\n").split("\n")[1:]
        column = extent.head - self.line_start(extent.head)
        lines = Block(self.text[extent.start : first_end], below, column).set_to(value)
        if lines is None:
            return None
        return self.text[: extent.start] + lines[0] + self.below(lines[1:]) + self.text[end:]

    def rewrite(self, path: FieldPath, value: Any) -> str:
        """Replace a whole field or item by its canonical form; the comment on its first line stays."""
        extent = self.found[path]
        head, *rest = self.canonical(path, extent, value)
        end = self.line_end(extent.end)
        first_end = self.line_end(extent.colon)
        starts_below = extent.shape in ("|", ">") or extent.start > first_end
        if not starts_below and not (extent.shape == ":" and self.text[extent.colon - 1] == ":"):
            tail = self.text[extent.end : end]
            return self.text[: extent.colon] + head + tail + self.below(rest) + self.text[end:]
        kept = self.comment(extent, first_end)
        return self.text[: extent.colon] + head + kept + self.below(rest) + self.text[end:]

    def comment(self, extent: Extent, first_end: int) -> str:
        """The comment on the first line of what is replaced."""
        line = self.text[extent.colon : first_end]
        at = line.find(" #")
        return line[len(line[:at].rstrip()) :] if at >= 0 else ""

    def canonical(self, path: FieldPath, extent: Extent, value: Any) -> list[str]:
        """What follows the colon or dash."""
        if extent.is_brackets and extent.children and (word := emit.brackets(value, _name(path))):
            return [f" {word}"]
        column = extent.head - self.line_start(extent.head)
        if isinstance(path[-1], str):
            return emit.entry(value, column, _name(path))
        head, *rest = emit.item(value, column, _name(path))
        return [f" {head}" if head else "", *rest]

    def remove(self, path: FieldPath) -> str | None:
        """Take a field or item out with its line; None where it is the only one or stands in brackets."""
        siblings = self.children(path[:-1])
        if len(siblings) == 1 or self.brackets(path[:-1]):
            return None
        extent = self.found[path]
        start, end = self.line_start(extent.head), self.line_end(extent.end)
        if self.text[start : extent.head].strip():  # after a dash: the next field moves up to it
            following = self.found[siblings[1]].head
            return self.text[: extent.head] + self.text[following:]
        if end < len(self.text):
            return self.text[:start] + self.text[end + len(self.newline if self.text[end] == "\r" else "\n") :]
        return self.text[: self.line_end(max(start - len(self.newline), 0))] if start else None

    def insert(self, path: FieldPath, value: Any, before: FieldPath | None) -> str | None:
        """Put a new field or item before another one, or last; None where there is none beside it, or brackets."""
        siblings = self.children(path[:-1])
        parent = self.found[path[:-1]]
        if not siblings or not parent.is_lines or self.brackets(path[:-1]):
            return None
        first = self.found[siblings[0]]
        column = first.head - self.line_start(first.head)
        if isinstance(path[-1], str):
            lines = emit.mapping({path[-1]: value}, column)
        else:
            lines = emit.items([value], column, _name(path))
        if before is None or before != siblings[0]:
            last = siblings[-1] if before is None else siblings[siblings.index(before) - 1]
            at = self.line_end(self.found[last].end)
            return self.text[:at] + self.below(lines) + self.text[at:]
        start = self.line_start(first.head)
        if self.text[start : first.head].strip():  # after a dash
            return (
                self.text[: first.head]
                + self.newline.join([lines[0].lstrip(), *lines[1:]])
                + self.newline
                + (" " * column + self.text[first.head :])
            )
        return self.text[:start] + self.newline.join(lines) + self.newline + self.text[start:]


def _needs_no_quotes(value: str) -> bool:
    """Is it read as the text it is, by every reader, when it stands on its line without quotes?"""
    return (
        value[:1].isalnum()
        and "\\" not in value
        and not value[-1:].isspace()
        and _SIGN.search(value) is None
        and not needs_escape(value)
        and isinstance(resolved(value), str)
        and not is_trap(value)
    )


def _name(path: FieldPath) -> str:
    """The name of the field that a value belongs to; an item has that of its list."""
    return next((part for part in reversed(path) if isinstance(part, str)), "")
