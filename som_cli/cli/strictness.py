"""What `--strict` means for a document: it is not made while what was read has findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from som_cli.cli.session import Session


def refuse_findings(som: Session, *, strict: bool) -> None:
    """Stop before a document is made of what could not be read as it stands.

    Raises:
        Refused: `strict`, and there are findings; all are given.
    """
    from som_cli.errors import Refused

    if strict and som.loaded.findings:
        raise Refused("documents-findings", som.loaded.findings)
