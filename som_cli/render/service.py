"""A service or support-service card as a document: how it stands first, then its nine blocks, then what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from som_cli.cards.movement import NEAR
from som_cli.portfolio.measures import movements
from som_cli.render.bars import bars
from som_cli.render.environment import NO_TEMPLATES, render
from som_cli.render.words import vat_of, vocabulary

if TYPE_CHECKING:
    from som_cli.portfolio.services import ServiceView
    from som_cli.process.registry import Registry
    from som_cli.render.environment import Templates

TO_BUILD = "../"


def service(
    view: ServiceView,
    registry: Registry,
    language: str,
    *,
    commit: str | None = None,
    root: str = TO_BUILD,
    templates: Templates = NO_TEMPLATES,
) -> str:
    """Render a service card, or a support-service card, to Markdown.

    Args:
        view: The service on its day.
        registry: Everything on file, on that day.
        language: `et` or `en`.
        commit: The short hash of the commit the records were read from.
        root: The way from the document to the repository's root, for links.
        templates: The repository's own templates.
    """
    context = {
        "view": view,
        "bars": bars(movements(view.goals)),
        "near": NEAR,
        "as_of": registry.today,
        "commit": commit,
        "root": root,
        **vocabulary(language),
        "vat": vat_of(one.terms for one in view.undertakings),
    }
    return render("service", language, context, templates)
