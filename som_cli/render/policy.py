"""A policy card as a document: the state of things and what needs attention first, what is missing last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from som_cli.cards.movement import NEAR
from som_cli.portfolio.measures import movements
from som_cli.render.bars import bars
from som_cli.render.environment import NO_TEMPLATES, render
from som_cli.render.words import vat_of, vocabulary

if TYPE_CHECKING:
    from som_cli.portfolio.policies import PolicyView
    from som_cli.process.registry import Registry
    from som_cli.render.environment import Templates

TO_BUILD = "../"


def policy(
    view: PolicyView,
    registry: Registry,
    language: str,
    *,
    commit: str | None = None,
    root: str = TO_BUILD,
    templates: Templates = NO_TEMPLATES,
) -> str:
    """Render a policy card to Markdown.

    Args:
        view: The policy domain on its day.
        registry: Everything on file, on that day.
        language: `et` or `en`.
        commit: The short hash of the commit the records were read from.
        root: The way from the document to the repository's root, for links.
        templates: The repository's own templates.
    """
    limits = registry.settings.thresholds
    context = {
        "view": view,
        "bars": bars(movements(view.goals)),
        "near": NEAR,
        "support": [one for one in view.support if one not in {service.title for service in view.services}],
        "least": limits.team_least,
        "most": limits.team_most,
        "as_of": registry.today,
        "commit": commit,
        "root": root,
        **vocabulary(language),
        "vat": vat_of(one.terms for one in view.undertakings),
    }
    return render("policy", language, context, templates)
