"""The development portfolio as a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from som_cli.actions.documents import own_templates, short_commit, way_to_root
from som_cli.render.monitoring import monitoring as monitoring_page
from som_cli.render.portfolio import portfolio as page
from som_cli.report.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from som_cli.portfolio.monitoring import Monitoring
    from som_cli.portfolio.view import Portfolio
    from som_cli.store.git import Git

BUILT = "build/portfolio.md"  # where it is written unless another place is named, from the repository's root


def render(
    git: Git,
    view: Portfolio,
    language: str,
    target: Path | None,
    revision: str | None = None,
    *,
    lacking: Sequence[str] = (),
) -> str:
    """Render a portfolio to Markdown.

    Args:
        git: The repository.
        view: What to render.
        language: `et` or `en`.
        target: The file it is for, to which its links are relative; None for standard output.
        revision: The commit that the records were read from; None for the working tree.
        lacking: The paths of the records that could not be read.
    """
    return page(
        view,
        language,
        commit=short_commit(git, revision),
        root=way_to_root(git.root, target),
        templates=own_templates(git, revision, language),
        lacking=lacking,
    )


def render_monitoring(
    git: Git,
    view: Monitoring,
    language: str,
    target: Path | None,
    revision: str | None = None,
    *,
    lacking: Sequence[str] = (),
) -> str:
    """Render the monitoring of a trimester to Markdown; the arguments are those of `render`."""
    return monitoring_page(
        view,
        language,
        say=sentence,
        commit=short_commit(git, revision),
        root=way_to_root(git.root, target),
        templates=own_templates(git, revision, language),
        lacking=lacking,
    )
