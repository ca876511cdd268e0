"""Findings as JSON: `som-findings/1`, sorted, for machines; sentences in the language in use."""

from __future__ import annotations

import json as _json
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from som_cli.report.sentences import hint, sentence, source
from som_cli.report.text import counts, severity_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from som_cli.diagnostics import Diagnostic
    from som_cli.errors import SomError


def finding(said: Diagnostic) -> dict[str, Any]:
    """One finding; path, line and column are null where no file is meant."""
    placed = bool(said.path and said.line)
    return {
        "code": said.code,
        "severity": severity_of(said).word,
        "path": said.path if placed else None,
        "line": said.line if placed else None,
        "column": said.column if placed else None,
        "message": sentence(said),
        "hint": hint(said) or None,
        "source": source(said) or None,
    }


def findings(said: Sequence[Diagnostic], checked: int) -> dict[str, Any]:
    """A whole run of checks."""
    return {
        "schema": "som-findings/1",
        "findings": [finding(one) for one in said],
        "summary": {**counts(said), "checked": checked},
    }


def refusal(error: SomError, reasons: Sequence[Diagnostic] = ()) -> dict[str, Any]:
    """What stopped the work, in the shape of findings: the refusal first, then its reasons."""
    first = {
        "code": error.code,
        "severity": "error",
        "path": None,
        "line": None,
        "column": None,
        "message": sentence(error),
        "hint": hint(error) or None,
        "source": source(error) or None,
    }
    totals = counts(reasons)
    return {
        "schema": "som-findings/1",
        "findings": [first, *(finding(one) for one in reasons)],
        "summary": {**totals, "error": totals["error"] + 1, "checked": 0},
    }


def text(value: Any) -> str:
    """A value as JSON text: UTF-8 unescaped, keys in the order of the contract, money as decimal strings."""
    return _json.dumps(value, ensure_ascii=False, indent=2, default=_plain)


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (set, frozenset)):
        return sorted(value)
    raise TypeError(f"{type(value).__name__} has no form in JSON")
