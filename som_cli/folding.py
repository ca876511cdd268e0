"""Texts found as people type them: in capitals or not, and with or without the marks on letters."""

from __future__ import annotations

import re
import unicodedata

_LATIN = range(0xC0, 0x180)  # the accented letters of Estonian and its neighbours


def _variants() -> dict[str, str]:
    found: dict[str, set[str]] = {}
    for letter in {chr(number).lower() for number in _LATIN}:
        plain = unicodedata.normalize("NFD", letter)[0]
        if len(letter) == 1 and plain != letter:
            found.setdefault(plain, {plain}).add(letter)
    return {plain: "".join(sorted(letters)) for plain, letters in found.items()}


_VARIANTS = _variants()
_PHRASE = re.compile(r'"([^"]+)"|(\S+)')


def lowered(text: str) -> str:
    """The text in small letters, letter for letter: what is found in it stands at the same place in the text."""
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)


def needles(query: str) -> tuple[re.Pattern[str], ...]:
    """Read what was typed: words, each to be found, and phrases in quotes; to be sought in `lowered` texts.

    A plain letter stands for its accented ones too (`too` finds *töö*), an accented letter for itself alone.
    """
    words = (phrase or word for phrase, word in _PHRASE.findall(unicodedata.normalize("NFC", query)))
    return tuple(_needle(word) for word in words if word.strip())


def _needle(word: str) -> re.Pattern[str]:
    return re.compile(r"\s+".join("".join(map(_letter, lowered(part))) for part in word.split()))


def _letter(letter: str) -> str:
    variants = _VARIANTS.get(letter)
    return f"[{variants}]" if variants else re.escape(letter)
