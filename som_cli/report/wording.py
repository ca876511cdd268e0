"""How facts read in a sentence: dates, money, lists, and the user's own words."""

from __future__ import annotations

import unicodedata
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from som_cli.diagnostics import Named, Words, shortened
from som_cli.figures import NBSP, WRITINGS

if TYPE_CHECKING:
    from som_cli.diagnostics import Fact

MANY = 8  # people that a sentence lists to choose from; of more, it tells how many there are besides the first
_MORE = {"et": "veel {n}", "en": "{n} more"}
LONGEST = 120  # characters of one fact; a mangled file may hand us all of itself


def visible(text: str) -> str:
    """Show what would move the cursor, turn the line around or hide: as an escape of its number."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_shown(char) for char in text)


def _shown(char: str) -> str:
    if char.isprintable() or char == NBSP:
        return char
    named = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}.get(char)
    if named:
        return named
    if unicodedata.category(char) == "Zs":
        return " "
    number = ord(char)
    return f"\\x{number:02x}" if number < 0x100 else f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"  # noqa: PLR2004  (bounds of Python's own escapes)


def joined(items: list[str], language: str, conjunction: str = "and") -> str:
    """`a, b ja c`: commas, and *ja* or *või* before the last, without a comma."""
    writing = WRITINGS[language]
    return writing.any_of(items) if conjunction == "or" else writing.all_of(items)


def spoken(fact: Fact, language: str, conjunction: str = "and", around: str = "") -> str:
    """One fact in words of the language; `around` stands on both sides of every item of a list."""
    if isinstance(fact, tuple):
        items = [around + spoken(item, language) + around for item in fact]
        if conjunction == "or" and len(items) > MANY and all(isinstance(item, Named) for item in fact):
            more = len(items) - MANY + 1
            items[MANY - 1 :] = [_MORE[language].replace("{n}", str(more))]
        return joined(items, language, conjunction)
    return around + _single(fact, language) + around


def _single(fact: Fact, language: str) -> str:
    match fact:
        case None:
            return "–"
        case Words():
            return fact.et if language == "et" else fact.en
        case Named():
            return shortened(visible(fact.name or fact.id), LONGEST)
        case date():
            return WRITINGS[language].day(fact)
        case Decimal():
            return WRITINGS[language].money(fact)
        case _:
            return shortened(visible(str(fact)), LONGEST)
