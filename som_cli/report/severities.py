"""How bad each finding is here and now: that of its code, milder on a draft, unless `som.yaml` says otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from som_cli.codes import table
from som_cli.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import date

    from som_cli.diagnostics import Diagnostic


class Level(Protocol):
    """What `som.yaml` says of one rule; `som_cli.settings.Level` is one."""

    @property
    def severity(self) -> Severity:
        """What the finding counts as."""

    def holds_on(self, day: date) -> bool:
        """Tell whether that is so on the day."""


def settle(
    findings: Iterable[Diagnostic], levels: Mapping[str, Level], today: date, drafts: Collection[str] = ()
) -> list[Diagnostic]:
    """Give every finding its severity, leave out those of rules that are off, and sort them by place.

    A finding's own severity stands before its code's. A level of `som.yaml` never lowers a rule that holds the trail
    together (F02 to F10), and never raises what was made a note for a reason of its own.

    Args:
        findings: What was found.
        levels: What `som.yaml` says of rules.
        today: The day on which those levels are to hold.
        drafts: Paths of cards that nobody has gone through yet: what they must say is asked for mildly.
    """
    today_levels = {code: level.severity for code, level in levels.items() if level.holds_on(today)}
    settled = (finding.lowered(severity_of(finding, today_levels, drafts)) for finding in findings)
    return sorted((finding for finding in settled if finding.severity), key=lambda finding: finding.place)


def severity_of(finding: Diagnostic, levels: Mapping[str, Severity], drafts: Collection[str] = ()) -> Severity:
    """The severity of one finding, once it is known which codes count for something else today."""
    entry = table().get(finding.code)
    own = finding.severity if finding.severity is not None else entry.severity if entry else Severity.ERROR
    wanted = levels.get(finding.code)
    if wanted is None:
        return min(own, Severity.WARNING) if entry and entry.duty and finding.path in drafts else own
    if entry is not None and entry.fixed:
        return max(own, wanted)
    return wanted if finding.severity is None else min(own, wanted)
