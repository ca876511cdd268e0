"""Nothing is recorded that would leave an error in a case file which was not there before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from som_cli.diagnostics import Severity
from som_cli.errors import Refused
from som_cli.process import trail
from som_cli.process.references import Targets, check_case_links
from som_cli.process.rules import check_case
from som_cli.report.severities import settle
from som_cli.store.load import Files, Reader, load_case

if TYPE_CHECKING:
    from som_cli.diagnostics import Diagnostic
    from som_cli.process.casefile import Case
    from som_cli.process.registry import Registry
    from som_cli.store.tree import Tree


def refuse_new_errors(code: str, after: Case, before: Tree, registry: Registry, targets: Targets) -> None:
    """Let nothing be recorded that `som validate` would find fault with afterwards; a draft always saves.

    Args:
        code: How the refusal is called.
        after: The case file as it would be.
        before: The tree in which it stands as it was, or not at all; read only where there is an error.
        registry: Everything around it.
        targets: What links can lead to.

    Raises:
        Refused: There are new errors; every one is given.
    """
    if after.state == registry.process.start:
        return
    found = _errors(after, registry, targets)
    if not found:
        return
    known = {_place(error) for error in _errors_before(after, before, registry, targets)}
    new = tuple(error for error in found if _place(error) not in known)
    if new:
        raise Refused(code, new, id=after.id)


def _errors_before(after: Case, tree: Tree, registry: Registry, targets: Targets) -> list[Diagnostic]:
    files = Files.of(tree.paths())
    folder = after.card.origin.path.rpartition("/")[0] + "/"
    if folder not in files.cases:
        return []
    case, _ = load_case(Reader(tree), folder, files.cases[folder], registry.process)
    return _errors(case, registry, targets) if case else []


def _errors(case: Case, registry: Registry, targets: Targets) -> list[Diagnostic]:
    found = [*check_case_links(case, targets), *check_case(case, registry), *trail.check(case, registry)]
    settled = settle(found, registry.settings.levels, registry.today)
    return [finding for finding in settled if finding.severity is Severity.ERROR]


def _place(error: Diagnostic) -> tuple[object, ...]:
    return error.path, error.code, error.at
