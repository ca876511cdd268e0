"""What we ask of git, in few calls: who, where, which state, what is in a tree, what happened."""

from __future__ import annotations

import hashlib
import os
import re
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from som_cli.errors import EnvironmentFault, NotProvable, StateForbids
from som_cli.store.log import FIELDS, TALLINN, commits
from som_cli.store.program import ENVIRONMENT, READING, Answer, fault, known_fault, patiently, run, scrub

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from som_cli.audit.history import Commit

HASH = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
REGULAR = ("100644", "100755")
NOTHING = "0" * 40
UNFINISHED = (  # what git leaves in its folder while something waits to be finished; a rebase also leaves a pick
    ("rebase-merge", "rebase"),
    ("rebase-apply", "rebase"),
    ("MERGE_HEAD", "merge"),
    ("CHERRY_PICK_HEAD", "cherry-pick"),
    ("REVERT_HEAD", "revert"),
    ("BISECT_LOG", "bisect"),
    ("sequencer", "cherry-pick"),
)


class State(StrEnum):
    """What the repository is in the middle of; only in `OK` may anything be recorded."""

    OK = "ok"
    MERGE = "merge"
    REBASE = "rebase"
    CHERRY_PICK = "cherry-pick"
    REVERT = "revert"
    BISECT = "bisect"
    DETACHED = "detached"
    UNBORN = "unborn"
    BARE = "bare"


@dataclass(frozen=True, slots=True)
class Identity:
    """Who git says is at the keyboard."""

    name: str
    email: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where the repository keeps its own files, and where we stand in it."""

    folder: Path  # of this working tree: HEAD, index, what is in progress
    common: Path  # of the whole repository, shared by its working trees
    prefix: str  # the way from git's top folder to ours, "" or "gov/"
    bare: bool
    shallow: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """One path that differs from HEAD, staged or not."""

    path: str
    staged: str  # git's letter for HEAD against index: "." same, A added, M changed …, "?" untracked
    edited: str  # and for index against file; A is `git add -N`
    mode: str = ""  # in the index
    blob: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """HEAD, the branch, and the uncommitted edits under the paths asked for."""

    head: str  # "" before the first commit
    branch: str  # "" when HEAD is detached
    upstream: str = ""
    entries: tuple[Entry, ...] = ()
    apart: tuple[int, int] | None = None  # commits only here, and only upstream; None where not counted

    @property
    def changed(self) -> tuple[str, ...]:
        """The paths with uncommitted edits, new files too."""
        return tuple(entry.path for entry in self.entries)


def literal(paths: Iterable[str]) -> list[str]:
    """Guard paths so that git takes them as they are, never as patterns."""
    return [f":(literal){path}" for path in paths]


class Git:
    """One repository, seen from the folder of `som.yaml`; every path is relative to that folder."""

    def __init__(self, root: Path) -> None:
        scrub(os.environ)
        self.root = root

    def read(self, *arguments: str, stdin: bytes = b"") -> Answer:
        """Ask git something that changes nothing and runs nothing of the repository's."""
        return run(
            self.root, [*READING, *arguments], stdin=stdin, environment=ENVIRONMENT | {"GIT_OPTIONAL_LOCKS": "0"}
        )

    def ask(self, *arguments: str, stdin: bytes = b"") -> str:
        """Ask git something that it must be able to answer.

        Raises:
            SomError: It could not; the code says why.
        """
        return self._sound(self.read(*arguments, stdin=stdin), arguments).text

    def write(self, *arguments: str, stdin: bytes = b"", environment: Mapping[str, str] | None = None) -> Answer:
        """Let git change something; waits for a lock that another git holds for a moment."""
        return patiently(self.root, arguments, stdin=stdin, environment=ENVIRONMENT | dict(environment or {}))

    def change(self, *arguments: str, stdin: bytes = b"", environment: Mapping[str, str] | None = None) -> str:
        """Let git change something that it must be able to change.

        Raises:
            SomError: It could not; the code says why.
        """
        return self._sound(self.write(*arguments, stdin=stdin, environment=environment), arguments).text

    def _sound(self, answer: Answer, arguments: Sequence[str]) -> Answer:
        if answer.status:
            verb = next((word for word in arguments if not word.startswith("-") and "=" not in word), "")
            raise fault(answer, self.root, verb)
        return answer

    @cached_property
    def place(self) -> Place:
        """Where git keeps its files.

        Raises:
            EnvironmentFault: No git, no repository, or one that git does not trust.
        """
        usual = self.root / ".git"
        if (usual / "HEAD").is_file():  # a plain clone, seen from its top: every later call of git agrees or fails
            return Place(usual, usual, "", bare=False, shallow=(usual / "shallow").is_file())
        about = ("--is-bare-repository", "--is-shallow-repository")
        where = ("--path-format=absolute", "--git-dir", "--git-common-dir", "--show-prefix")
        bare, shallow, folder, common, prefix = f"{self.ask('rev-parse', *about, *where)}\n".split("\n")[:5]
        return Place(Path(folder), Path(common), prefix, bare=bare == "true", shallow=shallow == "true")

    def identity(self) -> Identity:
        """Tell who would be the author of a commit made now.

        Raises:
            EnvironmentFault: Nobody has told git a name and an e-mail address; git's guesses do not count.
        """
        answer = self.read("-c", "user.useConfigOnly=true", "var", "GIT_AUTHOR_IDENT")
        name, _, rest = answer.text.rpartition(" <")
        email = rest.partition(">")[0]
        if answer.status or not email:
            raise EnvironmentFault("store-identity-missing", path=self.root.as_posix(), words=answer.words)
        return Identity(name, email)

    # -- where we stand -----------------------------------------------------------------------------------------

    def standing(self, paths: Sequence[str] = (), *, counted: bool = False) -> Standing:
        """Give HEAD, the branch, and what differs from HEAD under `paths`, in one call; count commits if asked."""
        out = self.ask(
            "status",
            *("--porcelain=v2", "--branch", "--untracked-files=all", "--no-renames", "-z"),
            "--ahead-behind" if counted else "--no-ahead-behind",
            "--",
            *literal(paths or [".gitattributes"]),  # no pathspec at all would mean everything
        )
        lines = out.split("\0")
        heads = dict(line[2:].split(" ", 1) for line in lines if line.startswith("# "))
        entries = tuple(filter(None, (self._entry(line) for line in lines))) if paths else ()
        return Standing(
            head=heads["branch.oid"].replace("(initial)", ""),
            branch=heads["branch.head"].replace("(detached)", ""),
            upstream=heads.get("branch.upstream", ""),
            entries=entries,
            apart=_apart(heads.get("branch.ab", "+? -?")),
        )

    def _entry(self, line: str) -> Entry | None:
        kind, _, rest = line.partition(" ")
        if kind == "?":
            return Entry(rest.removeprefix(self.place.prefix), "?", "?")
        if kind == "1":
            letters, _, _, mode, _, _, blob, path = rest.split(" ", 7)
            return Entry(path.removeprefix(self.place.prefix), letters[0], letters[1], mode, blob)
        if kind == "u":
            letters, *_, path = rest.split(" ", 9)
            return Entry(path.removeprefix(self.place.prefix), letters[0], letters[1])
        return None

    def uncommitted(self, paths: Sequence[str]) -> tuple[str, ...]:
        """Give the files under `paths` that differ from HEAD, staged, unstaged or new."""
        return self.standing(paths).changed if paths else ()

    def head(self) -> str:
        """Give the commit HEAD points at; "" before the first one."""
        answer = self.read("rev-parse", "--quiet", "--verify", "HEAD^{commit}")
        return "" if answer.status else answer.text

    def branch(self) -> str:
        """Give the name of the current branch; "" when HEAD is detached."""
        answer = self.read("symbolic-ref", "--quiet", "--short", "HEAD")
        return "" if answer.status else answer.text

    def state(self, standing: Standing | None = None) -> State:
        """Tell what the repository is in the middle of."""
        if self.place.bare:
            return State.BARE
        for name, state in UNFINISHED:
            if (self.place.folder / name).exists():
                return State(state)
        standing = standing or self.standing()
        if not standing.branch:
            return State.DETACHED
        return State.OK if standing.head else State.UNBORN

    def refuse_unless_ok(self, standing: Standing | None = None, *, unborn: bool = False) -> None:
        """Refuse to write in a state in which a commit would go astray.

        Raises:
            StateForbids: One of `store-merge`, `store-rebase` … `store-bare`.
        """
        state = self.state(standing)
        if state is not State.OK and not (unborn and state is State.UNBORN):
            raise StateForbids(f"store-{state}")

    # -- trees and blobs ----------------------------------------------------------------------------------------

    def resolve(self, rev: str) -> str:
        """Give the full hash of a commit named in any way git knows.

        Raises:
            NotProvable: There is no such commit here.
            EnvironmentFault: There is no repository, or git does not trust it.
        """
        answer = self.read("rev-parse", "--quiet", "--verify", "--end-of-options", f"{rev}^{{commit}}")
        if answer.status:
            raise known_fault(answer, self.root) or NotProvable(
                "store-revision-unknown", revision=rev, fetch=self._deepening
            )
        return answer.text.splitlines()[-1]

    def short(self, commit: str) -> str:
        """Shorten a full hash to the length that people are shown, which git chooses by the size of the repository."""
        return commit[: self._shown]

    @cached_property
    def _shown(self) -> int:
        return len(self.ask("rev-parse", "--short", "--verify", "HEAD"))

    def files(self, rev: str, prefix: str = "") -> dict[str, str]:
        """Give the regular files of a commit's tree, `{path: blob}`, all or under one folder."""
        commit = rev if HASH.fullmatch(rev) else self.resolve(rev)
        out = self.ask("ls-tree", "-r", "-z", commit, "--", *([prefix] if prefix else []))
        found = (line.split("\t", 1) for line in out.split("\0") if line)
        return {path: about.split(" ")[2] for about, path in found if about.startswith(REGULAR)}

    def blobs(self, oids: Iterable[str]) -> dict[str, bytes]:
        """Read many blobs in one call, `{blob: its bytes}`.

        Raises:
            NotProvable: A blob is not here (a partial clone without its server).
        """
        wanted = list(dict.fromkeys(oids))
        if not wanted:
            return {}
        answer = self._sound(self.read("cat-file", "--batch", "--buffer", stdin=_lines(wanted)), ["cat-file"])
        found: dict[str, bytes] = {}
        rest = memoryview(answer.out)
        for oid in wanted:
            end = bytes(rest[:200]).index(b"\n")
            about = bytes(rest[:end]).split(b" ")
            if len(about) != 3:  # noqa: PLR2004  (`<oid> missing`)
                raise NotProvable("store-object-missing", object=oid)
            size = int(about[2])
            found[oid] = bytes(rest[end + 1 : end + 1 + size])
            rest = rest[end + 2 + size :]
        return found

    # -- history ------------------------------------------------------------------------------------------------

    def log(
        self, *revisions: str, patterns: Sequence[str] = (), first_parent: bool = False, limit: int = 0
    ) -> list[Commit]:
        """Read commits with the files they touched, newest first, in one call.

        `revisions` are full hashes or ranges of them, HEAD when there is none; `patterns` are pathspecs with their
        magic, so that a user's path goes through `literal` first.
        """
        out = self.ask(
            "log",
            *("-z", "--raw", "--no-abbrev", "--no-renames", "--relative", "--no-ext-diff", "--no-textconv"),
            f"--format={'%x00'.join(FIELDS)}",
            *(["--first-parent"] if first_parent else []),
            *([f"--max-count={limit}"] if limit else []),
            "--end-of-options",
            *(revisions or ["HEAD"]),
            "--",
            *patterns,
        )
        return list(commits(out))

    def boundary(self) -> frozenset[str]:
        """Give the oldest commits of a shallow clone: git shows them as adding all that they hold; none elsewhere."""
        if not self.place.shallow:
            return frozenset()
        return frozenset((self.place.common / "shallow").read_text("ascii").split())

    def first_parent_at(self, day: date) -> str:
        """Give the last commit on HEAD's first-parent line that was there at the end of `day` in Tallinn.

        Raises:
            NotProvable: The history begins later; names its first day, in words and as it is typed.
        """
        end = int(datetime.combine(day, time(23, 59, 59), TALLINN).timestamp())
        found = self.ask("rev-list", "--first-parent", "--max-count=1", f"--before=@{max(end, 0)}", "HEAD")
        if not found:
            oldest = self.ask("rev-list", "--first-parent", "--timestamp", "HEAD").splitlines()[-1]
            first = _day(int(oldest.split(" ")[0]))
            raise NotProvable(
                "store-day-before-history",
                asked=day,
                first=first,
                typed=first.isoformat(),
                fetch=self._deepening,
            )
        return found

    @property
    def _deepening(self) -> str | None:
        """The command that brings the older history; None where all of it is here."""
        return "git fetch --unshallow" if self.place.shallow else None

    def as_of(self, day: date) -> str | None:
        """Give the commit that shows the state of `day`; None from HEAD's own day on: the working tree does."""
        if day >= self.day_of("HEAD"):
            return None
        return self.first_parent_at(day)

    def day_of(self, rev: str) -> date:
        """Give the day in Tallinn on which a commit was committed."""
        return _day(int(self.ask("show", "--no-patch", "--format=%ct", "--end-of-options", self.resolve(rev), "--")))

    # -- remotes ------------------------------------------------------------------------------------------------

    def remote(self) -> str:
        """Give the remote that is pushed to: `origin`, else the only one, else ""."""
        names = self.ask("remote").splitlines()
        if "origin" in names:
            return "origin"
        return names[0] if len(names) == 1 else ""

    def remote_url(self, remote: str) -> str:
        """Give the address that `remote` is pushed to."""
        return self.ask("remote", "get-url", "--push", "--", remote)

    def configured_url(self, remote: str) -> str:
        """Give the address that `remote` is pushed to as it was written, before `insteadOf` turns it into another."""
        keys = (f"remote.{remote}.pushurl", f"remote.{remote}.url")
        said = (self.read("config", "--get-all", key) for key in keys)
        return next((answer.text.splitlines()[0] for answer in said if answer.text), "")

    def commit_of(self, ref: str) -> str:
        """Give the commit a full ref name points at; "" where there is no such ref."""
        answer = self.read("rev-parse", "--quiet", "--verify", "--end-of-options", f"{ref}^{{commit}}")
        return "" if answer.status else answer.text.splitlines()[-1]


def blob_name(content: bytes, digits: int) -> str:
    """Compute the name git gives to a file with this content, in a hash of so many hexadecimal digits."""
    kind = hashlib.sha1 if digits == len(NOTHING) else hashlib.sha256
    return kind(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()


def _apart(said: str) -> tuple[int, int] | None:
    ahead, behind = (word[1:] for word in said.split())
    return None if "?" in said else (int(ahead), int(behind))


def _lines(words: Sequence[str]) -> bytes:
    return "".join(f"{word}\n" for word in words).encode()


def _day(timestamp: int) -> date:
    return datetime.fromtimestamp(timestamp, TALLINN).date()
