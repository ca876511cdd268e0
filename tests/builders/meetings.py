"""Meetings, every field defaulted; None leaves a key out."""

from __future__ import annotations

from typing import Any

from som_cli.meetings.model import Meeting
from tests.builders.values import merged


def meeting_values(**changes: Any) -> dict[str, Any]:
    defaults = {
        "schema": "meeting/1",
        "id": "2026-12-10-sotsiaal",
        "body": "sotsiaal",
        "date": "2026-12-10",
        "time": "14:00",
        "place": "Suur-Ameerika 1",
        "kind": "ordinary",
        "status": "planned",
    }
    return merged(defaults, changes)


def held_meeting_values(**changes: Any) -> dict[str, Any]:
    defaults = meeting_values(
        status="held",
        chair="kaja-kask",
        secretary="tiina-tamm",
        attendance={"present": ["kaja-kask", "rein-vaher", "tiina-tamm"], "absent": ["peeter-pihlakas"]},
    )
    return merged(defaults, changes)


def meeting(**changes: Any) -> Meeting:
    return Meeting.model_validate(meeting_values(**changes))


def held_meeting(**changes: Any) -> Meeting:
    return Meeting.model_validate(held_meeting_values(**changes))
