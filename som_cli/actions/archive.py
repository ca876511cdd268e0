"""Any record, found by its id or its path."""

from __future__ import annotations

from typing import TYPE_CHECKING

from som_cli.actions.unread import refuse_unread
from som_cli.errors import UsageFault
from som_cli.likeness import likely
from som_cli.process.archive import called, entries

if TYPE_CHECKING:
    from som_cli.process.archive import Entry
    from som_cli.store.load import Loaded


def record_called(loaded: Loaded, name: str, kind: str | None = None) -> Entry:
    """Find the one record of that id or path.

    Raises:
        UsageFault: There is none, and the nearest ids are named; or ids of several kinds are alike.
        Refused: It is there, and cannot be read.
    """
    registry = loaded.registry
    found = called(registry, name, kind)
    if len(found) > 1:
        raise UsageFault("records-id-shared", value=name, kinds=tuple(one.kind for one in found))
    if not found:
        refuse_unread(loaded, name, *([kind] if kind else []))
        known = [one.id for one in entries(registry, kind)]
        raise UsageFault("records-id-unknown", value=name, near=likely(name, known))
    return found[0]
