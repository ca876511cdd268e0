"""What cards say against what they said before: goals changed since they were coordinated, targets without a reason.

What was agreed to is the goal as it stood when its `coordinated_on` was first written down (S118); a target may be
changed, with a reason (S62), which stands in the `note` of its indicator.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from som_cli.actions.earlier_cards import Earlier

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from som_cli.cards.goals import Indicator
    from som_cli.cards.policy import Policy
    from som_cli.cards.service import Service, ServiceGoal
    from som_cli.diagnostics import Diagnostic, FieldPath, Filed
    from som_cli.process.registry import Registry
    from som_cli.store.git import Git


def changed_goals(git: Git, registry: Registry, revision: str | None = None) -> list[Diagnostic]:
    """Find goals of services that read differently from what was coordinated.

    Only words, plan goals, indicators and their targets count: a measured level, a new id or order asks nobody.
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
    return [one for filed in registry.services.values() for one in _changed(filed, registry, earlier)]


def _changed(filed: Filed[Service], registry: Registry, earlier: Earlier) -> Iterator[Diagnostic]:
    """Walk back as long as some goal keeps its day; the oldest text of a goal with that day is what was agreed to."""
    agreed = {goal.id: goal for goal in filed.record.goals if goal.coordinated_on}
    asked = set(agreed)
    for card in earlier.cards("service", filed.origin.path) if asked else ():
        before = card.goals if card else ()
        kept = {id_: goal for id_ in asked if (goal := _before(agreed[id_], before, agreed.values()))}
        if not kept:
            break
        asked = set(kept)
        agreed |= kept
    for number, goal in enumerate(filed.record.goals):
        if goal.id in agreed and not _says_the_same(goal, agreed[goal.id], registry, earlier):
            yield filed.origin.report(
                "services-goal-changed",
                ("goals", number),
                goal=goal.id,
                date=goal.coordinated_on,
                policy=goal.coordinated_in or "",
            )


def _before(goal: ServiceGoal, goals: Sequence[ServiceGoal], others: Iterable[ServiceGoal]) -> ServiceGoal | None:
    """A goal in the version before, with the same day; one that says the same is it under the id it had."""
    own = next((one for one in goals if one.id == goal.id), None)
    if own is None:
        ids = {one.id for one in others}
        own = next((one for one in goals if one.id not in ids and _content(one) == _content(goal)), None)
    return own if own and own.coordinated_on == goal.coordinated_on else None


def _says_the_same(goal: ServiceGoal, agreed: ServiceGoal, registry: Registry, earlier: Earlier) -> bool:
    """Does a goal say what was agreed to? The ids of what it names may be others: to rename changes nothing."""
    if _content(goal) != _content(agreed):
        return False
    gone, come = sorted({*agreed.plan_goals} - {*goal.plan_goals}), {*goal.plan_goals} - {*agreed.plan_goals}
    if len(gone) != len(come):
        return False
    now = {one.id: one.name for plan in registry.plans.values() for one in plan.record.goals}
    for old in gone:
        same = next((new for new in sorted(come) if old not in now and _is_renamed(old, new, now, earlier)), None)
        if same is None:
            return False
        come.remove(same)
    return True


def _is_renamed(old: str, new: str, now: Mapping[str, str], earlier: Earlier) -> bool:
    """Were two ids, at one time or another, those of a goal of a plan with the same name?"""
    names = earlier.plan_goals
    return bool(names.get(old, frozenset()) & {now.get(new), *names.get(new, ())})


def _content(goal: ServiceGoal) -> Any:
    return (
        " ".join(goal.text.split()),
        [(one.name, one.unit, one.direction, one.baseline, sorted(one.targets.items())) for one in goal.indicators],
    )


def _unexplained(filed: Filed[Any], code: str, earlier: Iterable[Policy | Service | None]) -> Iterator[Diagnostic]:
    """Look back to the last change of each target: it is explained where the note changed with it, or since.

    A year that has no target any more was changed as well: another year may have taken its place.
    """
    cards = [{(goal, one.id): one for goal, _at, one in _indicators(card)} for card in earlier if card]
    for goal, at, indicator in _indicators(filed.record):
        then = [one for card in cards if (one := card.get((goal, indicator.id)))]
        for year in sorted(indicator.targets.keys() | {year for one in then for year in one.targets}):
            value = indicator.targets.get(year)
            before = next((one for one in then if one.targets.get(year, value) != value), None)
            if before and indicator.note in {None, before.note}:
                yield filed.origin.report(code, (*at, "targets", str(year)), name=indicator.name, year=str(year))


def _indicators(card: Policy | Service) -> Iterator[tuple[str, FieldPath, Indicator]]:
    for number, goal in enumerate(card.goals):
        for place, indicator in enumerate(goal.indicators):
            yield goal.id, ("goals", number, "indicators", place), indicator
