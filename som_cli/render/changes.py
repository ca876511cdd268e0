"""What has changed in the portfolio as a document: the totals then and now, then one table for each kind of change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from som_cli.render.environment import NO_TEMPLATES, render
from som_cli.render.words import vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from som_cli.portfolio.comparison import Comparison
    from som_cli.render.environment import Templates


def changes(
    view: Comparison,
    language: str,
    *,
    commits: tuple[str | None, str | None] = (None, None),
    templates: Templates = NO_TEMPLATES,
    lacking: Sequence[str] = (),
) -> str:
    """Render a comparison to Markdown.

    Args:
        view: What has changed between two days.
        language: `et` or `en`.
        commits: The short hashes of the commits that the earlier and the present records were read from.
        templates: The repository's own templates.
        lacking: The paths of the records that could not be read.
    """
    context: dict[str, Any] = {
        "view": view,
        "kinds": view.by_kind,
        "commits": commits,
        "lacking": lacking,
        **vocabulary(language),
    }
    return render("changes", language, context, templates)
