"""The layout of the program is a promise: rings know only the rings inside them, edges never each other."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent / "som_cli"
RINGS = [
    "diagnostics", "locale", "errors", "codes", "slugs", "collation", "folding", "likeness", "figures", "notation",
    "fields", "kinds", "schema", "settings",
    "people", "cards", "meetings", "process", "committee", "portfolio", "audit",
]  # fmt: skip
EDGES = ["store", "render", "report", "starter"]
OUTSIDE = {"git", "jinja2", "questionary", "rich", "ruamel", "typer", "yaml", "subprocess", "filelock"}
# `kinds` names every model and imports each when it is asked for
LATE = {"kinds"}


def imported_modules(path: Path, *, late: bool = True) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    nodes = ast.walk(tree) if late else iter(tree.body)
    names: set[str] = set()
    for node in nodes:
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


def modules(part: str) -> list[Path]:
    return sorted([*ROOT.glob(f"{part}.py"), *ROOT.glob(f"{part}/**/*.py")])


def ours(names: set[str]) -> set[str]:
    return {name.split(".")[1] for name in names if name.startswith("som_cli.")}


@pytest.mark.parametrize("ring", RINGS)
def test_a_ring_imports_only_the_rings_inside_it(ring: str) -> None:
    allowed = {*RINGS[: RINGS.index(ring) + 1], "__version__"}
    for path in modules(ring):
        names = imported_modules(path)
        assert ours(names) <= allowed, path
        assert not {name.split(".")[0] for name in names} & OUTSIDE, path


@pytest.mark.parametrize("edge", EDGES)
def test_an_edge_imports_rings_and_never_another_edge(edge: str) -> None:
    for path in modules(edge):
        assert ours(imported_modules(path)) <= {*RINGS, edge, "__version__"}, path


def test_the_command_line_imports_what_is_heavy_inside_its_commands_only() -> None:
    for path in modules("cli"):
        at_once = {name.split(".")[0] for name in imported_modules(path, late=False)}
        assert not at_once & (OUTSIDE - {"typer", "subprocess"}), path


def test_every_package_and_module_is_known_to_these_tests() -> None:
    parts = {path.stem for path in ROOT.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    assert parts - {"__init__", "__main__", "actions", "cli", *EDGES} == set(RINGS)


def test_a_file_has_one_subject_and_stays_short() -> None:
    lengths = {
        path.relative_to(ROOT).as_posix(): len(path.read_text(encoding="utf-8").splitlines())
        for path in ROOT.rglob("*.py")
    }
    assert {name: length for name, length in lengths.items() if length > 400} == {}
