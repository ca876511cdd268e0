"""Words that several documents need: a name in the language of the document, and whether amounts are with VAT."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from som_cli.diagnostics import Words
    from som_cli.portfolio.terms import Terms


def word_of(language: str) -> Callable[[Words], str]:
    """Make the function that says a name in a language."""
    return lambda words: words.et if language == "et" else words.en


def vat_of(terms: Iterable[Terms]) -> str:
    """Tell of amounts whether they are `with` VAT, `without`, `mixed`, or `unsaid`."""
    said = {one.vat_included for one in terms if one.budget_known}
    if said == {True}:
        return "with"
    if said == {False}:
        return "without"
    return "mixed" if said - {None} else "unsaid"


def small(text: str) -> str:
    """Write a unit's name within a sentence: a small letter, unless it is an abbreviation or holds other capitals."""
    return text[:1].lower() + text[1:] if text[1:2].islower() and text[1:] == text[1:].lower() else text
