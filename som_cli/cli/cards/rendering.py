"""Policy and service cards as documents."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from som_cli.cli.cards.looking import Policy, Service
from som_cli.cli.options import AsOf, Language, Output, StrictPage

if TYPE_CHECKING:
    from collections.abc import Callable

    from som_cli.cli.session import Session


def render_policy(
    policy: Policy, *, output: Output = None, language: Language = None, strict: StrictPage = False, as_of: AsOf = None
) -> None:
    """Write a policy card to standard output, or to a file."""
    from som_cli.actions.cards import policy_of
    from som_cli.cli.session import Session
    from som_cli.cli.strictness import tell_count, weighed
    from som_cli.portfolio.policies import policy_view
    from som_cli.render.policy import policy as page

    som = Session("text", as_of)
    card = policy_of(som.registry, policy)
    found = weighed(som, strict=strict, about=(card.origin.path,))
    view = policy_view(card.record, som.registry)
    _write(som, output, language, lambda spoken, around: page(view, som.registry, spoken, **around))
    tell_count(som, found)


def render_service(
    service: Service,
    *,
    output: Output = None,
    language: Language = None,
    strict: StrictPage = False,
    as_of: AsOf = None,
) -> None:
    """Write a service card, or a support-service card, to standard output, or to a file."""
    from som_cli.actions.cards import service_of
    from som_cli.cli.session import Session
    from som_cli.cli.strictness import tell_count, weighed
    from som_cli.portfolio.services import service_view
    from som_cli.render.service import service as page

    som = Session("text", as_of)
    card = service_of(som.registry, service)
    found = weighed(som, strict=strict, about=(card.origin.path,))
    view = service_view(card.record, som.registry)
    _write(som, output, language, lambda spoken, around: page(view, som.registry, spoken, **around))
    tell_count(som, found)


def _write(som: Session, output: str | None, language: str | None, page: Callable[[str, dict[str, Any]], str]) -> None:
    from som_cli.actions.cards import surroundings

    target = None if output in {None, "-"} else Path(str(output))
    spoken = language or som.document_language
    document = page(spoken, surroundings(som.git, spoken, target, som.revision))
    som.hand_over(document, target)
