"""The process of an initiative as rows and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from som_cli.locale import _, current
from som_cli.process.model import ANY, BEFORE, SAME
from som_cli.process.records import Act
from som_cli.report.guards import guard
from som_cli.report.roles import actor
from som_cli.report.wording import spoken

if TYPE_CHECKING:
    from collections.abc import Iterator

    from som_cli.process.model import Name, Outcome, Process, Row
    from som_cli.settings import Settings


def said(name: Name) -> str:
    """A name of the process in the language in use."""
    return name.et if current() == "et" else name.en


def headings() -> tuple[str, ...]:
    """The headings of the whole table."""
    return (_("From state"), _("Move"), _("To state"), _("Who"), _("Must hold"), _("Asks"), _("Deadline"), _("Source"))


def rows(process: Process, settings: Settings) -> Iterator[tuple[str, ...]]:
    """The table of the process: a line for each outcome of each row in force."""
    for row in process.rows:
        if row.until is not None:
            continue
        for outcome in row.outcomes:
            asks = [ask.field for ask in row.asks if ask.applies(outcome.outcome)]
            yield (
                ", ".join(_state(process, state) for state in row.from_),
                _move(process, row, outcome),
                _state(process, outcome.to),
                ", ".join(actor(name) for name in row.accountable),
                "; ".join(guard(name) for name in row.guards),
                ", ".join(_field(name) for name in asks),
                _deadline(row, settings),
                ", ".join(row.seed),
            )


def _state(process: Process, state: str) -> str:
    words = {ANY: _("any state"), SAME: _("as before"), BEFORE: _("as before the voided act")}
    if state in words:
        return words[state]
    name = said(process.state(state).name)
    return name if name == state else f"{name} ({state})"


def _move(process: Process, row: Row, outcome: Outcome) -> str:
    """A move and what it ends in, in words, then as commands have them: *agreement: yes (agree yes)*."""
    noun = said(process.move(row.move).noun)
    if outcome.outcome is None:
        return f"{noun} ({row.move})"
    ends = spoken(process.outcome_words(row.move, outcome.outcome), current())
    return f"{noun}: {ends} ({row.move} {outcome.outcome})"


def _field(name: str) -> str:
    """A field of an act by its title, as it stands within a list."""
    field = Act.model_fields.get(name)
    title = _(field.title) if field and field.title else name
    return title[:1].lower() + title[1:]


def _deadline(row: Row, settings: Settings) -> str:
    if row.deadline is None:
        return ""
    days = getattr(settings.thresholds, row.deadline, None)
    return _("{n} days").replace("{n}", str(days)) if days is not None else row.deadline


def as_json(process: Process, settings: Settings) -> dict[str, Any]:
    """The whole process, `som-process/1`: states, moves and rows as in `data/process.yaml`, deadlines in days."""
    values = process.model_dump(mode="json", by_alias=True, exclude_none=True, exclude={"schema_", "x"})
    for row in values["rows"]:
        if "deadline" in row:
            row["deadline_days"] = getattr(settings.thresholds, row["deadline"], None)
    return {"schema": "som-process/1", **values}
