"""Every code of a finding or refusal, one module per subject, in one table."""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

from som_cli.codes.model import Code
from som_cli.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from som_cli.diagnostics import Diagnostic

__all__ = ["Code", "any_error", "code", "is_error", "table"]


@lru_cache(maxsize=1)
def table() -> dict[str, Code]:
    """All codes by name; each module of this package lists its own in `CODES`."""
    codes: dict[str, Code] = {}
    for module in iter_modules(__path__):
        if module.name != "model":
            for entry in import_module(f"{__name__}.{module.name}").CODES:
                if entry.code in codes:
                    raise ValueError(f"code {entry.code} stands twice")
                codes[entry.code] = entry
    return codes


def code(name: str) -> Code:
    """The entry of one code."""
    return table()[name]


def is_error(finding: Diagnostic) -> bool:
    """Tell whether a finding stands in the way of what was asked, by its own severity or that of its code."""
    return (code(finding.code).severity if finding.severity is None else finding.severity) is Severity.ERROR


def any_error(findings: Iterable[Diagnostic]) -> bool:
    """Tell whether one of the findings is an error: warnings and notes never keep anybody from working."""
    return any(map(is_error, findings))
