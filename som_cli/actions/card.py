"""Write an initiative's card: a new draft, a submitted one, or one that is amended by an act."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from som_cli.actions.decide import Done, act_of, act_writes, at_desk, done
from som_cli.actions.given import conformed, with_fields
from som_cli.actions.opening import DeskTree, Opened, cases_on_disk, recorder, unknown_initiative
from som_cli.actions.recording import TOOL, Manner, Preview, Recorded, preview, record
from som_cli.audit.trailers import act_message, plain_message
from som_cli.cards.initiative import Initiative
from som_cli.diagnostics import Severity
from som_cli.errors import Refused
from som_cli.kinds import KINDS
from som_cli.process.changes import differences, is_material, parse_path
from som_cli.process.decision import Decision
from som_cli.process.digests import card_basis
from som_cli.process.plain import plain
from som_cli.process.references import Targets, check_case_links
from som_cli.process.rules import check_case
from som_cli.report.severities import settle
from som_cli.slugs import LONGEST, slug
from som_cli.store.conform import conform
from som_cli.store.edit import replaced
from som_cli.store.emit import emit
from som_cli.store.git import literal
from som_cli.store.layout import CARD, case_folder
from som_cli.store.load import Files, load_register
from som_cli.store.source import read
from som_cli.store.transaction import writing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date, datetime

    from som_cli.diagnostics import Diagnostic
    from som_cli.process.decision import Given
    from som_cli.process.records import Act, Change
    from som_cli.process.registry import Registry
    from som_cli.store.git import Git


@dataclass(frozen=True)
class Wanted:
    """What the card shall say: fields as plain values, and pairs of path and text that win over them."""

    values: Mapping[str, Any] = field(default_factory=dict)
    fields: Sequence[tuple[str, str]] = ()

    def __bool__(self) -> bool:
        return bool(self.values or self.fields)


@dataclass(frozen=True)
class Laid:
    """A card as it will stand: where, its bytes, and whether it is new."""

    id: str
    folder: str
    content: bytes
    is_new: bool

    @property
    def path(self) -> str:
        """Where the card stands."""
        return self.folder + CARD

    @property
    def writes(self) -> dict[str, bytes]:
        """The card as a file to write."""
        return {self.path: self.content}


@dataclass(frozen=True)
class Drafted:
    """A draft that was written, and what is still wrong with it."""

    card: Initiative
    path: str
    recorded: Recorded | Preview
    findings: tuple[Diagnostic, ...]


# -- new drafts -----------------------------------------------------------------------------------------------------


def draft(git: Git, wanted: Wanted, *, now: datetime, manner: Manner) -> Drafted:
    """Write a draft; what it lacks does not matter yet.

    Raises:
        Refused: A value does not fit the form.
    """
    laid, person = new_card(git, wanted, now)
    message = plain_message(laid.id, "new", person, TOOL)
    if manner.dry_run:
        opened = open_laid(git, git.head(), laid, now)
        return _drafted(opened, laid, preview(git, laid.writes, message))
    with writing(git, [laid.folder]) as transaction:
        opened = open_laid(git, transaction.standing.head, laid, now)
        recorded = record(transaction, laid.writes, message, manner=manner, now=now, fresh=(laid.path,))
        return _drafted(opened, laid, recorded)


def new_card(git: Git, wanted: Wanted, now: datetime, day: date | None = None) -> tuple[Laid, str]:
    """Lay a new card: the submitter is who is at the keyboard, the id is made of agency, year and title.

    Returns:
        The card, and the person who makes it.

    Raises:
        Refused: A value does not fit the form.
    """
    registry = _register(git, git.head(), now)
    person = recorder(git.identity(), registry).record.id
    values = with_fields(Initiative, {"schema": KINDS["initiative"].schema, **wanted.values}, wanted.fields)
    values.setdefault("submitter", person)
    agency, title = str(values.get("agency", "")), str(values.get("title", ""))
    values["id"] = values.get("id") or made_id(agency, (day or now.date()).year, title, cases_on_disk(git))
    card = conformed(Initiative, KINDS["initiative"].arranged(values))
    folder = case_folder(card.agency, card.id)
    return Laid(card.id, folder, emit(plain(card), "initiative", folder + CARD).encode(), is_new=True), person


def made_id(agency: str, year: int, title: str, taken: Iterable[str]) -> str:
    """Make an id of agency, year and title; one that is taken gets `-2`."""
    start = f"{agency}-{year}-"
    taken = set(taken)
    number = 1
    while True:
        ending = f"-{number}" if number > 1 else ""
        made = f"{start}{slug(title, LONGEST - len(start) - len(ending)) or 'algatus'}{ending}"
        if made not in taken:
            return made
        number += 1


def _register(git: Git, head: str, now: datetime) -> Registry:
    desk = DeskTree(git, head, "")
    return load_register(desk, Files.of(desk.paths()), now.date()).registry


def _drafted(opened: Opened, laid: Laid, recorded: Recorded | Preview) -> Drafted:
    return Drafted(opened.case.card.record, laid.path, recorded, tuple(faults(opened)))


# -- a card that is there already -----------------------------------------------------------------------------------


def laid_card(git: Git, initiative: str, wanted: Wanted) -> Laid:
    """Take a card as it lies on the desk, hand edits and all, and put into it what is wanted.

    Raises:
        UsageFault: There is no such initiative.
        Refused: It cannot be read, or a value does not fit.
    """
    cases = cases_on_disk(git)
    if initiative not in cases:
        raise unknown_initiative(initiative, frozenset(cases))
    folder = cases[initiative]
    content = (git.root / folder / CARD).read_bytes()
    if wanted:
        content = _with(folder + CARD, content, wanted)
    return Laid(initiative, folder, content, is_new=False)


def _with(path: str, content: bytes, wanted: Wanted) -> bytes:
    """The card's text with wanted values in it, and every other byte as it was."""
    before = card_of(path, content)
    values = {**(read(path, content).value or {}), **wanted.values}
    after = conformed(Initiative, with_fields(Initiative, values, wanted.fields), path)
    changes = [(parse_path(change.path), change.new) for change in differences(before, after)]
    if not changes:
        return content
    return replaced(content.decode(), changes, KINDS["initiative"].keys).encode()


def card_of(path: str, content: bytes) -> Initiative:
    """Read a card strictly.

    Raises:
        Refused: It cannot be read as one; every reason is given.
    """
    document = read(path, content)
    card, findings = conform(Initiative, document.value, document.origin) if document.value else (None, [])
    problems = (*document.problems, *findings)
    if card is None:
        raise Refused("initiatives-unreadable", problems, id=path.split("/")[-2])
    return card


def open_laid(git: Git, head: str, laid: Laid, now: datetime) -> Opened:
    """Open the case of a laid card as acts are judged."""
    opened = at_desk(DeskTree(git, head, laid.folder, laid.writes), laid.id, now)
    return replace(opened, known={**opened.known, "initiative": frozenset({*cases_on_disk(git), laid.id})})


def faults(opened: Opened) -> list[Diagnostic]:
    """What is wrong with the card by its links and by the rules across records, severities settled."""
    found = [*check_case_links(opened.case, Targets.of(opened.registry, opened.known))]
    found += check_case(opened.case, opened.registry)
    about_card = (finding for finding in found if finding.path == opened.card_path)
    return settle(about_card, opened.registry.settings.levels, opened.registry.today)


def refuse_if_faulty(opened: Opened) -> None:
    """Let no card be submitted or amended that points at what does not exist.

    Raises:
        Refused: There is an error on it.
    """
    errors = tuple(finding for finding in faults(opened) if finding.severity is Severity.ERROR)
    if errors:
        raise Refused("initiatives-card-faulty", errors, id=opened.case.id)


# -- submit and amend -----------------------------------------------------------------------------------------------


def submit(git: Git, initiative: str | None, wanted: Wanted, given: Given, *, now: datetime, manner: Manner) -> Done:
    """Submit a draft, new or there already; its hand edits are taken along.

    Raises:
        Refused: The process refuses, or the card has errors; nothing was written.
    """
    laid = new_card(git, wanted, now, given.date)[0] if initiative is None else laid_card(git, initiative, wanted)
    return _moved(git, laid, "submit", given, now=now, manner=manner)


def amend(git: Git, initiative: str, wanted: Wanted, given: Given, *, now: datetime, manner: Manner) -> Done:
    """Amend a card by an act that names every change since the last one.

    Raises:
        Refused: Nothing material has changed, or the process refuses; nothing was written.
    """
    laid = laid_card(git, initiative, wanted)
    return _moved(git, laid, "amend", given, now=now, manner=manner)


def _moved(git: Git, laid: Laid, move: str, given: Given, *, now: datetime, manner: Manner) -> Done:
    if manner.dry_run:
        opened, act = _judged(git, git.head(), laid, move, given, now=now)
        writes = {**laid.writes, **act_writes(opened, act)}
        return done(opened, act, preview(git, writes, act_message(act, TOOL)))
    with writing(git, [laid.folder], takes={laid.path}) as transaction:
        opened, act = _judged(git, transaction.standing.head, laid, move, given, now=now)
        acts = act_writes(opened, act)
        fresh = (*acts, laid.path) if laid.is_new else tuple(acts)
        writes = {**laid.writes, **acts}
        recorded = record(transaction, writes, act_message(act, TOOL), manner=manner, now=now, fresh=fresh)
        return done(opened, act, recorded)


def _judged(git: Git, head: str, laid: Laid, move: str, given: Given, *, now: datetime) -> tuple[Opened, Act]:
    opened = open_laid(git, head, laid, now)
    person = recorder(git.identity(), opened.registry).record.id
    decision = Decision.of(move, given, person, now, now.date())
    if move == "amend" and not decision.changes:
        decision = replace(decision, changes=changes_since(git, opened))
    act = act_of(opened, decision)
    refuse_if_faulty(opened)
    return opened, act


def changes_since(git: Git, opened: Opened) -> tuple[Change, ...]:
    """What the card says now and did not say at the last act that counts.

    Raises:
        Refused: Nothing material has changed, or what it said then is not in the history here.
    """
    last = opened.case.last
    if last is None or opened.case.state == opened.registry.process.start:
        raise Refused("initiatives-draft-amend", id=opened.case.id)
    before = _card_at(git, opened.card_path, last.basis)
    if before is None:
        raise Refused("initiatives-basis-lost", id=opened.case.id)
    changes = differences(before, opened.case.card.record)
    if not any(is_material(change) for change in changes):
        raise Refused("initiatives-no-change", id=opened.case.id)
    return changes


def _card_at(git: Git, path: str, basis: str) -> Initiative | None:
    """The newest version of a card, in the history, that an act rests on."""
    commits = git.log("HEAD", patterns=literal([path]))
    blobs = [file.blob for commit in commits for file in commit.files if file.path == path and file.status != "D"]
    for content in git.blobs(blobs).values():
        document = read(path, content)
        card = conform(Initiative, document.value, document.origin)[0] if document.value else None
        if card is not None and card_basis(card) == basis:
            return card
    return None
