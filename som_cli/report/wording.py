"""How facts read in a sentence: dates, money, lists, and the user's own words."""

from __future__ import annotations

import unicodedata
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from som_cli.diagnostics import Named, Words

if TYPE_CHECKING:
    from som_cli.diagnostics import Fact

NO_BREAK = "\u00a0"
MINUS = "\u2212"
LONGEST = 120  # characters of one fact; a mangled file may hand us all of itself
THOUSANDS_FROM = 10_000  # numbers of four digits keep together in text
_JOINING = {("et", "and"): "ja", ("et", "or"): "või", ("en", "and"): "and", ("en", "or"): "or"}


def visible(text: str) -> str:
    """Show what would move the cursor, turn the line around or hide: as an escape of its number."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_shown(char) for char in text)


def _shown(char: str) -> str:
    if char.isprintable() or char == NO_BREAK:
        return char
    named = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}.get(char)
    if named:
        return named
    if unicodedata.category(char) == "Zs":
        return " "
    number = ord(char)
    return f"\\x{number:02x}" if number < 0x100 else f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"  # noqa: PLR2004  (bounds of Python's own escapes)


def shortened(text: str, longest: int = LONGEST) -> str:
    """Cut a long text, saying so with an ellipsis."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def day(value: date) -> str:
    """A date as tables and sentences show it: 10.12.2026 in both languages."""
    return f"{value.day:02d}.{value.month:02d}.{value.year}"


def number(value: int | Decimal, language: str, *, grouped_from: int = THOUSANDS_FROM) -> str:
    """A number with groups of three, cents only if there are any."""
    amount = abs(Decimal(value))
    whole, _, rest = f"{amount:f}".partition(".")
    decimals = rest.rstrip("0")
    if decimals:
        decimals = ("," if language == "et" else ".") + decimals.ljust(2, "0")
    if amount >= grouped_from:
        whole = f"{int(whole):,}".replace(",", NO_BREAK if language == "et" else ",")
    return (MINUS if value < 0 else "") + whole + decimals


def money(value: Decimal, language: str) -> str:
    """Euros in running text: 480 000 € in Estonian, €480,000 in English."""
    amount = number(abs(value), language, grouped_from=1000)
    sign = MINUS if value < 0 else ""
    return f"{sign}{amount}{NO_BREAK}€" if language == "et" else f"{sign}€{amount}"


def joined(items: list[str], language: str, conjunction: str = "and") -> str:
    """`a, b ja c`: commas, and *ja* or *või* before the last, without a comma."""
    if len(items) <= 1:
        return "".join(items)
    word = _JOINING.get((language, conjunction), conjunction)
    return f"{', '.join(items[:-1])} {word} {items[-1]}"


def spoken(fact: Fact, language: str, conjunction: str = "and", around: str = "") -> str:
    """One fact in words of the language; `around` stands on both sides of every item of a list."""
    if isinstance(fact, tuple):
        return joined([around + spoken(item, language) + around for item in fact], language, conjunction)
    return around + _single(fact, language) + around


def _single(fact: Fact, language: str) -> str:
    match fact:
        case None:
            return "–"
        case Words():
            return fact.et if language == "et" else fact.en
        case Named():
            return shortened(visible(fact.name or fact.id))
        case date():
            return day(fact)
        case Decimal():
            return money(fact, language)
        case _:
            return shortened(visible(str(fact)))
