"""The work plan of a year as a document: what is late first, then all activities in their order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from som_cli.render.environment import NO_TEMPLATES, render
from som_cli.render.words import phrase, small

if TYPE_CHECKING:
    from collections.abc import Sequence

    from som_cli.portfolio.yearplan import YearPlan
    from som_cli.render.environment import Templates


def workplan(
    view: YearPlan,
    language: str,
    *,
    commit: str | None = None,
    templates: Templates = NO_TEMPLATES,
    lacking: Sequence[str] = (),
) -> str:
    """Render a work plan to Markdown.

    Args:
        view: The plan of a domain or of a department, on its day.
        language: `et` or `en`.
        commit: The short hash of the commit the records were read from.
        templates: The repository's own templates.
        lacking: The paths of the records that could not be read.
    """
    context = {"view": view, "commit": commit, "lacking": lacking, "phrase": phrase, "small": small}
    return render("workplan", language, context, templates)
