"""Who should step aside when a body takes up what concerns them: the submitter, the lead, and whoever presents it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from som_cli.meetings.quorum import voters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from som_cli.diagnostics import Diagnostic, Fact
    from som_cli.process.casefile import Case
    from som_cli.process.decision import Decision
    from som_cli.process.model import Row
    from som_cli.process.records import Act
    from som_cli.process.registry import Registry


def concerned(case: Case, meeting_id: str) -> tuple[str, ...]:
    """Those whom an initiative concerns at a meeting: its submitter, the lead who agreed, whoever presented it there.

    Leads carry no dates, so the lead is whoever agreed as such, whoever is the lead today.
    """
    agreed = case.latest("agree")
    spoke = (act.presenter for act in case.counting if act.meeting == meeting_id and act.presenter)
    return tuple(dict.fromkeys(one for one in (case.submitter, agreed and agreed.by, *spoke) if one))


def check_recused(case: Case, moved: Decision | Act, row: Row, registry: Registry) -> Iterator[Diagnostic]:
    """Find those who had a vote in what concerns them and did not step aside; closed minutes are left as they are.

    Source: D20.
    """
    filed, body = registry.meetings.get(moved.meeting or ""), registry.bodies.get(moved.body or "")
    if row.body is None or filed is None or body is None:
        return
    meeting = filed.record
    if meeting.status != "held" or meeting.attendance is None or meeting.body != body.record.id:
        return
    voting = voters(body.record, meeting.date, meeting.attendance.present)
    stayed = [one for one in concerned(case, meeting.id) if one in voting]
    if people := tuple(registry.named(one) for one in stayed if one not in meeting.attendance.recused):
        facts: dict[str, Fact] = {"people": people, "path": filed.origin.path, "meeting": meeting.id}
        yield filed.origin.report("meetings-not-recused", ("attendance",), initiative=case.id, **facts)
