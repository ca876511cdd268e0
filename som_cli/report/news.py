"""What came from the server, in words: a line for each commit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from som_cli.audit.trailers import Claim, read
from som_cli.diagnostics import shortened
from som_cli.figures import WRITINGS
from som_cli.locale import _, current, ngettext
from som_cli.report.initiatives import told_done
from som_cli.report.wording import LONGEST, visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from som_cli.audit.history import Commit, News
    from som_cli.process.registry import Registry


def told_news(news: News, registry: Registry, name_of: Callable[[Commit], str]) -> Iterator[str]:
    """Say what is new here, and what of ours the server does not have yet; `name_of` tells who made a commit."""
    count = len(news.came)
    if news.left:
        yield _gone_over(news.left, news.branch, news.back)
    if count:
        line = ngettext("{count} new commit on `{branch}`:", "{count} new commits on `{branch}`:", count)
        yield line.replace("{count}", str(count), 1).replace("{branch}", news.branch, 1)
        yield from (f"  {told_commit(commit, registry, name_of(commit))}" for commit in news.came)
    elif not news.known:
        yield _("`{branch}` is only here: the server has no such branch.").replace("{branch}", news.branch, 1)
    else:
        yield _("`{branch}` is up to date.").replace("{branch}", news.branch, 1)
    if news.moved:
        yield _("Your own commits were put behind them.")
    if waiting := len(news.ahead):
        line = ngettext(
            "{count} commit of yours is not on the server yet.",
            "{count} commits of yours are not on the server yet.",
            waiting,
        )
        yield line.replace("{count}", str(waiting), 1)


def _gone_over(left: str, branch: str, record: str | None) -> str:
    """What lies on the branch that was left is not gone, and how to come back to it."""
    told = (
        _("From `{left}` you went over to `{branch}`; `{command}` leads back.")
        if record
        else _("From `{left}` you went over to `{branch}`.")
    )
    command = f"som sync {record}"
    return told.replace("{command}", command, 1).replace("{branch}", branch, 1).replace("{left}", left, 1)


def told_commit(commit: Commit, registry: Registry, who: str) -> str:
    """One commit in a line: what was done to which initiative, or its own subject; who, and when."""
    when = WRITINGS[current()].day(commit.authored.date())
    return f"{_done(commit, registry)} – {shortened(visible(who), LONGEST)}, {when}"


def _done(commit: Commit, registry: Registry) -> str:
    claim = read(commit.trailers)
    act, body = (claim.act, claim.body) if isinstance(claim, Claim) else (None, None)
    move = registry.process.moves_by_id.get(act.move) if act else None
    if act is None or move is None:
        return shortened(visible(commit.subject), LONGEST)
    outcome = commit.subject.removeprefix(f"{act.initiative}: {act.move}").strip()
    return f"{act.initiative}: {told_done(move, outcome, registry.body_type(body))}"
