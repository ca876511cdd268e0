"""Move an initiative: load, decide, write one act, commit once.

The act is judged by the registry at HEAD; only the card is taken from the desk, and only where the move takes hand
edits along. Source: audit.md §3.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from som_cli.actions.opening import DeskTree, Opened, case_folder_on_disk, open_case, recorder
from som_cli.actions.recording import TOOL, Manner, Preview, Recorded, hold
from som_cli.actions.soundness import refuse_new_errors
from som_cli.audit.trailers import act_message
from som_cli.codes import any_error
from som_cli.diagnostics import Filed, Named, Origin
from som_cli.errors import Refused, Unfit, UsageFault
from som_cli.process.commands import blank
from som_cli.process.decision import Decision, words_of
from som_cli.process.engine import Advance, outlook
from som_cli.process.engine import advance as ask_the_process
from som_cli.process.judgement import option_of
from som_cli.process.plain import plain
from som_cli.process.references import Targets
from som_cli.store.emit import emit
from som_cli.store.layout import act_file
from som_cli.store.source import read

if TYPE_CHECKING:
    from datetime import datetime

    from som_cli.actions.recording import Held
    from som_cli.diagnostics import Diagnostic
    from som_cli.process.casefile import Case
    from som_cli.process.decision import Given
    from som_cli.process.records import Act
    from som_cli.process.registry import Registry
    from som_cli.store.git import Git


@dataclass(frozen=True)
class Done:
    """What came of it: the act with its notes, the case with it, and how it was recorded."""

    act: Act
    notes: tuple[Diagnostic, ...]
    case: Case
    registry: Registry
    card_path: str
    recorded: Recorded | Preview


def advance(git: Git, initiative: str, move: str | None, given: Given, manner: Manner) -> Done:
    """Make one move of an initiative; without a name, the only one that leads on.

    Raises:
        Refused: The process refuses; every reason is given.
        UsageFault: Something that the move asks for was not said.
        StateForbids: The case file has uncommitted edits, or the repository is in the middle of something.
        EnvironmentFault: Nobody knows who is at the keyboard.
    """
    folder = case_folder_on_disk(git, initiative, guess=manner.branch)
    with hold(git, folder, initiative, manner) as held:
        opened = at_desk(DeskTree(git, held.head, folder), initiative, manner.now)
        made = act_of(opened, decided(git, opened, move, given, manner.now))
        keep_sound(held, opened, made)
        writes = act_writes(opened, made.act)
        recorded = held.record(writes, act_message(made.act, TOOL), fresh=tuple(writes))
        return done(opened, made, recorded)


def outcome_choices(git: Git, initiative: str, move: str | None, now: datetime) -> tuple[str, ...] | None:
    """The outcomes that a person can choose for a move as it stands; None where the move is not open or not known."""
    folder = case_folder_on_disk(git, initiative, guess=True)
    opened = at_desk(DeskTree(git, git.head(), folder), initiative, now)
    row = opened.case.process.row(opened.case.state, move or leading_move(opened))
    return row.choices if row else None


def decided(git: Git, opened: Opened, move: str | None, given: Given, now: datetime) -> Decision:
    """The decision as whoever is at the keyboard wants it recorded."""
    person = recorder(git.identity(), opened.registry).record.id
    return Decision.of(move or leading_move(opened), given, person, now, now.date())


def at_desk(desk: DeskTree, initiative: str, now: datetime) -> Opened:
    """Open a case as acts are judged: by HEAD, with the card as laid on the desk.

    Raises:
        Refused: Something of the case file cannot be read.
    """
    opened = open_case(desk, initiative, now.date())
    if any_error(opened.findings):
        raise Refused("initiatives-unreadable", opened.findings, id=initiative)
    return opened


def act_of(opened: Opened, decision: Decision) -> Advance:
    """Ask the process for the act.

    Raises:
        Refused: It says no.
        UsageFault: It would say yes, were nothing left unsaid.
    """
    made = ask_the_process(opened.case, decision, opened.registry)
    if isinstance(made, Advance):
        return made
    if made.missing and not made.against:
        raise unsaid(opened, decision, made.missing)
    unknown = [reason for reason in made.against if reason.code in _UNKNOWN]
    if len(unknown) == len(made.reasons) == 1:
        raise UsageFault(unknown[0].code, **unknown[0].facts)
    known = opened.registry.process.moves_by_id.get(decision.move)
    said = known.infinitive.words if known else decision.move
    refusal = Unfit if len(unknown) == len(made.against) else Refused
    raise refusal("initiatives-move-refused", made.told, id=opened.case.id, move=said)


_UNKNOWN = frozenset({"process-move-unknown", "acts-person-unknown", "acts-body-unknown", "acts-meeting-unknown"})


def unsaid(opened: Opened, decision: Decision, missing: tuple[Diagnostic, ...]) -> UsageFault:
    """What was left unsaid, all of it in one message."""
    row = opened.registry.process.row(opened.case.state, decision.move)
    types = {"by": "person", "body": "body", **({ask.field: ask.type for ask in row.asks} if row else {})}
    fields = list(dict.fromkeys(str(finding.at[0]) for finding in missing))
    choices = {"outcome": "|".join(row.choices) if row else "OUTCOME"}
    examples = tuple(
        f"{option_of(field)} {choices.get(field) or _METAVARS.get(types.get(field, 'text'), 'TEXT')}"
        for field in fields
    )
    if nobody := next((finding for finding in missing if finding.code == "acts-by-missing"), None):
        return _nobody_named(nobody, decision, examples)
    options = tuple(option_of(field) for field in fields)
    titles = tuple(words_of(field)["title"] for field in fields)
    return UsageFault("usage-missing", options=options, examples=examples, titles=titles)


def _nobody_named(nobody: Diagnostic, decision: Decision, examples: tuple[str, ...]) -> UsageFault:
    """Who answers was not said: name those who can, and ask for evidence, as it is none of their own acts."""
    people = nobody.facts["people"]
    ids = [one.id for one in people if isinstance(one, Named)] if isinstance(people, tuple) else []
    by = f'"{"|".join(ids)}"' if 1 < len(ids) <= _FEW else blank("by", ids)
    shown = tuple(f"--by {by}" if one.startswith("--by ") else one for one in examples)
    asked = any(one.startswith("--evidence ") for one in examples)
    if decision.recorded_by not in ids and not decision.evidence and not asked:
        shown = (*shown, f"--evidence {blank('evidence')}")
    return UsageFault("usage-by-missing", people=people, move=nobody.facts["move"], examples=shown)


_FEW = 4  # ids that an example still lists
_METAVARS = {
    "person": "PERSON",
    "people": "PERSON",
    "body": "ID",
    "meeting": "ID",
    "condition": "ID",
    "act": "FILE",
    "rank": "N",
    "assessment": "'CRITERION=N: WHY'",
    "conditions": "'text=…; satisfied_when=…; owner=…; due=…'",
    "changes": "PATH=VALUE",
}


def act_writes(opened: Opened, act: Act) -> dict[str, bytes]:
    """The file that an act becomes."""
    path = act_file(opened.folder, act.number, act.move)
    return {path: emit(plain(act), "act", path).encode()}


def done(opened: Opened, made: Advance, recorded: Recorded | Preview) -> Done:
    """The case with its new act."""
    case = _moved(opened, made)
    registry = replace(opened.registry, cases={case.id: case})
    return Done(made.act, _filed_notes(opened, made), case, registry, opened.card_path, recorded)


def _filed_notes(opened: Opened, made: Advance) -> tuple[Diagnostic, ...]:
    """What goes along with an act; what is about a field of it, at its line in the act's file."""
    if all(note.path for note in made.notes):
        return made.notes
    [(path, content)] = act_writes(opened, made.act).items()
    origin = read(path, content).origin
    return tuple(note if note.path else origin.report(note.code, note.at, **note.facts) for note in made.notes)


def _moved(opened: Opened, made: Advance) -> Case:
    filed = Filed(made.act, Origin(act_file(opened.folder, made.act.number, made.act.move)))
    return replace(opened.case, acts=(*opened.case.acts, filed))


def keep_sound(held: Held, opened: Opened, made: Advance) -> None:
    """Refuse an act after which the case file would have errors that it does not have at HEAD.

    Raises:
        Refused: Every such error is given.
    """
    targets = Targets.of(opened.registry, opened.known)
    before = DeskTree(held.git, held.head, opened.folder)
    refuse_new_errors("initiatives-card-faulty", _moved(opened, made), before, opened.registry, targets)


def leading_move(opened: Opened) -> str:
    """The one open move that leads on; those aside (amend, withdraw, void …) are never chosen.

    Raises:
        UsageFault: There are several.
        Refused: There is none.
    """
    process = opened.registry.process
    state = process.state(opened.case.state).name.words
    aside = frozenset(move.id for move in process.moves if move.aside)
    seen = outlook(opened.case, opened.registry)
    leading = seen.leading(aside)
    if len(leading) == 1:
        return leading[0].move
    if leading:
        moves = tuple(one.move for one in leading)
        raise UsageFault("initiatives-move-open", id=opened.case.id, state=state, moves=moves)
    possible = tuple(one.title for one in seen.open)
    raise Refused("initiatives-move-none", id=opened.case.id, state=state, possible=possible)
