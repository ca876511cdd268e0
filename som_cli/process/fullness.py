"""Find the cards that say less than is wanted of their kind. Source: S45; model.md §5."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from som_cli.cards.completeness import completeness

if TYPE_CHECKING:
    from collections.abc import Iterator

    from som_cli.diagnostics import Diagnostic, Filed
    from som_cli.process.casefile import Case
    from som_cli.process.registry import Registry
    from som_cli.settings import Settings

KINDS = ("initiative", "policy", "service", "support_service")


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
