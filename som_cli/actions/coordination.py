"""What cards say against what they said before: goals changed since they were coordinated, targets without a reason.

What was agreed to is the goal as it stood when its `coordinated_on` was first written down (S118); a target may be
changed, with a reason (S62), which stands in the `note` of its indicator.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from som_cli.actions.earlier_cards import Earlier

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from som_cli.cards.goals import Indicator
    from som_cli.cards.policy import Policy
    from som_cli.cards.service import Service, ServiceGoal
    from som_cli.diagnostics import Diagnostic, FieldPath, Filed
    from som_cli.process.registry import Registry
    from som_cli.store.git import Git


def changed_goals(git: Git, registry: Registry, revision: str | None = None) -> list[Diagnostic]:
    """Find goals of services that read differently from what was coordinated.

    Only words, plan goals, indicators and their targets count: a measured level or a new order asks nobody.
    """
    return _goals_changed(registry, Earlier.of(git, revision))


def check_history(git: Git, registry: Registry, revision: str | None = None) -> list[Diagnostic]:
    """Find what cards do not say though git's history asks for it; nothing where there is no history."""
    earlier = Earlier.of(git, revision)
    found = _goals_changed(registry, earlier)
    for kind, code, shelf in (
        ("policy", "policies-target-unexplained", registry.policies),
        ("service", "services-target-unexplained", registry.services),
    ):
        for filed in shelf.values():
            found += _unexplained(filed, code, earlier.cards(kind, filed.origin.path))
    return found


def _goals_changed(registry: Registry, earlier: Earlier) -> list[Diagnostic]:
    return [one for filed in registry.services.values() for one in _changed(filed, earlier)]


def _changed(filed: Filed[Service], earlier: Earlier) -> Iterator[Diagnostic]:
    """Walk back as long as some goal keeps its day; the oldest text of a goal with that day is what was agreed to."""
    agreed: dict[str, ServiceGoal] = {}
    asked = {goal.id: goal for goal in filed.record.goals if goal.coordinated_on}
    for card in earlier.cards("service", filed.origin.path) if asked else ():
        goals: Iterable[Any] = card.goals if card else ()
        kept = {
            goal.id: goal for goal in goals if goal.id in asked and goal.coordinated_on == asked[goal.id].coordinated_on
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


def _content(goal: ServiceGoal) -> Any:
    return (
        " ".join(goal.text.split()),
        sorted(goal.plan_goals),
        [
            (one.id, one.name, one.unit, one.direction, one.baseline, sorted(one.targets.items()))
            for one in goal.indicators
        ],
    )


def _unexplained(filed: Filed[Any], code: str, earlier: Iterable[Policy | Service | None]) -> Iterator[Diagnostic]:
    """Look back to the last change of each target: it is explained where the note changed with it, or since."""
    cards = [{(goal, one.id): one for goal, _at, one in _indicators(card)} for card in earlier if card]
    for goal, at, indicator in _indicators(filed.record):
        then = [one for card in cards if (one := card.get((goal, indicator.id)))]
        for year, value in indicator.targets.items():
            before = next((one for one in then if one.targets.get(year, value) != value), None)
            if before and indicator.note in {None, before.note}:
                yield filed.origin.report(code, (*at, "targets", year), name=indicator.name, year=str(year))


def _indicators(card: Policy | Service) -> Iterator[tuple[str, FieldPath, Indicator]]:
    for number, goal in enumerate(card.goals):
        for place, indicator in enumerate(goal.indicators):
            yield goal.id, ("goals", number, "indicators", place), indicator
