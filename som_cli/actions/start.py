"""Begin a governance repository: settings, the process, forms, templates, and what the host needs to guard them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from som_cli import __version__, starter
from som_cli.errors import StateForbids
from som_cli.store.git import Git
from som_cli.store.layout import FOLDER_OF, PROCESS, SETTINGS
from som_cli.store.packaged import packaged
from som_cli.store.transaction import Commit, record

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

MAIN = "main"
STARTER = Path(starter.__file__).parent
SUBJECT = "init: a governance repository\n"


@dataclass(frozen=True, slots=True)
class Started:
    """A repository that was made: its root, its files, and the short hash of its first commit."""

    root: Path
    files: tuple[str, ...]
    commit: str | None


def start(root: Path, now: datetime, language: str, *, dry_run: bool = False) -> Started:
    """Make a new repository at `root`, which may be a folder or a git repository that holds none of its files yet.

    Raises:
        StateForbids: Some of the files are there already; nothing was written.
        EnvironmentFault: git does not know who the author is; nothing was written.
    """
    files = contents(now.date(), language)
    standing = tuple(path for path in sorted(files) if (root / path).exists())
    if standing:
        raise StateForbids("init-files-exist", files=standing[:5], path=str(root))
    if dry_run:
        return Started(root, tuple(sorted(files)), None)
    is_fresh = not (root / ".git").exists()
    Git(_standing(root) if is_fresh else root).identity()  # before anything is written
    root.mkdir(parents=True, exist_ok=True)
    git = Git(root)
    if is_fresh:
        git.change("init", "--quiet", f"--initial-branch={MAIN}")
    receipt = record(git, [Commit(files, SUBJECT, fresh=tuple(files), when=now)], unborn=True)
    return Started(root, tuple(sorted(files)), receipt.short[0])


def _standing(folder: Path) -> Path:
    """The folder itself, or the nearest one above it that exists."""
    return next(one for one in (folder, *folder.parents) if one.is_dir())


def contents(today: date, language: str) -> dict[str, bytes]:
    """The files of a new repository, by path."""
    files = {
        SETTINGS: _settings(today, language).encode(),
        PROCESS: (packaged("data") / "process.yaml").read_bytes(),
        **{f"data/{folder}/.gitkeep": b"" for folder in (*FOLDER_OF.values(), "initiatives")},
        **_folder("schemas", ".json"),
        **_folder("templates", ""),
    }
    for path in sorted(item for item in STARTER.rglob("*") if item.is_file() and item.suffix not in {".py", ".pyc"}):
        name = path.relative_to(STARTER).as_posix()
        target = "/".join(f".{part[4:]}" if part.startswith("dot-") else part for part in name.split("/"))
        files[target] = path.read_bytes().replace(b"{version}", __version__.encode())
    return files


def _folder(name: str, ending: str) -> Mapping[str, bytes]:
    top = packaged(name)
    found = sorted(path for path in top.rglob(f"*{ending}") if path.is_file() and "__pycache__" not in path.parts)
    return {f"{name}/{path.relative_to(top).as_posix()}": path.read_bytes() for path in found}


def _settings(today: date, language: str) -> str:
    return (
        "# yaml-language-server: $schema=schemas/settings.schema.json\n"
        "schema: settings/1\n"
        f"language: {language}\n"
        f"main: {MAIN}\n"
        "# The history of git is proved from this day on.\n"
        f"history_from: {today.isoformat()}\n"
    )
