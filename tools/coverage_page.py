"""The page of what the two source documents ask: which rules and moves serve it, and which tests prove it.

    python tools/coverage_page.py            write docs/coverage.md
    python tools/coverage_page.py --check    exit 1 where the page is not what the sources say

A requirement is cited in four places: `seed` of a code, `seed` of a row in data/process.yaml, `Source:` in a docstring
or comment of the program, and `@pytest.mark.req(...)` of a test. What it asks, in a few words, is in
docs/requirements.tsv, with the commands that serve it.
"""

from __future__ import annotations

import ast
import csv
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from som_cli.cli.lazy import COMMANDS, loaded
from som_cli.codes import table
from som_cli.process.model import Process
from som_cli.store.source import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "coverage.md"
REQUIREMENTS = ROOT / "docs" / "requirements.tsv"
PROCESS = ROOT / "data" / "process.yaml"
STATUSES = {
    "here": "served",
    "later": "comes later",
    "text": "guidance; nothing to check",
    "outside": "not for a tool",
}
TITLES = {
    "S": "The framework of service-based management",
    "D": "The coordination of digital developments",
    "X": "Contradictions and gaps, and how they are read",
}
_SPAN = re.compile(r"\b([SDX])([0-9]{1,3})(?:\s?[-–]\s?[SDX]?([0-9]{1,3}))?\b")
_SOURCE = re.compile(r"Sources?: (.*?)(?:\n\s*\n|\Z)", re.DOTALL)
_DOCUMENTED = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
_COMMENT = re.compile(r"#.*$", re.MULTILINE)


class Requirement(NamedTuple):
    """A row of docs/requirements.tsv."""

    id: str
    says: str
    status: str
    commands: tuple[str, ...]
    note: str


class Cited(NamedTuple):
    """Where a requirement is cited: codes, moves, modules of the program, files of tests."""

    codes: tuple[str, ...]
    moves: tuple[str, ...]
    modules: tuple[str, ...]
    tests: tuple[str, ...]


NOWHERE = Cited((), (), (), ())


def requirements() -> list[Requirement]:
    """Everything the two documents ask, in order."""
    with REQUIREMENTS.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [
            Requirement(id_, says, status, tuple(one for one in commands.split("; ") if one), note)
            for id_, says, status, commands, note in list(rows)[1:]
        ]


def commands() -> frozenset[str]:
    """Every command of the program, as it is called after `som`."""
    return frozenset(path for name in COMMANDS for path in _paths(name, loaded(name)))


def _paths(path: str, command: Any) -> Iterator[str]:
    if not getattr(command, "commands", None):
        yield path
    for name, below in getattr(command, "commands", {}).items():
        yield from _paths(f"{path} {name}", below)


def blanks(asked: Iterable[Requirement], where: Mapping[str, Cited], known: frozenset[str]) -> Iterator[str]:
    """What keeps the page from answering for a requirement: no command, no test, no reason; or no such command."""
    for one in asked:
        at = where.get(one.id, NOWHERE)
        yield from (f"{one.id}: there is no command `som {name}`" for name in one.commands if name not in known)
        if one.status == "here":
            if not (one.commands or at.codes or at.moves):
                yield f"{one.id}: neither rule nor move nor command"
            if not at.tests:
                yield f"{one.id}: no test"
        elif one.commands:
            yield f"{one.id}: it is not served, and commands are named"
        elif not one.note:
            yield f"{one.id}: not served, and nothing says why"


def ids_in(text: str) -> Iterator[str]:
    """The ids that a text cites, spans written out: `D42-D44` is three."""
    for letter, first, last in _SPAN.findall(text):
        for number in range(int(first), int(last or first) + 1):
            yield f"{letter}{number}"


def cited() -> dict[str, Cited]:
    """Where each requirement is cited."""
    codes = _gathered((one.code, ids_in(one.seed)) for one in table().values())
    moves = _gathered(_rows())
    modules = _gathered((path, ids_in(" ".join(sources(text)))) for path, text in _python("som_cli"))
    tests = _gathered((path, marks(text)) for path, text in _python("tests"))
    ids = codes.keys() | moves.keys() | modules.keys() | tests.keys()
    return {id_: Cited(codes[id_], moves[id_], modules[id_], tests[id_]) for id_ in ids}


def sources(text: str) -> Iterator[str]:
    """What follows `Source:` in the docstrings and comments of a module, to the end of its paragraph."""
    nodes = (node for node in ast.walk(ast.parse(text)) if isinstance(node, _DOCUMENTED))
    for said in [*(ast.get_docstring(node) or "" for node in nodes), *_COMMENT.findall(text)]:
        yield from _SOURCE.findall(said)


def marks(text: str) -> Iterator[str]:
    """The ids in `pytest.mark.req(...)`, wherever it stands in a module of tests."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "req":
            for argument in node.args:
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    yield from ids_in(argument.value)


def _rows() -> Iterator[tuple[str, Iterable[str]]]:
    process = Process.model_validate(read("data/process.yaml", PROCESS.read_bytes()).value)
    for row in process.rows:
        yield row.move, ids_in(" ".join(row.seed))


def _python(folder: str) -> Iterator[tuple[str, str]]:
    for path in sorted((ROOT / folder).rglob("*.py")):
        yield path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")


def _gathered(pairs: Iterable[tuple[str, Iterable[str]]]) -> defaultdict[str, tuple[str, ...]]:
    found: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for name, ids in pairs:
        for id_ in ids:
            if name not in found[id_]:
                found[id_] = (*found[id_], name)
    return found


def page() -> str:
    """The page, made from everything there is."""
    asked, where = requirements(), cited()
    lines = [
        "# What is asked, and where it is served",
        "",
        "This page is made by `python tools/coverage_page.py`; do not edit it. Ids with S are of the framework of",
        "service-based management, ids with D of the coordination of digital developments, ids with X are readings of",
        "what the two leave open. A rule is a code of `som validate` or of a refusal ([all codes](codes.md)), a move a",
        "row of `data/process.yaml`. A command is where the requirement is seen or done; `som validate` tells of every",
        "rule and is named where no rule of its own stands beside it.",
        "",
        *_summary(asked, where),
    ]
    for letter, title in TITLES.items():
        lines += ["", f"## {title}", "", "| id | asks | | rules and moves | commands | tests |", "|" + "---|" * 6]
        lines += [_row(one, where.get(one.id, NOWHERE)) for one in asked if one.id[0] == letter]
    return "\n".join(lines) + "\n"


def _summary(asked: Sequence[Requirement], where: Mapping[str, Cited]) -> list[str]:
    lines = ["| | " + " | ".join(STATUSES.values()) + " | proven by tests |", "|---|" + "---:|" * (len(STATUSES) + 1)]
    for letter in TITLES:
        mine = [one for one in asked if one.id[0] == letter]
        counts = Counter(one.status for one in mine)
        proven = sum(bool(where[one.id].tests) for one in mine if one.id in where)
        numbers = [*(str(counts[status]) for status in STATUSES), str(proven)]
        lines.append(f"| {letter} ({len(mine)}) | " + " | ".join(numbers) + " |")
    return lines


def _row(one: Requirement, where: Cited) -> str:
    rules = [f"[{code}](codes.md#{code})" for code in where.codes] + [f"*{move}*" for move in where.moves]
    called = [f"`som {name}`" for name in one.commands]
    tests = [f"`{path.removeprefix('tests/').removesuffix('.py')}`" for path in where.tests]
    state = STATUSES[one.status] + (f": {one.note}" if one.note else "")
    cells = [one.id, one.says, state, ", ".join(rules), ", ".join(called), ", ".join(tests)]
    return "| " + " | ".join(cell or " " for cell in cells) + " |"


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the page, or tell whether it is as it should be."""
    arguments = sys.argv[1:] if arguments is None else arguments
    text = page()
    lacking = list(blanks(requirements(), cited(), commands()))
    if lacking:
        sys.stderr.write("\n".join(["docs/requirements.tsv does not answer for everything:", *lacking, ""]))
        return 1
    if "--check" in arguments:
        same = PAGE.exists() and PAGE.read_text(encoding="utf-8") == text
        if not same:
            sys.stderr.write("docs/coverage.md is not as the sources have it: run `python tools/coverage_page.py`\n")
        return int(not same)
    PAGE.write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
