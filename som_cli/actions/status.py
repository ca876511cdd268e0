"""Where the working copy stands, and the state of things."""

from __future__ import annotations

from typing import TYPE_CHECKING

from som_cli.actions.check import judge
from som_cli.portfolio.overview import Overview, WorkingCopy, overview
from som_cli.store.layout import DATA, SETTINGS

if TYPE_CHECKING:
    from som_cli.store.git import Git
    from som_cli.store.load import Loaded
    from som_cli.store.tree import Tree


def status(loaded: Loaded, tree: Tree, git: Git | None) -> Overview:
    """Bring together the state of things; git is asked once, and every record is read once.

    Args:
        loaded: Everything on file.
        tree: What it was loaded from.
        git: The repository; None where there is no history.
    """
    return overview(loaded.registry, judge(loaded, tree), _work(git) if git else None)


def _work(git: Git) -> WorkingCopy:
    standing = git.standing([DATA, SETTINGS], counted=True)
    return WorkingCopy(standing.branch, standing.head, standing.upstream, standing.changed, standing.apart)
