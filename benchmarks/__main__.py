"""Measure `som` against its peers and print the ratios.

    python -m benchmarks [--large]

Peers are run where they are found: check-jsonschema beside this Python; ajv-cli where `npm` can install it under
build/bench. Beside each time stands, in brackets, that of the processors. `--large` adds the
repository of 10,000 initiatives.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from benchmarks.generate import commit, generate
from benchmarks.measure import Figure, Run, both, command, compare

ROOT = Path(__file__).parent.parent
BUILD = ROOT / "build/bench"
SOM = Path(sys.executable).parent / "som"
PERSON = {"GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "amet01-esitaja@example.ee", "GIT_COMMITTER_NAME": "A",
          "GIT_COMMITTER_EMAIL": "amet01-esitaja@example.ee", "SOM_LANG": "en"}  # fmt: skip
CARDS, ACTS = "data/initiatives/*/*/initiative.yaml", "data/initiatives/*/*/acts/*.yaml"


def repository(size: int) -> Path:
    """A repository of that many initiatives under git, made once."""
    root = BUILD / str(size)
    if not root.exists():
        generate(root, size)
        commit(root)
    return root


def ajv() -> Path | None:
    """The fastest peer, or None where it cannot be installed."""
    program = BUILD / "node/node_modules/.bin/ajv"
    if not program.exists() and (npm := shutil.which("npm")):
        (BUILD / "node").mkdir(parents=True, exist_ok=True)
        subprocess.run([npm, "install", "--silent", "--prefix", str(BUILD / "node"), "ajv-cli@5"], check=False)
    return program if program.exists() else None


def relaxed(kind: str) -> Path:
    """The schema of a kind for a reader that makes dates of dates: to it they are no strings."""
    file = BUILD / f"{kind}.json"
    schema = json.loads((ROOT / f"schemas/{kind}.schema.json").read_text(encoding="utf-8"))
    file.write_text(json.dumps(_without_dates(schema)), encoding="utf-8")
    return file


def _without_dates(part: Any) -> Any:
    if isinstance(part, dict):
        if part.get("format") == "date" or "[0-9]{4}-[0-9]{2}" in str(part.get("pattern", "")):
            return {}
        return {key: _without_dates(value) for key, value in part.items()}
    return [_without_dates(item) for item in part] if isinstance(part, list) else part


def ajv_check(program: Path, root: Path) -> Run:
    """The peer's check of cards and acts, against their schemas only."""
    options = ("--spec=draft2020", "--strict=false", "--validate-formats=false")
    return both(
        command(program, "validate", *options, "-s", relaxed("initiative"), "-d", CARDS, cwd=root),
        command(program, "validate", *options, "-s", relaxed("act"), "-d", ACTS, cwd=root),
    )


def jsonschema_check(root: Path) -> Run:
    """check-jsonschema's check of cards and acts, against their schemas only."""
    python = (sys.executable, "-m", "check_jsonschema", "--schemafile")
    return both(
        command(*python, ROOT / "schemas/initiative.schema.json", *root.glob(CARDS), cwd=root),
        command(*python, ROOT / "schemas/act.schema.json", *root.glob(ACTS), cwd=root),
    )


def validation(size: int, program: Path | None) -> list[Figure]:
    """`som validate` from nothing, against peers that check the schema only."""
    root = repository(size)
    ours = command(SOM, "-C", root, "validate", cwd=root)
    target = "≤ 1.0×" if size < 10_000 else "≤ 1.5×"  # noqa: PLR2004  (as performance is asked for)
    figures = []
    if program:
        figures.append(compare(f"validate, N={size}, against ajv-cli", ours, ajv_check(program, root), target))
    if size < 10_000:  # noqa: PLR2004  (it takes minutes beyond)
        theirs = jsonschema_check(root)
        figures.append(compare(f"validate, N={size}, against check-jsonschema", ours, theirs, "≤ 0.05×", times=3))
    return figures


def start_up() -> list[Figure]:
    """What it costs to say anything at all."""
    theirs = command(sys.executable, "-c", "import typer", cwd=ROOT)
    return [
        compare(f"som {word}, against import typer", command(SOM, word, cwd=ROOT), theirs, "≤ 1.3×", times=11)
        for word in ("--help", "--version")
    ]


def reading() -> list[Figure]:
    """Reading commands on a hundred initiatives."""
    root = repository(100)
    one = next(root.glob(CARDS)).parent.name
    return [
        compare("initiative list, N=100", command(SOM, "-C", root, "initiative", "list", cwd=root), None, "≤ 0.5 s"),
        compare(
            "initiative next, N=100", command(SOM, "-C", root, "initiative", "next", one, cwd=root), None, "≤ 0.5 s"
        ),
    ]


def recording() -> list[Figure]:
    """One act recorded, durable, against one plain commit."""
    root = repository(100)
    card = next(root.glob("data/initiatives/amet01/*/initiative.yaml"))
    words = ("initiative", "amend", card.parent.name, "--field", "client_view=Näen ise.", "--reason", "Täpsem.")
    day = {**PERSON, "SOM_NOW": "2026-11-22T12:00:00+02:00"}
    count = iter(range(1000))

    def ours() -> None:
        changed = [*words]
        changed[4] = f"client_view=Näen ise, {next(count)}."
        command(SOM, "-C", root, *changed, cwd=root, environment=day)()

    def theirs() -> None:
        card.with_name("note.txt").write_text(str(next(count)), encoding="utf-8")
        git = ("git", "-c", "core.fsync=committed")
        command(*git, "add", "--", card.with_name("note.txt"), cwd=root)()
        command(*git, "commit", "-q", "-m", "note", cwd=root, environment=PERSON)()

    return [compare("one act, against git add and git commit", ours, theirs, "≤ 3×")]


def rendering(sizes: tuple[int, ...]) -> list[Figure]:
    """The portfolio: time must grow with its length and no faster."""
    figures = []
    for size in sizes:
        root = repository(size)
        ours = command(SOM, "-C", root, "portfolio", "render", "-o", "-", cwd=root)
        figures.append(compare(f"portfolio render, N={size}", ours, None, "linear", times=3))
    return figures


def main(large: bool) -> None:
    """Measure everything and print a table."""
    BUILD.mkdir(parents=True, exist_ok=True)
    program = ajv()
    print("| what | som | peer | ratio | to reach |\n|:--|--:|--:|--:|:--|")
    for size in (1000, 10_000) if large else (1000,):
        for figure in validation(size, program):
            print(figure.line, flush=True)
    for figure in [*start_up(), *reading(), *recording(), *rendering((100, 1000, 10_000) if large else (100, 1000))]:
        print(figure.line, flush=True)


if __name__ == "__main__":
    main("--large" in sys.argv[1:])
