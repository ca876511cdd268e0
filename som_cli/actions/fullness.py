"""Find the initiatives whose cards say less than is wanted. Source: S45; model.md §5."""

from __future__ import annotations

from typing import TYPE_CHECKING

from som_cli.cards.completeness import completeness
from som_cli.diagnostics import Severity
from som_cli.store.load import load

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from som_cli.diagnostics import Diagnostic
    from som_cli.store.tree import Tree


def check_fullness(tree: Tree, today: date, least: int, only: Sequence[str] = ()) -> Iterator[Diagnostic]:
    """Report every card that is filled to less than `least` percent; those of ended initiatives are left alone."""
    registry = load(tree, today).registry
    for case in registry.cases.values():
        path = case.card.origin.path
        if only and not any(path == wanted or path.startswith(f"{wanted.rstrip('/')}/") for wanted in only):
            continue
        found = completeness(case.card.record)
        if found.percent < least and registry.process.kind(case.state) != "end":
            yield case.card.origin.report(
                "initiatives-incomplete",
                severity=Severity.ERROR,
                percent=found.percent,
                least=least,
                fields=found.missing,
            )
