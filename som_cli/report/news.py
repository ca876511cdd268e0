"""What came from the server, in words: a line for each commit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from som_cli.audit.trailers import Claim, read
from som_cli.diagnostics import shortened
from som_cli.figures import WRITINGS
from som_cli.locale import _, current, ngettext
from som_cli.report.process import said
from som_cli.report.wording import LONGEST, visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from som_cli.audit.history import Commit, News
    from som_cli.process.model import Process


def told_news(news: News, process: Process, name_of: Callable[[Commit], str]) -> Iterator[str]:
    """Say what is new here, and what of ours the server does not have yet; `name_of` tells who made a commit."""
    count = len(news.came)
    if count:
        line = ngettext("{count} new commit on `{branch}`:", "{count} new commits on `{branch}`:", count)
        yield line.replace("{count}", str(count), 1).replace("{branch}", news.branch, 1)
        yield from (f"  {told_commit(commit, process, name_of(commit))}" for commit in news.came)
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


def told_commit(commit: Commit, process: Process, who: str) -> str:
    """One commit in a line: what was done to which initiative, or its own subject; who, and when."""
    when = WRITINGS[current()].day(commit.authored.date())
    return f"{_done(commit, process)} – {shortened(visible(who), LONGEST)}, {when}"


def _done(commit: Commit, process: Process) -> str:
    claim = read(commit.trailers)
    act = claim.act if isinstance(claim, Claim) else None
    move = process.moves_by_id.get(act.move) if act else None
    if act is None or move is None:
        return shortened(visible(commit.subject), LONGEST)
    outcome = commit.subject.removeprefix(f"{act.initiative}: {act.move}").strip()
    name = next((words for word, words in move.outcomes.items() if word == outcome), None)
    return f"{act.initiative}: {said(move.past)}" + (f": {said(name)}" if name else "")
