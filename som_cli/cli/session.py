"""What every command needs to know before it starts: the repository, the day, the streams, the language."""

from __future__ import annotations

import os
import sys
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO
from zoneinfo import ZoneInfo

from som_cli.cli.invocation import CURRENT
from som_cli.errors import EnvironmentFault

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from som_cli.diagnostics import Diagnostic
    from som_cli.process.registry import Registry
    from som_cli.report.text import Style
    from som_cli.settings import Settings
    from som_cli.store.git import Git
    from som_cli.store.load import Loaded
    from som_cli.store.tree import Tree

TALLINN = ZoneInfo("Europe/Tallinn")
SETTINGS = "som.yaml"


class Session:
    """One run of one command in one repository; everything is looked up when it is first asked for.

    A command begins with `som = Session(output, as_of)`.
    """

    def __init__(self, output: str = "text", as_of: date | None = None) -> None:
        self.invocation = CURRENT.get()
        self.output = output  # text, json, table or csv
        self.as_of = as_of

    @cached_property
    def root(self) -> Path:
        """The repository's root: the nearest folder upwards that holds `som.yaml`.

        Raises:
            EnvironmentFault: There is none.
        """
        return root_of(self.invocation.folder)

    @cached_property
    def git(self) -> Git:
        """Git, in this repository."""
        from som_cli.store.git import Git

        return Git(self.root)

    @property
    def has_history(self) -> bool:
        """Tell whether the repository stands in one of git's: where none is, git need not be started to say so."""
        return any((folder / ".git").exists() for folder in (self.root, *self.root.parents))

    @cached_property
    def working(self) -> Tree:
        """The files as they are on disk."""
        from som_cli.store.tree import WorkingTree

        return WorkingTree(self.root)

    @cached_property
    def tree(self) -> Tree:
        """The files to read: the working tree, or those of the commit that `--as-of` leads to."""
        from som_cli.store.tree import CommitTree

        return CommitTree(self.git, self.revision) if self.revision else self.working

    @cached_property
    def revision(self) -> str | None:
        """The commit that `--as-of` leads to; None where the working tree is looked at."""
        return self.git.as_of(self.as_of) if self.as_of else None

    @cached_property
    def settings(self) -> Settings:
        """The settings in the working tree; defaults where they cannot be read."""
        from som_cli.settings import Settings
        from som_cli.store.load import Reader

        filed = Reader(self.working).record(SETTINGS, "settings")
        return filed.record if filed else Settings(schema="settings/1")

    @cached_property
    def clock(self) -> datetime:
        """The present outside any repository: `SOM_NOW`, else the clock; in Tallinn."""
        said = os.environ.get("SOM_NOW")
        return _moment(said) if said else datetime.now(TALLINN)

    @cached_property
    def now(self) -> datetime:
        """The present: `SOM_NOW`, else `today` of `som.yaml` at the present time of day, else the clock."""
        pinned = None if os.environ.get("SOM_NOW") else self.settings.today
        return self.clock.replace(year=pinned.year, month=pinned.month, day=pinned.day) if pinned else self.clock

    @cached_property
    def today(self) -> date:
        """The day that deadlines are counted from: `--as-of`, else the present day in Tallinn."""
        return self.as_of or self.now.date()

    @cached_property
    def loaded(self) -> Loaded:
        """Everything on file, with the findings of reading it."""
        from som_cli.store.load import load

        return load(self.tree, self.today)

    @property
    def registry(self) -> Registry:
        """Everything on file."""
        return self.loaded.registry

    @cached_property
    def register(self) -> Registry:
        """Everything on file but the case files, for commands that need none or one of them."""
        from som_cli.store.load import Files, load_register

        return load_register(self.tree, Files.of(self.tree.paths()), self.today).registry

    @property
    def document_language(self) -> str:
        """The language of rendered documents: `--lang`, else that of the repository."""
        from som_cli.locale import LANGUAGES

        asked = self.invocation.language
        return asked if asked in LANGUAGES else self.settings.language

    def named_path(self, name: str) -> Path:
        """A file that was named: seen from the folder of `-C` as git would, else from the current one."""
        inside = Path(self.invocation.folder or ".") / name
        return inside.absolute() if inside.exists() else Path(name).absolute()

    @property
    def interactive(self) -> bool:
        """Tell whether somebody is there to be asked: stdin and stderr are terminals, and no CI runs this."""
        return sys.stdin.isatty() and sys.stderr.isatty() and not os.environ.get("CI")

    def editor(self) -> str:
        """The editor that git would open; empty where it has none."""
        answer = self.git.read("var", "GIT_EDITOR")
        return "" if answer.status else answer.text

    def write(self, text: str) -> None:
        """Write the answer to stdout, ending in one newline."""
        sys.stdout.write(text if text.endswith("\n") else text + "\n")

    def read_out(self, text: str) -> None:
        """Write words for people to stdout."""
        self.write(fitted(text, sys.stdout))

    def tell(self, text: str) -> None:
        """Write words for people to stderr, behind what went to stdout before: both may be one screen or one log."""
        sys.stdout.flush()
        shown = fitted(text, sys.stderr)
        sys.stderr.write(shown if shown.endswith("\n") else shown + "\n")

    def hand_over(self, document: str, target: Path | None, shown: str | None = None) -> None:
        """Write a document to a file, telling which (as `shown`), or to standard output."""
        if target is None:
            self.write(document)
        else:
            from som_cli.actions.documents import write_document
            from som_cli.locale import _

            write_document(target, document)
            self.tell(_("Written: {path}").replace("{path}", shown or str(target), 1))

    def hand_over_raw(self, raw: bytes, target: Path | None) -> None:
        """Write a file byte for byte, telling which, or to standard output."""
        if target is None:
            self.write(raw.decode())
        else:
            from som_cli.actions.documents import write_bytes
            from som_cli.locale import _

            write_bytes(target, raw)
            self.tell(_("Written: {path}").replace("{path}", str(target), 1))

    def write_json(self, value: Any) -> None:
        """Write the answer as JSON."""
        from som_cli.report.json import text

        self.write(text(value))

    def style(self, stream: TextIO) -> Style:
        """How to draw on a stream: in colour where that is wanted and can be seen."""
        from som_cli.report.text import Style

        return Style(coloured(stream, self.invocation.colour), columns(stream))

    def source(self, path: str) -> str | None:
        """The text of a file of the tree, for the excerpt under a finding."""
        from som_cli.store.encoding import decoded

        try:
            text = decoded(path, self.tree.read(path)).text
        except (OSError, KeyError):
            return None
        return None if text is None else text.replace("\r\n", "\n").replace("\r", "\n")

    def tell_findings(self, findings: Iterable[Diagnostic], stream: TextIO | None = None) -> None:
        """Write findings, each with its source line; to stderr unless another stream is named."""
        from som_cli.report.text import blocks

        stream = stream or sys.stderr
        if text := blocks(findings, self.source, self.style(stream)):
            stream.write(fitted(text, stream) + "\n")

    def tell_reading_findings(self) -> None:
        """Say on stderr how many findings reading gave: what could not be read is in no list."""
        from som_cli.locale import ngettext

        if count := len(self.loaded.findings):
            said = ngettext(
                "{n} finding in what was read; `som validate` shows it.",
                "{n} findings in what was read; `som validate` shows them.",
                count,
            )
            self.tell(said.replace("{n}", str(count)))

    def refuse_if_missing(self, missing: Sequence[tuple[str, str]]) -> None:
        """Stop with one message that names every missing option; `("--title", "TEXT")` each.

        Raises:
            UsageFault: Something is missing and nobody can be asked.
        """
        if missing:
            from som_cli.errors import UsageFault

            raise UsageFault("usage-missing", **missing_facts(missing))


def missing_facts(missing: Sequence[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """The options that are missing, and an example of each."""
    options = tuple(option for option, _ in missing)
    return {"options": options, "examples": tuple(f"{option} {example}" for option, example in missing)}


def root_of(folder: str | None) -> Path:
    """Find the repository: from `-C`, else `SOM_REPO`, else the current folder, upwards by `som.yaml`."""
    said = folder or os.environ.get("SOM_REPO")
    start = Path(said) if said else Path.cwd()
    if said and not start.is_dir():
        raise EnvironmentFault("repository-folder-missing", path=said)
    start = start.resolve()
    for candidate in (start, *start.parents):
        if (candidate / SETTINGS).is_file():
            return candidate
    if said:
        raise EnvironmentFault("repository-folder-unmarked", path=said)
    raise EnvironmentFault("repository-missing")


def _moment(said: str) -> datetime:
    try:
        moment = datetime.fromisoformat(said)
    except ValueError:
        moment = datetime.min  # noqa: DTZ901  (without an offset on purpose: refused below)
    if moment.tzinfo is None:
        raise EnvironmentFault("clock-unreadable", value=said)
    return moment.astimezone(TALLINN)


def coloured(stream: TextIO, wish: str) -> bool:
    """Tell whether to use colours on a stream. `NO_COLOR`, a dumb terminal and a pipe mean none."""
    if wish != "auto":
        return wish == "always"
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return stream.isatty()


def fitted(text: str, stream: TextIO) -> str:
    """Break the long lines of words for people on a terminal; elsewhere one line stays one line."""
    if not stream.isatty():
        return text
    from som_cli.report.folding import folded

    return folded(text, columns(stream))


def columns(stream: TextIO) -> int:
    """How wide to draw: the terminal, or 120 columns where there is none."""
    import shutil

    return shutil.get_terminal_size((120, 24)).columns if stream.isatty() else 120
