"""Set values of a record from the command line: that value, and no other byte of the file."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, get_args, get_origin

from som_cli.actions import unsaved
from som_cli.actions.check import check
from som_cli.actions.given import as_in_files, by_its_words, conformed, spoken_pairs, value
from som_cli.actions.keeping import refuse_unkept
from som_cli.actions.opening import recorder
from som_cli.actions.recording import TOOL, Held, Manner, Preview, Recorded, hold
from som_cli.actions.save import KEPT_FOR_EVER, EditedTree
from som_cli.audit.trailers import plain_message
from som_cli.diagnostics import Filed, Origin, Severity
from som_cli.errors import Refused, UsageFault
from som_cli.kinds import KINDS, parts
from som_cli.likeness import likely
from som_cli.process.changes import differences, is_material
from som_cli.process.plain import plain
from som_cli.process.references import Targets, check_links
from som_cli.store.conform import conform
from som_cli.store.edit import replaced
from som_cli.store.layout import CARD, Place, place
from som_cli.store.load import Files, Reader, load_case, load_register
from som_cli.store.source import read
from som_cli.store.tree import CommitTree, WorkingTree

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from som_cli.diagnostics import Diagnostic, FieldPath
    from som_cli.fields import Part, Record
    from som_cli.process.registry import Registry
    from som_cli.store.git import Git

_BRACKETS = re.compile(r"\[([^\].\[]+)\]")  # `goals[0]` is `goals.0`


@dataclass(frozen=True, slots=True)
class Set:
    """A record with values set: where it stands, how it was recorded (None: it said so already), what is wrong yet.

    `unfinished` are the errors for which a new record was written and not committed.
    """

    path: str
    recorded: Recorded | Preview | None
    findings: tuple[Diagnostic, ...] = ()
    unfinished: tuple[Diagnostic, ...] = ()


def spotted(tree: WorkingTree, name: str) -> tuple[str, Place]:
    """Find the file of a record by its id or its path, and say what stands there.

    Raises:
        UsageFault: None or several are called so.
        Refused: It is an act, an opinion or a report.
    """
    spots = {path: spot for path in tree.paths() if (spot := place(path))}
    if name in spots:
        found = [name]
    else:
        found = [path for path, spot in spots.items() if spot.stem == name and spot.kind not in KEPT_FOR_EVER]
        found = found or [path for path, spot in spots.items() if spot.stem == name]
    if not found:
        known = sorted({spot.stem for spot in spots.values() if spot.kind not in KEPT_FOR_EVER})
        raise UsageFault("editing-record-unknown", value=name, near=likely(name, known))
    if len(found) > 1:
        raise UsageFault("editing-record-ambiguous", value=name, paths=tuple(found))
    if spots[found[0]].kind in KEPT_FOR_EVER:
        raise Refused("editing-kept", path=found[0], case=spots[found[0]].case)
    return found[0], spots[found[0]]


def set_values(git: Git, name: str, fields: Sequence[tuple[str, str]], manner: Manner) -> Set:
    """Set `path=value` pairs in a record of any kind; an empty value, or `null`, takes the field away.

    Raises:
        UsageFault: There is no such record, or no such way in it.
        Refused: A value does not fit, a link leads nowhere, or what is material on a submitted initiative would change.
    """
    path, spot = spotted(WorkingTree(git.root), name)
    takes = () if manner.commit else (path,)
    words = by_its_words(path, spoken_pairs(fields))
    with words, hold(git, path, spot.case or spot.stem, manner, takes=takes) as held:
        old = (git.root / path).read_bytes()
        new = with_values(spot, path, old, fields)
        if new == old:
            return Set(path, None)
        return record(held, path, old, new)


def record(held: Held, path: str, old: bytes | None, new: bytes, *, keeps: bool = False) -> Set:
    """Record a record's new text, where its links lead somewhere and it brings no error; say what else is wrong.

    A record that no commit has yet is written all the same, and left for whoever fills it further; so is, where it
    `keeps`, what nobody wants to say twice.

    Raises:
        Refused: A link leads nowhere, an error would be new, or a submitted initiative would change in what was judged.
    """
    spot = place(path) or Place("", path)
    tree = EditedTree(CommitTree(held.git, held.head), {path: new})
    today = held.manner.now.date()
    files = Files.of(tree.paths())
    register = load_register(tree, files, today)
    is_draft = spot.kind == "initiative" and _is_draft(tree, files, register.registry, path)
    if spot.kind == "initiative" and old is not None and not is_draft:
        _refuse_material(path, (old, new))
    refuse_unkept(held, {path: new}, register.registry)
    checked = check(tree, today).findings  # in other records too: what leads to this one may not stand any more
    found = tuple(one for one in checked if one.path == path)
    dangling = _dangling(spot.kind, path, new, Targets.of(register.registry, {**register.known, **_cases(files)}))
    dangling = unsaved.told(dangling, held.git, today) if dangling else ()
    if dangling and not keeps:
        raise Refused("editing-errors", dangling)
    actor = recorder(held.git.identity(), register.registry).record.id
    is_new = path not in tree.commit.paths()
    message = plain_message(spot.case or spot.stem, "new" if is_new else "edit", actor, TOOL)
    errors = _new_errors(tree, checked, today) if held.manner.commit and not is_draft else ()
    errors = errors or dangling
    if errors and not is_new and not keeps:
        raise Refused("editing-errors", errors)
    if errors:
        held = replace(held, manner=replace(held.manner, commit=False))
    recorded = held.record({path: new}, message, fresh=() if old is not None else (path,))
    return Set(path, recorded, found, errors)


def with_values(spot: Place, path: str, old: bytes, fields: Sequence[tuple[str, str]], option: str = "") -> bytes:
    """The text with values set and every other byte as it was; `option` gave each of the `fields`.

    Raises:
        UsageFault: There is no such way.
        Refused: A value does not fit the form.
    """
    kind = KINDS[spot.kind]
    text = old.decode()
    before = read(path, old)
    values = before.value or {}
    for field, said in fields:
        now = read(path, text.encode()).value
        way = _way(kind.model, field, now)
        word = _ended(said, _found(now, way))
        if way == ("id",) and values.get("id") != word:
            raise Refused("editing-id", old=str(values.get("id", "")))
        text = _with_value(kind.model, kind.keys, text, way, word)
    after = read(path, text.encode()).value or {}
    conformed(kind.model, after, before.origin, spoken_pairs(fields, option))
    return text.encode()


def _with_value(model: type[Record], keys: Sequence[str], text: str, way: FieldPath, word: str) -> str:
    """Set a word as the YAML value it looks like where the form takes that there, else as text.

    Raises:
        UsageFault: There is no such way.
    """
    if not _leads(read("", text.encode()).value, way):
        raise UsageFault("usage-path", value=".".join(map(str, way)))
    if not word:
        return replaced(text, [(way, None)], keys)
    as_text = replaced(text, [(way, word)], keys)
    _, findings = conform(model, read("", as_text.encode()).value or {}, Origin(""))
    typed = value(as_in_files(word, way, findings))
    if word == "null" and not _is_text(model, as_text, way):  # where no text can stand
        return replaced(text, [(way, None)], keys)
    if typed is None or typed == word:
        return as_text
    made = replaced(text, [(way, typed)], keys)
    return as_text if _is_text(model, as_text, way) else made


def _ended(word: str, old: Any) -> str:
    """A word that ends as the text before it: nobody types the line end that a long text has in a file."""
    if not isinstance(old, str) or not word.strip("\n"):
        return word
    return word.rstrip("\n") + ("\n" if old.endswith("\n") else "")


def _found(values: Any, way: FieldPath) -> Any:
    """What stands there; None where nothing does."""
    for step in way:
        if isinstance(values, dict):
            values = values.get(step)
        elif isinstance(values, list) and isinstance(step, int) and step < len(values):
            values = values[step]
        else:
            return None
    return values


def _is_text(model: type[Record], text: str, way: FieldPath) -> bool:
    """Does the form take what stands there as text?"""
    record, findings = conform(model, read("", text.encode()).value or {}, Origin(""))
    if record is None:
        return not any(finding.at[: len(way)] == way for finding in findings)
    here: Any = plain(record)
    for step in way:
        if isinstance(here, list):
            here = here[int(step)]
        elif isinstance(here, dict):
            here = {str(key): each for key, each in here.items()}.get(str(step))
    return isinstance(here, str)


def _leads(values: Any, way: FieldPath) -> bool:
    """Can a value be put there: into a group, into a list's item, or behind the last one?"""
    for step in way:
        if isinstance(values, dict) and isinstance(step, str):
            values = values.get(step)
        elif isinstance(values, list) and isinstance(step, int) and step <= len(values):
            values = values[step] if step < len(values) else None
        elif values is not None or step not in {str(step), 0}:
            return False
    return True


def _way(model: type[Part], field: str, values: Any) -> FieldPath:
    """Read `goals.0.text`, `goals[0].text` or `goals.GOAL-ID.text`: numbers and ids say which item of a list is meant.

    Raises:
        UsageFault: It is no way.
    """
    steps = _BRACKETS.sub(r".\1", field).split(".")
    if not all(steps):
        raise UsageFault("usage-path", value=field)
    way: list[str | int] = []
    here: type[Part] | None = model
    is_list = False
    for step in steps:
        if is_list:
            number = _number(step, values)
            if number is None:
                raise UsageFault("usage-path", value=field)
            way.append(number)
            values = values[number] if isinstance(values, list) and number < len(values) else None
            is_list = False
            continue
        way.append(step)
        values = values.get(step) if isinstance(values, dict) else None
        found = {one.alias or name: one for name, one in here.model_fields.items()}.get(step) if here else None
        if found is not None:
            is_list = _holds(found.annotation, tuple)
            here = next(parts(found.annotation), None)
    return tuple(way)


def _number(step: str, items: Any) -> int | None:
    """Which item of a list is meant, by its number or its id; None where none is."""
    if step.isdecimal():
        return int(step)
    ids = (
        [item.get("id") if isinstance(item, dict) else None for item in items or ()] if isinstance(items, list) else []
    )
    return ids.index(step) if step in ids else None


def _holds(annotation: Any, origin: type) -> bool:
    return get_origin(annotation) is origin or any(_holds(one, origin) for one in get_args(annotation))


def _cases(files: Files) -> Mapping[str, frozenset[str]]:
    return {"initiative": frozenset(folder.split("/")[-2] for folder in files.cases)}


def _dangling(kind: str, path: str, new: bytes, targets: Targets) -> tuple[Diagnostic, ...]:
    document = read(path, new)
    read_record = conformed(KINDS[kind].model, document.value or {}, document.origin)
    found = check_links(kind, Filed(read_record, document.origin), targets)
    return tuple(one.lowered(Severity.ERROR) for one in found)


def _new_errors(tree: EditedTree, found: Sequence[Diagnostic], today: date) -> tuple[Diagnostic, ...]:
    """The errors, anywhere, that are new with the edit, or are worse: a duty of a card not gone through yet."""
    errors = [one for one in found if one.severity is Severity.ERROR]
    where = sorted({one.path for one in errors})  # nothing else of what was judged before is asked for
    before = check(tree.commit, today, where).findings if errors else ()
    old = {(one.path, one.code, one.at) for one in before if one.severity is Severity.ERROR}
    return tuple(one for one in errors if (one.path, one.code, one.at) not in old)


def _is_draft(tree: EditedTree, files: Files, registry: Registry, path: str) -> bool:
    """A draft always saves, and changes freely; a card that cannot be read is no other."""
    folder = path.removesuffix(CARD)
    case, _ = load_case(Reader(tree), folder, files.cases[folder], registry.process)
    return case is None or case.state == registry.process.start


def _refuse_material(path: str, texts: tuple[bytes, bytes]) -> None:
    """Refuse a change of what was judged. Source: model.md §3."""
    before, after = (conformed(KINDS["initiative"].model, read(path, text).value or {}) for text in texts)
    material = [one for one in differences(before, after) if is_material(one)]  # type: ignore[arg-type]  # initiatives
    if material:
        fields = tuple(one.path for one in material)
        id_ = path.split("/")[-2]
        raise Refused("editing-material", id=id_, fields=fields, example=f"{fields[0]}=…")
