"""Records that stand on disk and are not committed: what names one is told so, and never that it does not exist."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from som_cli.actions.check import check
from som_cli.diagnostics import Severity
from som_cli.process.references import PLURAL
from som_cli.store.layout import FOLDER_OF, home
from som_cli.store.tree import WorkingTree

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from som_cli.diagnostics import Diagnostic
    from som_cli.store.git import Git

_ENDING = "-unknown"
_REACHES = {"supported": ("policy", "service")}  # links that lead to records of several kinds


def told(findings: Iterable[Diagnostic], git: Git, today: date) -> tuple[Diagnostic, ...]:
    """Put in place of a link that leads nowhere in HEAD what is known of the file on disk that bears the name."""
    return tuple(_told(finding, git, today) for finding in findings)


def _told(finding: Diagnostic, git: Git, today: date) -> Diagnostic:
    path = next((path for path in _homes(finding) if (git.root / path).is_file()), None)
    if path is None:
        return finding
    found = check(WorkingTree(git.root), today, (path,)).findings
    has_errors = any(one.severity is Severity.ERROR for one in found)
    code = "links-unfinished" if has_errors else "links-uncommitted"
    return replace(finding, code=code, facts={"value": finding.facts["value"], "path": path})


def _homes(finding: Diagnostic) -> list[str]:
    """Where the record would stand that a link names; nothing for a finding that is about no such link."""
    for plural in PLURAL.values():
        if finding.code.startswith(f"{plural}-") and finding.code.endswith(_ENDING):
            target = finding.code.removeprefix(f"{plural}-").removesuffix(_ENDING)
            kinds = _REACHES.get(target, (target,))
            return [home(kind, str(finding.facts.get("value"))) for kind in kinds if kind in FOLDER_OF]
    return []
