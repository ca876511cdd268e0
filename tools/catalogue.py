"""The Estonian catalogue: gather the sentences (`update`), or compile it for use (`compile`).

python tools/catalogue.py update    # after a sentence was added or changed; then translate what is empty
python tools/catalogue.py compile   # writes the .mo that the program reads
"""

from __future__ import annotations

import ast
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
PO = ROOT / "som_cli/locale/et/LC_MESSAGES/som.po"
KEYWORDS = {"_": 1, "N_": 1, "ngettext": 2}  # how many forms of the sentence each takes


def sentences() -> Catalog:
    """All sentences of the program, as the template of a catalogue."""
    template = Catalog(project="som", charset="utf-8")
    for path in sorted((ROOT / "som_cli").rglob("*.py")):
        for message in marked(path.read_text(encoding="utf-8")):
            # no line numbers: they would change with every edit and tell a translator nothing
            template.add(message, locations=[(path.relative_to(ROOT).as_posix(), 0)])
    return template


def marked(source: str) -> Iterator[str | tuple[str, str]]:
    """Find the sentences of a module, also those within an f-string, which babel reads over before Python 3.12."""
    for call in ast.walk(ast.parse(source)):
        if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in KEYWORDS):
            continue
        texts = [one.value for one in call.args if isinstance(one, ast.Constant) and isinstance(one.value, str)]
        wanted = KEYWORDS[call.func.id]
        if len(texts) >= wanted:
            yield texts[0] if wanted == 1 else (texts[0], texts[1])


def translations() -> Catalog:
    """The Estonian catalogue as it is on file."""
    if not PO.exists():
        return Catalog(locale="et", project="som", charset="utf-8")
    with PO.open("rb") as file:
        return read_po(file, locale="et")


def update() -> None:
    """Bring the catalogue to the sentences there are; nothing is guessed."""
    catalogue = translations()
    catalogue.update(sentences(), no_fuzzy_matching=True, update_header_comment=True, update_creation_date=False)
    catalogue.obsolete.clear()
    catalogue.header_comment = "# The Estonian of som. Terms and tone: see CONTRIBUTING.md."
    catalogue.fuzzy = False
    PO.parent.mkdir(parents=True, exist_ok=True)
    with PO.open("wb") as file:
        write_po(file, catalogue, width=110, sort_output=True, include_lineno=False)


def compile_all() -> None:
    """Write the binary form that gettext reads."""
    with PO.with_suffix(".mo").open("wb") as file:
        write_mo(file, translations())


if __name__ == "__main__":
    {"update": update, "compile": compile_all}[sys.argv[1]]()
