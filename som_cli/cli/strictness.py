"""What findings mean for a document: how many there are is said, and with `--strict` it is not made."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from som_cli.cli.session import Session
    from som_cli.diagnostics import Diagnostic


def weighed(som: Session, *, strict: bool, about: Sequence[str] = ()) -> tuple[Diagnostic, ...]:
    """The errors and warnings in what a document is made of: in all records, or in the files and folders named.

    Raises:
        Refused: `strict`, and there are some; all are given.
    """
    from som_cli.actions.check import judge
    from som_cli.diagnostics import Severity
    from som_cli.errors import Refused
    from som_cli.report.severities import severity_of

    found = judge(som.loaded, som.tree, about)
    counting = tuple(one for one in found if severity_of(one, {}) >= Severity.WARNING)  # a note never counts
    if strict and counting:
        raise Refused("documents-findings", counting)
    return counting


def tell_count(som: Session, found: Sequence[Diagnostic]) -> None:
    """Say on stderr how many findings there are in what a document was made of."""
    from som_cli.locale import ngettext

    if found:
        said = ngettext(
            "{n} finding in the records this was made of; `som validate` shows it.",
            "{n} findings in the records this was made of; `som validate` shows them.",
            len(found),
        )
        som.tell(said.replace("{n}", str(len(found))))
