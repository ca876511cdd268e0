"""What every rendered document needs: the repository's own templates, the commit it shows, a place to stand."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from som_cli.errors import EnvironmentFault, reason_of
from som_cli.render.escape import Edited
from som_cli.store.layout import DATA, SETTINGS, place

if TYPE_CHECKING:
    from pathlib import Path

    from som_cli.store.git import Git

FOLDER = "templates/"
ENDING = ".md.j2"
BUILD = "../"  # from build/, where documents are usually made, to the root


def own_templates(git: Git, revision: str | None, language: str) -> dict[str, str]:
    """The templates that the repository keeps for a language, by name: those on disk, or those of a commit."""
    folder = f"{FOLDER}{language}/"
    if revision:
        found = {path: oid for path, oid in git.files(revision, folder).items() if path.endswith(ENDING)}
        blobs = git.blobs(found.values())
        return {path.removeprefix(FOLDER): blobs[oid].decode("utf-8", "replace") for path, oid in found.items()}
    return {
        f"{language}/{path.name}": path.read_text(encoding="utf-8", errors="replace")
        for path in sorted((git.root / folder).glob(f"*{ENDING}"))
    }


def short_commit(git: Git, revision: str | None) -> str | None:
    """The short hash of the commit that a document shows, `Edited` where records or templates differ from it.

    None where nothing has been committed.
    """
    try:
        if revision:
            return git.short(revision)
        standing = git.standing([SETTINGS, DATA, FOLDER])
        shows = any(place(path) or path.startswith(FOLDER) for path in standing.changed)
        short = git.short(standing.head) if standing.head else None
        return Edited(short) if short and shows else short
    except EnvironmentFault:
        return None  # a folder without git can be rendered too


def way_to_root(root: Path, output: Path | None) -> str:
    """The way from a document to the repository's root, for its links; as from build/ where it goes to stdout."""
    if output is None:
        return BUILD
    try:
        way = os.path.relpath(root, output.absolute().parent)
    except ValueError:  # another drive
        return BUILD
    return "" if way == "." else f"{way.replace(os.sep, '/')}/"


def write_document(output: Path, text: str) -> None:
    """Write a document, making the folder for it.

    Raises:
        EnvironmentFault: It cannot be written there.
    """
    write_bytes(output, text.encode())


def write_bytes(output: Path, raw: bytes) -> None:
    """Write a file byte for byte, making the folder for it.

    Raises:
        EnvironmentFault: It cannot be written there.
    """
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        output.write_bytes(raw)
    except OSError as error:
        raise EnvironmentFault("disk-refuses", path=str(output), reason=reason_of(error)) from None
