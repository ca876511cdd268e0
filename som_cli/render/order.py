"""The order for a builder's work plan as a document: totals, then each development, then what is apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from som_cli.render.environment import NO_TEMPLATES, render
from som_cli.render.words import vat_of, vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from som_cli.portfolio.order import WorkOrder
    from som_cli.render.environment import Templates


def order(
    view: WorkOrder,
    language: str,
    *,
    commit: str | None = None,
    root: str = "../",
    templates: Templates = NO_TEMPLATES,
    lacking: Sequence[str] = (),
) -> str:
    """Render an order to Markdown.

    Args:
        view: The order for a year.
        language: `et` or `en`.
        commit: The short hash of the commit the records were read from.
        root: The way from the document to the repository's root, for links.
        templates: The repository's own templates.
        lacking: The paths of the records that could not be read.
    """
    context: dict[str, Any] = {
        "view": view,
        "commit": commit,
        "root": root,
        "lacking": lacking,
        "vat": vat_of(one.item.terms for one in (*view.ordered, *view.held)),
        **vocabulary(language),
    }
    return render("order", language, context, templates)
