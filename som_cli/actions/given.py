"""What a person gives a command: a YAML file, options, pairs of path and value; brought together as plain values."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from itertools import zip_longest
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

from som_cli.codes import any_error
from som_cli.diagnostics import Origin, on_one_line
from som_cli.errors import Refused, Unfit, UsageFault
from som_cli.likeness import likeliest
from som_cli.notation import day_of, sum_of, within_month
from som_cli.process.changes import parse_path
from som_cli.store.conform import conform
from som_cli.store.source import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from som_cli.diagnostics import Diagnostic, FieldPath
    from som_cli.fields import Part

P = TypeVar("P", bound="Part")
Spoken = Mapping["FieldPath", str]  # the way to a field, and the words of the command line that give it
NOWHERE = Origin("")
UNSAID: Spoken = MappingProxyType({})

_PATH = re.compile(r"[^.]+(?:\.[^.]+)*")
_BEGINNINGS = frozenset({"start", "from", "since"})
_ENDS = frozenset({"end", "to", "until", "due"})
_NAME = re.compile(r"(?:^|;)\s*([a-z_]+)\s*=")


def from_file(name: str, raw: bytes) -> dict[str, Any]:
    """Read the mapping that a file for `--from` holds.

    Raises:
        Refused: It cannot be read as one; every reason is given.
    """
    return file_document(name, raw)[0]


def file_document(name: str, raw: bytes) -> tuple[dict[str, Any], Origin]:
    """The same, and where each value stands in it.

    Raises:
        Refused: It cannot be read as a mapping; every reason is given.
    """
    document = read(name, raw)
    if document.value is None or any_error(document.problems):
        raise Refused("given-file-unreadable", document.problems, file=name)
    return document.value, document.origin


def value(text: str) -> Any:
    """A word of the command line as YAML has it: `true`, `3`, `[a, b]`, `{text: …}`; else the text itself."""
    document = read("", f"value: {text}\n".encode())
    return text if document.value is None or document.problems else document.value.get("value")


def pairs(option: str, text: str, keys: Sequence[str]) -> dict[str, Any]:
    """Read `name=value; name=value`, or a YAML mapping in braces.

    Only the names are signs of a new value: every semicolon but a last one belongs to the text it stands in.

    Raises:
        UsageFault: It is neither, or a name stands twice or is misspelt.
    """
    found: dict[str, Any] = {}
    whole = True
    if text.lstrip().startswith("{"):
        mapping = value(text)
        found = mapping if isinstance(mapping, dict) else {}
    else:
        text = text.rstrip().removesuffix(";")
        parts = [match for match in _NAME.finditer(text) if match[1] in keys]
        ends = [match.start() for match in parts[1:]]
        found = {match[1]: text[match.end() : end].strip() for match, end in zip_longest(parts, ends)}
        whole = not (parts and text[: parts[0].start()].strip())
        _refuse_misspelt(option, text, keys, [match[1] for match in parts])
    if not (found and whole):
        example = "'" + "; ".join(f"{key}=…" for key in keys) + "'"
        raise UsageFault("usage-pair", option=option, value=text, example=example)
    return found


def _refuse_misspelt(option: str, text: str, keys: Sequence[str], found: Sequence[str]) -> None:
    """A name that stands twice would hide a value; one that is nearly a name would hide in the text before it."""
    twice = next((key for number, key in enumerate(found) if key in found[:number]), None)
    if twice is not None:
        raise UsageFault("usage-name-twice", option=option, value=twice)
    for match in _NAME.finditer(text):
        if match[1] not in keys and (nearest := likeliest(match[1], keys)):
            raise UsageFault("usage-name-unknown", option=option, value=match[1], nearest=nearest)


def put(values: dict[str, Any], path: str, new: Any) -> None:
    """Set a value at `budget.lines.0.amount`, making the groups and list items on the way.

    Raises:
        UsageFault: There is no such way.
    """
    if not _PATH.fullmatch(path):
        raise UsageFault("usage-path", value=path)
    steps: list[str | int] = [int(step) if step.isdecimal() else step for step in path.split(".")]
    here: Any = values
    for step, following in zip(steps, [*steps[1:], None], strict=True):
        last = following is None
        fresh: Any = new if last else [] if isinstance(following, int) else {}
        if isinstance(here, list) and isinstance(step, int) and step <= len(here):
            if step == len(here):
                here.append(fresh)
            elif last:
                here[step] = new
            here = here[step]
        elif isinstance(here, dict) and isinstance(step, str):
            if last or not isinstance(here.get(step), list | dict):
                here[step] = fresh
            here = here[step]
        else:
            raise UsageFault("usage-path", value=path)


def with_fields(model: type[Part], values: Mapping[str, Any], fields: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """Set `--field path=value` pairs: as text where the form takes text there, else as the YAML value it looks like.

    An empty value takes the field away.
    """
    result: dict[str, Any] = _copied(values)
    for path, text in fields:
        if not text:
            put(result, path, None)
            continue
        put(result, path, text)
        way = parse_path(path)
        about = [finding for finding in _findings(model, result) if finding.at[: len(way)] == way]
        if about:
            put(result, path, value(as_in_files(text, way, about)))
    emptied: dict[str, Any] = without_nothing(result)
    return emptied


def as_in_files(word: str, way: FieldPath, findings: Iterable[Diagnostic]) -> str:
    """Bring `01.02.2027`, `2027-02` and `60 000,50` to the form of files where the form wants a day or a number there.

    A month is its first day where something begins, its last one where something ends or is due.
    """
    codes = {finding.code for finding in findings if finding.at == way}
    if "records-number" in codes:
        return sum_of(word) or word
    if "records-date" not in codes:
        return word
    is_last = way[-1] in _ENDS or "milestones" in way
    return within_month(word, last=is_last) if is_last or way[-1] in _BEGINNINGS else day_of(word)


def _findings(model: type[Part], values: Mapping[str, Any]) -> Sequence[Diagnostic]:
    return conform(model, values, Origin(""))[1]


def conformed(model: type[P], values: Mapping[str, Any], origin: Origin = NOWHERE, spoken: Spoken = UNSAID) -> P:
    """Read plain values as what a form asks for.

    Raises:
        Unfit: What words of the command line say does not fit; every reason is given.
        Refused: It is only what a file says that does not fit.
    """
    record, findings = conform(model, values, origin)
    if record is None:
        placed = tuple(at_its_words(finding, spoken) for finding in findings)
        refusal = Refused if all(finding.line for finding in placed) else Unfit
        raise refusal("given-values-unfit", placed)
    return record


def spoken_pairs(fields: Iterable[tuple[str, str]], option: str = "") -> dict[FieldPath, str]:
    """The words that give each field: `--field domain=health`."""
    return {tuple(path.split(".")): on_one_line(f"{option} {path}={text}".lstrip()) for path, text in fields}


def at_its_words(finding: Diagnostic, spoken: Spoken) -> Diagnostic:
    """Put a finding at the words that gave the value, where some did."""
    at = tuple(str(step) for step in finding.at)
    lacked = (*at, str(finding.facts["key"])) if finding.code == "records-key-missing" else at
    about = [way for way in spoken if lacked[: len(way)] == way]
    about = about or [way for way in spoken if at and way[: len(at)] == at]  # of a group: what was put into it
    if not about:
        return finding
    return replace(finding, path=spoken[max(about, key=len)], line=0, column=0)


def joined(file: Mapping[str, Any], options: Mapping[str, Any]) -> dict[str, Any]:
    """Options win over the file; what was not given is left out."""
    said = {key: item for key, item in options.items() if item not in (None, "", [], (), {})}
    return {**{key: item for key, item in file.items() if key != "schema"}, **said}


def of(initiative: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """What was said of an initiative, without its id: a file may name it or leave it out.

    Raises:
        UsageFault: The file names another one.
    """
    check_about(values, id=initiative, initiative=initiative)
    return {key: item for key, item in values.items() if key not in {"id", "initiative"}}


def check_about(values: Mapping[str, Any], **expected: str) -> None:
    """Let a file say what it is about where that agrees: its `id`, its `schema`.

    Raises:
        UsageFault: It says something else.
    """
    for key, right in expected.items():
        if values.get(key, right) != right:
            raise UsageFault("usage-file-of-another", key=key, value=str(values[key]), id=right)


def without_nothing(values: Any) -> Any:
    """The same values without those that are None, and without the groups that are left empty by that."""
    if isinstance(values, dict):
        kept = {key: without_nothing(item) for key, item in values.items() if item is not None}
        return {key: item for key, item in kept.items() if item not in ({}, [])}
    if isinstance(values, list):
        return [without_nothing(item) for item in values if item is not None]
    return values


def _copied(values: Any) -> Any:
    if isinstance(values, Mapping):
        return {key: _copied(item) for key, item in values.items()}
    return [_copied(item) for item in values] if isinstance(values, list | tuple) else values
