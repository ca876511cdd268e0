"""Every code of a finding or refusal, one module per subject, in one table."""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module
from pkgutil import iter_modules

from som_cli.codes.model import Code

__all__ = ["Code", "code", "table"]


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
