"""Drafts: written anew, saved with their edits, kept when a wizard is stopped."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from som_cli.actions.desk import Laid, Wanted, card_of, faults, laid_card, new_card, open_laid
from som_cli.actions.given import conformed
from som_cli.actions.opening import Opened, case_folder_on_disk, recorder
from som_cli.actions.recording import TOOL, Manner, Preview, Recorded, hold
from som_cli.audit.trailers import plain_message
from som_cli.cards.initiative import Initiative
from som_cli.errors import SomError
from som_cli.process.plain import plain
from som_cli.store import disk
from som_cli.store.emit import emit
from som_cli.store.layout import CARD, case_folder
from som_cli.store.source import read

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from som_cli.diagnostics import Diagnostic
    from som_cli.store.git import Git


@dataclass(frozen=True)
class Drafted:
    """A draft that was written, and what is still wrong with it."""

    card: Initiative
    path: str
    recorded: Recorded | Preview
    findings: tuple[Diagnostic, ...]


def draft(git: Git, wanted: Wanted, manner: Manner) -> Drafted:
    """Write a draft; what it lacks does not matter yet.

    Raises:
        Refused: A value does not fit the form.
    """
    laid, person = new_card(git, wanted, manner.now)
    with hold(git, laid.folder, laid.id, manner) as held:
        opened = open_laid(held, laid)
        recorded = held.record(laid.writes, plain_message(laid.id, "new", person, TOOL), fresh=(laid.path,))
        return _drafted(git, opened, laid, recorded)


def revise(git: Git, initiative: str, wanted: Wanted, manner: Manner) -> Drafted:
    """Save a card that is there, with what is wanted in it and its hand edits.

    Raises:
        Refused: A value does not fit the form.
    """
    folder = case_folder_on_disk(git, initiative, guess=manner.branch)
    with hold(git, folder, initiative, manner, takes={folder + CARD}) as held:
        laid = laid_card(git, initiative, folder, wanted)
        opened = open_laid(held, laid)
        person = recorder(git.identity(), opened.registry).record.id
        return _drafted(git, opened, laid, held.record(laid.writes, plain_message(laid.id, "edit", person, TOOL)))


def _drafted(git: Git, opened: Opened, laid: Laid, recorded: Recorded | Preview) -> Drafted:
    return Drafted(opened.case.card.record, laid.path, recorded, tuple(faults(opened, git)))


def sketch(git: Git, values: Mapping[str, Any], now: datetime) -> tuple[Initiative, str]:
    """The card that values would become, and its text; nothing is written."""
    if "id" in values:
        card = conformed(Initiative, values)
        return card, emit(plain(card), "initiative", case_folder(card.agency, card.id) + CARD)
    laid, _ = new_card(git, Wanted(values), now)
    return card_of(laid.path, laid.content), laid.content.decode()


def values_on_desk(git: Git, initiative: str) -> dict[str, Any]:
    """The fields of a card as it lies on the desk."""
    laid = laid_card(git, initiative, case_folder_on_disk(git, initiative), Wanted())
    return read(laid.path, laid.content).value or {}


def keep_unfinished(git: Git, initiative: str | None, values: Mapping[str, Any], now: datetime) -> str | None:
    """Keep what a stopped wizard has gathered: in the card where it has become one, else in a file for `--from`.

    Returns:
        The path; None where nothing was said.
    """
    if not values:
        return None
    try:
        if initiative is not None:
            return revise(git, initiative, Wanted(values), Manner(now, commit=False)).path
        return draft(git, Wanted(values), Manner(now, commit=False)).path
    except SomError:
        path = f"build/draft-{now:%Y%m%d-%H%M%S}.yaml"
        disk.write(git.root / path, emit(dict(values), "initiative", path).encode())
        return path
