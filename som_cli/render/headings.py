"""Links inside a document: from any place to the heading of an item, by the anchor that GitHub gives the heading.

An anchor depends on every heading before it, so a template marks headings and links with the item's key, and
`settled` puts the anchors in once the document is whole.
"""

from __future__ import annotations

import html
import re
import unicodedata
from typing import TYPE_CHECKING

from som_cli.render.escape import Markdown, inline
from som_cli.render.escape import heading as escaped

if TYPE_CHECKING:
    from collections.abc import Iterator

_OPEN, _CLOSE = "\ue000", "\ue001"  # private signs, which `escape` takes out of every text
_MARK = re.compile(f"{_OPEN}([^{_CLOSE}]*){_CLOSE}")
_LINK = re.compile(rf"\[((?:[^\[\]\\]|\\.)*)\]\(#{_OPEN}([^{_CLOSE}]*){_CLOSE}\)")
_HEADING = re.compile(r"#{1,6} +(.*)")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_LIVE = re.compile(r"(?<!\\)[*`]")
_FENCE = "```"


def heading(text: str, key: str) -> Markdown:
    """Write the text of a heading to which `linked` can point by key."""
    return Markdown(f"{escaped(text)}{_OPEN}{key}{_CLOSE}")


def linked(text: str, key: str) -> Markdown:
    """Link text to the heading of the key; without such a heading it is text alone."""
    return Markdown(f"[{inline(text)}](#{_OPEN}{key}{_CLOSE})")


def settled(document: str) -> str:
    """Take the marks out of headings and put anchors into links."""
    anchors: dict[str, str] = {}
    seen: dict[str, int] = {}
    lines = list(_settled_headings(document, anchors, seen))
    return _LINK.sub(lambda link: _link(link[1], anchors.get(link[2])), "\n".join(lines))


def anchor(text: str) -> str:
    """Make the anchor GitHub makes of a heading's text: small letters, no signs, hyphens for spaces."""
    return "".join(sign for sign in text.strip().lower() if _stays(sign)).replace(" ", "-")


def _settled_headings(document: str, anchors: dict[str, str], seen: dict[str, int]) -> Iterator[str]:
    fenced = False
    for line in document.split("\n"):
        if line.startswith(_FENCE):
            fenced = not fenced
        found = None if fenced else _HEADING.fullmatch(line)
        if found is None:
            yield line
            continue
        unmarked = _MARK.sub("", line)
        name = _numbered(anchor(_shown(_MARK.sub("", found[1]))), seen)
        anchors.update(dict.fromkeys(_MARK.findall(line), name))
        yield unmarked


def _numbered(name: str, seen: dict[str, int]) -> str:
    """Tell equal headings apart as GitHub does: `a`, `a-1`, `a-2`."""
    unique = name
    while unique in seen:
        seen[name] += 1
        unique = f"{name}-{seen[name]}"
    seen[unique] = 0
    return unique


def _shown(markdown: str) -> str:
    """Tell what a reader sees of escaped text."""
    return html.unescape(_ESCAPED.sub(r"\1", _LIVE.sub("", markdown)))


def _link(text: str, name: str | None) -> str:
    return text if name is None else f"[{text}](#{name})"


def _stays(sign: str) -> bool:
    category = unicodedata.category(sign)
    return sign in "- " or category[0] in "LM" or category in {"Nd", "Nl", "Pc"}
