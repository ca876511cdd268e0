"""Record what a body did at a meeting: its moves as one batch, in order, one commit each, all of them or none."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from som_cli.actions.decide import Done, act_writes, at_desk, done, unsaid
from som_cli.actions.given import NOWHERE
from som_cli.actions.meeting import meeting_of
from som_cli.actions.opening import DeskTree, Opened, case_folder_on_disk, recorder
from som_cli.actions.recording import TOOL, Manner, Recorded, Step, hold_several
from som_cli.audit.trailers import act_message
from som_cli.codes import any_error
from som_cli.diagnostics import Origin
from som_cli.errors import Refused, UsageFault
from som_cli.likeness import likely
from som_cli.process.decision import Decision, Given, Listed
from som_cli.process.engine import Advance
from som_cli.process.engine import advance as ask_the_process
from som_cli.store.conform import conform
from som_cli.store.lines import Lines
from som_cli.store.source import read
from som_cli.store.structure import structure

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from som_cli.diagnostics import Diagnostic, FieldPath
    from som_cli.store.git import Git

LISTS = ("moves", "items")  # the keys under which a batch may stand


@dataclass(frozen=True)
class Item:
    """One item of a batch as it was read, and where it stands."""

    value: Any
    origin: Origin = NOWHERE


@dataclass(frozen=True)
class Wanted:
    """One move of a batch: of which initiative, which move, what was said of it, and where."""

    initiative: str
    move: str
    given: Given
    origin: Origin = NOWHERE

    def told(self, finding: Diagnostic) -> Diagnostic:
        """A reason against the move, at the item of the file that wants it."""
        if not self.origin.path:
            return finding
        item = self.origin.report_key(finding.code, ("move",))
        return replace(finding, path=item.path, line=item.line, column=item.column, width=item.width)


def batch(name: str, raw: bytes) -> list[Item]:
    """Read a batch: a list of moves, alone or under `moves`.

    Raises:
        Refused: The file cannot be read.
        UsageFault: It holds something else.
    """
    document = read(name, raw)
    value: Any = document.value
    origin = document.origin
    way: FieldPath = ()
    problems = [problem for problem in document.problems if problem.code != "files-root"]
    if value is None and not any_error(problems):
        found = structure(Lines(name, document.text))  # a list at the root, or a text
        value, origin = found.value, Origin(name, found.value_marks, found.key_marks)
    if any_error(problems):
        raise Refused("given-file-unreadable", tuple(problems), file=name)
    if isinstance(value, dict) and (key := next((key for key in LISTS if key in value), None)):
        value, way = value[key], (key,)
    elif isinstance(value, dict) and "move" in value:
        return [Item(value, origin)]
    if not isinstance(value, list):
        raise UsageFault("meetings-batch-form", number=1)
    return [Item(item, origin.within((*way, number))) for number, item in enumerate(value)]


def wanted(items: Sequence[Item], known: Collection[str]) -> list[Wanted]:
    """The moves of a batch, each as the process takes it; `known` are the ids of initiatives.

    Raises:
        Refused: An item is no move, or a value does not fit; every reason is given.
    """
    found: list[Wanted] = []
    faults: list[Diagnostic] = []
    for number, item in enumerate(items, 1):
        if not isinstance(item.value, dict):
            faults.append(item.origin.report("meetings-batch-form", number=number))
            continue
        listed, wrong = conform(Listed, item.value, item.origin)
        if (id_ := item.value.get("id")) not in known and isinstance(id_, str):
            wrong = [one for one in wrong if one.at != ("id",)]
            wrong.append(item.origin.report("initiatives-id-unknown", ("id",), value=id_, near=likely(id_, known)))
        faults += wrong
        if listed is not None:
            found.append(Wanted(listed.id, listed.move, listed, item.origin))
    if faults:
        raise Refused("given-values-unfit", tuple(sorted(faults, key=lambda fault: fault.place)))
    return found


def record(git: Git, meeting_id: str, moves: Sequence[Wanted], manner: Manner) -> tuple[Done, ...]:
    """Record the moves of a meeting, in order.

    Raises:
        Refused: The process refuses a move; every reason against every move is given, and nothing is recorded.
        UsageFault: There is no such meeting or initiative, or only something is left unsaid.
        StateForbids: A case file has uncommitted edits.
    """
    if not moves:
        raise UsageFault("meetings-nothing-to-record", meeting=meeting_id)
    folders = {one.initiative: case_folder_on_disk(git, one.initiative) for one in moves}
    with hold_several(git, tuple(dict.fromkeys(folders.values())), meeting_id, manner) as held:
        opened = {
            initiative: at_desk(DeskTree(git, held.head, folder), initiative, manner.now)
            for initiative, folder in folders.items()
        }
        registry = next(iter(opened.values())).registry
        meeting_of(registry, meeting_id)
        person = recorder(git.identity(), registry).record.id
        made = _made(moves, opened, meeting_id, person, manner)
        steps = [Step(act_writes(one.opened, one.advance.act), act_message(one.advance.act, TOOL)) for one in made]
        recorded = held.record_each(steps)
    return tuple(done(one.opened, one.advance, how) for one, how in zip(made, recorded, strict=True))


@dataclass(frozen=True)
class _Made:
    opened: Opened
    advance: Advance


def _made(
    moves: Sequence[Wanted], opened: dict[str, Opened], meeting_id: str, person: str, manner: Manner
) -> list[_Made]:
    """Ask the process for every act, each on top of those before it.

    After a refusal the rest of that case file is left out: what follows would only be noise.
    """
    made: list[_Made] = []
    reasons: dict[str, tuple[Diagnostic, ...]] = {}
    lacking: UsageFault | None = None
    for one in moves:
        if one.initiative in reasons:
            continue
        here = opened[one.initiative]
        known = at_meeting(one.move, here, meeting_id)
        unsaid_yet = {field: value for field, value in known.items() if getattr(one.given, field) is None}
        given = one.given.model_copy(update=unsaid_yet)
        decision = Decision.of(one.move, given, person, manner.now, manner.now.date())
        answer = ask_the_process(here.case, decision, here.registry)
        if isinstance(answer, Advance):
            made.append(_Made(here, answer))
            after = done(here, answer, Recorded())
            opened[one.initiative] = replace(here, case=after.case, registry=after.registry)
            continue
        reasons[one.initiative] = tuple(one.told(reason) for reason in answer.reasons)
        if answer.missing and not answer.against:
            lacking = lacking or unsaid(here, decision, answer.missing)
    if lacking and len(reasons) == 1:
        raise lacking
    if reasons:
        raise Refused(
            "meetings-batch-refused", tuple(r for found in reasons.values() for r in found), count=len(reasons)
        )
    return made


def at_meeting(move: str, opened: Opened, meeting_id: str) -> dict[str, Any]:
    """What a meeting answers by itself: its day, its id and its body, where the move asks for them."""
    meeting = meeting_of(opened.registry, meeting_id).record
    row = opened.registry.process.row(opened.case.state, move)
    asks = {ask.field for ask in row.asks} if row else set()
    known: dict[str, Any] = {"date": meeting.date}
    if row and (row.body or "meeting" in asks or "body" in asks):
        known["meeting"] = meeting.id
    if row and (row.body or "body" in asks):
        known["body"] = meeting.body
    return known
