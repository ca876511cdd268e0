"""Whether a text says anything: placeholders such as `TBD` or `täpsustamisel` do not.

Source: model.md §5; D15, D16.
"""

from __future__ import annotations

import re

# the whole text is one of these, give or take punctuation: nothing has been said yet
_PLACEHOLDERS = frozenset(
    {
        "tbd", "tba", "tbc", "todo", "fixme", "xxx", "n/a", "na", "none", "null", "test", "asdf", "placeholder",
        "täpsustamisel", "täpsustada", "täpsustub", "täpsustatakse", "täitmata", "täiendada", "täiendamisel", "lisada",
        "lisamisel", "lisandub", "hiljem", "selgub", "selgitamisel", "koostamisel", "puudub", "kirjeldada", "tekst",
    }
)  # fmt: skip
_PHRASES = frozenset(
    {
        "to be determined", "to be decided", "to be added", "to be confirmed", "fill in later", "lorem ipsum",
        "vajab täpsustamist", "vajab täiendamist", "selgub hiljem", "täpsustub hiljem", "lisatakse hiljem",
        "kirjutan hiljem", "täidetakse hiljem", "siia tuleb tekst", "on täpsustamisel", "on koostamisel",
    }
)  # fmt: skip
_SIGNS = frozenset("%‰€°")  # the unit of an indicator may be one, without a word
LONGEST = 60  # characters: whoever writes more says something
_EDGE = re.compile(r"^[\W_]+|[\W_]+$")
UNKNOWN_WORDS = frozenset({"unknown", "teadmata", "ei ole teada", "not known", "not known yet"})


def _bare(text: str) -> str:
    return _EDGE.sub("", " ".join(text.casefold().split()))


def is_placeholder(text: str) -> bool:
    """Does the text stand in for one that is still to be written?"""
    if len(text.strip()) > LONGEST:
        return False
    bare = _bare(text)
    if not bare:
        return _SIGNS.isdisjoint(text)
    return bare in _PLACEHOLDERS or bare in _PHRASES


def is_unknown(text: str) -> bool:
    """Does the text say that the answer is not known? That is an answer, where one may be unknown at first."""
    return _bare(text) in UNKNOWN_WORDS


def says_something(text: str | None) -> bool:
    """Is there a text, and is it more than a placeholder?"""
    return text is not None and not is_placeholder(text)
