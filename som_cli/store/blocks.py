"""A long text below its name, after `|` or `>`, set to another text in the layout that it has.

The indentation, a comment on the first line and the line breaks of all that stays are kept.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING, NamedTuple

from som_cli.store import emit
from som_cli.store.characters import needs_escape
from som_cli.store.lines import has_conflict

if TYPE_CHECKING:
    from collections.abc import Sequence

FOLD = 80  # columns that new words of a folded text may take, unless its lines are longer already
_HEAD = re.compile(r"(?P<sign>[|>])(?P<before>[1-9]?)-?(?P<after>[1-9]?)(?P<rest>(?:[ ].*)?)")  # `|+` is left alone
_BREAKS = re.compile(r"(\n+)")
_BETWEEN_WORDS = re.compile(r"(?<=\S) (?=\S)")


@dataclass(frozen=True, slots=True)
class Block:
    """A block as it stands: what follows the colon or dash on its line, the lines below, and the column of its name."""

    head: str
    lines: Sequence[str]
    column: int

    def set_to(self, value: str) -> list[str] | None:
        """The lines of the block with another text; None where it does not fit, or no block is the canonical way."""
        head = _HEAD.fullmatch(self.head)
        body = value.removesuffix("\n")
        if head is None or not body.strip() or body.endswith("\n") or not _is_writable(body):
            return None
        indent = self._indent(head)
        if not indent or (body.lstrip("\n")[0] == " " and not head["before"] + head["after"]):
            return None
        old = [line[indent:] for line in self.lines]
        if head["sign"] == "|" and "\n" not in value and self._is_canonical(old, indent):
            return None
        new = body.split("\n") if head["sign"] == "|" else _folded(body, old, indent)
        end = "" if value.endswith("\n") else "-"
        first = f"{head['sign']}{head['before']}{end}{head['after']}{head['rest']}"
        return [first, *(" " * indent + line if line else "" for line in new)]

    def _indent(self, head: re.Match[str]) -> int:
        """The column of the text; 0 where there is none."""
        if said := head["before"] + head["after"]:
            return self.column + int(said[0])
        return next((len(line) - len(line.lstrip(" ")) for line in self.lines if line.strip()), 0)

    def _is_canonical(self, texts: Sequence[str], indent: int) -> bool:
        """Is it just as `emit` would write it, and will again when the text comes back?"""
        is_block = self.head == "|" or (self.head == "|-" and len(texts) > 1)
        return is_block and indent == self.column + emit.STEP and emit.fits_block("\n".join(texts))


def _is_writable(body: str) -> bool:
    return not needs_escape(body.replace("\n", "").replace("\t", "")) and not has_conflict(body)


class _Word(NamedTuple):
    """A word and what follows it: a blank, line breaks, or nothing at the end; `is_folded`: the line ends after it."""

    text: str
    gap: str
    is_folded: bool | None = None

    @property
    def said(self) -> tuple[str, str]:
        return self.text, self.gap


def _folded(body: str, old: Sequence[str], indent: int) -> list[str]:
    """The lines of a folded text: where words stay, the line breaks between them do; full lines stay full ones."""
    was, words = _words_of_lines(old), _words(body)
    width = _width(old, was, indent) - indent
    if _laid([word._replace(is_folded=None) for word in was], width) == list(old):
        return _laid(words, width)
    start = _alike(was, words)
    end = _alike(was[start:][::-1], words[start:][::-1])
    gone, come = was[start : len(was) - end], words[start : len(words) - end]
    if gone and come and gone[-1].gap == come[-1].gap:
        come[-1] = come[-1]._replace(is_folded=gone[-1].is_folded)
    return _laid([*was[:start], *come, *was[len(was) - end :]], width)


def _width(old: Sequence[str], was: Sequence[_Word], indent: int) -> int:
    """Up to which column lines go; without end where a long text stands on one line."""
    longest = max(len(line) + indent for line in old)
    is_folded = any(word.is_folded for word in was)
    return max(FOLD, longest) if is_folded or longest <= FOLD else sys.maxsize


def _alike(some: Sequence[_Word], others: Sequence[_Word]) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0].said == pair[1].said, zip(some, others, strict=False)))


def _words(body: str) -> list[_Word]:
    """The words of a text, each with what follows it; a line that begins with a blank is one."""
    words = []
    parts = _BREAKS.split(body)
    for line, gap in zip(parts[::2], [*parts[1::2], ""], strict=True):
        *firsts, last = [line] if _is_deeper(line) else _BETWEEN_WORDS.split(line)
        words += [*(_Word(word, " ") for word in firsts), _Word(last, gap)]
    return words


def _words_of_lines(lines: Sequence[str]) -> list[_Word]:
    """The words of a folded text as its lines have them."""
    words: list[_Word] = []
    parts = _BREAKS.split("\n".join(lines))
    for number, line in enumerate(parts[::2]):
        breaks = len(parts[2 * number + 1]) if 2 * number + 1 < len(parts) else 0
        following = parts[2 * number + 2] if breaks else ""
        more = breaks - _lost(line, following) if breaks else 0
        *firsts, last = [line] if _is_deeper(line) else _BETWEEN_WORDS.split(line)
        words += [_Word(word, " ", is_folded=False) for word in firsts]
        words.append(_Word(last, "\n" * more if more or not breaks else " ", is_folded=bool(breaks)))
    return words


def _laid(words: Sequence[_Word], width: int) -> list[str]:
    lines = [words[0].text]
    for word, following in pairwise(words):
        if word.gap != " ":
            lines += [""] * (len(word.gap) + _lost(word.text, following.text))
            lines[-1] = following.text
        elif word.is_folded or (word.is_folded is None and len(f"{lines[-1]} {following.text}") > width):
            lines.append(following.text)
        else:
            lines[-1] += f" {following.text}"
    return lines


def _lost(line: str, following: str) -> int:
    """How many of the breaks between two lines folding takes: none beside a line that is deeper, or an empty one."""
    return 0 if not line or _is_deeper(line) or _is_deeper(following) else 1


def _is_deeper(line: str) -> bool:
    return line[:1] in (" ", "\t")
