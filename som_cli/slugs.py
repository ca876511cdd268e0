"""From a title to an id: small ASCII letters, digits and hyphens."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 50
# what Windows keeps for devices: no file and so no record can be called that
RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(10))})
_TRANSLITERATED = str.maketrans(
    {"š": "s", "ž": "z", "õ": "o", "ä": "a", "ö": "o", "ü": "u", "ß": "ss", "æ": "ae", "ø": "o", "ł": "l", "đ": "d"}
)
_OTHER = re.compile(r"[^a-z0-9]+")


def slug(title: str, longest: int = LONGEST) -> str:
    """Make an id of a title: `Erihoolekande järjekord` → `erihoolekande-jarjekord`.

    Õ ä ö ü š ž become o a o u s z, other marks are dropped; cut at a word where it is too long. Empty where the
    title has no Latin letter or digit; a name that Windows reserves gets `-1`.
    """
    folded = title.casefold().translate(_TRANSLITERATED)
    plain = unicodedata.normalize("NFKD", folded).encode("ascii", "ignore").decode()
    made = _OTHER.sub("-", plain).strip("-")
    if len(made) > longest:
        whole, _, _ = made[: longest + 1].rpartition("-")
        made = whole or made[:longest]
    return f"{made}-1" if made in RESERVED else made
