"""Any record, or what stands within one, found by its id or its path."""

from __future__ import annotations

from typing import TYPE_CHECKING

from som_cli.actions.unread import refuse_unread, refuse_unread_within
from som_cli.errors import UsageFault
from som_cli.likeness import likely
from som_cli.process.archive import called, entries
from som_cli.process.within import HOLDERS, called_within, within

if TYPE_CHECKING:
    from som_cli.process.archive import Entry
    from som_cli.process.within import Inner
    from som_cli.store.load import Loaded
    from som_cli.store.tree import Tree


def anything_called(loaded: Loaded, tree: Tree, name: str, kind: str | None = None) -> Entry | tuple[Inner, ...]:
    """Find the one record of that id or path, else all that is called so within records.

    Raises:
        UsageFault: There is none, and the nearest ids are named; or ids of several kinds are alike.
        Refused: It is there, and cannot be read.
    """
    registry = loaded.registry
    records = called(registry, name, kind)
    if len(records) > 1:
        raise UsageFault("records-id-shared", value=name, kinds=tuple(one.kind for one in records))
    if records:
        return records[0]
    kinds = [kind] if kind else []
    refuse_unread(loaded, name, *kinds)
    if inner := called_within(registry, name, kind):
        return inner
    refuse_unread_within(loaded, tree, name, *(kinds or HOLDERS))
    known = [one.id for one in entries(registry, kind)]
    known += [one.id for one in within(registry) if kind in {None, one.holder.kind}]
    raise UsageFault("records-id-unknown", value=name, near=likely(name, known))
