"""What is wrong with the record of a meeting: who proposed it, and the number under which its minutes are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from som_cli.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from som_cli.diagnostics import Diagnostic, Filed
    from som_cli.meetings.model import Meeting
    from som_cli.process.registry import Registry


def check_kept(filed: Filed[Meeting], registry: Registry) -> Iterator[Diagnostic]:
    """Find an extraordinary meeting that no member proposed, and a Delta number that stands twice.

    Source: D80, D81.
    """
    meeting = filed.record
    body = registry.bodies.get(meeting.body)
    if body and meeting.kind == "extraordinary" and meeting.status != "cancelled":
        named, who = registry.named_body(meeting.body), meeting.proposed_by
        if who is None:
            yield filed.origin.report("meetings-proposer-missing", ("kind",), date=meeting.date, body=named)
        elif who in registry.people and who not in {member.person for member in body.record.members}:
            person = registry.named(who)
            yield filed.origin.report("meetings-proposer-stranger", ("proposed_by",), person=person, body=named)
    reference = meeting.delta.reference if meeting.delta else None
    other = registered_as(reference, meeting, registry)
    if reference and other and (other.date, other.id) < (meeting.date, meeting.id):  # said of the later one
        at = ("delta", "reference")
        finding = filed.origin.report("meetings-delta-twice", at, reference=reference, other=other.id)
        yield finding.lowered(Severity.WARNING)  # closed minutes stay as they are


def registered_as(reference: str | None, meeting: Meeting, registry: Registry) -> Meeting | None:
    """The first other meeting whose minutes have this number in Delta."""
    if not reference:
        return None
    others = (filed.record for filed in registry.meetings.values() if filed.record.id != meeting.id)
    same = (one for one in others if one.delta and (one.delta.reference or "").strip() == reference.strip())
    return min(same, key=lambda one: (one.date, one.id), default=None)
