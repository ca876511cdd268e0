"""Characters that a reader cannot see or would take for others: named, wherever they stand in a file."""

from __future__ import annotations

import re
import unicodedata
from itertools import islice
from typing import TYPE_CHECKING

from som_cli.store.limits import KIND_LIMIT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from som_cli.diagnostics import Diagnostic
    from som_cli.store.lines import Lines

# Everything that Estonian, its neighbours and good typography need; a file of these alone needs no second look.
_ODD = re.compile(
    "[^\\t\\n\\r -~\xa0-\xac\xae-\u017f\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u2211\u2213-\u22ff\u2500-\u25ff]"
)
_CONTROL = "\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_HIDDEN = (
    "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2028\u2029\u2060-\u2065\u206a-\u206f\u2800\u3164\ufe00-\ufe0f"
    "\ufeff\uffa0\ufff9-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_PICTURE = "#*0-9\xa9\xae\u203c-\u3299\U0001f000-\U0001faff"  # what an emoji sequence is made of, with joiners
_EMOJI = re.compile(
    f"[{_PICTURE}][\ufe0e\ufe0f](?:\u20e3)?(?:\u200d[{_PICTURE}]\ufe0f?)*"
    f"|[\u2190-\u3299\U0001f000-\U0001faff](?:\u200d[\u2190-\u3299\U0001f000-\U0001faff]\ufe0f?)+"
    "|\U0001f3f4[\U000e0020-\U000e007e]{1,7}\U000e007f"
)
_MARKS = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_KINDS = (
    ("files-character-control", re.compile(f"[{_CONTROL}]+")),
    ("files-character-bidi", re.compile(f"[{_BIDI}]+")),
    ("files-character-hidden", re.compile(f"[{_HIDDEN}]+")),
    ("files-character-lost", re.compile("\ufffd+")),
    ("files-character-hyphen", re.compile("\xad+")),
    ("files-character-private", re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd]+")),
    ("files-character-stacked", re.compile(f"[{_MARKS}]{{4,}}")),
    ("files-character-loose", re.compile(f"(?:(?<=[\\s\"'])|^)[{_MARKS}](?![{_MARKS}]{{3}})", re.MULTILINE)),
)
_LETTERS = re.compile(r"[^\W\d_]+")
_LOOKALIKE = re.compile("[\u0370-\u03ff\u0400-\u052f\u0531-\u058f\u1f00-\u1fff\uff21-\uff3a\uff41-\uff5a]")
_LATIN = re.compile("[A-Za-z\xc0-\u024f]")
_UNREADABLE = re.compile(f"[{_CONTROL}\u2028\u2029\ufeff]")
_ESCAPED = re.compile(f"[{_CONTROL}{_BIDI}\\r\u2028\u2029\ufeff]")
_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([^xuU]))", re.DOTALL)
_SHORT = {"0": 0, "a": 7, "b": 8, "v": 11, "f": 12, "r": 13, "e": 27, "N": 0x85, "L": 0x2028, "P": 0x2029}


def are_common(text: str) -> bool:
    """Are all characters ones that need no second look?"""
    return _ODD.search(text) is None


def readable(text: str) -> str:
    """The text with what a YAML reader chokes on as blanks, at the same offsets."""
    return _UNREADABLE.sub(" ", text)


def needs_escape(text: str) -> bool:
    """Is there anything that may only be written as an escape in quotes?"""
    return _ESCAPED.search(text) is not None


def name(character: str) -> str:
    """A character as `U+202E RIGHT-TO-LEFT OVERRIDE`."""
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".rstrip()


def odd_characters(lines: Lines) -> Iterator[Diagnostic]:
    """Find what cannot be seen, was lost or looks like something else; one finding a line and kind."""
    text = _EMOJI.sub(lambda found: "x" * len(found.group()), lines.text)  # what an emoji is made of is seen
    for code, kind in _KINDS:
        yield from islice(_of_kind(lines, text, code, kind), KIND_LIMIT)
    yield from islice(_lookalikes(lines), KIND_LIMIT)
    yield from islice(_uncomposed(lines), KIND_LIMIT)


def _of_kind(lines: Lines, text: str, code: str, kind: re.Pattern[str]) -> Iterator[Diagnostic]:
    last = 0
    for found in kind.finditer(text):
        line, _ = lines.place(found.start())
        if line != last:
            yield lines.report(code, found.start(), len(found.group()), character=name(found.group()[0]))
        last = line


def lookalike(word: str) -> str:
    """The first letter of another script in a word of Latin letters; empty when there is none."""
    found = _LOOKALIKE.search(word)
    return found.group() if found and _LATIN.search(word) else ""


def _lookalikes(lines: Lines) -> Iterator[Diagnostic]:
    if not _LOOKALIKE.search(lines.text):
        return
    for found in _LETTERS.finditer(lines.text):
        if letter := lookalike(found.group()):
            word = found.group()
            yield lines.report(
                "files-character-lookalike", found.start(), len(word), word=word[:60], character=name(letter)
            )


def _uncomposed(lines: Lines) -> Iterator[Diagnostic]:
    if unicodedata.is_normalized("NFC", lines.text):
        return
    for start, row in zip(lines.starts, lines.rows, strict=True):
        if not unicodedata.is_normalized("NFC", row):
            composed = unicodedata.normalize("NFC", row)
            column = next((i for i, (a, b) in enumerate(zip(row, composed, strict=False)) if a != b), len(composed))
            yield lines.report("files-character-composed", start + column, 2, character=composed[column : column + 1])


def odd_escapes(lines: Lines, start: int, end: int) -> Iterator[Diagnostic]:
    """Find characters that only an escape brings into a quoted text, a backslash and `e` or `u202e`."""
    return islice(_odd_escapes(lines, start, end), KIND_LIMIT)


def _odd_escapes(lines: Lines, start: int, end: int) -> Iterator[Diagnostic]:
    for found in _ESCAPE.finditer(lines.text, start, end):
        short = found.group(4)
        if short and short not in _SHORT:
            continue
        digits = found.group(1) or found.group(2) or found.group(3)
        value = int(digits, 16) if digits else _SHORT[short]
        character = chr(value) if value < 0x110000 else "\ufffd"  # noqa: PLR2004  (the last code point)
        if code := _kind_of(character):
            yield lines.report(code, found.start(), len(found.group()), character=name(character))


def _kind_of(character: str) -> str:
    if character == "\r":
        return "files-character-control"
    return next((code for code, kind in _KINDS[:3] if kind.fullmatch(character)), "")
