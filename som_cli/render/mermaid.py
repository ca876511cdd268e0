"""Texts inside Mermaid diagrams: task names of a gantt, labels of nodes."""

from __future__ import annotations

import re

from som_cli.render.escape import BREAK, LABEL_LENGTH, Markdown, plain, shortened

_ENTITIES = {
    "#": "#35;", ";": "#59;", ":": "#58;", '"': "#quot;", "<": "#lt;", ">": "#gt;", "%": "#37;", "*": "#42;",
    "_": "#95;", "`": "#96;", "{": "#123;", "}": "#125;", "[": "#91;", "]": "#93;", "|": "#124;", "\\": "#92;",
    "~": "#126;", "&": "#amp;",
}  # fmt: skip
_ENCODED = str.maketrans(_ENTITIES)
_SPOKEN = str.maketrans(
    {
        ";": ",",
        "#": "",
        '"': "",
        "<": "‹",
        ">": "›",
        "`": "’",
        "{": "(",
        "}": ")",
        "\\": "/",
        "$": "",
        "„": "",
        "“": "",
        "”": "",
    }
)
_COLON = re.compile(r"\s*:\s*")
_PERCENT = re.compile(r"%{2,}")
# What begins a statement of a gantt in any case; a name that begins so would be read as one.
_KEYWORD = re.compile(
    r"(?i)(?:gantt|section|title|acc(?:title|descr)|click|call|href|dateformat|inclusiveenddates|topaxis|axisformat"
    r"|tickinterval|includes|excludes|todaymarker|weekday|weekend|end\b|---|%|\d|-)"
)


def label(text: str, length: int = LABEL_LENGTH) -> Markdown:
    """Write the label of a node: cut at a word, every special sign as Mermaid's own entity; an empty one is a dash."""
    return Markdown((shortened(plain(text), length) or "–").translate(_ENCODED))


def task(text: str, length: int = LABEL_LENGTH) -> Markdown:
    """Write the name of a gantt task, in which no colon, semicolon, hash or quote may stand; an empty one is a dash."""
    spoken = plain(_PERCENT.sub("%", _COLON.sub(" – ", plain(text)).translate(_SPOKEN))).strip("– ")
    name = shortened(spoken, length) or "–"
    return Markdown(BREAK + name if _KEYWORD.match(name) else name)
