"""Rendered documents taken apart again."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

if TYPE_CHECKING:
    from markdown_it.token import Token

PARSER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
_PIPE = re.compile(r"(?<!\\)(?:\\\\)*\|")


def tokens(document: str) -> list[Token]:
    """All blocks, and what is within their lines."""
    return [one for block in PARSER.parse(document) for one in (block, *(block.children or []))]


def structure(document: str) -> Counter[str]:
    """How many there are of each kind of block and of each sign that does something; text does nothing."""
    found = Counter(one.type for one in tokens(document))
    for quiet in ("text", "text_special", "inline", "softbreak", "hardbreak"):
        found.pop(quiet, None)
    return found


def uneven_rows(document: str) -> list[str]:
    """Rows that have not as many cells as the heading of their table (a parser would hide it)."""
    found: list[str] = []
    width = 0
    fenced = False
    for line in document.split("\n"):
        fenced ^= line.startswith("```")
        if fenced or not line.startswith("|"):
            width = 0
            continue
        cells = len(_PIPE.findall(line))
        width = width or cells
        if cells != width or not line.endswith("|"):
            found.append(line)
    return found


def links(document: str) -> set[str]:
    """Where the links of a document lead."""
    return {str(one.attrs["href"]) for one in tokens(document) if one.type == "link_open"}


def anchors(document: str) -> list[str]:
    """The anchors that GitHub gives the headings, in order."""
    blocks = PARSER.parse(document)
    texts = [blocks[at + 1] for at, block in enumerate(blocks) if block.type == "heading_open"]
    seen: Counter[str] = Counter()
    found = []
    for text in texts:
        shown = "".join(child.content for child in text.children or [] if child.type != "html_inline")
        name = re.sub(r"[^\w\- ]", "", shown.strip().lower()).replace(" ", "-")
        found.append(f"{name}-{seen[name]}" if seen[name] else name)
        seen[name] += 1
    return found


def fences(document: str) -> list[str]:
    """The contents of the code fences."""
    return [one.content for one in PARSER.parse(document) if one.type == "fence"]
