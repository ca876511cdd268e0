"""Files put in place whole and for good: a temporary file beside them, fsync, rename, fsync of the folder."""

from __future__ import annotations

import errno
import os
import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from som_cli.errors import EnvironmentFault, reason_of

if TYPE_CHECKING:
    from pathlib import Path

PAUSES = (0.05, 0.1, 0.2, 0.4, 0.8, 1.0)  # seconds; on Windows an editor or a virus scanner may hold a file
FULL = {errno.ENOSPC, errno.EDQUOT}
CLOSED = {errno.EACCES, errno.EPERM, errno.EROFS}


def write(path: Path, content: bytes) -> None:
    """Replace a file, or make it with the folders it needs; afterwards it is there whole, or as it was.

    Raises:
        EnvironmentFault: The disk is full, may not be written, or a program holds the file open.
    """
    beside = temporary(path)
    try:
        _make_folder(path.parent)
        with beside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            beside.chmod(path.stat().st_mode)
        _replace(beside, path)
        _sync_folder(path.parent)
    except OSError as error:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise fault(error, path) from error


def remove(path: Path) -> None:
    """Take a file away, and the folders that this leaves empty.

    Raises:
        EnvironmentFault: It may not be removed.
    """
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise fault(error, path) from error
    folder = path.parent
    with suppress(OSError):  # the first folder that is not empty ends it
        while True:
            folder.rmdir()
            folder = folder.parent


def temporary(path: Path) -> Path:
    """Name the file in which the new content of `path` waits for its rename."""
    return path.with_name(f".{path.name}.som~")


def content(path: Path) -> bytes | None:
    """Read a file; None where there is none.

    Raises:
        EnvironmentFault: It is no regular file, or may not be read.
    """
    try:
        if path.is_symlink():
            raise EnvironmentFault("store-not-a-file", path=path.as_posix())
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except (IsADirectoryError, NotADirectoryError):
        raise EnvironmentFault("store-not-a-file", path=path.as_posix()) from None
    except OSError as error:
        raise fault(error, path) from error


def fault(error: OSError, path: Path) -> EnvironmentFault:
    """Put into our words why the disk refused."""
    name = path.as_posix()
    if error.errno in FULL:
        return EnvironmentFault("store-disk-full", path=name)
    if error.errno in CLOSED and sys.platform == "win32" and path.exists():
        return EnvironmentFault("store-file-held", path=name)
    if error.errno in CLOSED:
        return EnvironmentFault("store-permission-missing", path=name)
    return EnvironmentFault("disk-refuses", path=name, reason=reason_of(error))


def _replace(source: Path, target: Path) -> None:
    if sys.platform == "win32":
        for pause in PAUSES:
            try:
                source.replace(target)
            except PermissionError:
                time.sleep(pause)
            else:
                return
    source.replace(target)


def _make_folder(folder: Path) -> None:
    if not folder.is_dir():
        _make_folder(folder.parent)
        folder.mkdir(exist_ok=True)
        _sync_folder(folder.parent)


def _sync_folder(folder: Path) -> None:
    if sys.platform == "win32":
        return  # folders cannot be opened there; NTFS keeps its own journal
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
