"""`som meeting freeze`: make the agenda of a meeting final."""

from __future__ import annotations

from typing import Any

from som_cli.cli.bundles import taking
from som_cli.cli.initiative.options import RECORD
from som_cli.cli.options import Meeting
from som_cli.locale import N_

FREEZE = N_(
    "Make the agenda final: write it into the meeting's record with the commit it was computed from. What comes later "
    "is its supplement; freezing again takes the supplement in, and what was there keeps its place."
)


@taking(record=RECORD)
def freeze(
    meeting: Meeting,
    *,
    record: dict[str, Any],
) -> None:
    """Write the agenda into the meeting's record and commit it."""
    from som_cli.actions.freezing import freeze as frozen
    from som_cli.cli.initiative import inputs
    from som_cli.cli.meeting import print_kept
    from som_cli.cli.session import Session
    from som_cli.report.sentences import sentence

    som = Session()
    language = som.settings.language  # the record is in the language of the repository, whoever keeps it
    manner = inputs.manner(som, record)
    print_kept(som, frozen(som.git, meeting, lambda why: sentence(why, language), manner))
