"""Goals of services that have changed since the core team of their policy domain agreed to them. Source: S118.

What was agreed to is the goal as it stood when its `coordinated_on` was first written down, so git's history is asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from som_cli.cards.service import Service
from som_cli.diagnostics import Origin
from som_cli.errors import SomError
from som_cli.store.conform import conform
from som_cli.store.git import literal
from som_cli.store.source import read

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from som_cli.cards.service import ServiceGoal
    from som_cli.diagnostics import Diagnostic, Filed
    from som_cli.process.registry import Registry
    from som_cli.store.git import Git

FOLDER = "data/services/"


def changed_goals(git: Git, registry: Registry, revision: str | None = None) -> list[Diagnostic]:
    """Find goals that read differently from what was coordinated; nothing where there is no history to ask.

    Only words, plan goals, indicators and their targets count: a measured level or a new order asks nobody.
    """
    versions = _versions(git, revision or "HEAD")
    found: list[Diagnostic] = []
    for filed in registry.services.values():
        found += _changed(filed, versions.get(filed.origin.path, ()))
    return found


def _versions(git: Git, revision: str) -> Mapping[str, Sequence[bytes]]:
    """The committed texts of each service card, newest first."""
    try:
        commits = git.log(git.resolve(revision), patterns=literal([FOLDER]))
        oids: dict[str, list[str]] = {}
        for commit in commits:
            for file in commit.files:
                if file.status != "D":
                    oids.setdefault(file.path, []).append(file.blob)
        blobs = git.blobs(oid for of_one in oids.values() for oid in of_one)
    except SomError:
        return {}  # no git, no commit, or a shallow clone: nothing can be proved
    return {path: [blobs[oid] for oid in of_one] for path, of_one in oids.items()}


def _changed(filed: Filed[Service], versions: Sequence[bytes]) -> Iterator[Diagnostic]:
    """Walk back as long as some goal keeps its day; the oldest text of a goal with that day is what was agreed to."""
    agreed: dict[str, ServiceGoal] = {}
    asked = {goal.id: goal for goal in filed.record.goals if goal.coordinated_on}
    for raw in versions:
        kept = {
            goal.id: goal
            for goal in _goals(filed.origin.path, raw)
            if goal.id in asked and goal.coordinated_on == asked[goal.id].coordinated_on
        }
        if not kept:
            break
        asked = {id_: asked[id_] for id_ in kept}
        agreed |= kept
    for number, goal in enumerate(filed.record.goals):
        if goal.id in agreed and _content(goal) != _content(agreed[goal.id]):
            yield filed.origin.report(
                "services-goal-changed",
                ("goals", number),
                goal=goal.id,
                date=goal.coordinated_on,
                policy=goal.coordinated_in or "",
            )


def _goals(path: str, raw: bytes) -> Sequence[ServiceGoal]:
    """The goals of an earlier text; none where it cannot be read any more."""
    document = read(path, raw)
    if document.value is None:
        return ()
    record, _ = conform(Service, document.value, Origin(path))
    return record.goals if record else ()


def _content(goal: ServiceGoal) -> Any:
    return (
        " ".join(goal.text.split()),
        sorted(goal.plan_goals),
        [
            (one.id, one.name, one.unit, one.direction, one.baseline, sorted(one.targets.items()))
            for one in goal.indicators
        ],
    )
