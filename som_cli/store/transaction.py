"""Writing is a transaction: one lock, a journal, whole files, git's own commit, and a look at what came of it.

All of what is recorded together lands, or none of it; what the user has staged or edited elsewhere stays as it is.
"""

from __future__ import annotations

import re
import time
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NoReturn

from som_cli.diagnostics import Diagnostic, Severity
from som_cli.errors import Interrupted, SomeoneFirst, StateForbids
from som_cli.store import disk
from som_cli.store.branches import on_branch
from som_cli.store.git import blob_name, literal
from som_cli.store.journal import Change, Journal, Step, discard, keep
from som_cli.store.layout import SINGLES, place
from som_cli.store.lock import lock
from som_cli.store.program import fault
from som_cli.store.recovery import recover, undo
from som_cli.store.signals import endable, unhurried

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
    from datetime import datetime

    from som_cli.audit.history import Commit as Logged
    from som_cli.store.git import Entry, Git, Identity, Standing
    from som_cli.store.program import Answer

DURABLE = ("-c", "core.fsync=committed")  # git's own default makes nothing durable
FRUGAL = ("-c", "maintenance.auto=false")  # tidying up is for fetch and merge, not for a person who waits
NAMED = ("-c", "user.useConfigOnly=true")  # a guessed author is none
MANY = 8_000  # characters of paths that a command line takes on every system
MADE = re.compile(r"\[\S+(?: \(root-commit\))? ([0-9a-f]{4,64})\] ")  # what git commit says
UNCHANGED = ("nothing to commit", "nothing added to commit", "no changes added to commit")
HOOKS = ("pre-commit", "prepare-commit-msg", "commit-msg")


def nowhere(_: str) -> None:
    """Do nothing at the named place of a transaction; tests interrupt there."""


@dataclass(frozen=True, slots=True)
class Commit:
    """One commit to make.

    `writes` are whole contents by path, None for a file that goes; a content equal to what is on disk takes a hand
    edit along. `fresh` are the paths that must not be there yet: an act's number, say. `when` and `who` stand in for
    the clock and git's identity.
    """

    writes: Mapping[str, bytes | None]
    message: str
    fresh: Collection[str] = ()
    when: datetime | None = None
    who: Identity | None = None


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was recorded: full hashes in order, the short ones that people are shown, and what else to say."""

    commits: tuple[str, ...]
    short: tuple[str, ...]
    branch: str
    notes: tuple[Diagnostic, ...] = ()
    address: str | None = None  # of the page for a pull or merge request, once it was pushed to a branch


@contextmanager
def writing(
    git: Git,
    scope: Sequence[str],
    *,
    takes: Collection[str] = (),
    branch: tuple[str, str] | None = None,
    unborn: bool = False,
    at: Callable[[str], None] = nowhere,
) -> Iterator[Transaction]:
    """Hold the repository for one act: locked, recovered, in a state that allows it, with no edits in the way.

    Load and check inside, then `record` once. Leaving without it changes nothing.

    Args:
        git: The repository.
        scope: The files and folders that the act is about; uncommitted edits there are refused.
        takes: The files in `scope` whose hand edits the act takes along.
        branch: The branch to work on, and the main one that it starts from; None for the current branch.
        unborn: Whether this may be the first commit.
        at: Told each place reached: `locked`, `journal`, `written`, `added`, `committed`, `checked`.

    Raises:
        StateForbids: A merge or the like is unfinished, there are edits in the way, another som or git is writing.
        EnvironmentFault: No git, no repository, or one that may not be written.
    """
    with ExitStack() as held:
        held.enter_context(lock(git.place))
        ending, asked = recover(git), True
        if branch:
            git.refuse_unless_ok()
            asked = held.enter_context(on_branch(git, *branch))
        standing = git.standing(scope)
        git.refuse_unless_ok(standing, unborn=unborn)
        in_the_way = tuple(path for path in standing.changed if path not in takes)
        if in_the_way:
            raise StateForbids("store-edits-uncommitted", paths=in_the_way, **_edited(in_the_way[0]))
        at("locked")
        transaction = Transaction(git, tuple(scope), standing, at)
        if ending:
            transaction.note(f"store-recovery-{ending}")
        if not asked:
            transaction.note("store-server-silent")
        yield transaction


def _edited(path: str) -> dict[str, str]:
    """A file with edits, and the record that it is of."""
    spot = place(path)
    if spot is None or path in SINGLES:
        return {"path": path}
    return {"path": path, "initiative": spot.case} if spot.case else {"path": path, "record": spot.stem}


def record(git: Git, commits: Sequence[Commit], scope: Sequence[str] = (), **options: Any) -> Receipt:
    """Record commits whose contents are known beforehand; `scope` is what they write unless it is given."""
    written = tuple(dict.fromkeys(path for commit in commits for path in commit.writes))
    with writing(git, scope or written, **options) as transaction:
        return transaction.record(commits)


@dataclass
class Transaction:
    """The repository, held for one act; made by `writing`."""

    git: Git
    scope: tuple[str, ...]
    standing: Standing
    at: Callable[[str], None] = nowhere
    notes: list[Diagnostic] = field(default_factory=list)
    last: Journal | None = None  # of what was recorded, for whoever must take it back before it was acknowledged

    def note(self, code: str, severity: Severity = Severity.NOTE, **facts: str) -> None:
        """Have something told beside the receipt."""
        self.notes.append(Diagnostic("", 1, 1, code, facts, severity))

    def record(self, commits: Sequence[Commit]) -> Receipt:
        """Make the commits, all or none, and look at what came of them.

        Raises:
            SomeoneFirst: A fresh file is there already.
            StateForbids: A hook refused or changed something; nothing was recorded.
            EnvironmentFault: The disk or git refused; nothing was recorded.
            Interrupted: The user stopped it; nothing was recorded.
        """
        journal = self._journal(commits)
        short: list[str] = []
        with self._all_or_nothing(journal):
            for commit, step in zip(commits, journal.steps, strict=True):
                self._write(step)
                short.append(self._commit(commit, step))
            made = self._read_back(journal)
            self.at("checked")
        self.last = journal
        return Receipt(tuple(one.hash for one in made), tuple(short), journal.branch, tuple(self.notes))

    def write(self, commits: Sequence[Commit]) -> tuple[str, ...]:
        """Write the files alone, all or none, for `--no-commit`; return their paths."""
        journal = self._journal(commits)
        with self._all_or_nothing(journal):
            for step in journal.steps:
                self._write(step)
        return journal.paths

    def take_back(self) -> None:
        """Undo what `record` made, while nobody has been told of it."""
        if self.last:
            with unhurried():
                undo(self.git, self.last, careful=False)
            self.last = None

    # -- the journal --------------------------------------------------------------------------------------------

    def _journal(self, commits: Sequence[Commit]) -> Journal:
        """Look at what is there, and say what shall be.

        Raises:
            SomeoneFirst: A fresh file is there already.
        """
        now: dict[str, bytes | None] = {}
        steps = []
        for commit in commits:
            changes = []
            for path, new in commit.writes.items():
                old = now[path] if path in now else disk.content(self.git.root / path)
                if old is not None and path in commit.fresh:
                    raise SomeoneFirst("store-file-taken", path=path)
                changes.append(Change(path, old, new))
                now[path] = new
            steps.append(Step(commit.message, tuple(changes)))
        staged = tuple(entry for entry in self._entries(list(now)) if _is_staged(entry))
        return Journal(self.standing.head, self.standing.branch, time.time(), tuple(steps), staged)

    def _entries(self, paths: Sequence[str]) -> tuple[Entry, ...]:
        """Give what differs from HEAD among the files to be written; the first look knew those in `scope`."""
        known = all(any(path == one or path.startswith(f"{one.rstrip('/')}/") for one in self.scope) for path in paths)
        entries = self.standing.entries if known else self.git.standing(paths).entries
        return tuple(entry for entry in entries if entry.path in paths)

    @contextmanager
    def _all_or_nothing(self, journal: Journal) -> Iterator[None]:
        try:
            with endable():
                keep(self.git.place, journal)
                self.at("journal")
                yield
                discard(self.git.place)
        except BaseException as reason:
            with unhurried():
                undo(self.git, journal, careful=False)
                discard(self.git.place)
            if isinstance(reason, KeyboardInterrupt):
                raise Interrupted("interrupted") from None
            raise

    # -- one commit ---------------------------------------------------------------------------------------------

    def _write(self, step: Step) -> None:
        for change in step.changes:
            path = self.git.root / change.path
            if change.new is None:
                disk.remove(path)
            elif change.new != change.old:
                disk.write(path, change.new)
        self.at("written")

    def _commit(self, commit: Commit, step: Step) -> str:
        """Let git commit exactly the step's files; return the short hash."""
        new = [change.path for change in step.changes if change.old is None and change.new is not None]
        if untracked := new + [entry.path for entry in self.standing.entries if _is_untracked(entry, step.paths)]:
            self.git.change("add", "--intent-to-add", "--force", "--", *literal(untracked))
        self.at("added")
        where, paths = self._where(step.paths)
        answer = self.git.write(
            *(*DURABLE, *FRUGAL, *NAMED, "commit", "--only", "--cleanup=verbatim", "-F", "-", *where, *paths),
            stdin=step.message.encode(),
            environment=_clock_and_identity(commit),
        )
        if answer.status:
            self._explain(answer)
        self.at("committed")
        made = MADE.match(answer.text)
        return made[1] if made else self.git.short(self.git.head())

    def _where(self, paths: Sequence[str]) -> tuple[list[str], list[str]]:
        """Name the files on the command line, or in a file when they are many."""
        named = literal(paths)
        if sum(map(len, named)) < MANY:
            return ["--"], named
        listed = self.git.place.folder / "som" / "paths"
        disk.write(listed, "\0".join(named).encode())
        return [f"--pathspec-from-file={listed}", "--pathspec-file-nul"], []

    def _explain(self, answer: Answer) -> NoReturn:
        """Say why git made no commit: nothing new, a hook, or what `fault` knows."""
        if any(words in answer.text for words in UNCHANGED):
            raise StateForbids("store-nothing-new")
        reason = fault(answer, self.git.root, "commit")
        if reason.code == "store-git-failed" and self._has_hook():
            raise StateForbids("store-hook-refused", words=answer.words)
        raise reason

    def _has_hook(self) -> bool:
        hooks = self.git.root / self.git.change("rev-parse", "--git-path", "hooks")  # `read` would hide them
        return any((hooks / name).exists() for name in HOOKS)

    # -- what came of it ----------------------------------------------------------------------------------------

    def _read_back(self, journal: Journal) -> list[Logged]:
        """Compare the commits, the index and the files with what was meant.

        Raises:
            StateForbids: A hook, or another program, put something else into the commit.
        """
        made = self.git.log(first_parent=True, limit=len(journal.steps))[::-1]
        if "".join(made[0].parents[:1]) != journal.head:
            raise StateForbids("store-commit-changed", path=journal.paths[0])
        for commit, step in zip(made, journal.steps, strict=True):
            self._compare(commit, step)
        after = self.git.standing(journal.paths)
        if after.head != made[-1].hash or after.entries:
            raise StateForbids("store-commit-changed", path=after.changed[0] if after.entries else journal.paths[0])
        return made

    def _compare(self, commit: Logged, step: Step) -> None:
        meant = {change.path: change.new for change in step.changes}
        for file in commit.files:
            if file.path not in meant or not self._is_content(file.blob, meant[file.path]):
                raise StateForbids("store-commit-changed", path=file.path)
        if ours(commit.trailers) != ours(_trailers(step.message)):
            self.note("store-trailers-changed", Severity.WARNING, commit=commit.hash[:7])

    @staticmethod
    def _is_content(blob: str, content: bytes | None) -> bool:
        """Tell whether a blob is what was written; git may have turned the ends of lines into its own."""
        if content is None:
            return not blob.strip("0")
        return blob in [blob_name(text, len(blob)) for text in (content, content.replace(b"\r\n", b"\n"))]


def ours(trailers: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Give the trailers that speak in our name."""
    return [(key, value) for key, value in trailers if key.startswith("Som-")]


def _trailers(message: str) -> list[tuple[str, str]]:
    lines = message.rstrip("\n").rpartition("\n\n")[2].split("\n")
    return [(key, value) for key, _, value in (line.partition(": ") for line in lines)]


def _is_staged(entry: Entry) -> bool:
    """Tell whether the index differs from HEAD here, or announces a new file."""
    return entry.staged not in ".?" or (entry.staged, entry.edited) == (".", "A")


def _is_untracked(entry: Entry, paths: Sequence[str]) -> bool:
    return entry.staged == "?" and entry.path in paths


def _clock_and_identity(commit: Commit) -> dict[str, str]:
    chosen: dict[str, str] = {}
    if commit.when:
        stamp = f"{int(commit.when.timestamp())} {commit.when:%z}"
        chosen |= {"GIT_AUTHOR_DATE": stamp, "GIT_COMMITTER_DATE": stamp}
    if commit.who:
        for role in ("AUTHOR", "COMMITTER"):
            chosen |= {f"GIT_{role}_NAME": commit.who.name, f"GIT_{role}_EMAIL": commit.who.email}
    return chosen
