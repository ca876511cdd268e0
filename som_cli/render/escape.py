"""Users' text made safe for its place in a document: it is shown, and never comes alive.

`Markdown` is text that is Markdown already: what these functions return, and nothing else. The environment escapes
every other string, so that a template cannot forget to. The one way of writing hostile text is shared by all places
(any line of any table, list or heading); the filters differ only in what they spare the reader of the source.

What a backslash cannot stop, because hosts look for it in the finished page (addresses, @names, #numbers, :emoji:),
is broken by a zero-width space.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

BREAK = "\u200b"  # zero-width space: not seen, and no address or mention goes across it
ELLIPSIS = "…"
CELL_LENGTH = 120
LABEL_LENGTH = 40

_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"  # control characters
    "\u200e\u200f\u202a-\u202e\u2066-\u2069"  # marks that turn the direction of the text
    "\ufeff\ufff9-\ufffb\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_GAP = re.compile("[ \t\n\r\f\v\x1c-\x1f\x85\u2028\u2029]+")  # a no-break space is meant and stays
_LINE_END = re.compile("\r\n|[\n\r\f\v\x1c-\x1e\x85\u2028\u2029]")
_SIGNS = re.compile(r"[\\`*_{}\[\]<>|~#]|&(?=[#A-Za-z0-9])|!(?=[\[0-9]|$)|%(?=[\w\"])|\^(?=[\w#])|\$")
_ALIVE = re.compile(
    r"(?i)\bwww(?=\.)"  # www.example.ee
    r"|:(?=//)"  # https://example.ee
    r"|@(?=[\w@])"  # @name, name@example.ee
    r"|\bGH-(?=\d)"  # GH-12
    r"|#(?=\w)"  # #12
    r"|:(?=[a-z0-9_+-]*[a-z_+-][a-z0-9_+-]*:)"  # :tada:
)
_LEADING = re.compile(r"([-+=]|:(?=-))|(\d{1,9})([.)])(?=[ ]|$)")
_LISTED = re.compile(r"\s*(?:[-*+•–]|\d{1,9}[.)]|[a-zõäöü]\))\s")
_CODE = re.compile(r"[^`|\s](?:[^`|]*[^`|\s])?")
_SAFE_URL = re.compile(r"(?:https://|mailto:)[^\s<>\"`\[\]\\|{}^]+")
_IN_ADDRESS = str.maketrans({"(": "%28", ")": "%29", "'": "%27", "*": "%2A", "&": "&amp;"})


class Edited(str):
    """The short hash of a commit from which what is shown differs: something was edited and not saved."""

    __slots__ = ()


class Markdown(str):
    """Text that is Markdown and safe where it stands; everything else is escaped when it is written."""

    __slots__ = ()


def plain(text: str) -> str:
    """Bring text to one clean line: no control characters, one space where there was white space."""
    return _GAP.sub(" ", _UNSEEN.sub("", _SURROGATE.sub("\ufffd", text))).strip()


def inline(text: str) -> Markdown:
    """Escape text that stands within a line or a table cell; its own line ends become spaces."""
    return text if isinstance(text, Markdown) else Markdown(_signs(plain(text)))


def line(text: str) -> Markdown:
    """Escape text that may begin a line, where a list, a heading or a rule could start."""
    return text if isinstance(text, Markdown) else Markdown(_led(inline(text)))


def paragraphs(text: str, *, follows: bool = False) -> Markdown:
    """Escape a text of several paragraphs, parted by blank lines; what looks like a list item keeps its own line.

    Where the text follows a label, its first line begins no line of the document: a year stays without a backslash.
    """
    if isinstance(text, Markdown):
        return text
    blocks: list[str] = []
    block = ""
    for number, raw in enumerate(_LINE_END.split(text)):
        escaped = inline(raw) if follows and not number else line(raw)
        if not escaped:
            blocks, block = [*blocks, block] if block else blocks, ""
        elif block:
            block += ("\\\n" if _LISTED.match(raw) else "\n") + escaped
        else:
            block = str(escaped)
    return Markdown("\n\n".join([*blocks, block] if block else blocks))


def cell(text: str, length: int = CELL_LENGTH) -> Markdown:
    """Escape a table cell, shortened at a word; for texts that stand in full elsewhere. Empty text is a dash."""
    return text if isinstance(text, Markdown) else inline(shortened(plain(text), length) or "–")


def heading(text: str) -> Markdown:
    """Escape the text of a heading; an empty one is a dash."""
    return inline(plain(text) or "–")


def code(text: str) -> Markdown:
    """Write text as code, or as escaped text where code would break the place it stands in."""
    cleaned = plain(text)
    return Markdown(f"`{cleaned}`") if _CODE.fullmatch(cleaned) else inline(cleaned)


def emphasis(text: str, mark: str = "*") -> Markdown:
    """Write text in italics (`*`) or bold (`**`)."""
    escaped = inline(text)
    return Markdown(f"{mark}{escaped}{mark}") if escaped else escaped


def link(text: str, address: str) -> Markdown:
    """Link text to an https or mailto address; any other address is only shown."""
    if _SAFE_URL.fullmatch(address):
        return Markdown(f"[{inline(text)}]({address.translate(_IN_ADDRESS)})")
    return Markdown(f"{inline(text)} ({code(address)})")


def shortened(text: str, length: int) -> str:
    """Cut text at a word, with an ellipsis, to at most `length` characters."""
    if len(text) <= length:
        return text
    cut = text[: length - 1]
    if (word := cut.rfind(" ")) >= length // 2:
        cut = cut[:word]
    return cut.rstrip(" ,;:.–-") + ELLIPSIS


def joined(parts: Iterable[str], between: str = ", ") -> Markdown:
    """Escape parts and put a separator of ours between them."""
    return Markdown(between.join(inline(part) for part in parts))


def _signs(text: str) -> str:
    return _SIGNS.sub(_sign, _ALIVE.sub(lambda found: found[0] + BREAK, text))


def _sign(found: re.Match[str]) -> str:
    """Escape one sign; hosts that draw formulas look at dollars before backslashes."""
    return "&#36;" if found[0] == "$" else "\\" + found[0]


def _led(text: str) -> str:
    found = _LEADING.match(text)
    if found is None:
        return text
    if found[1]:
        return "\\" + text
    return f"{found[2]}\\{text[found.end(2) :]}"
