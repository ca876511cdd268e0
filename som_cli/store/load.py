"""From a tree of files to the registry: every record read once, and a finding for each that cannot be."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from som_cli.cards.ahead import without_ahead
from som_cli.diagnostics import Diagnostic, FieldPath, Filed, Mark, Origin
from som_cli.errors import reason_of
from som_cli.kinds import KINDS
from som_cli.likeness import likeliest
from som_cli.process.casefile import Case
from som_cli.process.model import Process
from som_cli.process.registry import Registry
from som_cli.settings import Settings
from som_cli.store.conform import conform, conform_card
from som_cli.store.layout import CARD, FOLDER_OF, INITIATIVES, PART_OF, PROCESS, SETTINGS, Place, act_number, place
from som_cli.store.packaged import packaged
from som_cli.store.source import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from som_cli.store.tree import Tree

SINGLE = ("settings", "process")  # one file each
MANY = tuple(FOLDER_OF)  # a folder of files each
CARDS = ("policy", "service")  # read also where something is left out
KINDS_IN_CASE = tuple(PART_OF)


@dataclass(frozen=True)
class Files:
    """The paths of a tree, sorted by what stands at each."""

    single: Mapping[str, str]  # kind -> path
    many: Mapping[str, tuple[str, ...]]  # kind -> paths
    cases: Mapping[str, tuple[str, ...]]  # a case file's folder -> the paths in it
    strays: tuple[str, ...] = ()

    @classmethod
    def of(cls, paths: Iterable[str]) -> Files:
        """Sort the paths of a tree."""
        single: dict[str, str] = {}
        many: defaultdict[str, list[str]] = defaultdict(list)
        cases: defaultdict[str, list[str]] = defaultdict(list)
        strays = []
        for path in paths:
            spot = place(path)
            if spot is None:
                strays.append(path)
            elif spot.case is not None:
                cases[f"{INITIATIVES}{spot.agency}/{spot.case}/"].append(path)
            elif spot.kind in SINGLE:
                single[spot.kind] = path
            else:
                many[spot.kind].append(path)
        return cls(
            single,
            {kind: tuple(found) for kind, found in many.items()},
            {folder: tuple(found) for folder, found in cases.items()},
            tuple(path for path in strays if path.endswith((".yaml", ".yml"))),
        )


@dataclass(frozen=True)
class Loaded:
    """What a tree holds: the registry, the findings of reading it, and what could not be read.

    `known` has the ids of all records by kind, the unreadable ones too: a link to one of those is no second finding.
    `broken` has the folders of case files of which something could not be read; `hidden` the case files whose id
    another one has too, which therefore are not in the registry. `unread` has the paths of files that are no record.
    """

    registry: Registry
    findings: tuple[Diagnostic, ...]
    known: Mapping[str, frozenset[str]] = field(default_factory=dict)
    broken: frozenset[str] = frozenset()
    hidden: tuple[Case, ...] = ()
    unread: tuple[str, ...] = ()


@dataclass
class Reader:
    """Reads the files of one tree and gathers what is found on the way."""

    tree: Tree
    findings: list[Diagnostic] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)  # the paths of files that are no record

    def record(self, path: str, kind: str) -> Filed[Any] | None:
        """Read one file as a record of its kind; None, and findings, where it is none."""
        filed = self._record(path, kind)
        if filed is None:
            self.unread.append(path)
        return filed

    def _record(self, path: str, kind: str) -> Filed[Any] | None:
        document = self._document(path)
        if document is None or document.value is None:
            return None
        origin = origin_of(self.tree, path)
        if self._refuse_form(document.value, kind, origin):
            return None
        read_as = conform_card if kind in CARDS else conform
        record, found = read_as(KINDS[kind].model, document.value, origin)
        self.findings += found
        return None if record is None else Filed(record, origin)

    def _document(self, path: str) -> Any:
        try:
            if getattr(self.tree, "is_link", lambda _: False)(path):
                self.findings.append(Origin(path).report("files-link"))
                return None
            document = read(path, self.tree.read(path))
        except OSError as error:
            self.findings.append(Origin(path).report("files-unreadable", reason=reason_of(error)))
            return None
        self.findings += document.problems
        return document

    def _refuse_form(self, values: Mapping[str, Any], kind: str, origin: Origin) -> bool:
        """Refuse a file that says it is something else: what follows would only be noise."""
        said = values.get("schema")
        expected = KINDS[kind].schema
        if said is None or said == expected:
            return False
        name, _, version = str(said).partition("/")
        newer = name == kind and version.isdecimal() and int(version) > 1
        code = "records-schema-newer" if newer else "records-schema"
        self.findings.append(origin.report(code, ("schema",), value=str(said), expected=expected))
        return newer


def origin_of(tree: Tree, path: str) -> Origin:
    """Where a record of this path was read; its marks are looked up in the file when a finding needs them."""
    places = _Places(tree, path)
    return Origin(path, places.of_values, places.of_keys)


class _Places:
    """The marks of one file: read again when first asked for, once for values and keys, then kept."""

    __slots__ = ("_marks", "_path", "_tree")

    def __init__(self, tree: Tree, path: str) -> None:
        self._tree = tree
        self._path = path
        self._marks: tuple[Mapping[FieldPath, Mark], Mapping[FieldPath, Mark]] | None = None

    def of_values(self) -> Mapping[FieldPath, Mark]:
        """The mark of every value."""
        return self._both()[0]

    def of_keys(self) -> Mapping[FieldPath, Mark]:
        """The mark of every key."""
        return self._both()[1]

    def _both(self) -> tuple[Mapping[FieldPath, Mark], Mapping[FieldPath, Mark]]:
        if self._marks is None:
            document = read(self._path, self._tree.read(self._path))
            self._marks = document.locate(), document.locate_keys()
        return self._marks


def load(tree: Tree, today: date) -> Loaded:
    """Read everything a tree holds."""
    files = Files.of(tree.paths())
    register = load_register(tree, files, today)
    reader = Reader(tree)
    cases: dict[str, Case] = {}
    broken = set()
    hidden = []
    for folder in files.cases:
        case, whole = load_case(reader, folder, files.cases[folder], register.registry.process)
        if case is not None:
            hidden += [cases[case.id]] if case.id in cases else []
            cases[case.id] = case
        if not whole:
            broken.add(folder)
    known = {**register.known, "initiative": case_ids(files)}
    findings = (*register.findings, *reader.findings)
    unread = (*register.unread, *reader.unread)
    return Loaded(replace(register.registry, cases=cases), findings, known, frozenset(broken), tuple(hidden), unread)


def load_register(tree: Tree, files: Files, today: date) -> Loaded:
    """Read everything but the case files: they are many, and a reader may want one at a time."""
    reader = Reader(tree)
    reader.findings += [_stray(path) for path in files.strays]
    settings = _settings(reader, files)
    process = _process(reader, files)
    shelves: dict[str, dict[str, Filed[Any]]] = {}
    known: dict[str, frozenset[str]] = {}
    for kind in MANY:
        shelves[FOLDER_OF[kind]] = dict(_shelf(reader, kind, files.many.get(kind, ())))
        named = {spot.stem for path in files.many.get(kind, ()) if (spot := place(path))}
        known[kind] = frozenset(named | set(shelves[FOLDER_OF[kind]]))
    ahead = tuple(_take_ahead(shelves, today))
    registry = Registry(process, settings, today, ahead=ahead, **shelves)  # type: ignore[arg-type]  # a shelf per kind
    return Loaded(registry, tuple(reader.findings), known, unread=tuple(reader.unread))


def _take_ahead(shelves: Mapping[str, dict[str, Filed[Any]]], today: date) -> Iterator[Diagnostic]:
    """Leave the cards with what counts on the day, and tell what does not yet."""
    for kind in ("policy", "service", "plan"):
        shelf = shelves[FOLDER_OF[kind]]
        for id_, filed in shelf.items():
            card, ahead = without_ahead(filed.record, today)
            if ahead:
                shelf[id_] = Filed(card, filed.origin)
                yield from (one.told(filed.origin) for one in ahead)


def load_case(reader: Reader, folder: str, paths: Iterable[str], process: Process) -> tuple[Case | None, bool]:
    """Read one case file; `process` is the table by which its acts are folded.

    Returns:
        The case, or None where its card cannot be read; and whether all of its files could be.
    """
    found: dict[str, list[Filed[Any]]] = {"initiative": [], "act": [], "opinion": [], "report": []}
    whole = True
    for path in paths:
        spot = place(path)
        filed = reader.record(path, spot.kind) if spot else None
        if spot is None or filed is None:
            whole = False
            continue
        reader.findings += _misnamed(filed, spot)
        found[spot.kind].append(filed)
    if not found["initiative"]:
        if folder + CARD not in paths:
            reader.findings.append(Origin(folder + CARD).report("initiatives-card-missing", case=folder.split("/")[-2]))
            reader.unread.append(folder + CARD)
        return None, False
    acts = sorted(found["act"], key=lambda act: (act.record.number, act.origin.path))
    opinions, reports = tuple(found["opinion"]), tuple(found["report"])
    return Case(found["initiative"][0], tuple(acts), opinions, reports, process=process), whole


def case_ids(files: Files) -> frozenset[str]:
    """The ids of all initiatives: the names of their folders."""
    return frozenset(folder.split("/")[-2] for folder in files.cases)


def _shelf(reader: Reader, kind: str, paths: Iterable[str]) -> Iterator[tuple[str, Filed[Any]]]:
    for path in paths:
        filed = reader.record(path, kind)
        spot = place(path)
        if filed is not None and spot is not None:
            reader.findings += _misnamed(filed, spot)
            yield filed.record.id, filed


def _misnamed(filed: Filed[Any], spot: Place) -> list[Diagnostic]:
    """Find an id that differs from the name of its file, folder or case. Source: F01, F05."""
    record, origin = filed.record, filed.origin
    if spot.kind in KINDS_IN_CASE:
        if record.initiative != spot.case:
            return [
                origin.report("acts-initiative", ("initiative",), value=record.initiative, expected=spot.case or "")
            ]
        if spot.kind == "act" and (record.number != act_number(spot.stem) or not spot.stem.endswith(f"-{record.move}")):
            expected = f"{record.number:03d}-{record.move}"
            return [origin.report("acts-name", ("number",), value=spot.stem, expected=expected)]
        return []
    if record.id != spot.stem:
        return [origin.report("records-name", ("id",), value=record.id, expected=spot.stem)]
    return []


def _settings(reader: Reader, files: Files) -> Settings:
    path = files.single.get("settings")
    filed = reader.record(path, "settings") if path else None
    return filed.record if filed else Settings(schema=KINDS["settings"].schema)


def _process(reader: Reader, files: Files) -> Process:
    """The repository's own process; where it cannot be read, the one that travels with the program."""
    path = files.single.get("process")
    filed = reader.record(path, "process") if path else None
    if path is None and SETTINGS in files.single.values():
        reader.findings.append(Origin(PROCESS).report("process-missing"))
    return filed.record if filed else packaged_process()


def packaged_process() -> Process:
    """The process that travels with the program."""
    document = read(PROCESS, (packaged("data") / "process.yaml").read_bytes())
    return Process.model_validate(document.value)


def _stray(path: str) -> Diagnostic:
    """Say where a file that is read by nobody was probably meant to stand."""
    named = f"{path.removesuffix('.yml')}.yaml"
    if place(named) is not None:
        return Origin(path).report("records-place", value=path, nearest=named)
    folder = path.split("/")[1] if path.count("/") > 1 else ""
    meant = FOLDER_OF.get(folder) or likeliest(folder, [*FOLDER_OF.values(), "initiatives"]) or folder
    return Origin(path).report("records-place", value=path, nearest=f"data/{meant}/" if meant != folder else None)
