"""One at a time: the advisory lock of a repository, shared by all its working trees."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from som_cli.errors import StateForbids
from som_cli.store import disk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from som_cli.store.git import Place

WAIT = 30.0  # seconds until somebody who waits is told that another som is writing


def folder(within: Path) -> Path:
    """Name the folder in git's own folder in which we keep the lock or the journal."""
    return within / "som"


@contextmanager
def lock(place: Place) -> Iterator[None]:
    """Hold the repository's lock; wait while another som holds it.

    Raises:
        StateForbids: Another som holds it for longer than anybody likes to wait.
        EnvironmentFault: The repository may not be written.
    """
    path = folder(place.common) / "lock"
    try:
        path.parent.mkdir(exist_ok=True)
        held = FileLock(path, timeout=WAIT, poll_interval=0.01)
        held.acquire()
    except Timeout:
        raise StateForbids("store-busy", path=path.as_posix()) from None
    except OSError as error:
        raise disk.fault(error, path) from error
    try:
        yield
    finally:
        held.release()
