"""How bad each finding is here and now: the code's own severity, unless `som.yaml` says otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from som_cli.codes import table
from som_cli.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from som_cli.diagnostics import Diagnostic


def settle(findings: Iterable[Diagnostic], levels: Mapping[str, Severity]) -> list[Diagnostic]:
    """Give every finding its severity, leave out those of rules that are off, and sort them by place.

    Args:
        findings: In any order; a severity of their own stands before that of their code.
        levels: The severity of each code that differs today (`Settings.severities`). It never lowers a rule that
            holds the trail together (F02 to F10), and never raises what was made a note for a reason of its own
            (an old finding in an untouched record).
    """
    settled = (finding.lowered(severity_of(finding, levels)) for finding in findings)
    return sorted((finding for finding in settled if finding.severity), key=lambda finding: finding.place)


def severity_of(finding: Diagnostic, levels: Mapping[str, Severity]) -> Severity:
    """The severity of one finding, once the levels of `som.yaml` are known."""
    entry = table().get(finding.code)
    own = finding.severity if finding.severity is not None else entry.severity if entry else Severity.ERROR
    wanted = levels.get(finding.code)
    if wanted is None:
        return own
    if entry is not None and entry.fixed:
        return max(own, wanted)
    return wanted if finding.severity is None else min(own, wanted)
