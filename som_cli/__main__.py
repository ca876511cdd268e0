"""The command `som`."""

from __future__ import annotations

import gc
import os
import sys

YOUNG_OBJECTS = 200_000  # a run makes many objects that last and few cycles: seeking those all the time only costs


def main() -> int:
    """Run the command line of this process; return its exit code."""
    from som_cli.cli.invocation import read
    from som_cli.locale import choose, use

    words = sys.argv[1:]
    if words == ["--version"]:
        return _version()
    gc.set_threshold(YOUNG_OBJECTS)
    _speak_utf8()
    use(choose(read(words).language))  # before any command is imported: help texts are translated on import
    from som_cli.cli.app import run

    return run(words)


def _version() -> int:
    """Answer before Typer is imported: scripts ask this often."""
    from som_cli import __version__

    sys.stdout.write(f"som {__version__}\n")
    return 0


def _speak_utf8() -> None:
    """Write UTF-8 wherever the output goes; what cannot be written is replaced, never a reason to stop."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            encoding = None if stream.isatty() else "utf-8"
            reconfigure(encoding=encoding, errors="replace", newline="\n" if os.name != "nt" else None)


if __name__ == "__main__":
    sys.exit(main())
