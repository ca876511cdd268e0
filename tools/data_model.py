"""Write docs/data-model.md from the models: every kind of record, field by field.

Run `python tools/data_model.py` to write it, with `--check` to fail where it is stale.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from som_cli.kinds import KINDS
from som_cli.schema import schema

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from som_cli.kinds import Kind

PAGE = Path(__file__).parent.parent / "docs" / "data-model.md"
HEAD = """\
# The data model

One record is one YAML file; its first key says which form it has. This page is made from the models by
`tools/data_model.py`; the same forms are in `schemas/` for editors and other tools. A field with **yes** must be there.
The word `unknown` is an answer where it is listed, an empty field is none. Keys of your own may stand under `x`.
"""
OF_EVERY_RECORD = ("schema", "x")
CASE_FILE = {"act", "opinion", "report"}
SINGLE = {"process": "data/process.yaml", "settings": "som.yaml"}
WORDS = {  # JSON's word -> ours
    "string": "text",
    "boolean": "true or false",
    "integer": "whole number",
    "number": "number",
    "object": "keys and values",
}
BY_PATTERN = {
    "[0-9]{4}-[0-9]{2}": "date",
    "T[1-3]": "trimester",
    "https?": "link",
    "[a-z0-9]+(?:-": "id",
    "@": "e-mail",
}


def page() -> str:
    """The whole page."""
    kinds = list(KINDS.values())
    contents = "\n".join(f"- [{_title(kind)}](#{_anchor(_title(kind))})" for kind in kinds)
    return "\n".join([HEAD, contents, "", *(line for kind in kinds for line in _section(kind))])


def _title(kind: Kind) -> str:
    return str(kind.model.model_config.get("title", kind.name))


def _anchor(heading: str) -> str:
    return heading.lower().replace(":", "").replace(" ", "-")


def _section(kind: Kind) -> Iterator[str]:
    form = schema(kind, str)
    parts = {name: f"{_title(kind)}: {_low(part['title'])}" for name, part in form.get("$defs", {}).items()}
    yield from (f"## {_title(kind)}", "", f"`{kind.schema}` in `{_place(kind)}`", "")
    yield from _table(form, parts)
    for name, part in form.get("$defs", {}).items():
        yield from (f"### {parts[name]}", "")
        yield from _table(part, parts)


def _low(text: str) -> str:
    return text[0].lower() + text[1:]


def _place(kind: Kind) -> str:
    if kind.name in SINGLE:
        return SINGLE[kind.name]
    if kind.name == "initiative":
        return "data/initiatives/<agency>/<id>/initiative.yaml"
    if kind.name in CASE_FILE:
        return f"data/initiatives/<agency>/<id>/{kind.folder}/<name>.yaml"
    return f"data/{kind.folder}/<id>.yaml"


def _table(form: Mapping[str, Any], parts: Mapping[str, str]) -> Iterator[str]:
    yield "| Field | Must | Holds | Meaning |"
    yield "|:--|:--|:--|:--|"
    needed = set(form.get("required", ()))
    for key, field in form.get("properties", {}).items():
        if key not in OF_EVERY_RECORD:
            must = "**yes**" if key in needed else ""
            yield f"| `{key}` | {must} | {_holds(field, parts)} | {_cell(field['description'])} |"
    yield ""


def _holds(field: Mapping[str, Any], parts: Mapping[str, str]) -> str:
    """Say in a few words what a field takes."""
    match field:
        case {"$ref": str(ref)}:
            heading = parts[ref.rsplit("/", 1)[-1]]
            return f"[{heading.split(': ', 1)[1]}](#{_anchor(heading)})"
        case {"anyOf": list(ways)}:
            return " or ".join(_holds(way, parts) for way in ways)
        case {"type": "array", "items": dict(items)}:
            return f"list of {_holds(items, parts)}"
        case {"type": "object", "additionalProperties": dict(values)}:
            return f"by key: {_holds(values, parts)}"
    return _scalar(field)


def _scalar(field: Mapping[str, Any]) -> str:
    match field:
        case {"const": word}:
            return f"`{word}`"
        case {"enum": list(words)}:
            return ", ".join(f"`{word}`" for word in words)
        case {"pattern": str(pattern), "type": "string"}:
            return next((word for part, word in BY_PATTERN.items() if part in pattern), "text")
        case {"type": [str(first), *_]} | {"type": str(first)}:
            return WORDS[first]
    return "any value"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def main(words: list[str]) -> int:
    """Write the page, or with `--check` tell whether it is stale."""
    text = page()
    if "--check" not in words:
        PAGE.write_text(text, encoding="utf-8", newline="\n")
        return 0
    return 0 if PAGE.is_file() and PAGE.read_text(encoding="utf-8") == text else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
