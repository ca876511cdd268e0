"""A card on the desk: as it will stand, before anything is recorded; new, or there already with its hand edits."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from som_cli.actions.decide import at_desk
from som_cli.actions.given import NOWHERE, at_its_words, conformed, spoken_pairs, with_fields
from som_cli.actions.opening import DeskTree, Opened, cases_on_disk, recorder, unknown_initiative
from som_cli.cards.initiative import Initiative
from som_cli.diagnostics import Filed, Origin
from som_cli.errors import Refused
from som_cli.kinds import KINDS
from som_cli.likeness import likeliest
from som_cli.process.changes import differences, parse_path
from som_cli.process.plain import plain
from som_cli.process.references import Targets, check_case_links, check_links
from som_cli.process.rules import check_case
from som_cli.report.severities import settle
from som_cli.slugs import LONGEST, slug
from som_cli.store.conform import conform
from som_cli.store.edit import replaced
from som_cli.store.emit import emit
from som_cli.store.layout import CARD, case_folder, place
from som_cli.store.load import Files, load_register
from som_cli.store.source import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date, datetime

    from som_cli.actions.given import Spoken
    from som_cli.actions.recording import Held
    from som_cli.diagnostics import Diagnostic
    from som_cli.process.records import Change
    from som_cli.process.registry import Registry
    from som_cli.store.git import Git


@dataclass(frozen=True)
class Wanted:
    """What the card shall say: fields as plain values, and pairs of path and text that win over them."""

    values: Mapping[str, Any] = field(default_factory=dict)
    fields: Sequence[tuple[str, str]] = ()
    options: Spoken = field(default_factory=dict)  # the options that gave some of the values
    origin: Origin = NOWHERE  # the file that gave the others

    @property
    def spoken(self) -> Spoken:
        """The words of the command line that gave a value."""
        return {**self.options, **spoken_pairs(self.fields, "--field")}

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
    values["id"] = values.get("id") or made_id(slug(agency), (day or now.date()).year, title, cases_on_disk(git))
    card = conformed(Initiative, KINDS["initiative"].arranged(values), wanted.origin, wanted.spoken)
    folder = case_folder(card.agency, card.id)
    return Laid(card.id, folder, emit(plain(card), "initiative", folder + CARD).encode(), is_new=True), person


def wrong_words(git: Git, wanted: Wanted, now: datetime) -> tuple[Diagnostic, ...]:
    """What is wrong with the values of a new card, whole or not: their form, and names that nothing on file bears.

    Empty where none of it is said by words of the command line; what a file says is then judged with the whole card.
    """
    desk = DeskTree(git, git.head(), "")
    loaded = load_register(desk, Files.of(desk.paths()), now.date())
    known = {**loaded.known, "initiative": frozenset(cases_on_disk(git))}
    values = with_fields(Initiative, wanted.values, wanted.fields)
    _, unfit = conform(Initiative, values, wanted.origin)
    found = [finding for finding in unfit if finding.at and finding.code != "records-key-missing"]
    links = check_links("initiative", Filed(values, NOWHERE), Targets.of(loaded.registry, known))
    found += [_where_said(link, wanted) for link in links if link.at not in {finding.at for finding in found}]
    placed = [at_its_words(_of_the_area(finding, loaded.registry), wanted.spoken) for finding in found]
    return tuple(placed) if any(not finding.line for finding in placed) else ()


def as_said(refusal: Refused, wanted: Wanted) -> Refused:
    """A refusal of a new card, which was not written, told by the words and the file that gave it."""
    place_ = place(next((one.path for one in refusal.findings if one.path.endswith(f"/{CARD}")), ""))
    if place_ is None or place_.stem != refusal.facts.get("id"):
        return refusal
    findings = (_where_said(one, wanted) if place(one.path) == place_ else one for one in refusal.findings)
    return type(refusal)("initiatives-new-refused", tuple(findings))


def _where_said(finding: Diagnostic, wanted: Wanted) -> Diagnostic:
    said = at_its_words(finding, wanted.spoken)
    if said is not finding:
        return said
    mark = wanted.origin.report(finding.code, finding.at) if finding.at else NOWHERE.report(finding.code)
    return replace(finding, path=mark.path, line=mark.line, column=mark.column, width=mark.width)


def _of_the_area(finding: Diagnostic, registry: Registry) -> Diagnostic:
    """The agency that was meant is one that can have initiatives."""
    if finding.at != ("agency",):
        return finding
    own = [one.record.id for one in registry.organisations.values() if one.record.type != "external"]
    return replace(finding, facts={**finding.facts, "nearest": likeliest(str(finding.facts["value"]), own)})


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


def laid_card(git: Git, initiative: str, folder: str, wanted: Wanted) -> Laid:
    """Take a card as it lies on the desk, hand edits and all, and put into it what is wanted.

    Raises:
        UsageFault: There is no such initiative.
        Refused: It cannot be read, or a value does not fit.
    """
    card = git.root / folder / CARD
    if not card.is_file():
        raise unknown_initiative(initiative, frozenset(cases_on_disk(git)))
    content = card.read_bytes()
    if wanted:
        content = _with(folder + CARD, content, wanted)
    return Laid(initiative, folder, content, is_new=False)


def _with(path: str, content: bytes, wanted: Wanted) -> bytes:
    """The card's text with wanted values in it, and every other byte as it was."""
    before = card_of(path, content)
    values = {**(read(path, content).value or {}), **wanted.values}
    after = conformed(Initiative, with_fields(Initiative, values, wanted.fields), spoken=wanted.spoken)
    return changed(content, differences(before, after))


def changed(content: bytes, changes: Iterable[Change]) -> bytes:
    """The text of a card with some values changed, and every other byte as it was."""
    values = [(parse_path(change.path), change.new) for change in changes]
    return replaced(content.decode(), values, KINDS["initiative"].keys).encode() if values else content


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


def open_laid(held: Held, laid: Laid) -> Opened:
    """Open the case of a laid card as acts are judged."""
    opened = at_desk(DeskTree(held.git, held.head, laid.folder, laid.writes), laid.id, held.manner.now)
    return replace(opened, known={**opened.known, "initiative": frozenset({*cases_on_disk(held.git), laid.id})})


def faults(opened: Opened) -> list[Diagnostic]:
    """What is wrong with the card by its links and by the rules across records, severities settled."""
    found = [*check_case_links(opened.case, Targets.of(opened.registry, opened.known))]
    found += check_case(opened.case, opened.registry)
    about_card = (finding for finding in found if finding.path == opened.card_path)
    return settle(about_card, opened.registry.settings.levels, opened.registry.today)
