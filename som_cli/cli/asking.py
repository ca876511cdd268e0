"""Questions on a terminal: lists, lines and long texts; with arrows where the terminal can, plainly where it cannot.

Everything is asked on stderr, so that stdout stays free for the answer. Ctrl-C and the end of input stop the asking.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from som_cli.locale import _

Choice = tuple[str, str]  # the value, and how it is shown
Check = Callable[[str], str | None]  # an answer -> what is wrong with it, None where nothing is
COMMENT = "<!--"
BACK = "<"  # as an answer: to the question before
_CONTROLS = re.compile(r"\x1b(?:\[[0-9;?]*[ -/]*[@-~]|O.)?|[\x00-\x08\x0a-\x1f\x7f]")  # arrows and the like, as typed


class Back(Exception):
    """The answer was `<`."""


class Asker(Protocol):
    """Somebody who can be asked; with `backwards`, `<` raises `Back`."""

    backwards: bool

    @property
    def unfinished(self) -> str:
        """The lines of a text in the middle of which the person stopped."""

    def say(self, text: str) -> None:
        """Tell something."""

    def line(self, question: str, default: str = "", check: Check | None = None) -> str:
        """Ask for one line; empty where nothing was said."""

    def text(self, question: str, help: str, initial: str = "") -> str:  # noqa: A002
        """Ask for a text of any length, in the person's own editor if they wish."""

    def choose(self, question: str, choices: Sequence[Choice], skip: str | None = None) -> str | None:
        """Ask for one of several; `skip` names the way to choose none."""

    def choose_many(self, question: str, choices: Sequence[Choice]) -> list[str]:
        """Ask for any number of several."""

    def yes(self, question: str) -> bool:
        """Ask for yes or no."""


@dataclass
class Plain:
    """Asks by plain lines: works on every terminal, and for screen readers."""

    editor: Callable[[], str | None] = lambda: None
    backwards: bool = False
    unfinished: str = ""

    def say(self, text: str) -> None:
        """Write a line for the person."""
        sys.stderr.write(text + "\n")
        sys.stderr.flush()

    def _read(self, prompt: str) -> str:
        answer = self._typed(prompt)
        if self.backwards and answer == BACK:
            raise Back
        return answer

    def _typed(self, prompt: str) -> str:
        sys.stderr.write(prompt)
        sys.stderr.flush()
        line = sys.stdin.readline()
        if not line:
            raise EOFError
        return _CONTROLS.sub("", line).strip()

    def line(self, question: str, default: str = "", check: Check | None = None) -> str:
        """Ask until the answer is right."""
        shown = f" [{default}]" if default else ""
        while True:
            answer = self._read(f"{question}{shown}{'' if question.endswith(('›', '?', '.')) else ':'} ") or default
            wrong = check(answer) if check and answer else None
            if wrong is None:
                return answer
            self.say(wrong)

    def text(self, question: str, help: str, initial: str = "") -> str:  # noqa: A002
        """Take lines until an empty one; `.` alone opens the editor."""
        editor = self.editor()
        ending = (
            _("(end with an empty line; a full stop alone opens the editor)")
            if editor
            else _("(end with an empty line)")
        )
        self.say(ending)
        self.unfinished = ""
        lines: list[str] = []
        while line := self._read_after(lines, f"{question} "):
            if line == "." and editor and not lines:
                if written := self._written(editor, help, initial):
                    return written
                continue
            lines.append(line)
            self.unfinished = "\n".join(lines)
        self.unfinished = ""
        return "\n".join(lines) or initial

    def _read_after(self, lines: list[str], prompt: str) -> str:
        """Read one more line; `<` takes the last one back where there is one."""
        while True:
            try:
                return self._read(prompt)
            except Back:
                if not lines:
                    raise
                taken = lines.pop()
                self.unfinished = "\n".join(lines)
                self.say(_("Taken back: {line}").replace("{line}", taken, 1))

    def _written(self, editor: str, help: str, initial: str) -> str:  # noqa: A002
        """Let it be written in the editor, and show what came of it; empty where nothing did."""
        try:
            written = edited(editor, help, initial)
        except (OSError, ValueError):
            self.say(_("The editor `{editor}` does not start; write here.").replace("{editor}", editor, 1))
            return ""
        self.say(textwrap.indent(written, "  ") if written else _("Nothing was written in the editor."))
        return written

    def choose(self, question: str, choices: Sequence[Choice], skip: str | None = None) -> str | None:
        """Show a numbered list; a number, the value itself or a part of its name is an answer."""
        self.say(question)
        for number, (_value, shown) in enumerate(choices, 1):
            self.say(f"  {number}. {shown}")
        if skip:
            self.say(f"  0. {skip}")
        while True:
            answer = self._read(_("Number or name: "))
            found = [None] if skip and answer in ("", "0") else _matching(answer, choices)
            if len(found) == 1:
                return found[0]
            self.say(_("That fits several.") if found else _("That is not in the list."))

    def choose_many(self, question: str, choices: Sequence[Choice]) -> list[str]:
        """Ask for one after another until the answer is empty."""
        chosen: list[str] = []
        while True:
            try:
                one = self.choose(question, [c for c in choices if c[0] not in chosen], _("that is all"))
            except Back:
                if not chosen:
                    raise
                chosen.pop()
                continue
            if one is None:
                return chosen
            chosen.append(one)

    def yes(self, question: str) -> bool:
        """Take j, jah, y, yes and e, ei, n, no."""
        while True:
            answer = self._read(f"{question} ({_('yes')}/{_('no')}): ").casefold()
            if answer in ("j", "jah", "y", "yes", "e", "ei", "n", "no"):
                return answer[0] in "jy"
            self.say(_("Answer yes or no."))


def choose_or_back(ask: Asker, question: str, choices: Sequence[Choice], skip: str | None = None) -> str:
    """Ask for one of several outside any question of a wizard; `nothing` where none is taken, `back` for `<`."""
    ask.backwards = True
    try:
        return ask.choose(question, choices, skip) or "nothing"
    except Back:
        return "back"
    finally:
        ask.backwards = False


def _matching(answer: str, choices: Sequence[Choice]) -> Sequence[str | None]:
    values = [value for value, _shown in choices]
    if answer.isdecimal() and 0 < int(answer) <= len(choices):
        return [values[int(answer) - 1]]
    if answer in values:
        return [answer]
    wanted = answer.casefold()
    return [value for value, shown in choices if wanted and wanted in f"{value} {shown}".casefold()]


def asker(git_editor: Callable[[], str]) -> Asker:
    """Who asks here: with arrows, or plainly where the terminal or the person wants that."""

    def editor() -> str | None:
        return os.environ.get("SOM_EDITOR") or git_editor() or ("notepad" if os.name == "nt" else None)

    if (os.environ.get("TERM", "") in ("", "dumb") and os.name != "nt") or os.environ.get("SOM_PLAIN"):
        return Plain(editor)
    try:
        import questionary  # noqa: F401  (is it here, and does it start on this terminal?)
    except Exception:  # noqa: BLE001  (a broken console library must not stop anyone from answering)
        return Plain(editor)
    from som_cli.cli.arrows import Arrows

    return Arrows(editor)


def edited(editor: str, help: str, initial: str = "") -> str:  # noqa: A002
    """Let a text be written in an editor; what stands in the comment at the top is left out."""
    head = f"{COMMENT}\n{help}\n-->\n"
    with tempfile.TemporaryDirectory(prefix="som-") as folder:
        file = Path(folder) / "answer.md"
        file.write_text(f"{head}{initial}\n", encoding="utf-8")
        subprocess.run([*shlex.split(editor, posix=os.name != "nt"), str(file)], check=False)
        written = file.read_text(encoding="utf-8", errors="replace")
    if written.startswith(COMMENT):
        written = written.partition("-->")[2]
    return "\n".join(_CONTROLS.sub("", line) for line in written.split("\n")).strip()
