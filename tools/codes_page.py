"""The page of all findings and refusals: what each says, why, and how to mend it.

    python tools/codes_page.py            write docs/codes.md
    python tools/codes_page.py --check    exit 1 where the page is not what the tables say

`som explain CODE` tells the same of one code, in the reader's language.
"""

from __future__ import annotations

import re
import sys
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import TYPE_CHECKING

from som_cli import codes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from som_cli.codes import Code

PAGE = Path(__file__).parent.parent / "docs" / "codes.md"
_WAYS = re.compile(r"\{([a-z_]+)(?:\|[a-z]+)+\}")  # `{paths|code}`: how a fact is joined is no reader's matter


def subjects() -> Iterator[tuple[str, tuple[Code, ...]]]:
    """The subjects of the tables, each with its codes, in the order of the subjects' names."""
    for module in sorted(iter_modules(codes.__path__), key=lambda one: one.name):
        if module.name != "model":
            table = import_module(f"som_cli.codes.{module.name}")
            yield (table.__doc__ or "").strip().splitlines()[0], tuple(table.CODES)


def page() -> str:
    """The page, made from the tables."""
    lines = [
        "# Findings and refusals",
        "",
        "This page is made by `python tools/codes_page.py`; do not edit it. Words in braces stand for what was found.",
        "The severity is that of the rule; `som.yaml` can raise and lower it, save where it says “fixed”. A “duty” is",
        "what a policy or service card must say: a warning until the card was first gone through (`reviewed`), as a",
        "draft always saves. A letter and a number is the [requirement behind it](coverage.md), F the rules by which",
        "the chain of acts is proved.",
    ]
    for title, entries in subjects():
        lines += ["", f"## {title.rstrip('.')}"]
        for entry in sorted(entries, key=lambda one: one.code):
            lines += ["", *_entry(entry)]
    return "\n".join(lines) + "\n"


def _entry(entry: Code) -> Iterator[str]:
    yield f"### {entry.code}"
    yield ""
    marks = [word for word, holds in (("duty", entry.duty), ("fixed", entry.fixed)) if holds]
    about = [entry.severity.word, *marks, *([entry.seed] if entry.seed else [])]
    yield f"{', '.join(about)}: {_plain(entry.sentence)}"
    yield ""
    yield f"- Why: {_plain(entry.why)}"
    if entry.mend:
        yield f"- To mend it: {_plain(entry.mend)}"
    hints = (entry.hint,) if isinstance(entry.hint, str) else entry.hint
    if any(hints):
        yield f"- Hint: {'; or: '.join(_plain(hint) for hint in hints)}"


def _plain(text: str) -> str:
    return " ".join(_WAYS.sub(r"{\1}", text).replace("{{", "{").replace("}}", "}").split())


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the page, or tell whether it is as it should be."""
    arguments = sys.argv[1:] if arguments is None else arguments
    text = page()
    if "--check" in arguments:
        same = PAGE.exists() and PAGE.read_text(encoding="utf-8") == text
        if not same:
            sys.stderr.write("docs/codes.md is not as the tables have it: run `python tools/codes_page.py`\n")
        return int(not same)
    PAGE.write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
