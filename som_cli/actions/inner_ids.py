"""Ids that stand within records, and where they are named.

A link by a field of its own is in `som_cli.process.references`; told here is what else names them: the need of an
initiative, the line that says what became of a proposal, and the changes that an amendment records.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from som_cli.cards.proposals import answer
from som_cli.errors import UsageFault
from som_cli.process.archive import KINDS, Mention, entries, naming
from som_cli.process.within import called_within, within

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from som_cli.cards.initiative import Initiative
    from som_cli.diagnostics import FieldPath
    from som_cli.process.registry import Registry
    from som_cli.process.within import Inner

# fields of an initiative that hold an id, by what it is of
_FIELDS: Mapping[str, frozenset[str]] = {
    "need": frozenset({"development_need"}),
    "plan_goal": frozenset({"plan_goals"}),
    "service": frozenset({"service"}),
    "policy": frozenset({"policy"}),
    "organisation": frozenset({"agency", "consulted"}),
    "person": frozenset({"submitter", "consulted"}),
    "initiative": frozenset({"depends_on", "related", "supersedes"}),
}
GLOBAL = frozenset({"unit", "plan_goal", "goal"})  # once in the whole repository; others once in their record
_IN_PROPOSALS = frozenset({"need", "activity", "service", "initiative"})


@dataclass(frozen=True, slots=True)
class Named:
    """What has an id: its kind as links know it, the file it stands in, where in it the id is, and in which record."""

    kind: str
    path: str
    at: FieldPath = ("id",)
    record: str = ""

    @property
    def is_within(self) -> bool:
        """Does it stand within a record?"""
        return len(self.at) > 1


def _named(inner: Inner) -> Named:
    return Named(inner.kind, inner.holder.filed.origin.path, (*inner.at, "id"), inner.holder.id)


def found_within(registry: Registry, name: str) -> Named | None:
    """Find what is called so within a record; `RECORD/ID` says within which. None where nothing is.

    Raises:
        UsageFault: Several are called so.
    """
    found = called_within(registry, name)
    if len(found) > 1:
        choices = tuple(f"{one.holder.id}/{one.id}" for one in found)
        raise UsageFault("rename-ambiguous", value=name, choices=choices)
    return _named(found[0]) if found else None


def mentions_of(registry: Registry, inner: Inner) -> tuple[Mention, ...]:
    """Every field that names it, by a link or in words, in the order of kinds."""
    named = _named(inner)
    known = {entry.filed.origin.path: entry for entry in entries(registry)}
    told = [(path, at) for path, at, _line in named_in_proposals(registry, named, inner.id, "")]
    told += named_in_cards(registry, named, inner.id)
    found = [*naming(registry, inner.kind, inner.id), *(Mention(known[path], at) for path, at in told)]
    return tuple(sorted(found, key=lambda one: KINDS.index(one.entry.kind)))


def taken_by(registry: Registry, named: Named, new: str) -> str | None:
    """The file in which the new id is taken already."""
    for inner in within(registry):
        one = _named(inner)
        is_rival = one.kind in GLOBAL if named.kind in GLOBAL else (one.kind, one.path) == (named.kind, named.path)
        if inner.id == new and is_rival:
            return one.path
    return None


def named_in_cards(registry: Registry, named: Named, old: str) -> Iterator[tuple[str, FieldPath]]:
    """The initiatives that answer a need: those of its service or policy."""
    if named.kind != "need":
        return
    for case in registry.cases.values():
        card = case.card.record
        if card.development_need == old and named.record in _owners(card, old, registry):
            yield case.card.origin.path, ("development_need",)


def _owners(card: Initiative, need: str, registry: Registry) -> set[str]:
    """The records of an initiative's service and policy that have the need; the service's comes first."""
    for shelf, name in ((registry.services, card.service), (registry.policies, card.policy)):
        filed: Any = shelf.get(name or "")
        if filed is not None and need in {one.id for one in filed.record.development_needs}:
            return {filed.record.id}
    return set()


def named_in_proposals(registry: Registry, named: Named, old: str, new: str) -> Iterator[tuple[str, FieldPath, str]]:
    """The lines of policy cards that name it as what a proposal became, as they read with the new id."""
    if named.kind not in _IN_PROPOSALS:
        return
    for filed in registry.policies.values():
        if not _speaks_of(registry, named, filed.record.id, old):
            continue
        for number, proposal in enumerate(filed.record.proposals):
            if proposal.status is None or answer(proposal).fate != "accepted":
                continue
            line = re.sub(rf"(?<![a-z0-9-]){re.escape(old)}(?![a-z0-9-])", new, proposal.status)
            if line != proposal.status:
                yield filed.origin.path, ("proposals", number, "status"), line


def _speaks_of(registry: Registry, named: Named, policy: str, old: str) -> bool:
    """May the policy's proposals mean it? An id that two work plans share goes on in the other one."""
    if named.kind == "need":
        return named.record == policy
    if named.kind == "activity":
        plans = [one.record for one in registry.workplans.values() if one.record.policy == policy]
        holders = {plan.id for plan in plans if any(item.id == old for item in plan.items)}
        return holders == {named.record}
    return True


def named_in_acts(registry: Registry, named: Named, old: str) -> str | None:
    """The act whose changes name it: what was amended is kept as it was."""
    fields = _FIELDS.get(named.kind, frozenset())
    for case in registry.cases.values():
        for act in case.acts:
            for change in act.record.changes:
                if change.path.partition(".")[0] in fields and old in {*_texts(change.old), *_texts(change.new)}:
                    return act.origin.path
    return None


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, dict):
        yield from _texts(list(value.values()))
