"""Acts that take a card along: submit a draft, amend what was submitted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from som_cli.actions.decide import Done, act_of, act_writes, decided, done, keep_sound
from som_cli.actions.desk import Laid, Wanted, changed, faults, laid_card, new_card, open_laid
from som_cli.actions.earlier_cards import initiative_at
from som_cli.actions.given import by_its_words
from som_cli.actions.opening import DeskTree, Opened, case_folder_on_disk, recorder
from som_cli.actions.recording import TOOL, Held, Manner, hold
from som_cli.actions.soundness import refuse_new_errors
from som_cli.audit.trailers import act_message, plain_message
from som_cli.diagnostics import Severity
from som_cli.errors import Refused
from som_cli.process.changes import differences, is_material
from som_cli.process.references import Targets
from som_cli.store.layout import CARD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from som_cli.actions.recording import Preview, Recorded
    from som_cli.diagnostics import Diagnostic
    from som_cli.process.casefile import Case
    from som_cli.process.decision import Decision, Given
    from som_cli.process.engine import Advance
    from som_cli.process.records import Change
    from som_cli.store.git import Git


def submit(git: Git, initiative: str | None, wanted: Wanted, given: Given, manner: Manner) -> Done:
    """Submit a draft, new or there already; its hand edits are taken along.

    Raises:
        Refused: The process refuses, or the card has errors; nothing was written.
    """
    if initiative is not None:
        return _move_with_card(git, initiative, "submit", (wanted, given), manner)
    laid, _ = new_card(git, wanted, manner.now, given.date)
    with hold(git, laid.folder, laid.id, manner) as held:
        return _record(held, laid, "submit", given)


@dataclass(frozen=True)
class Edited:
    """A card whose edits needed no act: how it was recorded, and what is still wrong with it."""

    case: Case
    path: str
    recorded: Recorded | Preview
    findings: tuple[Diagnostic, ...]


def amend(git: Git, initiative: str, wanted: Wanted, given: Given, manner: Manner) -> Done | Edited:
    """Amend a card by an act that names every change since the last one; without an act where none is needed.

    A title, a milestone or a party is editorial, and so is everything on a draft (model.md §3): the card is saved
    with its edits, and nothing is moved.

    Raises:
        Refused: Nothing has changed, or the process refuses; nothing was written.
    """
    folder = case_folder_on_disk(git, initiative, guess=manner.branch)
    words = by_its_words(folder + CARD, wanted.spoken)
    with words, hold(git, folder, initiative, manner, takes={folder + CARD}) as held:
        laid = laid_card(git, initiative, folder, wanted)
        laid = replace(laid, content=changed(laid.content, given.changes))
        if not given.changes and _differs(held, laid):
            opened = open_laid(held, laid)
            if opened.case.state == opened.registry.process.start or opened.case.is_unchanged:
                return _edited(held, opened, laid)
        return _record(held, laid, "amend", given)


def _differs(held: Held, laid: Laid) -> bool:
    """Does the card differ from what HEAD has?"""
    kept = held.git.files(held.head, laid.path)
    return laid.path not in kept or held.git.blobs([kept[laid.path]])[kept[laid.path]] != laid.content


def _edited(held: Held, opened: Opened, laid: Laid) -> Edited:
    found = tuple(faults(opened, held.git))
    errors = tuple(finding for finding in found if finding.severity is Severity.ERROR)
    if errors and opened.case.state != opened.registry.process.start:  # a draft always saves
        raise Refused("initiatives-card-faulty", errors, id=opened.case.id)
    targets = Targets.of(opened.registry, opened.known)
    before = DeskTree(held.git, held.head, laid.folder)
    refuse_new_errors("initiatives-card-faulty", opened.case, before, opened.registry, targets)
    person = recorder(held.git.identity(), opened.registry).record.id
    recorded = held.record(laid.writes, plain_message(laid.id, "edit", person, TOOL))
    return Edited(opened.case, laid.path, recorded, found)


def _move_with_card(git: Git, initiative: str, move: str, said: tuple[Wanted, Given], manner: Manner) -> Done:
    wanted, given = said
    folder = case_folder_on_disk(git, initiative, guess=manner.branch)
    words = by_its_words(folder + CARD, wanted.spoken)
    with words, hold(git, folder, initiative, manner, takes={folder + CARD}) as held:
        laid = laid_card(git, initiative, folder, wanted)
        laid = replace(laid, content=changed(laid.content, given.changes))
        return _record(held, laid, move, given)


def _record(held: Held, laid: Laid, move: str, given: Given) -> Done:
    opened = open_laid(held, laid)
    decision = decided(held.git, opened, move, given, held.manner.now)
    if move == "amend" and not decision.changes:
        decision = replace(decision, changes=changes_since(held.git, opened))
    on_card = faults(opened, held.git)
    made = _sound_act(opened, decision, on_card)
    keep_sound(held, opened, made)
    acts = act_writes(opened, made.act)
    fresh = (*acts, laid.path) if laid.is_new else tuple(acts)
    recorded = held.record({**laid.writes, **acts}, act_message(made.act, TOOL), fresh)
    made_so = done(opened, made, recorded)
    told = {(note.code, note.at) for note in made_so.notes}
    of_card = (fault for fault in on_card if (fault.code, fault.at) not in told)
    return replace(made_so, notes=(*made_so.notes, *of_card))


def _sound_act(opened: Opened, decision: Decision, on_card: Sequence[Diagnostic]) -> Advance:
    """Ask the process for the act, and let no card along that points at what does not exist, by its faults.

    Raises:
        Refused: Every reason against the move, and every error on the card.
        UsageFault: Something was left unsaid.
    """
    errors = [finding for finding in on_card if finding.severity is Severity.ERROR]
    try:
        made = act_of(opened, decision)
    except Refused as refusal:
        known = {(finding.code, finding.at) for finding in errors}
        others = (reason for reason in refusal.findings if (reason.code, reason.at) not in known)
        raise Refused(refusal.code, (*others, *errors), **refusal.facts) from None
    if errors:
        raise Refused("initiatives-card-faulty", tuple(errors), id=opened.case.id)
    return made


def changes_since(git: Git, opened: Opened) -> tuple[Change, ...]:
    """What the card says now and did not say at the last act that counts.

    Raises:
        Refused: Nothing material has changed, or what it said then is not in the history here.
    """
    last = opened.case.last
    if last is None or opened.case.state == opened.registry.process.start:
        raise Refused("initiatives-draft-amend", id=opened.case.id)
    before = initiative_at(git, opened.card_path, last.basis)
    if before is None:
        raise Refused("initiatives-basis-lost", id=opened.case.id)
    changes = differences(before, opened.case.card.record)
    if not any(is_material(change) for change in changes):
        raise Refused("initiatives-no-change", id=opened.case.id)
    return changes
