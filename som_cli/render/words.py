"""Words that several documents need: a name in the language of the document, and whether amounts are with VAT."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from som_cli.render.escape import inline, link

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from som_cli.cards.movement import Movement
    from som_cli.diagnostics import Words
    from som_cli.portfolio.terms import Terms
    from som_cli.render.escape import Markdown


LARGE = 100  # levels from here on are told without decimals
_NAMED = re.compile(r"(?:Eesti|Euroopa|Estonian|European)\b|.*\d")
_SITE = re.compile(r"https://(?:www\.)?([a-z0-9.-]+)/?\S*$")


def word_of(language: str) -> Callable[[Words], str]:
    """Make the function that says a name in a language."""
    return lambda words: words.et if language == "et" else words.en


def vocabulary(language: str) -> dict[str, Callable[..., str | Decimal | None]]:
    """The functions by which every template writes words, by the names it calls them."""
    return {
        "word": word_of(language),
        "small": small,
        "capital": capital,
        "phrase": phrase,
        "source": source,
        "planned": planned,
    }


def vat_of(terms: Iterable[Terms]) -> str:
    """Tell of amounts whether they are `with` VAT, `without`, `mixed`, or `unsaid`; hours bear none."""
    said = {one.vat_included for one in terms if one.sum.eur}
    if said == {True}:
        return "with"
    if said == {False}:
        return "without"
    return "mixed" if said >= {True, False} else "unsaid"


def small(text: str) -> str:
    """Write a unit's or a card's name within a sentence: a small letter, unless it is or begins with a proper name.

    An abbreviation, other capitals and a number (`Lasteabi 116 111`) make a name; the e- of `E-tervis` makes none.
    """
    rest = text[1:].removeprefix("-") if text[:1] == "E" else text[1:]
    is_name = not rest[:1].islower() or rest != rest.lower() or _NAMED.match(text)
    return text if is_name else text[:1].lower() + text[1:]


def planned(seen: Movement) -> Decimal | None:
    """The level on the straight way as a card tells it: what is counted in whole things stays whole, halves go up."""
    return None if seen.expected is None else seen.expected.quantize(Decimal(1).scaleb(-_places(seen)), ROUND_HALF_UP)


def _places(seen: Movement) -> int:
    """How many decimals a level on the straight way is told with: what is counted in whole things stays whole."""
    if seen.expected is None or seen.level is None or seen.aim is None or abs(seen.expected) >= LARGE:
        return 0
    is_whole = all(value % 1 == 0 for value in (seen.level[1], seen.aim[1], seen.indicator.baseline.value))
    return 0 if is_whole and seen.indicator.unit != "%" else 1


def capital(text: str) -> str:
    """Write a word of ours at the beginning of a sentence."""
    return text[:1].upper() + text[1:]


def source(text: str) -> Markdown:
    """Write where data come from: a web address as a link by the name of its site, anything else as it is."""
    site = _SITE.match(text)
    return link(site[1], text) if site and "\n" not in text else inline(text)


def phrase(text: str) -> str:
    """Take the full stop off a sentence that stands within one of ours."""
    return text.rstrip().removesuffix(".")
