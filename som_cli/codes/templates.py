"""Codes of the documents' templates, which the ministry may change."""

from __future__ import annotations

from som_cli.codes.model import Code
from som_cli.locale import N_

CODES: tuple[Code, ...] = (
    Code(
        "templates-broken",
        N_("The template `{path}` cannot be used, line {line}: {problem}."),
        N_("Correct the line, or delete the file: then the template that comes with `som` is used."),
        N_(
            "The ministry may change the templates in its repository. A template that names something unknown is "
            "refused, because a document with a silent gap would be worse than none."
        ),
    ),
)
