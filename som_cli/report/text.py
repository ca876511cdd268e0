"""Findings as text: place, sentence, source line, caret and hint."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from som_cli.codes import code as entry_of
from som_cli.codes import table
from som_cli.diagnostics import Severity
from som_cli.locale import N_, _, ngettext
from som_cli.report.excerpt import excerpt
from som_cli.report.sentences import hint, sentence
from som_cli.report.wording import visible

if TYPE_CHECKING:
    from som_cli.diagnostics import Diagnostic
    from som_cli.errors import SomError

Sources = Callable[[str], str | None]  # a path -> the text of that file, None where it cannot be shown

_WORDS = {Severity.ERROR: N_("error"), Severity.WARNING: N_("warning"), Severity.NOTE: N_("note")}
_PROCESS = ("acts-", "process-")  # the codes of what the process says to a move
_COLOURS = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.NOTE: "1;34"}


@dataclass(frozen=True, slots=True)
class Style:
    """How findings are drawn: in colour or not, and how many columns there are."""

    colour: bool = False
    columns: int = 120

    def paint(self, text: str, colour: str) -> str:
        """The text in a colour (an SGR number), where colours are wanted."""
        return f"\033[{colour}m{text}\033[0m" if self.colour and text else text


def word(severity: Severity) -> str:
    """The severity in the language in use: error, warning, note."""
    return _(_WORDS[severity])


def severity_of(finding: Diagnostic) -> Severity:
    """The settled severity of a finding, else its code's."""
    if finding.severity is not None:
        return finding.severity
    return entry_of(finding.code).severity if finding.code in table() else Severity.ERROR


def block(finding: Diagnostic, sources: Sources, style: Style = Style()) -> str:
    """One finding: a line that editors can jump to, the source with a caret, the hint."""
    severity = severity_of(finding)
    said = style.paint(f"{word(severity)}[{finding.code}]", _COLOURS.get(severity, "1"))
    within = f":{finding.line}:{finding.column}" if finding.line else ""
    place = f"{visible(finding.path)}{within}: " if finding.path else ""
    lines = [f"{style.paint(place, '1')}{said}: {sentence(finding)}", *_source(finding, sources, style)]
    if advice := hint(finding):
        lines.append(f"  {style.paint(_('hint'), '1;36')}: {advice}")
    return "\n".join(lines)


def _source(finding: Diagnostic, sources: Sources, style: Style) -> list[str]:
    text = sources(finding.path) if finding.path and finding.line else None
    if text is None:
        return []
    lines = text.split("\n")
    if not 0 < finding.line <= len(lines):
        return []
    line = lines[finding.line - 1].removesuffix("\r").removeprefix("\ufeff")
    number = str(finding.line)
    room = max(40, style.columns - len(number) - 6)
    shown, carets = excerpt(line, finding.column, finding.width, room)
    if not shown or _stands_in(finding, line):
        return []
    bar = style.paint("|", "2")
    return [
        f"  {number} {bar} {shown}",
        f"  {' ' * len(number)} {bar} {style.paint(carets, _COLOURS[severity_of(finding)])}",
    ]


def _stands_in(finding: Diagnostic, line: str) -> bool:
    """Tell whether the place is only the top of the file, for a field that is not there: its line says nothing."""
    return bool(finding.at) and finding.column == 1 and not line.lstrip().startswith(f"{finding.at[0]}")


def blocks(findings: Iterable[Diagnostic], sources: Sources, style: Style = Style()) -> str:
    """All findings, each as a block, in the order given; empty when there are none."""
    return "\n".join(block(finding, sources, style) for finding in findings)


def counts(findings: Iterable[Diagnostic]) -> dict[str, int]:
    """How many errors, warnings and notes there are: `{"error": n, "warning": n, "note": n}`."""
    totals = {"error": 0, "warning": 0, "note": 0}
    for finding in findings:
        totals[severity_of(finding).word] += 1
    return totals


def summary(totals: Mapping[str, int], checked: int) -> str:
    """The last line of a check: how many of what, out of how many records."""
    errors = ngettext("{n} error", "{n} errors", totals["error"]) if totals["error"] else _("No errors")
    others = [
        form.replace("{n}", str(number))
        for form, number in (
            (ngettext("{n} warning", "{n} warnings", totals["warning"]), totals["warning"]),
            (ngettext("{n} note", "{n} notes", totals["note"]), totals["note"]),
        )
        if number
    ]
    records = ngettext("{n} record checked", "{n} records checked", checked).replace("{n}", str(checked))
    return f"{errors.replace('{n}', str(totals['error']))} ({', '.join([records, *others])})."


def reasons(findings: Iterable[Diagnostic], sources: Sources, style: Style = Style()) -> str:
    """Why a move is refused; what the process says has no place, for no line of a file is wrong."""
    return blocks((replace(one, path="") if one.code.startswith(_PROCESS) else one for one in findings), sources, style)


def refusal(error: SomError, style: Style = Style()) -> str:
    """What stopped the work, and the way out."""
    first = f"{style.paint(f'{word(Severity.ERROR)}[{error.code}]', _COLOURS[Severity.ERROR])}: {sentence(error)}"
    advice = hint(error)
    return f"{first}\n  {style.paint(_('hint'), '1;36')}: {advice}" if advice else first
