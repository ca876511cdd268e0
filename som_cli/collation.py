"""The Estonian alphabet as a sort key: … r s š z ž t u v w õ ä ö ü x y."""

from __future__ import annotations

import unicodedata

ALPHABET = "abcdefghijklmnopqrsšzžtuvwõäöüxy"
_WEIGHTS = {letter: weight for weight, letter in enumerate(ALPHABET)}
_SPACE, _SIGN, _DIGIT, _LETTER, _FOREIGN = range(5)

SortKey = tuple[tuple[tuple[int, int], ...], str, str]


def estonian(text: str) -> SortKey:
    """Make the key by which names and titles are sorted in Estonian.

    Letters count before accents, accents before capitals; spaces and signs come first, then digits, then letters.
    """
    composed = unicodedata.normalize("NFC", text)
    folded = unicodedata.normalize("NFC", composed.casefold())
    return tuple(_weight(letter) for letter in folded), folded, composed.swapcase()


def _weight(letter: str) -> tuple[int, int]:
    """Place one letter; a foreign accent (é) counts as its plain letter (e)."""
    if (weight := _WEIGHTS.get(letter)) is not None:
        return _LETTER, weight
    if letter.isspace():
        return _SPACE, 0
    if letter.isdecimal():
        return _DIGIT, unicodedata.decimal(letter)
    plain = unicodedata.normalize("NFD", letter)[0]
    if (weight := _WEIGHTS.get(plain)) is not None:
        return _LETTER, weight
    return (_FOREIGN if letter.isalpha() else _SIGN), ord(letter)
