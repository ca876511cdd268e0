"""A real git repository in a folder of its own, and what tests ask of it."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

from som_cli.store.git import Git

if TYPE_CHECKING:
    from pathlib import Path

DATE = "2026-09-01T10:00:00+03:00"
ENVIRONMENT = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "Mari Maasikas",
    "GIT_AUTHOR_EMAIL": "mari.maasikas@ska.example",
    "GIT_AUTHOR_DATE": DATE,
    "GIT_COMMITTER_NAME": "Mari Maasikas",
    "GIT_COMMITTER_EMAIL": "mari.maasikas@ska.example",
    "GIT_COMMITTER_DATE": DATE,
}


@dataclass(frozen=True)
class Repository:
    """A working tree under test; paths are relative to its root."""

    root: Path

    @property
    def git(self) -> Git:
        return Git(self.root)

    def run(self, *arguments: str, **environment: str) -> str:
        """Run git as a user would."""
        done = subprocess.run(
            ["git", *arguments],
            cwd=self.root,
            env=os.environ | environment,
            check=True,
            capture_output=True,
            encoding="utf-8",
        )
        return done.stdout.removesuffix("\n")

    def write(self, path: str, text: str) -> None:
        """Put a text into a file, ends of lines as they are."""
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode())

    def read(self, path: str) -> str:
        return (self.root / path).read_bytes().decode()

    def commit(self, message: str = "by hand", **files: str) -> str:
        """Commit everything there is; return the hash. Keyword files are for names without a dot."""
        for path, text in files.items():
            self.write(path, text)
        self.run("add", "--all")
        self.run("commit", "--quiet", "--allow-empty", f"--message={message}")
        return self.run("rev-parse", "HEAD")

    def commit_at(self, date: str, message: str = "by hand") -> str:
        """Commit everything there is, at a date."""
        self.run("add", "--all")
        self.run(
            "commit", "--quiet", "--allow-empty", f"--message={message}", GIT_AUTHOR_DATE=date, GIT_COMMITTER_DATE=date
        )
        return self.run("rev-parse", "HEAD")

    def hook(self, name: str, script: str) -> None:
        """Install a hook, a shell script."""
        path = self.root / ".git" / "hooks" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        path.chmod(0o755)

    def picture(self) -> dict[str, str]:
        """Everything a user would miss: HEAD, branch, index, files with their contents, locks of git."""
        files = {
            path.relative_to(self.root).as_posix(): path.read_bytes().hex()
            for path in sorted(self.root.rglob("*"))
            if path.is_file() and ".git" not in path.relative_to(self.root).parts
        }
        locks = sorted(path.name for path in (self.root / ".git").rglob("*.lock"))
        return {
            "head": self.run("rev-parse", "--verify", "HEAD"),
            "branch": self.run("symbolic-ref", "HEAD"),
            "index": self.run("ls-files", "--stage"),
            "status": self.run("status", "--porcelain=v2", "--untracked-files=all"),
            "locks": " ".join(locks),
            "journal": str((self.root / ".git" / "som" / "journal.json").exists()),
            **files,
        }


def repository(root: Path) -> Repository:
    """Make a repository with one commit on main: settings, a card, and a file of no concern to us."""
    root.mkdir(parents=True, exist_ok=True)
    made = Repository(root)
    made.run("init", "--quiet", "--initial-branch=main")
    made.write("som.yaml", "schema: settings/1\n")
    made.write("data/initiatives/ska/ska-2026-a/initiative.yaml", "title: A\n")
    made.write("notes.txt", "one\n")
    made.commit("begin")
    return made
