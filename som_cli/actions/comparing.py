"""The portfolio compared with what it was at a commit or on a day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from som_cli.actions.documents import own_templates, short_commit
from som_cli.errors import UsageFault
from som_cli.notation import day_of
from som_cli.portfolio.comparison import compare
from som_cli.render.changes import changes as page
from som_cli.store.load import load
from som_cli.store.tree import CommitTree

if TYPE_CHECKING:
    from collections.abc import Sequence

    from som_cli.portfolio.comparison import Comparison
    from som_cli.process.registry import Registry
    from som_cli.store.git import Git


def compare_since(git: Git, since: str, registry: Registry, domain: str = "all") -> tuple[Comparison, str]:
    """Compare the records with those at the end of a day, or at a commit; give the earlier commit too.

    Raises:
        NotProvable: There is no such commit here, or the history begins later than the day.
        UsageFault: The day is later than the one that is looked at.
    """
    asked = _day(since)
    commit = git.first_parent_at(asked) if asked else git.resolve(since)
    day = asked or git.day_of(commit)
    if day > registry.today:
        raise UsageFault("portfolio-since-later", since=day, today=registry.today)
    before = load(CommitTree(git, commit), day).registry
    return compare(before, registry, domain, None if asked else since), commit


def render_changes(
    git: Git, view: Comparison, before: str, language: str, revision: str | None = None, *, lacking: Sequence[str] = ()
) -> str:
    """Render a comparison to Markdown; `before` and `revision` are the commits, if any was asked for."""
    return page(
        view,
        language,
        commits=(short_commit(git, before), short_commit(git, revision)),
        templates=own_templates(git, revision, language),
        lacking=lacking,
    )


def _day(said: str) -> date | None:
    """Read a day as it is typed anywhere; None where it is none, and so names a commit."""
    try:
        return date.fromisoformat(day_of(said))
    except ValueError:
        return None
