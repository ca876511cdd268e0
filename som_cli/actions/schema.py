"""Write the JSON Schemas of a repository's `schemas/` from the models, or tell which of them are stale."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from som_cli.kinds import KINDS
from som_cli.locale import catalogue
from som_cli.report.outputs import OUTPUTS, output, output_file
from som_cli.schema import file_name, schema
from som_cli.store.preview import difference

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FOLDER = "schemas"


def forms() -> Iterator[tuple[str, str]]:
    """Yield the path under `schemas/` and the text of each schema; in Estonian, with the English beside it."""
    translate = catalogue("et").gettext
    for kind in KINDS.values():
        yield file_name(kind), _text(schema(kind, translate))
    for name in OUTPUTS:
        yield f"output/{output_file(name)}", _text(output(name, translate))


def export(root: Path) -> list[str]:
    """Write every schema that is not there yet as it should be.

    Returns:
        The paths that were written, relative to the root, POSIX.
    """
    stale = dict(_stale(root))
    for name, text in stale.items():
        path = root / FOLDER / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return [f"{FOLDER}/{name}" for name in stale]


def drift(root: Path) -> list[str]:
    """The paths of schemas that are missing or differ from the models."""
    return [f"{FOLDER}/{name}" for name, _ in _stale(root)]


def preview(root: Path) -> str:
    """What `export` would change, as a difference; empty where nothing is stale."""
    lines: list[str] = []
    for name, text in _stale(root):
        path = root / FOLDER / name
        lines += difference(f"{FOLDER}/{name}", path.read_bytes() if path.is_file() else None, text.encode())
    return "".join(lines)


def _text(values: dict[str, Any]) -> str:
    return json.dumps(values, indent=2, ensure_ascii=False) + "\n"


def _stale(root: Path) -> Iterator[tuple[str, str]]:
    for name, text in forms():
        path = root / FOLDER / name
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            yield name, text
