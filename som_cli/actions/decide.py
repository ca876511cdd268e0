"""Move an initiative: load, decide, write one act, commit once.

The act is judged by the registry at HEAD; only the card is taken from the desk, and only where the move takes hand
edits along. Source: audit.md §3.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from som_cli.actions.opening import DeskTree, Opened, case_folder_on_disk, open_case, recorder
from som_cli.actions.recording import TOOL, Manner, Preview, Recorded, preview, record
from som_cli.audit.trailers import act_message
from som_cli.diagnostics import Filed, Origin
from som_cli.errors import Refused, UsageFault
from som_cli.process.decision import Decision
from som_cli.process.engine import Advance, outlook
from som_cli.process.engine import advance as engine_advance
from som_cli.process.plain import plain
from som_cli.process.records import Act
from som_cli.store.emit import emit
from som_cli.store.layout import act_file
from som_cli.store.transaction import writing

if TYPE_CHECKING:
    from datetime import datetime

    from som_cli.process.casefile import Case
    from som_cli.process.decision import Given
    from som_cli.process.registry import Registry
    from som_cli.store.git import Git


@dataclass(frozen=True)
class Done:
    """What came of it: the act, the case with it, and how it was recorded."""

    act: Act
    case: Case
    registry: Registry
    card_path: str
    recorded: Recorded | Preview


def advance(git: Git, initiative: str, move: str | None, given: Given, *, now: datetime, manner: Manner) -> Done:
    """Make one move of an initiative; without a name, the only one that leads on.

    Raises:
        Refused: The process refuses; every reason is given.
        StateForbids: The case file has uncommitted edits, or the repository is in the middle of something.
        EnvironmentFault: Nobody knows who is at the keyboard.
    """
    folder = case_folder_on_disk(git, initiative)
    if manner.dry_run:
        opened = at_desk(DeskTree(git, git.head(), folder), initiative, now)
        act = _act(git, opened, move, given, now)
        return done(opened, act, preview(git, act_writes(opened, act), act_message(act, TOOL)))
    with writing(git, [folder]) as transaction:
        opened = at_desk(DeskTree(git, transaction.standing.head, folder), initiative, now)
        act = _act(git, opened, move, given, now)
        writes = act_writes(opened, act)
        recorded = record(transaction, writes, act_message(act, TOOL), manner=manner, now=now, fresh=tuple(writes))
        return done(opened, act, recorded)


def at_desk(desk: DeskTree, initiative: str, now: datetime) -> Opened:
    """Open a case as acts are judged: by HEAD, with the card as laid on the desk.

    Raises:
        Refused: Something of the case file cannot be read.
    """
    opened = open_case(desk, initiative, now.date())
    if opened.findings:
        raise Refused("initiatives-unreadable", opened.findings, id=initiative)
    return opened


def act_of(opened: Opened, decision: Decision) -> Act:
    """Ask the process for the act.

    Raises:
        Refused: It says no.
    """
    made = engine_advance(opened.case, decision, opened.registry)
    if isinstance(made, Advance):
        return made.act
    known = opened.registry.process.moves_by_id.get(decision.move)
    said = known.infinitive.words if known else decision.move
    raise Refused("initiatives-move-refused", made.reasons, id=opened.case.id, move=said)


def act_writes(opened: Opened, act: Act) -> dict[str, bytes]:
    """The file that an act becomes."""
    path = act_file(opened.folder, act.number, act.move)
    return {path: emit(plain(act), "act", path).encode()}


def done(opened: Opened, act: Act, recorded: Recorded | Preview) -> Done:
    """The case with its new act."""
    filed = Filed(act, Origin(act_file(opened.folder, act.number, act.move)))
    case = replace(opened.case, acts=(*opened.case.acts, filed))
    return Done(act, case, replace(opened.registry, cases={case.id: case}), opened.card_path, recorded)


def leading_move(opened: Opened) -> str:
    """The one open move that leads on; those aside (amend, withdraw, void …) are never chosen.

    Raises:
        UsageFault: There are several.
        Refused: There is none.
    """
    process = opened.registry.process
    state = process.state(opened.case.state).name.words
    leading = [one.move for one in outlook(opened.case, opened.registry).open if not process.move(one.move).aside]
    if len(leading) == 1:
        return leading[0]
    if leading:
        raise UsageFault("initiatives-move-open", id=opened.case.id, state=state, moves=tuple(leading))
    raise Refused("initiatives-move-none", id=opened.case.id, state=state)


def _act(git: Git, opened: Opened, move: str | None, given: Given, now: datetime) -> Act:
    person = recorder(git.identity(), opened.registry).record.id
    chosen = move or leading_move(opened)
    return act_of(opened, Decision.of(chosen, given, person, now, now.date()))
