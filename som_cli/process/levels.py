"""Do the levels of rules in `som.yaml` mean something: a rule that there is, and one that may be lowered?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from som_cli.codes import table
from som_cli.likeness import likeliest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from som_cli.diagnostics import Diagnostic, FieldPath, Origin
    from som_cli.settings import Settings


def check_levels(settings: Settings, origin: Origin) -> Iterator[Diagnostic]:
    """Find levels of rules that nobody knows, and those of rules that hold the trail together. Source: F02-F10."""
    for name, level in settings.levels.items():
        at: FieldPath = ("levels", name)
        entry = table().get(name)
        if entry is None:
            yield origin.report_key("settings-level-unknown", at, value=name, nearest=likeliest(name, table()))
        elif entry.fixed and level.severity < entry.severity:
            yield origin.report("settings-level-fixed", (*at, "level"), value=name, level=level.level)
