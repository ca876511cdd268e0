"""`som invitation render`: the invitation to a meeting as a letter, a draft and a calendar entry."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from som_cli.cli.options import AsOf, Language, Meeting, Output, StrictPage, option
from som_cli.cli.spoken import App
from som_cli.locale import _

app = App(help=_("The invitation to a meeting as a document."))
Draft = Annotated[
    str | None,
    option(
        "--eml",
        metavar="FILE",
        help=_("Write a draft that a mail program opens, to be sent from there; `-` writes it to standard output."),
    ),
]
Entry = Annotated[
    str | None, option("--ics", metavar="FILE", help=_("Write a calendar file; `-` writes it to standard output."))
]


@app.callback()
def invitation() -> None:
    """Keep `render` a command of its own."""


@app.command(
    "render", help=_("Write the invitation to a meeting as plain text for mail; moved or cancelled, it says so.")
)
def render(
    meeting: Meeting,
    *,
    eml: Draft = None,
    ics: Entry = None,
    output: Output = None,
    language: Language = None,
    strict: StrictPage = False,
    as_of: AsOf = None,
) -> None:
    """Write the letter to standard output or to a file, and the draft and the entry where they are asked for."""
    from som_cli.actions import invitation as action
    from som_cli.actions import sources
    from som_cli.actions.unread import NOT_IN_AGENDA, refuse_unread, unread
    from som_cli.cli.session import Session
    from som_cli.cli.strictness import tell_count, weighed
    from som_cli.errors import UsageFault

    streamed = tuple(name for name, said in (("--output", output), ("--eml", eml), ("--ics", ics)) if said == "-")
    if len(streamed) > 1:
        raise UsageFault("usage-together", options=streamed)
    som = Session("text", as_of)
    refuse_unread(som.loaded, meeting, "meeting")
    record = action.invited_to(som.registry, meeting)
    lacking = unread(som.loaded, NOT_IN_AGENDA)
    found = weighed(som, strict=strict, about=sources.of_agenda(record, som.registry), lacking=lacking)
    spoken = language or som.document_language
    papers = action.papers(som.git, record, som.registry, language=spoken, revision=som.revision)
    if output is not None or not (eml or ics):
        som.hand_over(papers.letter.whole, None if output in {None, "-"} else Path(str(output)))
    for target, raw in ((eml, papers.draft), (ics, papers.entry)):
        if target:
            som.hand_over_raw(raw, None if target == "-" else Path(target))
    som.tell_findings(papers.findings)
    tell_count(som, found, lacking)
