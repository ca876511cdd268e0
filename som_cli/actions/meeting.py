"""Plan a meeting, and record that it was held and who was there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from som_cli.actions.given import conformed
from som_cli.actions.opening import DeskTree, recorder
from som_cli.actions.recording import TOOL, Held, Manner, Preview, Recorded
from som_cli.actions.recording import hold as held_repository
from som_cli.audit.trailers import plain_message
from som_cli.committee.planning import check_meeting, check_plan
from som_cli.diagnostics import Filed, Origin, Words
from som_cli.errors import Refused, UsageFault
from som_cli.kinds import KINDS
from som_cli.likeness import likeliest
from som_cli.meetings.calendar import trimester
from som_cli.meetings.model import Meeting
from som_cli.meetings.quorum import VOTING, presence
from som_cli.people.rights import holders, officers
from som_cli.process.plain import plain
from som_cli.store.conform import conform
from som_cli.store.edit import replaced
from som_cli.store.emit import emit
from som_cli.store.layout import home
from som_cli.store.load import Files, load_register
from som_cli.store.source import read

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from som_cli.diagnostics import Diagnostic, FieldPath
    from som_cli.people.bodies import Body
    from som_cli.process.registry import Registry
    from som_cli.store.git import Git

_FULL = "meetings-trimester-full"
STATUSES = {
    "planned": Words("kavandatud", "planned"),
    "frozen": Words("külmutatud", "frozen"),
    "held": Words("peetud", "held"),
    "minuted": Words("protokollitud", "minuted"),
    "cancelled": Words("ära jäetud", "cancelled"),
}


@dataclass(frozen=True)
class Kept:
    """A meeting's record that was written, how it was recorded, and what is to be said of it."""

    meeting: Meeting
    path: str
    registry: Registry
    recorded: Recorded | Preview
    findings: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True)
class Came:
    """Who came to a meeting, who did not, and who stepped aside from a decision, by the ids of persons."""

    present: Sequence[str]
    absent: Sequence[str] = ()
    recused: Sequence[str] = ()


def plan(git: Git, values: Mapping[str, Any], manner: Manner) -> Kept:
    """Plan a meeting of a body on a day; its id is made of both.

    Raises:
        Refused: The body meets on that day already, a value does not fit, an extraordinary one has no proposer, or it
            is for the body's officers to plan.
    """
    given = {"schema": KINDS["meeting"].schema, "status": "planned", **values}
    made = conformed(Meeting, KINDS["meeting"].arranged({**given, "id": f"{given['date']}-{given['body']}"}))
    path = home("meeting", made.id)
    with held_repository(git, path, made.id, manner) as held:
        registry = _registry(git, held, manner)
        body = _body(registry, made.body)
        _refuse_double(made, registry)
        _refuse_proposer(made, body, registry)
        actor = recorder(git.identity(), registry).record.id
        refuse_planner(made, body, actor, registry, manner)
        text = emit(plain(made), "meeting", path).encode()
        recorded = held.record({path: text}, plain_message(made.id, "new", actor, TOOL), fresh=(path,))
    filed = Filed(made, Origin(path))
    there = replace(registry, meetings={**registry.meetings, made.id: filed})
    return Kept(made, path, there, recorded, tuple(_said_of_plan(filed, there, manner)))


def hold(git: Git, meeting_id: str, came: Came, manner: Manner) -> Kept:
    """Record that a meeting was held, and who was there.

    Guests go to those invited; the chair and the secretary are filled in where the body has them and they came.

    Raises:
        UsageFault: There is no such meeting.
        Refused: It is still to come, was held or cancelled, or the person may not keep the body's record.
    """
    path = home("meeting", meeting_id)
    with held_repository(git, path, meeting_id, manner) as held:
        registry = _registry(git, held, manner)
        filed = meeting_of(registry, meeting_id)
        body = _body(registry, filed.record.body)
        actor = holder(git, filed, registry, manner)
        _refuse_attendance(filed, body, came, registry)
        raw = DeskTree(git, held.head, "").read(path)
        message = plain_message(meeting_id, "hold", actor, TOOL)
        new, recorded = record_edits(held, path, raw, _changes(filed.record, body, came), message)
    made = new.record
    there = replace(registry, meetings={**registry.meetings, made.id: new})
    return Kept(made, path, there, recorded, tuple(_said_of(filed, made, body, registry)))


def record_edits(
    held: Held, path: str, raw: bytes, edits: Sequence[tuple[FieldPath, Any]], message: str
) -> tuple[Filed[Meeting], Recorded | Preview]:
    """Edit a meeting's record, every other byte of it kept, and record it.

    Raises:
        Refused: A value does not fit.
    """
    text = replaced(raw.decode(), edits, KINDS["meeting"].keys).encode()
    document = read(path, text)
    made, findings = conform(Meeting, document.value or {}, document.origin)
    if made is None:
        raise Refused("given-values-unfit", tuple(findings))
    return Filed(made, document.origin), held.record({path: text}, message)


def meeting_of(registry: Registry, meeting_id: str) -> Filed[Meeting]:
    """The meeting of an id.

    Raises:
        UsageFault: There is none, or its body is not on file; the nearest is named.
    """
    if filed := registry.meetings.get(meeting_id):
        _body(registry, filed.record.body)
        return filed
    raise UsageFault("meetings-unknown", value=meeting_id, nearest=likeliest(meeting_id, registry.meetings))


def _registry(git: Git, held: Held, manner: Manner) -> Registry:
    desk = DeskTree(git, held.head, "")
    return load_register(desk, Files.of(desk.paths()), manner.now.date()).registry


def _body(registry: Registry, body: str) -> Body:
    if body in registry.bodies:
        return registry.bodies[body].record
    raise UsageFault("meetings-body-unknown", value=body, nearest=likeliest(body, registry.bodies))


# -- planning -----------------------------------------------------------------------------------------------------


def _said_of_plan(filed: Filed[Meeting], registry: Registry, manner: Manner) -> Iterator[Diagnostic]:
    """What does not fit the calendar of a new meeting, and what it makes of the later ones of its trimester."""
    meeting = filed.record
    if meeting.date < manner.now.date():
        yield filed.origin.report("meetings-past", ("date",), date=meeting.date)
    if not _keepers(_body(registry, meeting.body), meeting, manner):
        named = registry.named_body(meeting.body)
        yield filed.origin.report("meetings-unkept", ("body",), body=named, body_id=meeting.body)
    yield from check_meeting(filed, registry)
    yield from check_plan(filed, registry)
    for other in registry.meetings_of.get(meeting.body, ()):
        if other.is_to_come and other.date > meeting.date and trimester(other.date) == trimester(meeting.date):
            yield from (one for one in check_meeting(registry.meetings[other.id], registry) if one.code == _FULL)


def _refuse_double(made: Meeting, registry: Registry) -> None:
    same = (one for one in registry.meetings_of.get(made.body, ()) if one.date == made.date)
    other = registry.meetings.get(made.id) or next((registry.meetings[one.id] for one in same), None)
    if other:
        raise Refused("meetings-exists", body=made.body, date=made.date, meeting=other.record.id)


def _refuse_proposer(made: Meeting, body: Body, registry: Registry) -> None:
    """An extraordinary meeting is proposed by a member. Source: D81."""
    if made.proposed_by is None:
        if made.kind == "extraordinary":
            raise UsageFault("usage-left-out", options=("--proposed-by",), examples=("--proposed-by PERSON",))
        return
    if made.kind != "extraordinary":
        raise UsageFault("meetings-proposer-unwanted", option="--proposed-by")
    _refuse_unknown((made.proposed_by,), registry)
    refuse_stranger_as_proposer(made, body, registry)


def refuse_planner(made: Meeting, body: Body, person: str, registry: Registry, manner: Manner) -> None:
    """A meeting is called by the body's officers, an extraordinary one too; a body without any may be met for it.

    Source: D80, D81.

    Raises:
        Refused: There are officers, and the person is none of them.
    """
    keepers = _keepers(body, made, manner)
    if keepers and person not in keepers:
        who, named = registry.named(person), registry.named_body(body.id)
        raise Refused("meetings-planner", person=who, body=named, keepers=tuple(map(registry.named, keepers)))


def refuse_stranger_as_proposer(made: Meeting, body: Body, registry: Registry) -> None:
    """Only a member of the body proposes a meeting. Source: D81.

    Raises:
        Refused: Whoever proposes it is none.
    """
    if made.proposed_by and made.proposed_by not in {member.person for member in body.members_on(made.date)}:
        person, named = registry.named(made.proposed_by), registry.named_body(body.id)
        raise Refused("meetings-proposer", person=person, body=named, date=made.date)


# -- holding ------------------------------------------------------------------------------------------------------


def holder(git: Git, filed: Filed[Meeting], registry: Registry, manner: Manner) -> str:
    """Who records that it was held.

    Raises:
        Refused: It is still to come, was held or cancelled, or the person may not keep the body's record.
    """
    actor = keeper(git, filed, registry, manner)
    _refuse_time(filed, manner)
    return actor


def keeper(git: Git, filed: Filed[Meeting], registry: Registry, manner: Manner) -> str:
    """Who records: one of the body's officers, on the day of the meeting or now. Source: D80.

    Raises:
        Refused: The person may not keep the body's record.
    """
    body = _body(registry, filed.record.body)
    person = recorder(git.identity(), registry).record.id
    keepers = _keepers(body, filed.record, manner)
    if person not in keepers:
        who, named = registry.named(person), registry.named_body(body.id)
        raise Refused("meetings-recorder", person=who, body=named, keepers=tuple(map(registry.named, keepers)))
    return person


def _keepers(body: Body, meeting: Meeting, manner: Manner) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*officers(body, meeting.date), *officers(body, manner.now.date()))))


def _refuse_time(filed: Filed[Meeting], manner: Manner) -> None:
    meeting = filed.record
    if not meeting.is_to_come:
        path = filed.origin.path if meeting.status == "held" else None
        raise Refused("meetings-status", date=meeting.date, status=STATUSES[meeting.status], path=path)
    if meeting.date > manner.now.date():
        raise Refused("meetings-future", date=meeting.date)


def _refuse_attendance(filed: Filed[Meeting], body: Body, came: Came, registry: Registry) -> None:
    _refuse_unknown((*came.present, *came.absent, *came.recused), registry)
    if twice := next((one for one in came.present if one in came.absent), None):
        raise Refused("meetings-person-twice", person=registry.named(twice))
    if away := next((one for one in came.recused if one not in came.present), None):
        raise Refused("meetings-recused-away", person=registry.named(away))
    members = {member.person for member in body.members_on(filed.record.date)}
    if stranger := next((one for one in came.absent if one not in members), None):
        who, named = registry.named(stranger), registry.named_body(body.id)
        raise Refused("meetings-absent-stranger", person=who, body=named, date=filed.record.date)


def _refuse_unknown(people: Sequence[str], registry: Registry) -> None:
    unknown = next((one for one in people if one not in registry.people), None)
    if unknown:
        raise UsageFault("meetings-person-unknown", value=unknown, nearest=likeliest(unknown, registry.people))


def _changes(meeting: Meeting, body: Body, came: Came) -> list[tuple[tuple[str, ...], Any]]:
    """What holding changes in the file; what was written there before is kept."""
    there, members = tuple(dict.fromkeys(came.present)), {member.person for member in body.members_on(meeting.date)}
    at_home = there if meeting.kind == "discussion" else members  # it is a meeting of whoever was asked
    present = [one for one in there if one in at_home]
    guests = [one for one in there if one not in at_home]
    before = meeting.attendance
    invited = list(dict.fromkeys((*(before.invited if before else ()), *guests)))
    attendance: dict[str, Any] = {"present": present, "absent": list(dict.fromkeys(came.absent))}
    recused = list(dict.fromkeys((*(before.recused if before else ()), *came.recused)))
    attendance |= {"invited": invited, "recused": recused}
    changes: list[tuple[tuple[str, ...], Any]] = [
        (("status",), "held"),
        (("attendance",), {key: people for key, people in attendance.items() if people}),
    ]
    for field, roles in (("chair", ("chair",)), ("secretary", ("secretary", "coordinator"))):
        holding = (one for role in roles for one in holders(body, (role,), meeting.date) if one in present)
        if getattr(meeting, field) is None and (person := next(holding, None)):
            changes.append(((field,), person))
    return changes


def _said_of(filed: Filed[Meeting], made: Meeting, body: Body, registry: Registry) -> Iterator[Diagnostic]:
    """What whoever keeps the record should see: nobody forgotten, and may the body decide."""
    origin, attendance = filed.origin, made.attendance
    if made.kind == "discussion":
        return  # nothing is decided there, and it is the reviewers who were asked
    there = presence(made, body)
    if there.needed is None:
        yield origin.report("meetings-quorum-unsaid", ("attendance",))
    elif not there.is_enough:
        facts = {"present": there.present, "seats": there.seats, "needed": there.needed}
        yield origin.report("meetings-inquorate", ("attendance",), **facts)
    said = {*attendance.present, *attendance.absent} if attendance else set()
    members = (m.person for m in body.members_on(made.date) if m.role in VOTING and m.substitute_for is None)
    if silent := [one for one in dict.fromkeys(members) if one not in said]:
        people = tuple(map(registry.named, silent))
        yield origin.report("meetings-attendance-gap", ("attendance",), people=people, path=origin.path)
