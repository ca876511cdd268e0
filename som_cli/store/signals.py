"""Ctrl-C, a closed terminal, a polite end: what may interrupt a step, and what must not interrupt its undoing."""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@contextmanager
def endable() -> Iterator[None]:
    """Treat a closed terminal and a polite end like Ctrl-C: there is something to undo."""
    with _handled(dict.fromkeys(("SIGTERM", "SIGHUP"), _interrupt)):
        yield


@contextmanager
def unhurried() -> Iterator[None]:
    """Let nothing but a kill interrupt what goes on inside, in git's processes too."""
    with _handled(dict.fromkeys(("SIGINT", "SIGTERM", "SIGHUP"), signal.SIG_IGN)):
        yield


def _interrupt(*_: object) -> NoReturn:
    raise KeyboardInterrupt


@contextmanager
def _handled(handlers: Mapping[str, Any]) -> Iterator[None]:
    if threading.current_thread() is not threading.main_thread():
        yield  # signals come to the main thread alone
        return
    before = {}
    for name, handler in handlers.items():
        number = getattr(signal, name, None)  # Windows has fewer
        if number and signal.getsignal(number) not in (None, signal.SIG_IGN):
            before[number] = signal.signal(number, handler)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
