"""Weigh all cards, and find those that say less than is wanted of their kind. Source: S45; model.md §5."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from som_cli.cards.completeness import completeness

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from som_cli.cards.completeness import Completeness
    from som_cli.diagnostics import Diagnostic, Filed
    from som_cli.process.casefile import Case
    from som_cli.process.registry import Registry
    from som_cli.settings import Settings

KINDS = ("policy", "service", "support_service", "initiative")


@dataclass(frozen=True, slots=True)
class Weighed:
    """A card and how full it is; `card` is a policy card, a service card or an initiative's."""

    kind: str
    card: Any
    full: Completeness


def weighed(registry: Registry, names: Collection[str] = ()) -> tuple[Weighed, ...]:
    """Weigh the cards that are named, else all of domains, services and initiatives that go on, kind by kind."""
    wanted = (one for one in _all(registry) if (one.card.id in names if names else _goes_on(one, registry)))
    return tuple(sorted(wanted, key=lambda one: (KINDS.index(one.kind), one.card.id)))


def _all(registry: Registry) -> Iterable[Weighed]:
    for policy in registry.policies.values():
        yield Weighed("policy", policy.record, completeness(policy.record))
    for service in registry.services.values():
        yield Weighed(service.record.type, service.record, completeness(service.record))
    for case in registry.cases.values():
        yield Weighed("initiative", case.card.record, completeness(case.card.record))


def _goes_on(one: Weighed, registry: Registry) -> bool:
    if one.kind == "initiative":
        return registry.process.kind(registry.cases[one.card.id].state) != "end"
    return one.kind != "policy" or one.card.status == "active"


def asking(settings: Settings, least: int) -> Settings:
    """The settings with every kind of card asked to be filled to `least` percent."""
    thresholds = settings.thresholds.model_copy(update={f"{kind}_completeness": least for kind in KINDS})
    return settings.model_copy(update={"thresholds": thresholds})


def asking_all(registry: Registry, least: int) -> Registry:
    """The registry with settings that ask every card to be filled to `least` percent."""
    return replace(registry, settings=asking(registry.settings, least))


def check_cards(registry: Registry) -> Iterator[Diagnostic]:
    """Report policy and service cards that are filled to less; a domain that ended is left alone."""
    thresholds = registry.settings.thresholds
    for policy in registry.policies.values():
        if policy.record.status == "active":
            yield from _check(policy, "cards-incomplete", thresholds.policy_completeness)
    for service in registry.services.values():
        is_support = service.record.type == "support_service"
        least = thresholds.support_service_completeness if is_support else thresholds.service_completeness
        yield from _check(service, "cards-incomplete", least)


def check_case(case: Case, registry: Registry) -> Iterator[Diagnostic]:
    """Report the card of an initiative that is filled to less; one that ended is left alone."""
    least = registry.settings.thresholds.initiative_completeness
    if least and registry.process.kind(case.state) != "end":
        yield from _check(case.card, "initiatives-incomplete", least)


def _check(card: Filed[Any], code: str, least: int) -> Iterator[Diagnostic]:
    if not least:
        return
    found = completeness(card.record)
    if found.percent < least:
        yield card.origin.report(
            code, ("id",), id=card.record.id, percent=found.percent, least=least, fields=found.missing
        )
