"""What `som explain` says of one code."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

from som_cli.locale import N_, _
from som_cli.report.sentences import names
from som_cli.report.text import Style, word

if TYPE_CHECKING:
    from som_cli.codes import Code


_DOCUMENTS = {
    "D": N_("requirement {id} of the process of digital developments (development portfolios)"),
    "S": N_("requirement {id} of the framework of service-based management"),
    "X": N_("reading {id} of what the process and the framework leave open"),
    "F": N_("rule {id} of the audit trail: what a case file must show by itself"),
    "H": N_("rule {id} of the audit trail: what the history of git must show"),
}


def _bare(template: str) -> str:
    """A sentence without facts: what stands in braces becomes an ellipsis."""
    said = _(template).replace("{{", "{").replace("}}", "}") if template else ""
    for name in names(template):
        for way in ("", "|code", "|or", "|and", "|code|or", "|code|and"):
            said = said.replace(f"{{{name}{way}}}", "…")
    return said


def _hints(entry: Code) -> tuple[str, ...]:
    return (entry.hint,) if isinstance(entry.hint, str) else entry.hint


def source_words(seed: str) -> str:
    """The requirements and rules behind a code, each with the document it is of."""
    return "; ".join(_source(one) for one in seed.split(", ")) if seed else ""


def _source(one: str) -> str:
    said = _(_DOCUMENTS[one[0]]) if one[1:].isdecimal() and one[0] in _DOCUMENTS else "{id}"
    return said.replace("{id}", one, 1)


def text(entry: Code, style: Style) -> str:
    """The page for people: the sentence, why, how to mend, the source."""
    head = f"{style.paint(entry.code, '1')} ({word(entry.severity)})"
    parts = [
        ("", _bare(entry.sentence)),
        (_("Why"), _(entry.why)),
        (_("How to mend"), _(entry.mend) or " ".join(_bare(hint) for hint in _hints(entry))),
        (_("Source"), source_words(entry.seed)),
        (_("Level"), _level(entry)),
    ]
    blocks = [_paragraph(title, said, style) for title, said in parts if said]
    return "\n\n".join([head, *blocks])


def _level(entry: Code) -> str:
    if entry.duty:
        return _("a warning until the card has been gone through for the first time (`reviewed`): a draft always saves")
    return _("fixed: `som.yaml` cannot lower it") if entry.fixed else ""


def _paragraph(title: str, said: str, style: Style) -> str:
    body = textwrap.fill(said, min(style.columns, 100) - 2, initial_indent="  ", subsequent_indent="  ")
    return f"{style.paint(title, '1')}\n{body}" if title else body


def as_json(entry: Code) -> dict[str, Any]:
    """The page for programs: `som-code/1`."""
    return {
        "schema": "som-code/1",
        "code": entry.code,
        "severity": entry.severity.word,
        "duty": entry.duty,
        "fixed": entry.fixed,
        "message": _bare(entry.sentence),
        "hints": [_bare(hint) for hint in _hints(entry) if hint],
        "why": _(entry.why),
        "mend": _(entry.mend),
        "source": entry.seed or None,
    }
