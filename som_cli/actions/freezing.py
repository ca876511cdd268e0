"""Make the agenda of a meeting final: written into its record, with the commit it was computed from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from som_cli.actions.meeting import STATUSES
from som_cli.actions.meeting_record import Edit, Found, rewritten
from som_cli.actions.papers import earlier_cards
from som_cli.committee.agenda import agenda
from som_cli.committee.places import DECIDED
from som_cli.committee.reasons import deadlines_of
from som_cli.errors import Refused
from som_cli.render.briefs import Briefing

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from som_cli.actions.meeting import Kept
    from som_cli.actions.recording import Manner
    from som_cli.committee.agenda import Agenda
    from som_cli.diagnostics import Diagnostic
    from som_cli.process.registry import Registry
    from som_cli.store.git import Git


def freeze(git: Git, meeting_id: str, say: Callable[[Diagnostic], str], manner: Manner) -> Kept:
    """Write the computed agenda into the meeting's record.

    What is on a final agenda keeps its place; freezing it again puts its supplement after that.

    Args:
        git: The repository.
        meeting_id: Whose agenda it is.
        say: Puts a reason into a sentence of the record's language.
        manner: How to record.

    Raises:
        UsageFault: There is no such meeting.
        Refused: It was held or cancelled, its day is past, nothing is new, the person may not keep the body's record.
    """

    def values(found: Found) -> dict[str, Any]:
        record, registry = found.filed.record, found.registry
        computed = agenda(record, registry, earlier_cards(git, record, registry))
        _refuse(computed, manner)
        return {
            "status": "frozen",
            "agenda": _entries(computed, registry, say, manner.now.date()),
            "frozen": {"date": manner.now.date().isoformat(), "commit": git.short(found.commit)},
        }

    return rewritten(git, meeting_id, Edit("freeze", values), manner)


def _refuse(computed: Agenda, manner: Manner) -> None:
    meeting = computed.meeting
    if not meeting.is_to_come:
        raise Refused("freezing-status", date=meeting.date, status=STATUSES[meeting.status])
    if meeting.date < manner.now.date():
        raise Refused("freezing-past", date=meeting.date)
    changed = tuple(item.id for item in computed.items if item.changed)
    if meeting.frozen and changed and not computed.supplement:
        frozen = meeting.frozen.date
        raise Refused("freezing-changed", date=meeting.date, frozen=frozen, meeting=meeting.id, items=changed)
    if meeting.frozen and not computed.supplement:
        raise Refused("freezing-again", date=meeting.date, frozen=meeting.frozen.date, meeting=meeting.id)


def _entries(computed: Agenda, registry: Registry, say: Callable[[Diagnostic], str], day: date) -> list[dict[str, Any]]:
    """The items as the record keeps them; what stands there already stays word for word."""
    meeting = computed.meeting
    kept = {entry.id: entry for entry in meeting.agenda}
    briefing = Briefing(computed, registry, deadlines_of(meeting, registry), registry.today)
    entries: list[dict[str, Any]] = [entry.model_dump(exclude_none=True) for entry in meeting.agenda]
    for item in computed.all_items:
        if item.id not in kept:
            entry = {"id": item.id, "section": item.section, "why": say(item.why)}
            if item.section in DECIDED:
                entry["presenter"] = briefing.presenter(item)
            if meeting.frozen:
                entry["added"] = day.isoformat()
            entries.append(entry)
    return entries
