"""Meetings with every field defaulted."""

from __future__ import annotations

from typing import Any

from som_cli.diagnostics import Filed, Origin
from som_cli.meetings.model import Meeting


def meeting(**given: Any) -> Meeting:
    """The committee's ordinary meeting of 10.12.2026, planned; `given` fields as they stand in YAML."""
    values: dict[str, Any] = {"schema": "meeting/1", "body": "sotsiaal", "date": "2026-12-10", "time": "14:00"} | given
    values.setdefault("id", f"{values['date']}-{values['body']}")
    return Meeting.model_validate(values)


def filed_meeting(**given: Any) -> Filed[Meeting]:
    """The same, with the file it was read from."""
    made = meeting(**given)
    return Filed(made, Origin(f"data/meetings/{made.id}.yaml"))
