"""What findings mean for a document: they are counted, what is left out is named, `--strict` makes none."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from som_cli.cli.session import Session
    from som_cli.diagnostics import Diagnostic


def weighed(
    som: Session, *, strict: bool, about: Sequence[str] = (), lacking: Sequence[str] | None = None
) -> tuple[Diagnostic, ...]:
    """The errors and warnings in what a document is made of, and in what it lacks because it cannot be read.

    Args:
        som: The session.
        strict: Whether the document is not made where there are some.
        about: The files and folders it is made of; all records when empty.
        lacking: The paths of the records that it lacks; None for all that cannot be read.

    Raises:
        Refused: `strict`, and there are some; all are given.
    """
    from som_cli.actions.check import judge, within
    from som_cli.diagnostics import Severity
    from som_cli.errors import Refused
    from som_cli.report.severities import severity_of
    from som_cli.store.layout import place

    unread = som.loaded.unread if lacking is None else lacking
    found = (
        one
        for one in judge(som.loaded, som.tree, about)
        if within(one.path, about) or one.path in unread or place(one.path) is None
    )
    counting = tuple(one for one in found if severity_of(one, {}) >= Severity.WARNING)  # a note never counts
    if strict and counting:
        raise Refused("documents-findings", counting)
    return counting


def tell_left_out(som: Session, lacking: Sequence[str]) -> None:
    """Name on stderr each record that is left out since it cannot be read."""
    from som_cli.locale import _

    for path in lacking:
        som.tell(_("Left out, since it cannot be read: {path}").replace("{path}", path))


def tell_count(som: Session, found: Sequence[Diagnostic], lacking: Sequence[str] | None = None) -> None:
    """Say on stderr which records a document lacks, and how many findings there are in those it was made of."""
    from som_cli.locale import ngettext

    unread = som.loaded.unread if lacking is None else lacking
    tell_left_out(som, unread)
    count = sum(one.path not in unread for one in found)
    if count:
        said = ngettext(
            "{n} finding in the records this was made of; `som validate` shows it.",
            "{n} findings in the records this was made of; `som validate` shows them.",
            count,
        )
        som.tell(said.replace("{n}", str(count)))
