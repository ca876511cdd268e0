"""One line of YAML as people write it: indentation, dashes, key, value, each with its column."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LEAD = re.compile(r"[ \t]*(?:- +)*")
_QUOTED = {
    '"': re.compile(r'"(?:[^"\\]+|\\.)*+"', re.DOTALL),
    "'": re.compile(r"'(?:[^']+|'')*+'(?!')"),
}
_NAME = re.compile(r"[^\W\d][\w-]*")
GLUED = re.compile(r"(?!mailto:)[^\W\d][\w-]*:(?=[^ \t\r\n:/\\])")  # `impact:4`, but no address


@dataclass(frozen=True, slots=True)
class Row:
    """A line taken apart; columns are offsets from 0, `value` has no blanks around it and no comment."""

    text: str
    lead: str  # the indentation and the dashes
    key: str  # empty where there is none
    value: str
    column: int  # of the value

    @property
    def indent(self) -> int:
        """How far the line's key or text stands from the margin."""
        return len(self.lead)

    @property
    def is_glued(self) -> bool:
        """Is the colon followed by its value without a space: `impact:4`?"""
        return bool(GLUED.match(self.text, self.indent)) and not self.key

    @property
    def colon(self) -> int:
        """The offset of the first colon."""
        return self.text.find(":", self.indent)

    @property
    def closing(self) -> int:
        """The offset of the mark that closes a quoted value; -1 where it stays open or is not quoted."""
        return closing_quote(self.text, self.column) if self.value[:1] in ('"', "'") else -1

    @property
    def stays_open(self) -> bool:
        """Does a quoted value not end on its line?"""
        return self.value[:1] in ('"', "'") and self.closing < 0


def closing_quote(text: str, start: int) -> int:
    """The offset of the quote mark that closes the one at `start`; -1 where none does."""
    found = _QUOTED[text[start]].match(text, start)
    return found.end() - 1 if found else -1


def row(text: str) -> Row:
    """Take a line apart; the key of `"a b": c` counts with its quotes taken off."""
    lead = _LEAD.match(text)
    indent = lead.end() if lead else 0
    rest = text[indent:]
    if rest[:1] in ('"', "'"):
        end = closing_quote(text, indent)
        if end < 0 or not text[end + 1 :].lstrip().startswith(":"):
            return Row(text, text[:indent], "", _uncommented(rest), indent)
        colon = text.index(":", end)
        key = text[indent + 1 : end]
    else:
        colon = _colon(text, indent)
        key = text[indent:colon].strip() if colon >= 0 else ""
    if colon < 0 or not (key or text[indent] == ":"):
        return Row(text, text[:indent], "", _uncommented(rest), indent)
    value = text[colon + 1 :]
    column = colon + 1 + len(value) - len(value.lstrip())
    return Row(text, text[:indent], key, _uncommented(value.lstrip()), column)


def _colon(text: str, start: int) -> int:
    """The colon that ends a key: one with a blank or nothing after it."""
    at = text.find(":", start)
    while at >= 0 and text[at + 1 : at + 2] not in ("", " ", "\t"):
        at = text.find(":", at + 1)
    comment = text.find(" #", start)
    return -1 if 0 <= comment < at else at


def _uncommented(value: str) -> str:
    """A value without the comment after it."""
    if value[:1] in ('"', "'"):
        end = closing_quote(value, 0)
        return value[: value.find(" #", end)].rstrip() if end >= 0 and " #" in value[end:] else value.rstrip()
    return "" if value.startswith("#") else value.split(" #", 1)[0].rstrip()


def quoted(text: str) -> str:
    """A text in double quotes."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def is_empty(text: str) -> bool:
    """Is there nothing on a line, or only a comment?"""
    return text.lstrip()[:1] in ("", "#")


def is_name(text: str) -> bool:
    """Could a text be meant as a key?"""
    return bool(_NAME.fullmatch(text))
