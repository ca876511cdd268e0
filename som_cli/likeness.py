"""What was probably meant by a word that is not known: nothing rather than something far-fetched."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from difflib import SequenceMatcher

_ALIKE = 0.7  # of the letters; below that two words are as good as strangers
_OTHERWISE_BEGUN = 0.8  # of the letters, where the first one differs: it is seldom that which is mistaken
_SLIP = 0.9  # a letter or two
_BEGINNING, _PART = 2, 3  # the fewest letters that a beginning or a part is known by
_INSIDE = 5  # the fewest letters that are no chance in the middle of a word


def likeliest(word: str, known: Iterable[str]) -> str | None:
    """The one that was probably meant, if there is one."""
    return next(iter(likely(word, known, 1)), None)


def likely(word: str, known: Iterable[str], most: int = 3) -> tuple[str, ...]:
    """Those that were probably meant, the nearest first: by beginning, by part, by spelling."""
    from difflib import SequenceMatcher  # noqa: PLC0415  (only after a mistake)

    word = _folded(word)
    matcher = SequenceMatcher(b=word, autojunk=False)
    found = ((_rank(word, _folded(one), matcher), one) for one in dict.fromkeys(known))
    ranked = sorted((rank, one) for rank, one in found if rank is not None)
    return tuple(one for _rank_, one in ranked[:most])


def _folded(word: str) -> str:
    return word.casefold().strip("-").replace("_", "-")


def _rank(word: str, choice: str, matcher: SequenceMatcher[str]) -> tuple[int, float] | None:
    """How near a choice is: the kind of nearness, then how little of the spelling agrees; None for a stranger."""
    alike = max((_alike(matcher, one) for one in _endings(choice)), default=0.0)
    if alike >= _SLIP or sorted(word) == sorted(choice):
        return 0, -alike
    if len(word) >= _BEGINNING and choice.startswith(word):
        return 1, -alike
    parts = set(word.split("-"))
    if len(word) >= _PART and (_is_inside(word, choice) or (len(parts) > 1 and parts <= set(choice.split("-")))):
        return 2, -alike
    if len(choice) >= max(_PART, len(word) / 2) and word.startswith(choice):
        return 3, -alike
    least = _ALIKE if word[:1] in {one[:1] for one in _endings(choice)} else _OTHERWISE_BEGUN
    return (4, -alike) if alike >= least or _is_one_letter_off(word, choice) else None


def _is_inside(word: str, choice: str) -> bool:
    """Does a part of the choice begin with the word, or hold so much of it that it is no chance?"""
    return f"-{word}" in choice or (len(word) >= _INSIDE and word in choice)


def _is_one_letter_off(word: str, choice: str) -> bool:
    """Of three letters or four, one that is mistaken already makes them a third less alike."""
    if not (_PART <= len(word) == len(choice) < _INSIDE and word[0] == choice[0]):
        return False
    return sum(one != other for one, other in zip(word, choice, strict=True)) == 1


def _endings(choice: str) -> Iterable[str]:
    """The choice, and what is left of it when leading parts are left out: `ska-2026-x` → `2026-x`, `x`."""
    parts = choice.split("-")
    return ("-".join(parts[place:]) for place in range(len(parts)))


def _alike(matcher: SequenceMatcher[str], choice: str) -> float:
    matcher.set_seq1(choice)
    if matcher.real_quick_ratio() < _ALIKE or matcher.quick_ratio() < _ALIKE:
        return 0.0
    return matcher.ratio()
