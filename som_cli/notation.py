"""Days and sums as people write them, brought to the one way that files have them."""

from __future__ import annotations

import re
from calendar import monthrange

_GROUPS = str.maketrans("", "", " \u00a0\u202f\u2009")  # a space, and those that do not break
_SUM = re.compile(r"[0-9]+(?:[.,][0-9]{1,2})?")
_DAY = re.compile(r"([0-9]{1,2})\.\s?([0-9]{1,2})\.\s?([0-9]{4})")
_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})|([0-9]{1,2})\.\s?([0-9]{4})")
_MONTHS = range(1, 13)


def sum_of(answer: str) -> str | None:
    """Read `60 000,50` as `60000.50`; None where it is no sum, or can be read in two ways (`60.000`)."""
    plain = answer.strip().translate(_GROUPS)
    return plain.replace(",", ".") if _SUM.fullmatch(plain) else None


def day_of(answer: str) -> str:
    """Read a day as Estonians write it, `2.11.2026`, as the files do; anything else as it is."""
    written = _DAY.fullmatch(answer)
    return f"{written[3]}-{written[2]:0>2}-{written[1]:0>2}" if written else answer


def within_month(answer: str, *, last: bool) -> str:
    """Read `2027-05` or `5.2027` as the first or the last day of the month; a day as it is."""
    written = _MONTH.fullmatch(answer)
    if written is None:
        return day_of(answer)
    year, month = int(written[1] or written[4]), int(written[2] or written[3])
    if month not in _MONTHS or not year:
        return answer
    return f"{year:04}-{month:02}-{monthrange(year, month)[1] if last else 1:02}"
