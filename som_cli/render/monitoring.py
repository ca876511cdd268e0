"""The monitoring of a trimester as a document: who is silent first, then contradictions, then all ratings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from som_cli.render.environment import NO_TEMPLATES, render
from som_cli.render.words import vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from som_cli.diagnostics import Diagnostic
    from som_cli.portfolio.monitoring import Monitoring
    from som_cli.render.environment import Templates


def monitoring(
    view: Monitoring,
    language: str,
    *,
    say: Callable[[Diagnostic, str], str],
    commit: str | None = None,
    root: str = "../",
    templates: Templates = NO_TEMPLATES,
    lacking: Sequence[str] = (),
) -> str:
    """Render the monitoring of a trimester to Markdown.

    Args:
        view: The monitoring, as of its day.
        language: `et` or `en`.
        say: Puts a contradiction into a sentence of that language.
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
        **vocabulary(language),
        "say": lambda reason: say(reason, language),
    }
    return render("monitoring", language, context, templates)
