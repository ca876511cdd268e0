"""The Estonian catalogue: gather the sentences (`update`), or compile it for use (`compile`).

python tools/catalogue.py update    # after a sentence was added or changed; then translate what is empty
python tools/catalogue.py compile   # writes the .mo that the program reads
"""

from __future__ import annotations

import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
PO = ROOT / "som_cli/locale/et/LC_MESSAGES/som.po"
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}


def sentences() -> Catalog:
    """All sentences of the program, as the template of a catalogue."""
    template = Catalog(project="som", charset="utf-8")
    found = extract_from_dir(
        ROOT / "som_cli",
        [("**.py", "python")],
        keywords=KEYWORDS,
        comment_tags=("translators:",),
        strip_comment_tags=True,
    )
    for path, _line, message, comments, context in found:
        # no line numbers: they would change with every edit and tell a translator nothing
        template.add(message, locations=[(f"som_cli/{path}", 0)], auto_comments=comments, context=context)
    return template


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
