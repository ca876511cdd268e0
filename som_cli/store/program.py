"""The git program, called through GitPython: one door, and what every call has in common."""

from __future__ import annotations

import os
import re
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from som_cli.errors import EnvironmentFault, SomError, StateForbids

if TYPE_CHECKING:
    from collections.abc import Mapping, MutableMapping, Sequence

LANGUAGE = {"LC_ALL": "C.UTF-8", "LANGUAGE": "C"}  # what git says is read by us, never shown as our own words
ENVIRONMENT = {**LANGUAGE, "GIT_NO_REPLACE_OBJECTS": "1"}
STEADY = (  # a person's settings must not change what git prints for us
    *("-c", "color.ui=false"),
    *("-c", "core.quotePath=false"),
    *("-c", "log.showSignature=false"),
    *("-c", "i18n.logOutputEncoding=UTF-8"),
)
READING = (
    "-c",
    "core.fsmonitor=false",
    "-c",
    f"core.hooksPath={os.devnull}",
)  # reading runs nothing of the repository's
PERSONAL = (
    "GIT_AUTHOR_",
    "GIT_COMMITTER_",
    "GIT_SSH",
    "GIT_SSL_",
    "GIT_ASKPASS",
    "GIT_TRACE",
    "GIT_PYTHON_",
    "GIT_HTTP_",
)
CONFIGURED = {"GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM", "GIT_TERMINAL_PROMPT"}
PATIENCE = (0.02, 0.05, 0.1, 0.2, 0.4, 0.8)  # seconds between tries while another git holds its lock
LAST_LINES = 4  # of what git or a hook said, in a refusal
USAGE = 129  # how git ends when it does not know an option

LOCKED = re.compile(r"Unable to create '(?P<lock>[^']+\.lock)': File exists")
FAULTS: tuple[tuple[str, type[SomError], str], ...] = (
    ("detected dubious ownership", EnvironmentFault, "store-owner-doubtful"),
    ("not a git repository", EnvironmentFault, "store-repository-missing"),
    ("this operation must be run in a work tree", StateForbids, "store-bare"),
    ("No space left on device", EnvironmentFault, "store-disk-full"),
    ("Disk quota exceeded", EnvironmentFault, "store-disk-full"),
    ("Read-only file system", EnvironmentFault, "store-permission-missing"),
    ("Permission denied", EnvironmentFault, "store-permission-missing"),
    ("insufficient permission", EnvironmentFault, "store-permission-missing"),
    ("Please tell me who you are", EnvironmentFault, "store-identity-missing"),
    ("user.useConfigOnly", EnvironmentFault, "store-identity-missing"),
    ("empty ident name", EnvironmentFault, "store-identity-missing"),
    ("failed to sign the data", EnvironmentFault, "store-signing-failed"),
)


@dataclass(frozen=True, slots=True)
class Answer:
    """How one call of git ended, and what it said."""

    status: int
    out: bytes
    err: str

    @property
    def text(self) -> str:
        """The output as text, without the last line's end."""
        return self.out.decode("utf-8", "surrogateescape").removesuffix("\n")

    @property
    def words(self) -> str:
        """The last lines of what git, or a hook, said."""
        return " / ".join(self.err.strip().splitlines()[-LAST_LINES:])


def scrub(environment: MutableMapping[str, str]) -> None:
    """Forget the variables that point git at another repository, as a hook or an alias leaves them.

    Author, committer, ssh, askpass and the choice of configuration files stay.
    """
    strange = [name for name in environment if name.startswith("GIT_") and not _is_personal(name)]
    if strange:
        local = set(run(Path.cwd(), ["rev-parse", "--local-env-vars"]).text.split())
        for name in strange:
            if name in local or name.startswith("GIT_CONFIG_"):
                environment.pop(name, None)


def _is_personal(name: str) -> bool:
    return name in CONFIGURED or name.startswith(PERSONAL)


def run(
    root: Path, arguments: Sequence[str], *, stdin: bytes = b"", environment: Mapping[str, str] = ENVIRONMENT
) -> Answer:
    """Run git once in the folder `root` and wait for its end.

    Raises:
        EnvironmentFault: There is no git program.
    """
    os.environ.setdefault("GIT_PYTHON_REFRESH", "quiet")  # a missing git is our sentence, not GitPython's
    import subprocess  # noqa: PLC0415  (with git: 80 ms that a command reading only files must not pay)

    import git  # noqa: PLC0415

    try:
        running = git.Git(root).execute(
            ["git", *STEADY, *arguments], istream=subprocess.PIPE, as_process=True, env=environment
        )
    except git.GitCommandNotFound:
        raise EnvironmentFault("store-git-missing") from None
    try:
        out, err = running.communicate(stdin)
    except BaseException:
        if running.proc:
            running.proc.terminate()  # git removes its own lock files when it is asked to end
            running.proc.wait()
        raise
    return Answer(running.returncode, out, err.decode("utf-8", "replace"))


def patiently(
    root: Path, arguments: Sequence[str], *, stdin: bytes = b"", environment: Mapping[str, str] = ENVIRONMENT
) -> Answer:
    """Run git, and again for a while when another git, an editor's perhaps, holds its lock for a moment."""
    for pause in PATIENCE:
        answer = run(root, arguments, stdin=stdin, environment=environment)
        if answer.status == 0 or not LOCKED.search(answer.err):
            return answer
        time.sleep(pause)
    return run(root, arguments, stdin=stdin, environment=environment)


def fault(answer: Answer, root: Path, verb: str) -> SomError:
    """Put into our words why `git <verb>` failed."""
    if held := LOCKED.search(answer.err):
        return StateForbids("store-index-locked", lock=held["lock"])
    if answer.status == USAGE:
        return EnvironmentFault("store-git-old", minimum="2.36", words=answer.words)
    said = EnvironmentFault("store-git-failed", command=f"git {verb}", words=answer.words)
    return known_fault(answer, root) or said


def known_fault(answer: Answer, root: Path) -> SomError | None:
    """Know what is at fault around git by what it said; None where its words tell of nothing of the kind."""
    kinds = (kind(code, path=root.as_posix(), words=answer.words) for sign, kind, code in FAULTS if sign in answer.err)
    return next(kinds, None)
