"""Policy and service cards: found by their ids, weighed, and what a document of one needs around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from som_cli.actions.documents import own_templates, short_commit, way_to_root
from som_cli.actions.unread import refuse_unread
from som_cli.errors import UsageFault
from som_cli.likeness import likely
from som_cli.process import fullness

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from som_cli.cards.policy import Policy
    from som_cli.cards.service import Service
    from som_cli.diagnostics import Filed
    from som_cli.process.fullness import Weighed
    from som_cli.store.git import Git
    from som_cli.store.load import Loaded

T = TypeVar("T")


def policy_of(loaded: Loaded, name: str) -> Filed[Policy]:
    """Find a policy card; the nearest ids are named where there is none.

    Raises:
        UsageFault: There is no such card.
        Refused: It is there, and cannot be read.
    """
    refuse_unread(loaded, name, "policy")
    return _of(loaded.registry.policies, name, "policies-id-unknown")


def service_of(loaded: Loaded, name: str) -> Filed[Service]:
    """Find a service card; the nearest ids are named where there is none.

    Raises:
        UsageFault: There is no such card.
        Refused: It is there, and cannot be read.
    """
    refuse_unread(loaded, name, "service")
    return _of(loaded.registry.services, name, "services-id-unknown")


def weighed(loaded: Loaded, names: Sequence[str] = (), kind: str | None = None) -> tuple[Weighed, ...]:
    """Weigh the cards that are named, else all of domains, services and initiatives that go on.

    Raises:
        UsageFault: A name is no card's.
        Refused: A card is there, and cannot be read.
    """
    registry = loaded.registry
    known = {*registry.policies, *registry.services, *registry.cases}
    for name in names:
        refuse_unread(loaded, name, "policy", "service", "initiative")
        if name not in known:
            raise _unknown(name, known, "cards-id-unknown")
    return tuple(one for one in fullness.weighed(registry, names) if kind in {None, one.kind})


def surroundings(git: Git, language: str, target: Path | None, revision: str | None) -> dict[str, Any]:
    """What a document needs besides its records: the commit, the way to the root, the repository's own templates.

    Args:
        git: The repository.
        language: `et` or `en`.
        target: The file it is for, to which its links are relative; None for standard output.
        revision: The commit that the records were read from; None for the working tree.
    """
    return {
        "commit": short_commit(git, revision),
        "root": way_to_root(git.root, target),
        "templates": own_templates(git, revision, language),
    }


def _of(shelf: Mapping[str, Filed[T]], name: str, code: str) -> Filed[T]:
    if name not in shelf:
        raise _unknown(name, set(shelf), code)
    return shelf[name]


def _unknown(name: str, known: set[str], code: str) -> UsageFault:
    return UsageFault(code, value=name, near=likely(name, known))
