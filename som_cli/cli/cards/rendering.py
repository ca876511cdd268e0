"""Policy and service cards as documents."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from som_cli.cli.cards.looking import Policy, Service
from som_cli.cli.options import AsOf, Language, Output, StrictPage

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from som_cli.cli.session import Session


def render_policy(
    policy: Policy, *, output: Output = None, language: Language = None, strict: StrictPage = False, as_of: AsOf = None
) -> None:
    """Write a policy card to standard output, or to a file."""
    from som_cli.actions.cards import policy_of
    from som_cli.portfolio.policies import policy_view
    from som_cli.render.policy import policy as page

    som = _session(as_of, strict=strict)
    view = policy_view(policy_of(som.registry, policy).record, som.registry)
    _write(som, output, language, lambda spoken, around: page(view, som.registry, spoken, **around))


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
    from som_cli.portfolio.services import service_view
    from som_cli.render.service import service as page

    som = _session(as_of, strict=strict)
    view = service_view(service_of(som.registry, service).record, som.registry)
    _write(som, output, language, lambda spoken, around: page(view, som.registry, spoken, **around))


def _session(as_of: date | None, *, strict: bool) -> Session:
    from som_cli.cli.session import Session
    from som_cli.cli.strictness import refuse_findings

    som = Session("text", as_of)
    refuse_findings(som, strict=strict)
    return som


def _write(som: Session, output: str | None, language: str | None, page: Callable[[str, dict[str, Any]], str]) -> None:
    from som_cli.actions.cards import surroundings

    target = None if output in {None, "-"} else Path(str(output))
    spoken = language or som.document_language
    document = page(spoken, surroundings(som.git, spoken, target, som.revision))
    som.hand_over(document, target)
