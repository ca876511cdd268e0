"""The cards of a meeting's items as their readers got them: git alone knows what they said then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from som_cli.cards.initiative import Initiative
from som_cli.committee.papers import read_on
from som_cli.committee.reasons import deadlines_of
from som_cli.errors import SomError
from som_cli.store.conform import conform
from som_cli.store.layout import INITIATIVES
from som_cli.store.source import read

if TYPE_CHECKING:
    from collections.abc import Mapping

    from som_cli.meetings.model import Meeting
    from som_cli.process.registry import Registry
    from som_cli.store.git import Git


def earlier_cards(git: Git, meeting: Meeting, registry: Registry) -> Mapping[str, Initiative] | None:
    """The cards of all initiatives in the commit of the final agenda, or at the end of the deadline for sharing.

    None where nothing can have changed since, or where that cannot be told: the day is to come, the meeting was held
    (what changed after it is no matter of it), or git does not have the commit.
    """
    day = read_on(meeting, deadlines_of(meeting, registry).share)
    if not meeting.is_to_come or not (meeting.frozen or registry.today > day):
        return None
    paths = {id_: case.card.origin.path for id_, case in registry.cases.items()}
    try:
        final = meeting.frozen.commit if meeting.frozen else None
        oids = git.files(git.resolve(final) if final else git.first_parent_at(day), INITIATIVES)
        blobs = git.blobs(oids[path] for path in paths.values() if path in oids)
    except SomError:
        return None
    found = {id_: _card(path, blobs[oids[path]]) for id_, path in paths.items() if path in oids}
    return {id_: card for id_, card in found.items() if card}


def _card(path: str, raw: bytes) -> Initiative | None:
    document = read(path, raw)
    return conform(Initiative, document.value, document.origin)[0] if document.value else None
