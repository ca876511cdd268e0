"""The order for a builder's work plan as a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from som_cli.actions.documents import own_templates, short_commit, way_to_root
from som_cli.render.order import order as page

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from som_cli.portfolio.order import WorkOrder
    from som_cli.store.git import Git


def render_order(
    git: Git,
    view: WorkOrder,
    language: str,
    target: Path | None,
    revision: str | None = None,
    *,
    lacking: Sequence[str] = (),
) -> str:
    """Render an order to Markdown; `target` is the file it is for, `revision` the commit if any was asked for."""
    return page(
        view,
        language,
        commit=short_commit(git, revision),
        root=way_to_root(git.root, target),
        templates=own_templates(git, revision, language),
        lacking=lacking,
    )
