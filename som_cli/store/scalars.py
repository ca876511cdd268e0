"""Unquoted words as values: the core of YAML 1.2, and what YAML 1.1 readers would make of them.

Dates stay text; figures with a fraction become exact decimals. What other readers would turn into something else
(`no`, `010`, `1:30`, `1_000`, `.inf`) stays text here and is called a trap.
"""

from __future__ import annotations

import re
from decimal import Decimal

Scalar = str | int | bool | Decimal | None

WORDS: dict[str, bool | None] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True,
    "false": False, "False": False, "FALSE": False,
}  # fmt: skip
FIGURE_DIGITS = 18  # before and after the point; more than any figure of a ministry has
_WHOLE = re.compile(rf"0|-?[1-9][0-9]{{0,{FIGURE_DIGITS - 1}}}")
_FRACTION = re.compile(rf"-?(?:0|[1-9][0-9]{{0,{FIGURE_DIGITS - 1}}})\.[0-9]{{1,{FIGURE_DIGITS}}}")
_TRAP_WORD = re.compile(r"(?:y|yes|n|no|on|off)", re.IGNORECASE)
_TRAP_SIGN = re.compile(r"[-+]?\.inf|\.nan|=|<<", re.IGNORECASE)
_TRAP_FIGURE = re.compile(
    r"[-+]?(?:0b[01_]+|0o?[0-7_]+|0x[0-9a-fA-F_]+|[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?"
    r"|[0-9][0-9_]*(?:\.[0-9_]*)?(?:[eE][-+]?[0-9]+)?|\.[0-9][0-9_]*(?:[eE][-+]?[0-9]+)?)"
)
_FIRST = frozenset("0123456789-+.~nNtTfF")
_TRAP_FIRST = frozenset("0123456789-+.yYnNoO=<")


def resolved(text: str) -> Scalar:
    """The value of an unquoted word."""
    if not text or text[0] in _FIRST:
        if text in WORDS:
            return WORDS[text]
        if _WHOLE.fullmatch(text):
            return int(text)
        if _FRACTION.fullmatch(text):
            return Decimal(text)
    return text


def is_trap(text: str) -> bool:
    """Does an unquoted word that is text here become something else for readers of YAML 1.1 (or 1.2)?"""
    if not text or text[0] not in _TRAP_FIRST or not isinstance(resolved(text), str):
        return False
    return any(trap.fullmatch(text) for trap in (_TRAP_WORD, _TRAP_SIGN, _TRAP_FIGURE))
